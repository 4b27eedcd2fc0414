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

MOST_AMID = 3
"""Headlines amid the text that are taken for lines of it; more are a list whose teasers read like text."""

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
    end = end_of_text(draft)
    if end < 0 or not is_bare(draft, end):
        return
    amid = [i for i in untitled(draft, range(end)) if not draft.stamps(i)]
    if len(amid) <= MOST_AMID:
        take_back(draft, amid, Label.LIST_ITEM)
    label_first_title(draft, end)
    count = len(draft.blocks)
    first = next((i for i in range(end + 1, count) if opens_list(draft, i)), count)
    heads = untitled(draft, range(end + 1, first))
    text = heads if are_text(draft, heads, end, first) else []
    take_back(draft, text, Label.BODY)
    start = heads[0] if heads and not text else first
    end = max(label_text(draft, end, start), *text, end)
    label_items(draft, range(first if start == first < count else end + 1, count))


def end_of_text(draft: Draft) -> int:
    """The last line that's surely a paragraph of the text; -1 where there's none."""
    prose = draft.stats.prose
    return max((i for i, words in enumerate(prose) if words and draft.label(i) in BODY_LABELS and ends(draft, i)), default=-1)


def ends(draft: Draft, index: int) -> bool:
    """Whether a line ends as paragraphs do, or is longer than headlines are."""
    return draft.stats.words[index] > MOST_WORDS or FULL_STOP.search(draft.blocks[index].text) is not None


def is_bare(draft: Draft, end: int) -> bool:
    """Whether nothing of the site's own stands above the text, or below its end."""
    below = range(end + 1, len(draft.blocks))
    own = (i for i in below if is_own(draft, i) and draft.likely("caption")[i] < POSSIBLE)
    return draft.stats.first_prose <= MOST_ABOVE and not any(own)


def untitled(draft: Draft, lines: range) -> list[int]:
    """The headlines among some lines over which no title of a list stands."""
    found = []
    titled = False
    for index in lines:
        if draft.label(index) in BODY_LABELS or opens_list(draft, index):
            titled = draft.label(index) not in BODY_LABELS
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
    if all(FULL_STOP.search(blocks[i].text) for i in heads):
        return True
    lines = range(end + 1, first)
    text = sum(draft.p_body[i] > likely[i] for i in lines)
    if len(heads) < FEW * len(lines) and text >= MOSTLY * len(lines):
        return True
    below = heads[0] + 1
    above_text = below < len(blocks) and draft.stats.prose[below] > 0 and FULL_STOP.search(blocks[below].text)
    unsure = first < len(blocks) and likely[heads[0]] < LIKELY
    return len(heads) == 1 and (unsure or bool(above_text))


def take_back(draft: Draft, lines: Iterable[int], label: Label) -> None:
    """Label headlines as lines of the text."""
    for index in lines:
        draft.put(index, label, "tail:text", draft.p_body[index], over=True)


def label_text(draft: Draft, end: int, start: int) -> int:
    """Label sentences between the last paragraph and the lists as text, and what stands between them as headings. Gives
    the last."""
    below = range(end + 1, start) if "body" not in draft.zones else ()
    last = max((i for i in below if is_sentence(draft, i)), default=end)
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
    found: list[int] = []
    for index in reversed(lines):
        if draft.stats.words[index] <= LEAST_WORDS or not may_be_listed(draft, index):
            break
        if likely[index] <= draft.p_body[index]:
            break
        found.insert(0, index)
    return found if len(found) >= LEAST_LAST and sum(likely[i] for i in found) >= LAST_LIKELY * len(found) else []


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
        and not (draft.stats.prose[index] and FULL_STOP.search(text))
        and not text.endswith((":", "："))
        and not draft.is_label(index)
        and time_of(draft, index) is None
        and not opens_with("credit", text)
        and not says_who(text)
        and draft.likely("caption")[index] < LIKELY
        and draft.likely("byline")[index] < POSSIBLE
    )
