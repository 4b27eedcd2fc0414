"""The bytes of an archive file, decompressed piece by piece, so that damage in one gzip member costs that one alone.

A file is a row of *members*: those of gzip, or itself as a whole where it isn't gzip. What reads it calls `begin` for
each member, then `more` until the member's end, and takes bytes from `buffer`.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, Protocol

from newsparse.archives.record import Place
from newsparse.extras import need

if TYPE_CHECKING:
    import re


class Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


CHUNK = 1 << 17
"""Bytes read or decompressed at once."""

GZIP = b"\x1f\x8b\x08"
OVERLAP = 1 << 13
"""Bytes that a record's head is shorter than, so that one is found whose bytes come in two pieces."""

PROBE = 4096
"""Bytes of a gzip member that tell whether it's one."""

LIGHT: dict[bytes, Callable[[BinaryIO], Readable]] = {b"BZh": bz2.BZ2File, b"\xfd7zXZ": lzma.LZMAFile}
READERS = {b"\x28\xb5\x2f\xfd": "ZstdReader", b"\x04\x22\x4d\x18": "Lz4Reader"}
"""How files of other compressions begin, and what reads them: the standard library or fastwarc."""


class Damaged(Exception):
    """The data can't be decompressed, or ends too early."""


class Stream:
    """A file that isn't compressed by gzip: one member."""

    def __init__(self, file: BinaryIO, name: str, start: int = 0) -> None:
        self.file = file
        self.name = name
        self.buffer = bytearray()
        self.member = start
        """Where in the file the member begins."""
        self.passed = 0
        """Bytes of the member that were taken from the buffer."""
        self.begun = False
        file.seek(start)

    def begin(self) -> bool:
        """Goes to the next member; false where there's none."""
        begun, self.begun = self.begun, True
        return not begun

    def more(self) -> bool:
        """Adds bytes of the member to the buffer; false at its end. Raises `Damaged`."""
        data = self.file.read(CHUNK)
        self.buffer += data
        return bool(data)

    def sync(self, start: int, begins: re.Pattern[bytes]) -> bool:
        """Goes to the first member from `start` on that is `sound`; false where there's none."""
        return False

    def sound(self, begins: re.Pattern[bytes]) -> bool:
        """Whether the member can be decompressed and begins with a match of the pattern, as far as its first bytes
        tell."""
        return True

    def fill(self, count: int) -> bool:
        """Whether the buffer could be filled up to so many bytes before the member ends."""
        while len(self.buffer) < count:
            if not self.more():
                return False
        return True

    def take(self, count: int) -> bytes:
        """The next bytes, which are in the buffer."""
        data = bytes(self.buffer[:count])
        self.drop(count)
        return data

    def drop(self, count: int) -> None:
        del self.buffer[:count]
        self.passed += count

    def drop_until(self, pattern: re.Pattern[bytes]) -> bool:
        """Goes to the next match of a pattern after the first byte; false where the member has none."""
        while True:
            if found := pattern.search(self.buffer, 1):
                self.drop(found.start())
                return True
            self.drop(max(len(self.buffer) - OVERLAP, 0))
            if not self.more():
                self.drop(len(self.buffer))
                return False

    @property
    def place(self) -> Place:
        """That of the buffer's first byte."""
        return Place(self.name, self.member + self.passed)


class Unpacked(Stream):
    """A file of another compression; offsets are those of its decompressed data."""

    def __init__(self, file: BinaryIO, name: str, unpack: Readable) -> None:
        super().__init__(file, name)
        self.unpack = unpack

    def more(self) -> bool:
        try:
            data = self.unpack.read(CHUNK)
        except (OSError, EOFError, lzma.LZMAError) as error:
            raise Damaged(f"the compressed data is bad: {error}") from error
        self.buffer += data
        return bool(data)


class Gzip(Stream):
    """A file of gzip members."""

    def __init__(self, file: BinaryIO, name: str, start: int = 0) -> None:
        super().__init__(file, name, start)
        self.packed = b""
        self.inflater = zlib.decompressobj(wbits=31)
        self.place_in_file = start
        """Where `packed` begins in the file."""

    def begin(self) -> bool:
        self.buffer.clear()
        self.skip_padding()
        self.member, self.passed = self.place_in_file, 0
        if not self.packed:
            return False
        self.inflater = zlib.decompressobj(wbits=31)
        return True

    def skip_padding(self) -> None:
        """Passes over zero bytes between members."""
        while (self.packed or self.load()) and self.packed.startswith(b"\0"):
            rest = self.packed.lstrip(b"\0")
            self.place_in_file += len(self.packed) - len(rest)
            self.packed = rest

    def load(self) -> bool:
        """Adds to the compressed data; false at the file's end."""
        data = self.file.read(CHUNK)
        self.packed += data
        return bool(data)

    def more(self) -> bool:
        while not self.inflater.eof:
            if not self.packed and not self.load():
                raise Damaged("the file is cut off")
            packed = self.packed
            try:
                data = self.inflater.decompress(packed, CHUNK)
            except zlib.error as error:
                raise Damaged(f"bad gzip data: {error}") from error
            self.packed = self.inflater.unused_data or self.inflater.unconsumed_tail
            self.place_in_file += len(packed) - len(self.packed)
            self.buffer += data
            if data:
                return True
        return False

    def sync(self, start: int, begins: re.Pattern[bytes]) -> bool:
        self.file.seek(start)
        self.packed, self.place_in_file = b"", start
        while self.load():
            at = -1
            while (at := self.packed.find(GZIP, at + 1)) >= 0:
                if self.sound(begins, at):
                    self.place_in_file += at
                    self.packed = self.packed[at:]
                    return True
            passed = max(len(self.packed) - len(GZIP) + 1, 0)
            self.place_in_file += passed
            self.packed = self.packed[passed:]
        return False

    def sound(self, begins: re.Pattern[bytes], at: int = 0) -> bool:
        while len(self.packed) < at + PROBE and self.load():
            pass
        try:
            head = zlib.decompressobj(wbits=31).decompress(self.packed[at : at + PROBE], PROBE)
        except zlib.error:
            return False
        return begins.match(head) is not None

    @property
    def place(self) -> Place:
        return Place(self.name, self.member, self.passed or None)


def read_whole(file: BinaryIO, name: str, limit: int) -> bytes:
    """All that a file holds, decompressed. Raises `Damaged`, also where that's more than so many bytes."""
    stream = open_stream(file, name)
    data = bytearray()
    while stream.begin():
        while stream.more():
            data += stream.take(len(stream.buffer))
            if len(data) > limit:
                raise Damaged(
                    f"a file of more than {limit:,} bytes in one piece is over the limit: cut it into several"
                )
    return bytes(data)


def open_stream(file: BinaryIO, name: str, start: int = 0) -> Stream:
    """The stream for a file, by how it begins."""
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    if head.startswith(GZIP):
        return Gzip(file, name, start)
    for magic, open_light in LIGHT.items():
        if head.startswith(magic):
            return Unpacked(file, name, open_light(file))
    for magic, reader in READERS.items():
        if head.startswith(magic):
            return Unpacked(file, name, getattr(need("fastwarc.stream_io", "archives"), reader)(file))
    return Stream(file, name, start)
