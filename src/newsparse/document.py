"""Input to `Document`: the visible lines of a page or a text dump, in reading order, as `Block`s.

A page's block also knows the boxes it stands in and its links, times and emphasis; a dump's block knows only its text,
and what marks in the dump say of it.
From here on there is one way for both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from newsparse.blocks import SEPARATOR, Block, Box, Mark, add_block
from newsparse.decoding import decode, scrub
from newsparse.errors import EmptyInput, InputError
from newsparse.layout import Edit, Edited, Marked, apply, find_marks, gaps, unseen, unwrap

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from lxml.etree import _Element


Kind = Literal["page", "text"]

MAX_PAGE = 20_000_000
"""Characters of markup that are read at most: what `fetch` takes too. A tree needs some 40 times its markup."""

ELEMENTS = (
    "html head body title meta link script style article main section header footer nav aside div p h[1-6] span a b "
    "strong i em font center table br hr ul ol li img figure"
).replace(" ", "|")

BEGINNING = re.compile(rf"\s*+<(?:!--|!doctype\s+html|\?xml|(?:{ELEMENTS})(?=[\s/>]))", re.I)
"""How a page or a part of one begins. Text that merely mentions a tag doesn't begin with it."""

OUTER = re.compile(r"^[ \t]*+<(?:!doctype\s+html|html|body)[\s>]", re.I | re.M)
"""A page after a server's message or headers."""

CLOSED = re.compile(r"</(?:p|div|body|html|article|h1|h2|span|a|td|ul)\s*>", re.I)


class Document:
    """An input, decoded and cut into blocks. Made by `read`."""

    __slots__ = (
        "_elements",
        "_soup",
        "blocks",
        "boxes",
        "changes",
        "encoding",
        "kind",
        "picture_places",
        "source_text",
        "text",
        "tree",
        "url",
        "warnings",
    )

    def __init__(self, kind: Kind, source_text: str, *, url: str | None, encoding: str | None) -> None:
        self.kind = kind
        self.source_text = source_text
        """The whole input as text, markup and all."""
        self.url = url
        self.encoding = encoding
        """`None` where the input was text from the start."""
        self.text = source_text
        """What offsets refer to: a dump's own text, without line ends and marks that a program put into it, or a page's
        visible lines."""
        self.changes: list[Edited] = []
        """What became of a dump's own text, step by step; empty where it's as it was."""
        self.blocks: list[Block] = []
        self.boxes: list[Box] = []
        """A page's block-level elements in document order; for a dump, those that its marks tell."""
        self.picture_places: list[int] = []
        """Of each of a page's images, the index of the block that follows it."""
        self.tree: _Element | None = None
        """A page's lxml tree; `None` for a dump. Read it, don't change it."""
        self.warnings: list[str] = []
        self._elements: list[_Element] | None = None
        self._soup: BeautifulSoup | None = None

    def in_source(self, offset: int) -> int:
        """Where a character of a dump's text stands in `source_text`."""
        for changed in reversed(self.changes):
            offset = changed.before(offset)
        return offset

    @property
    def pictures(self) -> list[tuple[int, _Element]]:
        """A page's images, each with the index of the block that follows it."""
        from newsparse.markup import IMAGES, visible

        elements = visible(self.tree, IMAGES) if self.tree is not None else []
        return [*zip(self.picture_places, elements, strict=False)]

    @property
    def elements(self) -> list[_Element]:
        """The elements of a page's boxes, in the same order."""
        if self._elements is None:
            from newsparse.markup import BREAKS, visible

            self._elements = visible(self.tree, BREAKS) if self.tree is not None else []
        return self._elements

    def forget(self) -> None:
        """Forget the boxes' elements, which are others where the tree was changed."""
        self._elements = None

    @property
    def soup(self) -> BeautifulSoup:
        """The page for BeautifulSoup, made at first use."""
        if self._soup is None:
            from bs4 import BeautifulSoup

            self._soup = BeautifulSoup(self.source_text, "lxml")
        return self._soup


def read(
    data: bytes | str, *, kind: Kind | None = None, url: str | None = None, encoding: str | None = None
) -> Document:
    """The input as a document.

    `encoding` is what the transport declares. Raises `EmptyInput`, `BinaryInput`, and `InputError` for a page of more
    than `MAX_PAGE` characters, and for an input of more than `blocks.MAX_LINES` visible lines.
    """
    warnings: list[str] = []
    name: str | None = None
    if isinstance(data, str):
        text = data.removeprefix("\ufeff")
    else:
        text, name, warnings = decode(bytes(data), encoding)
    if not text or text.isspace():
        raise EmptyInput("input is empty: nothing but white space")
    kind = kind or guess_kind(text)
    text, dirt = scrub(text)
    document = Document(kind, text, url=url, encoding=name)
    document.warnings = warnings + dirt
    if kind == "page":
        if len(text) > MAX_PAGE:
            raise InputError(f"page of {len(text):,} characters is over the limit of {MAX_PAGE:,}: give a part of it")
        read_page(document)
    elif kind == "text":
        read_dump(document)
    else:
        raise InputError(f"kind is 'page' or 'text', not {kind!r}")
    if not document.text.strip():
        document.warnings.append("the input holds no visible text")
    return document


def read_page(document: Document) -> None:
    """Parse a page and cut it into its visible lines."""
    from newsparse.markup import parse

    document.text = ""
    document.tree = parse(document.source_text, document.warnings)
    if document.tree is not None:
        cut_page(document, document.tree)


def cut_page(document: Document, tree: _Element) -> None:
    """Cut a page's tree into its visible lines; again, where text that it held unseen was put into it."""
    from newsparse.markup import walk

    document.blocks, document.boxes, document.picture_places = [], [], []
    document.forget()
    walk(tree, document.blocks, document.boxes, document.picture_places)
    document.text = "\n".join(block.text for block in document.blocks)


def guess_kind(text: str) -> Kind:
    """`page` where the text begins as markup, or holds a page's outer tags, and closes some element."""
    head = text[:65536]
    begins = BEGINNING.match(head) or OUTER.search(head)
    return "page" if begins and (CLOSED.search(text) or "<" in text[1:4096]) else "text"


def read_dump(document: Document) -> None:
    """Cut a dump into its lines: the writer's, without what a program made of them that wrapped or marked them up."""
    change(document, unseen(document.text))
    change(document, unwrap(document.text))
    marked = find_marks(document.text)
    if marked is not None:
        edited = change(document, marked.edits)
        read_lines(document)
        give_marks(document, marked, edited)
    else:
        read_lines(document)


def change(document: Document, edits: list[Edit]) -> Edited | None:
    """Change a dump's text, so that offsets still lead back to the input."""
    if not edits:
        return None
    edited = apply(document.text, edits)
    document.changes.append(edited)
    document.text = edited.text
    return edited


def read_lines(document: Document) -> None:
    """Cut a dump into its lines, and these where they hold several paragraphs."""
    start = blank = 0
    parted = iter(gaps(document.text))
    gap = next(parted, None)
    for line in document.text.splitlines(keepends=True):
        end = start + len(line)
        while gap is not None and gap[1] < end:
            blank = add_line(document, start, gap[0], blank)
            start = gap[1]
            gap = next(parted, None)
        blank = add_line(document, start, end, blank)
        start = end


def add_line(document: Document, start: int, end: int, blank: int) -> int:
    """Add the text between two offsets as a block, if there's any; how many blank lines the next one has before it."""
    line = document.text[start:end]
    text = line.strip()
    if not text:
        return blank + 1
    block = Block(len(document.blocks), text, start + line.index(text[0]))
    block.blank_before = blank
    add_block(document.blocks, block)
    return 0


def give_marks(document: Document, marked: Marked, edited: Edited | None) -> None:
    """Give a dump's blocks the elements, links and emphasis that its marks told."""
    place = edited.after if edited is not None else int
    elements = {place(start): tag for start, tag in marked.elements.items()}
    marks = sorted(Mark(place(mark.start), place(mark.end), mark.tag, mark.value) for mark in marked.marks)
    at = 0
    for block in document.blocks:
        tag = elements.get(block.start)
        if tag is not None:
            block.box = Box(len(document.boxes), f"{tag}{SEPARATOR}", None, block.index)
            block.box.last = block.index + 1
            document.boxes.append(block.box)
        first = at
        while at < len(marks) and marks[at].start < block.end:
            at += 1
        block.give_marks([mark for mark in marks[first:at] if block.start <= mark.start < mark.end <= block.end])
