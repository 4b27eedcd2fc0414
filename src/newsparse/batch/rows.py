"""A record's article as plain data, beside where the record lies: what a part of the output holds."""

from __future__ import annotations

from typing import Any

from newsparse.archives.record import Record
from newsparse.article import Article
from newsparse.errors import NewsparseError

Row = dict[str, Any]


def row_of(record: Record, article: Article) -> Row:
    """An article's row: `record`, and what `Article.to_dict` writes."""
    return {"record": origin_of(record), **article.to_dict()}


def origin_of(record: Record) -> Row:
    """Where a record lies and what the archive knows of it."""
    return {
        "file": record.place.file or None,
        "offset": record.place.offset,
        "inner": record.place.inner,
        "url": record.url,
        "captured": record.captured.isoformat() if record.captured else None,
        "language": record.language,
    }


def article_of(row: Row) -> Article:
    """The article of a row, be it out of JSON Lines or of Parquet. Raises `InputError` where it's none."""
    return Article.from_dict({key: value for key, value in row.items() if key not in ("record", "error", "story")})


def reason_of(error: Exception) -> str:
    """Why a record couldn't be parsed, in words."""
    if isinstance(error, NewsparseError):
        return f"{type(error).__name__}: {error}"
    return f"unexpected {type(error).__name__}: {error}"
