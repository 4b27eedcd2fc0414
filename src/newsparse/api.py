"""The whole way, in order: input, document, metadata, source, labelled spans, fields, article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from os import PathLike, fspath
from typing import TYPE_CHECKING

from newsparse import document, metadata, registry
from newsparse.article import Article, Origin
from newsparse.confidence import with_confidence
from newsparse.document import Document, Kind
from newsparse.errors import FieldError
from newsparse.fields import FIELDS, Reading
from newsparse.leaving_out import without_unsure
from newsparse.metadata import Metadata
from newsparse.reuse import reserved_in_headers
from newsparse.revealed import reveal
from newsparse.segment import Hints, segment
from newsparse.segment.labels import BODY_LABELS, Claim
from newsparse.source import Generic, Source

if TYPE_CHECKING:
    from newsparse.http import Response

Moment = datetime | date


def parse(
    data: bytes | str | Response,
    *,
    url: str | None = None,
    source: str | None = None,
    kind: Kind | None = None,
    encoding: str | None = None,
    captured: Moment | None = None,
    min_confidence: float | None = None,
) -> Article:
    """The article of a page or a text dump.

    `url` is the input's address: it tells the source and completes links. `source` names the source class, `generic`
    for none. `kind` is `page` or `text` where the guess would be wrong. `encoding` is what the transport declared.
    `captured` is when the input was taken, the only reference for times such as '2 hours ago'; without it they stay as
    printed. A `Response` of `fetch` brings its own address, encoding and time. `min_confidence`, 0 to 1, leaves out
    values that are less sure by `Origin.confidence`, with a warning that names them; what has no confidence stays.

    Raises `EmptyInput`, `BinaryInput` and `InputError` for what can't be read; `UnknownSource` for a name that no
    source has; `SelectorError` and `FieldError` where a source fails on the input; `ValueError` for a `min_confidence`
    that isn't within 0 and 1.
    """
    if min_confidence is not None and not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence {min_confidence!r} isn't within 0 and 1")
    article = article_of(read(data, url=url, source=source, kind=kind, encoding=encoding, captured=captured))
    return article if min_confidence is None else without_unsure(article, min_confidence)


def parse_file(
    path: str | PathLike[str],
    *,
    url: str | None = None,
    source: str | None = None,
    kind: Kind | None = None,
    encoding: str | None = None,
    captured: Moment | None = None,
    min_confidence: float | None = None,
) -> Article:
    """The article of a file with a page or a text dump; one that ends in ``.gz`` is decompressed.

    The rest is as for `parse`. Raises `OSError` too, where the file can't be read.
    """
    from newsparse.files import load

    try:
        return parse(
            load(path),
            url=url,
            source=source,
            kind=kind,
            encoding=encoding,
            captured=captured,
            min_confidence=min_confidence,
        )
    except FieldError as error:
        error.input = fspath(path)
        raise


def read(
    data: bytes | str | Response,
    *,
    url: str | None = None,
    source: str | None = None,
    kind: Kind | None = None,
    encoding: str | None = None,
    captured: Moment | None = None,
) -> Reading:
    """The input as it's understood before its fields are read: document, metadata, source and labelled spans.

    Takes and raises what `parse` does.
    """
    in_headers: tuple[str, ...] = ()
    if not isinstance(data, bytes | str):
        if not hasattr(data, "content"):
            raise TypeError(f"a page or dump is bytes, str or a Response, not {type(data).__name__}; see parse_file")
        in_headers = reserved_in_headers(data.headers)
        url, encoding, captured = url or data.url, encoding or data.encoding, captured or data.fetched
        data = data.content
    made = document.read(data, kind=kind, url=url or None, encoding=encoding)
    said = metadata.read(made.tree, url=made.url) if made.tree is not None else Metadata()
    said.reuse = list(dict.fromkeys([*in_headers, *said.reuse]))
    return understand(made, said, source_of(made, said, source), captured=captured)


def source_of(made: Document, said: Metadata, name: str | None = None) -> Source:
    """The source for a document: the one named, else the one that its address, its page or its text tells."""
    canonical = said.canonicals[0].text if said.canonicals else None
    return registry.choose(
        name=name, url=made.url, canonical=canonical, text=made.text if made.kind == "text" else None
    )


def understand(
    made: Document,
    said: Metadata,
    source: Source,
    *,
    captured: Moment | None = None,
    claims: Sequence[Claim] = (),
) -> Reading:
    """A document as a source understands it. A page that shows hardly any of its text gets what it holds unseen.

    `claims` are what is known of its blocks from elsewhere, besides what the source says.
    """
    chosen = source.fitted(made)
    languages = tuple(value.text for value in said.languages[:1]) or chosen.languages
    hints = Hints(languages, chosen.day_first)
    spans = segment(made, said, [*claims, *chosen.claims(made)], hints)
    revealed = reveal(made, said, spans)
    if revealed is not None:
        spans = segment(made, said, [*revealed.claims, *chosen.claims(made)], hints)
    reading = Reading(made, said, chosen, spans, url=made.url, captured=captured)
    if revealed is not None and reading.labelled(*BODY_LABELS):
        reading.notes.append(f"body: the page shows hardly any of it, so it's taken from {revealed.key}")
        reading.origin["body"] = Origin("metadata", revealed.key)
    return reading


def article_of(reading: Reading) -> Article:
    """The article, field by field. What a source's own methods give stands above what the fields read."""
    source = reading.source
    values = {}
    for name, read_field in FIELDS.items():
        if name in source.field_methods:
            values[name] = source.field_value(name, reading)
            reading.origin[name] = Origin("source", f"{source.name}.{source.field_methods[name]}")
        else:
            values[name] = read_field(reading)
    warnings = [*reading.document.warnings, *reading.metadata.warnings, *reading.notes]
    if not isinstance(source, Generic):
        warnings += registry.load_warnings()
    if not values["body"]:
        warnings.append("no running text was found")
    origin = with_confidence(reading.origin, reading.document.kind)
    return Article(**values, source=source.name, warnings=tuple(dict.fromkeys(warnings)), origin=origin)
