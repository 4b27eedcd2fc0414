"""The article's own timestamps: between headline and text, shortly above, or below the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.segment.credits import ABOVE, INTO, end_of_tail, names_in
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

BESIDE = 4
"""Blocks from the headline to what is plainly printed beside it."""

UNDER = 2
"""Blocks right below the text, where links to other articles say nothing against a timestamp."""

LINK_REACH, LINKED, LINK_WORDS = 2, 0.6, 3
"""Lines to a link that names another article, its share of its line, and its words."""

MOSTLY = 0.4
"""Share of a line that's timestamps from which it is one, whatever the rest says."""

OTHERS = Cue.RELATED | Cue.CARD | Cue.COMMENTS | Cue.FOOTER | Cue.NAV | Cue.SIDEBAR | Cue.AD | Cue.PROMO
"""Where timestamps of other articles and of comments stand."""

TAKEN = BODY_LABELS | {Label.CAPTION, Label.STANDFIRST}
"""Labels of what is a timestamp nevertheless, where a line is nothing else."""

BAR = re.compile(r"(?:^|[|·•●∙/–—])\W{0,3}$")
"""What parts a timestamp from what stands before it on its line."""


def label_own_times(draft: Draft, headline: int | None) -> None:
    """Label them, given that body, lists and bylines are labelled."""
    body = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    first, last = (body[0], body[-1]) if body else (headline or 0, headline or 0)
    top = min(first, headline) if headline is not None else first
    for index in range(max(0, top - ABOVE), min(len(draft.blocks), first + INTO)):
        beside = headline is not None and abs(index - headline) <= BESIDE
        under = headline is not None and headline < index <= first
        if index <= first or beside or not beside_link(draft, index):
            label_time(draft, index, beside or under)
    for index in range(last + 1, end_of_tail(draft, last)):
        if index <= last + UNDER or is_labelled(draft, index) or not beside_link(draft, index):
            label_time(draft, index, False)


def label_time(draft: Draft, index: int, near: bool) -> None:
    """A line with a timestamp that isn't another article's is the article's own. `near` is it to headline and text."""
    stamps = draft.stamps(index)
    if not stamps or is_others(draft, index, near):
        return
    alone = draft.is_stamp(index)
    if not draft.free(index) and not (alone and draft.label(index) in TAKEN):
        return
    if alone or tells_time(draft, index) or (near and (is_timed(draft, index) or is_credit(draft, index))):
        draft.put(index, Label.TIMESTAMP, "timestamp:line", over=True)


def is_others(draft: Draft, index: int, near: bool) -> bool:
    """Whether a timestamp is of another article or a comment, by the names of the boxes around it."""
    cues = draft.stats.cues(index) & OTHERS.value
    if is_labelled(draft, index):
        cues &= ~(Cue.FOOTER | Cue.SIDEBAR | Cue.CARD)
    return cues != 0 and not near


def tells_time(draft: Draft, index: int) -> bool:
    """Whether a line that holds more than a timestamp is there for it: it begins with it, or with a label of it, or is
    mostly timestamps. A sentence is none.
    """
    stamps, text = draft.stamps(index), draft.blocks[index].text
    if not stamps[0].complete:
        return False
    if sum(stamp.end - stamp.start for stamp in stamps) >= MOSTLY * len(text):
        return True
    return not draft.stats.prose[index] and (
        is_labelled(draft, index) or BAR.search(text[: stamps[0].start]) is not None
    )


def is_labelled(draft: Draft, index: int) -> bool:
    """Whether 'Published' or the like stands before the first timestamp of a line."""
    stamps = draft.stamps(index)
    return bool(stamps) and stamps[0].said is not None and stamps[0].complete


def is_timed(draft: Draft, index: int) -> bool:
    """Whether a `<time>` element holds the line's complete timestamp."""
    stamp = draft.stamps(index)[0]
    return stamp.complete and any(
        mark.tag == "time" and mark.start <= stamp.start < mark.end for mark in draft.blocks[index].marks
    )


def is_credit(draft: Draft, index: int) -> bool:
    """Whether a line names people and a day, and no more."""
    return draft.stamps(index)[0].complete and not draft.stats.prose[index] and bool(names_in(draft, index))


def beside_link(draft: Draft, index: int) -> bool:
    """Whether a line stands by one that leads elsewhere, as the time of another article does."""
    near = range(max(0, index - LINK_REACH), min(len(draft.blocks), index + LINK_REACH + 1))
    return any(draft.linked(i) >= LINKED and draft.stats.words[i] >= LINK_WORDS for i in near)
