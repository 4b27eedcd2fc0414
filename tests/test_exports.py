"""Exports of Nexis, Factiva and ProQuest: each article once, its facts as stated, and what can't be read told."""

from __future__ import annotations

import codecs
import gzip
import json
import random
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Article, Export, Source, field, parse_many, register
from newsparse.cli import main
from newsparse.errors import BinaryInput, EmptyInput, NotAnExport, UnknownSource
from newsparse.exports import detection
from newsparse.exports.entry import lines_of, paragraphs_of
from newsparse.registry import Registry
from tests.exports import LAYOUTS, Story, export, stories

FIXTURES = Path(__file__).parents[1] / "fixtures" / "exports"
WHOLE = sorted(path.parent.name for path in FIXTURES.glob("*/expected.json"))
KEPT = "headline standfirst byline published publisher section language topics".split()


def read(name: str) -> Export:
    return parse_many((FIXTURES / f"{name}.txt").read_bytes())


def told(article: Article) -> dict[str, Any]:
    """What the cases hold of an article."""
    data = article.to_dict()
    others = [other.headline for other in article.related]
    authors = [author.name for author in article.authors]
    return {name: data[name] for name in KEPT} | {"authors": authors, "text": article.text, "related": others}


def reasons(export: Export) -> list[tuple[int | None, str]]:
    return [(problem.number, problem.reason) for problem in export.problems]


@pytest.mark.parametrize("name", WHOLE)
def test_fixture(name: str) -> None:
    found = read(f"{name}/export")
    expected = json.loads((FIXTURES / name / "expected.json").read_text("utf-8"))
    assert found.layout == expected["layout"]
    assert found.announced == expected["announced"]
    assert found.problems == ()
    assert [told(article) for article in found] == expected["articles"]


@given(stories(), st.sampled_from(sorted(LAYOUTS)), st.integers(0, 999))
@settings(max_examples=60, deadline=None)
def test_so_many_articles_as_were_written_whatever_the_order_of_fields(
    written: list[Story], layout: str, seed: int
) -> None:
    chance = random.Random(seed)
    found = parse_many(export(layout, written, lambda fields: chance.sample(fields, len(fields))))
    articles = list(found)
    assert found.problems == ()
    assert len(found) == len(articles) == len(written)
    assert found.announced in (None, len(written))
    for article, story in zip(articles, written, strict=True):
        assert article.headline == story.headline
        assert [author.name for author in article.authors] == [story.author]
        assert article.published == date(2024, 3, story.day)
        assert (article.publisher, article.section, article.language) == ("The Harbour Post", "NEWS", "en")
        assert article.text == story.text


FORMS = {
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "bom": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "windows-1252": lambda text: text.encode("cp1252", "replace"),
    "text": lambda text: "\ufeff" + text,
}


class TestForms:
    @pytest.mark.parametrize("form", FORMS)
    @pytest.mark.parametrize("name", ["nexis-uni", "nexis", "factiva", "factiva-article", "proquest"])
    def test_encodings_and_line_ends_make_no_difference(self, name: str, form: str) -> None:
        text = (FIXTURES / name / "export.txt").read_text("utf-8")
        found = parse_many(FORMS[form](text))
        assert found.problems == ()
        assert [told(article) for article in found] == [told(article) for article in parse_many(text)]

    @pytest.mark.parametrize("name", ["nexis-uni", "nexis", "factiva", "factiva-article", "proquest"])
    def test_an_article_may_begin_on_a_new_page(self, name: str) -> None:
        text = (FIXTURES / name / "export.txt").read_text("utf-8")
        paged = text.replace("\nGulls counted on the north pier\n", "\n\fGulls counted on the north pier\n")
        paged = paged.replace("\n                               2 of", "\n\f                               2 of")
        assert "\f" in paged
        found = parse_many(paged)
        assert found.problems == ()
        assert [told(article) for article in found] == [told(article) for article in parse_many(text)]

    @pytest.mark.parametrize("name", ["nexis-uni", "nexis", "factiva", "factiva-article", "proquest"])
    def test_several_exports_may_be_in_one_file(self, name: str) -> None:
        text = (FIXTURES / name / "export.txt").read_text("utf-8")
        once = parse_many(text)
        twice = parse_many(f"{text}\n{text}")
        assert once.announced is not None
        assert (len(twice), twice.announced) == (2 * len(once), 2 * once.announced)
        again = [
            (number, f"it is the same as article {number - len(once)}")
            for number in range(len(once) + 1, len(twice) + 1)
        ]
        assert reasons(twice) == again
        assert [told(article) for article in twice] == 2 * [told(article) for article in once]

    @pytest.mark.parametrize("name", WHOLE)
    def test_spaces_that_word_processors_put_after_names(self, name: str) -> None:
        text = (FIXTURES / name / "export.txt").read_text("utf-8")
        fixed = re.sub(r"(?m)^([A-Z][\w -]{1,20} ?:) ", "\\1\xa0", text)
        assert [told(article) for article in parse_many(fixed)] == [told(article) for article in parse_many(text)]

    def test_page_numbers_of_a_printed_export_are_no_text(self) -> None:
        text = (FIXTURES / "nexis-uni" / "export.txt").read_text("utf-8")
        paged = text.replace("The company had", "Page 2 of 5\n\nThe company had")
        assert [told(article) for article in parse_many(paged)] == [told(article) for article in parse_many(text)]

    def test_the_earlier_nexis_may_name_headline_and_text(self) -> None:
        named = """                     1 of 1 DOCUMENT

                  The Harbour Post (Orla)

                March 3, 2024 Sunday 2:05 PM EST

HEADLINE: Night ferry to Orla sails again, with all berths taken, the
   harbour office says

LENGTH: 26 words

BODY:
   The night ferry to Orla sailed on Friday for the first time in two years,
with all 212 berths taken and a brass band on the upper deck.

GRAPHIC: PHOTO: The ferry at the pier.

LOAD-DATE: March 4, 2024
"""
        found = parse_many(named)
        (article,) = found
        assert found.problems == ()
        assert article.headline == "Night ferry to Orla sails again, with all berths taken, the harbour office says"
        assert article.publisher == "The Harbour Post (Orla)"
        assert str(article.published) == "2024-03-03 14:05:00-05:00"
        assert len(article.body) == 1

    def test_lines_without_a_gap_between_head_and_text(self) -> None:
        text = (FIXTURES / "nexis-uni" / "export.txt").read_text("utf-8")
        dense = text.replace("\n\n", "\n")
        assert parse_many(dense).problems == ()
        assert [told(article) for article in parse_many(dense)] == [told(article) for article in parse_many(text)]

    @pytest.mark.parametrize("space", [" ", "\t", "     "])
    def test_factivas_codes_may_have_their_text_beside_them(self, space: str) -> None:
        lines = [
            "HD Gulls counted",
            "BY Ines Falk",
            "WC 20 words",
            "PD 28 February 2024",
            "SN The Harbour Post",
            "LA English",
        ]
        text = [
            "LP The count began at dawn on the north pier.",
            "LA Paloma is sung there, and",
            "IN the end",
            "RE NS was drunk.",
        ]
        ends = ["NS gship : Ferries", "AN Document HRBR000020240228ek2s00004"]
        coded = [line[:2] + space + line[3:] for line in (*lines, text[0], *ends)]
        found = parse_many("\n".join([*coded[:-2], *text[1:], *coded[-2:]]))
        (article,) = found
        assert found.problems == ()
        assert article.text.split("\n\n") == [text[0][3:], *text[1:]]
        assert article.topics == ("Ferries",)


class TestFacts:
    def test_each_says_where_it_was_stated(self) -> None:
        found = read("nexis-uni/export")
        article = next(iter(found))
        keys = {
            "headline": "nexis:headline",
            "byline": "nexis:Byline",
            "authors/0/name": "nexis:Byline",
            "published": "nexis:date",
            "publisher": "nexis:outlet",
            "section": "nexis:Section",
            "language": "nexis:Language",
            "topics": "nexis:Subject",
        }
        for path, key in keys.items():
            origin = article.origin[path]
            assert (origin.via, origin.key) == ("metadata", key)
            assert origin.start is not None
            assert origin.end is not None
        byline = article.origin["byline"]
        assert found.text[byline.start : byline.end] == "Ani Tovar, Shipping correspondent"

    @pytest.mark.parametrize("name", ["nexis-uni", "nexis", "factiva", "factiva-article", "proquest"])
    def test_places_of_paragraphs_lead_back_to_the_file(self, name: str) -> None:
        found = read(f"{name}/export")
        for article in found:
            for number, paragraph in enumerate(article.body):
                origin = article.origin[f"body/{number}"]
                assert " ".join(found.text[origin.start : origin.end].split()) == paragraph.text

    def test_what_is_stated_stands_above_what_the_text_prints(self) -> None:
        story = Story(1, "Gulls counted", "Ines Falk", ("5 May 2021, 10:15", *["The count began at dawn."] * 9), 3)
        (article,) = parse_many(export("factiva", [story]))
        assert article.published == date(2024, 3, 3)

    def test_a_moment_has_its_zone_where_one_is_printed(self) -> None:
        article = next(iter(read("nexis-uni/export")))
        assert article.published == datetime(2024, 3, 3, 14, 5, tzinfo=UTC)
        article = next(iter(read("factiva/export")))
        assert article.published == datetime(2024, 3, 3, 14, 5)

    def test_numeric_dates_are_read_in_the_order_of_the_language(self) -> None:
        text = (FIXTURES / "nexis-de" / "export.txt").read_text("utf-8").replace("Sonntag 3. März 2024", "03/04/2024")
        assert next(iter(parse_many(text))).published == date(2024, 4, 3)

    def test_corrections_stay_apart_from_the_text(self) -> None:
        note = "Correction: An earlier version of this article gave a wrong number of berths."
        story = Story(
            1, "Gulls counted", "Ines Falk", (*["The count began at dawn on the old northern pier."] * 4, note), 3
        )
        (article,) = parse_many(export("nexis-uni", [story]))
        assert [correction.text for correction in article.corrections] == [note]
        assert note not in article.text

    def test_a_line_of_the_text_may_look_like_a_field(self) -> None:
        paragraphs = ("The count began.", "Language: that was the trouble.", *["The birds flew over the pier."] * 8)
        for layout in ("nexis-uni", "nexis", "proquest"):
            found = parse_many(export(layout, [Story(1, "Gulls counted", "Ines Falk", paragraphs, 3)]))
            (article,) = found
            assert article.text == "\n\n".join(paragraphs), layout
            assert found.problems == ()


class TestDamaged:
    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            (
                "nexis-cut-off",
                [
                    (3, "its text has 15 words, of 40 that it's said to have"),
                    (3, "it seems cut off: what closes an article isn't there"),
                ],
            ),
            ("nexis-wrong-count", [(None, "the file announces 3 articles and holds 2")]),
            ("nexis-no-body", [(2, "it has no text")]),
            (
                "nexis-doubled",
                [(3, "it is the same as article 2"), (None, "the file announces 3 articles and holds 4")],
            ),
            ("factiva-no-number", [(1, "it seems cut off: what closes an article isn't there")]),
            ("factiva-article-no-number", [(1, "it seems cut off: what closes an article isn't there")]),
            ("proquest-cut-off", [(2, "it seems cut off: what closes an article isn't there")]),
            ("proquest-stray", [(1, "this can't be placed: 'Torn ticket, found between two pages'")]),
        ],
    )
    def test_is_told_and_no_article_left_out(self, name: str, expected: list[tuple[int | None, str]]) -> None:
        found = read(f"damaged/{name}")
        assert reasons(found) == expected
        assert len(list(found)) == len(found)

    def test_problems_say_where(self) -> None:
        found = read("damaged/nexis-no-body")
        (problem,) = found.problems
        assert str(problem) == f"article 2, at {problem.start}: it has no text"
        assert found.text[problem.start : problem.end].strip().startswith("Gulls counted on the north pier")
        assert repr(found) == "<Export nexis: 3 articles, 1 problems>"

    def test_an_article_without_text_says_so_itself(self) -> None:
        article = [*read("damaged/nexis-no-body")][1]
        assert article.headline == "Gulls counted on the north pier"
        assert "it has no text" in article.warnings

    def test_without_a_headline_none_is_made_of_the_text(self) -> None:
        story = Story(1, "", "Ines Falk", ("The count began at dawn on the pier.", "It ended late."), 3)
        found = parse_many(export("factiva", [story]))
        (article,) = found
        assert reasons(found) == [(1, "it has no headline")]
        assert article.headline is None
        assert article.text == story.text

    def test_a_date_that_cannot_be_read(self) -> None:
        text = (FIXTURES / "factiva" / "export.txt").read_text("utf-8").replace("28 February 2024", "31 February 2024")
        found = parse_many(text)
        assert reasons(found) == [(2, "its date can't be read: '31 February 2024'")]
        assert [*found][1].published is None

    def test_what_holds_neither_headline_nor_text_is_no_article(self) -> None:
        text = (FIXTURES / "nexis" / "export.txt").read_text("utf-8")
        empty = f"{text}\n\n                               3 of 3 DOCUMENTS\n\n"
        found = parse_many(empty.replace("of 2 DOCUMENTS", "of 3 DOCUMENTS"))
        assert (len(found), len(list(found))) == (3, 2)
        assert (3, "it has no headline") in reasons(found)
        assert (3, "it has no text") in reasons(found)

    @pytest.mark.parametrize(
        ("name", "end", "torn"),
        [
            ("nexis-uni", "End of Document\n", "End of Document\n\nA torn page\n\nEnd of Document\n"),
            ("factiva", "Search Summary", "A torn page\n\nSearch Summary"),
            ("factiva-article", "Search Summary", "A torn page\n\nSearch Summary"),
            ("proquest", "Contact ProQuest", "A torn page"),
        ],
    )
    def test_text_between_articles(self, name: str, end: str, torn: str) -> None:
        before, _, after = (FIXTURES / name / "export.txt").read_text("utf-8").rpartition(end)
        found = parse_many(before + torn + after)
        assert reasons(found) == [(None, "text that's in no article")]

    def test_an_article_that_a_source_fails_on_is_told_and_the_others_go_on(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("newsparse.registry.default", Registry())

        @register
        class Sieve(Source):
            @field("section")
            def reads_section(self, reading: Any) -> str:
                if "keeper" in reading.document.text:
                    raise LookupError("no keeper")
                return "Harbour"

        found = parse_many((FIXTURES / "nexis-uni" / "export.txt").read_bytes(), source="sieve")
        assert reasons(found) == []
        assert len(list(found)) == 2
        (problem,) = found.problems
        assert problem.number == 3
        assert "sieve.section" in problem.reason

    @settings(max_examples=60, deadline=None)
    @given(st.sampled_from(["nexis-uni", "nexis", "factiva", "factiva-article", "proquest"]), st.data())
    def test_wherever_it_is_cut_off_nothing_is_raised_and_it_is_told(self, name: str, data: st.DataObject) -> None:
        text = (FIXTURES / name / "export.txt").read_text("utf-8")
        cut = text[: data.draw(st.integers(len(text) // 2, len(text)))]
        found = parse_many(cut)
        articles = list(found)
        whole = list(parse_many(text))
        assert articles[0] == whole[0] or found.problems
        assert len(articles) == len(whole) or found.problems or found.announced is None


class TestWhatIsNone:
    @pytest.mark.parametrize(
        "text",
        ["Ferry sails again\n\nIt sailed on Friday.\n", "Document 1 of 20 was lost at sea.\n", "<html><p>Ferry</p>"],
    )
    def test_other_input_is_a_named_error(self, text: str) -> None:
        with pytest.raises(NotAnExport, match=r"no export that is known .*Factiva.*Nexis"):
            parse_many(text)

    def test_the_error_says_which_mark_is_there(self) -> None:
        with pytest.raises(
            NotAnExport, match=r"one mark of nexis is there \(an article's length\), and two are needed"
        ):
            parse_many("Gulls counted\n\nLength: 40 words\n\nThe count began at dawn.\n")

    def test_the_layout_may_be_named(self) -> None:
        text = "1 of 1 DOCUMENTS\n\nThe Harbour Post\n\nMarch 3, 2024\n\nGulls counted\n\nThe count began at dawn.\n"
        with pytest.raises(NotAnExport):
            parse_many(text)
        assert parse_many(text, layout="nexis").announced == 1
        with pytest.raises(NotAnExport, match="no layout of exports is named 'telex'"):
            parse_many(text, layout="telex")

    @pytest.mark.parametrize(("data", "error"), [(b" \n", EmptyInput), (b"%PDF-1.7\n", BinaryInput), ("", EmptyInput)])
    def test_empty_and_binary_input(self, data: bytes | str, error: type[Exception]) -> None:
        with pytest.raises(error):
            parse_many(data)

    def test_unknown_source(self) -> None:
        with pytest.raises(UnknownSource):
            parse_many((FIXTURES / "nexis" / "export.txt").read_bytes(), source="no_source")


MARKS = [
    *("HD", "HD Gulls counted", "SE", "TD", "WC 20 words", "PD 3 March 2024", "AN Document HRBR000020240228ek2s00004"),
    *(
        "20 words",
        "3 March 2024",
        "English",
        "(c) 2024 Quayside",
        "Document HRBR000020240228ek2s00004",
        "Search Summary",
    ),
    *(
        "1 of 2 DOCUMENTS",
        "Document 2 of 2",
        "End of Document",
        "Body",
        "Byline: Ines Falk",
        "Length: 20 words",
        "Graphic",
    ),
    *(
        "Load-Date: May 3, 2024",
        "_" * 40,
        "Full text: It rained.",
        "Title: Rain",
        "ProQuest document ID: 7",
        "Author: Falk",
    ),
    *("", "\f", "It rained on the pier all day.", "Results Found 7", "Documents (3)", "Page 1 of 2", "May 3, 2024"),
]


@given(st.lists(st.sampled_from(MARKS), min_size=1, max_size=30), st.sampled_from([x.name for x in detection.LAYOUTS]))
@settings(max_examples=150, deadline=None)
def test_no_row_of_marks_breaks_it(lines: list[str], layout: str) -> None:
    text = "It rained.\n" + "\n".join(lines)
    found = parse_many(text, layout=layout)
    articles = list(found)
    assert len(articles) <= len(found)
    assert len(articles) == len(found) or found.problems
    assert all(0 <= problem.start <= problem.end <= len(text) for problem in found.problems)


class TestLines:
    def test_wrapped_lines_are_one_paragraph_and_others_are_not(self) -> None:
        wrapped = "The night ferry to Orla sailed on Friday for the first time in two\nyears, full.\nIt rained.\n"
        lines = lines_of(wrapped, 0, len(wrapped))
        assert [[line.text[:4] for line in lines] for lines in paragraphs_of(lines)] == [["The ", "year"], ["It r"]]
        verse = "The night\nis long\nat sea\n"
        assert len(paragraphs_of(lines_of(verse, 0, len(verse)))) == 3

    def test_time_is_in_proportion(self) -> None:
        """Each of these would take minutes if a pattern went back over what it had read."""
        for filler in (
            "_" * 300_000,
            " " * 300_000,
            "1 " * 100_000,
            "AN Document A" + "1" * 300_000,
            "a" * 300_000 + ":",
        ):
            text = f"1 of 2 DOCUMENTS\n\nLENGTH: 5 words\n\n{filler}!\n\nLOAD-DATE: May 3, 2024\n"
            assert len(parse_many(text)) == 1


class TestCommand:
    def run(self, *words: str) -> Any:
        return CliRunner().invoke(main, ("parse", *words))

    def test_prints_json_lines(self) -> None:
        result = self.run("--many", str(FIXTURES / "nexis-uni" / "export.txt"))
        assert result.exit_code == 0
        assert result.stderr == ""
        articles = [Article.from_json(line) for line in result.stdout.splitlines()]
        assert articles == list(read("nexis-uni/export"))

    def test_what_cannot_be_read_is_told_and_counts_as_failed(self) -> None:
        name = str(FIXTURES / "damaged" / "nexis-wrong-count.txt")
        result = self.run("--many", "--quiet", name)
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) == 2
        assert result.stderr.endswith("the file announces 3 articles and holds 2\n")
        assert result.stderr.startswith(f"newsparse: {name}: error: at ")

    def test_input_that_is_no_export(self, tmp_path: Path) -> None:
        path = tmp_path / "ferry.txt"
        path.write_text("Ferry sails again\n\nIt sailed on Friday.\n", "utf-8")
        result = self.run("--many", str(path))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "(newsparse help NotAnExport)" in result.stderr

    def test_compressed(self, tmp_path: Path) -> None:
        path = tmp_path / "export.txt.gz"
        path.write_bytes(gzip.compress((FIXTURES / "proquest" / "export.txt").read_bytes()))
        assert len(self.run("--many", str(path)).stdout.splitlines()) == 2

    def test_without_it_a_warning_tells_of_it(self) -> None:
        result = self.run(str(FIXTURES / "factiva" / "export.txt"))
        assert result.exit_code == 0
        assert "export of many articles" in result.stderr
        assert "`newsparse parse --many`" in result.stderr

    def test_an_address_is_of_one_article(self) -> None:
        result = self.run("--many", "--url", "https://news.example/1", str(FIXTURES / "nexis" / "export.txt"))
        assert result.exit_code == 2
