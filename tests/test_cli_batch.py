"""`newsparse batch` as it's called."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsparse.archives.opening import File
from newsparse.batch import Progress
from newsparse.cli import batch_progress, main
from newsparse.cli.batch_progress import Bar, line

from .warcs import packed, record

WHOLE = "fixtures/archives/news.warc.gz"


def batch(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["batch", *map(str, arguments)], prog_name="newsparse")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(packed(record(1), record(2, b"no answer"), record(3, b"", "metadata")))
    return path


def test_a_run(archive: Path, tmp_path: Path) -> None:
    result = batch(archive, "-o", tmp_path / "out", "-w", "1")
    assert result.exit_code == 0, result.stderr
    aside = tmp_path / "out" / "put-aside.jsonl"
    assert result.stdout.splitlines() == [
        "read 3 = parsed 1 + put aside 1 + skipped 1",
        "skipped: metadata record 1",
        f"put aside: {aside}",
        f"  {archive}:{json.loads(aside.read_bytes())['record']['offset']}: broken: the record holds no HTTP response",
        "source                                    articles   no body  no byline  no date",
        "news.example                                     1      0.0%       0.0%   100.0%",
    ]
    row = json.loads((tmp_path / "out" / "part-00000.jsonl").read_bytes())
    assert row["headline"] == "Ferry 1 sails again"


def test_drift_and_stories(archive: Path, tmp_path: Path) -> None:
    usual = tmp_path / "summary.json"
    counts = {"articles": 900, "empty_bodies": 0, "no_byline": 9, "no_date": 0}
    usual.write_text(
        json.dumps({"read": 900, "parsed": 900, "aside": 0, "skipped": {}, "sources": {"news.example": counts}})
    )
    result = batch(archive, "-o", tmp_path / "out.parquet", "-w", "1", "--usual", usual, "--dedupe", "-q")
    assert result.exit_code == 0, result.stderr
    assert "0 stories are told by several articles, 0 in all" in result.stdout
    assert result.stdout.splitlines()[-1] == "drift: news.example no_date 100.0%, usually 0.0%"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.warc.gz"], "none.warc.gz: no such file or folder"),
        ([WHOLE, "--select", "colour=red"], "'colour=red' selects nothing"),
        ([WHOLE, "--columns", "text"], "'text' has another form than"),
        ([WHOLE, "--columns", "words=x"], "'words' is nothing that a column holds"),
        ([WHOLE, "--page-limit", "nan"], "nan is no number"),
        ([WHOLE, "--usual", WHOLE], "is no summary.json"),
        (["klingon://x/y.warc.gz"], "klingon"),
        ([], "Missing argument"),
        ([WHOLE, "--scheduler", "here"], "'here' is no scheduler's address: give one such as tcp://host:8786"),
        ([WHOLE, "--output", "-"], "a batch is written to files, not to standard output"),
        (["nosuch://bucket/a.warc.gz"], "Protocol not known: nosuch"),
    ],
)
def test_wrong_usage(arguments: list[str], message: str, tmp_path: Path) -> None:
    result = batch("-o", tmp_path / "out", "-w", "1", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_a_name_that_nothing_has_leaves_nothing_behind(tmp_path: Path) -> None:
    assert batch("none.warc.gz", "-o", tmp_path / "out").exit_code == 2
    assert not (tmp_path / "out").exists()


def test_an_output_that_cannot_be_written(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.batch.manifest.sync", lambda _: os.fsync(99_999))
    result = batch(archive, "-o", tmp_path / "out", "-w", "1")
    assert result.exit_code == 1
    assert "Bad file descriptor; what is done is kept, and the same call goes on with the rest" in result.stderr
    assert result.stdout == ""


def test_only_some_of_what_was_put_aside_is_printed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("no JSON\n" * 9)
    lines = batch(tmp_path / "a.jsonl", "-o", tmp_path / "out", "-w", "1").stdout.splitlines()
    assert lines[2] == f"  {tmp_path / 'a.jsonl'}:0: broken: not JSON: Expecting value: line 1 column 1 (char 0)"
    assert lines[5:] == ["  and 6 more there"]


def test_output_over_an_input_is_refused(archive: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"text": "Ferry sails again"}\n')
    result = batch(rows, "-o", rows, "-w", "1")
    assert result.exit_code == 2
    assert "is an input too" in result.stderr
    assert rows.read_text() == '{"text": "Ferry sails again"}\n'


def test_input_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.batch.worker.WAIT", 0.01)
    monkeypatch.setattr("newsparse.batch.running.list_files", lambda _: [File(str(tmp_path), 9), File(WHOLE, 9)])
    result = batch("any", "-o", tmp_path / "out", "-w", "1")
    assert result.exit_code == 1
    assert result.stdout.startswith("read 3 = parsed 2 + put aside 0 + skipped 1\n")
    assert f"newsparse: {tmp_path}: error: IsADirectoryError" in result.stderr
    assert "newsparse: 1 input couldn't be read; mend that or leave them out" in result.stderr


def test_progress(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    done = Progress(1000, size=430, records=12345)
    monkeypatch.setattr(Progress, "taken", 100.0)
    assert line(done) == "12,345 records, 123.5 a second, 43%, 0:02:13 left"
    assert line(Progress(1000)) == "0 records, 0.0 a second, 0%"
    with Bar() as bar:
        bar(done)
        assert capsys.readouterr().err == ""
        monkeypatch.setattr(batch_progress, "PAUSE", 0.0)
        bar(done)
        assert capsys.readouterr().err == line(done) + "\n"
        bar.over = True
        bar(done)
        assert capsys.readouterr().err == "\r" + line(done)
    assert capsys.readouterr().err == "\r"
