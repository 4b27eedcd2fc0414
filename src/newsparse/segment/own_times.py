"""The article's own timestamps: between headline and text, shortly above, or below the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.dates import said_by
from newsparse.lexicon import is_posted
from newsparse.segment.bylines import BELOW
from newsparse.segment.credits import ABOVE, INTO, end_of_tail
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft
    from newsparse.segment.lines import Lines

BESIDE = 4
"""Blocks from the headline to what is plainly printed beside it."""

AGAIN = 16
"""Blocks above the headline in which it may be printed before."""

LINK_REACH, LINKED, LINK_WORDS = 2, 0.6, 3
"""Lines to a link that names another article, its share of its line, and its words."""

MOSTLY = 0.4
"""Share of a line that's timestamps from which it is one, whatever the rest says."""

OTHERS = Cue.RELATED | Cue.CARD | Cue.COMMENTS | Cue.FOOTER | Cue.NAV | Cue.SIDEBAR | Cue.AD | Cue.PROMO
"""Where timestamps of other articles and of comments stand."""

TAKEN = BODY_LABELS | {Label.CAPTION, Label.STANDFIRST}
"""Labels of what is a timestamp nevertheless, where a line is nothing else."""

NAMED = 4
"""Words beside name and timestamp of a credit, as in 'By Ana Roe ● 19 July 2024 ● 6 min read'."""

BAR = re.compile(r"(?:^|[|·•●∙/–—])\W{0,3}$")
"""What parts a timestamp from what stands before it on its line."""


def label_own_times(lines: Lines, headline: int | None) -> None:
    """Label them, given that body, lists and bylines are labelled."""
    draft = lines.draft
    body = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    first, last = (body[0], body[-1]) if body else (headline or 0, headline or 0)
    heads = printings(draft, headline) if headline is not None else []
    top = min(first, *heads) if heads else first
    for index in range(max(0, top - ABOVE), min(len(draft.blocks), first + INTO)):
        beside = index <= last and any(abs(index - head) <= BESIDE for head in heads)
        under = headline is not None and headline < index <= first
        if index <= first or beside or is_labelled(draft, index) or not beside_other(draft, index, last):
            label_time(lines, index, beside or under, first)
    if headline is not None:
        cut_opening(draft, headline)
    tail = end_of_tail(draft, last + 1)
    for index in range(last + 1, min(len(draft.blocks), last + 1 + BELOW)):
        told = is_labelled(draft, index)
        if told or (index < tail and (index == last + 1 or not beside_other(draft, index, last))):
            label_time(lines, index, False, first)
        if told and index < tail and is_above_list(draft, index, tail):
            draft.put(index, Label.TIMESTAMP, "timestamp:line", over=True)


def is_above_list(draft: Draft, index: int, tail: int) -> bool:
    """Whether a timestamp that was taken for the first of a list's stands above the list's title."""
    titled = any(draft.label(i) is Label.RELATED_LABEL for i in range(index + 1, tail))
    return titled and draft.label(index) is Label.RELATED_TIMESTAMP


def printings(draft: Draft, headline: int) -> list[int]:
    """The headline's lines: a page may print it twice, for instance above its credits and above the text.

    In trails of sections and among other headlines it doesn't count.
    """
    text = draft.blocks[headline].text
    above = range(max(0, headline - AGAIN), headline) if draft.page else ()
    same = (i for i in above if draft.blocks[i].text == text and not draft.stats.cues(i) & OTHERS.value)
    return [*same, headline]


def label_time(lines: Lines, index: int, near: bool, first: int) -> None:
    """A line with a timestamp that isn't another article's is the article's own.

    `near` is it to the headline, or between it and the text, which begins at `first`.
    """
    draft = lines.draft
    stamps = draft.stamps(index)
    if not stamps or is_others(draft, index, near):
        return
    alone = draft.is_stamp(index)
    if not draft.free(index) and not (
        draft.label(index) in TAKEN and (alone or (index <= first and is_mostly(draft, index)))
    ):
        return
    if alone or (stamps[0].complete and (tells_time(draft, index) or (near and is_credit(lines, index)))):
        draft.put(index, Label.TIMESTAMP, "timestamp:line", over=True)


def is_others(draft: Draft, index: int, near: bool) -> bool:
    """Whether a timestamp is of another article, a comment or a post that's quoted, by the boxes around it."""
    if in_quote(draft, index) or is_posted(draft.blocks[index].text):
        return True
    cues = draft.stats.cues(index) & OTHERS.value
    if is_labelled(draft, index):
        cues &= ~(Cue.FOOTER | Cue.SIDEBAR | Cue.CARD)
    elif is_timed(draft, index):
        cues &= ~Cue.FOOTER
    return cues != 0 and not near


def in_quote(draft: Draft, index: int) -> bool:
    """Whether a line stands in a page's `<blockquote>`, as a post of another site does with its day."""
    box = draft.blocks[index].box
    while box is not None and box.tag != "blockquote":
        box = box.parent
    return box is not None


def tells_time(draft: Draft, index: int) -> bool:
    """Whether a line that holds more than a timestamp is there for it: it's mostly timestamps; or it's no sentence and
    begins with one, with a label of one, or with what a bar parts from it.
    """
    if is_mostly(draft, index):
        return True
    before = draft.blocks[index].text[: draft.stamps(index)[0].start]
    return not draft.stats.prose[index] and (is_labelled(draft, index) or BAR.search(before) is not None)


def is_mostly(draft: Draft, index: int) -> bool:
    """Whether a line is mostly timestamps."""
    stamped = sum(stamp.end - stamp.start for stamp in draft.stamps(index))
    return stamped >= MOSTLY * len(draft.blocks[index].text)


def is_labelled(draft: Draft, index: int) -> bool:
    """Whether 'Published' or the like stands before a line's first timestamp, on the line or the one before."""
    stamps = draft.stamps(index)
    if not stamps or not stamps[0].complete:
        return False
    return stamps[0].said is not None or (draft.is_stamp(index) and is_label(draft, index - 1))


def is_label(draft: Draft, index: int) -> bool:
    """Whether a line is a label of the timestamp on the next, as in 'Published'."""
    return index >= 0 and said_by(draft.blocks[index].text) is not None


def is_credit(lines: Lines, index: int) -> bool:
    """Whether a line that's no sentence says a day with its time, in a `<time>` element or beside a name."""
    draft = lines.draft
    if draft.stats.prose[index]:
        return is_timed(draft, index)
    return draft.stamps(index)[0].has_time or is_timed(draft, index) or is_named(lines, index)


def is_named(lines: Lines, index: int) -> bool:
    """Whether a line is a name and a timestamp with few words more; a caption has more."""
    names = lines.names(index)
    rest = lines.draft.blocks[index].text
    for known in (*(stamp.raw for stamp in lines.draft.stamps(index)), *(name.name for name in names)):
        rest = rest.replace(known, " ")
    return bool(names) and sum(any(map(str.isalnum, word)) for word in rest.split()) <= NAMED


def is_timed(draft: Draft, index: int) -> bool:
    """Whether a `<time>` element holds a line's first timestamp."""
    at = draft.stamps(index)[0].start
    return any(mark.tag == "time" and mark.start <= at < mark.end for mark in draft.blocks[index].marks)


def cut_opening(draft: Draft, index: int) -> None:
    """A day at the head of the headline's line that's no part of it: in a `<time>` element, or glued to it."""
    stamp = next(iter(draft.stamps(index)), None)
    if stamp is None or stamp.start or not stamp.complete:
        return
    if draft.blocks[index].text[stamp.end :][:1].isalpha() or is_timed(draft, index):
        draft.cut(Span(index, 0, stamp.end, Label.TIMESTAMP, "timestamp:line"))


def beside_other(draft: Draft, index: int, last: int) -> bool:
    """Whether a time stands by what may be another article's title: a link that leads elsewhere; in a dump, below the
    text, which ends at `last`, the line above it that's neither byline nor time."""
    if not draft.page:
        above = index - 1
        return index > last + 1 and draft.free(above) and not draft.stamps(above) and draft.stats.words[above] > 1
    near = range(max(0, index - LINK_REACH), min(len(draft.blocks), index + LINK_REACH + 1))
    return any(draft.linked(i) >= LINKED and draft.stats.words[i] >= LINK_WORDS for i in near)
