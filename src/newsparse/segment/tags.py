"""The article's tags: short linked lines that the page's names call so, or its metadata knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.segment.cues import Cue
from newsparse.segment.labels import Label

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

MOST_WORDS = 6
"""Words of the longest tags."""

ELSEWHERE = Cue.NAV | Cue.FOOTER | Cue.SIDEBAR | Cue.CARD | Cue.RELATED


def label_tags(draft: Draft) -> None:
    """Label tags. A dump doesn't show which lines are."""
    if not draft.page:
        return
    known = {value.text.casefold() for value in draft.metadata.keywords}
    for index, block in enumerate(draft.blocks):
        if draft.stats.words[index] > MOST_WORDS or draft.stats.links[index] < 0.8 or not draft.free(index):
            continue
        cues = draft.stats.cues(index)
        if cues & Cue.TAGS.value and not cues & ELSEWHERE.value:
            draft.put(index, Label.TAG, "tag:element")
        elif block.text.lstrip("#").casefold() in known and not cues & ELSEWHERE.value:
            draft.put(index, Label.TAG, "tag:keyword")
