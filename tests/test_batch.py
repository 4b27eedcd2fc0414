"""Whole runs of `newsparse.batch`: exact counts, pages that do harm, and going on where a run was ended."""

import fcntl
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from newsparse import archives
from newsparse.archives.formats import Piece
from newsparse.archives.opening import File
from newsparse.batch import Failure, Progress, Report, article_of, plan, run, worker
from newsparse.batch.manifest import Manifest
from newsparse.batch.parts import rows_of
from newsparse.errors import InputError

from .harbour import install
from .warcs import http, packed, page, record


@pytest.fixture(autouse=True)
def _small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "LEAST", 1500)
    monkeypatch.setattr(worker, "WAIT", 0.01)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Forty pages, two of them broken, and what is no page, in several files."""
    folder = tmp_path / "news"
    folder.mkdir()
    members = [packed(record(number)) for number in range(30)]
    bad = bytearray(members[7])
    bad[-6] ^= 0xFF
    members[7] = bytes(bad)
    members.append(packed(record(0, b"software: invented", "warcinfo")))
    (folder / "a.warc.gz").write_bytes(b"".join(members))
    lines = [json.dumps({"html": page(number), "url": f"https://lines.example/{number}"}) for number in range(30, 39)]
    (folder / "b.jsonl").write_text("\n".join([*lines, '{"html": ""}']))
    (folder / "c.html").write_text(page(39))
    (folder / "d.png").write_bytes(b"\x89PNG")
    return folder


def rows(output: Path) -> list[dict[str, Any]]:
    """The rows of a folder's parts, or of a file."""
    parts = sorted(output.glob("part-*")) if output.is_dir() else [output]
    return [row for part in parts for row in rows_of(part)]


def headlines(output: Path) -> Counter[str]:
    return Counter(row["headline"] for row in rows(output))


def aside(report: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in report.aside.read_text("utf-8").splitlines()]


ALL = Counter(f"Ferry {number} sails again" for number in range(40) if number != 7)


def harm(tmp_path: Path, *words: str) -> Path:
    """Pages of the harbour, each between two that do no harm."""
    path = tmp_path / "harm.warc.gz"
    made = [
        record(number, http(page(number, word)), WARC_Target_URI=f"https://harbour.example/{number}")
        for number, word in enumerate(each for word in words for each in ("", word, ""))
    ]
    path.write_bytes(packed(*made))
    return path


class TestCounts:
    @pytest.mark.parametrize("workers", [1, 3])
    def test_all_is_accounted_for(self, news: Path, tmp_path: Path, workers: int) -> None:
        report = run([str(news)], tmp_path / "out", workers=workers)
        assert report.counts.balance == "read 43 = parsed 39 + put aside 2 + skipped 2"
        assert headlines(tmp_path / "out") == ALL
        assert len(list((tmp_path / "out").glob("part-*"))) > 1
        places = sorted((each["record"]["file"], each["reason"]) for each in aside(report))
        assert places == [
            (str(news / "a.warc.gz"), "broken: bad gzip data: Error -3 while decompressing data: incorrect data check"),
            (str(news / "b.jsonl"), "broken: column 'html' is empty"),
        ]
        assert report.counts.skipped == {"warcinfo record": 1, "image/png": 1}
        assert report.counts.sources["news.example"] == {
            "articles": 29,
            "empty_bodies": 0,
            "no_byline": 0,
            "no_date": 29,
        }
        assert json.loads((tmp_path / "out" / "summary.json").read_bytes()) == report.counts.to_dict()

    def test_rows_are_articles_with_their_places(self, news: Path, tmp_path: Path) -> None:
        run([str(news)], tmp_path / "out", workers=1)
        by_place = {row["record"]["file"] + ":" + str(row["record"]["offset"]): row for row in rows(tmp_path / "out")}
        with pytest.warns(UserWarning, match="broken|bad|empty"):
            records = list(archives.read(str(news)))
        assert len(records) == len(by_place)
        for each in records:
            assert article_of(by_place[str(each.place)]) == each.parse()

    def test_a_file_that_a_killed_run_left_half_written_is_removed(self, news: Path, tmp_path: Path) -> None:
        """SIGKILL to a run that has nothing left to do but to put the parts together."""
        output = tmp_path / "news.jsonl"
        run([str(news / "c.html")], output, workers=1)
        code = (
            "import os, signal, sys; from newsparse.batch import parts, run\n"
            "parts.sync = lambda _: os.kill(os.getpid(), signal.SIGKILL)\n"
            "run([sys.argv[1]], sys.argv[2], workers=1)"
        )
        killed = subprocess.run([sys.executable, "-c", code, str(news / "c.html"), str(output)], check=False)
        assert killed.returncode == -signal.SIGKILL
        assert list((tmp_path / "news.jsonl.parts").glob(".part*"))
        run([str(news / "c.html")], output, workers=1)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["news", "news.jsonl", "news.jsonl.parts"]
        assert not list((tmp_path / "news.jsonl.parts").glob(".part*"))

    @pytest.mark.parametrize("name", ["news.jsonl", "news.parquet"])
    def test_one_file(self, news: Path, tmp_path: Path, name: str) -> None:
        output = tmp_path / name
        run([str(news)], output, workers=2)
        assert headlines(output) == ALL
        before = output.stat().st_mtime_ns
        run([str(news)], output, workers=2)
        assert headlines(output) == ALL
        assert output.stat().st_mtime_ns > before
        assert not list(tmp_path.glob(".*"))

    def test_both_forms_hold_the_same(self, news: Path, tmp_path: Path) -> None:
        run([str(news)], tmp_path / "lines", workers=1)
        run([str(news)], tmp_path / "tables", form="parquet", workers=1)
        lines, tables = ([article_of(row) for row in rows(tmp_path / name)] for name in ("lines", "tables"))
        assert sorted(lines, key=str) == sorted(tables, key=str)
        (first, *_) = sorted((tmp_path / "tables").glob("part-*"))
        assert pq.ParquetFile(first).schema_arrow.names[:3] == ["record", "error", "story"]

    def test_nothing_to_do(self, tmp_path: Path) -> None:
        (tmp_path / "d.png").write_bytes(b"\x89PNG")
        report = run([str(tmp_path / "d.png")], tmp_path / "out.parquet", workers=1)
        assert report.counts.balance == "read 1 = parsed 0 + put aside 0 + skipped 1"
        assert rows(tmp_path / "out.parquet") == []

    def test_progress(self, news: Path, tmp_path: Path) -> None:
        seen: list[tuple[int, float]] = []
        run(
            [str(news)],
            tmp_path / "out",
            workers=1,
            watch=lambda progress: seen.append((*progress.now[:1], progress.share)),
        )
        assert seen == sorted(seen)
        assert seen[-1] == (43, 1.0)

    def test_time_left(self) -> None:
        progress = Progress(100, size=25, started=0.0)
        assert progress.left == pytest.approx(3 * progress.taken, rel=0.01)
        assert Progress(100).left is None


class TestHarm:
    def test_pages_that_do_harm_are_put_aside_and_the_others_go_on(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in install(tmp_path).items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr(worker, "GRACE", 0.5)
        words = ("SLEEPS", "HANGS", "DIES", "DEVOURS", "FAILS")
        report = run([str(harm(tmp_path, *words))], tmp_path / "out", workers=2, page_seconds=2)
        assert report.counts.balance == "read 15 = parsed 10 + put aside 5 + skipped 0"
        assert {row["section"] for row in rows(tmp_path / "out")} == {"Harbour"}
        found = {each["record"]["url"].rpartition("/")[2]: each["reason"] for each in aside(report)}
        assert "MemoryError" in found.pop("10")
        assert "no section" in found.pop("13")
        assert found == {
            "1": "too slow: more than 2 seconds",
            "4": "too slow: more than 2 seconds",
            "7": "ended the worker: exit status -9",
        }

    def test_workers_are_recycled(self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        started: list[object] = []

        class Counted(subprocess.Popen[bytes]):
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                started.append(args)
                super().__init__(*args, **kwargs)

        monkeypatch.setattr(subprocess, "Popen", Counted)
        monkeypatch.setattr(plan, "LEAST", 2000)
        run([str(news / "b.jsonl")], tmp_path / "one", workers=1)
        assert len(started) == 1
        monkeypatch.setattr(worker, "LEAN", 1)
        run([str(news / "b.jsonl")], tmp_path / "two", workers=1)
        shards = len((tmp_path / "two" / "manifest.jsonl").read_text().splitlines()) - 1
        assert len(started) == 1 + shards > 2

    def test_output_that_cannot_be_written_ends_the_run(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("newsparse.batch.running.Job", lambda _, *known: plan.Job("/dev/null", *known))
        with pytest.raises(NotADirectoryError):
            run([str(news)], tmp_path / "out", workers=2)

    def test_an_input_that_cannot_be_read_is_tried_again_and_named(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        gone = str(news / "gone.html")
        files = [File(name, 10) for name in (str(news / "b.jsonl"), gone, str(news / "c.html"))]
        monkeypatch.setattr("newsparse.batch.running.list_files", lambda _: files)
        report = run(["any"], tmp_path / "out.jsonl", workers=1)
        reason = f"FileNotFoundError: [Errno 2] No such file or directory: '{gone}'"
        assert report.failures == (Failure(Piece(gone, size=10), reason),)
        assert report.counts.parsed == 10
        assert not (tmp_path / "out.jsonl").exists()

    def test_one_that_is_not_there_costs_no_second_try(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(worker, "WAIT", 1000)
        for number in range(30):
            (news / f"gone{number}.html").symlink_to("nowhere")
        (news / "round.html").symlink_to("round.html")
        report = run([str(news)], tmp_path / "out", workers=1)
        assert len(report.failures) == 2  # all links lead to one name
        assert headlines(tmp_path / "out") == ALL
        (news / "nowhere").write_text(page(40))
        assert run([str(news)], tmp_path / "out", workers=1).counts.parsed == 40


class TestTarget:
    @pytest.mark.parametrize("name", ["out", "out.jsonl"])
    def test_its_own_output_is_no_input(self, news: Path, name: str) -> None:
        first = run([str(news)], news / name, workers=1)
        assert run([str(news), str(news / name)], news / name, workers=1).counts == first.counts

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("-", "not to standard output: name a folder or a file"),
            ("file", "file is no folder: give the name of one, or of a file that ends in .jsonl or .parquet"),
            ("out.json", "out.json is no folder"),
            ("out.jsonl.gz", "out.jsonl.gz is no folder"),
            ("folder.jsonl", "folder.jsonl is no file"),
        ],
    )
    def test_names_that_no_output_has(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("file").touch()
        Path("folder.jsonl").mkdir()
        with pytest.raises(InputError, match=message):
            run([str(news)], name)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.jsonl", "news"]

    @pytest.mark.parametrize("name", ["out", "out.jsonl"])
    def test_files_of_others_are_not_touched(self, news: Path, tmp_path: Path, name: str) -> None:
        folder = tmp_path / ("out" if name == "out" else "out.jsonl.parts")
        folder.mkdir()
        (folder / "part-00000.parquet").write_text("of another program")
        with pytest.raises(InputError, match=f"{folder.name} holds files, and no earlier output"):
            run([str(news)], tmp_path / name)
        assert [path.name for path in folder.iterdir()] == ["part-00000.parquet"]
        (folder / "part-00000.parquet").rename(folder / ".hidden")
        run([str(news / "c.html")], tmp_path / name, workers=1)
        (folder / "part-time work.txt").touch()
        run([str(news / "c.html")], tmp_path / name, workers=1)
        assert (folder / "part-time work.txt").exists()

    def test_usual_rates_are_read_before_the_work(self, news: Path, tmp_path: Path) -> None:
        for text in ("no JSON", "[]", '{"read": 1}'):
            (tmp_path / "usual.json").write_text(text)
            with pytest.raises(InputError, match=r"usual\.json is no summary\.json"):
                run([str(news)], tmp_path / "out", usual=tmp_path / "usual.json")
        assert not (tmp_path / "out").exists()


class TestGoingOn:
    def test_names_that_are_no_text(self, tmp_path: Path) -> None:
        folder = tmp_path / "news"
        folder.mkdir()
        Path(os.fsdecode(bytes(folder) + b"/f\xe4hre.html")).write_text(page(1))
        for _ in range(2):
            report = run([str(folder)], tmp_path / "out", workers=1)
            assert report.counts.balance == "read 1 = parsed 1 + put aside 0 + skipped 0"

    def test_what_is_done_stays_done(self, news: Path, tmp_path: Path) -> None:
        first = run([str(news)], tmp_path / "out", workers=1)
        written = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")}
        again = run([str(news)], tmp_path / "out", workers=1)
        assert again.counts == first.counts
        assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("part-*")} == written
        (news / "e.html").write_text(page(40))
        more = run([str(news)], tmp_path / "out", workers=1)
        assert more.counts.parsed == 40
        assert headlines(tmp_path / "out") == ALL + Counter(["Ferry 40 sails again"])

    def test_the_same_file_by_another_name_is_done_once(
        self, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        first = run([str(news), f"{news}/*.html", str(news / "b.jsonl")], tmp_path / "out", workers=1)
        monkeypatch.chdir(news)
        assert run(["a.warc.gz", "./b.jsonl", "../news/c.html"], tmp_path / "out", workers=1).counts == first.counts
        assert headlines(tmp_path / "out") == ALL

    def test_a_shard_without_its_line_is_done_anew(self, news: Path, tmp_path: Path) -> None:
        output = tmp_path / "out"
        first = run([str(news)], output, workers=1)
        manifest = output / "manifest.jsonl"
        lines = manifest.read_bytes().splitlines(keepends=True)
        for cut in (len(lines[-1]) - 1, 5, 0):
            manifest.write_bytes(b"".join(lines[:-1]) + lines[-1][:cut])
            (output / ".part-00077-x.jsonl.tmp").write_bytes(b"half")
            assert run([str(news)], output, workers=1).counts == first.counts
            assert headlines(output) == ALL
            assert len(aside(first)) == 2
            assert not list(output.glob(".part*"))
            lines = manifest.read_bytes().splitlines(keepends=True)
        manifest.write_bytes(lines[0][:9])
        assert run([str(news)], output, workers=1).counts == first.counts
        assert headlines(output) == ALL

    def test_other_settings_are_refused(self, news: Path, tmp_path: Path) -> None:
        run([str(news)], tmp_path / "out", workers=1)
        others: list[dict[str, Any]] = [
            {"form": "parquet"},
            {"select": "language=sv"},
            {"columns": {"text": "x"}},
            {"dedupe": True},
        ]
        for other in others:
            with pytest.raises(InputError, match="was made with"):
                run([str(news)], tmp_path / "out", workers=1, **other)

    def test_a_file_that_has_changed_is_refused(self, news: Path, tmp_path: Path) -> None:
        run([str(news)], tmp_path / "out", workers=1)
        (news / "c.html").write_text(page(39) + " ")
        with pytest.raises(InputError, match=r"c\.html has changed since it was read"):
            run([str(news)], tmp_path / "out", workers=1)

    def test_a_second_run_at_the_same_time_is_refused(self, news: Path, tmp_path: Path) -> None:
        (tmp_path / "out").mkdir()
        with (tmp_path / "out" / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with pytest.raises(InputError, match="another process is writing"):
                run([str(news)], tmp_path / "out", workers=1)

    def test_a_name_that_is_of_the_other_form(self, news: Path, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"out\.jsonl is no name for a file of parquet"):
            run([str(news)], tmp_path / "out.jsonl", form="parquet")

    def test_ended_at_any_moment_it_loses_and_doubles_nothing(self, news: Path, tmp_path: Path) -> None:
        """SIGKILL to the process that runs it all, again and again, at moments that chance picks."""
        output = tmp_path / "out"
        code = (
            "import sys; from newsparse.batch import plan, run; plan.LEAST = 1500\n"
            "run([sys.argv[1]], sys.argv[2], workers=2)"
        )
        moments = random.Random()
        done = []
        for _ in range(5):
            process = subprocess.Popen([sys.executable, "-c", code, str(news), str(output)])
            try:
                process.wait(moments.uniform(0.5, 2.5))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if output.exists():
                assert set(headlines(output)) <= set(ALL)
                done.append(len(Manifest(output).path.read_bytes()) if Manifest(output).path.exists() else 0)
        assert done == sorted(done)
        report = run([str(news)], output, workers=2)
        assert report.counts.balance == "read 43 = parsed 39 + put aside 2 + skipped 2"
        assert headlines(output) == ALL
        assert len(aside(report)) == 2

    def test_an_interrupted_run_ends_its_workers(self, news: Path, tmp_path: Path) -> None:
        pids: list[int] = []

        class Counted(subprocess.Popen[bytes]):
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                pids.append(self.pid)

        def interrupt(_: Progress) -> None:
            raise KeyboardInterrupt

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(subprocess, "Popen", Counted)
            with pytest.raises(KeyboardInterrupt):
                run([str(news)], tmp_path / "out", workers=2, watch=interrupt)
        assert pids
        for pid in pids:
            with pytest.raises(ProcessLookupError):
                os.kill(pid, 0)
        run([str(news)], tmp_path / "out", workers=2)
        assert headlines(tmp_path / "out") == ALL
