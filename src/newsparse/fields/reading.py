"""What a field reads: the labelled input, the page's metadata and what's known of the input."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsparse.article import Origin
from newsparse.dates import Timestamp, find
from newsparse.metadata import Value
from newsparse.segment.labels import Label, Span

if TYPE_CHECKING:
    from newsparse.document import Document
    from newsparse.metadata import Metadata
    from newsparse.source import Source


class Reading:
    """An input as it was understood, before its article is made. Source authors' field methods get one.

    Fields note here where their values come from, and what is doubtful.
    """

    __slots__ = (
        "_labelled", "_stamps", "captured", "document", "metadata", "notes", "origin", "source", "spans", "url",
    )  # fmt: skip

    def __init__(
        self,
        document: Document,
        metadata: Metadata,
        source: Source,
        spans: list[Span],
        *,
        url: str | None = None,
        captured: datetime | date | None = None,
    ) -> None:
        self.document = document
        self.metadata = metadata
        self.source = source
        self.spans = spans
        """All of the input's text, in reading order."""
        self.url = url
        """The input's address, as it was given."""
        self.captured = captured
        """When the input was taken; the only reference for relative times. `None` where it isn't known."""
        self.origin: dict[str, Origin] = {}
        """Where values come from, by path; `confidence` is yet what the forest or rule says."""
        self._labelled: dict[tuple[Label, ...], list[Span]] = {}
        self._stamps: dict[tuple[int, int, int, Label], list[Timestamp]] = {}
        self.notes: list[str] = []
        """What's doubtful, in words."""

    @property
    def zone(self) -> tzinfo | None:
        """The source's time zone, for times printed without one."""
        return self.source.zone

    @property
    def languages(self) -> tuple[str, ...]:
        """What the text is written in, as far as the page or the source says; the likeliest first."""
        declared = tuple(value.text for value in self.metadata.languages[:1])
        return declared or self.source.languages

    def labelled(self, *labels: Label) -> list[Span]:
        """The spans with one of these labels, in reading order."""
        if labels not in self._labelled:
            self._labelled[labels] = [span for span in self.spans if span.label in labels]
        return self._labelled[labels]

    def text(self, span: Span) -> str:
        """A span's text on one line, without white space and bars at its ends."""
        text = self.document.blocks[span.block].text[span.start : span.end]
        if self.document.kind == "text":
            text = " ".join(text.split())
        return text.strip(" |·•")

    def absolute(self, href: str) -> str:
        """A link's address in full, where the page's is known; as written where it's none at all."""
        try:
            return urljoin(self.base, href.strip()) if self.base else href.strip()
        except ValueError:
            return href.strip()

    @property
    def base(self) -> str | None:
        """Against what the page's links are resolved; `None` where its address isn't known."""
        return self.url or next((value.text for value in self.metadata.canonicals), None)

    def texts(self, *labels: Label) -> list[str]:
        """The texts of the spans with one of these labels."""
        return [self.text(span) for span in self.labelled(*labels)]

    def stamps(self, span: Span) -> list[Timestamp]:
        """The timestamps in a span, by the source's format where it states one for related headlines."""
        key = span.block, span.start, span.end, span.label
        if key not in self._stamps:
            self._stamps[key] = self._find_stamps(span)
        return self._stamps[key]

    def _find_stamps(self, span: Span) -> list[Timestamp]:
        text = self.document.blocks[span.block].text[span.start : span.end]
        own = self.source.related_format
        if own is not None and span.label is Label.RELATED_TIMESTAMP:
            read = own.read(text, languages=self.languages)
            if read is not None:
                return [read]
        return find(text, languages=self.languages, day_first=self.source.day_first)

    def resolve(self, stamp: Timestamp) -> datetime | date | None:
        """The date or moment of a timestamp, in the source's zone where it prints none; `None` where that's unknown."""
        return stamp.resolve(captured=self.captured, zone=self.zone)

    def from_span(self, path: str, span: Span, raw: str | None = None) -> None:
        """Note that a value was read from a span."""
        start = self.document.blocks[span.block].start
        raw = raw if raw is not None else self.text(span)
        self.origin[path] = Origin(
            "source" if span.field else "span", span.rule, raw, start + span.start, start + span.end, span.confidence
        )

    def from_metadata(self, path: str, value: Value) -> None:
        """Note that a value was read from the page's metadata."""
        self.origin[path] = Origin("metadata", value.key, value.text)

    def derived(self, path: str, rule: str, raw: str | None = None) -> None:
        """Note that a value was worked out from others."""
        self.origin[path] = Origin("derived", rule, raw)
