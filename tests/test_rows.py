"""Lists of a dump whose items are made alike: what stands where from one timestamp to the next."""

from collections.abc import Iterator
from itertools import chain

import pytest

from newsparse import parse
from newsparse.api import read

TEXT = (
    "Ferry sails again after four months in the yard",
    "By Ana Roe",
    "The ferry between Ostrey and Vestby sails again after four months in the yard, the harbour office said on Monday.",
    "New engines were put in, and the deck was laid anew with larch from the hills above the town, it said.",
    "Tickets cost as much as before, and children under six still travel without paying, according to the office.",
)
HEADLINES = (
    "Port Sarilan reopens its northern pier",
    "Bakers' union calls off Friday's strike",
    "Two seismologists leave the Academy",
    "Village school wins a boat in a raffle",
)
TEASERS = (
    "The pier was closed in March after a freighter ran into it. Fishermen had asked for a ramp since then.",
    "Bread will be on sale as usual, the union said. Talks about the night shift go on next week in Kelvary.",
    "Both had warned of cracks in the dam above Ostrey. The Academy did not say who is to follow them.",
    "The boat is eleven metres long and needs a new mast. Pupils want to sail it to Vestby in the summer.",
)
TIMES = ("12 March 2024", "11 March 2024", "9 March 2024", "8 March 2024")
DESKS = ("Coast", "Business", "Science", "Coast")
NAMES = ("Bo Lind", "Eva Marsh", "Ida Holm", "Bo Lind")
PLACES = range(len(HEADLINES))


def dump(rows: Iterator[tuple[str, ...]], title: str = "Most read", below: tuple[str, ...] = ()) -> str:
    return "\n".join((*TEXT, title, *chain.from_iterable(rows), *below))


ROWS: dict[str, list[tuple[str, ...]]] = {
    "teaser before the time": [(HEADLINES[i], TEASERS[i], TIMES[i]) for i in PLACES],
    "time first": [(TIMES[i], HEADLINES[i], TEASERS[i]) for i in PLACES],
    "desk, author": [(DESKS[i], HEADLINES[i], TEASERS[i], NAMES[i], TIMES[i]) for i in PLACES],
    "length of the text": [(TIMES[i], f"{i + 2} min.", HEADLINES[i], TEASERS[i], NAMES[i]) for i in PLACES],
    "printed twice": [(HEADLINES[i], HEADLINES[i], TEASERS[i], TIMES[i]) for i in PLACES],
    "named again": [(HEADLINES[i], TEASERS[i], f"More … {HEADLINES[i]}", TIMES[i]) for i in PLACES],
    "named again at length": [
        (DESKS[i], HEADLINES[i], TEASERS[i], f"Read this article: {HEADLINES[i].upper()}", TIMES[i]) for i in PLACES
    ],
    "some with an author": [
        (HEADLINES[i], TIMES[i], TEASERS[i], *(("By Eva Marsh and Ida Holm",) if i % 2 else ())) for i in PLACES
    ],
    "picture's credit": [(f"Photo: {NAMES[i]}", TIMES[i], HEADLINES[i], TEASERS[i]) for i in PLACES],
}


@pytest.mark.parametrize("name", ROWS)
def test_headlines_by_their_place_in_the_rows(name: str) -> None:
    article = parse(dump(iter(ROWS[name])))
    assert [(item.headline, item.timestamp) for item in article.related] == [*zip(HEADLINES, TIMES, strict=True)]
    assert article.text == "\n\n".join(TEXT[2:])


@pytest.mark.parametrize("name", ["teaser before the time", "time first"])
def test_the_lists_title_tells_where_its_first_row_begins(name: str) -> None:
    below = ("Ferry timetables and fares for the winter", "Every pier, map and chart of the coast")
    related = parse(dump(iter(ROWS[name]), below=below)).related
    assert [(item.headline, item.timestamp) for item in related[:4]] == [*zip(HEADLINES, TIMES, strict=True)]


def test_short_headlines_among_longer_ones() -> None:
    headlines = ("Mind the gap!", *HEADLINES[1:])
    related = parse(dump((headlines[i], headlines[i], TEASERS[i], TIMES[i]) for i in PLACES)).related
    assert [(item.headline, item.timestamp) for item in related] == [*zip(headlines, TIMES, strict=True)]


def test_a_saying_among_teasers_is_one() -> None:
    teasers = (*TEASERS[:2], "'Nobody had asked us for a second look at the dam and its cracks'", TEASERS[3])
    related = parse(dump((HEADLINES[i], teasers[i], DESKS[i], TIMES[i]) for i in PLACES)).related
    assert [(item.headline, item.timestamp) for item in related] == [*zip(HEADLINES, TIMES, strict=True)]


def is_row(text: str) -> bool:
    return any(span.rule == "related:rows" for span in read(text).spans)


@pytest.mark.parametrize("reply", ["Reply", "Antworten", "Répondre", "Ответить"])
def test_comments_are_no_rows(reply: str) -> None:
    said = (
        "Such a lovely old ferry",
        "My aunt sailed on it twice",
        "Does it take bicycles too",
        "See you on deck then",
    )
    comments = [(NAMES[i], f"{TIMES[i]} at 14:3{i}", said[i]) for i in PLACES]
    assert is_row(dump(iter(comments), title="Letters"))
    assert not is_row(dump(((*comment, reply) for comment in comments), title="Letters"))


def test_days_amid_the_text_are_no_rows() -> None:
    days = ((TIMES[i], HEADLINES[i], TEASERS[i]) for i in reversed(PLACES))
    assert not is_row("\n".join((*TEXT, *chain.from_iterable(days), *TEXT[2:])))
