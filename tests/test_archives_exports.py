"""Exports of press databases as archives: an article a record, and what can't be read told."""

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from newsparse import archives, parse_many
from newsparse.archives import Broken, Place, Record
from newsparse.batch import Report, run
from newsparse.batch.parts import rows_of

from .exports import LAYOUTS, Story, export
from .warcs import page

EXPORTS = Path(__file__).parents[1] / "fixtures" / "exports"
WHOLE = sorted(EXPORTS.glob("*/export.txt"))

STORIES = [
    Story(
        number, f"Ferry {number} sails again", "Ines Falk", (f"The ferry sailed from pier {number} at dawn.",), number
    )
    for number in (1, 2, 3)
]


def read(path: Path) -> list[Record]:
    items = list(archives.scan(str(path)))
    return [item for item in items if isinstance(item, Record)]


def broken(path: Path) -> list[Broken]:
    return [item for item in archives.scan(str(path)) if isinstance(item, Broken)]


def aside(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in report.aside.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.parent.name)
def test_each_article_is_a_record_named_by_its_number(path: Path) -> None:
    expected = [article.to_dict() for article in parse_many(path.read_bytes())]
    records = read(path)
    assert [record.place for record in records] == [Place(str(path), number + 1) for number in range(len(expected))]
    assert [record.parse().to_dict() for record in records] == expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_known_by_its_beginning(tmp_path: Path, layout: str) -> None:
    text = export(layout, STORIES)
    (tmp_path / "latin.txt").write_bytes(text.encode("latin-1"))
    (tmp_path / "mark.txt").write_bytes(text.encode("utf-16"))
    (tmp_path / "packed.txt.gz").write_bytes(gzip.compress(text.encode()))
    with zipfile.ZipFile(tmp_path / "several.zip", "w") as pack:
        pack.writestr("no suffix", text)
    headlines = [record.parse().headline for record in read(tmp_path)]
    assert headlines == [story.headline for story in STORIES] * 4


def test_pages_and_texts_stay_what_they_are(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(page(1, export("nexis", STORIES)))
    (tmp_path / "text.txt").write_text("Ferry sails again\n\nThe ferry sailed on Friday.\n\nLength: 540 words\n")
    assert [(record.place.offset, record.layout) for record in read(tmp_path)] == [(0, None), (0, None)]


def test_what_is_doubtful_is_among_the_warnings() -> None:
    records = read(EXPORTS / "damaged" / "nexis-doubled.txt")
    assert [record.parse().warnings for record in records] == [(), (), ("it is the same as article 2",), ()]


def test_a_wrong_count_and_text_in_no_article_are_broken() -> None:
    path = EXPORTS / "damaged" / "nexis-doubled.txt"
    assert broken(path) == [Broken(Place(str(path)), "at 3264: the file announces 3 articles and holds 4")]


def test_an_article_without_headline_and_text_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    two = export("factiva", STORIES[:2]).replace("HD\n" + STORIES[1].headline, "HD").replace(STORIES[1].text, "")
    path.write_text(two)
    assert broken(path) == [Broken(Place(str(path), 2), "it has no headline; it has no text")]
    assert len(read(path)) == 1


def test_a_batch_of_exports_accounts_for_all_of_it(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    report = run([str(EXPORTS / "damaged"), str(WHOLE[0])], out, workers=1)
    assert report.counts.balance == "read 24 = parsed 22 + put aside 2 + skipped 0"
    assert report.counts.sources["The Harbour Post"]["articles"] >= 1
    assert sorted(each["reason"] for each in aside(report)) == [
        "broken: at 1557: the file announces 3 articles and holds 2",
        "broken: at 3264: the file announces 3 articles and holds 4",
    ]
    rows = list(rows_of(out))
    assert {row["record"]["offset"] for row in rows} == {1, 2, 3, 4}
    assert [row["headline"] for row in rows if "it has no text" in row["warnings"]] == [
        "Gulls counted on the north pier"
    ]


def test_a_source_may_be_named_for_an_article_of_an_export() -> None:
    (first, *_) = read(WHOLE[0])
    assert first.parse(source="generic").source == "generic"
