"""Captions and credits of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.segment.labels import Label

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LIKELY = 0.5
"""From here on a block is a caption."""


def label_captions(draft: Draft) -> None:
    """Label captions."""
    for index, p in enumerate(draft.likely("caption")):
        if p >= LIKELY:
            draft.put(index, Label.CAPTION, "caption:forest", p)
