"""Dumps that hold an article and its lists, and neither menus nor a footer: nothing of the site's own.

Whoever saved one left out the rest. So what stands amid its text is text, and what stands below is of the lists, though
the forest doubts a line by itself.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from newsparse.bylines import says_who
from newsparse.lexicon import is_notice, opens_with
from newsparse.picture_credits import find_credit
from newsparse.segment.labels import BODY_LABELS, RELATED_LABELS, Label
from newsparse.segment.stamped import MOST_WORDS, is_own, time_of
from newsparse.segment.stats import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.segment.draft import Draft

FULL_STOP = re.compile(r"(?<![.…])(?<!\.\w)[.。।۔][\"'”»“«’)\]」』]*$")
"""How paragraphs end. Headlines may be questions, cries, cut, or end in 'U.S.'"""

MOST_ABOVE = 10
"""Lines above the text at most: headline, byline, time, captions. A menu has more."""

LIKELY = 0.5
"""Likeliness from which a line is what a forest says, whatever stands around it."""

POSSIBLE = 0.1
"""Likeliness from which a sentence right below the text is text, and a line about rights a picture's caption."""

MORE = 2
"""Paragraphs below a headline from which it's amid the text: a teaser has one."""

FEW, MOSTLY = 0.25, 0.5
"""Share of the lines below the last paragraph that are headlines, and share of those likelier text than headlines,
between which the headlines are taken for lines of the text."""

LEAST_ITEMS, LEAST_WORDS = 2, 2
"""Headlines that make a list, and words of its shortest."""

LEAST_LAST, LAST_LIKELY = 3, 0.05
"""Lines at a dump's end, and their mean likeliness, that make a list where no line is likely a headline."""

SHORT, TITLED_SHORT = 0.45, 0.6
"""Share of the words that a list's headlines usually have, below which a line among them is a title; and where one
stands above them, though the forest takes the line for text."""

MOST_TITLE = 5
"""Words of a list's title that begins as such titles do: 'More in science'."""


def label_tail(draft: Draft) -> None:
    """In such a dump, label as text what stands amid the text, and as headlines what stands in the lists below."""
    if draft.stats.first_prose > MOST_ABOVE or "body" in draft.zones:
        return
    end, count = end_of_text(draft), len(draft.blocks)
    if end < 0 or has_footer(draft, end):
        return
    take_back(draft, amid_text(draft, end), Label.LIST_ITEM)
    label_first_title(draft, end)
    first = next((i for i in range(end + 1, count) if opens_list(draft, i)), count)
    heads = untitled(draft, range(end + 1, first))
    text = heads if are_text(draft, heads, end, first) else []
    take_back(draft, text, Label.BODY)
    start = heads[0] if heads and not text else first
    last = max(label_text(draft, end, start), *text, end)
    label_items(draft, range(first if start == first < count else last + 1, count))


def end_of_text(draft: Draft) -> int:
    """The last line that's surely a paragraph of the text; -1 where there's none."""
    for index in reversed(range(len(draft.blocks))):
        closes = draft.stats.words[index] > MOST_WORDS or stops(draft, index)
        if draft.stats.prose[index] and draft.label(index) in BODY_LABELS and closes:
            return index
    return -1


def stops(draft: Draft, index: int) -> bool:
    """Whether a line ends in a full stop."""
    text = draft.blocks[index].text
    return FULL_STOP.search(text, max(len(text) - CLOSING, 0)) is not None


def has_footer(draft: Draft, end: int) -> bool:
    """Whether something of the site's own stands below the text, other than a picture's credit."""
    return any(
        is_own(draft, index) and draft.likely("caption")[index] < POSSIBLE
        for index in range(end + 1, len(draft.blocks))
    )


def amid_text(draft: Draft, end: int) -> list[int]:
    """The headlines, without title or time, below which the text goes on: more than a teaser stands there."""
    paragraphs, listed = 0, False
    followed = set()
    for index in reversed(range(end + 1)):
        if draft.label(index) in BODY_LABELS:
            paragraphs = 1 if listed else paragraphs + 1
            listed = False
        elif draft.label(index) is Label.RELATED_HEADLINE:
            listed = True
            if paragraphs >= MORE:
                followed.add(index)
    return [i for i in untitled(draft, range(end)) if i in followed and not draft.stamps(i)]


def untitled(draft: Draft, lines: range) -> list[int]:
    """The headlines among some lines over which no title of a list stands, or one with paragraphs between."""
    found = []
    titled = False
    for index in lines:
        if opens_list(draft, index):
            titled = True
        elif index and draft.label(index) in BODY_LABELS and draft.label(index - 1) in BODY_LABELS:
            titled = False
        elif draft.label(index) is Label.RELATED_HEADLINE and not titled and not says_more(draft, index):
            found.append(index)
    return found


def says_more(draft: Draft, index: int) -> bool:
    """Whether a line names another article after a list's title, or ends in a picture's credit."""
    labelled = any(cut.label in RELATED_LABELS for cut in draft.cuts.get(index, ()))
    return labelled or find_credit(draft.blocks[index].text)[1] is not None


def opens_list(draft: Draft, index: int) -> bool:
    """Whether a line titles a list, or is the time of its first headline."""
    return is_title(draft, index) or draft.is_stamp(index)


def is_title(draft: Draft, index: int) -> bool:
    """Whether a line titles a list, by a source or by its words."""
    return draft.label(index) is Label.RELATED_LABEL or draft.is_label(index)


def are_text(draft: Draft, heads: list[int], end: int, first: int) -> bool:
    """Whether headlines between the last paragraph and the first title or time are lines of the text: where all end in
    a full stop, where they are few among lines that read like text, and where but one stands there, above a paragraph,
    or above a title when the forest is unsure."""
    blocks, likely = draft.blocks, draft.likely("related")
    if not heads or (first < len(blocks) and draft.is_stamp(first)):
        return False
    if all(stops(draft, i) for i in heads):
        return True
    lines = range(end + 1, first)
    text = sum(draft.p_body[i] > likely[i] for i in lines)
    if len(heads) < FEW * len(lines) and text >= MOSTLY * len(lines):
        return True
    below = heads[0] + 1
    above_text = below < len(blocks) and draft.stats.prose[below] > 0 and stops(draft, below)
    unsure = first < len(blocks) and likely[heads[0]] < LIKELY
    return len(heads) == 1 and (unsure or above_text)


def take_back(draft: Draft, lines: Iterable[int], label: Label) -> None:
    """Label headlines as lines of the text."""
    for index in lines:
        draft.put(index, label, "tail:text", draft.p_body[index], over=True)


def label_text(draft: Draft, end: int, start: int) -> int:
    """Label sentences between the last paragraph and the lists as text, and what stands between them as headings. Gives
    the last."""
    last = max((i for i in range(end + 1, start) if is_sentence(draft, i)), default=end)
    for index in range(end + 1, last + 1):
        if not is_notice(draft.blocks[index].text) and draft.likely("caption")[index] < LIKELY:
            label = Label.BODY if draft.stats.prose[index] else Label.HEADING
            draft.put(index, label, "tail:text", draft.p_body[index])
    return last


def is_sentence(draft: Draft, index: int) -> bool:
    """Whether a line reads more like text than like a headline or a caption."""
    p = draft.p_body[index]
    others = max(draft.likely("related")[index], draft.likely("caption")[index])
    return draft.stats.prose[index] > 0 and p >= POSSIBLE and p > others


def label_items(draft: Draft, lines: range) -> None:
    """Label what stands in the lists, and is about as long as their headlines are, as one of them."""
    items = [i for i in lines if draft.label(i) is Label.RELATED_HEADLINE] or last_lines(draft, lines)
    if len(items) < LEAST_ITEMS:
        return
    usual = median(draft.stats.words[i] for i in items)
    likely = draft.likely("related")
    titled = False
    for index in lines:
        titled = titled or is_title(draft, index)
        if draft.stats.words[index] < LEAST_WORDS or not may_be_listed(draft, index):
            continue
        share = draft.stats.words[index] / usual
        least = POSSIBLE if index < items[0] and not titled else 0.0
        if (share >= SHORT and likely[index] > max(draft.p_body[index], least)) or (titled and share >= TITLED_SHORT):
            draft.put(index, Label.RELATED_HEADLINE, "tail:list", likely[index], over=True)


def last_lines(draft: Draft, lines: range) -> list[int]:
    """The last lines of a dump where several are each likelier headlines than text, though none is likely."""
    likely = draft.likely("related")
    start = lines.stop
    while start > lines.start and may_be_last(draft, start - 1):
        start -= 1
    found = range(start, lines.stop)
    enough = len(found) >= LEAST_LAST and sum(likely[i] for i in found) >= LAST_LIKELY * len(found)
    return [*found] if enough else []


def may_be_last(draft: Draft, index: int) -> bool:
    """Whether a line may be one of these."""
    more = draft.stats.words[index] > LEAST_WORDS and draft.likely("related")[index] > draft.p_body[index]
    return more and may_be_listed(draft, index)


def label_first_title(draft: Draft, end: int) -> None:
    """A title right above the first headline below the text that says of what the list is: 'More in science'."""
    below = range(end + 2, len(draft.blocks))
    index = next((i for i in below if draft.label(i) is Label.RELATED_HEADLINE), 0) - 1
    if index < 0 or not draft.free(index) or draft.stats.words[index] > MOST_TITLE:
        return
    if opens_with("related", draft.blocks[index].text):
        draft.put(index, Label.RELATED_LABEL, "related:label")


def may_be_listed(draft: Draft, index: int) -> bool:
    """Whether a line without a label, or one that was taken for text, may be a headline among others."""
    text = draft.blocks[index].text
    return (
        draft.label(index) in (None, *BODY_LABELS)
        and draft.stats.words[index] <= MOST_WORDS
        and not (draft.stats.prose[index] and stops(draft, index))
        and not text.endswith((":", "："))
        and not draft.is_label(index)
        and time_of(draft, index) is None
        and not opens_with("credit", text)
        and not says_who(text)
        and draft.likely("caption")[index] < LIKELY
        and draft.likely("byline")[index] < POSSIBLE
    )
