"""`body`: labelled blocks as paragraphs, with their kinds, levels and links."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urljoin

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
    paragraphs = []
    for row, group in groupby(reading.labelled(*BODY_LABELS), key=lambda span: row_of(reading, span)):
        spans = [*group]
        made = [paragraph_of(reading, span) for span in spans]
        number = len(paragraphs)
        if row is not None:
            paragraphs.append(Paragraph("\t".join(cell.text for cell in made), "table_row"))
            reading.from_span(f"body/{number}", spans[0], paragraphs[-1].text)
            continue
        for span, paragraph in zip(spans, made, strict=True):
            reading.from_span(f"body/{len(paragraphs)}", span, paragraph.text)
            paragraphs.append(paragraph)
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


def paragraph_of(reading: Reading, span: Span) -> Paragraph:
    """One span as a paragraph."""
    text = reading.text(span)
    return Paragraph(text, KINDS[span.label], level_of(reading, span), links_of(reading, span, text))


def level_of(reading: Reading, span: Span) -> int | None:
    """1 to 6 for headings, the depth from 1 for list items."""
    box = reading.document.blocks[span.block].box
    if span.label is Label.HEADING:
        while box is not None and not (len(box.tag) == 2 and box.tag[0] == "h" and box.tag[1].isdigit()):
            box = box.parent
        return int(box.tag[1]) if box is not None else 2
    if span.label is not Label.LIST_ITEM:
        return None
    depth = 0
    while box is not None:
        depth += box.tag in LISTS
        box = box.parent
    return max(depth, 1)


def links_of(reading: Reading, span: Span, text: str) -> tuple[Link, ...]:
    """The span's links, by place in its text."""
    block = reading.document.blocks[span.block]
    shift = block.text.find(text, span.start)
    base = reading.url or next((value.text for value in reading.metadata.canonicals), None)
    links = []
    for mark in block.marks:
        start, end = max(mark.start - shift, 0), min(mark.end - shift, len(text))
        if mark.tag == "a" and mark.value and start < end and not mark.value.startswith(("#", "javascript:")):
            links.append(Link(start, end, address(mark.value, base)))
    return tuple(links)


def address(href: str, base: str | None) -> str:
    """Absolute where the page's address is known; as written where it's no address at all."""
    try:
        return urljoin(base, href.strip()) if base else href.strip()
    except ValueError:
        return href.strip()
