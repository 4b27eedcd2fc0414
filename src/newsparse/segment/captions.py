"""Captions and credits of pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.segment.labels import Label
from newsparse.segment.view import SURELY_BODY

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LIKELY = 0.5
"""From here on a block is a caption."""


def label_captions(draft: Draft) -> None:
    """Label captions; what stands in a `<figcaption>` is one, unless it's surely body."""
    for index, p in enumerate(draft.likely("caption")):
        if p >= LIKELY:
            over = draft.p_body[index] < SURELY_BODY and draft.stats.tag(index) == "figcaption"
            draft.put(index, Label.CAPTION, "caption:forest", p, over=over)
