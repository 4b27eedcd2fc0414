"""Bylines and the article's own timestamps: above the body, or right below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LIKELY = 0.4
"""From here on a block is a byline: half of them are plain names, which the forest is never sure of."""

ABOVE, BELOW = 30, 8
"""Blocks above the body, and below it, in which the article's timestamps stand."""

SIGN_OFF = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: (?:[^\W\d_a-z][\w'’.-]*|(?:van|von|de|der|da|di|al|bin|la|le|den|ten|ter)\b)){1,3}")
"""A line that is nothing but a name: two to four words, capitals first, with particles. Scripts without capitals pass."""

OTHERS = Cue.RELATED | Cue.CARD | Cue.COMMENTS | Cue.FOOTER | Cue.NAV | Cue.SIDEBAR | Cue.AD | Cue.PROMO
"""Where timestamps of other articles and of comments stand."""


def label_credits(draft: Draft, headline: int | None) -> None:
    """Label bylines and timestamps."""
    body = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    first, last = (body[0], body[-1]) if body else (headline or 0, headline or 0)
    for index, p in enumerate(draft.likely("byline")):
        if p >= LIKELY:
            draft.put(index, Label.BYLINE, "byline:forest", p)
    if not draft.page and body:
        label_sign_off(draft, last)
    top = min(first, headline) if headline is not None else first
    for index in [*range(max(0, top - BELOW), first), *range(last + 1, min(len(draft.blocks), last + 1 + BELOW))]:
        label_time(draft, index)
    for index in range(len(draft.blocks)):
        if draft.label(index) is Label.BYLINE:
            cut_stamps(draft, index)


def label_sign_off(draft: Draft, last: int) -> None:
    """In a dump, a name alone on the line after the text."""
    index = last + 1
    if index < len(draft.blocks) and draft.free(index) and SIGN_OFF.fullmatch(draft.blocks[index].text):
        draft.put(index, Label.BYLINE, "byline:sign-off")


def label_time(draft: Draft, index: int) -> None:
    """A line with a timestamp that isn't another article's is the article's own."""
    if not draft.free(index) or not draft.stamps(index) or draft.stats.cues(index) & OTHERS.value:
        return
    stamps = draft.stamps(index)
    printed = sum(stamp.end - stamp.start for stamp in stamps)
    if draft.is_stamp(index) or (printed >= 0.4 * len(draft.blocks[index].text) and any(s.complete for s in stamps)):
        draft.put(index, Label.TIMESTAMP, "timestamp:line")


def cut_stamps(draft: Draft, index: int) -> None:
    """Timestamps within a byline."""
    if index in draft.cuts:
        return
    for stamp in draft.stamps(index):
        draft.cut(Span(index, stamp.start, stamp.end, Label.TIMESTAMP, "timestamp:byline"))
