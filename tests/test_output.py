"""What an article is written as: JSON Schema, Markdown, HTML, plain text. Markdown and HTML are read back."""

import json
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from unicodedata import category

import attrs
import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from newsparse import article as model
from newsparse import parse
from newsparse.article import (
    Article,
    Author,
    Correction,
    Dateline,
    Emphasis,
    Image,
    Link,
    Origin,
    Paragraph,
    RelatedHeadline,
    Update,
)
from newsparse.cases import find_cases
from newsparse.output import json_schema, to_html, to_markdown, to_text
from newsparse.output.schema import attribute_docs

FIXTURES = Path(__file__).parents[1] / "fixtures"

FULL = Article(
    headline="Ferry *line* reopens",
    alternative_headline="Ferry line between Orla and Vestby reopens",
    standfirst="First crossing in nine months\nTickets from 4 crowns",
    body=(
        Paragraph(
            "ORLA, May 3 (NOVA) - The ferry sails again.",
            links=(Link(25, 30, "https://nova.example/ferry"),),
            emphasis=(Emphasis(31, 36), Emphasis(31, 43, "emphasized")),
        ),
        Paragraph("What changes", "heading", level=3),
        Paragraph("We waited long.", "quote"),
        Paragraph("It was worth it.", "quote"),
        Paragraph("Mornings", "list_item", level=1),
        Paragraph("at six", "list_item", level=2),
        Paragraph("at eight", "list_item", level=2),
        Paragraph("Evenings", "list_item", level=1),
        Paragraph("Route\tPrice", "table_row"),
        Paragraph("Orla|Vestby\t4", "table_row", links=(Link(5, 11, "https://nova.example/vestby"),)),
        Paragraph("No more was said."),
    ),
    updates=(Update("Moored", "8:40", datetime(2024, 5, 3, 8, 40), (Paragraph("It is moored."),)),),
    corrections=(Correction("Correction: The fare is 4 crowns.\nIt was 5.", date(2024, 5, 4)),),
    byline="By Ines Falk in Orla",
    authors=(Author("Ines Falk", role="Reporter", email="ines@nova.example"), Author("NOVA", kind="agency")),
    dateline=Dateline("ORLA", "May 3", "NOVA"),
    agency="NOVA",
    published=datetime(2024, 5, 3, 8, 15, tzinfo=timezone(timedelta(hours=4))),
    modified=date(2024, 5, 4),
    related=(
        RelatedHeadline("Bridge closed", "2 hours ago", datetime(2024, 5, 3, 6), "https://nova.example/b?a=1&copy;=2"),
        RelatedHeadline("1. Harbour sold", None, date(2024, 5, 1), label="Read also", place="side"),
        RelatedHeadline("Nothing dated", None, None, "/relative", label="Read also", place="side"),
    ),
    section="Transport",
    topics=("ferries", "Orla"),
    images=(Image("https://nova.example/1.jpg", caption="The ferry", width=640),),
    language="en",
    url="https://nova.example/ferry-reopens",
    source="generic",
    publisher="Nova",
    free=True,
    warnings=("two dates differ",),
    origin={"headline": Origin("span", "first line", "Ferry *line* reopens", 0, 20, 0.9)},
)

ANY_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
MARKDOWN_SIGNS = st.text(st.sampled_from(list("\\`*_[]()<>#+-=|~!&;:.1 a\tö\n\"'{}$^/@")), min_size=1, max_size=30)


def readable(text: str) -> str:
    """Text as any written form shows it: on one line, without control characters."""
    return " ".join("".join(char for char in text if char.isspace() or category(char) != "Cc").split())


# --- JSON Schema


def errors_of(data: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(json_schema()).iter_errors(data)]


@pytest.mark.parametrize("article", [Article(), FULL], ids=["empty", "full"])
@pytest.mark.parametrize("origin", [True, False])
def test_output_keeps_to_the_schema(article: Article, origin: bool) -> None:
    assert errors_of(article.to_dict(origin=origin)) == []


def test_schema_is_valid_and_plain_json() -> None:
    schema = json.loads(json.dumps(json_schema()))
    Draft202012Validator.check_schema(schema)
    assert schema == json_schema()
    assert schema["$id"].endswith(model.SCHEMA_VERSION)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("headline",), 3),
        (("published",), "yesterday"),
        (("published",), "2024-05-03T08:15:00Z"),  # `isoformat` never writes Z
        (("body", 0, "kind"), "aside"),
        (("body", 0, "links", 0, "start"), "0"),
        (("related", 0, "place"), "top"),
        (("is_article",), None),
        (("schema_version",), "0.9"),
        (("unheard_of",), None),
    ],
)
def test_schema_refuses_what_does_not_fit(path: tuple[str | int, ...], wrong: object) -> None:
    data: Any = FULL.to_dict()
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = wrong
    assert len(errors_of(data)) == 1


@pytest.mark.parametrize("missing", ["headline", "schema_version", "warnings"])
def test_schema_demands_every_attribute(missing: str) -> None:
    data = FULL.to_dict()
    del data[missing]
    assert len(errors_of(data)) == 1


def test_schema_names_every_class_and_attribute() -> None:
    schema = json_schema()
    kinds = {kind.__name__: kind for kind in vars(model).values() if isinstance(kind, type) and attrs.has(kind)}
    described = {**schema["$defs"], "Article": schema}
    assert described.keys() - {"date"} == kinds.keys()
    for name, kind in kinds.items():
        names = [field.name for field in attrs.fields(kind)]
        assert [key for key in described[name]["properties"] if key != "schema_version"] == names


def test_schema_holds_the_attributes_docstrings() -> None:
    place = json_schema()["$defs"]["RelatedHeadline"]["properties"]["place"]
    assert place["description"] == attribute_docs(RelatedHeadline)["place"]
    assert place["enum"] == ["trailing", "inline", "side"]
    assert "`null`" in json_schema()["$defs"]["Author"]["properties"]["role"]["description"]


def test_docs_of_a_class_without_source_are_none() -> None:
    made = type("Made", (), {"__module__": __name__})
    assert attribute_docs(made) == {}


def test_every_fixtures_output_keeps_to_the_schema() -> None:
    cases = find_cases(FIXTURES)
    assert cases
    wrong = {str(case.folder): errors_of(case.parse().to_dict(origin=True)) for case in cases}
    assert {folder: found for folder, found in wrong.items() if found} == {}


# --- Markdown

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(node: SyntaxTreeNode) -> str:
    """What a reader sees of a parsed piece of Markdown."""
    return (node.content if node.type == "text" else "") + "".join(map(shown, node.children))


def read_markdown(text: str) -> list[tuple[str, str]]:
    """The blocks with their text, innermost blocks only."""
    tree = SyntaxTreeNode(READER.parse(text))
    return [(str(node.parent and node.parent.type), shown(node)) for node in tree.walk() if node.type == "inline"]


def links_of(text: str) -> list[tuple[str, str]]:
    tree = SyntaxTreeNode(READER.parse(text))
    return [(shown(node), str(node.attrs["href"])) for node in tree.walk() if node.type == "link"]


def test_markdown_in_full() -> None:
    assert to_markdown(FULL) == (
        "# Ferry \\*line\\* reopens\n\n"
        "**First crossing in nine months**\n\n"
        "**Tickets from 4 crowns**\n\n"
        "By Ines Falk in Orla · 2024-05-03T08:15:00+04:00\n\n"
        "ORLA, May 3 (NOVA) - The [ferry](https://nova.example/ferry) ***sails*** *again.*\n\n"
        "### What changes\n\n"
        "> We waited long.\n>\n> It was worth it.\n\n"
        "- Mornings\n  - at six\n  - at eight\n- Evenings\n\n"
        "| Route | Price |\n| --- | --- |\n| Orla&#124;[Vestby](https://nova.example/vestby) | 4 |\n\n"
        "No more was said.\n\n"
        "*Correction: The fare is 4 crowns.*\n\n*It was 5.*\n\n"
        "---\n\n"
        "## Related\n\n"
        "- [Bridge closed](https://nova.example/b?a=1\\&copy;=2) — 2 hours ago\n\n"
        "## Read also\n\n"
        "- 1\\. Harbour sold — 2024-05-01\n- Nothing dated\n"
    )


def test_markdown_is_read_as_it_was_meant() -> None:
    blocks = read_markdown(to_markdown(FULL))
    assert ("heading", "Ferry *line* reopens") in blocks
    assert ("td", "Orla|Vestby") in blocks
    assert ("paragraph", "1. Harbour sold — 2024-05-01") in blocks
    assert links_of(to_markdown(FULL))[-1] == ("Bridge closed", "https://nova.example/b?a=1&copy;=2")


def test_markdown_nests_lists_as_deep_as_they_are() -> None:
    levels = [3, 3, 1, 4, 2, 1]
    items = tuple(Paragraph(f"item {n}", "list_item", level) for n, level in enumerate(levels))
    tree = SyntaxTreeNode(READER.parse(to_markdown(Article(body=items))))
    depths = {}
    for node in tree.walk():
        if node.type == "inline":
            above, depth = node.parent, 0
            while above is not None:
                depth, above = depth + (above.type == "bullet_list"), above.parent
            depths[node.content] = depth
    assert [depths[f"item {n}"] for n in range(6)] == [1, 1, 1, 2, 2, 1]


@given(st.one_of(ANY_TEXT, MARKDOWN_SIGNS), st.sampled_from(["paragraph", "heading", "quote", "list_item"]))
def test_markdown_shows_any_text_as_it_is(text: str, kind: model.ParagraphKind) -> None:
    blocks = read_markdown(to_markdown(Article(headline=text, body=(Paragraph(text, kind), Paragraph("After")))))
    expected = readable(text)
    assert [words for _, words in blocks if words] == [expected, expected, "After"][0 if expected else 2 :]


@given(st.lists(st.one_of(ANY_TEXT, MARKDOWN_SIGNS).map(lambda text: text.replace("\t", " ")), min_size=1, max_size=4))
def test_markdown_shows_any_cell_as_it_is(row: list[str]) -> None:
    rows = (Paragraph("head", "table_row"), Paragraph("\t".join(row), "table_row"))
    blocks = read_markdown(to_markdown(Article(body=rows)))
    assert [words for kind, words in blocks if kind == "td"] == [readable(cell) for cell in row]


@given(MARKDOWN_SIGNS, MARKDOWN_SIGNS, MARKDOWN_SIGNS)
def test_markdown_shows_any_linked_words_as_they_are(before: str, words: str, after: str) -> None:
    url = "https://nova.example/Orla_(town)?q=a*b&lt;[1]"
    words = f"x{words}x"
    link = Link(len(before), len(before) + len(words), url)
    written = to_markdown(Article(body=(Paragraph(before + words + after, links=(link,)),)))
    assert links_of(written) == [(readable(words).replace("\n", " "), READER.normalizeLink(url))]
    assert "".join(text for _, text in read_markdown(written)) == readable(before + words + after)


EMPHASIS = st.lists(
    st.builds(Emphasis, st.integers(0, 20), st.integers(0, 20), st.sampled_from(["strong", "emphasized"])), max_size=4
)


@given(st.one_of(ANY_TEXT, MARKDOWN_SIGNS), EMPHASIS)
def test_markdown_shows_any_emphasized_text_as_it_is(text: str, emphasis: list[Emphasis]) -> None:
    written = to_markdown(Article(body=(Paragraph(f"x{text}x", emphasis=tuple(emphasis)),)))
    assert readable("".join(words for _, words in read_markdown(written))) == readable(f"x{text}x")


@pytest.mark.parametrize(
    ("text", "emphasis", "strong"),
    [
        ("Who pays? The town does.", (Emphasis(0, 9),), ["Who pays?"]),
        ("Who pays? The town does.", (Emphasis(0, 10),), ["Who pays?"]),
        ("The town, of course", (Emphasis(4, 9),), ["town,"]),
        ("Unbelievable", (Emphasis(2, 9),), ["believa"]),
        ("one two", (Emphasis(0, 3), Emphasis(4, 7, "emphasized")), ["one"]),
        ("（市長）は", (Emphasis(0, 4),), []),  # Markdown knows no emphasis there
    ],
)
def test_markdown_shows_emphasis(text: str, emphasis: tuple[Emphasis, ...], strong: list[str]) -> None:
    written = to_markdown(Article(body=(Paragraph(text, emphasis=emphasis),)))
    tree = SyntaxTreeNode(READER.parse(written))
    assert [shown(node) for node in tree.walk() if node.type == "strong"] == strong


def test_markdown_of_nothing_is_empty() -> None:
    assert to_markdown(Article()) == ""


# --- HTML


def read_html(text: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(text)


def test_html_in_full() -> None:
    page = read_html(to_html(FULL))
    assert page.xpath("//title/text()") == page.xpath("//h1/text()") == ["Ferry *line* reopens"]
    assert page.xpath("//html/@lang") == page.xpath("//article/@lang") == ["en"]
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://nova.example/ferry-reopens"]
    assert page.xpath("//p[@class='standfirst']/text()") == ["First crossing in nine months", "Tickets from 4 crowns"]
    assert page.xpath("//p[@class='byline']/text()") == ["By Ines Falk in Orla"]
    assert page.xpath("//p[@class='published']/time/@datetime") == ["2024-05-03T08:15:00+04:00"]
    assert page.xpath("//article/h3/text()") == ["What changes"]
    assert page.xpath("//blockquote/p/text()") == ["We waited long.", "It was worth it."]
    assert page.xpath("//article/ul/li/text()[1]") == ["Mornings\n", "Evenings"]
    assert page.xpath("//article/ul/li[1]/ul/li/text()") == ["at six", "at eight"]
    assert [cell.text_content() for cell in page.xpath("//tr/td")] == ["Route", "Price", "Orla|Vestby", "4"]
    assert page.xpath("//article/p/a/@href") == ["https://nova.example/ferry"]
    assert page.xpath("//article/p/strong/em/text()") == ["sails"]
    assert page.xpath("//article/p/em/text()") == [" again."]
    assert page.xpath("//p[@class='correction']/text()") == ["Correction: The fare is 4 crowns.", "It was 5."]


def test_html_ends_in_the_related_headlines() -> None:
    page = read_html(to_html(FULL))
    first, second = page.xpath("//article/aside")
    assert first.getnext() is second
    assert second.getnext() is None
    assert [each.findtext("h2") for each in (first, second)] == ["Related", "Read also"]
    assert [" ".join(item.text_content().split()) for item in page.xpath("//aside/ul/li")] == [
        "Bridge closed 2 hours ago",
        "1. Harbour sold 2024-05-01",
        "Nothing dated",
    ]
    assert page.xpath("//aside//time/@datetime") == ["2024-05-03T06:00:00", "2024-05-01"]
    assert page.xpath("//aside//a/@href") == ["https://nova.example/b?a=1&copy;=2"]


def test_html_fragment_follows_a_page() -> None:
    both = to_html(FULL) + to_html(attrs.evolve(FULL, headline="Second"), fragment=True)
    assert read_html(both).xpath("//body/article//h1/text()") == ["Ferry *line* reopens", "Second"]


@given(st.one_of(ANY_TEXT, st.text(st.sampled_from(list("<>&\"'/=;script onload")), min_size=1, max_size=40)))
def test_html_shows_any_text_as_it_is(text: str) -> None:
    article = Article(headline=f"x{text}x", language=text, body=(Paragraph(f"x{text}x"),), byline=text)
    page = read_html(to_html(article))
    assert [node.text_content() for node in page.xpath("//h1 | //article/p")] == [readable(f"x{text}x")] * 2
    allowed = {"html", "head", "meta", "title", "body", "article", "header", "h1", "p"}
    assert {node.tag for node in page.iter()} - {"br"} <= allowed


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScript:x", "java\nscript:x", "data:text/html,x", "file:///x", "/a", "//b.example", ""],
)
def test_only_web_and_mail_addresses_become_links(url: str) -> None:
    article = Article(
        body=(Paragraph("see here", links=(Link(4, 8, url),)),), related=(RelatedHeadline("Other", url=url),), url=url
    )
    assert read_html(to_html(article)).xpath("//@href") == []
    assert links_of(to_markdown(article)) == []
    assert "see here" in to_html(article)


@pytest.mark.parametrize("url", ["http://a.example", "HTTPS://a.example/%20?x=1", "mailto:desk@a.example"])
def test_web_and_mail_addresses_become_links(url: str) -> None:
    article = Article(body=(Paragraph("see here", links=(Link(4, 8, url),)),))
    assert read_html(to_html(article)).xpath("//a/@href") == [url]
    assert [text for text, _ in links_of(to_markdown(article))] == ["here"]


def test_an_address_cannot_break_out_of_its_place() -> None:
    url = 'https://a.example/"><script>x</script> (b) `c`\\'
    article = Article(body=(Paragraph("see here", links=(Link(4, 8, url),)),))
    safe = "https://a.example/%22%3E%3Cscript%3Ex%3C/script%3E%20(b)%20%60c%60%5C"
    assert read_html(to_html(article)).xpath("//a/@href") == [safe]
    assert links_of(to_markdown(article)) == [("here", safe)]


def test_links_that_overlap_or_reach_outside() -> None:
    url = "https://a.example/"
    links = (Link(0, 3, url + "1"), Link(2, 7, url + "2"), Link(4, 99, url + "3"), Link(99, 120, url + "4"))
    article = Article(body=(Paragraph("one two", links=links),))
    assert links_of(to_markdown(article)) == [("one", url + "1"), ("two", url + "3")]


def test_a_link_over_two_cells_is_in_both() -> None:
    article = Article(body=(Paragraph("a b\tc d", "table_row", links=(Link(2, 5, "https://a.example/"),)),))
    assert links_of(to_markdown(article)) == [("b", "https://a.example/"), ("c", "https://a.example/")]


LIVE = Article(
    body=(
        Paragraph("All that is known so far."),
        Paragraph("Moored", "heading", 2),
        Paragraph("It is moored.", "list_item", 1),
        Paragraph("Nobody is hurt.", "list_item", 1),
        Paragraph("14:07 Tugs are on their way."),
    ),
    updates=(
        Update("Moored", "16:41", None, (Paragraph("It is moored.", "list_item", 1),)),
        Update(None, None, datetime(2024, 5, 3, 15, 0), (Paragraph("Nobody is hurt.", "list_item", 1),)),
        Update(None, "14:07", None, (Paragraph("14:07 Tugs are on their way."),)),
        Update(None, "13:00", None, (Paragraph("Not shown."),)),
        Update("Nothing but this", "12:00"),
    ),
)


def test_a_live_blogs_entries_have_their_times() -> None:
    assert to_markdown(LIVE) == (
        "All that is known so far.\n\n**16:41**\n\n## Moored\n\n- It is moored.\n\n**2024-05-03T15:00:00**\n\n"
        "- Nobody is hurt.\n\n14:07 Tugs are on their way.\n"
    )
    page = read_html(to_html(LIVE))
    assert page.xpath("//p[@class='time']/text()") == ["16:41", "2024-05-03T15:00:00"]
    assert page.xpath("//p[@class='time'][1]/following-sibling::h2[1]/text()") == ["Moored"]


HOSTILE = """<article><h1>Ferry <img src=x onerror=alert(1)> sails again</h1>
<p onclick="alert(2)">The ferry <a href="javascript:alert(3)" onmouseover=alert(4)>sails</a> again after
<b style="background:url(javascript:alert(5))">four months</b> in the yard,
<a href="java&#10;script:alert(6)">the office</a> said, and <a href="data:text/html,<script>alert(7)</script>">it</a>
&lt;script&gt;alert(8)&lt;/script&gt; will cost <i><svg onload=alert(9)>as much</i> as before, all in all.</p>
<script>alert(10)</script><iframe src="javascript:alert(11)"></iframe><style>p{background:red}</style>
<p>Tickets are sold <a href='https://quay.example/"onx="alert(12)'>at the pier</a> from six in the morning, it said,
[here](javascript:alert(13)) and &lt;a href=javascript:alert(14)&gt;there&lt;/a&gt;, and nowhere else on the shore.</p>
<form action="javascript:alert(15)"><input autofocus onfocus=alert(16)></form></article>"""


def test_a_hostile_page_is_written_harmless() -> None:
    article = parse(f"<html><body>{HOSTILE}</body></html>")
    assert len(article.body) == 2
    page = read_html(to_html(article))
    allowed = {"html", "head", "meta", "title", "body", "article", "header", "h1", "p", "a", "strong", "em"}
    assert {node.tag for node in page.iter()} <= allowed
    names = {name for node in page.iter() for name in node.attrib}
    assert names <= {"lang", "dir", "charset", "href", "class"}
    addresses = [*page.xpath("//a/@href"), *(url for _, url in links_of(to_markdown(article)))]
    assert addresses == ["https://quay.example/%22onx=%22alert(12)"] * 2
    assert not [node for node in SyntaxTreeNode(READER.parse(to_markdown(article))).walk() if "html" in node.type]


# --- plain text


def test_text_is_the_body_alone() -> None:
    assert to_text(FULL) == (
        "ORLA, May 3 (NOVA) - The ferry sails again.\n\n"
        "What changes\n\n"
        "> We waited long.\n>\n> It was worth it.\n\n"
        "- Mornings\n  - at six\n  - at eight\n- Evenings\n\n"
        "Route\tPrice\nOrla|Vestby\t4\n\n"
        "No more was said.\n"
    )


def test_text_of_no_body_is_empty() -> None:
    assert to_text(Article(headline="Only this")) == ""
