"""What is to be done, cut into shards that workers take one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

import attrs

from newsparse.archives.formats import Piece, pieces
from newsparse.archives.opening import File
from newsparse.batch.selection import Selection
from newsparse.errors import InputError

SHARD = 64_000_000
"""Bytes of input a shard has at most: some thousand pages, and so seconds to minutes of work."""

LEAST = 1_000_000
"""Bytes below which it's not worth to cut an input for the sake of more workers."""

SHARDS_A_WORKER = 8
"""Shards that a worker gets at least, where there is enough input: so all of them end at about the same time."""

MOST_FILES = 1000
"""Files a shard has at most: a folder's pages are small, and take the same time as others."""


@attrs.frozen
class Job:
    """What holds for all shards of a run."""

    folder: str
    """Where parts are written."""
    form: str = "jsonl"
    """`jsonl` or `parquet`."""
    selection: Selection | None = None
    columns: Mapping[str, str] = attrs.field(factory=dict)
    stories: bool = False
    """Whether signatures of stories are kept, to find those told twice."""
    page_seconds: float = 10.0
    """What a page may take."""
    memory: int = 1_000_000_000
    """Bytes that a worker may take; what needs more is put aside."""

    @property
    def settings(self) -> dict[str, Any]:
        """What parts made by different runs must have in common, as JSON has it."""
        select = self.selection.to_dict() if self.selection else None
        return {"form": self.form, "select": select, "columns": dict(self.columns), "dedupe": self.stories}


@attrs.frozen
class Failure:
    """Input that can't be read: nothing of it is in the output, and the next run tries it again."""

    piece: Piece
    reason: str


@attrs.frozen
class Shard:
    """Pieces that one worker does in one go, into one part."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def size(self) -> int:
        """Bytes, roughly."""
        return sum(piece.size for piece in self.pieces)

    def without(self, failures: Iterable[Failure]) -> Shard:
        """The shard without the pieces that can't be read."""
        gone = {failure.piece for failure in failures}
        return attrs.evolve(self, pieces=tuple(piece for piece in self.pieces if piece not in gone))


def shard_size(files: Iterable[File], workers: int) -> int:
    """Bytes a shard of these files should have."""
    total = sum(file.size or 0 for file in files)
    return min(max(total // (workers * SHARDS_A_WORKER), LEAST), SHARD)


def missing(files: Iterable[File], size: int, done: set[Piece]) -> Iterator[Piece]:
    """The pieces that aren't done yet. Raises `InputError` for a file that has changed since some of it was done."""
    known: dict[str, set[Piece]] = {}
    for piece in done:
        known.setdefault(piece.name, set()).add(piece)
    for file in files:
        cut = pieces(file, size)
        if known.get(file.name, set()) - set(cut):
            raise InputError(f"{file.name} has changed since it was read: give another output, or remove this one")
        yield from (piece for piece in cut if piece not in done)


def shards(pieces: Iterable[Piece], size: int, first: int) -> Iterator[Shard]:
    """Pieces put together up to a size; numbered from `first` on."""
    numbers = count(first)
    held: list[Piece] = []
    room = size
    for piece in pieces:
        if held and (piece.size > room or len(held) == MOST_FILES):
            yield Shard(next(numbers), tuple(held))
            held, room = [], size
        held.append(piece)
        room -= piece.size
    if held:
        yield Shard(next(numbers), tuple(held))
