"""Reading archives: every format, whole and damaged; nothing is lost but what is broken."""

import bz2
import gzip
import io
import json
import lzma
import os
import random
import sys
import tarfile
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastwarc.stream_io import Lz4Writer, ZstdWriter
from hypothesis import given
from hypothesis import strategies as st

from newsparse import archives
from newsparse.archives import Broken, Item, Place, Record, Skipped, framing, jsonl, packs, streams
from newsparse.archives.columns import columns_of, moment
from newsparse.archives.formats import Piece, pieces
from newsparse.archives.formats import scan as scan_one
from newsparse.archives.framing import scan as scan_records
from newsparse.archives.opening import File
from newsparse.archives.warc import WARC
from newsparse.errors import InputError, MissingExtra, NewsparseWarning

from .warcs import DATE, arc, http, packed, page, record

FOUR = [record(number) for number in range(4)]


def items(data: bytes) -> list[Item]:
    return list(scan_records(WARC, io.BytesIO(data), "f"))


def shown(found: list[Item]) -> list[str]:
    """The end of each record's address, or what else an item is."""
    return [
        str(each.url).rpartition("/")[2] if isinstance(each, Record) else type(each).__name__.lower() for each in found
    ]


def the_record(data: bytes) -> Record:
    (item,) = items(data)
    assert isinstance(item, Record)
    return item


class TestWarc:
    def test_a_page_with_all_that_is_known_of_it(self) -> None:
        record_of = the_record(packed(FOUR[3]))
        assert record_of == Record(
            Place("f", 0), page(3).encode(), "https://news.example/3", None, "utf-8", datetime.fromisoformat(DATE)
        )
        article = record_of.parse()
        assert article.headline == "Ferry 3 sails again"
        assert [author.name for author in article.authors] == ["Ines Falk"]

    def test_the_date_is_the_reference_for_relative_times(self) -> None:
        related = '<h2>More news</h2><ul><li><a href="/7">Orla pier to close in autumn</a> 2 hours ago</li></ul>'
        article = the_record(record(1, http(page(1).replace("</article>", f"</article>{related}")))).parse()
        assert [each.published for each in article.related] == [datetime(2024, 5, 3, 8, tzinfo=UTC)]

    def test_the_text_of_a_wet_file(self) -> None:
        text = record(1, "Färjan går\nigen".encode(), "conversion", WARC_Identified_Content_Language="swe,eng")
        found = the_record(packed(text))
        assert (found.kind, found.encoding, found.language) == ("text", "utf-8", "swe")
        assert found.data == "Färjan går\nigen".encode()

    @pytest.mark.parametrize(
        ("encoded", "headers"),
        [
            (gzip.compress(page(1).encode()), ["Content-Encoding: gzip"]),
            (b"%x\r\n%s\r\n0\r\n\r\n" % (len(page(1)), page(1).encode()), ["Transfer-Encoding: chunked"]),
            (page(1).encode(), ["Content-Encoding: gzip"]),
            (page(1).encode(), ["Transfer-Encoding: chunked"]),
        ],
        ids=["gzip", "chunked", "gzip that was undone", "chunks that were undone"],
    )
    def test_encodings_are_undone(self, encoded: bytes, headers: list[str]) -> None:
        assert the_record(record(1, http(encoded, ["Content-Type: text/html", *headers]))).data == page(1).encode()

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (record(1, b"GET / HTTP/1.1\r\n\r\n", "request"), "request record"),
            (record(1, b"software: x", "warcinfo"), "warcinfo record"),
            (record(1, http("x", ["Content-Type: image/png"])), "image/png"),
            (record(1, http("x").replace(b"200 OK", b"404 Not Found")), "HTTP status 404"),
            (record(1, b"x", "resource", Content_Type="application/pdf"), "application/pdf"),
        ],
    )
    def test_what_is_no_page_is_skipped(self, data: bytes, reason: str) -> None:
        assert items(data) == [Skipped(Place("f", 0), reason)]

    def test_a_saved_page_is_a_record(self) -> None:
        assert the_record(record(1, b"<p>x", "resource", Content_Type="text/html")).data == b"<p>x"

    def test_a_response_without_http_is_broken(self) -> None:
        (item,) = items(record(1, b"no answer at all"))
        assert isinstance(item, Broken)
        assert item.reason == "the record holds no HTTP response"

    def test_a_wrong_date_is_none(self) -> None:
        assert the_record(record(1, WARC_Date="yesterday")).captured is None

    def test_an_empty_file_holds_nothing(self) -> None:
        assert items(b"") == []


class TestDamage:
    def test_offsets_are_those_of_the_members(self) -> None:
        starts = [0, *(len(packed(*FOUR[:count])) for count in (1, 2, 3))]
        assert [each.place for each in items(packed(*FOUR))] == [Place("f", start) for start in starts]

    @pytest.mark.parametrize("padding", [b"", b"\0" * 700])
    def test_a_bad_member_costs_itself(self, padding: bytes) -> None:
        bad = bytearray(packed(FOUR[1]))
        bad[len(bad) // 2] ^= 0xFF
        found = items(packed(FOUR[0]) + padding + bytes(bad) + padding + packed(*FOUR[2:]))
        assert shown(found) == ["0", "broken", "2", "3"]
        assert found[1].place.offset == len(packed(FOUR[0]) + padding)

    def test_a_wrong_checksum_costs_its_record(self) -> None:
        bad = bytearray(packed(FOUR[1]))
        bad[-6] ^= 0xFF
        assert shown(items(packed(FOUR[0]) + bytes(bad) + packed(*FOUR[2:]))) == ["0", "broken", "2", "3"]

    def test_a_member_that_is_cut_off_costs_itself(self) -> None:
        cut = packed(FOUR[1])[:-100]
        assert shown(items(packed(FOUR[0]) + cut + packed(*FOUR[2:]))) == ["0", "broken", "2", "3"]

    def test_what_is_no_gzip_between_members_is_one_fault(self) -> None:
        data = packed(FOUR[0]) + b"not found " * 20_000 + packed(*FOUR[1:])
        assert shown(items(data)) == ["0", "broken", "1", "2", "3"]

    @pytest.mark.parametrize("compress", [packed, lambda *parts: b"".join(parts)], ids=["gzip", "plain"])
    def test_a_file_that_is_cut_off(self, compress: Any) -> None:
        assert shown(items(compress(*FOUR)[:-60])) == ["0", "1", "2", "broken"]

    @pytest.mark.parametrize("by", [-30, 30, 5_000_000_000])
    @pytest.mark.parametrize(
        "compress",
        [packed, lambda *parts: b"".join(parts), lambda *parts: gzip.compress(b"".join(parts))],
        ids=["members", "plain", "one member"],
    )
    def test_a_wrong_length_costs_its_record(self, compress: Any, by: int) -> None:
        length = len(http(page(1)))
        bad = FOUR[1].replace(b"Content-Length: %d" % length, b"Content-Length: %d" % (length + by))
        found = items(compress(FOUR[0], bad, *FOUR[2:]))
        assert shown(found) == ["0", "broken", "2", "3"]

    def test_no_length_and_no_head(self) -> None:
        bad = FOUR[1].replace(b"Content-Length", b"Content-Size")
        assert shown(items(packed(FOUR[0], bad, b"noise" * 99, FOUR[3]))) == ["0", "broken", "broken", "3"]

    def test_a_record_over_the_limit_costs_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(framing, "MAX_RECORD", 2000)
        large = record(1, http("x" * 300_000))
        for data in (packed(FOUR[0], large, FOUR[2]), FOUR[0] + large + FOUR[2]):
            assert shown(items(data)) == ["0", "broken", "2"]

    def test_a_file_that_is_one_member_tells_the_place_within_it(self) -> None:
        found = items(gzip.compress(b"".join(FOUR)))
        assert [str(each.place) for each in found[:2]] == ["f:0", f"f:0+{len(FOUR[0])}"]
        assert shown(found) == ["0", "1", "2", "3"]

    @given(st.data())
    def test_whatever_is_damaged_the_members_before_and_after_are_read(self, draw: st.DataObject) -> None:
        data = bytearray(packed(*FOUR))
        first, second = len(packed(FOUR[0])), len(packed(*FOUR[:2]))
        for _ in range(draw.draw(st.integers(1, 5))):
            data[draw.draw(st.integers(first, second - 1))] = draw.draw(st.integers(0, 255))
        found = shown(items(bytes(data)))
        assert found[0] == "0"
        assert found[-2:] == ["2", "3"]
        assert len(found) == 4


class TestPieces:
    def test_pieces_share_nothing_and_lose_nothing(self, tmp_path: Path) -> None:
        noise = random.Random(3)
        records = [record(number, http(page(number, noise.randbytes(300).hex()))) for number in range(40)]
        members = [packed(each) for each in records]
        bad = bytearray(members[7])
        bad[99] ^= 0xFF
        members[7] = bytes(bad)
        members[12] = b"garbage" * 90
        path = tmp_path / "a.warc.gz"
        path.write_bytes(b"".join(members))
        whole = list(scan_one(str(path)))
        assert shown(whole).count("broken") == 2
        for target in (100, 333, 1000, 5000):
            cut = pieces(File(str(path), path.stat().st_size), target)
            assert len(cut) > 2
            assert sum(piece.size for piece in cut) == path.stat().st_size
            assert [each for piece in cut for each in scan_one(piece.name, start=piece.start, stop=piece.stop)] == whole

    def test_lines(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text("".join(json.dumps({"text": "x" * (number % 7)}) + "\n" for number in range(50)))
        whole = list(scan_one(str(path)))
        for target in range(5, 60, 3):
            cut = pieces(File(str(path), path.stat().st_size), target)
            assert [each for piece in cut for each in scan_one(piece.name, start=piece.start, stop=piece.stop)] == whole

    def test_row_groups(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        pq.write_table(pa.table({"text": [f"news {number}" for number in range(100)]}), path, row_group_size=9)
        whole = list(scan_one(str(path)))
        cut = pieces(File(str(path), path.stat().st_size), 300)
        assert len(cut) > 2
        assert [each for piece in cut for each in scan_one(piece.name, start=piece.start, stop=piece.stop)] == whole
        assert len(whole) == 100

    @pytest.mark.parametrize("name", ["a.warc", "a.zip", "a.jsonl.gz", "a.html", "a.parquet"])
    def test_what_cannot_be_cut_is_one_piece(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(b"x" * 1000)
        assert pieces(File(str(path), 1000), 100) == [Piece(str(path), size=1000)]

    def test_lines_of_a_file_that_is_compressed_all_the_same(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_bytes(gzip.compress(b'{"text": "x"}\n' * 9, 0))
        cut = pieces(File(str(path), path.stat().st_size), 20)
        assert len(cut) > 2
        assert len([each for piece in cut for each in scan_one(piece.name, start=piece.start, stop=piece.stop)]) == 9


class TestArc:
    @pytest.mark.parametrize("compress", [bytes, gzip.compress])
    def test_pages(self, tmp_path: Path, compress: Any) -> None:
        path = tmp_path / "news.arc"
        data = arc(("http://news.example/1", http(page(1))), ("http://news.example/2", b"<p>old"))
        path.write_bytes(compress(data))
        about, first, second = archives.scan(str(path))
        assert about == Skipped(Place(str(path), 0), "warcinfo record")
        assert isinstance(first, Record)
        assert isinstance(second, Record)
        assert (first.url, first.data) == ("http://news.example/1", page(1).encode())
        assert first.captured == datetime(2008, 4, 30, 20, 48, 26, tzinfo=UTC)
        assert second.data == b"<p>old"

    def test_a_wrong_length_costs_its_record(self, tmp_path: Path) -> None:
        path = tmp_path / "news.arc"
        data = arc(*((f"http://news.example/{number}", http(page(number))) for number in range(3)))
        size = b" %d\n" % len(http(page(1)))
        place = data.index(b"http://news.example/1")
        path.write_bytes(data[:place] + data[place:].replace(size, b" 77\n", 1))
        assert shown(list(archives.scan(str(path)))) == ["skipped", "0", "broken", "2"]

    def test_an_impossible_date_is_none(self, tmp_path: Path) -> None:
        path = tmp_path / "news.arc"
        path.write_bytes(arc(("http://news.example/1", b"<p>old")).replace(b"20080430204826", b"20081399204826"))
        (found,) = archives.read(str(path))
        assert found.captured is None


class TestLines:
    def test_known_layouts(self, tmp_path: Path) -> None:
        rows: list[dict[str, Any]] = [
            {"text": "News", "timestamp": "2019-04-25T12:57:54Z", "url": "https://c4.example/1"},
            {"title": "Ferry", "text": "It sails.", "domain": "x.example", "date": "2017-01-01", "url": "u"},
            {"content": "News", "warc_headers": {"warc-target-uri": "u", "warc-identified-content-language": "sv"}},
            {"html": "<p>x", "captured": 1714730400, "lang": "en"},
            {"text": "News", "url": "u", "dump": "CC-MAIN-2024-10", "date": "2024-02-20T21:01:32Z"},
        ]
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
        c4, cc_news, oscar, crawl, fineweb = archives.read(str(path))
        assert (c4.url, c4.captured) == ("https://c4.example/1", datetime(2019, 4, 25, 12, 57, 54, tzinfo=UTC))
        assert (c4.kind, c4.data) == ("text", "News")
        assert (cc_news.data, cc_news.captured) == ("Ferry\n\nIt sails.", None)
        assert (oscar.url, oscar.language, oscar.kind) == ("u", "sv", None)
        assert (crawl.kind, crawl.captured) == ("page", datetime(2024, 5, 3, 10, tzinfo=UTC))
        assert fineweb.captured == datetime(2024, 2, 20, 21, 1, 32, tzinfo=UTC)

    def test_columns_that_are_stated(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text('{"corpo": "Notizie", "fonte": {"via": "u"}}\n')
        (found,) = archives.read(str(path), columns={"text": "corpo", "url": "fonte.via"})
        assert (found.data, found.url, found.kind) == ("Notizie", "u", "text")
        with pytest.raises(InputError, match="'texts' is nothing that a column holds"):
            next(archives.scan(str(path), columns={"texts": "corpo"}))

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            ("no json", "not JSON: Expecting value: line 1 column 1 (char 0)"),
            ("[1]", "the JSON is list, not an object"),
            (
                '{"a": 1}',
                "no column is known to hold a page or text: there are 'a'; say which, as in --columns text=NAME",
            ),
            ('{"text": ""}', "column 'text' is empty"),
            ('{"text": 7}', "column 'text' is no text"),
            ("[" * 100_000, "the JSON is nested too deep"),
        ],
    )
    def test_a_broken_line_costs_itself(self, tmp_path: Path, line: str, reason: str) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text(f'{{"text": "one"}}\n{line}\n\n{{"text": "two"}}')
        first, broken, second = archives.scan(str(path))
        assert broken == Broken(Place(str(path), 16), reason)
        assert [each.data for each in (first, second) if isinstance(each, Record)] == ["one", "two"]

    def test_a_line_over_the_limit_costs_itself(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(jsonl, "MAX_RECORD", 1000)
        path = tmp_path / "a.jsonl"
        path.write_text("\n".join(json.dumps({"text": "x" * size}) for size in (5, 500_000, 6)))
        assert [type(each) for each in archives.scan(str(path))] == [Record, Broken, Record]

    def test_a_bad_member_costs_its_lines(self, tmp_path: Path) -> None:
        members = [gzip.compress(f'{{"text": "{number}"}}\n'.encode() * 3) for number in range(3)]
        bad = bytearray(members[1])
        bad[-6] ^= 0xFF
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(members[0] + bytes(bad) + members[2])
        found = list(archives.scan(str(path)))
        assert [each.data if isinstance(each, Record) else "bad" for each in found] == [*"000", "bad", *"222"]

    def test_a_line_in_two_members(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(gzip.compress(b'{"text": "a"}\n{"te') + gzip.compress(b'xt": "b"}\n{"text": "c"}'))
        assert [each.data for each in archives.read(str(path))] == ["a", "b", "c"]

    def test_a_row_without_a_page_gives_its_text(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        rows = [
            {"html": page(1), "text": "x"},
            {"html": None, "text": "News", "title": "Ferry"},
            {"html": "", "text": ""},
        ]
        path.write_text("\n".join(map(json.dumps, rows)))
        first, second, third = archives.scan(str(path))
        assert isinstance(first, Record)
        assert (first.data, first.kind) == (page(1), "page")
        assert isinstance(second, Record)
        assert (second.data, second.kind) == ("Ferry\n\nNews", "text")
        assert third == Broken(third.place, "column 'text' is empty")


class TestDocuments:
    """JSON that isn't written a line an object."""

    @pytest.mark.parametrize("indent", [None, 2])
    @pytest.mark.parametrize("name", ["a.json", "a.json.gz", "a.txt"])
    def test_a_list(self, tmp_path: Path, name: str, indent: int | None) -> None:
        path = tmp_path / name
        data = json.dumps([{"text": "one", "tags": ["x"]}, {"price": 1}, 7, {"text": "two"}], indent=indent).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        found = list(archives.scan(str(path)))
        assert [each.data for each in found if isinstance(each, Record)] == ["one", "two"]
        assert [each.place.offset for each in found] == [0, 1, 2, 3]

    @pytest.mark.parametrize(
        "text", ['{\n "text": "one"\n}', '{"tags": [\n"x"],\n"text": "one"}', '\ufeff{"url": "u",\r\n"text": "one"}']
    )
    def test_an_object_over_several_lines(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "a.json"
        path.write_text(text, "utf-8", newline="")
        (found,) = archives.read(str(path))
        assert found.data == "one"

    def test_lines_in_a_file_of_that_name(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text('{"text": "one"}\n{"text": "two"}\n')
        assert [found.data for found in archives.read(str(path))] == ["one", "two"]

    def test_one_that_is_cut_off_or_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.json"
        path.write_text('[{"text": "one"}, {"te')
        (cut,) = archives.scan(str(path))
        monkeypatch.setattr(jsonl, "MAX_RECORD", 10)
        (large,) = archives.scan(str(path))
        assert isinstance(cut, Broken)
        assert cut.reason.startswith("not JSON: Unterminated string")
        assert large == Broken(
            Place(str(path)), "a file of more than 10 bytes in one piece is over the limit: cut it into several"
        )


class TestParquet:
    def test_rows(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        when = datetime(2024, 5, 3, tzinfo=UTC)
        meta = {"url": "https://news.example/1", "other": 1}
        pq.write_table(pa.table({"html": [b"<p>x", None], "metadata": [meta, meta], "fetched": [when, when]}), path)
        first, second = archives.scan(str(path))
        assert isinstance(first, Record)
        assert (first.data, first.url, first.captured) == (b"<p>x", "https://news.example/1", when)
        assert second == Broken(Place(str(path), 1), "column 'html' is empty")

    def test_a_damaged_row_group_costs_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        rows = [f"{number} " + random.Random(number).randbytes(2000).hex() for number in range(9)]
        pq.write_table(pa.table({"text": rows}), path, row_group_size=3, compression="zstd", use_dictionary=False)
        data = bytearray(path.read_bytes())
        start = pq.ParquetFile(path).metadata.row_group(1).column(0).data_page_offset
        data[start : start + 4000] = b"\xff" * 4000
        path.write_bytes(data)
        found = list(archives.scan(str(path)))
        assert [type(each) for each in found] == [Record] * 3 + [Broken] + [Record] * 3
        assert found[3].place.offset == 3

    def test_a_text_that_is_no_utf8_costs_its_row(self, tmp_path: Path) -> None:
        path = tmp_path / "a.parquet"
        texts = pa.array([b"one", b"tw\xff", b"three"]).view(pa.string())
        pq.write_table(pa.table({"text": texts}), path)
        first, bad, third = archives.scan(str(path))
        assert [each.data for each in (first, third) if isinstance(each, Record)] == ["one", "three"]
        assert isinstance(bad, Broken)
        assert (bad.place.offset, bad.reason[:28]) == (1, "the row's text is no UTF-8: ")

    def test_none_at_all(self, tmp_path: Path) -> None:
        cut = tmp_path / "cut.parquet"
        cut.write_bytes(b"PAR1 and no more")
        other = tmp_path / "other.parquet"
        pq.write_table(pa.table({"price": [1]}), other)
        for path, reason in ((cut, "not whole Parquet"), (other, "no column is known to hold a page or text")):
            (broken,) = archives.scan(str(path))
            assert isinstance(broken, Broken)
            assert reason in broken.reason


class TestFiles:
    def test_a_folder_a_zip_and_a_tar_of_the_same(self, tmp_path: Path) -> None:
        folder = tmp_path / "saved"
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "a.html").write_text(page(1))
        (folder / "b").write_text(page(2))
        (folder / "c.txt.gz").write_bytes(gzip.compress(b"News"))
        (folder / "d.png").write_bytes(b"\x89PNG")
        (folder / "e.warc.gz").write_bytes(packed(*FOUR[:2]))
        (folder / ".hidden").write_text("x")
        with zipfile.ZipFile(tmp_path / "saved.zip", "w") as pack, tarfile.open(tmp_path / "saved.tgz", "w:gz") as tar:
            for path in sorted(each for each in folder.rglob("*") if each.name != ".hidden"):
                pack.write(path, path.relative_to(folder))
                tar.add(path, path.relative_to(folder), recursive=False)
        found = [
            sorted(archives.scan(str(tmp_path / name)), key=lambda each: str(each.place).partition("::")[0])
            for name in ("saved", "saved.zip", "saved.tgz")
        ]
        assert len(found[0]) == 6
        for other in found[1:]:
            assert [getattr(each, "data", None) for each in other] == [getattr(each, "data", None) for each in found[0]]
        assert str(found[1][0].place) == f"zip://b::{tmp_path / 'saved.zip'}:0"

    @pytest.mark.parametrize("name", ["saved.zip", "saved.tar", "saved.tar.gz", "saved.tar.bz2"])
    def test_what_is_no_pack(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        path.write_bytes(b"no pack" * 99)
        (broken,) = archives.scan(str(path))
        assert isinstance(broken, Broken)

    def test_a_zip_with_a_name_that_is_no_text(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as pack:
            pack.writestr("fähre.html", page(1))
        path.write_bytes(path.read_bytes().replace("ä".encode(), b"\xff\xff"))
        (broken,) = archives.scan(str(path))
        assert isinstance(broken, Broken)
        assert broken.reason.startswith("not a whole zip: 'utf-8' codec can't decode")

    def test_a_damaged_file_in_a_zip_costs_itself(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        with zipfile.ZipFile(path, "w") as pack:
            for number in range(3):
                pack.writestr(f"{number}.html", page(number))
        path.write_bytes(path.read_bytes().replace(b"Ferry 1 sails", b"Ferry 9 sails"))
        assert [type(each) for each in archives.scan(str(path))] == [Record, Broken, Record]

    def test_a_tar_that_is_cut_off(self, tmp_path: Path) -> None:
        path = tmp_path / "a.tar"
        with tarfile.open(path, "w") as pack:
            for number in range(3):
                info = tarfile.TarInfo(f"{number}.html")
                info.size = len(page(number))
                pack.addfile(info, io.BytesIO(page(number).encode()))
        path.write_bytes(path.read_bytes()[: 512 * 5 + 100])
        found = list(archives.scan(str(path)))
        assert [each.data for each in found if isinstance(each, Record)] == [page(0).encode(), page(1).encode()]
        assert isinstance(found[-1], Broken)

    @pytest.mark.parametrize(
        ("suffix", "compress"), [(".bz2", bz2.compress), (".xz", lzma.compress), (".gz", gzip.compress)]
    )
    def test_other_compressions(self, tmp_path: Path, suffix: str, compress: Any) -> None:
        path = tmp_path / f"a.jsonl{suffix}"
        path.write_bytes(compress(b'{"text": "x"}\n' * 3))
        assert [each.data for each in archives.read(str(path))] == ["x"] * 3
        path.write_bytes(compress(b'{"text": "x"}\n' * 3)[:-5])
        assert [type(each) for each in archives.scan(str(path))].count(Broken) == 1

    @pytest.mark.parametrize("writer", [ZstdWriter, Lz4Writer])
    def test_compressions_that_fastwarc_reads(self, tmp_path: Path, writer: Any) -> None:
        path = tmp_path / "a.warc.zst"
        out = io.BytesIO()
        with writer(out) as stream:
            stream.write(b"".join(FOUR))
        path.write_bytes(out.getvalue())
        assert shown(list(archives.scan(str(path)))) == ["0", "1", "2", "3"]
        path.write_bytes(out.getvalue()[:-40])
        assert shown(list(archives.scan(str(path))))[-1] == "broken"

    def test_a_page_over_the_limit(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(packs, "MAX_RECORD", 1000)
        path = tmp_path / "a.html"
        path.write_text("x" * 1001)
        (broken,) = archives.scan(str(path))
        assert isinstance(broken, Broken)

    def test_patterns_and_what_is_not_there(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("b.html", "a.html", "c.txt"):
            (tmp_path / name).write_text(name)
        assert [each.data for each in archives.read(f"{tmp_path}/*.html")] == [b"a.html", b"b.html"]
        monkeypatch.chdir(tmp_path)
        assert [each.place.file for each in archives.read("*.html", "c.txt")] == ["a.html", "b.html", "c.txt"]
        for name in ("none*", ""):
            with pytest.raises(FileNotFoundError, match=r"(none\*|''): no such file"):
                list(archives.scan(name))
        if sys.version_info < (3, 13):  # which takes it for one star
            with pytest.raises(InputError, match="Invalid pattern"):
                list(archives.scan("a**.html"))

    def test_what_other_programs_leave_beside_their_output(self, tmp_path: Path) -> None:
        (tmp_path / "_SUCCESS").touch()
        (tmp_path / "page.html").touch()
        marker, page_found = archives.scan(str(tmp_path))
        assert marker == Skipped(Place(str(tmp_path / "_SUCCESS")), "empty file")
        assert isinstance(page_found, Record)

    def test_the_content_tells_where_the_name_says_page(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(packed(*FOUR))
        (tmp_path / "b.txt").write_text('{"text": "x"}')
        assert len(list(archives.read(str(tmp_path)))) == 5

    @pytest.mark.parametrize(
        ("name", "data", "reason"),
        [
            ("a.csv", b"url,text", "a table as text: make it JSON Lines or Parquet first"),
            ("a.rtf", b"{\\rtf1 x}", "a document of an office program: save it as text or HTML first"),
            ("a.mhtml", b"MIME-Version: 1.0", "a mail, or a page saved as one: save it as HTML first"),
        ],
    )
    def test_what_is_not_read_is_named(self, tmp_path: Path, name: str, data: bytes, reason: str) -> None:
        (tmp_path / name).write_bytes(data)
        (found,) = archives.scan(str(tmp_path / name))
        assert found == Broken(Place(str(tmp_path / name)), reason)

    @pytest.mark.parametrize("inner", ["[Content_Types].xml", "mimetype"])
    def test_an_office_document_is_no_zip_of_pages(self, tmp_path: Path, inner: str) -> None:
        path = tmp_path / "a.docx"
        with zipfile.ZipFile(path, "w") as pack:
            pack.writestr(inner, "x")
            pack.writestr("word/document.xml", "<p>x</p>")
        (found,) = archives.scan(str(path))
        assert found == Broken(
            Place(str(path)), "a document of an office program, or a book: save it as text or HTML first"
        )

    def test_hidden_files_of_packs_are_left_out_as_those_of_folders(self, tmp_path: Path) -> None:
        names = ("./a.html", "__MACOSX/._a.html", ".cache/b.html", "../c.html")
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as pack, tarfile.open(tmp_path / "a.tar", "w") as tar:
            for name in names:
                pack.writestr(name, page(1))
                info = tarfile.TarInfo(name)
                info.size = len(page(1))
                tar.addfile(info, io.BytesIO(page(1).encode()))
        assert len(list(archives.scan(str(tmp_path / "a.zip")))) == 2
        assert len(list(archives.scan(str(tmp_path / "a.tar")))) == 2

    def test_links_to_nowhere_pipes_and_circles(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_text(page(1))
        (tmp_path / "b").symlink_to("gone")
        (tmp_path / "c").symlink_to("c")
        (tmp_path / "d").symlink_to(".")
        os.mkfifo(tmp_path / "e")
        found = {Path(each.place.file).name: each for each in archives.scan(str(tmp_path))}
        assert found.keys() == {"a.html", "b", "c"}
        for name, reason in (("b", "No such file or directory"), ("c", "Too many levels of symbolic links")):
            broken = found[name]
            assert isinstance(broken, Broken)
            assert broken.reason == f"it can't be read: {reason}"
        (tmp_path / "x*").symlink_to("gone")
        assert [each.place.file for each in archives.scan(f"{tmp_path}/[bx]*")] == [f"{tmp_path}/b", f"{tmp_path}/x*"]
        with pytest.raises(InputError, match="e is a pipe or a device"):
            list(archives.scan(str(tmp_path / "e")))

    def test_a_folder_that_cannot_be_read_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "closed").mkdir()
        (tmp_path / "a.html").write_text(page(1))
        listed = os.scandir

        def closed(path: str) -> Any:
            if path.endswith("closed"):
                raise PermissionError(13, "Permission denied", path)
            return listed(path)

        monkeypatch.setattr(os, "scandir", closed)
        page_found, broken = archives.scan(str(tmp_path))
        assert isinstance(page_found, Record)
        assert isinstance(broken, Broken)
        assert broken.place.file == str(tmp_path / "closed")

    def test_addresses_of_fsspec(self) -> None:
        files = fsspec.filesystem("memory")
        files.pipe({"/news/a.warc.gz": packed(*FOUR), "/news/b.jsonl": b'{"text": "x"}'})
        try:
            assert len(list(archives.read("memory://news"))) == 5
            assert shown(list(archives.scan("memory://news/*.warc.gz"))) == ["0", "1", "2", "3"]
            (found,) = archives.read("memory://news/b.jsonl")
            assert found.place == Place("memory://news/b.jsonl", 0)
        finally:
            files.rm("/news", recursive=True)

    def test_services_that_cannot_be_reached(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class NoCredentials(Exception):
            """As each service has its own."""

        def refuse(*_: Any) -> None:
            raise NoCredentials("none found")

        monkeypatch.setattr(fsspec.filesystem("memory"), "isdir", refuse)
        with pytest.raises(OSError, match="memory://news can't be reached: NoCredentials: none found"):
            list(archives.scan("memory://news"))
        with pytest.raises(InputError, match="nosuch://news: Protocol not known: nosuch"):
            list(archives.scan("nosuch://news"))

    def test_a_server_that_sends_a_file_in_one_go(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class OneGo(io.BytesIO):
            size = None

            def seek(self, offset: int, whence: int = 0) -> int:
                raise ValueError("cannot seek")

        class Opener:
            def open(self) -> OneGo:
                return OneGo(packed(*FOUR))

        monkeypatch.setattr(fsspec, "open", lambda *_: Opener())
        assert shown(list(scan_one("https://news.example/a.warc.gz"))) == ["0", "1", "2", "3"]

    def test_broken_records_are_warnings(self, tmp_path: Path) -> None:
        path = tmp_path / "a.jsonl"
        path.write_text("nothing\n")
        with pytest.warns(NewsparseWarning, match=r"a\.jsonl:0: not JSON"):
            assert list(archives.read(str(path))) == []

    def test_a_missing_package_is_named_with_its_extra(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setitem(__import__("sys").modules, "fsspec", None)
        with pytest.raises(MissingExtra, match=r"fsspec needs packages .*: pip install 'newsparse\[archives\]'"):
            next(archives.scan("s3://bucket/a.warc.gz"))


class TestMemory:
    def test_it_does_not_grow_with_the_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The stream holds a chunk or a record, however many went before."""
        most = 0
        more = streams.Gzip.more

        def watched(self: streams.Gzip) -> bool:
            nonlocal most
            most = max(most, len(self.buffer) + len(self.packed))
            return more(self)

        monkeypatch.setattr(streams.Gzip, "more", watched)
        members = packed(*FOUR) * 500
        assert sum(isinstance(each, Record) for each in scan_records(WARC, io.BytesIO(members), "f")) == 2000
        whole = gzip.compress(b"".join(FOUR) * 500)
        assert sum(isinstance(each, Record) for each in scan_records(WARC, io.BytesIO(whole), "f")) == 2000
        assert most <= 3 * streams.CHUNK


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2024-05-03", date(2024, 5, 3)),
        ("2024-05-03 10:00:00", datetime(2024, 5, 3, 10)),
        (1714730400, datetime(2024, 5, 3, 10, tzinfo=UTC)),
        (1714730400000, datetime(2024, 5, 3, 10, tzinfo=UTC)),
        ("soon", None),
        (True, None),
        (1e300, None),
        (None, None),
    ],
)
def test_moments(told: object, expected: object) -> None:
    assert moment(told) == expected


def test_no_column_for_news() -> None:
    assert columns_of(["price", "date"]) is None
    assert columns_of(["price", "text"], {"text": "corpo"}) is None


def test_stated_columns_go_first() -> None:
    names = ["html", "text", "corpo"]
    for stated, data, spare in (
        ({}, "html", "text"),
        ({"text": "corpo"}, "corpo", None),
        ({"page": "x"}, "text", None),
    ):
        known = columns_of(names, stated)
        assert known is not None
        assert (known.data, known.spare) == (data, spare)
