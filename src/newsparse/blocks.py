"""The visible lines of an input, and the boxes they stand in. Light classes: they live for one parse."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element

WORD = re.compile(r"\S+")


class Box:
    """A block-level element that stands around blocks."""

    __slots__ = ("cue", "depth", "element", "first", "last", "parent", "tag")

    def __init__(self, element: _Element, tag: str, parent: Box | None, first: int) -> None:
        self.element = element
        self.tag = tag
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.first = first
        """Index of the first block within it."""
        self.last = first
        """One past the index of the last block within it."""
        self.cue: int | None = None
        """What its name and class say, and those around it; worked out by the segmenter when first asked for."""


class Piece(NamedTuple):
    """A marked run of a block's pieces."""

    first: int
    last: int
    element: _Element


class Mark(NamedTuple):
    """A link, time or emphasis within a block."""

    start: int
    end: int
    tag: str
    value: str | None
    """`href` of a link, `datetime` of a time; `None` where it isn't given, and for emphasis."""
    element: _Element


class Block:
    """A visible line: the text between two breaks that a reader sees."""

    __slots__ = ("blank_before", "box", "index", "link_chars", "marked", "pieces", "start", "text")

    def __init__(self, index: int, text: str, start: int, box: Box | None = None) -> None:
        self.index = index
        self.text = text
        """White space runs within a page's block are one space; a dump's line is as it is, without its margins."""
        self.start = start
        """Offset in `Document.text`, in characters."""
        self.box = box
        """The innermost box around it; `None` in a dump."""
        self.link_chars = 0
        """Characters that are links."""
        self.blank_before = 0
        """Blank lines before it, in a dump."""
        self.pieces: tuple[str, ...] = ()
        self.marked: tuple[Piece, ...] = ()

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def marks(self) -> list[Mark]:
        """Links, times and emphasis with their places in `text`."""
        return place_marks(self.pieces, self.marked) if self.marked else []

    def __repr__(self) -> str:
        return f"<Block {self.index} {self.text[:60]!r}>"


def place_marks(pieces: tuple[str, ...], marked: tuple[Piece, ...]) -> list[Mark]:
    """Marked runs of pieces as offsets in the block's text, where white space runs are one space."""
    starts = list(accumulate(map(len, pieces), initial=0))
    words = []  # of each word: its offset and end in the joined pieces, its offset in the block's text
    offset = 0
    for word in WORD.finditer("".join(pieces)):
        words.append((word.start(), word.end(), offset))
        offset += word.end() - word.start() + 1
    marks = []
    for first, last, element in marked:
        start, end = starts[first], starts[last]
        inside = [word for word in words if word[1] > start and word[0] < end]
        if inside:
            (a, _, at), (b, b_end, to) = inside[0], inside[-1]
            value = element.get("href") if element.tag == "a" else element.get("datetime")
            mark = Mark(at + max(start - a, 0), to + min(end, b_end) - b, str(element.tag), value, element)
            marks.append(mark)
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return marks
