"""A page's markup to blocks: one walk over the tree, by the breaks that a reader sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from newsparse.blocks import MAX_BOXES, Block, Box, Piece, add_block
from newsparse.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

BREAKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header html input legend li main menu nav ol optgroup option p pre section "
    "summary table tbody td tfoot th thead title tr ul".split()
)
"""Elements that begin and end a line of their own."""

LINE_BREAKS = frozenset(("br", "hr"))

HIDDEN = frozenset(
    "script style noscript template svg head iframe select textarea math object canvas video audio".split()
)
"""Elements whose text no reader sees, or not as text."""

MARKED = frozenset(("a", "time", "b", "strong", "em", "i"))
"""Inline elements that a block remembers."""

IMAGES = frozenset(("img", "amp-img"))

MAX_DEPTH = 1000
"""Depth to which nesting is kept in a page that libxml2 gives up on (at 2,048); text below it stays, tags don't."""

MAX_OPEN = 16
"""Marked elements within each other that a block remembers: each marks every line it spans."""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CLOSE_THEMSELVES = frozenset("html head body p li dt dd tr td th tbody thead tfoot option optgroup colgroup".split())
"""Elements that HTML lets go unclosed."""


def parse(text: str, warnings: list[str]) -> _Element | None:
    """The page's tree. Past libxml2's limits the nesting is cut and all text kept, with a warning."""
    data = text.encode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = feed(data, parser)
    if limit_hit(parser):
        warnings.append(f"tags never closed, or deeper than {MAX_DEPTH:,}, were left out; their text is kept")
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
        root = feed(flatten(text).encode("utf-8", "replace"), parser)
        if limit_hit(parser):
            warnings.append("the page is past the parser's limits: a part of its text is lost")
    return root


def feed(data: bytes, parser: etree.HTMLParser) -> _Element | None:
    try:
        return etree.fromstring(data, parser=parser)
    except etree.XMLSyntaxError:  # nothing that makes an element
        return None


def limit_hit(parser: etree.HTMLParser) -> bool:
    """Whether the parser gave up at one of its limits, which it says nowhere else."""
    last = parser.error_log.last_error
    return last is not None and last.level == etree.ErrorLevels.FATAL and "limit" in last.type_name.lower()


def flatten(text: str) -> str:
    """The markup without tags that are never closed, and without those deeper than `MAX_DEPTH`.

    A break stands where one broke the line.
    """
    depth = 0
    loose = unclosed(text)

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        closing, tag = match[1], match[2].lower()
        if is_void(match):
            return match[0]
        if match.start() not in loose:
            depth = max(depth - 1, 0) if closing else depth + 1
            if depth + bool(closing) <= MAX_DEPTH or tag in HIDDEN:
                return match[0]
        return "<br>" if tag in BREAKS else ""

    return TAG.sub(keep, text)


def unclosed(text: str) -> set[int]:
    """Where tags stand that are never closed, but for those that needn't be."""
    opened: dict[str, list[int]] = {}
    for match in TAG.finditer(text):
        tag = match[2].lower()
        if match[1]:
            if opened.get(tag):
                opened[tag].pop()
        elif not is_void(match) and tag not in CLOSE_THEMSELVES:
            opened.setdefault(tag, []).append(match.start())
    return {start for starts in opened.values() for start in starts}


def is_void(match: re.Match[str]) -> bool:
    """Whether a tag opens and closes nothing."""
    return match[2].lower() in VOID or match[0].endswith("/>")


def walk(root: _Element, blocks: list[Block], boxes: list[Box], pictures: list[tuple[int, _Element]]) -> None:
    """Cut a tree into blocks, in one pass; boxes and images are noted on the way."""
    body = next(root.iterchildren("body"), root)
    cutter = Cutter(blocks, boxes, pictures)
    walker = etree.iterwalk(body, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "end":
            cutter.leave(element, tag)
            if element.tail and element is not body:
                cutter.pieces.append(element.tail)
        elif tag in HIDDEN:
            walker.skip_subtree()
        else:
            cutter.enter(element, tag)
            if element.text:
                cutter.pieces.append(element.text)
    cutter.flush()


class Cutter:
    """Where the walk is: the box it's in, and the text since the last break."""

    __slots__ = ("blocks", "box", "boxes", "marked", "offset", "opened", "pictures", "pieces")

    def __init__(self, blocks: list[Block], boxes: list[Box], pictures: list[tuple[int, _Element]]) -> None:
        self.blocks = blocks
        self.boxes = boxes
        self.pictures = pictures
        self.box: Box | None = None
        self.pieces: list[str] = []
        self.marked: list[Piece] = []
        self.opened: list[tuple[_Element, int]] = []
        """Inline elements that are open, each with the place in `pieces` where its text begins."""
        self.offset = 0

    def enter(self, element: _Element, tag: str) -> None:
        """An element begins."""
        if tag in BREAKS:
            self.flush()
            self.box = Box(element, tag, self.box, len(self.blocks))
            if len(self.boxes) >= MAX_BOXES:
                raise InputError(f"page has over {MAX_BOXES:,} elements, more than any news item: give a part of it")
            self.boxes.append(self.box)
        elif tag in MARKED and len(self.opened) < MAX_OPEN:
            self.opened.append((element, len(self.pieces)))
        elif tag in LINE_BREAKS:
            self.flush()
        elif tag in IMAGES:
            self.pictures.append((len(self.blocks) + bool(self.pieces), element))

    def leave(self, element: _Element, tag: str) -> None:
        """An element ends."""
        if tag in BREAKS:
            self.flush()
            if self.box is not None:
                self.box.last = len(self.blocks)
                self.box = self.box.parent
        elif self.opened and self.opened[-1][0] is element:
            first = self.opened.pop()[1]
            if first < len(self.pieces):
                self.marked.append(Piece(first, len(self.pieces), element))

    def flush(self) -> None:
        """A line ends: what was gathered is a block, unless it's white space."""
        pieces, marked = self.pieces, self.marked
        if not pieces:
            return
        text = " ".join("".join(pieces).split())
        if self.opened:  # an element that spans the break marks both lines
            marked += [Piece(first, len(pieces), element) for element, first in self.opened if first < len(pieces)]
            self.opened = [(element, 0) for element, _ in self.opened]
        if text:
            block = Block(len(self.blocks), text, self.offset, self.box)
            self.offset += len(text) + 1
            if marked:
                block.pieces, block.marked = tuple(pieces), tuple(marked)
                block.link_chars = min(link_length(pieces, marked), len(text))
            add_block(self.blocks, block)
        self.pieces = []
        if marked:
            self.marked = []


def link_length(pieces: list[str], marked: list[Piece]) -> int:
    """Characters of the pieces that are links, each counted once."""
    length = reached = 0
    for first, last, element in marked:
        if element.tag == "a" and last > reached:
            length += sum(len(piece.strip()) for piece in pieces[max(first, reached) : last])
            reached = last
    return length
