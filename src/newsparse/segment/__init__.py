"""Blocks to labelled spans: one way for pages and dumps, one label for every character.

Forests (`trees.py`, trained by tools/train.py) say how likely a block is body, headline, byline and so on; the rules in
this package settle what that makes of the document as a whole, one label after another. A rule's name goes with each
span, and `reasons.explain` puts it in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsparse.segment.body import label_body
from newsparse.segment.captions import label_captions
from newsparse.segment.claims import label_claims
from newsparse.segment.corrections import label_corrections
from newsparse.segment.credits import label_credits
from newsparse.segment.draft import Draft
from newsparse.segment.headline import label_headline
from newsparse.segment.labels import Claim, Label, Span
from newsparse.segment.listings import label_listings
from newsparse.segment.own_times import label_own_times
from newsparse.segment.pairing import pair_items
from newsparse.segment.related import label_related
from newsparse.segment.shapes import label_own, label_shapes
from newsparse.segment.tags import label_tags
from newsparse.segment.view import Hints

if TYPE_CHECKING:
    from newsparse.document import Document
    from newsparse.metadata import Metadata

__all__ = ["Claim", "Hints", "Label", "Span", "segment"]


def segment(
    document: Document, metadata: Metadata, claims: Sequence[Claim] = (), hints: Hints | None = None
) -> list[Span]:
    """The document's blocks as spans in reading order; together they are all of its text.

    `claims` are what a source says; they stand above all rules.
    """
    draft = Draft(document, metadata, hints or Hints())
    label_claims(draft, claims)
    label_body(draft)
    label_own(draft)
    headline = label_headline(draft)
    label_shapes(draft)
    label_related(draft, headline)
    if not draft.page:
        label_listings(draft)
    label_captions(draft)
    lines = label_credits(draft, headline)
    label_own_times(lines, headline)
    label_tags(draft)
    label_corrections(draft)
    spans = draft.spans()
    pair_items(spans, document)
    return spans
