"""Articles out of a store, as JSON Lines and as Parquet, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsparse.extras import need
from newsparse.store.shelves import Version

if TYPE_CHECKING:
    import pyarrow

AT_ONCE = 500
"""Rows of one group of a Parquet file."""


def to_json_lines(found: Iterable[Version]) -> Iterator[str]:
    """A line for each article, as `Article.to_json` has it, addressed as it was fetched."""
    for version in found:
        yield version.article.to_json() + "\n"


def to_parquet(found: Iterable[Version], path: Path) -> None:
    """Write articles to a Parquet file. Raises `MissingExtra`."""
    arrow = need("pyarrow", "parquet", "writing Parquet")
    parquet = need("pyarrow.parquet", "parquet", "writing Parquet")
    rows = (row_of(version) for version in found)
    with parquet.ParquetWriter(path, schema(), compression="zstd") as writer:
        while group := list(islice(rows, AT_ONCE)):
            writer.write_table(arrow.Table.from_pylist(group, schema()))


def schema() -> pyarrow.Schema:
    """The columns of a Parquet file. Articles' dates are ISO 8601 as in their JSON: not all have a time, or a zone."""
    import pyarrow

    text, texts = pyarrow.string(), pyarrow.list_(pyarrow.string())
    related = ("headline", "timestamp", "published", "url", "label", "place")
    return pyarrow.schema(
        [
            ("url", text),
            ("version", pyarrow.int32()),
            ("fetched", pyarrow.timestamp("ms", tz="UTC")),
            *((name, text) for name in TEXTS),
            ("authors", texts),
            ("topics", texts),
            ("reuse", texts),
            ("free", pyarrow.bool_()),
            ("related", pyarrow.list_(pyarrow.struct([(name, text) for name in related]))),
        ]
    )


TEXTS = (
    "headline",
    "standfirst",
    "text",
    "byline",
    "agency",
    "published",
    "modified",
    "section",
    "language",
    "publisher",
    "source",
)
"""Columns of text."""


def row_of(version: Version) -> dict[str, Any]:
    data = version.article.to_dict()
    return data | {
        "url": version.url,
        "version": version.number,
        "fetched": version.fetched,
        "text": version.article.text,
        "authors": [author.name for author in version.article.authors],
    }
