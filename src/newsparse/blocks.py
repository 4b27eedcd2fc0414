"""The visible lines of an input, and the boxes they stand in. Light classes: they live for one parse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from newsparse.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_LINES = 50_000
"""Visible lines of an input at most: seven times the longest of 1,208 real pages. Each costs some 6 kB and 0.2 ms."""

MAX_BOXES = 500_000
"""Block-level elements of a page at most, with text or without; the largest real page had 9,000."""

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

    __slots__ = ("_marks", "blank_before", "box", "index", "link_chars", "marked", "pieces", "start", "text")

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
        self._marks: list[Mark] | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def marks(self) -> list[Mark]:
        """Links, times and emphasis with their places in `text`; worked out when first asked for."""
        if self._marks is None:
            self._marks = place_marks(self.pieces, self.marked) if self.marked else []
        return self._marks

    def __repr__(self) -> str:
        return f"<Block {self.index} {self.text[:60]!r}>"


def add_block(blocks: list[Block], block: Block) -> None:
    """Append a block. Raises `InputError` past `MAX_LINES`."""
    if len(blocks) >= MAX_LINES:
        raise InputError(f"input has over {MAX_LINES:,} visible lines, more than any news item: give a part of it")
    blocks.append(block)


def place_marks(pieces: tuple[str, ...], marked: tuple[Piece, ...]) -> list[Mark]:
    """Marked runs of pieces as offsets in the block's text, where white space runs are one space."""
    places = list(accumulate(map(len, pieces), initial=0))
    words = [word.span() for word in WORD.finditer("".join(pieces))]  # in the joined pieces
    starts, ends = [start for start, _ in words], [end for _, end in words]
    offsets = list(accumulate((end - start + 1 for start, end in words), initial=0))  # in the block's text
    marks = []
    for first, last, element in marked:
        start, end = places[first], places[last]
        low, high = bisect_right(ends, start), bisect_left(starts, end) - 1
        if low <= high:
            value = element.get("href") if element.tag == "a" else element.get("datetime")
            begin = offsets[low] + max(start - starts[low], 0)
            until = offsets[high] + min(end, ends[high]) - starts[high]
            marks.append(Mark(begin, until, str(element.tag), value, element))
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return marks
