"""Archives for tests, written by fastwarc: invented pages, whole, cut and damaged."""

import gzip
import io
from collections.abc import Sequence

from fastwarc.warc import WarcRecord, WarcRecordType

DATE = "2024-05-03T10:00:00Z"


def page(number: int, words: str = "") -> str:
    """A page of invented news."""
    return f"""<!DOCTYPE html><html lang="en"><head><title>Ferry {number} sails again</title></head><body><article>
<h1>Ferry {number} sails again</h1><p class="byline">By Ines Falk</p>
<p>The ferry between Orla and Vestby sailed again on Friday, with every seat of its {number}th crossing taken.</p>
<p>The harbour office said that the boat would cross {number} times a day, and that tickets cost four crowns.</p>
<p>{words}</p>
</article></body></html>"""


def http(body: str | bytes, headers: Sequence[str] = ("Content-Type: text/html; charset=utf-8",)) -> bytes:
    """An answer as a server gives it."""
    data = body.encode() if isinstance(body, str) else body
    return "\r\n".join(("HTTP/1.1 200 OK", *headers, "", "")).encode() + data


def record(number: int, block: bytes | None = None, kind: str = "response", **headers: str) -> bytes:
    """A WARC record, not compressed. Without a block it's a page."""
    made = WarcRecord()
    made.init_headers(getattr(WarcRecordType, kind))
    made.headers["WARC-Target-URI"] = f"https://news.example/{number}"
    made.headers["WARC-Date"] = DATE
    made.headers["Content-Type"] = "text/plain" if kind == "conversion" else "application/http; msgtype=response"
    for name, text in headers.items():
        made.headers[name.replace("_", "-")] = text
    made.set_bytes_content(http(page(number)) if block is None else block)
    stream = io.BytesIO()
    made.write(stream)
    return stream.getvalue()


def packed(*records: bytes) -> bytes:
    """Each record a gzip member of its own, as crawlers write them."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def arc(*records: tuple[str, bytes]) -> bytes:
    """An ARC file, not compressed, of addresses and answers."""
    about = b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n"
    parts = [b"filedesc://news.arc 0.0.0.0 20080430204825 text/plain %d\n%s\n" % (len(about), about)]
    for url, block in records:
        parts.append(f"{url} 192.0.2.1 20080430204826 text/html {len(block)}\n".encode() + block + b"\n")
    return b"".join(parts)
