"""Invented dumps of a report and a list of others below it, in all the variations in which they go round."""

import codecs
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import combinations
from typing import Any, get_args

import pytest

from newsparse import Article, Author, Paragraph, RelatedHeadline, parse
from newsparse.api import article_of, read
from tests.dumps import NEWEST, NOTATIONS, Blank, Byline, Dump, Moment, Order, Shape, make
from tests.partition import assert_spans_add_up
from tests.stories import CITING, STORIES, WIRE, Story

BAKU = timezone(timedelta(hours=4))

VARIATIONS: dict[str, tuple[Any, ...]] = {
    "byline": get_args(Byline),
    "notation": tuple(NOTATIONS),
    "order": get_args(Order),
    "blank": get_args(Blank),
    "label": (False, True),
    "items": (0, 1, 2, 3, 8, 30),
}

Case = tuple[str, Shape]


def pairs() -> Iterator[Shape]:
    """Shapes that differ from the usual one in at most two ways, each once."""
    seen = set()
    for (one, values), (other, others) in combinations(VARIATIONS.items(), 2):
        for value in values:
            for beside in others:
                seen.add(Shape(**{one: value, other: beside}))
    yield from sorted(seen)


def singles() -> Iterator[Shape]:
    """Shapes that differ from the usual one in at most one way."""
    return (shape for shape in pairs() if sum(map(is_other, shape, Shape())) <= 1)


def is_other(one: object, other: object) -> bool:
    return one != other


def cases() -> list[Case]:
    """Two stories in all pairs of variations, the others in one variation at a time."""
    thorough = ("wire", "citing")
    return [(name, shape) for name in STORIES for shape in (pairs() if name in thorough else singles())]


def name_of(value: object) -> str:
    if isinstance(value, Shape):
        return "-".join(str(part) for part, usual in zip(value, Shape(), strict=True) if part != usual) or "usual"
    return str(value)


@cache
def parsed(name: str, shape: Shape) -> tuple[Dump, Article]:
    dump = make(STORIES[name], shape)
    return dump, parse(dump.text)


def expected_related(dump: Dump) -> tuple[RelatedHeadline, ...]:
    zone = BAKU if dump.story.source == "turan" else None
    return tuple(
        RelatedHeadline(item.headline, item.timestamp, in_zone(item.published, zone), label=dump.label)
        for item in dump.items
    )


def in_zone(moment: Moment | None, zone: timezone | None) -> Moment | None:
    return moment.replace(tzinfo=zone) if isinstance(moment, datetime) else moment


def assert_exact(dump: Dump, article: Article) -> None:
    story = dump.story
    assert article.source == story.source
    assert article.headline == story.headline
    assert article.body == tuple(Paragraph(text) for text in story.paragraphs)
    assert (article.byline, article.standfirst) == (dump.byline, None)
    assert article.authors == ((Author(story.author),) if dump.byline else ())
    assert article.related == expected_related(dump)
    assert (article.published, article.modified) == (None, None)
    assert article.agency == ("TURAN" if story.source == "turan" else None)
    assert article.is_article


@pytest.mark.parametrize(("name", "shape"), [*cases()], ids=name_of)
def test_shapes(name: str, shape: Shape) -> None:
    assert_exact(*parsed(name, shape))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\n", "\r\n\r\n", "\n\n\n\n", " \n", "\n\t", "\n \t \n"])
def test_line_ends_and_margins(name: str, end: str) -> None:
    dump = make(STORIES[name], Shape())
    assert_exact(dump, parse(end.join(dump.lines)))
    assert_exact(dump, parse((end.join(dump.lines) + end).encode()))


@pytest.mark.parametrize("name", STORIES)
@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_encodings(name: str, mark: bytes, codec: str) -> None:
    dump = make(STORIES[name], Shape())
    assert_exact(dump, parse(mark + dump.text.replace("\n", "\r\n").encode(codec)))
    assert_exact(dump, parse((mark + dump.text.encode(codec)).decode(codec)))


@pytest.mark.parametrize("name", ["wire", "citing"])
def test_tabs_between_headline_and_timestamp(name: str) -> None:
    dump = make(STORIES[name], Shape())
    lines = dump.lines[: -2 * len(dump.items)]
    assert_exact(dump, parse("\n".join([*lines, *(f"{item.headline}\t{item.timestamp}" for item in dump.items)])))
    assert_exact(dump, parse("\n".join([*lines, *(f"{item.timestamp}\t{item.headline}" for item in dump.items)])))


@pytest.mark.parametrize(("story", "zone"), [(WIRE, BAKU), (CITING, UTC)])
def test_times_ago_by_the_time_of_capture(story: Story, zone: timezone) -> None:
    dump = make(story, Shape(notation="ago"))
    captured = (NEWEST + timedelta(hours=2)).replace(tzinfo=zone)
    moments = [item.published for item in parse(dump.text, captured=captured).related]
    step = timedelta(hours=23)
    assert moments == [captured - timedelta(hours=2) - number * step for number in range(len(dump.items))]
    assert [moment.utcoffset() for moment in moments if isinstance(moment, datetime)] == [zone.utcoffset(None)] * 8
    assert [item.published for item in parse(dump.text).related] == [None] * 8


def test_a_year_that_is_not_printed_by_the_time_of_capture() -> None:
    dump = make(WIRE, Shape(notation="no year"))
    first = parse(dump.text, captured=datetime(2025, 7, 18, 12, tzinfo=UTC)).related[0]
    assert first.published == datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)


@pytest.mark.parametrize("day_first", [True, False])
def test_the_order_of_numbers_is_told_by_the_list(day_first: bool) -> None:
    dump = make(CITING, Shape(items=0))
    days = [datetime(2024, 7, 14) - timedelta(days=number) for number in range(8)]
    printed = [f"{day:%d/%m/%Y}" if day_first else f"{day:%m/%d/%Y}" for day in days]
    items = [part for pair in zip(CITING.others, printed, strict=False) for part in pair]
    related = parse("\n".join([*dump.lines, *items])).related
    assert [item.published for item in related] == [day.date() for day in days]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Ana Roe and Bea Lindqvist", ["Ana Roe", "Bea Lindqvist"]),
        ("Ana Roe, Bea Lindqvist", ["Ana Roe", "Bea Lindqvist"]),
        ("By Ana Roe and Bea Lindqvist", ["Ana Roe", "Bea Lindqvist"]),
        ("Reporting by Ana Roe", ["Ana Roe"]),
        ("Jean-Luc O'Hara", ["Jean-Luc O'Hara"]),
        ("Leyla de la Cruz", ["Leyla de la Cruz"]),
        ("ANA ROE", ["ANA ROE"]),
    ],
)
@pytest.mark.parametrize("story", [WIRE, CITING])
def test_other_bylines(story: Story, byline: str, names: list[str]) -> None:
    article = parse(make(story._replace(author=byline), Shape()).text)
    assert article.byline == byline
    assert [author.name for author in article.authors] == names
    assert article.text == "\n\n".join(story.paragraphs)


@pytest.mark.parametrize("name", STORIES)
def test_offsets_lead_back_to_the_text(name: str) -> None:
    for shape in singles():
        text = make(STORIES[name], shape).text
        reading = read(text)
        assert reading.document.text == text
        assert_spans_add_up(reading)
        for origin in article_of(reading).origin.values():
            if origin.start is not None and origin.raw is not None:
                assert origin.raw.split("\n")[0] in text[origin.start : origin.end]


@pytest.mark.parametrize(
    "caption",
    [
        "The mended pier of Orla, seen from the night ferry. Photo: Bo Lee (Getty)",
        "Hafenmeisterin Ana Roe zählt die Robben vor Vestby. © Bo Lee | imago/Harbour",
        "The seals of Vestby wait for the ferry's kitchen to open again. AP Photo/Bo Lee",
    ],
)
def test_what_ends_in_a_pictures_credit_is_no_body(caption: str) -> None:
    paragraphs = [
        "The night ferry to Orla sailed on Friday for the first time in two years, with all 212 of its berths taken.",
        "A second ship will follow in May, the port said on Monday, and a third one when the old pier is mended.",
        "The fares have doubled since then, and the ferry's kitchen has been closed by the island's council for good.",
    ]
    article = parse("\n".join(["Night ferry to Orla sails again", *paragraphs[:2], caption, paragraphs[2]]))
    assert [paragraph.text for paragraph in article.body] == paragraphs
