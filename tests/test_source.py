"""Sources: what they may state, what they claim, and what their methods give."""

from __future__ import annotations

import cProfile
import pickle
import re
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from zoneinfo import ZoneInfo

import pytest

from newsparse import metadata, registry
from newsparse.api import article_of, parse_file, understand
from newsparse.article import Article, Author
from newsparse.document import Document, read
from newsparse.errors import FieldError, NewsparseError, SelectorError, SourceError
from newsparse.registry import Registry
from newsparse.segment.labels import Label
from newsparse.source import Generic, Layout, Source, css, field, pattern, xpath

if TYPE_CHECKING:
    from newsparse.fields.reading import Reading

PAGE = """<!doctype html><html><head><title>Harbour bridge opens</title></head><body>
<header><a href="/">The Quay</a></header>
<article>
<h1>Harbour bridge opens <em>early</em></h1>
<div class="meta"><span class="author">Ana   Roe</span>, reporter | <time>3 May 2024</time>
upd. <time>4 May</time></div>
<div class="text">
  loose words <span class="place">LYON</span> and more<br>second <b>line <span class="place">NICE</span></b> ends
  <p>First paragraph.</p>
  <div class="promo">Subscribe <span>now</span></div>
  <h2>Sub-heading</h2>
  <p>Second paragraph with <a class="inside" href="/x">a link</a> in it.</p>
</div>
<noscript><p class="hidden">Turn it on</p></noscript>
</article>
<ul class="more"><li><a href="/1">Ferry fares rise</a> <time>2 May 2024</time></li><li><a>Gulls counted</a></li></ul>
</body></html>"""

DUMP = """Harbour bridge opens
By Ana Roe | The Quay
The bridge opened on Monday.
19 July 2024 / 14:01
"""


def texts(document: Document, claims: Any, label: Label | None = None) -> list[str]:
    """The words that claims stand for."""
    return [
        document.blocks[claim.block].text[claim.start : claim.end]
        for claim in claims
        if label is None or claim.label is label
    ]


def declare(**stated: Any) -> type[Source]:
    return cast("type[Source]", type("Quay", (Source,), stated))


def reading(document: Document, url: str | None = None) -> Reading:
    return cast("Reading", SimpleNamespace(document=document, url=url))


@pytest.fixture
def page() -> Document:
    return read(PAGE)


@pytest.fixture
def dump() -> Document:
    return read(DUMP)


class TestLabellers:
    def test_block_level_match_claims_all_blocks_within(self, page: Document) -> None:
        claims = list(css("div.text").claims(page, Label.BODY, "test"))
        assert texts(page, claims) == [
            "loose words LYON and more",
            "second line NICE ends",
            "First paragraph.",
            "Subscribe now",
            "Sub-heading",
            "Second paragraph with a link in it.",
        ]
        assert {(claim.label, claim.by) for claim in claims} == {(Label.BODY, "test")}

    @pytest.mark.parametrize(
        ("selector", "expected"),
        [
            (".author", ["Ana Roe"]),
            (".meta time", ["3 May 2024", "4 May"]),
            (".place", ["LYON", "NICE"]),
            ("h1 em", ["early"]),
            ("b", ["line NICE"]),
            ("a.inside", ["a link"]),
            (".more a", ["Ferry fares rise", "Gulls counted"]),
            (".hidden", []),
            ("title", []),
            (".absent", []),
            ("b, .place", ["LYON", "line NICE"]),
        ],
    )
    def test_inline_match_claims_the_part_that_holds_its_text(
        self, page: Document, selector: str, expected: list[str]
    ) -> None:
        assert texts(page, css(selector).claims(page, Label.BYLINE, "test")) == expected

    def test_nested_matches_are_claimed_once(self) -> None:
        document = read("<div class=x><div class=x><p>One</p></div><p>Two <i class=x>t <i class=x>u</i></i></p></div>")
        assert sorted(texts(document, css(".x").claims(document, Label.BODY, "t"))) == ["One", "Two t u", "t u"]

    def test_inline_element_around_blocks(self) -> None:
        document = read("<body>a <span class=x>b<div>c</div><p>d <i>e</i></p>f</span> g<p>h</p></body>")
        assert texts(document, css(".x").claims(document, Label.BODY, "t")) == ["b", "c", "d e", "f"]

    @pytest.mark.parametrize(
        ("expression", "expected"),
        [
            ("//h2", ["Sub-heading"]),
            ("//div[@class='meta']/text()[contains(., 'reporter')]", [", reporter |"]),
            ("//h1/text()", ["Harbour bridge opens"]),
            ("//span[re:test(@class, '^auth')]", ["Ana Roe"]),
            ("//a/@href", []),
            ("//br/following-sibling::text()[1]", ["second"]),
        ],
    )
    def test_xpath(self, page: Document, expression: str, expected: list[str]) -> None:
        assert texts(page, xpath(expression).claims(page, Label.BODY, "test")) == expected

    @pytest.mark.parametrize(
        ("regex", "expected"),
        [
            (r"Ana \w+", ["Ana Roe"]),
            (r"^By (\w+ \w+)", ["Ana Roe"]),
            (r"^(By) (?P<value>\w+)", ["Ana"]),
            (r"Quay$", ["Quay"]),
            (r"opens(\s*)", []),
            (r"\|\s(?P<value>.*)", ["The Quay"]),
        ],
    )
    def test_pattern(self, dump: Document, regex: str, expected: list[str]) -> None:
        assert texts(dump, pattern(regex).claims(dump, Label.BYLINE, "test")) == expected

    def test_pattern_takes_flags_and_reads_pages_too(self, page: Document) -> None:
        assert texts(page, pattern("ana roe", re.I).claims(page, Label.BYLINE, "test")) == ["Ana Roe"]

    @pytest.mark.parametrize(
        ("below", "expected"),
        [
            ("^one$", ["two"]),
            ("o", ["three"]),
            ("^one$\n.+", ["three"]),
            ("^one$\n.+\n.+", ["four"]),
            ("^one$\n.+\n.+\n.+", ["five"]),
            ("^one$\n.+\n.+\n.+\n.+", []),
        ],
    )
    def test_pattern_below_another_line(self, below: str, expected: list[str]) -> None:
        for document in (read("one\ntwo\n\nthree\nfour\nfive\nsix"), read("<p>one<p>two<p>three<p>four<p>five<p>six")):
            assert texts(document, pattern(r"^\w+$", below=below).claims(document, Label.BODY, "t")) == expected

    def test_pattern_says_what_stands_above(self) -> None:
        assert repr(pattern("a", re.I, below="b")) == "pattern('a', re.IGNORECASE, below='b')"

    def test_selectors_match_nothing_in_a_dump(self, dump: Document) -> None:
        assert list(css("*").claims(dump, Label.BODY, "test")) == []
        assert list(xpath("//text()").claims(dump, Label.BODY, "test")) == []

    def test_claims_of_many_inline_matches_take_steps_in_proportion(self) -> None:
        def calls(count: int) -> int:
            document = read(f"<p>{'<span>word</span> ' * count}</p>")
            profile = cProfile.Profile()
            claims = profile.runcall(lambda: list(css("span").claims(document, Label.BYLINE, "test")))
            assert len(claims) == count
            return sum(entry.callcount for entry in profile.getstats())

        calls(10)
        assert calls(4_000) < 5 * calls(1_000)


class TestDeclaration:
    @pytest.mark.parametrize(
        ("stated", "error", "message"),
        [
            ({"byline": css("a[")}, SelectorError, r"Wrong\.byline: css\('a\['\) fails as a CSS selector"),
            ({"byline": css("a:never")}, SelectorError, r"Wrong\.byline.*never"),
            ({"byline": pattern("a", below="b(")}, SelectorError, r"Wrong\.byline: .*below='b\('\) is no pattern"),
            ({"byline": pattern("a", below="b*")}, SelectorError, r"Wrong\.byline: .* matches where there is nothing"),
            ({"signs": (pattern("a", below="b"),)}, SourceError, r"Wrong\.signs: .* `below` is for labels"),
            ({"byline": (css("a"), xpath("//a["))}, SelectorError, r"Wrong\.byline: xpath\('//a\['\)"),
            ({"byline": xpath("never(.)")}, SelectorError, r"Wrong\.byline.*XPath"),
            ({"byline": xpath("count(//a)")}, SelectorError, r"gives a float"),
            ({"byline": pattern("(")}, SelectorError, r"Wrong\.byline: pattern\('\('\) is no pattern"),
            ({"byline": pattern(r"\d*")}, SelectorError, r"matches where there is nothing"),
            ({"byline": ".author"}, SourceError, r"Wrong\.byline.*is no css\(\)"),
            ({"bylines": css("a")}, SourceError, r"Wrong\.bylines is no label.*byline"),
            ({"signs": (css("a"),)}, SourceError, r"Wrong\.signs: css\('a'\) is no pattern"),
            ({"signs": pattern("a")}, SourceError, r"Wrong\.signs is no tuple"),
            ({"domains": "quay.example"}, SourceError, r"Wrong\.domains is no tuple"),
            ({"domains": ("https://quay.example",)}, SourceError, r"'https://quay\.example' is not a host"),
            ({"domains": ("quay.example/news",)}, SourceError, "not a host"),
            ({"domains": ("www.quay.example",)}, SourceError, "not a host"),
            ({"domains": ("Quay.example",)}, SourceError, "not a host"),
            ({"domains": ("quay",)}, SourceError, "not a host"),
            ({"languages": ("english",)}, SourceError, r"Wrong\.languages: 'english'"),
            ({"country": "France"}, SourceError, r"Wrong\.country: 'France'"),
            ({"timezone": "Mars/Base"}, SourceError, r"Wrong\.timezone: 'Mars/Base'"),
            ({"timezone": "../etc"}, SourceError, r"Wrong\.timezone"),
            ({"name": "Two words"}, SourceError, r"Wrong\.name: 'Two words'"),
            ({"name": "generic"}, SourceError, "parser without a source"),
            ({"related_timestamp": "%d %Q"}, SourceError, r"Wrong\.related_timestamp.*'%Q' is unknown"),
            ({"related_timestamp": "soon"}, SourceError, r"no directive"),
        ],
    )
    def test_what_cannot_work_is_an_error_at_once(
        self, stated: dict[str, Any], error: type[SourceError], message: str
    ) -> None:
        with pytest.raises(error, match=message):
            type("Wrong", (Source,), stated)

    def test_what_is_right(self) -> None:
        class Quay(Source):
            domains = ("quay.example", "xn--ki-iya.example")
            languages = ("en", "pt-BR", "sr-Latn", "zh-Hant-TW", "es-419")
            country = "FR"
            timezone = "Europe/Paris"

        assert Quay.name == "quay"
        assert Quay().zone == ZoneInfo("Europe/Paris")
        assert Generic().zone is None
        assert Generic.name == "generic"

    def test_a_subclass_has_a_name_of_its_own(self) -> None:
        class First(Source):
            name = "the-first"
            domains = ("first.example",)

        class Second(First):
            pass

        assert (Second.name, Second.domains) == ("second", ("first.example",))


class TestClaims:
    def test_label_by_and_attribute_of_each(self, page: Document) -> None:
        class Quay(Source):
            byline = css(".author")
            published = css(".meta time:first-of-type")
            modified = css(".meta time:last-of-type")

        assert [(claim.label, claim.by, claim.field) for claim in Quay().claims(page)] == [
            (Label.BYLINE, "quay.byline = css('.author')", "byline"),
            (Label.TIMESTAMP, "quay.published = css('.meta time:first-of-type')", "published"),
            (Label.TIMESTAMP, "quay.modified = css('.meta time:last-of-type')", "modified"),
        ]

    def test_the_particular_wins_over_the_whole_and_boilerplate_over_all(self, page: Document) -> None:
        class Quay(Source):
            boilerplate = css(".promo, .place")
            headline = css("h2")
            body = css("article")
            byline = css(".meta")
            published = css("time")

        claims = Quay().claims(page)
        assert texts(page, claims, Label.BOILERPLATE) == ["LYON", "NICE", "Subscribe now"]
        assert texts(page, claims, Label.HEADLINE) == ["Sub-heading"]
        assert texts(page, claims, Label.BYLINE) == ["Ana Roe, reporter |", "upd."]
        assert texts(page, claims, Label.TIMESTAMP) == ["3 May 2024", "4 May", "2 May 2024"]
        assert texts(page, claims, Label.BODY) == [
            "Harbour bridge opens early",
            "loose words",
            "and more",
            "second line",
            "ends",
            "First paragraph.",
            "Second paragraph with a link in it.",
        ]

    def test_claims_do_not_overlap_and_stand_in_reading_order(self, page: Document) -> None:
        class Quay(Source):
            body = css("body")
            byline = (css("span"), pattern("reporter"))
            tags = xpath("//text()")
            related = css(".more")

        places = [(claim.block, claim.start, claim.end) for claim in Quay().claims(page)]
        assert places == sorted(places)
        for (block, _, end), (following, start, _) in pairwise(places):
            assert block < following or end <= start

    def test_a_time_of_the_related_list_is_not_the_articles(self, page: Document) -> None:
        class Quay(Source):
            published = css("time")
            related = css(".more")
            related_timestamp = css(".more time")

        claims = Quay().claims(page)
        assert texts(page, claims, Label.RELATED_HEADLINE) == ["Ferry fares rise", "Gulls counted"]
        assert texts(page, claims, Label.RELATED_TIMESTAMP) == ["2 May 2024"]
        assert texts(page, claims, Label.TIMESTAMP) == ["3 May 2024", "4 May"]

    def test_one_declaration_serves_page_and_dump(self, page: Document, dump: Document) -> None:
        class Quay(Source):
            byline = (css(".author"), pattern(r"^By ([^|]+)"))

        assert texts(page, Quay().claims(page)) == texts(dump, Quay().claims(dump)) == ["Ana Roe"]

    def test_generic_claims_nothing(self, page: Document) -> None:
        assert Generic().claims(page) == []

    def test_failure_on_an_input_names_source_attribute_and_input(self) -> None:
        class Quay(Source):
            byline = xpath("//p[re:test(., string(@data-x))]")

        document = read("<html><body><p data-x='('>x</p></body></html>", url="https://quay.example/1")
        with pytest.raises(SelectorError, match=r"quay\.byline.*\(in https://quay\.example/1\)"):
            Quay().claims(document)


class TestRelatedTimestamp:
    @pytest.mark.parametrize(
        ("format", "text", "expected"),
        [
            ("%d %B %Y / %H:%M", "19 July 2024 / 14:01", datetime(2024, 7, 19, 14, 1)),
            ("%d %B %Y / %H:%M", " 19 İyul 2024 / 14:01", datetime(2024, 7, 19, 14, 1)),
            ("%d.%m.%y, %H:%M", "01.02.24, 09:05", datetime(2024, 2, 1, 9, 5)),
            ("%m/%d/%Y %I:%M %p", "01/02/2024 2:05 p.m.", datetime(2024, 1, 2, 14, 5)),
            ("%H:%M | %Y-%m-%d", "23:59 | 2024-12-31", datetime(2024, 12, 31, 23, 59)),
        ],
    )
    def test_format(self, format: str, text: str, expected: datetime) -> None:
        source = declare(related_timestamp=format, languages=("en", "az"))
        assert source.related_format is not None
        stamp = source.related_format.read(text, languages=source.languages)
        assert stamp is not None
        assert stamp.resolve() == expected
        assert (stamp.raw, text[stamp.start : stamp.end]) == (text.strip(), text.strip())

    @pytest.mark.parametrize("text", ["", "soon", "32.13.2024", "30.02.2024", "1.2.2024 and more", "2024.01.02"])
    def test_what_has_another_form_is_none(self, text: str) -> None:
        class Quay(Source):
            related_timestamp = "%d.%m.%Y"

        assert Quay.related_format is not None
        assert Quay.related_format.read(text) is None

    def test_a_format_claims_nothing(self, dump: Document) -> None:
        class Quay(Source):
            related_timestamp = "%d %B %Y / %H:%M"

        assert Quay().claims(dump) == []

    @pytest.mark.parametrize(("format", "expected"), [("%d/%m", True), ("%Y/%m/%d", False), ("%d %B", None)])
    def test_order(self, format: str, expected: bool | None) -> None:
        related = declare(related_timestamp=format).related_format
        assert related is not None
        assert related.day_first is expected


class TestFieldMethods:
    def test_value(self, dump: Document) -> None:
        class Quay(Source):
            @field("byline")
            def read_byline(self, reading: Reading) -> str:
                return reading.document.blocks[1].text

        class Inherits(Quay):
            @field("authors")
            def read_authors(self, reading: Reading) -> tuple[Author, ...]:
                return (Author("Ana Roe"),)

        assert Inherits.field_methods == {"byline": "read_byline", "authors": "read_authors"}
        assert Inherits().field_value("byline", reading(dump)) == "By Ana Roe | The Quay"
        assert Inherits().field_value("authors", reading(dump)) == (Author("Ana Roe"),)
        assert Quay.field_methods == {"byline": "read_byline"}

    def test_a_subclass_may_read_a_field_otherwise(self, dump: Document) -> None:
        class Quay(Source):
            @field("byline")
            def read_byline(self, reading: Reading) -> str:
                return "first"

        class Renamed(Quay):
            @field("byline")
            def line_of_authors(self, reading: Reading) -> str:
                return "second"

        class Same(Quay):
            def read_byline(self, reading: Reading) -> str:
                return "third"

        assert Renamed().field_value("byline", reading(dump)) == "second"
        assert Same().field_value("byline", reading(dump)) == "third"

    @pytest.mark.parametrize("name", ["author", "text", "origin", "source", "warnings"])
    def test_a_field_that_is_not_the_sources_to_read(self, name: str) -> None:
        with pytest.raises(SourceError, match=rf"read_it: an article has no '{name}' to read"):

            class Quay(Source):
                @field(name)
                def read_it(self, reading: Reading) -> None: ...

    def test_two_methods_for_one_field(self) -> None:
        with pytest.raises(SourceError, match="one reads 'byline' already"):

            class Quay(Source):
                @field("byline")
                def one(self, reading: Reading) -> None: ...

                @field("byline")
                def two(self, reading: Reading) -> None: ...

    def test_a_method_needs_a_name_of_its_own(self) -> None:
        def byline(self: Source, reading: Reading) -> None: ...

        with pytest.raises(SourceError, match="'byline' means something else"):
            declare(byline=field("byline")(byline))

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("byline", 3),
            ("authors", [Author("Ana Roe")]),
            ("authors", ("Ana Roe",)),
            ("authors", None),
            ("published", "2024-05-03"),
            ("free", "yes"),
            ("is_article", None),
            ("topics", "Harbours"),
        ],
    )
    def test_wrong_type(self, page: Document, name: str, value: object) -> None:
        def read_it(self: Source, reading: Reading) -> object:
            return value

        quay = declare(read_it=field(name)(read_it))()
        message = rf"^quay\.{name}: read_it gave {type(value).__name__} .*, not .* \(https://q/1\)$"
        with pytest.raises(FieldError, match=message):
            quay.field_value(name, reading(page, "https://q/1"))

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("byline", None),
            ("authors", ()),
            ("published", datetime(2024, 5, 3, 10, 0)),
            ("published", datetime(2024, 5, 3).date()),
            ("free", None),
            ("is_article", False),
            ("topics", ("Harbours", "Bridges")),
        ],
    )
    def test_right_type(self, page: Document, name: str, value: object) -> None:
        def read_it(self: Source, reading: Reading) -> object:
            return value

        assert declare(read_it=field(name)(read_it))().field_value(name, reading(page)) == value

    def test_failure_names_source_field_and_input_and_keeps_the_cause(self, dump: Document) -> None:
        class Quay(Source):
            @field("byline")
            def read_byline(self, reading: Reading) -> str:
                return reading.document.blocks[99].text

        with pytest.raises(
            FieldError, match=r"^quay\.byline: read_byline raised IndexError: .*\(a text dump\)$"
        ) as caught:
            Quay().field_value("byline", reading(dump))
        assert isinstance(caught.value.__cause__, IndexError)

    def test_an_error_of_newsparse_speaks_for_itself(self, page: Document) -> None:
        class Quay(Source):
            @field("published")
            def read_published(self, reading: Reading) -> datetime:
                raise NewsparseError("'31 Foo 2024' is no date")

        with pytest.raises(FieldError) as caught:
            Quay().field_value("published", reading(page, "https://q/1"))
        assert str(caught.value) == "quay.published: '31 Foo 2024' is no date (https://q/1)"

    def test_a_file_is_named_by_its_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Quay(Source):
            @field("section")
            def read_section(self, reading: Reading) -> str:
                raise KeyError("pier")

        saved = tmp_path / "ferry.txt"
        saved.write_text("Ferry sails again\nIt sailed on Friday.", encoding="utf-8")
        monkeypatch.setattr(registry, "default", Registry())
        registry.register(Quay)
        with pytest.raises(FieldError) as caught:
            parse_file(saved, source="quay")
        assert str(caught.value) == f"quay.section: read_section raised KeyError: 'pier' ({saved})"
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)

    def test_strings_do_not_keep_the_tree(self, page: Document) -> None:
        class Quay(Source):
            @field("topics")
            def read_topics(self, reading: Reading) -> tuple[str, ...]:
                return tuple(cast("Any", reading.document.tree).xpath("//h2/text()"))

        (topic,) = Quay().field_value("topics", reading(page))
        assert (topic, type(topic)) == ("Sub-heading", str)


class OldLayout(Layout):
    when = css("table.story")
    byline = css("td.by")
    day_first = True

    @field("section")
    def read_section(self, reading: Reading) -> str:
        return "old"


class TextLayout(Layout):
    when = pattern(r"^Quay wire$")
    byline = pattern(r"^/(.*)/$")


class Tides(Source):
    """Tides, Brest."""

    layouts = (OldLayout, TextLayout)
    headline = css("h1")
    byline = css(".author")
    timezone = "Europe/Paris"

    @field("section")
    def read_section(self, reading: Reading) -> str:
        return "new"


class TestLayouts:
    OLD = "<html><body><h1>Eels back</h1><table class=story><tr><td class=by>Ida Moe</td></tr></table></body></html>"

    def test_layout_wins_and_the_rest_falls_back(self) -> None:
        document = read(self.OLD)
        assert [claim.by for claim in Tides().claims(document)] == [
            "tides.headline = css('h1')",
            "tides.OldLayout.byline = css('td.by')",
        ]

    def test_fitted(self, page: Document) -> None:
        tides = Tides()
        old = tides.fitted(read(self.OLD))
        assert (old.name, old.layout, old.day_first, old.zone) == ("tides", "OldLayout", True, ZoneInfo("Europe/Paris"))
        assert old.fitted(read(self.OLD)) is old
        assert tides.fitted(read(self.OLD)) is old
        assert tides.fitted(page) is tides
        assert tides.fitted(read("Eels back\nQuay wire\n/Ida Moe/")).layout == "TextLayout"

    def test_field_method(self, page: Document) -> None:
        old = read(self.OLD)
        assert Tides().fitted(old).field_value("section", reading(old)) == "old"
        assert Tides().fitted(page).field_value("section", reading(page)) == "new"

    def test_layout_without_a_way_to_know_it(self) -> None:
        with pytest.raises(SourceError, match=r"Nameless\.when"):
            type("Nameless", (Layout,), {"byline": css("p")})

    def test_layout_is_checked_as_a_source_is(self) -> None:
        with pytest.raises(SelectorError, match=r"Wrong\.byline"):
            type("Wrong", (Layout,), {"when": css("p"), "byline": css("p[")})
        with pytest.raises(SelectorError, match=r"Wrong\.when"):
            type("Wrong", (Layout,), {"when": css("p[")})

    def test_layout_may_be_known_by_a_condition(self, page: Document) -> None:
        counted = type("Counted", (Layout,), {"when": xpath("count(//h2) = 1")})
        source = declare(layouts=(counted,))()
        assert source.fitted(page).layout == "Counted"
        assert source.fitted(read("<html><body><p>x</p></body></html>")).layout is None


class TestPartOfALine:
    """A source points at a part of a line: the rest is something else."""

    PAGE = """<html lang="en"><title>Night ferry to Orla sails again</title><body><main>
<h1><small>Harbour news</small> <b class="head">Night ferry to Orla sails again</b></h1>
<p><b class="who">Ani Tovmasyan</b> <i>4 April 2025, 12:30</i></p>
<p>The night ferry to Orla sailed on Friday for the first time in two years, with all 212 berths taken.</p>
<p>A second ship will follow in May, the port said, and a third one when the pier has been mended.</p>
</main></body></html>"""

    def parsed(self, source: Source) -> Article:
        made = read(self.PAGE)
        assert made.tree is not None
        return article_of(understand(made, metadata.read(made.tree), source))

    def test_headline(self) -> None:
        class Quay(Source):
            headline = css(".head")

        assert self.parsed(Generic()).headline == "Harbour news Night ferry to Orla sails again"
        assert self.parsed(Quay()).headline == "Night ferry to Orla sails again"

    def test_byline_and_the_date_beside_it(self) -> None:
        class Quay(Source):
            byline = css(".who")

        article = self.parsed(Quay())
        assert (article.byline, article.published) == ("Ani Tovmasyan", datetime(2025, 4, 4, 12, 30))


def test_links_in_a_stated_list_are_items_whatever_they_read_like() -> None:
    class Quay(Source):
        related = css(".rail")

    page = """<html lang="en"><title>Night ferry to Orla sails again</title><body><main>
<h1>Night ferry to Orla sails again</h1>
<p>The night ferry to Orla sailed on Friday for the first time in two years, with all 212 berths taken.</p>
<p>A second ship will follow in May, the port said, and a third one when the pier has been mended.</p></main>
<div class="rail"><a href="/7">Seals counted again, at last</a><br><a href="/8">What the fog horn said</a></div>
</body></html>"""
    made = read(page, url="https://example.com/1")
    assert made.tree is not None
    article = article_of(understand(made, metadata.read(made.tree), Quay()))
    assert [item.headline for item in article.related] == ["Seals counted again, at last", "What the fog horn said"]
