"""Bylines above the body, within it and right below it, and the timestamps that stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.bylines import stamp_words
from newsparse.segment.bylines import BELOW, label_bylines
from newsparse.segment.labels import BODY_LABELS, Label, Span
from newsparse.segment.lines import LEADING, Lines
from newsparse.segment.shapes import articles_of, heads_of

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

ABOVE, INTO = 8, 6
"""Blocks above headline and body, and into the body, in which bylines and the article's timestamps stand."""


def label_credits(draft: Draft, headline: int | None) -> Lines:
    """Label bylines, and the timestamps within them."""
    if not draft.blocks:
        return Lines(draft)
    labelled = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    if not draft.page and not labelled and headline is None:  # nothing that somebody could be credited with
        return Lines(draft)
    start = headline + 1 if headline is not None else 0
    body = range(labelled[0], labelled[-1] + 1) if labelled else range(start, start)
    top = min(body.start, headline) if headline is not None else body.start
    end = end_of_tail(draft, body.stop)
    heads = range(max(0, top - ABOVE), min(end, body.start + INTO))
    tails = range(body.stop, end)
    lines = label_bylines(draft, headline, heads, tails, body)
    for index in range(len(draft.blocks)):
        if draft.label(index) is Label.BYLINE:
            cut_stamps(draft, index)
    return lines


def end_of_tail(draft: Draft, start: int) -> int:
    """Where what follows the body is no longer the article's: at the first headline of another, or at an element that
    holds another with its headline."""
    end = min(len(draft.blocks), start + BELOW)
    others = (box.first for box in articles_of(draft) if start <= box.first < end and heads_of(draft, box))
    end = min(others, default=end)
    return next((i for i in range(start, end) if draft.label(i) is Label.RELATED_HEADLINE), end)


def cut_stamps(draft: Draft, index: int) -> None:
    """Timestamps within a byline, with the words before them that say what they are. Where a source points at a part of
    the line, the rest is no byline."""
    claimed = {cut.label for cut in draft.cuts.get(index, ())}
    if claimed - {Label.BYLINE}:
        return
    text = draft.blocks[index].text
    for stamp in draft.stamps(index):
        label = stamp_words().search(text[: stamp.start]) or LEADING.search(text[: stamp.start])
        draft.cut(Span(index, label.start() if label else stamp.start, stamp.end, Label.TIMESTAMP, "timestamp:byline"))
    if claimed:
        draft.put(index, Label.BOILERPLATE, "byline:beside", over=True)
