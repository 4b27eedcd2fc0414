"""Which columns of a table, or keys of a JSON object, hold a page or text and what is known of it.

The names are those of the collections in use, C4 and mC4, CC-News, RealNews, OSCAR, FineWeb and CulturaX among them,
and of crawlers' own tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs

from newsparse.archives.record import Broken, Place, Record
from newsparse.errors import InputError

if TYPE_CHECKING:
    from newsparse.document import Kind

NAMES: dict[str, tuple[str, ...]] = {
    "page": ("html", "raw_html", "page_html", "html_content", "page"),
    "text": ("text", "article_text", "maintext", "plain_text", "raw_content"),
    "either": ("content", "data", "body", "article", "document"),
    "title": ("title", "headline"),
    "url": (
        *("url", "uri", "page_url", "source_url", "web_url", "link", "warc_headers.warc-target-uri", "metadata.url"),
        *("meta.url", "warc_target_uri", "requested_url"),
    ),
    "captured": (
        *("captured", "fetched", "timestamp", "crawl_date", "crawled", "date_download", "download_date", "fetch_time"),
        *("warc_date", "warc_headers.warc-date", "metadata.timestamp", "meta.timestamp"),
    ),
    "language": ("language", "lang", "warc_headers.warc-identified-content-language", "metadata.language"),
}
"""What a column holds to the names that such columns have, the likeliest first. `date` alone isn't among them: most
often it's when the article was published, and relative times need when it was taken."""

MILLISECONDS = 1e11
"""A Unix time above it is in milliseconds: in seconds it would be after the year 5000."""


@attrs.frozen
class Columns:
    """The names of the columns that hold what; one with a dot is a key within a column."""

    data: str
    kind: Kind | None = None
    spare: str | None = None
    """Texts for the rows that have no page."""
    title: str | None = None
    """A headline that the text lacks."""
    url: str | None = None
    captured: str | None = None
    language: str | None = None

    def names(self) -> set[str]:
        """All of them."""
        return {name for name in attrs.astuple(attrs.evolve(self, kind=None)) if name}

    def record(self, row: Mapping[str, Any], place: Place) -> Record | Broken:
        """A row as a record."""
        name, kind = self.data, self.kind
        if self.spare and not value(row, name):
            name, kind = self.spare, "text"
        data = value(row, name)
        if not isinstance(data, str | bytes) or not data:
            return Broken(place, f"column {name!r} is {'no text' if data else 'empty'}")
        title = value(row, self.title) if kind == "text" else None
        if isinstance(title, str) and isinstance(data, str) and not data.lstrip().startswith(title.strip()):
            data = f"{title}\n\n{data}"
        url, language = value(row, self.url), value(row, self.language)
        return Record(
            place,
            data,
            url=url if isinstance(url, str) and url else None,
            kind=kind,
            captured=moment(value(row, self.captured)),
            language=language if isinstance(language, str) and language else None,
        )


def columns_of(names: Iterable[str], stated: Mapping[str, str] | None = None) -> Columns | None:
    """The columns of a table by their names; those that are stated go first, and stated texts before pages that aren't.
    `None` where none holds a page or text."""
    return _columns_of(tuple(names), tuple(sorted((stated or {}).items())))


@lru_cache(256)
def _columns_of(names: tuple[str, ...], stated: tuple[tuple[str, str], ...]) -> Columns | None:
    lower = {name.lower(): name for name in reversed(names)}

    def first(what: str) -> str | None:
        return dict(stated).get(what) or next((lower[name] for name in NAMES.get(what, ()) if name in lower), None)

    text = first("text")
    page = None if "text" in dict(stated) and "page" not in dict(stated) else first("page")
    data = next((name for name in (dict(stated).get("data"), page, text, first("either")) if name in names), None)
    if data is None:
        return None
    kind: Kind | None = "page" if data == page else "text" if data == text else None
    captured = first("captured")
    if captured is None and {"date", "dump"} <= lower.keys():  # FineWeb's date is the crawl's
        captured = lower["date"]
    spare = text if kind == "page" else None
    title = first("title") if kind == "text" or spare else None
    return Columns(data, kind, spare, title, first("url"), captured, first("language"))


def unknown(names: Iterable[str]) -> str:
    """What to say where no column or key of these names holds a page or text."""
    return (
        f"no column is known to hold a page or text: there are {', '.join(map(repr, names)) or 'none'}; "
        "say which, as in --columns text=NAME"
    )


def keys(row: Mapping[str, Any]) -> tuple[str, ...]:
    """A row's keys, and those within its objects as `outer.inner`."""
    inner = (f"{key}.{each}" for key, held in row.items() if isinstance(held, dict) for each in held)
    return (*row, *inner)


def value(row: Mapping[str, Any], name: str | None) -> Any:
    """What a row holds under a name; `None` where that's nothing."""
    if name is None or name in row:
        return row.get(name) if name else None
    outer, _, inner = name.partition(".")
    held = row.get(outer)
    return held.get(inner) if isinstance(held, dict) else None


def moment(told: Any) -> datetime | date | None:
    """A column's date: a date, ISO 8601 or Unix time; `None` for anything else."""
    try:
        if isinstance(told, date):
            return told
        if isinstance(told, str):
            return date.fromisoformat(told) if len(told) == len("2024-05-03") else datetime.fromisoformat(told)
        if isinstance(told, int | float) and not isinstance(told, bool) and told > 0:
            return datetime.fromtimestamp(told / 1000 if told > MILLISECONDS else told, UTC)
    except (ValueError, OverflowError, OSError):
        pass
    return None


def check(stated: Mapping[str, str]) -> None:
    """Raise `InputError` where something is stated that no column holds."""
    known = {"data", *NAMES} - {"either"}
    for what in stated.keys() - known:
        raise InputError(f"{what!r} is nothing that a column holds; that is one of {', '.join(sorted(known))}")
