"""What an archive gives: records to parse, and what can't or needn't be parsed, each with its place."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import attrs

from newsparse.document import Kind

if TYPE_CHECKING:
    from newsparse.article import Article


@attrs.frozen
class Place:
    """Where a record stands."""

    file: str
    """Path or address; a member of a zip or tar is `zip://name::file`, as fsspec writes it."""
    offset: int = 0
    """Bytes from the file's start to the record, or to the gzip member that holds it, as CDX indexes count. In a
    Parquet file it's the row's number, in a JSON list the element's, in an export of a press database the article's,
    from 1, and in files that are one record 0."""
    inner: int | None = None
    """Bytes from the start of a gzip member, decompressed, where that holds several records; else `None`."""

    def __str__(self) -> str:
        return f"{self.file}:{self.offset}" + (f"+{self.inner}" if self.inner else "")


@attrs.frozen
class Record:
    """A page or a text out of an archive, with what the archive knows of it."""

    place: Place
    data: bytes | str = attrs.field(repr=False)
    url: str | None = None
    kind: Kind | None = None
    """`text` where the archive says so, else `None`: it's told from how the input begins."""
    encoding: str | None = None
    """As the server declared it."""
    captured: datetime | date | None = None
    """When it was taken: the reference for relative timestamps."""
    language: str | None = None
    """BCP 47 or ISO 639 code, where the archive tells it."""
    layout: str | None = None
    """How the article is written in an export of a press database, as of `Export.layout`; `None` for all else."""
    doubts: tuple[str, ...] = ()
    """What the archive's form makes doubtful about the record; they're among the article's `warnings`."""

    def parse(self, *, source: str | None = None) -> Article:
        """The record's article, as of `newsparse.parse` or `newsparse.parse_many`; raises what those do."""
        if self.layout is not None:
            from newsparse.exports.collection import parse_part

            article = parse_part(self.data, self.layout, source=source, captured=self.captured)
            return attrs.evolve(article, warnings=(*article.warnings, *self.doubts))
        from newsparse.api import parse

        return parse(
            self.data, url=self.url, source=source, kind=self.kind, encoding=self.encoding, captured=self.captured
        )


@attrs.frozen
class Broken:
    """What can't be read: a damaged record, a cut-off file."""

    place: Place
    reason: str


@attrs.frozen
class Skipped:
    """What is no page: a request, an image, an error's page."""

    place: Place
    reason: str


Item = Record | Broken | Skipped
