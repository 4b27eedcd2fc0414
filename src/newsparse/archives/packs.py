"""Zip and tar files, each file in which is a page, a text or an archive itself; and files that are pages, texts or
exports of press databases."""

from __future__ import annotations

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, cast

from newsparse.archives.exports import items_of
from newsparse.archives.framing import MAX_RECORD
from newsparse.archives.record import Broken, Item, Place, Record
from newsparse.archives.streams import Damaged, open_stream

FAULTS = (OSError, EOFError, RuntimeError, zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError)
"""What reading a damaged, encrypted or unknown zip or tar raises."""

Scan = Callable[[BinaryIO, str], Iterator[Item]]
"""Reads a file that lies in another."""


def scan_page(file: BinaryIO, name: str) -> Iterator[Item]:
    """A file that is one page or text, or an export of many."""
    stream = open_stream(file, name)
    data = bytearray()
    try:
        while stream.begin():
            while stream.more():
                data += stream.take(len(stream.buffer))
                if len(data) > MAX_RECORD:
                    yield Broken(Place(name), f"a page of more than {MAX_RECORD:,} bytes is over the limit")
                    return
    except Damaged as damage:
        yield Broken(Place(name), str(damage))
    else:
        yield from items_of(bytes(data), name) or [Record(Place(name), bytes(data))]


def scan_zip(file: BinaryIO, name: str, scan: Scan) -> Iterator[Item]:
    """The items of the files in a zip, in its order."""
    try:
        pack = zipfile.ZipFile(file)
    except FAULTS as error:
        yield Broken(Place(name), f"not a whole zip: {error}")
        return
    for member in pack.infolist():
        if not member.is_dir():
            yield from scan_member(partial(pack.open, member), f"zip://{member.filename}::{name}", scan)


def scan_tar(file: BinaryIO, name: str, scan: Scan) -> Iterator[Item]:
    """The items of the files in a tar, compressed or not, in its order."""
    try:
        with tarfile.open(fileobj=file, mode="r:*") as pack:
            while (member := pack.next()) is not None:
                vars(pack)["members"].clear()  # it would keep them all
                if member.isfile():
                    yield from scan_member(partial(pack.extractfile, member), f"tar://{member.name}::{name}", scan)
    except FAULTS as error:
        yield Broken(Place(name), f"the rest of the tar can't be read: {error}")


def scan_member(open_member: Callable[[], object], name: str, scan: Scan) -> Iterator[Item]:
    """The items of a file in a zip or tar; where reading it fails, that is one more."""
    try:
        with cast(io.BufferedIOBase, open_member()) as file:
            yield from scan(cast(BinaryIO, file), name)
    except FAULTS as error:
        yield Broken(Place(name), str(error))
