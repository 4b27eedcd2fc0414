"""What a source says of the document, put down before any rule."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsparse.segment.draft import Mark
from newsparse.segment.labels import Claim, Span

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

ZONES = frozenset(("body", "related"))
"""Attributes that point at what stands around the text or a list: within it the rules may tell more."""

INSIDE, OUTSIDE = 0.6, 0.4
"""Least and greatest likeliness of body within and without the source's body."""


def label_claims(draft: Draft, claims: Sequence[Claim]) -> None:
    """Label what a source claims.

    Where a source says where the body is, nothing else is body; where it says where the lists are, headlines are told
    within them, and nowhere else.
    """
    for claim in claims:
        if claim.field in ZONES:
            draft.zones.setdefault(claim.field, set()).add(claim.block)
        elif claim.end - claim.start == len(draft.blocks[claim.block].text):
            draft.marks[claim.block] = Mark(claim.label, claim.by, None, claim.field)
        else:
            draft.cut(Span(claim.block, claim.start, claim.end, claim.label, claim.by, None, claim.field))
    if "body" in draft.zones:
        for index, p in enumerate(draft.p_body):
            inside = index in draft.zones["body"]
            draft.p_body[index] = max(p, INSIDE) if inside else min(p, OUTSIDE)
