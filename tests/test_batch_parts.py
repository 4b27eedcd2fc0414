"""What a run is made of: the selection, stories told twice, counts and drifts, shards."""

import json
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.archives import Place, Record
from newsparse.archives.formats import Piece
from newsparse.article import Article
from newsparse.batch import Counts, Drift, run
from newsparse.batch.parts import rows_of
from newsparse.batch.plan import MOST_FILES, shards
from newsparse.batch.selection import Selection, selection_of
from newsparse.batch.stories import PLACES, Signatures, alike
from newsparse.batch.summary import drifts
from newsparse.errors import InputError

from .warcs import DATE, http, packed, page, record


def record_of(data: bytes | str = "x", **known: Any) -> Record:
    return Record(Place("f"), data, **known)


class TestSelection:
    def test_it_is_read(self) -> None:
        assert selection_of("language=eng,language=sv-SE,domain=News.example,since=2024-05-01") == Selection(
            frozenset(("en", "sv")), ("news.example",), date(2024, 5, 1)
        )
        assert selection_of("") == Selection()

    @pytest.mark.parametrize("text", ["colour=red", "language", "language=", "since=May", "=en"])
    def test_what_selects_nothing_is_an_error(self, text: str) -> None:
        with pytest.raises(InputError):
            selection_of(text)

    @pytest.mark.parametrize(
        ("select", "record", "refusal"),
        [
            ("language=en", record_of(language="eng"), None),
            ("language=en", record_of(language="swe"), "select: other language"),
            ("language=en", record_of(b'<html class=x lang="sv-SE">'), "select: other language"),
            ("language=en", record_of("<html xml:lang='en'>"), None),
            ("language=en", record_of(b"no tag"), None),
            ("domain=news.example", record_of(url="https://www.news.example/1"), None),
            ("domain=news.example", record_of(url="https://oldnews.example/1"), "select: other domain"),
            ("domain=news.example", record_of(), None),
            ("since=2024-05-03", record_of(captured=datetime.fromisoformat(DATE)), None),
            ("since=2024-05-04", record_of(captured=datetime.fromisoformat(DATE)), "select: captured before"),
            ("since=2024-05-04", record_of(), None),
        ],
    )
    def test_before_parsing(self, select: str, record: Record, refusal: str | None) -> None:
        assert selection_of(select).refuses(record) == refusal

    @pytest.mark.parametrize(
        ("select", "record", "article", "refusal"),
        [
            ("language=en", record_of(), Article(language="en-GB"), None),
            ("language=en", record_of(), Article(language="sv"), "select: other language"),
            ("language=en", record_of(language="eng"), Article(), None),
            ("language=en", record_of(), Article(), "select: language unknown"),
            ("domain=news.example", record_of(), Article(url="https://news.example/1"), None),
            ("domain=news.example", record_of(), Article(url="https://x.example/1"), "select: other domain"),
            ("domain=news.example", record_of(), Article(), "select: domain unknown"),
            ("since=2024-05-04", record_of(), Article(published=datetime(2024, 5, 4, 1)), None),
            ("since=2024-05-04", record_of(), Article(published=date(2024, 5, 3)), "select: published before"),
            ("since=2024-05-04", record_of(captured=datetime(2024, 5, 5, tzinfo=UTC)), Article(), None),
            ("since=2024-05-04", record_of(), Article(), "select: date unknown"),
        ],
    )
    def test_after_parsing(self, select: str, record: Record, article: Article, refusal: str | None) -> None:
        assert selection_of(select).refuses_article(record, article) == refusal

    def test_in_a_run(self, tmp_path: Path) -> None:
        path = tmp_path / "a.warc.gz"
        swedish = http(page(1).replace('lang="en"', 'lang="sv"'))
        silent = http(page(2).replace('lang="en"', ""))
        path.write_bytes(packed(record(1, swedish), record(2, silent), record(3)))
        report = run([str(path)], tmp_path / "out", workers=1, select="language=en")
        assert report.counts.balance == "read 3 = parsed 1 + put aside 0 + skipped 2"
        assert report.counts.skipped == {"select: other language": 1, "select: language unknown": 1}


WIRE = " ".join(f"The mayor of Orla said that ferry number {number} was late." for number in range(60))


def likeness(one: str, other: str) -> float:
    made = Signatures()
    return float((made.of(one) == made.of(other)).mean())


class TestStories:
    @given(st.integers(0, 60))
    def test_signatures_agree_as_often_as_runs_are_shared(self, shared: int) -> None:
        words = [f"w{number}" for number in range(1000)]
        one, other = words[:400], words[: shared * 6] + words[500 : 900 - shared * 6]
        runs = [{tuple(each[start : start + 4]) for start in range(len(each) - 3)} for each in (one, other)]
        true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        assert likeness(" ".join(one), " ".join(other)) == pytest.approx(true, abs=0.17)

    def test_signatures_are_the_same_everywhere(self) -> None:
        assert Signatures().of(WIRE).tolist()[:3] == [3036573, 11557675, 5804119]

    def test_short_texts_are_like_nothing(self) -> None:
        short = Signatures().of("Too short to tell.")
        assert not short.any()
        assert alike(numpy.array([short, short])) == {}

    def test_groups(self) -> None:
        random = numpy.random.default_rng(2)
        some = random.integers(1, 1 << 32, (50, PLACES), "uint64").astype("uint32")
        some[40], some[7] = some[3], some[3]
        some[7, :40] = 1  # alike by 0.69
        some[20] = some[10]
        some[20, :90] = 1  # alike by 0.3: another story
        assert alike(some) == {3: 3, 7: 3, 40: 3}

    @pytest.mark.parametrize("form", ["jsonl", "parquet"])
    def test_in_a_run(self, tmp_path: Path, form: str) -> None:
        wire = " ".join(
            f"On day {number} the {number}th boat of the harbour sailed for Vestby." for number in range(30)
        )
        path = tmp_path / "a.warc.gz"
        own = [page(number, " ".join(f"{number * each} gulls came." for each in range(99))) for number in (4, 5)]
        texts = [own[0], page(1, wire), own[1], page(2, wire + " More is not known.")]
        path.write_bytes(packed(*(record(number, http(text)) for number, text in enumerate(texts))))
        (tmp_path / "b.html").write_text(page(3, wire))
        for more, told in (([], 2), ([str(tmp_path / "b.html")], 3)):
            report = run([str(path), *more], tmp_path / "out", form=form, workers=1, dedupe=True)
            assert report.stories == (1, told)
            rows = [row for part in sorted((tmp_path / "out").glob("part-*")) for row in rows_of(part)]
            assert len(rows) == 2 + told
            stories = {row["headline"]: row.get("story") for row in rows}
            first = next(row for row in rows if row["headline"] == "Ferry 1 sails again")
            place = f"{first['record']['file']}:{first['record']['offset']}"
            assert stories["Ferry 1 sails again"] == stories["Ferry 2 sails again"] == place
            assert stories.get("Ferry 3 sails again", place) == place
            assert stories["Ferry 4 sails again"] is stories["Ferry 5 sails again"] is None


class TestCounts:
    def test_they_add_up_and_come_back(self) -> None:
        counts = Counts()
        counts.count_article(record_of(url="https://news.example/1"), Article(source="generic", byline="Ines Falk"))
        counts.count_article(record_of(), Article(source="turan", published=date(2024, 5, 3)))
        counts.count_article(record_of(), Article(source="generic"))
        other = Counts(read=5, aside=1, skipped=Counter({"request record": 2}))
        other.add(counts)
        assert set(other.sources) == {"news.example", "turan", "unknown"}
        assert other.sources["turan"] == {"articles": 1, "empty_bodies": 1, "no_byline": 1, "no_date": 0}
        assert other.balance == "read 5 = parsed 3 + put aside 1 + skipped 2"
        assert Counts.from_dict(json.loads(json.dumps(other.to_dict()))) == other

    def test_drifts(self) -> None:
        def counts(articles: int, **rates: int) -> Counts:
            return Counts(sources={"news.example": Counter(articles=articles, **rates)})

        usual = counts(1000, no_byline=100)
        assert drifts(counts(1000, no_byline=900), usual) == [Drift("news.example", "no_byline", 0.1, 0.9)]
        assert drifts(counts(1000, no_byline=120), usual) == []  # less than 5 points
        assert drifts(counts(5, no_byline=2), usual) == []  # may be chance
        assert drifts(Counts(sources={"new.example": Counter(articles=9)}), usual) == []


class TestShards:
    def test_pieces_are_put_together_up_to_a_size(self) -> None:
        made = list(shards([Piece(str(number), size=40) for number in range(5)], 100, 7))
        assert [(shard.number, len(shard.pieces), shard.size) for shard in made] == [(7, 2, 80), (8, 2, 80), (9, 1, 40)]

    def test_small_files_by_the_thousand(self) -> None:
        made = list(shards([Piece(str(number)) for number in range(2 * MOST_FILES + 1)], 100, 0))
        assert [len(shard.pieces) for shard in made] == [MOST_FILES, MOST_FILES, 1]
