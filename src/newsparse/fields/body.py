"""`body`: labelled blocks as paragraphs, with their kinds, levels, links and emphasis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from newsparse.article import Emphasis, EmphasisKind, Link, Paragraph, ParagraphKind
from newsparse.fields.reading import Reading
from newsparse.segment.labels import BODY_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.blocks import Box, Mark

KINDS: dict[Label, ParagraphKind] = {
    Label.BODY: "paragraph",
    Label.HEADING: "heading",
    Label.QUOTE: "quote",
    Label.LIST_ITEM: "list_item",
    Label.TABLE_ROW: "table_row",
}

EMPHASIS: dict[str, EmphasisKind] = {"b": "strong", "strong": "strong", "em": "emphasized", "i": "emphasized"}

LISTS = frozenset(("ul", "ol", "dl"))


def read_body(reading: Reading) -> tuple[Paragraph, ...]:
    """The article's text in order."""
    paragraphs = []
    for number, (span, paragraph) in enumerate(paragraphs_of(reading, reading.labelled(*BODY_LABELS))):
        reading.from_span(f"body/{number}", span)
        paragraphs.append(paragraph)
    return tuple(paragraphs)


def paragraphs_of(reading: Reading, labelled: list[Span]) -> Iterator[tuple[Span, Paragraph]]:
    """Labelled spans as paragraphs, each with its first span; the cells of a table's row are one paragraph."""
    blocks = [[*spans] for _, spans in groupby(labelled, key=lambda span: span.block)]
    for row, group in groupby(blocks, key=lambda spans: row_of(reading, spans[0])):
        if row is None:
            for spans in group:
                yield spans[0], paragraph_of(reading, spans)
        else:
            cells = [*group]
            yield cells[0][0], row_paragraph([paragraph_of(reading, spans) for spans in cells])


def row_paragraph(cells: list[Paragraph]) -> Paragraph:
    """A table's row out of its cells."""
    links: list[Link] = []
    emphasis: list[Emphasis] = []
    at = 0
    for cell in cells:
        links += [attrs.evolve(link, start=at + link.start, end=at + link.end) for link in cell.links]
        emphasis += [attrs.evolve(each, start=at + each.start, end=at + each.end) for each in cell.emphasis]
        at += len(cell.text) + 1
    return Paragraph("\t".join(cell.text for cell in cells), "table_row", None, tuple(links), tuple(emphasis))


def row_of(reading: Reading, span: Span) -> Box | None:
    """The table row around a cell; `None` for other blocks."""
    box = reading.document.blocks[span.block].box if span.label is Label.TABLE_ROW else None
    while box is not None and box.tag != "tr":
        box = box.parent
    return box


def paragraph_of(reading: Reading, spans: list[Span]) -> Paragraph:
    """A block's spans as a paragraph: a source may have taken a note out of its midst."""
    text = ""
    links: list[Link] = []
    emphasis: list[Emphasis] = []
    for span in spans:
        text += " " if text else ""
        for start, end, mark in marks_in(reading, span, len(text)):
            if mark.tag == "a" and mark.value and not mark.value.startswith(("#", "javascript:")):
                links.append(Link(start, end, reading.absolute(mark.value)))
            elif mark.tag in EMPHASIS and span.label is not Label.HEADING:
                emphasis.append(Emphasis(start, end, EMPHASIS[mark.tag]))
        text += reading.text(span)
    return Paragraph(text, KINDS[spans[0].label], level_of(reading, spans[0]), tuple(links), tuple(emphasis))


def level_of(reading: Reading, span: Span) -> int | None:
    """1 to 6 for headings, the depth from 1 for list items."""
    box = reading.document.blocks[span.block].box
    if span.label is Label.HEADING:
        while box is not None and not (len(box.tag) == 2 and box.tag[0] == "h" and box.tag[1].isdigit()):
            box = box.parent
        return int(box.tag[1]) if box is not None else None
    if span.label is not Label.LIST_ITEM:
        return None
    depth = 0
    while box is not None:
        depth += box.tag in LISTS
        box = box.parent
    return max(depth, 1)


def marks_in(reading: Reading, span: Span, shift: int) -> Iterator[tuple[int, int, Mark]]:
    """The span's links and emphasis, by their place in a text in which it begins at `shift`."""
    block = reading.document.blocks[span.block]
    if not block.marks:
        return
    text = reading.text(span)
    first = block.text.find(text, span.start)
    for mark in block.marks:
        start, end = max(mark.start - first, 0), min(mark.end - first, len(text))
        if start < end:
            yield shift + start, shift + end, mark
