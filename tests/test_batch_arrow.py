"""Batches of records to batches of articles, in Arrow."""

from typing import Any

import pyarrow as pa
import pytest

from newsparse import archives, parse
from newsparse.article import Article
from newsparse.batch import article_of, input_schema, output_schema, parse_batch
from newsparse.batch.arrow import batch_of
from newsparse.errors import InputError
from newsparse.output import json_schema

from .warcs import DATE, page

WHOLE = "fixtures/archives/news.warc.gz"


def batch(*rows: dict[str, Any]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(list(rows), schema=input_schema())


def test_a_page_and_a_text() -> None:
    text = "Ferry sails again\n\nBy Ines Falk\n\nThe ferry sailed again on Friday, with every seat of it taken."
    asked = batch(
        {"data": page(1).encode(), "url": "https://news.example/1", "captured": DATE, "file": "a", "offset": 7},
        {"data": text.encode(), "kind": "text"},
    )
    given = parse_batch(asked)
    assert given.schema == output_schema()
    first, second = given.to_pylist()
    assert article_of(first) == parse(page(1), url="https://news.example/1")
    assert article_of(second) == parse(text, kind="text")
    assert first["record"] == {
        "file": "a",
        "offset": 7,
        "inner": None,
        "url": "https://news.example/1",
        "captured": "2024-05-03T10:00:00+00:00",
        "language": None,
    }
    assert (first["error"], first["story"]) == (None, None)


def test_what_cannot_be_parsed_has_its_reason_and_keeps_its_row() -> None:
    given = parse_batch(batch({"data": b" "}, {"data": b"%PDF-1.7"}, {"data": b""}, {"data": page(1).encode()}))
    assert [row["error"] for row in given.to_pylist()] == [
        "EmptyInput: input is empty: nothing but white space",
        "BinaryInput: input is a PDF, not a page or text: extract its text first, with pdftotext or the like",
        "column 'data' is empty",
        None,
    ]
    assert given["headline"].to_pylist() == [None, None, None, "Ferry 1 sails again"]


def test_an_unexpected_error_stays_with_its_record(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.api.read", lambda *_, **__: 1 / 0)
    (row,) = parse_batch(batch({"data": page(1).encode()})).to_pylist()
    assert row["error"] == "unexpected ZeroDivisionError: division by zero"


def test_tables_of_others() -> None:
    table = pa.RecordBatch.from_pylist([{"html": page(1), "link": "u"}, {"html": page(2), "link": "v"}])
    given = parse_batch(table).to_pylist()
    assert [row["headline"] for row in given] == ["Ferry 1 sails again", "Ferry 2 sails again"]
    assert [row["record"]["url"] for row in given] == ["u", "v"]
    named = pa.RecordBatch.from_pylist([{"markup": page(1)}])
    assert parse_batch(named, columns={"page": "markup"})["headline"].to_pylist() == ["Ferry 1 sails again"]
    for rows in ([{"price": 1}], []):
        with pytest.raises(InputError, match="no column is known to hold a page or text: there are 'price'"):
            parse_batch(pa.RecordBatch.from_pylist(rows, schema=pa.schema([("price", pa.int64())])))


def test_no_rows() -> None:
    assert parse_batch(batch()).num_rows == 0


def test_lone_surrogates_are_replaced() -> None:
    assert batch_of([{"headline": "Orla\ud800"}, {"headline": "é"}])["headline"].to_pylist() == ["Orla?", "é"]


def test_the_schema_has_what_the_json_has() -> None:
    properties = json_schema()["properties"].keys() - {"origin"}
    assert set(output_schema().names) - {"record", "error", "story"} == properties
    full = next(archives.read(WHOLE)).parse()
    assert Article.from_dict(full.to_dict()) == full


def test_records_of_an_archive_fit() -> None:
    rows = [
        {"data": record.data, "url": record.url, "file": record.place.file, "offset": record.place.offset}
        for record in archives.read(WHOLE)
    ]
    assert parse_batch(batch(*rows))["headline"].to_pylist() == ["Ferry 1 sails again", "Ferry 2 sails again"]
