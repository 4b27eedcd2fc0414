"""Zip and tar files, each file in which is a page, a text or an archive itself; and files that are pages, texts or
exports of press databases."""

from __future__ import annotations

import io
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from newsparse.archives.exports import items_of
from newsparse.archives.framing import MAX_RECORD
from newsparse.archives.record import Broken, Item, Place, Record
from newsparse.archives.streams import Damaged, read_whole

FAULTS = (
    *(OSError, EOFError, RuntimeError, ValueError, struct.error),
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError),
)
"""What reading a damaged, encrypted or unknown zip or tar raises."""

OFFICE = frozenset(("[Content_Types].xml", "mimetype"))
"""Names of files that are in the zips of office programs, and electronic books, alone."""

Scan = Callable[[BinaryIO, str], Iterator[Item]]
"""Reads a file that lies in another."""


def scan_page(file: BinaryIO, name: str) -> Iterator[Item]:
    """A file that is one page or text, or an export of many."""
    try:
        data = read_whole(file, name, MAX_RECORD)
    except Damaged as damage:
        yield Broken(Place(name), str(damage))
    else:
        yield from items_of(data, name) or [Record(Place(name), data)]


def scan_zip(file: BinaryIO, name: str, scan: Scan) -> Iterator[Item]:
    """The items of the files in a zip, in its order."""
    try:
        pack = zipfile.ZipFile(file)
    except FAULTS as error:
        yield Broken(Place(name), f"not a whole zip: {error}")
        return
    if not OFFICE.isdisjoint(pack.namelist()):
        yield Broken(Place(name), "a document of an office program, or a book: save it as text or HTML first")
        return
    for member in pack.infolist():
        if not member.is_dir() and not is_hidden(member.filename):
            yield from scan_member(partial(pack.open, member), f"zip://{member.filename}::{name}", scan)


def scan_tar(file: BinaryIO, name: str, scan: Scan) -> Iterator[Item]:
    """The items of the files in a tar, compressed or not, in its order."""
    try:
        with tarfile.open(fileobj=file, mode="r:*") as pack:
            while (member := pack.next()) is not None:
                vars(pack)["members"].clear()  # it would keep them all
                if member.isfile() and not is_hidden(member.name):
                    yield from scan_member(partial(pack.extractfile, member), f"tar://{member.name}::{name}", scan)
    except FAULTS as error:
        reason = str(error).partition("\n")[0]
        yield Broken(Place(name), f"the rest of the tar can't be read: {reason}")


def is_hidden(name: str) -> bool:
    """Whether a file is left out as one in a folder would be, as `.cache` and macOS's `__MACOSX` are."""
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in PurePosixPath(name).parts)


def scan_member(open_member: Callable[[], object], name: str, scan: Scan) -> Iterator[Item]:
    """The items of a file in a zip or tar; where reading it fails, that is one more."""
    try:
        with cast(io.BufferedIOBase, open_member()) as file:
            yield from scan(cast(BinaryIO, file), name)
    except FAULTS as error:
        yield Broken(Place(name), str(error))
