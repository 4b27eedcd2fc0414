"""The visible lines of an input, and the boxes they stand in. Light classes: they live for one parse."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from newsparse.errors import InputError

MAX_LINES = 50_000
"""Visible lines of an input at most: seven times the longest of 1,208 real pages. Each costs some 6 kB and 0.2 ms."""

MAX_BOXES = 500_000
"""Block-level elements of a page at most, with text or without; the largest real page had 9,000."""


SEPARATOR = "\ufdd6"
"""Parts the values of a box's header. A noncharacter of Unicode, which no text holds."""


class Names:
    """What an element is called: its tag, and the attributes that name it. Boxes of the same names share it."""

    __slots__ = ("class_", "data", "hidden", "id", "itemprop", "kind", "role", "style", "tag")

    def __init__(self, header: str) -> None:
        tag, class_, *others = header.split(SEPARATOR)
        id_, role, itemprop, test_id, component, hidden, style = others or [""] * 7
        self.tag = tag
        self.class_ = class_
        """The attribute as written; empty where there is none, as for all below."""
        self.id = id_
        self.role = role
        self.itemprop = itemprop
        self.data = f"{test_id} {component}"
        """What frameworks call it for their tests."""
        self.hidden = bool(hidden)
        self.style = style
        self.kind = f"{tag}.{class_}"
        """Tag and class: by these, boxes are alike."""


names = lru_cache(maxsize=16384)(Names)
"""Names by their header. Pages of a site, and boxes of a page, share most of theirs."""


class Box:
    """A block-level element that stands around blocks."""

    __slots__ = ("depth", "first", "index", "kind", "last", "names", "parent", "tag")

    def __init__(self, index: int, header: str, parent: Box | None, first: int) -> None:
        """`header` holds tag and naming attributes, as `markup.flat` gives them."""
        self.index = index
        """Its place among the document's boxes."""
        self.names = called = names(header)
        """What its element is called."""
        self.tag: str = called.tag
        self.kind: str = called.kind
        """Tag and class: by these, boxes are alike."""
        self.parent = parent
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.first = first
        """Index of the first block within it."""
        self.last = first
        """One past the index of the last block within it."""


class Piece(NamedTuple):
    """A marked run of a block's pieces."""

    first: int
    last: int
    tag: str
    value: str | None


class Mark(NamedTuple):
    """A link, time or emphasis within a block."""

    start: int
    end: int
    tag: str
    value: str | None
    """`href` of a link, `datetime` of a time; `None` where it isn't given, and for emphasis."""


class Block:
    """A visible line: the text between two breaks that a reader sees."""

    __slots__ = (
        "_marks",
        "blank_before",
        "bold_chars",
        "box",
        "index",
        "link_chars",
        "marked",
        "pieces",
        "start",
        "text",
    )

    def __init__(self, index: int, text: str, start: int, box: Box | None = None) -> None:
        self.index = index
        self.text = text
        """White space runs within a page's block are one space; a dump's line is as it is, without its margins."""
        self.start = start
        """Offset in `Document.text`, in characters."""
        self.box = box
        """The innermost box around it; `None` in a dump, unless its marks tell what the line is."""
        self.link_chars = 0
        """Characters that are links."""
        self.bold_chars = 0
        """Characters in bold, roughly: white space isn't folded."""
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

    def give_marks(self, marks: list[Mark]) -> None:
        """Give a dump's block its marks, which stand at offsets in the document's text."""
        self._marks = [Mark(mark.start - self.start, mark.end - self.start, mark.tag, mark.value) for mark in marks]
        self.link_chars = sum(mark.end - mark.start for mark in marks if mark.tag == "a")

    def __repr__(self) -> str:
        return f"<Block {self.index} {self.text[:60]!r}>"


def add_block(blocks: list[Block], block: Block) -> None:
    """Append a block. Raises `InputError` past `MAX_LINES`."""
    if len(blocks) >= MAX_LINES:
        raise InputError(f"input has over {MAX_LINES:,} visible lines, more than any news item: give a part of it")
    blocks.append(block)


def place_marks(pieces: tuple[str, ...], marked: tuple[Piece, ...]) -> list[Mark]:
    """Marked runs of pieces as offsets in the block's text, where white space runs are one space."""
    places: list[tuple[int, int]] = []  # of each piece's words in the text; nothing where it's blank
    length = 0
    gap = False
    for piece in pieces:
        words = " ".join(piece.split())
        start = length + (length > 0 and (gap or piece[0].isspace()))
        if words:
            length = start + len(words)
        gap = piece[-1].isspace() if words else True
        places.append((start, start + len(words)))
    marks = []
    for first, last, tag, value in marked:
        held = [place for place in places[first:last] if place[0] < place[1]]
        if held:
            marks.append(Mark(held[0][0], held[-1][1], tag, value))
    marks.sort(key=lambda mark: (mark.start, -mark.end))
    return marks
