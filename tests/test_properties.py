"""What holds of every input, whatever it is: found by trying."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Article, NewsparseError, parse
from newsparse.api import article_of, read
from newsparse.document import Kind
from tests.partition import assert_spans_add_up

CAPTURED = datetime(2024, 7, 19, 16, 1, tzinfo=UTC)

WORDS = st.sampled_from(
    "The ferry sails again. | By Ana Roe | Ana Roe | Von Jens Ohlendorf | 19 July 2024 / 14:01 | 2 hours ago | 14:01 "
    "| 32/13/2024 | Read also | Lesen Sie auch | Photo: Ana Roe / AP | OSTREY (AP) — | Advertisement | 1. | • | a | x1 "
    "| Why did the harbour master of Ostrey sell the bell, and who bought it in the end? "
    "| “It sails when the wind lets it,” she said on Monday, and went on to count the passengers on the quay. "
    "| Мост откроют на год позже, сообщили в управлении дорог в среду, и никто не удивился этому. "
    "| 橋の開通は来年に延期された。 | عاد القارب إلى الميناء | https://example.com/a-b-c | ana@example.com | \t "
    "| \u00a0 | \u2028 | \x85 | \x0b | \0 | \ud800 | \u200b | ¶".split(" | ")
)
LINES = st.lists(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=4).map(" ".join), max_size=30)
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r"])
DUMPS = st.builds(lambda end, lines: end.join(lines), ENDS, LINES)

TAGS = (
    "html head body title article main section header footer nav aside div p h1 h2 h3 ul ol li dl dt dd table tr td "
    "th blockquote figure figcaption pre a b strong em i span time br hr img script style noscript template svg button "
    "form input label select option iframe center font x-card".split()
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="byline"',
        ' class="related side-bar"',
        " class=entry-content",
        " href=/a-ferry-sails-again",
        ' href="http://[bad"',
        " href='mailto:ana@example.com'",
        ' datetime="2024-07-19T14:01:00+04:00"',
        ' datetime="32/13/2024"',
        " itemscope itemtype='https://schema.org/NewsArticle'",
        " itemprop=headline",
        " itemprop=author",
        " src=/a.jpg alt=Ferry",
        ' style="display:none"',
        ' lang="de"',
        ' id="x',
        " hidden",
    ]
)
META = st.sampled_from(
    [
        '<meta property="og:title" content="The ferry sails again | Ostrey Post">',
        '<meta name="author" content="Ana Roe">',
        '<meta property="article:published_time" content="2024-07-19">',
        '<meta property="article:published_time" content="32/13/2024">',
        '<link rel="canonical" href="https://example.com/a">',
        '<meta charset="utf-16">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The ferry sails", "author": [1, {}]}',
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "url": "x"}, null]}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A \\ud800 ferry\\u0000"}</script>',
        '<script type="application/ld+json">{"@id": "#a", "@type": "NewsArticle", "author": {"@id": "#a"}}</script>',
    ]
)
ELEMENTS = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), ATTRIBUTES),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
)
ODD = st.sampled_from(
    ["<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0'?>", "<", ">", "&amp;", "&#0;", "&#xD800;", "&", "</"]
)
PAGES = st.lists(st.one_of(ELEMENTS, ELEMENTS, WORDS, META, ODD), max_size=40).map("".join)


def check(data: str | bytes, kind: Kind | None) -> None:
    """It's read or refused by name, always in the same way; its spans add up; its JSON leads back to it."""
    try:
        reading = read(data, kind=kind, url="https://example.com/a", captured=CAPTURED)
    except NewsparseError:
        return
    assert_spans_add_up(reading)
    article = article_of(reading)
    again = parse(data, kind=kind, url="https://example.com/a", captured=CAPTURED)
    assert again.to_dict(origin=True) == article.to_dict(origin=True)
    assert Article.from_dict(article.to_dict(origin=True)) == article
    assert Article.from_json(article.to_json().encode()).to_dict() == article.to_dict()
    if isinstance(data, str) and reading.document.kind == "text":
        assert len(reading.document.source_text) == len(data.removeprefix("\ufeff"))


@settings(deadline=None, max_examples=150)
@given(DUMPS)
def test_dumps(text: str) -> None:
    check(text, "text")


@settings(deadline=None, max_examples=150)
@given(PAGES)
def test_pages(text: str) -> None:
    check(text, "page")


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.text(), PAGES, DUMPS))
def test_whatever_kind(text: str) -> None:
    check(text, None)


@settings(deadline=None, max_examples=100)
@given(st.one_of(st.binary(max_size=400), PAGES.map(lambda text: text.encode("cp1251", "replace"))))
def test_bytes(data: bytes) -> None:
    check(data, None)
