"""Files: the package's own data; those on disk, read whole, decompressed where their name says so, and written whole or
not at all."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from os import PathLike, fspath
from pathlib import Path

from newsparse.errors import InputError

MOST_BYTES = 1_000_000_000
"""What a compressed file may hold, decompressed: far above any page or dump of one article, far below a bomb's."""


def data_text(name: str) -> str:
    """A text of newsparse's data."""
    return (resources.files("newsparse") / "data" / name).read_text("utf-8")


def load(path: str | PathLike[str]) -> bytes:
    """A file's bytes. Raises `OSError`, and `InputError` for a `.gz` that's broken, cut off or a bomb."""
    data = Path(path).read_bytes()
    return decompress(data) if fspath(path).endswith(".gz") else data


def decompress(data: bytes, most: int | None = None) -> bytes:
    """What gzip data holds, all its members. Raises `InputError` where it's broken, cut off, none, or a bomb: of more
    than `most` bytes, or else `MOST_BYTES`."""
    most = MOST_BYTES if most is None else most
    parts: list[bytes] = []
    room = most
    while data or not parts:
        inflater = zlib.decompressobj(wbits=31)
        try:
            part = inflater.decompress(data, room)
        except zlib.error as error:
            raise InputError(f"not whole gzip data: {error}") from error
        if inflater.unconsumed_tail:
            raise InputError(f"gzip data holds more than {most:,} bytes: give a part of it")
        if not inflater.eof:
            raise InputError("not whole gzip data: it's cut off")
        parts.append(part)
        room -= len(part)
        data = inflater.unused_data.lstrip(b"\0")  # members may be padded
        if not room and data:
            raise InputError(f"gzip data holds more than {most:,} bytes: give a part of it")
    return b"".join(parts)


@contextmanager
def half_written(path: Path) -> Iterator[Path]:
    """Where to write a file that is to appear whole or not at all: a hidden name beside it, renamed at the end.

    An error leaves the file as it was; so does writing nothing.
    """
    half = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield half
        if half.exists():
            half.replace(path)
    finally:
        half.unlink(missing_ok=True)
