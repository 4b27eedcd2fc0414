"""JSON: objects one of whose keys holds a page or text, one a line, or in a file that is one object or list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from newsparse.archives.columns import columns_of, keys, unknown
from newsparse.archives.framing import MAX_RECORD
from newsparse.archives.record import Broken, Item, Place
from newsparse.archives.streams import Damaged, Stream, open_stream, read_whole

ANYTHING = re.compile(rb".", re.S)
LINE_BREAK = re.compile(rb"\n")


def scan(
    file: BinaryIO, name: str, start: int = 0, stop: int | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """The items of JSON Lines; of a file that isn't compressed, only those of lines that begin from `start` up to
    before `stop`."""
    stream = open_stream(file, name, max(start - 1, 0))
    if type(stream) is not Stream and start:
        return  # it's compressed, and read whole by the first piece
    found = lines(stream)
    if start:
        next(found, None)  # the line that is under way, or the line break before the first
    for place, line in found:
        if type(stream) is Stream and stop is not None and place.offset >= stop:
            return
        if line.strip():
            yield item(place, line, columns)


def scan_document(file: BinaryIO, name: str, columns: Mapping[str, str] | None = None) -> Iterator[Item]:
    """The items of a file that is one object, or a list of them. Places count its elements."""
    try:
        told = value_of(read_whole(file, name, MAX_RECORD))
    except (Damaged, BadJSON) as error:
        yield Broken(Place(name), str(error))
        return
    for number, row in enumerate(told if isinstance(told, list) else [told]):
        yield row_item(Place(name, number), row, columns)


class BadJSON(Exception):
    """What isn't JSON, or can't be read as such."""


def item(place: Place, line: bytes | str, columns: Mapping[str, str] | None) -> Item:
    """A line's record; a text is the reason why it couldn't be read."""
    if isinstance(line, str):
        return Broken(place, line)
    try:
        return row_item(place, value_of(line), columns)
    except BadJSON as error:
        return Broken(place, str(error))


def value_of(data: bytes) -> Any:
    """What JSON holds. Raises `BadJSON`."""
    try:
        return json.loads(data)
    except ValueError as error:
        raise BadJSON(f"not JSON: {error}") from error
    except RecursionError as error:
        raise BadJSON("the JSON is nested too deep") from error


def row_item(place: Place, row: Any, columns: Mapping[str, str] | None) -> Item:
    """The record of a row, which should be an object."""
    if not isinstance(row, dict):
        return Broken(place, f"the JSON is {type(row).__name__}, not an object")
    known = columns_of(keys(row), columns)
    return Broken(place, unknown(row)) if known is None else known.record(row, place)


def lines(stream: Stream) -> Iterator[tuple[Place, bytes | str]]:
    """Each line with its place; a text tells what's wrong with it. A line may go on in the next gzip member."""
    held: tuple[Place, bytes] | None = None
    while True:
        try:
            if not stream.begin():
                break
            while (line := next_line(stream)) is not None:
                place, data = line
                if held is not None:
                    place, data = held[0], held[1] + data
                held = None
                if data.endswith(b"\n"):
                    yield place, data
                elif len(data) <= MAX_RECORD:
                    held = place, data
                else:
                    yield place, f"a line of more than {MAX_RECORD:,} bytes is over the limit"
                    stream.drop_until(LINE_BREAK)
        except Damaged as damage:
            yield held[0] if held else stream.place, str(damage)
            held = None
            if not stream.sync(stream.member + 1, ANYTHING):
                break
    if held is not None:
        yield held


def next_line(stream: Stream) -> tuple[Place, bytes] | None:
    """The next line with its place, or what there is of it when the member ends or it's too long."""
    searched = 0
    while (end := stream.buffer.find(b"\n", searched)) < 0:
        searched = len(stream.buffer)
        if searched > MAX_RECORD:
            end = searched - 2  # what is left is where the search for the line's end begins
            break
        if not stream.more():
            end = searched - 1
            break
    return (stream.place, stream.take(end + 1)) if end >= 0 else None
