"""Dumps that hold an article and its lists alone, with the forests' opinions given by hand."""

from typing import NamedTuple

import pytest

from newsparse import parse
from newsparse.bylines import says_who
from newsparse.document import read
from newsparse.metadata import Metadata
from newsparse.segment.captions import label_captions
from newsparse.segment.draft import Draft
from newsparse.segment.labels import Label
from newsparse.segment.related import may_name
from newsparse.segment.stamped import edge_stamp
from newsparse.segment.tails import label_tail
from newsparse.segment.view import Hints

TEXT = Label.BODY
ITEM = Label.RELATED_HEADLINE


class Line(NamedTuple):
    """A line, its label so far, and how likely it's another article's headline, or body."""

    text: str
    label: Label | None = None
    related: float = 0.0
    body: float = 0.0


HEADLINE = Line("Ferry to Ostrey sails again", Label.HEADLINE)
PARAGRAPH = Line("The night ferry sailed on Friday for the first time in two years, its owner said.", TEXT, 0.0, 0.9)
LAST = Line("Tickets are sold at the pier from Monday on, and the first fifty of them are free.", TEXT, 0.0, 0.9)
ARTICLE = (HEADLINE, PARAGRAPH, LAST)
TITLE = Line("Most read")
PIER = Line("Port Sarilan reopens its northern pier after four months", ITEM, 0.9)
ROOF = Line("Fish market of Sarilan gets a new roof at last", ITEM, 0.9)
BRIDGE = Line("Bridge over Velta stays shut", None, 0.1)
DOUBTED = Line("What comes after the harbour fee.", None, 0.1, 0.4)


def drafted(*lines: Line) -> Draft:
    draft = Draft(read("\n".join(line.text for line in lines), kind="text"), Metadata(), Hints())
    assert len(draft.blocks) == len(lines)
    for what in ("caption", "byline"):
        draft.take(what, [0.0] * len(lines))
    draft.take("related", [line.related for line in lines])
    draft.take("body", [line.body for line in lines])
    for index, line in enumerate(lines):
        if line.label is not None:
            draft.put(index, line.label, "test")
    return draft


def tailed(*lines: Line) -> list[Label | None]:
    """The labels below the article."""
    draft = drafted(*ARTICLE, *lines)
    label_tail(draft)
    return [draft.label(index) for index in range(len(ARTICLE), len(draft.blocks))]


def test_a_short_line_in_a_list_is_one_of_its_headlines() -> None:
    assert tailed(TITLE, PIER, BRIDGE, ROOF)[1:] == [ITEM, ITEM, ITEM]


def test_a_line_much_shorter_than_the_headlines_is_a_title() -> None:
    assert tailed(TITLE, PIER, ROOF, Line("Harbour talk", None, 0.1), PIER, ROOF)[3] is None


def test_below_a_title_what_reads_like_text_is_a_headline_too() -> None:
    assert tailed(TITLE, PIER, DOUBTED, ROOF)[2] is ITEM
    assert tailed(PIER, DOUBTED, ROOF)[1] is None


def test_a_title_may_say_of_what_its_list_is() -> None:
    assert tailed(Line("More harbours and ferries"), PIER, ROOF)[0] is Label.RELATED_LABEL


@pytest.mark.parametrize(
    "text",
    [
        "A notice at the office asks all owners to come forward, and a driver has begun to stop there.",
        "All that is known of the bridge:",
        "Photo: the new bridge over the Velta",
        "By Nora Tahir",
    ],
)
def test_sentences_credits_and_bylines_are_no_headlines(text: str) -> None:
    assert tailed(TITLE, PIER, Line(text, None, 0.3, 0.0), ROOF)[2] is None


def test_lines_that_end_a_dump_are_a_list_where_each_is_likelier_a_headline_than_text() -> None:
    lines = [Line(f"How to moor a boat in {place}", None, 0.2, 0.01) for place in ("Ostrey", "Brenne", "Sarilan")]
    assert tailed(*lines) == [ITEM] * 3
    assert tailed(*lines[:2]) == [None] * 2
    assert tailed(*(line._replace(body=0.3) for line in lines)) == [None] * 3


def test_sentences_between_text_and_lists_are_text_with_the_headings_above_them() -> None:
    heading = Line("Ostrey")
    sentence = Line(
        "The harbour of the island was dredged in spring. Boats of all sizes can moor there.", None, 0.1, 0.3
    )
    assert tailed(heading, sentence, TITLE, PIER, ROOF)[:2] == [Label.HEADING, TEXT]


@pytest.mark.parametrize("footer", ["© 2024 Orla Courier. All rights reserved.", "Sign in"])
def test_a_dump_with_a_footer_is_left_alone(footer: str) -> None:
    assert tailed(TITLE, PIER, BRIDGE, ROOF, Line(footer)) == [None, ITEM, None, ITEM, None]


def test_a_dump_with_a_menu_is_left_alone() -> None:
    menu = [Line(f"Harbour {number}") for number in range(12)]
    draft = drafted(*menu, *ARTICLE, TITLE, PIER, BRIDGE, ROOF)
    label_tail(draft)
    assert draft.label(len(draft.blocks) - 2) is None


def amid(*lines: Line) -> list[Label | None]:
    """The labels of lines with text above and below."""
    draft = drafted(*ARTICLE, *lines, PARAGRAPH, LAST)
    label_tail(draft)
    return [draft.label(index) for index in range(len(ARTICLE), len(draft.blocks) - 2)]


def test_headlines_amid_the_text_are_lines_of_it() -> None:
    assert amid(PIER) == [Label.LIST_ITEM]
    assert amid(PIER, ROOF, PIER) == [Label.LIST_ITEM] * 3


def test_those_below_a_title_stay() -> None:
    assert amid(TITLE, PIER, ROOF) == [None, ITEM, ITEM]


def test_those_that_one_teaser_stands_below_stay() -> None:
    teaser = Line(
        "Divers had checked each of its piles in autumn, and found all but three to be sound.", TEXT, 0.0, 0.6
    )
    assert tailed(PIER, teaser, ROOF, teaser) == [ITEM, TEXT, ITEM, TEXT]


def test_last_lines_of_the_text_are_no_headlines() -> None:
    goes_on = Line(
        "The director said that there are no plans for a second boat. She will retire in May.", None, 0.1, 0.2
    )
    assert tailed(PIER._replace(text="The office opens at nine on Monday.")) == [TEXT]
    assert tailed(PIER, goes_on) == [TEXT, TEXT]
    assert tailed(PIER._replace(related=0.4), TITLE, ROOF, PIER)[0] is TEXT
    assert tailed(PIER, TITLE, ROOF, PIER)[0] is ITEM


def test_few_headlines_among_lines_that_read_like_text_are_lines_of_it() -> None:
    points = [Line(f"Step {number}: tie the boat to a pole", None, 0.1, 0.3) for number in range(9)]
    assert tailed(PIER, *points, ROOF)[0] is TEXT


def test_headlines_with_a_time_below_are_headlines() -> None:
    time = Line("19 July 2024 / 14:01")
    assert tailed(PIER._replace(related=0.4, text="Pier of Sarilan is open."), time)[0] is ITEM


def test_nothing_is_text_outside_of_what_a_source_says() -> None:
    draft = drafted(*ARTICLE, PIER, PARAGRAPH, LAST)
    draft.zones["body"] = {1, 2}
    label_tail(draft)
    assert draft.label(3) is ITEM


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Port Sarilan reopens its northern pier", True),
        ("What the port council decided:", False),
        ("Operate within the marked area;", False),
        ("By Nora Tahir", False),
        ("Nora Tahir 2 min read", False),
    ],
)
def test_what_goes_on_below_or_credits_someone_names_no_other_article(text: str, named: bool) -> None:
    assert may_name(drafted(Line(text)), 0) is named


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Autorin/Autor Joao Feldkirch", True),
        ("Nora Tahir 2 minutes read", True),
        ("By Eva Marsh and Ida Holm", True),
        ("Nora Tahir", False),
        ("Victims mourned 5 years after flood", False),
        ("By the sea", False),
    ],
)
def test_who_a_line_says_wrote_it(text: str, said: bool) -> None:
    assert says_who(text) is said


@pytest.mark.parametrize(
    ("text", "stamped"),
    [
        ("Old Anselm of Brenne (bishop of the isles, 11 May 2024)", False),
        ("Fish market gets a new roof (11 May 2024)", True),
        ("Fish market gets a new roof 11 May 2024", True),
    ],
)
def test_a_day_in_brackets_with_other_words_is_no_time_of_a_list(text: str, stamped: bool) -> None:
    assert (edge_stamp(drafted(Line(text)), 0) is not None) is stamped


def test_the_line_above_a_credits_word_is_a_caption() -> None:
    draft = drafted(PIER, Line("Photo:"), ROOF)
    label_captions(draft)
    assert [draft.label(index) for index in range(3)] == [Label.CAPTION, None, ITEM]


def test_a_sentence_after_read_also_is_the_texts() -> None:
    text = "\n".join(line.text for line in (*ARTICLE, Line("Watch: crowds wait at the pier of Sarilan."), PARAGRAPH))
    assert not parse(text).related


def test_a_sources_title_counts_too() -> None:
    bell = Line("Harbour bell", Label.RELATED_LABEL)
    assert tailed(bell, PIER, DOUBTED, ROOF)[2] is ITEM
