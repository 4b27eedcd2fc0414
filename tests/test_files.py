"""Files as they lie on disk: plain and compressed, whole and broken."""

import gzip
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import files
from newsparse.errors import InputError, NewsparseError
from newsparse.files import decompress, half_written, load

TEXT = "The ferry sails again.\nDie Fähre fährt wieder.\n".encode()


def test_a_plain_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    path.write_bytes(TEXT)
    assert load(path) == TEXT
    assert load(str(path)) == TEXT


def test_a_compressed_file_is_decompressed_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html.gz"
    path.write_bytes(gzip.compress(TEXT))
    assert load(path) == TEXT
    other = tmp_path / "ferry.bin"
    other.write_bytes(gzip.compress(TEXT))
    assert load(other) == other.read_bytes()


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.txt")


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.sampled_from([b"", b"\0" * 512]))
def test_all_members_are_read(parts: list[bytes], padding: bytes) -> None:
    assert decompress(b"".join(gzip.compress(part) for part in parts) + padding) == b"".join(parts)


@pytest.mark.parametrize(
    "data",
    [b"", b"no gzip at all", gzip.compress(TEXT)[:-9], gzip.compress(TEXT)[:10], gzip.compress(TEXT) + b"rest"],
    ids=["empty", "plain", "cut off", "header only", "followed by what's none"],
)
def test_broken_data_is_a_named_error(data: bytes) -> None:
    with pytest.raises(InputError, match="not whole gzip data"):
        decompress(data)


def test_a_wrong_checksum_is_a_named_error() -> None:
    data = bytearray(gzip.compress(TEXT))
    data[-6] ^= 0xFF
    with pytest.raises(NewsparseError, match="gzip"):
        decompress(bytes(data))


@pytest.mark.parametrize("members", [1, 2, 5])
def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch, members: int) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    data = gzip.compress(b"0" * (1001 // members + 1)) * members
    with pytest.raises(InputError, match="holds more than 1,000 bytes"):
        decompress(data)


def test_what_just_fits_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 1000)
    assert decompress(gzip.compress(b"0" * 1000)) == b"0" * 1000
    assert decompress(gzip.compress(b"0" * 500) * 2) == b"0" * 1000


def write_half(path: Path, *, fails: bool) -> None:
    with half_written(path) as half:
        half.write_text("new", "utf-8")
        assert path.read_text("utf-8") == "old"
        if fails:
            raise RuntimeError("broke off")


@pytest.mark.parametrize(("fails", "left"), [(False, "new"), (True, "old")])
def test_a_file_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path, fails: bool, left: str) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("old", "utf-8")
    with pytest.raises(RuntimeError, match="broke off") if fails else nullcontext():
        write_half(path, fails=fails)
    assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == [left]


def test_a_file_of_which_nothing_was_written_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text("old", "utf-8")
    with half_written(path):
        pass
    assert path.read_text("utf-8") == "old"
