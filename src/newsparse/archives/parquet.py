"""Parquet files, one of whose columns holds a page or text. Places count rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from newsparse.archives.columns import columns_of, unknown
from newsparse.archives.record import Broken, Item, Place
from newsparse.extras import need

ROWS = 64
"""Rows that are read at once: pages are large."""


def scan(
    file: BinaryIO, name: str, start: int = 0, stop: int | None = None, columns: Mapping[str, str] | None = None
) -> Iterator[Item]:
    """The items of a file's row groups that begin from row `start` up to before `stop`."""
    arrow, parquet = need("pyarrow", "archives"), need("pyarrow.parquet", "archives")
    try:
        table = parquet.ParquetFile(file)
        known = columns_of(leaves(table.schema_arrow), columns)
    except (arrow.ArrowException, OSError, ValueError) as error:
        yield Broken(Place(name), f"not whole Parquet: {error}")
        return
    if known is None:
        yield Broken(Place(name), unknown(table.schema_arrow.names))
        return
    wanted = [each for each in table.schema_arrow.names if each in {known.partition(".")[0] for known in known.names()}]
    for group, row in group_starts(table):
        if row < start or (stop is not None and row >= stop):
            continue
        try:
            for batch in table.iter_batches(ROWS, row_groups=[group], columns=wanted):
                for each in rows_of(batch):
                    place = Place(name, row)
                    yield Broken(place, each) if isinstance(each, str) else known.record(each, place)
                    row += 1
        except (arrow.ArrowException, OSError, ValueError) as error:
            yield Broken(Place(name, row), f"the rest of row group {group} can't be read: {error}")


def rows_of(batch: Any) -> Iterator[dict[str, Any] | str]:
    """The rows of a batch; a text is the reason why one can't be read."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:  # none was given yet; now the others are, one by one
        for number in range(batch.num_rows):
            try:
                yield from batch.slice(number, 1).to_pylist()
            except UnicodeDecodeError as error:
                yield f"the row's text is no UTF-8: {error}"


def leaves(schema: Any) -> list[str]:
    """The names of columns, and of the fields within them as `outer.inner`."""
    inner = (each.name for column in schema if hasattr(column.type, "fields") for each in column.flatten())
    return [*schema.names, *inner]


def group_starts(table: Any) -> Iterator[tuple[int, int]]:
    """Each row group with the number of its first row."""
    row = 0
    for group in range(table.num_row_groups):
        yield group, row
        row += table.metadata.row_group(group).num_rows


def groups(file: BinaryIO) -> list[tuple[int, int]]:
    """The first row of each row group, and its bytes; none where the file can't be read."""
    arrow, parquet = need("pyarrow", "archives"), need("pyarrow.parquet", "archives")
    try:
        table = parquet.ParquetFile(file)
    except (arrow.ArrowException, OSError, ValueError):
        return []
    return [(row, table.metadata.row_group(group).total_byte_size) for group, row in group_starts(table)]
