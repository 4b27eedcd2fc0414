"""Exports of press databases: text files of many articles, each of which is a record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsparse.archives.record import Broken, Item, Place, Record

if TYPE_CHECKING:
    from newsparse.exports import Export


def items_of(data: bytes, name: str) -> Iterator[Item] | None:
    """The items of a file's bytes where they are an export that holds an article; else `None`."""
    from newsparse.exports import detection, parse_many

    layout = detection.begun(data)
    export = parse_many(data, layout=layout.name) if layout is not None else None
    return items(export, name) if export else None


def items(export: Export, name: str) -> Iterator[Item]:
    """Each article, and each thing that can't be read; places count articles."""
    for part in export.parts():
        place = Place(name, part.number)
        if part.is_empty:
            yield Broken(place, "; ".join(part.doubts))
        else:
            yield Record(
                place, part.text, kind="text", language=part.language, layout=export.layout, doubts=part.doubts
            )
    for problem in export.problems:
        if problem.number is None:
            yield Broken(Place(name), str(problem))
