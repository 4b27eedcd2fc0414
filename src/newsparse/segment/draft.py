"""A document while its blocks get their labels: what all rules read and write."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsparse.dates import Timestamp, find, whole
from newsparse.segment.context import Context
from newsparse.segment.features import Features
from newsparse.segment.labels import Label, Span
from newsparse.segment.stats import Stats
from newsparse.segment.titles import plain_title
from newsparse.segment.trees import load

if TYPE_CHECKING:
    from newsparse.blocks import Block
    from newsparse.document import Document
    from newsparse.metadata import Metadata

SHORT = 160
"""Characters up to which a line may be a byline, a timestamp or a headline with one; longer lines are text."""

SURELY_BODY = 0.97
"""Likeliness from which a block is body, whatever else it looks like."""

CONTEXT_LABELS = ("headline", "related", "byline", "standfirst", "caption")
"""What a forest tells by a block and what stands around it; one forest each, for pages and for dumps."""


class Hints(NamedTuple):
    """What is known before a line is read."""

    languages: tuple[str, ...] = ()
    day_first: bool | None = None


class Mark(NamedTuple):
    """A label for a whole block."""

    label: Label
    rule: str
    sure: float | None
    field: str = ""
    """The source's attribute that claims the block; empty for a label that rules gave."""


class Draft:
    """Labels are given once: a rule that comes later labels only what is free, unless it says `over`."""

    __slots__ = (
        "_context",
        "_likely",
        "blocks",
        "cuts",
        "document",
        "hints",
        "marks",
        "metadata",
        "own_vectors",
        "p_body",
        "page",
        "stamp_cache",
        "stats",
        "title",
        "zones",
    )  # fmt: skip

    def __init__(self, document: Document, metadata: Metadata, hints: Hints) -> None:
        self.document = document
        self.page = document.kind == "page"
        self.blocks: list[Block] = document.blocks
        self.metadata = metadata
        self.hints = hints
        self.title = plain_title(metadata)
        """The metadata's headline without the outlet's name; `None` where it has none."""
        self.stats = Stats(document)
        features = Features(self.stats, self.title)
        self.own_vectors = [features.vector(block) for block in self.blocks]
        probability = load(f"body_{self.kind}").probability
        self.p_body = [probability(vector) for vector in self.own_vectors]
        """How likely each block is body, by the forest."""
        self._context: Context | None = None
        self._likely: dict[str, list[float]] = {}
        self.marks: list[Mark | None] = [None] * len(self.blocks)
        self.cuts: dict[int, list[Span]] = {}
        """Stretches of blocks that have a label of their own."""
        self.zones: dict[str, set[int]] = {}
        """Blocks in which a source says that the `body` or the `related` lists are, where it says so."""
        self.stamp_cache: dict[int, list[Timestamp]] = {}

    @property
    def kind(self) -> str:
        """What the forests for this kind of document are named by."""
        return "page" if self.page else "text"

    @property
    def context(self) -> Context:
        """What stands around blocks; made at first use, when it's known where the body is."""
        if self._context is None:
            self._context = Context(self)
        return self._context

    def vector(self, index: int) -> list[float]:
        """All features of a block."""
        return self.own_vectors[index] + self.context.vector(index)

    def likely(self, what: str) -> list[float]:
        """How likely each block is a `headline`, `related` headline, `byline`, `standfirst` or `caption`.

        0 for a block that's surely body.
        """
        if not self._likely:
            forests = {name: load(f"{name}_{self.kind}").probability for name in CONTEXT_LABELS}
            self._likely = {name: [0.0] * len(self.blocks) for name in forests}
            for index, p in enumerate(self.p_body):
                if p < SURELY_BODY:
                    vector = self.vector(index)
                    for name, probability in forests.items():
                        self._likely[name][index] = probability(vector)
        return self._likely[what]

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

    def stamps(self, index: int) -> list[Timestamp]:
        """The timestamps of a block; none in a long one."""
        if index not in self.stamp_cache:
            text = self.blocks[index].text
            hints = self.hints
            found = find(text, languages=hints.languages, day_first=hints.day_first) if len(text) <= SHORT else []
            self.stamp_cache[index] = found
        return self.stamp_cache[index]

    def is_stamp(self, index: int) -> bool:
        """Whether a block is nothing but a timestamp."""
        if not self.stamps(index):
            return False
        text = self.blocks[index].text
        return whole(text, languages=self.hints.languages, day_first=self.hints.day_first) is not None

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
