"""Readings made by hand: lines with their labels, for tests of fields."""

from collections.abc import Iterable
from datetime import date, datetime

from newsparse.document import Document, read
from newsparse.fields import Reading
from newsparse.metadata import Metadata
from newsparse.segment.labels import Label, Span
from newsparse.source import Generic, Source

Line = tuple[str, Label]


def reading_of(
    document: Document,
    labels: Iterable[Label | list[Span]],
    metadata: Metadata | None = None,
    source: Source | None = None,
    *,
    url: str | None = None,
    captured: datetime | date | None = None,
) -> Reading:
    """A document with a label for each block, or a list of spans where a block has several."""
    spans: list[Span] = []
    for block, label in zip(document.blocks, labels, strict=True):
        spans += label if isinstance(label, list) else [Span(block.index, 0, len(block.text), label, "hand")]
    return Reading(document, metadata or Metadata(), source or Generic(), spans, url=url, captured=captured)


def dump_of(
    *lines: Line,
    metadata: Metadata | None = None,
    source: Source | None = None,
    url: str | None = None,
    captured: datetime | date | None = None,
) -> Reading:
    """A dump of these lines."""
    document = read("\n".join(text for text, _ in lines), kind="text", url=url)
    labels = [label for _, label in lines]
    return reading_of(document, labels, metadata, source, url=url, captured=captured)


def page_of(
    markup: str,
    *labels: Label,
    metadata: Metadata | None = None,
    source: Source | None = None,
    url: str | None = "https://post.example/ferry",
    captured: datetime | date | None = None,
) -> Reading:
    """A page's visible lines with these labels."""
    document = read(f"<!doctype html><html><body>{markup}</body></html>", url=url)
    return reading_of(document, labels, metadata, source, url=url, captured=captured)
