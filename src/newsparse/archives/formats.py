"""Which format a file has, by its name or else by how it begins; and pieces of large files, to be read side by side."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, Literal

import attrs

from newsparse.archives import jsonl, parquet
from newsparse.archives.arc import ARC
from newsparse.archives.framing import scan as scan_records
from newsparse.archives.opening import File, open_file
from newsparse.archives.packs import scan_page, scan_tar, scan_zip
from newsparse.archives.record import Broken, Item, Place, Skipped
from newsparse.archives.streams import Damaged, open_stream
from newsparse.archives.warc import WARC

Format = Literal["warc", "arc", "jsonl", "json", "parquet", "zip", "tar", "page"]

PACKED = frozenset((".gz", ".bz2", ".xz", ".zst", ".lz4"))

SUFFIXES: dict[str, Format] = {
    ".warc": "warc",
    ".wet": "warc",
    ".wat": "warc",
    ".arc": "arc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
}

FOREIGN: dict[str, str] = {
    **dict.fromkeys((".csv", ".tsv"), "a table as text: make it JSON Lines or Parquet first"),
    **dict.fromkeys((".doc", ".rtf"), "a document of an office program: save it as text or HTML first"),
    **dict.fromkeys((".mhtml", ".mht", ".eml"), "a mail, or a page saved as one: save it as HTML first"),
}
"""Files that may hold articles and aren't read, by their suffixes, with what to do."""

BEGINNINGS: tuple[tuple[Format, re.Pattern[bytes]], ...] = (
    ("warc", WARC.begins),
    ("arc", ARC.begins),
    ("parquet", re.compile(rb"PAR1")),
    ("zip", re.compile(rb"PK\x03\x04")),
    ("tar", re.compile(rb".{257}ustar", re.S)),
    ("json", re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*\{|\{(?:[^\n]*[,{\[])?[ \t\r]*\n)")),
    ("jsonl", re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')),
)

NO_PAGE = re.compile(r"(?:image|audio|video|font)/|text/(?:css|javascript)|application/(?:javascript|pdf|wasm)")
"""Types of files, by their names, that lie beside saved pages and are none."""


@attrs.frozen
class Piece:
    """A part of a file, or all of it. Pieces of one file share no item."""

    name: str
    start: int = 0
    stop: int | None = None
    """In bytes, or rows for Parquet; `None` is the end."""
    size: int = 0
    """Bytes, roughly; 0 where that isn't known."""


def scan(
    name: str, *, start: int = 0, stop: int | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """The items of one file, or of a piece of it.

    Raises `OSError` where it can't be opened or read, and `MissingExtra`.
    """
    with open_file(name) as file:
        yield from scan_file(file, name, start=start, stop=stop, columns=columns)


def scan_file(
    file: BinaryIO, name: str, *, start: int = 0, stop: int | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """The items of an open file."""
    inner = partial(scan_file, columns=columns)
    match named(name) or begun(file, name):
        case "warc":
            yield from scan_records(WARC, file, name, start, stop)
        case "arc":
            yield from scan_records(ARC, file, name, start, stop)
        case "jsonl":
            yield from jsonl.scan(file, name, start, stop, columns)
        case "json":
            yield from jsonl.scan_document(file, name, columns)
        case "parquet":
            yield from parquet.scan(file, name, start, stop, columns)
        case "zip":
            yield from scan_zip(file, name, inner)
        case "tar":
            yield from scan_tar(file, name, inner)
        case "page":
            yield from scan_page(file, name)
        case told:
            yield told


def stem(name: str) -> tuple[PurePosixPath, bool]:
    """A file's own name without a suffix of compression, and whether it had one."""
    path = PurePosixPath(name.partition("::")[0].replace("\\", "/"))
    packed = path.suffix.lower() in PACKED
    return (path.with_suffix("") if packed else path), packed


def named(name: str) -> Format | None:
    """The format that a file's name tells; `None` where it tells none."""
    return SUFFIXES.get(stem(name)[0].suffix.lower())


def begun(file: BinaryIO, name: str) -> Format | Skipped | Broken:
    """The format that a file's first bytes tell; or why it's none."""
    own = stem(name)[0]
    if own.suffix.lower() in FOREIGN:
        return Broken(Place(name), FOREIGN[own.suffix.lower()])
    kind, _ = mimetypes.guess_type(own.name)
    if kind and NO_PAGE.match(kind):
        return Skipped(Place(name), kind)
    try:
        stream = open_stream(file, name)
        head = bytes(stream.buffer) if stream.begin() and stream.fill(1) else b""
    except Damaged as damage:
        return Broken(Place(name), str(damage))
    if not head and not own.suffix:  # such as the `_SUCCESS` that Spark and Hive leave beside what they wrote
        return Skipped(Place(name), "empty file")
    file.seek(0)
    return next((form for form, begins in BEGINNINGS if begins.match(head)), "page")


def pieces(file: File, target: int) -> list[Piece]:
    """A file cut into pieces of about so many bytes, where its format lets each be read by itself: WARC and ARC of gzip
    members, JSON Lines that aren't compressed, and Parquet by its row groups.
    """
    size = file.size or 0
    form = named(file.name)
    packed = stem(file.name)[1]
    if size < 2 * target:
        return [Piece(file.name, size=size)]
    if form == "parquet":
        return parquet_pieces(file, target)
    if (form in ("warc", "arc") and file.name.lower().endswith(".gz")) or (form == "jsonl" and not packed):
        starts = range(0, size - target // 2, target)
        stops: list[int | None] = [*starts[1:], None]
        return [
            Piece(file.name, start, stop, (stop or size) - start) for start, stop in zip(starts, stops, strict=True)
        ]
    return [Piece(file.name, size=size)]


def parquet_pieces(file: File, target: int) -> list[Piece]:
    """Row groups, put together up to so many bytes; the file as a whole where they can't be read."""
    try:
        with open_file(file.name) as opened:
            groups = parquet.groups(opened)
    except OSError:  # what it's for is told where it's read
        groups = []
    made: list[Piece] = []
    for row, size in groups:
        if made and made[-1].size + size <= target:
            made[-1] = attrs.evolve(made[-1], size=made[-1].size + size)
        else:
            if made:
                made[-1] = attrs.evolve(made[-1], stop=row)
            made.append(Piece(file.name, row, None, size))
    return made or [Piece(file.name, size=file.size or 0)]
