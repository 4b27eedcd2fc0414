"""ARC files, the form that WARC replaced: a line as head, then the answer as it came."""

from __future__ import annotations

import re

from newsparse.archives.framing import Form
from newsparse.archives.record import Item, Place, Skipped
from newsparse.archives.warc import read_record

LINE = rb"(?P<url>[a-z][a-z0-9+.-]{1,20}:\S+) \S+ (?P<date>\d{14}) \S+ (?:[^\n]* )?(?P<length>\d{1,15})\r?\n"
"""Address, IP address, date, content type; in version 2 more; and the length."""

HEAD = re.compile(LINE, re.I)
BEGINS = re.compile(rb"(?<![^\n])" + LINE, re.I)

DATE = re.compile(rb"(\d{4})" + rb"(\d\d)" * 5)


def stated_length(head: bytes) -> int | None:
    found = HEAD.fullmatch(head)
    return int(found["length"]) if found else None


def read_arc(head: bytes, data: bytes, place: Place) -> Item:
    """An ARC record to an item, by way of the WARC record that it would be today."""
    found = HEAD.fullmatch(head)
    if found is None or found["url"].startswith((b"filedesc:", b"dns:")):
        return Skipped(place, "warcinfo record")
    kind = b"application/http; msgtype=response" if data.startswith(b"HTTP/") else b"text/html"
    lines = (
        b"WARC/1.0",
        b"WARC-Type: response",
        b"WARC-Target-URI: " + found["url"],
        b"WARC-Date: " + DATE.sub(rb"\1-\2-\3T\4:\5:\6Z", found["date"]),
        b"Content-Type: " + kind,
        b"Content-Length: %d" % len(data),
    )
    return read_record(b"\r\n".join(lines) + b"\r\n\r\n", data, place)


ARC = Form(begins=BEGINS, head=HEAD, length=stated_length, read=read_arc)
