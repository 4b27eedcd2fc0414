"""Records one after the other, each with a head that tells its length: the form of WARC and ARC files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, BinaryIO

import attrs

from newsparse.archives.record import Broken, Item, Place
from newsparse.archives.streams import OVERLAP, Damaged, Stream, open_stream

if TYPE_CHECKING:
    import re

MAX_HEAD = 1 << 16
MAX_RECORD = 32_000_000
"""Bytes of a head, and of a record's data, that are read at most; pages end far below."""


@attrs.frozen
class Form:
    """How a kind of archive sets its records apart."""

    begins: re.Pattern[bytes]
    """How a record's head begins; it's looked for where one should stand, and after damage."""
    head: re.Pattern[bytes]
    """A whole head."""
    length: Callable[[bytes], int | None]
    """A head's statement of how many bytes follow it."""
    read: Callable[[bytes, bytes, Place], Item]
    """Head, data and place to an item."""


class BadRecord(Exception):
    """A record's head or length is wrong, while the data around it may be sound."""


def scan(form: Form, file: BinaryIO, name: str, start: int = 0, stop: int | None = None) -> Iterator[Item]:
    """The items of a file. Of a gzip file, only those of members that begin from `start` up to before `stop`: where a
    file is cut into such pieces, each item is in exactly one of them.
    """
    stream = open_stream(file, name, start)
    if start and not stream.sync(start, form.begins):
        return
    while True:
        try:
            if not stream.begin():
                return
            if stop is not None and stream.member >= stop and stream.sound(form.begins):
                return
            yield from items_of_member(form, stream)
        except Damaged as damage:
            yield Broken(stream.place, str(damage))
            if not stream.sync(stream.member + 1, form.begins):
                return


def items_of_member(form: Form, stream: Stream) -> Iterator[Item]:
    """The items of the member that was begun."""
    while passes_gap(stream):
        try:
            place = stream.place
            head, data = head_and_data(form, stream)
        except BadRecord as error:
            yield Broken(place, str(error))
            if not stream.drop_until(form.begins):
                return
        else:
            stream.drop(len(head) + len(data))
            yield form.read(head, data, place)


def head_and_data(form: Form, stream: Stream) -> tuple[bytes, bytes]:
    """The record that the buffer begins with; the buffer keeps it. Raises `BadRecord`."""
    while not (found := form.head.match(stream.buffer)):
        if len(stream.buffer) > MAX_HEAD or not stream.more():
            raise BadRecord("no record's head where one should be")
    head = found[0]
    length = form.length(head)
    if length is None:
        raise BadRecord("the head tells no length")
    if length > MAX_RECORD:
        raise BadRecord(f"a record of {length:,} bytes is over the limit of {MAX_RECORD:,}")
    end = len(head) + length
    if not stream.fill(end):
        raise BadRecord("the length is wrong, or the record cut off")
    gap = end
    while stream.fill(gap + 1) and stream.buffer[gap] in b"\r\n":
        gap += 1
    if stream.fill(gap + 1):
        stream.fill(gap + OVERLAP)
        if not form.begins.match(stream.buffer, gap):
            raise BadRecord("the length is wrong")
    return head, bytes(stream.buffer[len(head) : end])


def passes_gap(stream: Stream) -> bool:
    """Goes past the line breaks between records; false at the member's end."""
    while stream.fill(1):
        blank = len(stream.buffer) - len(stream.buffer.lstrip(b"\r\n"))
        stream.drop(blank)
        if stream.buffer:
            return True
    return False
