"""The body and what stands set apart above it: blocks that the forests take for running text, with their kinds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.lexicon import is_appeal, is_house, is_notice, is_posted
from newsparse.segment.cues import Cue
from newsparse.segment.labels import Label
from newsparse.segment.related import TEXT_LIKELY
from newsparse.segment.second_look import LIKELY, LINKED, look_again
from newsparse.segment.shapes import QUESTION
from newsparse.segment.stamped import edge_stamp, ends_sentence

if TYPE_CHECKING:
    from newsparse.blocks import Box
    from newsparse.segment.draft import Draft

LINKED_LIKELY = 0.9
"""From here on a line is body all the same that's a link as a whole: mostly it's another article's headline."""

HALF_LINKED = 0.5
"""Share of a line that's a link, from which it mostly leads elsewhere, unless it ends as a sentence does."""

HALF_LINKED_LIKELY, HALF_LINKED_ITEM = 0.9, 0.65
"""From here on such a line is body all the same; and an item of a list, which oftener begins with a link."""

ELSEWHERE = (Cue.ASIDE | Cue.BIO | Cue.BYLINE | Cue.FOOTER | Cue.NAV).value
"""What elements are called in which little stands that's body."""

ITEM = (Cue.LIST | Cue.TABLE).value
"""Items of lists and cells of tables."""

ELSEWHERE_LIKELY = 0.9
"""From here on a block in such an element is."""

APPEAL_WORDS = 25
"""Words of the longest lines that ask readers to follow, subscribe or read on; what's longer tells something."""

APPEAL_LIKELY = 0.9
"""From here on such a line is body all the same."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

PLACEHOLDER = re.compile(r"lorem ipsum\b|[\[{]\s*\"[\w-]+\"\s*:", re.I)
"""How text begins that nobody wrote to be read: what stands in for text, and a script's settings."""

NEVER = 2.0
"""More than any likeliness."""

POSSIBLE = 0.1
"""From here on it is, in a dump, where all around it is."""

BELOW, SHORT_SENTENCE = 0.2, 5
"""Likeliness from which a dump's sentence right below its text goes on with it, and its words at least."""

QUESTIONS = 2
"""Questions in a dump's text from which it's an interview."""

STANDFIRST = 0.5
"""From here on a block above the body is standfirst."""

STANDFIRST_BETWEEN = 0.25
"""The same for a dump's line between its headline and its byline or time, if it's no desk's or section's name."""

STANDFIRST_WORDS = 7
"""Words of such a line at least."""

KINDS = {
    "blockquote": Label.QUOTE,
    "li": Label.LIST_ITEM,
    "dd": Label.LIST_ITEM,
    "dt": Label.LIST_ITEM,
    "td": Label.TABLE_ROW,
    "th": Label.TABLE_ROW,
    **dict.fromkeys(HEADINGS, Label.HEADING),
}
"""What an element makes of the text in it; the innermost counts."""

TEXT_HEADING = 12
"""Words of a dump's longest sub-headings, which nothing but their shortness shows."""

MOST_HEADING = 30
"""Words of the longest sub-headings; what is longer is text that someone made large."""


def label_body(draft: Draft) -> None:
    """Label body and standfirst."""
    taken = [p >= LIKELY and p >= least(draft, index) for index, p in enumerate(draft.p_body)]
    amid = look_again(draft, taken) if draft.page and "body" not in draft.zones else []
    for index in amid:
        draft.put(index, kind_of(draft, index), "body:amid", draft.p_body[index])
    likely = draft.likely("standfirst")
    any_below = False
    for index in reversed(range(len(draft.blocks))):
        if likely[index] >= least_standfirst(draft, index) and (draft.page or is_apart(draft, index)):
            draft.put(index, Label.STANDFIRST, "standfirst:forest", likely[index])
        elif taken[index] and not is_notice(draft.blocks[index].text) and not draft.is_stamp(index):
            kind = kind_of(draft, index)
            if kind is not Label.HEADING or any_below:  # a sub-heading heads something
                draft.put(index, kind, "body:forest", draft.p_body[index])
                any_below = True
    if not draft.page:
        if not any(mark is not None and mark.label is Label.BODY for mark in draft.marks):
            label_brief(draft)
        fill_gaps(draft)
        if "body" not in draft.zones:
            go_on(draft)


def least_standfirst(draft: Draft, index: int) -> float:
    """From which likeliness on a block above the body is standfirst."""
    if draft.page or draft.headline != index - 1 or not 0 < index < len(draft.blocks) - 1:
        return STANDFIRST
    below = draft.is_stamp(index + 1) or draft.likely("byline")[index + 1] >= LIKELY
    return STANDFIRST_BETWEEN if below and draft.stats.words[index] >= STANDFIRST_WORDS else STANDFIRST


def least(draft: Draft, index: int) -> float:
    """From which likeliness on a block is body."""
    if PLACEHOLDER.match(draft.blocks[index].text):
        return NEVER
    if draft.stats.cues(index) & ELSEWHERE and "body" not in draft.zones:
        return ELSEWHERE_LIKELY
    if draft.stats.words[index] <= APPEAL_WORDS and is_appeal(draft.blocks[index].text):
        return APPEAL_LIKELY
    if not draft.blocks[index].link_chars or draft.stats.tag(index) in HEADINGS:
        return LIKELY
    linked = draft.linked(index)
    if linked >= LINKED:
        return LINKED_LIKELY
    if linked < HALF_LINKED or draft.stats.ends[index] or "body" in draft.zones:
        return LIKELY
    return HALF_LINKED_ITEM if draft.stats.near(index) & ITEM else HALF_LINKED_LIKELY


def label_brief(draft: Draft) -> None:
    """A dump of which the forest takes nothing for body: a brief, whose few sentences are."""
    for index, words in enumerate(draft.stats.prose):
        if words:
            draft.put(index, Label.BODY, "body:brief", draft.p_body[index])


def fill_gaps(draft: Draft) -> None:
    """In a dump, sentences that stand between paragraphs, or just above the first, are of the text too.

    So are short lines that end in no full stop and stand right above a paragraph: sub-headings; and an interview's
    first question. Notices such as 'Advertisement' may stand in between.
    """
    bound = {Label.BODY, Label.HEADING}
    asked = sum(draft.label(i) in bound and is_question(draft, i) for i in range(len(draft.blocks))) >= QUESTIONS
    below = len(draft.blocks) - 1
    for index in reversed(range(below)):
        p = draft.p_body[index]
        above_text = draft.label(below) in bound
        if above_text and draft.free(index) and is_notice(draft.blocks[index].text):
            continue
        below = index
        if p < POSSIBLE or not draft.free(index) or not above_text:
            continue
        if edge_stamp(draft, index) is not None:
            continue
        between = index > 0 and draft.label(index - 1) in bound
        if draft.stats.prose[index]:
            draft.put(index, Label.BODY, "body:between", p)
        elif asked and is_question(draft, index):
            draft.put(index, Label.BODY, "body:question", p)
        elif between and draft.stats.words[index] <= MOST_HEADING and not draft.stamps(index):
            draft.put(index, Label.HEADING, "body:between", p)


def is_question(draft: Draft, index: int) -> bool:
    """Whether a line is a question of an interview's length."""
    return draft.stats.words[index] <= MOST_HEADING and draft.blocks[index].text.endswith(QUESTION)


def go_on(draft: Draft) -> None:
    """In a dump, short sentences right below the text, which aren't likelier to name other articles, end it."""
    body = [i for i in range(len(draft.blocks)) if draft.label(i) is Label.BODY]
    likely = draft.likely("related")
    for index in range(body[-1] + 1 if body else len(draft.blocks), len(draft.blocks)):
        p, text = draft.p_body[index], draft.blocks[index].text
        told = draft.stats.words[index] >= SHORT_SENTENCE and ends_sentence(text)
        if (
            not told
            or not draft.free(index)
            or p < BELOW
            or likely[index] >= TEXT_LIKELY
            or edge_stamp(draft, index) is not None
        ):
            return
        if is_house(text) or is_appeal(text) or is_notice(text):
            return
        draft.put(index, Label.BODY, "body:below", p)


def is_apart(draft: Draft, index: int) -> bool:
    """Whether something stands between a dump's line and the body: without type and colour, nothing else sets a
    standfirst apart from a first paragraph, and notices such as 'Advertisement' stand anywhere, and so do posts."""
    texts = ((i, draft.blocks[i].text) for i in range(index + 1, len(draft.blocks)))
    next_line = next((i for i, text in texts if not is_notice(text) and not is_posted(text)), None)
    if next_line is None or draft.label(next_line) is Label.BODY:
        return False
    return any(draft.p_body[i] >= LIKELY for i in range(index + 1, len(draft.blocks)))


def kind_of(draft: Draft, index: int) -> Label:
    """Paragraph, heading, quote, list item or table row, by the element."""
    box: Box | None = draft.blocks[index].box
    if box is None and not draft.page:
        return Label.HEADING if is_text_heading(draft, index) else Label.BODY
    while box is not None and draft.stats.share(box) < 0.5:
        label = KINDS.get(box.tag)
        if label is Label.TABLE_ROW and is_layout(box):
            label = None
        if label is Label.HEADING and draft.stats.words[index] > MOST_HEADING:
            label = None
        if label is not None:
            return label
        box = box.parent
    return Label.BODY


def is_text_heading(draft: Draft, index: int) -> bool:
    """Whether a dump's line is short, ends in no mark and stands above a paragraph."""
    text, words = draft.blocks[index].text, draft.stats.words
    if not 1 <= words[index] <= TEXT_HEADING or not text[-1].isalnum() or not 0 < index < len(words) - 1:
        return False
    return draft.stats.words[index + 1] > TEXT_HEADING and draft.p_body[index + 1] >= LIKELY


def is_layout(cell: Box) -> bool:
    """Whether a table's cell holds paragraphs, or is its row's only one, as in pages laid out by tables: it's no row of
    data."""
    row = cell.parent
    return cell.last - cell.first > 1 or (row is not None and row.last - row.first == 1)
