"""What came second: the label that a block would have had next, worked out only when it's asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.view import CONTEXT_LABELS, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.document import Document
    from newsparse.metadata import Metadata
    from newsparse.segment.labels import Span
    from newsparse.segment.view import Hints

FORESTS = ("body", *CONTEXT_LABELS)

LEAST = 0.01
"""Likeliness below which nothing is said to have come second."""


class Second(NamedTuple):
    """The next likeliest label."""

    label: Label
    likely: float
    """How likely, 0 to 1, by its own forest; for boilerplate, that it's none of what the likeliest forest tells."""


def seconds(document: Document, metadata: Metadata, hints: Hints, spans: Sequence[Span]) -> list[Second | None]:
    """Of each span, what came second by the forests; `None` where nothing else came near.

    The forests are asked again about the whole document, which takes about as long as labelling it.
    """
    view = View(document, metadata, hints)
    told = {label_of(what): view.p_body if what == "body" else view.likely(what) for what in FORESTS}
    return [second(span.label, {label: likely[span.block] for label, likely in told.items()}) for span in spans]


def label_of(what: str) -> Label:
    """The label that a forest tells."""
    return Label.RELATED_HEADLINE if what == "related" else Label(what)


def second(own: Label, told: dict[Label, float]) -> Second | None:
    """The likeliest label that isn't a span's own. That it's none at all counts too: it's what the forest of its own
    label leaves."""
    own = Label.BODY if own in BODY_LABELS else own
    others = {label: likely for label, likely in told.items() if label is not own}
    if told.get(own):
        others[Label.BOILERPLATE] = 1 - told[own]
    label = max(others, key=others.__getitem__)
    return Second(label, others[label]) if others[label] >= LEAST else None
