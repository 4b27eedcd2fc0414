"""The headline: the one block that names the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.titles import likeness

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LEAST = 0.1
"""Likeliness from which the likeliest block is the headline; below it, none is printed."""

INTO = 4
"""Blocks of what was taken for body, such as a kicker, that may stand above the headline."""

AS_LIKELY = 0.6
"""Share of the best block's likeliness from which another of the same words is taken for it if it's nearer the body."""


def label_headline(draft: Draft) -> int | None:
    """Label the headline; its index, or `None` where none is printed."""
    for index, mark in enumerate(draft.marks):
        if mark is not None and mark.label is Label.HEADLINE:
            return index
    likely = draft.likely("headline")
    body = next((i for i in range(len(likely)) if draft.label(i) in BODY_LABELS), len(likely))
    open_ = [i for i in range(len(likely)) if not draft.claimed(i)]
    above = [i for i in open_ if i < body + INTO]
    best = max(above, key=likely.__getitem__, default=None)
    if best is None or likely[best] < LEAST:
        best = max(open_, key=likely.__getitem__, default=None)
    if best is None or likely[best] < LEAST:
        return None
    text = draft.blocks[best].text
    for index in above:
        same = index > best and likely[index] >= AS_LIKELY * likely[best]
        if same and likeness(draft.blocks[index].text, text) > AS_LIKELY:
            best = index
    draft.put(best, Label.HEADLINE, "headline:forest", likely[best], over=True)
    return best
