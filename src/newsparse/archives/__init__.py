"""Articles out of archives: WARC, ARC and WET, JSON, Parquet, exports of press databases, folders, zip and tar.

::

    from newsparse import archives

    for record in archives.read("CC-NEWS-20240503.warc.gz"):
        article = record.parse()

A file is read piece by piece, so that memory doesn't grow with it. What is broken costs itself alone. Paths may be
addresses for fsspec, as in `s3://bucket/2024/*.warc.gz`. The extra `archives` brings the packages that this needs.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping

from newsparse.archives.columns import check
from newsparse.archives.formats import scan as scan_one
from newsparse.archives.opening import list_files
from newsparse.archives.record import Broken, Item, Place, Record, Skipped
from newsparse.errors import NewsparseWarning

__all__ = ["Broken", "Item", "Place", "Record", "Skipped", "read", "scan"]


def scan(*names: str, columns: Mapping[str, str] | None = None) -> Iterator[Item]:
    """All that files, folders and patterns hold, in order: a `Record` for each page or text, a `Broken` for what can't
    be read, and a `Skipped` for what is no page.

    `columns` tells which columns or JSON keys hold what, where their names don't: `{"text": "corpo", "url": "fonte"}`.
    It has the keys page, text, data (a page or a text), title, url, captured and language.

    Raises `OSError` for what isn't there, `InputError` for pipes and for columns of another kind, and `MissingExtra`.
    """
    check(columns or {})
    for file in list_files(names):
        try:
            yield from scan_one(file.name, columns=columns)
        except OSError as error:
            yield Broken(Place(file.name), f"it can't be read: {error.strerror or error}")


def read(*names: str, columns: Mapping[str, str] | None = None) -> Iterator[Record]:
    """The records alone. What is broken is a `NewsparseWarning` that names its place; the rest is as for `scan`."""
    for item in scan(*names, columns=columns):
        if isinstance(item, Record):
            yield item
        elif isinstance(item, Broken):
            warnings.warn(f"{item.place}: {item.reason}", NewsparseWarning, stacklevel=2)
