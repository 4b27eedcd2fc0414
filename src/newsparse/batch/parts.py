"""Parts of the output: files of JSON Lines or Parquet, written under a temporary name."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from newsparse.batch.arrow import batch_of, output_schema
from newsparse.batch.rows import Row
from newsparse.extras import need
from newsparse.files import half_written

ROWS, CHARACTERS = 500, 8_000_000
"""Rows and characters of text that are held before they're written to Parquet."""


class Writer(Protocol):
    """Takes rows; `close` makes sure that they're on the disk."""

    def write(self, row: Row) -> None: ...

    def close(self) -> None: ...


class LinesWriter:
    """A row a line, as JSON in UTF-8."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")

    def write(self, row: Row) -> None:
        self.file.write(to_line(row))

    def close(self) -> None:
        sync(self.file)
        self.file.close()


class ParquetWriter:
    """Rows in the columns of `output_schema`."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("wb")
        self.table = need("pyarrow.parquet", "archives").ParquetWriter(self.file, output_schema(), compression="zstd")
        self.rows: list[Row] = []
        self.characters = 0

    def write(self, row: Row) -> None:
        self.rows.append(row)
        self.characters += sum(len(paragraph["text"]) for paragraph in row["body"])
        if len(self.rows) == ROWS or self.characters > CHARACTERS:
            self.flush()

    def flush(self) -> None:
        self.table.write_batch(batch_of(self.rows))
        self.rows, self.characters = [], 0

    def close(self) -> None:
        self.flush()
        self.table.close()
        sync(self.file)
        self.file.close()


WRITERS: dict[str, type[LinesWriter] | type[ParquetWriter]] = {"jsonl": LinesWriter, "parquet": ParquetWriter}
"""The forms of output, which are the suffixes of their files too."""


def to_line(row: Any) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def sync(file: Any) -> None:
    """Makes sure that what was written is on the disk before its name says that it's whole."""
    file.flush()
    os.fsync(file.fileno())


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a part, or of any output of `newsparse batch`."""
    if path.suffix == ".parquet":
        for batch in need("pyarrow.parquet", "archives").ParquetFile(path).iter_batches(ROWS):
            yield from batch.to_pylist()
    else:
        with path.open("rb") as file:
            yield from map(json.loads, file)


def write_whole(path: Path, rows: Iterator[Row]) -> None:
    """Writes rows to a file that appears whole, or not at all."""
    with half_written(path) as half:
        writer = WRITERS[path.suffix[1:]](half)
        for row in rows:
            writer.write(row)
        writer.close()


def join(parts: list[Path], folder: Path, path: Path) -> None:
    """Parts put together to one file that appears whole, or not at all. It's made in the folder of the parts, where the
    next run removes it if this one is killed."""
    half = folder / f".part-all.{path.name}.tmp"
    try:
        with half.open("wb") as file:
            (join_tables if path.suffix == ".parquet" else join_lines)(parts, file)
            sync(file)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def join_lines(parts: list[Path], file: Any) -> None:
    for part in parts:
        with part.open("rb") as opened:
            while data := opened.read(1 << 20):
                file.write(data)


def join_tables(parts: list[Path], file: Any) -> None:
    parquet = need("pyarrow.parquet", "archives")
    with parquet.ParquetWriter(file, output_schema(), compression="zstd") as table:
        for part in parts:
            for batch in parquet.ParquetFile(part).iter_batches(ROWS):
                table.write_batch(batch)
