"""Input that is no news item, or is broken: a named error, or an article that says what it lacks, and no guess."""

import codecs
import gzip
import random
import zlib
from typing import cast

import pytest

from newsparse import Article, NewsparseError, parse
from newsparse.api import article_of, read
from newsparse.blocks import MAX_BOXES, MAX_LINES
from newsparse.document import MAX_PAGE, Kind
from newsparse.errors import BinaryInput, EmptyInput, InputError
from tests.partition import assert_spans_add_up
from tests.stories import CITING, GERMAN, RUSSIAN, STORIES, WIRE, Story

NOTHING = "no running text was found"


def page(inner: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{inner}</body></html>"


def title(story: Story) -> str:
    return f"<title>{story.headline} | Ostrey Post</title>"


def article(story: Story) -> str:
    body = "".join(f"<p>{text}</p>" for text in story.paragraphs)
    return f"<main><article><h1>{story.headline}</h1>{body}</article></main>"


def dump(story: Story) -> str:
    return "\n".join([story.headline, *story.paragraphs])


def texts(parsed: Article) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in parsed.body)


def assert_empty(parsed: Article, *warnings: str) -> None:
    """It has neither text nor date nor names, isn't called an article, and says so."""
    assert (parsed.body, parsed.standfirst, parsed.byline, parsed.authors) == ((), None, None, ())
    assert (parsed.published, parsed.modified, parsed.related, parsed.is_article) == (None, None, (), False)
    assert NOTHING in parsed.warnings
    for part in warnings:
        assert any(part in warning for warning in parsed.warnings), parsed.warnings


# --- nothing, and what is no text ---


@pytest.mark.parametrize("data", ["", b"", " \n\t\r\n ", b" \n" * 5000, "\ufeff", codecs.BOM_UTF8, "\u00a0\u2028 "])
def test_empty(data: str | bytes) -> None:
    with pytest.raises(EmptyInput, match="nothing but white space"):
        parse(data)


def test_empty_after_a_wide_byte_order_mark() -> None:
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE):
        with pytest.raises(EmptyInput):
            parse(mark)


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type /Catalog>>\nendobj\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "a JPEG image"),
        (b"GIF89a\x01\x00\x01\x00", "a GIF image"),
        (gzip.compress(dump(WIRE).encode()), "gzip data"),
        (b"PK\x03\x04\x14\x00\x00\x00", "a zip archive"),
        (random.Random(0).randbytes(200), "binary data"),
        (random.Random(1).randbytes(4096), "binary data"),
        (random.Random(2).randbytes(300_000), "binary data"),
        (codecs.BOM_UTF16_LE + random.Random(3).randbytes(4096), "binary data"),
        (codecs.BOM_UTF8 + random.Random(4).randbytes(4096), "binary data"),
        (zlib.compress(dump(WIRE).encode() * 20), "binary data"),
        (bytes(5000), "binary data"),
    ],
)
@pytest.mark.parametrize("encoding", [None, "utf-8", "latin-1"])
def test_binary(data: bytes, format: str, encoding: str | None) -> None:
    with pytest.raises(BinaryInput) as caught:
        parse(data, encoding=encoding)
    assert caught.value.format == format
    assert str(caught.value).startswith(f"input is {format}, not a page or text")


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 17])
def test_too_little_noise_to_be_told(size: int) -> None:
    for seed in range(50):
        try:
            parsed = parse(random.Random(seed).randbytes(size))
        except InputError:
            continue
        assert (parsed.published, parsed.authors, parsed.related, parsed.is_article) == (None, (), (), False)


# --- too much ---


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<p>x", "<br>"])
def test_fifty_megabytes_of_one_tag(tag: str) -> None:
    with pytest.raises(InputError, match=f"over the limit of {MAX_PAGE:,}"):
        parse(tag * (50_000_000 // len(tag)))


@pytest.mark.parametrize(("markup", "limit"), [("<p>", MAX_BOXES), ("<p>x", MAX_LINES), ("x<br>", MAX_LINES)])
def test_a_page_of_one_tag(markup: str, limit: int) -> None:
    with pytest.raises(InputError, match=f"over {limit:,} "):
        parse(page(markup * (limit + 1)))


def test_a_dump_of_too_many_lines() -> None:
    with pytest.raises(InputError, match=f"over {MAX_LINES:,} visible lines"):
        parse("The ferry sails.\n" * (MAX_LINES + 1))


def test_an_unknown_kind_is_named() -> None:
    with pytest.raises(InputError, match="'feed'"):
        parse(dump(WIRE), kind=cast("Kind", "feed"))


# --- nesting ---


@pytest.mark.parametrize("story", [WIRE, GERMAN, CITING])
@pytest.mark.parametrize("tag", ["div", "span", "b", "font color=red", "p", "section", "ul><li"])
@pytest.mark.parametrize("count", [300, 5_000, 100_000])
def test_an_article_after_unclosed_tags(story: Story, tag: str, count: int) -> None:
    parsed = parse(page(f"<{tag}>" * count + article(story), title(story)))
    assert parsed.headline == story.headline
    assert texts(parsed) == story.paragraphs
    assert parsed.is_article
    assert NOTHING not in parsed.warnings


@pytest.mark.parametrize("tag", ["div", "span", "blockquote"])
def test_a_tree_a_hundred_thousand_deep(tag: str) -> None:
    text = page(f"<{tag}>" * 100_000 + article(WIRE) + f"</{tag}>" * 100_000 + "<p>After it all.</p>", title(WIRE))
    reading = read(text)
    assert_spans_add_up(reading)
    lines = [block.text for block in reading.document.blocks]
    assert lines == [WIRE.headline, *WIRE.paragraphs, "After it all."]


def test_a_text_on_each_of_many_levels_is_kept() -> None:
    reading = read(page("".join(f"<div>line {number}" for number in range(5_000))))
    assert [block.text for block in reading.document.blocks] == [f"line {number}" for number in range(5_000)]
    assert any("their text is kept" in warning for warning in reading.document.warnings)


# --- long texts ---


LONG = "The ferry sails again on Monday, the harbour office said in a letter. "


def test_a_text_node_of_twelve_megabytes() -> None:
    """lxml drops those of over ten."""
    text = LONG * (12_000_000 // len(LONG))
    reading = read(page(f"{article(WIRE)}<p>{text}</p><p>After it.</p>"))
    lines = [block.text for block in reading.document.blocks]
    assert lines == [WIRE.headline, *WIRE.paragraphs, text.strip(), "After it."]
    assert_spans_add_up(reading)


def test_a_line_of_a_megabyte() -> None:
    text = LONG * (1_000_000 // len(LONG))
    reading = read(f"The ferry sails again\n{text}\n")
    assert [len(block.text) for block in reading.document.blocks] == [21, len(text) - 1]


@pytest.mark.parametrize(
    "text",
    [
        "<!-- -->" * 100_000,
        "<!-- -->" * 100_000 + "<p>The ferry sails.</p>",
        "<!--" * 100_000,
        "<" * 200_000,
        page("<" * 200_000),
        page('<a href="' * 50_000),
        page("<p " * 50_000),
        page("<p>" + "<a href=x>ferry</a> <b>sails</b> " * 5_000 + "</p>"),
        page("<b>" * 500 + "word<br>" * 2_000),
        page("&amp;" * 100_000),
        "x" * 1_000_000,
        "12:30 " * 100_000,
        "Ana Roe, " * 100_000,
        " " * 1_000_000 + "x",
        "x\n" + "\n" * 1_000_000 + "x",
        "'" * 300_000,
    ],
    ids=lambda text: f"{text[:4]!r}-{text[-120:-100]!r}",
)
def test_long_runs(text: str) -> None:
    """They take no more time than their length asks for; a pattern that backtracks would not end here."""
    reading = read(text)
    assert_spans_add_up(reading)
    assert article_of(reading).to_dict() == parse(text).to_dict()


@pytest.mark.parametrize("inner", ["<" * 200_000, "<script>" * 30_000, "<style " * 30_000])
def test_long_runs_of_bytes_in_no_declared_encoding(inner: str) -> None:
    assert_spans_add_up(read((page("") + inner).encode() + "größere Fähren".encode("latin-1")))


# --- no article ---


@pytest.mark.parametrize(
    "text",
    [
        page("<p>Hello</p>"),
        page("<nav><a href=/a>Home</a> <a href=/b>News</a></nav><form><input><button>Send</button></form>"),
        page("<div id=root></div><script>start()</script><noscript>Switch on scripts.</noscript>"),
        "Ferry sails again from Monday",
        "x",
        "Ana Roe\n",
        "\u200b",
        "\x01\x02 \x03",
    ],
)
def test_no_article(text: str) -> None:
    assert_empty(parse(text))


@pytest.mark.parametrize(
    "text", [page(""), page("<script>1</script><img src=a.jpg>"), "<!-- a --><!-- b -->", "\0\0 \0"]
)
def test_nothing_to_see(text: str) -> None:
    parsed = parse(text)
    assert_empty(parsed, "the input holds no visible text")
    assert parsed.headline is None


def test_a_home_page() -> None:
    cards = "".join(f"<li><h2><a href='/{at}'>{other}</a></h2></li>" for at, other in enumerate(WIRE.others))
    text = page(f"<h1>Ostrey Post</h1><ul>{cards}</ul>", "<meta property='og:type' content='website'>")
    parsed = parse(text, url="https://example.com/")
    assert (parsed.is_article, parsed.published, parsed.authors) == (False, None, ())


# --- odd characters ---


@pytest.mark.parametrize("letters", ["ꕉꕜꕮ", "𐐱𐐑𐐇", "ᎠᎡᎢ", "\ue000\ue001"])
def test_a_text_in_a_script_that_nobody_prepared_for(letters: str) -> None:
    word = random.Random(letters)
    lines = [" ".join("".join(word.choices(letters, k=5)) for _ in range(30)) + "." for _ in range(8)]
    reading = read("\n".join(lines))
    assert [block.text for block in reading.document.blocks] == lines
    assert_spans_add_up(reading)
    parsed = parse("\n".join(lines))
    assert (parsed.published, parsed.authors, parsed.related, parsed.language) == (None, (), (), None)


@pytest.mark.parametrize("dirt", ["\0", "\x08", "\ud800"])
@pytest.mark.parametrize("kind", ["text", "page"])
def test_control_characters_and_lone_surrogates(dirt: str, kind: str) -> None:
    text = dump(WIRE) if kind == "text" else page(article(WIRE), title(WIRE))
    dirty = text.replace("ferry", f"fer{dirt}ry").replace("storm ", f"storm{dirt} ")
    parsed = parse(dirty)
    count = dirty.count(dirt)
    assert count
    assert f"{count} control characters or lone surrogates were replaced by spaces" in parsed.warnings
    clean = parse(text)
    assert (parsed.headline, len(parsed.body)) == (clean.headline, len(WIRE.paragraphs))
    assert parsed.text.replace("fer ry", "ferry").split() == clean.text.split()
    parsed.to_json().encode()


def test_nul_bytes() -> None:
    data = dump(WIRE).replace("ferry", "fer\0ry").encode()
    assert "1 control characters or lone surrogates were replaced by spaces" in parse(data).warnings


# --- encodings ---


@pytest.mark.parametrize(
    ("story", "codec", "language"),
    [(GERMAN, "latin-1", "de"), (GERMAN, "cp1252", "de"), (RUSSIAN, "cp1251", "ru"), (RUSSIAN, "koi8-r", "")],
)
@pytest.mark.parametrize("declared", ["utf-8", "us-ascii", "iso-8859-1", "", "x-unknown"])
@pytest.mark.parametrize("transport", ["UTF-8", None])
def test_wrongly_declared_or_not_at_all(
    story: Story, codec: str, language: str, declared: str, transport: str | None
) -> None:
    head = f"<meta charset='{declared}'>" if declared else ""
    markup = (
        f"<!DOCTYPE html><html lang='{language}'><head>{head}{title(story)}</head><body>{article(story)}</body></html>"
    )
    lines = [block.text for block in read(markup.encode(codec, "replace"), encoding=transport).document.blocks]
    expected = [line.encode(codec, "replace").decode(codec) for line in (story.headline, *story.paragraphs)]
    assert lines == expected


@pytest.mark.parametrize(("story", "codec"), [(GERMAN, "cp1252"), (RUSSIAN, "cp1251")])
def test_dumps_in_no_declared_encoding(story: Story, codec: str) -> None:
    reading = read(dump(story).encode(codec))
    assert reading.document.text == dump(story)
    assert reading.document.warnings == [f"encoding is not declared, or wrongly; read as {codec}"]


def test_a_few_bad_bytes_in_utf_8() -> None:
    data = dump(RUSSIAN).encode() + b"\n\xff\xfe \xd0"
    assert read(data).document.text.startswith(dump(RUSSIAN))


# --- broken metadata and dates ---


@pytest.mark.parametrize(
    "block",
    [
        '{"@type": "NewsArticle", "headline": "Ferry',
        '{"@type": "NewsArticle", "headline": }',
        "{'@type': 'NewsArticle'}",
        "[" * 50_000,
        '{"a":' * 50_000,
        "null",
        "12",
        '""',
        '{"@graph": [null, 1, "x", []]}',
        '{"@type": "NewsArticle", "author": {"@id": "#a"}, "@id": "#a"}',
        '{"@type": ["NewsArticle", 1, null], "author": [[[]]], "datePublished": {"a": []}, "headline": 5}',
        "\ud800",
    ],
    ids=lambda block: block[:24].encode("ascii", "replace").decode(),
)
def test_broken_json_ld(block: str) -> None:
    parsed = parse(page(article(WIRE), f"<script type='application/ld+json'>{block}</script>"))
    assert texts(parsed) == WIRE.paragraphs
    assert (parsed.published, parsed.authors) == (None, ())
    parsed.to_json().encode()


@pytest.mark.parametrize(
    "stamp", ["32/13/2024", "00.00.0000", "2024-02-30", "99:99, 31.11.2024", "2024-13-45T25:61:00Z"]
)
def test_dates_that_are_none(stamp: str) -> None:
    lines = [WIRE.headline, stamp, *WIRE.paragraphs, WIRE.author]
    parsed = parse("\n".join(lines))
    assert (parsed.headline, parsed.published, parsed.modified) == (WIRE.headline, None, None)
    inner = article(WIRE).replace("</h1>", f"</h1><time datetime='{stamp}'>{stamp}</time>")
    parsed = parse(page(inner, f"<meta property='article:published_time' content='{stamp}'>"))
    assert (parsed.published, parsed.modified) == (None, None)
    assert f"published: article:published_time holds {stamp!r}, which is no date" in parsed.warnings


@pytest.mark.parametrize("name", STORIES)
def test_cut_off_anywhere(name: str) -> None:
    text = page(article(STORIES[name]), title(STORIES[name])).encode()
    for end in range(0, len(text), 97):
        try:
            parsed = parse(text[:end])
        except NewsparseError:
            assert end == 0
        else:
            assert parsed.published is None


@pytest.mark.parametrize("opening", ["<title>", "<meta property='og:title' content='", "<meta name=author content='"])
def test_metadata_that_swallows_the_page_is_none(opening: str) -> None:
    """A title that's never closed, or an attribute without its last quote, holds all that follows: no headline."""
    rest = " | ".join(WIRE.paragraphs) * 200
    parsed = parse(f"<html><head>{opening}{WIRE.headline} {rest}<p>{rest}</p></body></html>", kind="page")
    assert len(parsed.headline or "") < 500
    assert all(len(author.name) < 500 for author in parsed.authors)


@pytest.mark.parametrize("data", [None, 5, ["Ferry"], {"html": "<p>"}])
def test_what_is_neither_text_nor_bytes_is_named(data: object) -> None:
    with pytest.raises(TypeError, match="bytes, str or a Response"):
        parse(cast("str", data))


def test_an_empty_address_is_none() -> None:
    assert parse(dump(WIRE), url="").url is None
