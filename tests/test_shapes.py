"""Dumps in the shapes that programs give them: each is read as well as the plain one."""

from __future__ import annotations

import re
import textwrap
import time
from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Article, parse
from newsparse.api import read
from newsparse.layout import apply, find_marks, gaps, unwrap
from newsparse.layout.edits import Edit
from newsparse.segment.labels import RELATED_LABELS
from tests.dumps import Dump, Shape, make
from tests.partition import assert_spans_add_up
from tests.stories import ABROAD, CITING, GERMAN, STORIES, Story

ALL = STORIES | ABROAD
WIDTH = 72


def plain(story: Story) -> Dump:
    """The story's dump; its byline below the headline, as in most that were copied from a page."""
    return make(story, Shape(byline="top", label=True, items=4))


def wrapped(line: str, width: int = WIDTH) -> list[str]:
    if re.search("[\u3040-\u30ff]", line):
        return [line[at : at + width // 2] for at in range(0, len(line), width // 2)]
    return textwrap.wrap(line, width, break_long_words=False)


def mailed(lines: list[str], margin: str) -> str:
    """Hard-wrapped, with paragraphs parted by blank lines, and a margin before each."""
    return f"\n{margin.rstrip()}\n".join("\n".join(margin + row for row in wrapped(line)) for line in lines)


def hard_wrapped(dump: Dump) -> str:
    return mailed(dump.lines, "")


def hanging(dump: Dump) -> str:
    return mailed(dump.lines, "> ")


def set_in(dump: Dump) -> str:
    return mailed(dump.lines, "    ")


def on_one_line(dump: Dump) -> str:
    return "  ".join(dump.lines)


def tabbed(dump: Dump) -> str:
    return "\t".join(dump.lines)


def in_markdown(dump: Dump) -> str:
    headline, byline, *paragraphs = dump.lines[: 2 + len(dump.story.paragraphs)]
    items = [f"- [{item.headline}](/news/{number})\n  {item.timestamp}" for number, item in enumerate(dump.items)]
    return "\n\n".join([f"# {headline}", f"*{byline}*", *paragraphs, f"## {dump.label}", *items])


def as_text_of_html(dump: Dump) -> str:
    """As a browser for terminals prints a page: a margin, bullets, and links by number."""
    lines = [*dump.lines[: 2 + len(dump.story.paragraphs)], dump.label or ""]
    rows = [f"   {row}" for line in lines for row in (*wrapped(line), "")]
    rows.insert(len(wrapped(lines[0])) + 2, "     " + 66 * "_" + "\n")
    for number, item in enumerate(dump.items, 1):
        rows += [f"     * [{number}]{item.headline}", f"       {item.timestamp}"]
    addresses = [f"   {number}. https://example.com/news/{number}" for number in range(1, len(dump.items) + 1)]
    return "\n".join([*rows, "", "References", "", *addresses])


def from_reader_mode(dump: Dump) -> str:
    headline, *rest = dump.lines
    return "\n\n".join([headline, headline, rest[0], "4 min read", "Share", "Tweet", "Email", *rest[1:]])


def assert_like_plain(article: Article, dump: Dump) -> None:
    story = dump.story
    assert article.headline == story.headline
    assert article.byline == story.by
    assert [paragraph.text for paragraph in article.body] == [*story.paragraphs]
    assert [(item.headline, item.timestamp) for item in article.related] == [item[:2] for item in dump.items]
    assert {item.label for item in article.related} == {dump.label}


BROKEN = (hard_wrapped, hanging, set_in, as_text_of_html)
"""Shapes that break lines at a width. A dump of few lines doesn't tell that surely."""


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        (name, shape)
        for name in ALL
        for shape in (*BROKEN, on_one_line, tabbed, in_markdown, from_reader_mode)
        if name != "one paragraph" or shape not in BROKEN
    ],
)
def test_each_shape_is_read_as_the_plain_dump(name: str, shape: Callable[[Dump], str]) -> None:
    dump = plain(ALL[name])
    text = shape(dump)
    reading = read(text)
    assert_spans_add_up(reading)
    assert_like_plain(parse(text), dump)


@pytest.mark.parametrize("name", ALL)
def test_plain_dumps_stay_as_they_are(name: str) -> None:
    text = plain(ALL[name]).text
    document = read(text).document
    assert document.text == text
    assert document.changes == []


@pytest.mark.parametrize("name", STORIES)
def test_where_only_sentences_survived_no_headline_is_printed(name: str) -> None:
    story = STORIES[name]
    article = parse("\n".join(story.paragraphs))
    assert article.headline is None
    assert [paragraph.text for paragraph in article.body] == [*story.paragraphs]
    assert article.related == ()


# --- offsets ---


@pytest.mark.parametrize("shape", [hard_wrapped, hanging, in_markdown, as_text_of_html])
def test_offsets_lead_back_to_the_input(shape: Callable[[Dump], str]) -> None:
    text = shape(plain(GERMAN))
    document = read(text).document
    assert document.source_text == text
    for block in document.blocks:
        for at, letter in enumerate(block.text):
            place = document.in_source(block.start + at)
            assert text[place] == letter or (letter == " " and text[place].isspace())


def test_a_quoted_mail_of_long_lines_is_read_without_its_marks() -> None:
    dump = plain(GERMAN)
    quoted = "\n".join(f"> {line}\n>" for line in dump.lines)
    assert_like_plain(parse(quoted), dump)


def test_edits_lead_there_and_back() -> None:
    edited = apply("The **ferry** sails", [Edit(4, 6), Edit(11, 13)])
    assert edited.text == "The ferry sails"
    assert [edited.before(at) for at in (0, 3, 4, 8, 9, 14)] == [0, 3, 6, 10, 13, 18]
    assert [edited.after(at) for at in (0, 4, 6, 10, 13, 18)] == [0, 4, 4, 8, 9, 14]


@given(st.text("#*_[]()!<>|-=.:/\\ \n\tab1ä日", max_size=200))
def test_spans_and_marks_of_any_text_add_up(text: str) -> None:
    given_text = f"[It sails](https://example.com/).\n{text}"
    reading = read(given_text)
    assert_spans_add_up(reading)
    for block in reading.document.blocks:
        assert all(0 <= mark.start < mark.end <= len(block.text) for mark in block.marks)
        assert given_text[reading.document.in_source(block.start)] == block.text[0]


# --- hard-wrapped text ---


def unwrapped(text: str) -> list[str]:
    return apply(text, unwrap(text)).text.split("\n")


HYPHENED = """The harbour of Orla will be dredged in May, so that ferries of any dra-
ught may moor there, the port said on Monday. Divers found two buoys in
a meadow, and the draught of the night ferry was measured once more by
experts, whom the port had asked for help. One of the men is far well-
known that seals came to see him, and all of those well-known seals had
soup on the pier until the evening of that very long day, which was a
day in May."""


def test_a_hyphen_goes_where_the_text_writes_the_word_without_it() -> None:
    (line,) = unwrapped(HYPHENED)
    assert "any draught may moor" in line
    assert "well-known that seals" in line


def test_a_hyphen_that_the_text_does_not_tell_stays() -> None:
    (line,) = unwrapped(HYPHENED.replace("draught", "burden "))
    assert "any dra-ught may moor" in line


@pytest.mark.parametrize(
    "lines",
    [
        [*CITING.others],
        [f"{number}. {headline}" for number, headline in enumerate(CITING.others, 1)],
        [
            "Nobody asked the pier to stay", "while ships went out and ships came back,",
            "it counted seals and waves all day", "and kept their number in a crack.",
            "The wood remembers every rope,", "the rope forgets the hand that threw,",
            "and somewhere in between is hope,", "or tar, which is a kind of glue.",
        ],
        [*CITING.paragraphs],
    ],
    ids=["headlines", "numbered", "verse", "paragraphs"],
)  # fmt: skip
def test_lines_that_their_writer_ended_stay(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert unwrap(text) == []


def test_two_spaces_after_each_sentence_part_no_paragraphs() -> None:
    text = "  ".join(re.split(r"(?<=[.]) ", " ".join(CITING.paragraphs)))
    assert gaps(text) == []
    assert len(parse(text).body) == 1


# --- Markdown ---

MARKDOWN = """# Night ferry to Orla sails again

![The ferry at its mended pier](https://example.com/pier.jpg)

*By Ana Roe*

The night ferry to **Orla** sailed on Friday for the first time in two years, with all 212 of its berths taken.

Its captain said that 212 seals had come to look at it, which is more than she had ever seen in any of her nights.

## What comes next

A second ship will follow in May, the [port said](https://example.com/port) on Monday, and a third \\*later\\*.

> We have changed each screw, and some of them twice, before we let anybody on board again.

* Fares go up by a tenth in May, and once more in the autumn of next year
* Islanders travel at half price on weekdays, and so do all their dogs

The fares have doubled since then, and the ferry's kitchen has been closed by the island's council for good.
"""


def test_marks_become_kinds_links_and_emphasis() -> None:
    article = parse(MARKDOWN)
    assert article.headline == "Night ferry to Orla sails again"
    assert article.byline == "By Ana Roe"
    kinds = [(paragraph.kind, paragraph.level) for paragraph in article.body]
    assert kinds == [
        ("paragraph", None), ("paragraph", None), ("heading", 2), ("paragraph", None), ("quote", None),
        ("list_item", 1), ("list_item", 1), ("paragraph", None),
    ]  # fmt: skip
    first, _, _, second = article.body[:4]
    assert [(first.text[mark.start : mark.end], mark.kind) for mark in first.emphasis] == [("Orla", "strong")]
    assert [(second.text[link.start : link.end], link.url) for link in second.links] == [
        ("port said", "https://example.com/port")
    ]
    assert second.text.endswith("a third *later*.")
    assert article.related == ()


def test_a_pictures_text_is_a_caption() -> None:
    (span,) = [span for span in read(MARKDOWN).spans if span.label == "caption"]
    assert span.rule == "caption:element"


def test_related_headlines_have_their_addresses() -> None:
    dump = plain(CITING)
    article = parse(in_markdown(dump), url="https://example.com/news/ferry")
    assert [item.url for item in article.related] == [f"https://example.com/news/{number}" for number in range(4)]
    numbered = parse(as_text_of_html(dump))
    assert [item.url for item in numbered.related] == [f"https://example.com/news/{number}" for number in (1, 2, 3, 4)]


def test_numbers_in_brackets_that_refer_to_nothing_stay() -> None:
    text = "\n".join([CITING.headline, *CITING.paragraphs[:3], "The boats were measured twice [1] since the spring."])
    assert read(text).document.changes == []


# --- what is no list of other articles ---

FERRY = """Night ferry to Orla sails again
The night ferry to Orla sailed on Friday for the first time in two years, with all 212 of its berths taken.
A second ship will follow in May, the port said on Monday, and a third one when the old pier has been mended.
The fares have doubled since then, and the ferry's kitchen has been closed by the island's council for good.
"""

NEGATIVES = {
    "minutes of a match": """Orla beat Vestby in the harbour cup
Orla beat Vestby 2-1 on Saturday in front of 4,000 people, with both goals in the last ten minutes of the match.
1' The referee blows his whistle, and the seagulls leave the pitch.
34' GOAL! Roe heads Vestby into the lead after a corner by Berg.
45' Half-time in the harbour cup, and Vestby lead by one goal.
81' GOAL! Marsh levels from the spot after a foul by the keeper.
The final will be played in May, the federation said on Sunday, on whichever pitch is dry.""",
    "times of a match": """Orla beat Vestby in the harbour cup
Orla beat Vestby 2-1 on Saturday in front of 4,000 people, with both goals in the last ten minutes of the match.
15:01
The referee blows his whistle, and the seagulls leave the pitch.
15:12
Lind shoots from far out, and the ball lands in the harbour.
15:34
Roe heads Vestby into the lead after a corner by Berg.
15:58
Marsh levels from the spot after a foul by the keeper.
The final will be played in May, the federation said on Sunday, on whichever pitch is dry.""",
    "timetable": f"""{FERRY}Departures from Orla
06:15 Port Sarilan via Vestby
07:40 Ostrey
09:05 Port Sarilan
12:30 Vestby and Kelvary
18:45 Ostrey, Sundays only""",
    "programme": """Radio Orla plays all night on Sunday
Radio Orla will broadcast all through the night on Sunday for the first time since it was founded, its director said.
The night is given to music from the islands, and to listeners who cannot sleep and would like to talk about it.
20:15 The lighthouse keeper's choice
21:30 Songs of the rope makers
23:00 Talking about sleep
01:00 Slow waltzes until the morning""",
    "interview": """'I never wanted to be a captain'
Ana Roe has steered the night ferry to Orla for twenty years. Now she talks about seals, storms and her last crossing.
Ms Roe, why did you go to sea?
Because my mother said that I should not. She wanted me to be a baker, like everybody else in our street in Vestby.
What was your worst night?
The one in November, when the kitchen caught fire and the cook refused to leave his soup. We all laughed about it later.
What comes next?
A bakery, of course. My mother was right in the end, and she enjoyed that more than the bread.""",
    "points": f"""{FERRY}What the council has decided:
- Fares on the night ferry go up by a tenth in May
- Islanders travel at half price on weekdays
- The kitchen stays closed until the winter
- Dogs need a ticket and a lead of two metres""",
    "poem": """The poem of the week: Pier
This week's poem is by Oktay Derbend, who turned ninety on Monday and still writes at the window above the harbour.
Nobody asked the pier to stay
while ships went out and ships came back,
it counted seals and waves all day
and kept their number in a crack.
Derbend's collected poems appear in June, and the library of Orla has bought forty copies of them.""",
    "corrections": f"""{FERRY}Correction: An earlier version of this article said that there are 221 berths. It is 212.
Correction, 19 July 2024: The second ship follows in May, not in March.""",
}


@pytest.mark.parametrize("name", NEGATIVES)
def test_is_no_list_of_other_articles(name: str) -> None:
    text = NEGATIVES[name]
    article = parse(text)
    assert article.headline == text.split("\n")[0]
    assert article.related == ()
    assert not any(span.label in RELATED_LABELS for span in read(text).spans)


def test_points_are_body() -> None:
    kinds = [paragraph.kind for paragraph in parse(NEGATIVES["points"]).body]
    assert kinds == ["paragraph"] * 4 + ["list_item"] * 4


def test_headlines_with_times_of_one_day_are_a_list_still() -> None:
    items = "\n".join(f"{hour}:05\n{headline}" for hour, headline in zip((18, 16, 13, 9), CITING.others, strict=False))
    related = parse(f"{FERRY}Latest news\n{items}", captured=datetime(2024, 7, 19, 20)).related
    assert [item.headline for item in related] == [*CITING.others[:4]]


# --- time ---


@pytest.mark.parametrize(
    "bait",
    ["[", "[a](", "![", "**a ", "_a ", "> ", "a  ", "\t", "# ", "[1] ", "[1]: ", "- ", "1. ", "a-\n", "|", "\\*"],
)
def test_time_is_in_proportion(bait: str) -> None:
    def seconds(count: int) -> float:
        text = "[x](/y)\n[1] https://a.b\n[2] https://a.b\n" + bait * count
        begun = time.process_time()
        apply(text, unwrap(text))
        find_marks(text)
        gaps(text)
        return time.process_time() - begun

    seconds(100)
    # The least of a few: a collection of the whole suite's garbage may fall into any one.
    assert min(seconds(40_000) for _ in range(3)) < 0.3 + 40 * min(seconds(4_000) for _ in range(3))


def test_tags_behind_a_hash_are_no_headings() -> None:
    dump = "Night ferry to Orla sails again\nThe ferry sailed on Friday for the first time.\n# Orla\n# Night ferries"
    assert read(dump).document.text == dump
