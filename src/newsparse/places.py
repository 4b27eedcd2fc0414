"""Where a page's elements stand among its blocks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsparse.blocks import Box
    from newsparse.document import Document


class Stretch(NamedTuple):
    """A part of a block."""

    block: int
    start: int
    end: int


class Target(NamedTuple):
    """An inline element, or the text directly within it or behind it."""

    element: _Element
    part: Literal["all", "text", "tail"]


class Places:
    """Finds the stretches of blocks that elements stand for. Made once a document and parse."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def boxes(self) -> dict[_Element, Box]:
        """The box of each block-level element."""
        return dict(zip(self.document.elements, self.document.boxes, strict=True))

    def of(self, found: list[Any]) -> Iterator[Stretch]:
        """The stretches of what an expression found: elements and text nodes, in document order. Others have none."""
        inline: dict[Box, set[Target]] = {}
        reached = 0  # an element within one that came before adds nothing
        for item in found:
            target = as_target(item)
            if target is None:
                continue
            box = self.boxes.get(target.element)
            if box is not None and target.part == "all":
                yield from self.whole(max(box.first, reached), box.last)
                reached = max(reached, box.last)
            elif (around := self.around(target)) is not None:
                inline.setdefault(around, set()).add(target)
        for box, targets in inline.items():
            yield from self.within(box, targets)

    def whole(self, first: int, last: int) -> Iterator[Stretch]:
        """Blocks as a whole."""
        for block in self.document.blocks[first:last]:
            yield Stretch(block.index, 0, len(block.text))

    def around(self, target: Target) -> Box | None:
        """The innermost box that holds it; `None` for what stands outside the page's visible part."""
        element = target.element if target.part == "text" else target.element.getparent()
        while element is not None and element not in self.boxes:
            element = element.getparent()
        return self.boxes[element] if element is not None else None

    def within(self, box: Box, targets: set[Target]) -> Iterator[Stretch]:
        """The stretches of inline targets: the box's own lines are gone through as `markup.walk` did."""
        from lxml import etree

        from newsparse.markup import BREAKS, HIDDEN, LINE_BREAKS

        line = Line(box.first)
        open_at: _Element | None = None
        outer = self.document.elements[box.index]
        walker = etree.iterwalk(outer, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element.tag in HIDDEN:
                    walker.skip_subtree()
                elif element.tag in BREAKS and element is not outer:
                    yield from line.done()
                    inner = self.boxes[element]
                    if open_at is not None:
                        yield from self.whole(inner.first, inner.last)
                    line = Line(inner.last)
                    walker.skip_subtree()
                else:
                    if element.tag in LINE_BREAKS:
                        yield from line.done()
                        line = Line(line.next)
                    if open_at is None and Target(element, "all") in targets:
                        open_at = element
                    line.add(element.text, open_at is not None or Target(element, "text") in targets)
            else:
                if element is open_at:
                    open_at = None
                    line.part()
                if element is not outer:
                    line.add(element.tail, open_at is not None or Target(element, "tail") in targets)
        yield from line.done()


class Line:
    """A block's text as it's put together, with white space folded, and the wanted stretches of it."""

    __slots__ = ("end", "gap", "index", "length", "start", "stretches")

    def __init__(self, index: int) -> None:
        self.index = index
        self.length = 0
        self.gap = False
        """White space came last."""
        self.start: int | None = None
        """Where the open stretch begins; `None` where none is open."""
        self.end = 0
        self.stretches: list[Stretch] = []

    def add(self, text: str | None, wanted: bool) -> None:
        """Append a text node."""
        if not wanted:
            self.part()
        if not text:
            return
        folded = " ".join(text.split())
        self.gap |= text[0].isspace()
        if folded:
            start = self.length + (self.gap and self.length > 0)
            self.length = start + len(folded)
            self.gap = text[-1].isspace()
            if wanted:
                self.start = start if self.start is None else self.start
                self.end = self.length

    def part(self) -> None:
        """End the stretch that is open."""
        if self.start is not None:
            self.stretches.append(Stretch(self.index, self.start, self.end))
            self.start = None

    def done(self) -> list[Stretch]:
        """The line's stretches."""
        self.part()
        return self.stretches

    @property
    def next(self) -> int:
        """Index of the block after this line, which is none where it's blank."""
        return self.index + (self.length > 0)


def as_target(found: Any) -> Target | None:
    """An element, or the text node that a string from an XPath expression is; `None` for attributes and values."""
    from lxml.etree import iselement

    if iselement(found):
        return Target(found, "all")
    parent = found.getparent() if hasattr(found, "getparent") else None
    if parent is None or found.is_attribute:
        return None
    return Target(parent, "tail" if found.is_tail else "text")
