"""The core of every engine: a batch of records to a batch of articles, in Arrow's terms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from newsparse.archives.columns import check, columns_of, keys, unknown
from newsparse.archives.record import Broken, Place, Record
from newsparse.article import Article
from newsparse.batch.rows import Row, origin_of, reason_of, row_of
from newsparse.errors import InputError
from newsparse.extras import need

if TYPE_CHECKING:
    import pyarrow as pa

PRIMITIVES: dict[Any, str] = {str: "string", bool: "bool_", int: "int64", float: "float64"}


def parse_batch(records: pa.RecordBatch, *, columns: Mapping[str, str] | None = None) -> pa.RecordBatch:
    """The articles of records, a row each and in their order, with the columns of `output_schema`.

    One column of `records` holds pages or texts, as bytes or as text; others may hold address, time of capture and
    language, and are known by their names as in `newsparse.archives`; `columns` tells them where they aren't. `kind`
    (`page` or `text`), `encoding`, `file`, `offset` and `inner` count too where they are there. So what `input_schema`
    describes fits, and so do the tables of many collections.

    A record that can't be parsed has its reason in `error`, and no article. The function keeps nothing from one call to
    the next. Raises `InputError` where no column is known to hold pages or texts.
    """
    check(columns or {})
    names = records.schema.names
    rows = [parse_row(row, columns) for row in records.to_pylist()]
    if not rows and columns_of(names, columns) is None:
        raise InputError(unknown(names))
    return batch_of(rows)


def parse_row(row: Row, columns: Mapping[str, str] | None) -> Row:
    """A record's row to its article's."""
    record = record_of(row, columns)
    if isinstance(record, Broken):
        return {"record": origin_of(Record(record.place, b"")), "error": record.reason}
    try:
        return row_of(record, record.parse())
    except Exception as error:  # one record shall not stop the others
        return {"record": origin_of(record), "error": reason_of(error)}


def record_of(row: Row, columns: Mapping[str, str] | None) -> Record | Broken:
    known = columns_of(keys(row), columns)
    if known is None:
        raise InputError(unknown(row))
    place = Place(row.get("file") or "", row.get("offset") or 0, row.get("inner"))
    record = known.record(row, place)
    if isinstance(record, Broken):
        return record
    return attrs.evolve(record, kind=row.get("kind") or record.kind, encoding=row.get("encoding"))


def batch_of(rows: list[Row]) -> pa.RecordBatch:
    """Rows as a batch with the columns of `output_schema`."""
    batches = need("pyarrow", "archives").RecordBatch
    try:
        return batches.from_pylist(rows, schema=output_schema())
    except UnicodeEncodeError:  # a lone surrogate, which JSON may write and UTF-8 may not
        clean = json.dumps(rows, ensure_ascii=False).encode("utf-8", "replace")
        return batches.from_pylist(json.loads(clean), schema=output_schema())


@cache
def input_schema() -> pa.Schema:
    """What `parse_batch` takes, and what a reader of archives gives. All but `data` may be null, or missing."""
    arrow = need("pyarrow", "archives")
    texts = ("url", "kind", "encoding", "captured", "language", "file")
    columns = [
        arrow.field("data", arrow.binary(), nullable=False),
        *(arrow.field(name, arrow.string()) for name in texts),
    ]
    return arrow.schema([*columns, arrow.field("offset", arrow.int64()), arrow.field("inner", arrow.int64())])


@cache
def output_schema() -> pa.Schema:
    """What `parse_batch` gives, and what Parquet parts hold.

    `record` tells where the record lies, `error` why it couldn't be parsed, and `story` is set where stories were
    looked for. The others are the attributes of `Article`, as `Article.to_dict` writes them: dates are ISO 8601.
    """
    arrow = need("pyarrow", "archives")
    texts = [arrow.field(name, arrow.string()) for name in ("url", "captured", "language")]
    places = [arrow.field("file", arrow.string()), arrow.field("offset", arrow.int64())]
    record = arrow.struct([*places, arrow.field("inner", arrow.int64()), *texts])
    own = [("record", record), *((name, arrow.string()) for name in ("error", "story", "schema_version"))]
    return arrow.schema([*own, *fields(Article)])


def fields(kind: type[attrs.AttrsInstance]) -> list[tuple[str, pa.DataType]]:
    """The attributes of a result class; without `origin`, which `to_dict` leaves out."""
    hints = get_type_hints(kind)
    names = [field.name for field in attrs.fields(kind) if field.name != "origin"]
    return [(name, data_type(hints[name])) for name in names]


def data_type(hint: Any) -> pa.DataType:
    """The Arrow type of one type. Raises `TypeError` for one that the result classes don't use yet."""
    arrow = need("pyarrow", "archives")
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        hint = next(each for each in arguments if each is not NoneType)
        return data_type(hint)  # a date or a datetime is written in one form
    if origin is tuple:
        return arrow.list_(data_type(arguments[0]))
    if origin is Literal or hint in (date, datetime):
        return arrow.string()
    if hint in PRIMITIVES:
        return getattr(arrow, PRIMITIVES[hint])()
    if isinstance(hint, type) and attrs.has(hint):
        return arrow.struct(fields(hint))
    raise TypeError(f"no Arrow type is known for {hint!r}")
