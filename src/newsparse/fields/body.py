"""`body`: labelled blocks as paragraphs, with their kinds, levels and links."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from newsparse.article import Link, Paragraph, ParagraphKind
from newsparse.fields.reading import Reading
from newsparse.segment.labels import BODY_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.blocks import Box

KINDS: dict[Label, ParagraphKind] = {
    Label.BODY: "paragraph",
    Label.HEADING: "heading",
    Label.QUOTE: "quote",
    Label.LIST_ITEM: "list_item",
    Label.TABLE_ROW: "table_row",
}

LISTS = frozenset(("ul", "ol", "dl"))


def read_body(reading: Reading) -> tuple[Paragraph, ...]:
    """The article's text in order; the cells of a table's row are one paragraph.

    Where no line is the body's, the body that the page's JSON-LD holds stands in.
    """
    paragraphs: list[Paragraph] = []
    blocks = [[*spans] for _, spans in groupby(reading.labelled(*BODY_LABELS), key=lambda span: span.block)]
    for row, group in groupby(blocks, key=lambda spans: row_of(reading, spans[0])):
        if row is None:
            for spans in group:
                reading.from_span(f"body/{len(paragraphs)}", spans[0])
                paragraphs.append(paragraph_of(reading, spans))
        else:
            cells = [*group]
            reading.from_span(f"body/{len(paragraphs)}", cells[0][0])
            text = "\t".join(paragraph_of(reading, spans).text for spans in cells)
            paragraphs.append(Paragraph(text, "table_row"))
    if not paragraphs and reading.metadata.article_body:
        reading.derived("body", "jsonld:articleBody")
        return tuple(Paragraph(line) for line in reading.metadata.article_body.splitlines() if line.strip())
    return tuple(paragraphs)


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
    for span in spans:
        text += " " if text else ""
        links += links_of(reading, span, len(text))
        text += reading.text(span)
    return Paragraph(text, KINDS[spans[0].label], level_of(reading, spans[0]), tuple(links))


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


def links_of(reading: Reading, span: Span, shift: int) -> list[Link]:
    """The span's links, by their place in a text in which it begins at `shift`."""
    block = reading.document.blocks[span.block]
    text = reading.text(span)
    first = block.text.find(text, span.start)
    links = []
    for mark in block.marks:
        start, end = max(mark.start - first, 0), min(mark.end - first, len(text))
        if mark.tag == "a" and mark.value and start < end and not mark.value.startswith(("#", "javascript:")):
            links.append(Link(shift + start, shift + end, reading.absolute(mark.value)))
    return links
