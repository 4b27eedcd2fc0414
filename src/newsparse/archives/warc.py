"""WARC files: pages as they were answered or saved, and the texts of WET files."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from newsparse.archives.framing import Form
from newsparse.archives.record import Broken, Item, Place, Record, Skipped
from newsparse.extras import need

if TYPE_CHECKING:
    from newsparse.document import Kind

LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,15})[ \t]*\r?$", re.I | re.M)

PAGES = frozenset(("text/html", "application/xhtml+xml", "application/xml", "text/xml", "text/plain"))
"""Content types that may be news; so may what states none."""


def stated_length(head: bytes) -> int | None:
    found = LENGTH.search(head)
    return int(found[1]) if found else None


def read_record(head: bytes, data: bytes, place: Place) -> Item:
    """A WARC record to an item."""
    made = need("fastwarc.warc", "archives").WarcRecord.from_bytes(head + data)
    match (made.headers.get("WARC-Type") or "").lower():
        case "conversion":
            return record_of(made, place, data, kind="text", encoding="utf-8")
        case "response" if made.is_http:
            return read_response(made, place, head + data)
        case "response" | "resource":
            return unfit(made.headers.get("Content-Type"), place) or record_of(made, place, data)
        case other:
            return Skipped(place, f"{other or 'unknown'} record")


def read_response(made: Any, place: Place, whole: bytes) -> Item:
    """An HTTP response to an item; the transfer and content encodings are undone."""
    try:
        made.parse_http(auto_decode="all", strict_mode=False)
        data = made.reader.read()
    except OSError:  # not encoded as it says: some crawlers store decoded bodies below the headers as they came
        made = type(made).from_bytes(whole)
        made.parse_http(strict_mode=False)
        data = made.reader.read()
    status = made.http_headers.status_code if made.is_http_parsed else None
    if status is None:
        return Broken(place, "the record holds no HTTP response")
    if not 200 <= status < 300:
        return Skipped(place, f"HTTP status {status}")
    told = made.headers.get("WARC-Identified-Payload-Type") or made.http_content_type
    return unfit(told, place) or record_of(made, place, data, encoding=made.http_charset)


def record_of(made: Any, place: Place, data: bytes, *, kind: Kind | None = None, encoding: str | None = None) -> Record:
    """The record of a page or text, with what its head tells."""
    url = made.headers.get("WARC-Target-URI")
    languages = made.headers.get("WARC-Identified-Content-Language") or ""
    return Record(
        place,
        data,
        url=url.strip("<>") if url else None,
        kind=kind,
        encoding=encoding,
        captured=instant(made.headers.get("WARC-Date")),
        language=languages.partition(",")[0].strip() or None,
    )


def instant(text: str | None) -> datetime | None:
    """A head's date; `None` where it states none, or none that can be read."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def unfit(content_type: str | None, place: Place) -> Skipped | None:
    """Says that a content type can't be news; `None` where it may."""
    told = (content_type or "").partition(";")[0].strip().lower()
    return Skipped(place, told) if told and told not in PAGES else None


WARC = Form(
    begins=re.compile(rb"(?<![^\n])WARC/\d\.\d+\r?\n(?=[\w-]+:)"),
    head=re.compile(rb"WARC/\d\.\d+\r?\n(?:[^\r\n][^\n]*\n)+\r?\n"),
    length=stated_length,
    read=read_record,
)
