"""Bylines and the article's own timestamps: above the body, or right below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.bylines import stamp_words
from newsparse.segment.bylines import BELOW, label_bylines
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label, Span
from newsparse.segment.lines import LEADING, Lines

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

ABOVE, INTO = 8, 6
"""Blocks above headline and body, and into the body, in which bylines and the article's timestamps stand."""

LINK_REACH, LINKED, LINK_WORDS = 2, 0.6, 3
"""Lines to a link that names another article, its share of its line, and its words."""

BESIDE = 4
"""Blocks from the headline to what is plainly printed beside it."""

MOSTLY = 0.4
"""Share of a line that's timestamps from which it is one, whatever the rest says."""

OTHERS = Cue.RELATED | Cue.CARD | Cue.COMMENTS | Cue.FOOTER | Cue.NAV | Cue.SIDEBAR | Cue.AD | Cue.PROMO
"""Where timestamps of other articles and of comments stand."""


def label_credits(draft: Draft, headline: int | None) -> None:
    """Label bylines and timestamps."""
    if not draft.blocks:
        return
    labelled = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    start = headline + 1 if headline is not None else 0
    body = range(labelled[0], labelled[-1] + 1) if labelled else range(start, start)
    top = min(body.start, headline) if headline is not None else body.start
    heads = range(max(0, top - ABOVE), min(len(draft.blocks), body.start + INTO))
    tails = range(body.stop, end_of_tail(draft, body.stop))
    lines = label_bylines(draft, headline, heads, tails, body)
    for index in [*heads, *tails]:
        if index <= body.start or not beside_link(draft, index):
            label_time(lines, index, headline)
    for index in range(len(draft.blocks)):
        if draft.label(index) is Label.BYLINE:
            cut_stamps(draft, index)


def end_of_tail(draft: Draft, start: int) -> int:
    """Where what follows the body is no longer the article's: at the first headline of another."""
    end = min(len(draft.blocks), start + BELOW)
    return next((i for i in range(start, end) if draft.label(i) is Label.RELATED_HEADLINE), end)


def label_time(lines: Lines, index: int, headline: int | None) -> None:
    """A line with a timestamp that isn't another article's is the article's own."""
    draft = lines.draft
    stamps = draft.stamps(index)
    beside = headline is not None and abs(index - headline) <= BESIDE
    if not stamps or (draft.stats.cues(index) & OTHERS.value and not beside):
        return
    alone = draft.is_stamp(index)
    if not draft.free(index) and not (alone and draft.label(index) in BODY_LABELS):
        return
    text = draft.blocks[index].text
    most = sum(stamp.end - stamp.start for stamp in stamps) >= MOSTLY * len(text)
    leads = not any(map(str.isalnum, text[: stamps[0].start]))
    credited = beside and bool(lines.names(index))
    if alone or ((most or leads or credited) and stamps[0].complete and not draft.stats.prose[index]):
        draft.put(index, Label.TIMESTAMP, "timestamp:line", over=True)


def beside_link(draft: Draft, index: int) -> bool:
    """Whether a line stands by one that leads elsewhere, as the time of another article does."""
    near = range(max(0, index - LINK_REACH), min(len(draft.blocks), index + LINK_REACH + 1))
    return any(draft.linked(i) >= LINKED and draft.stats.words[i] >= LINK_WORDS for i in near)


def cut_stamps(draft: Draft, index: int) -> None:
    """Timestamps within a byline, with the words before them that say what they are."""
    if index in draft.cuts:
        return
    text = draft.blocks[index].text
    for stamp in draft.stamps(index):
        label = stamp_words().search(text[: stamp.start]) or LEADING.search(text[: stamp.start])
        draft.cut(Span(index, label.start() if label else stamp.start, stamp.end, Label.TIMESTAMP, "timestamp:byline"))
