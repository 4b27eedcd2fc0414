"""A document while its blocks get their labels: what all rules read and write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsparse.segment.labels import Label, Span
from newsparse.segment.view import Hints, View

if TYPE_CHECKING:
    from newsparse.document import Document
    from newsparse.metadata import Metadata


class Mark(NamedTuple):
    """A label for a whole block."""

    label: Label
    rule: str
    sure: float | None
    field: str = ""
    """The source's attribute that claims the block; empty for a label that rules gave."""


class Draft(View):
    """Labels are given once: a rule that comes later labels only what is free, unless it says `over`."""

    __slots__ = ("cuts", "marks", "zones")

    def __init__(self, document: Document, metadata: Metadata, hints: Hints) -> None:
        super().__init__(document, metadata, hints)
        self.marks: list[Mark | None] = [None] * len(self.blocks)
        self.cuts: dict[int, list[Span]] = {}
        """Stretches of blocks that have a label of their own."""
        self.zones: dict[str, set[int]] = {}
        """Blocks in which a source says that the `body` or the `related` lists are, where it says so."""

    def claimed(self, index: int) -> bool:
        """Whether a source labels the block."""
        mark = self.marks[index]
        return mark is not None and mark.field != ""

    def free(self, index: int) -> bool:
        """Whether a block has no label yet."""
        return self.marks[index] is None

    def label(self, index: int) -> Label | None:
        """A block's label so far."""
        mark = self.marks[index]
        return mark.label if mark is not None else None

    def put(self, index: int, label: Label, rule: str, sure: float | None = None, *, over: bool = False) -> bool:
        """Label a block; false where it has a label that stays, as a source's does in any case."""
        if self.claimed(index) or (self.marks[index] is not None and not over):
            return False
        self.marks[index] = Mark(label, rule, sure)
        return True

    def cut(self, span: Span) -> None:
        """Label a stretch of a block."""
        self.cuts.setdefault(span.block, []).append(span)

    def spans(self) -> list[Span]:
        """All blocks as spans that add up to the input's text, in reading order."""
        spans: list[Span] = []
        for block, mark in zip(self.blocks, self.marks, strict=True):
            mark = mark or Mark(Label.BOILERPLATE, "rest", None)
            whole_block = Span(block.index, 0, len(block.text), mark.label, mark.rule, mark.sure, mark.field)
            cuts = self.cuts.get(block.index)
            spans += divide(whole_block, sorted(cuts, key=lambda cut: cut.start), block.text) if cuts else [whole_block]
        return spans


def divide(base: Span, cuts: list[Span], text: str) -> list[Span]:
    """A block's spans: the cuts, and the base label for what lies between them.

    What holds no letter or digit, as in a bar between name and time, belongs to the span before it.
    """
    spans: list[Span] = []
    at = 0
    for cut in [*cuts, Span(base.block, len(text), len(text), base.label, base.rule)]:
        if cut.start < at:
            continue
        between = text[at : cut.start]
        if any(map(str.isalnum, between)):
            spans.append(Span(base.block, at, cut.start, base.label, base.rule, base.confidence, base.field))
        elif between and spans:
            spans[-1].end = cut.start
        elif between:
            cut.start = at
        if cut.end > cut.start:
            spans.append(cut)
        at = max(at, cut.end)
    return spans
