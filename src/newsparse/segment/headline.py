"""The headline: the one block that names the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.lexicon import is_label
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.titles import likeness, words

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LEAST = 0.1
"""Likeliness from which the likeliest block is the headline; below it, none is printed."""

INTO = 4
"""Blocks of what was taken for body, such as a kicker, that may stand above the headline."""

MOST_CREDIT = 8
"""Words of a byline above the body."""

MOST_WORDS = 45
"""Words of the longest headlines; British tabloids print such."""

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
        best = main_heading(draft, above) if draft.page else first_line(draft, body)
        if best is not None:
            draft.put(best, Label.HEADLINE, "headline:heading" if draft.page else "headline:first-line", over=True)
        return best
    text = draft.blocks[best].text
    for index in above:
        same = index > best and likely[index] >= AS_LIKELY * likely[best]
        if same and likeness(draft.blocks[index].text, text) > AS_LIKELY:
            best = index
    draft.put(best, Label.HEADLINE, "headline:forest", likely[best], over=True)
    return best


def main_heading(draft: Draft, above: list[int]) -> int | None:
    """The last of a page's main headings above its body that isn't the outlet's name."""
    outlets = {"".join(words(value.text)) for value in (*draft.metadata.site_names, *draft.metadata.publishers)}
    for index in reversed(above):
        if draft.stats.tag(index) == "h1" and "".join(words(draft.blocks[index].text)) not in outlets:
            return index if draft.stats.words[index] > 1 else None
    return None


def first_line(draft: Draft, body: int) -> int | None:
    """The line that opens a dump, where nothing but bylines and times stand between it and the body."""
    if not 0 < body < len(draft.blocks):
        return None
    between = [i for i in range(1, body) if not draft.is_stamp(i) and draft.stats.words[i] > MOST_CREDIT]
    words = draft.stats.words[0]
    named = draft.is_stamp(0) or is_label(draft.blocks[0].text)
    return 0 if not between and not named and 1 < words <= MOST_WORDS and not draft.stats.prose[0] else None
