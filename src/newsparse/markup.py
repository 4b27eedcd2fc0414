"""A page's markup to blocks, by the breaks that a reader sees."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from newsparse.blocks import MAX_BOXES, SEPARATOR, Block, Box, Piece, add_block
from newsparse.decoding import UNSEEN, holds_unseen
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

MARKED = {"a": "href", "time": "datetime", "b": None, "strong": None, "em": None, "i": None}
"""Inline elements that a block remembers, and the attribute that goes with them."""

BOLD = frozenset(("b", "strong"))

IMAGES = frozenset(("img", "amp-img"))

MAX_DEPTH = 250
"""Depth to which nesting is kept in a page that libxml2 gives up on, which it does at 256, and none of 1,208 real pages
reached; text below it stays, tags don't. Each level costs stack: 2,000 are too many for a thread of 1 MB."""

MAX_OPEN = 16
"""Marked elements within each other that a block remembers: each marks every line it spans."""

OPEN, CLOSE, MARK, UNMARK, BREAK, IMAGE, END = "\ufdd0\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd7"
"""What stands in a flattened page where a block-level element begins and ends, an inline one does, a line breaks, an
image stands, and where an element's names end. They are noncharacters of Unicode, which `parse` keeps out of pages."""

ENDS_LINE, BEGINS = {OPEN, CLOSE, BREAK}, {OPEN, MARK}

MARKS = re.compile(f"([{OPEN}{CLOSE}{MARK}{UNMARK}{BREAK}{IMAGE}])")

NONCHARACTER = re.compile(r"&#(?:x0*fd[de][0-9a-f]|0*6(?:49(?:7[6-9]|[89]\d)|500[0-7]));?", re.I)
"""Unicode's noncharacters, as markup may name them; `decoding.scrub` takes out those that stand there as they are."""

NAMING = ("@class", "@id", "@role", "@itemprop", "@data-testid", "@data-component", "name(@hidden)", "@style")
"""What names an element, in the order of a box's header, where its tag comes first."""

BODY = "/*/body[1]|/*[not(body)]"
"""The part that is seen; the whole where a fragment has no such part. What follows a page's end is a second root."""

STYLESHEET = """\
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>{}
</xsl:stylesheet>"""

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
CLOSE_THEMSELVES = frozenset("html head body p li dt dd tr td th tbody thead tfoot option optgroup colgroup".split())
"""Elements that HTML lets go unclosed."""


def parse(text: str, warnings: list[str]) -> _Element | None:
    """The page's tree. Past libxml2's limits the nesting is cut and all text kept, with a warning."""
    if "&#" in text:
        text = NONCHARACTER.sub(" ", text)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    data = text.encode("utf-8", "replace")
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


def flat(root: _Element) -> str:
    """A tree's visible text with a mark where each element that counts begins and ends."""
    text = str(flattener()(root))
    return UNSEEN.sub("", text) if holds_unseen(text) else text


@cache
def flattener() -> etree.XSLT:
    """The transformation that does it: in C, in a third of the time that Python takes to visit the elements."""
    first, *others = (f'{SEPARATOR}<xsl:value-of select="{value}"/>' for value in NAMING)
    # Most elements have a class and nothing else.
    names = f'{first}<xsl:if test="@*[2] or (@* and not(@class))">{"".join(others)}</xsl:if>'
    inner = "<xsl:apply-templates/>"
    rules = [
        f'<xsl:template match="/"><xsl:apply-templates select="{BODY}"/></xsl:template>',
        f'<xsl:template match="{"|".join(HIDDEN)}"/>',
        f'<xsl:template match="{"|".join(LINE_BREAKS)}">{BREAK}</xsl:template>',
        f'<xsl:template match="{"|".join(IMAGES)}">{IMAGE}{inner}</xsl:template>',
    ]
    rules += [
        f'<xsl:template match="{tag}">{OPEN}{tag}{names}{END}{inner}{CLOSE}</xsl:template>' for tag in sorted(BREAKS)
    ]
    for tag, value in sorted(MARKED.items()):
        held = f'<xsl:if test="@{value}">{SEPARATOR}<xsl:value-of select="@{value}"/></xsl:if>' if value else ""
        rules.append(f'<xsl:template match="{tag}">{MARK}{tag}{held}{END}{inner}{UNMARK}</xsl:template>')
    return etree.XSLT(etree.XML(STYLESHEET.format("".join(rules))))


def walk(root: _Element, blocks: list[Block], boxes: list[Box], pictures: list[int]) -> None:
    """Cut a tree into blocks; boxes are noted on the way, and the places of images."""
    Cutter(blocks, boxes, pictures).cut(flat(root))


def visible(root: _Element, tags: frozenset[str]) -> list[_Element]:
    """The elements of some tags that `walk` comes by, in its order."""
    roots = [root, *root.itersiblings()]
    bodies = [next(one.iterchildren("body"), one) for one in roots]
    unseen = {inner for body in bodies for hidden in body.iter(*HIDDEN) if len(hidden) for inner in hidden.iter(*tags)}
    return [element for body in bodies for element in body.iter(*tags) if element not in unseen]


class Opened(NamedTuple):
    """An inline element that is open."""

    first: int
    """The place in `pieces` where its text begins."""
    tag: str
    value: str | None


class Cutter:
    """Where the walk is: the box it's in, and the text since the last break."""

    __slots__ = ("blocks", "box", "boxes", "marked", "offset", "opened", "pictures", "pieces")

    def __init__(self, blocks: list[Block], boxes: list[Box], pictures: list[int]) -> None:
        self.blocks = blocks
        self.boxes = boxes
        self.pictures = pictures
        self.box: Box | None = None
        self.pieces: list[str] = []
        self.marked: list[Piece] = []
        self.opened: list[Opened] = []
        self.offset = 0

    def cut(self, text: str) -> None:
        """Cut what `flat` gave."""
        parts = MARKS.split(text)
        pieces = self.pieces
        for mark, after in zip(parts[1::2], parts[2::2], strict=True):
            if mark in ENDS_LINE and pieces:
                self.flush()
            if mark in BEGINS:
                header, _, after = after.partition(END)
                self.enter(header) if mark == OPEN else self.open(header)
            elif mark == CLOSE:
                if self.box is not None:
                    self.box.last = len(self.blocks)
                    self.box = self.box.parent
            elif mark == UNMARK:
                self.close()
            elif mark == IMAGE:
                self.pictures.append(len(self.blocks) + bool(pieces))
            if after and (pieces or not after.isspace()):  # a line doesn't begin with white space
                pieces.append(after)
        self.flush()

    def enter(self, header: str) -> None:
        """A block-level element begins."""
        number = len(self.boxes)
        if number >= MAX_BOXES:
            raise InputError(f"page has over {MAX_BOXES:,} elements, more than any news item: give a part of it")
        self.box = Box(number, header, self.box, len(self.blocks))
        self.boxes.append(self.box)

    def open(self, header: str) -> None:
        """An inline element begins."""
        tag, separator, value = header.partition(SEPARATOR)
        self.opened.append(Opened(len(self.pieces), tag, value if separator else None))

    def close(self) -> None:
        """An inline element ends."""
        first, tag, value = self.opened.pop()
        if first < len(self.pieces) and len(self.opened) < MAX_OPEN:
            self.marked.append(Piece(first, len(self.pieces), tag, value))

    def flush(self) -> None:
        """A line ends: what was gathered is a block, unless it's white space."""
        pieces, marked = self.pieces, self.marked
        text = " ".join("".join(pieces).split())
        if self.opened:  # an element that spans the break marks both lines
            here = len(pieces)
            marked += [Piece(one.first, here, one.tag, one.value) for one in self.opened[:MAX_OPEN] if one.first < here]
            self.opened = [Opened(0, tag, value) for _, tag, value in self.opened]
        if text:
            block = Block(len(self.blocks), text, self.offset, self.box)
            self.offset += len(text) + 1
            if marked:
                block.pieces, block.marked = tuple(pieces), tuple(marked)
                block.link_chars = min(link_length(pieces, marked), len(text))
                block.bold_chars = min(bold_length(pieces, marked), len(text))
            add_block(self.blocks, block)
        pieces.clear()
        marked.clear()


def link_length(pieces: list[str], marked: list[Piece]) -> int:
    """Characters of the pieces that are links, each counted once."""
    length = reached = 0
    for first, last, tag, _ in marked:
        if tag == "a" and last > reached:
            length += len(" ".join("".join(pieces[max(first, reached) : last]).split()))
            reached = last
    return length


def bold_length(pieces: list[str], marked: list[Piece]) -> int:
    """Characters of the pieces that are bold."""
    return sum(sum(map(len, pieces[first:last])) for first, last, tag, _ in marked if tag in BOLD)
