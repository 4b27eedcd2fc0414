"""The commands that crawl and show what was crawled."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner, Result

from newsparse import Article, Store
from newsparse.cli import crawl_progress, main
from newsparse.cli.crawl import interruptible
from newsparse.crawling import Summary, Tally
from tests.local_site import Handler, LocalSite, Page, story
from tests.test_crawling import later, linking

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with LocalSite() as site:
        site.pages["/"] = linking("/2024/05/03/rope", "/2024/05/02/gull")
        site.pages["/2024/05/03/rope"] = story(1)
        site.pages["/2024/05/02/gull"] = story(2)
        yield site


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def crawl(site: LocalSite, *arguments: str) -> Result:
    return invoke("crawl", site.home, "--pause", "0", "--allow-private", *arguments)


class TestCrawl:
    def test_summary(self, site: LocalSite) -> None:
        done = crawl(site)
        assert (done.exit_code, done.stderr) == (0, "")
        heading, row, pace = done.stdout.splitlines()
        assert heading.split() == ["host", "asked", "new", "lists", "none"]
        assert row.split() == [site.home.removeprefix("http://"), "5", "2", "2", "1"]
        assert pace.startswith("done in ")
        assert Path("news.db").exists()

    def test_a_second_crawl_that_has_nothing_to_ask(self, site: LocalSite) -> None:
        crawl(site)
        told, pace = crawl(site).stdout.splitlines()
        assert told == "nothing is due yet"
        assert pace.startswith("done in ")

    @pytest.mark.parametrize(("count", "words"), [(1, "1 address waits"), (2, "2 addresses wait")])
    def test_what_waits(self, count: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
        crawl_progress.print_summary(Summary(hosts={"quay.example": Tally()}, waiting=count), apart=False)
        assert capsys.readouterr().out.splitlines()[-1].endswith(words)

    def test_json_and_output(self, site: LocalSite) -> None:
        done = crawl(site, "--json", "--output", "out.jsonl", "--store", "other.db")
        assert json.loads(done.stdout)["total"]["articles"] == 2
        articles = [Article.from_json(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
        assert {article.url for article in articles} == {f"{site.home}/2024/05/03/rope", f"{site.home}/2024/05/02/gull"}

    def test_output_to_standard_output_goes_alone(self, site: LocalSite) -> None:
        done = crawl(site, "--output", "-", "--limit", "1")
        assert [json.loads(line)["url"] for line in done.stdout.splitlines()] == [f"{site.home}/2024/05/03/rope"]
        assert "done in" in done.stderr

    def test_no_related(self, site: LocalSite) -> None:
        site.pages["/2024/05/03/rope"] = story(1, related=[("/2024/05/01/tide", "The tide of the harbour is late")])
        site.pages["/2024/05/01/tide"] = story(3)
        assert json.loads(crawl(site, "--json", "--no-related").stdout)["total"]["articles"] == 2

    def test_what_fails(self, site: LocalSite) -> None:
        nothing = invoke("crawl", "no_source")
        assert (nothing.exit_code, Path("news.db").exists()) == (1, False)
        assert "no source is named 'no_source'" in nothing.stderr
        private = invoke("crawl", site.home, "--pause", "0")
        assert private.exit_code == 1
        bounds = crawl(site, "--since", "2024-05-03", "--until", "2024-05-02")
        assert bounds.exit_code == 2
        store = crawl(site, "--store", "no/such/folder/news.db")
        assert (store.exit_code, "can't be opened" in store.stderr) == (1, True)

    def test_a_line_a_minute_where_there_is_no_terminal(self, site: LocalSite, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(crawl_progress, "A_MINUTE", 0.0)
        done = crawl(site)
        assert done.stderr.splitlines()[-1].endswith("seconds: 5 asked, 2 new, 2 lists, 1 none")
        assert crawl(site, "--quiet").stderr == ""

    def test_a_table_on_a_terminal(self, site: LocalSite, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setattr(crawl_progress, "A_MOMENT", 0.0)
        done = crawl(site)
        assert "asked" in done.stderr


class TestEnding:
    def test_ctrl_c_ends_with_a_summary(self, site: LocalSite, tmp_path: Path) -> None:
        """What is under way is stored, and the rest is left for the next time."""
        asked, go_on = Event(), Event()

        def slow(handler: Handler) -> None:
            asked.set()
            go_on.wait(20)
            handler.send(Page(story(1)))

        site.pages["/2024/05/03/rope"] = slow
        program = "from newsparse.cli import main; main()"
        command = [
            sys.executable,
            "-c",
            program,
            "crawl",
            site.home,
            "--pause",
            "0",
            "--allow-private",
            "--json",
        ]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert asked.wait(30)
            process.send_signal(signal.SIGINT)
            assert process.stderr is not None
            assert "comes to its end" in process.stderr.readline()
            go_on.set()
            out, err = process.communicate(timeout=30)
        assert process.returncode == 130
        summary = json.loads(out)
        assert (summary["stopped"], summary["total"]["articles"], err) == (True, 1, "")
        assert json.loads(crawl(site, "--json").stdout)["total"]["articles"] == 1
        with Store(tmp_path / "news.db") as store:
            assert len(list(store.articles())) == 2

    def test_a_second_ctrl_c_interrupts(self) -> None:
        before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored
        try:
            with interruptible() as stop:
                signal.raise_signal(signal.SIGINT)
                assert stop.is_set()
                with pytest.raises(KeyboardInterrupt):
                    signal.raise_signal(signal.SIGINT)
        finally:
            signal.signal(signal.SIGINT, before)


class TestHistory:
    def test_versions(self, site: LocalSite) -> None:
        url = f"{site.home}/2024/05/03/rope"
        for text in ("", "Nine more people came on Saturday, and the rope was moved."):
            site.pages["/2024/05/03/rope"] = story(1, text=text)
            invoke("crawl", url, "--pause", "0", "--allow-private")
            with Store("news.db") as store:
                later(store, 1000)
        first, second, *changes = invoke("history", f"{url}#top").stdout.splitlines()
        assert first.startswith("1  2")
        assert second.startswith("2  2")
        assert changes[0].startswith(" Nobody at the")
        assert changes[1].startswith("-A second attempt is planned")
        assert changes[2].startswith("+Nine more people came on Saturday")
        lines = [json.loads(line) for line in invoke("history", url, "--json").stdout.splitlines()]
        assert [line["number"] for line in lines] == [1, 2]
        assert lines[1]["article"]["headline"] == "The lantern and the rope of pier 1"

    def test_what_is_not_there(self, site: LocalSite) -> None:
        missing = invoke("history", site.home)
        assert (missing.exit_code, "no such store" in missing.stderr) == (1, True)
        crawl(site)
        unknown = invoke("history", f"{site.home}/2024/05/03/other")
        assert (unknown.exit_code, "no article of this address" in unknown.stderr) == (1, True)


class TestExport:
    def test_json_lines(self, site: LocalSite) -> None:
        crawl(site)
        lines = invoke("export").stdout.splitlines()
        assert [Article.from_json(line).headline for line in lines] == [
            "The lantern and the rope of pier 1",
            "The gull and the pier of pier 2",
        ]

    def test_parquet(self, site: LocalSite) -> None:
        from pyarrow import parquet

        site.pages["/2024/05/03/rope"] = story(1, related=[("/2024/05/02/gull", "The gulls of the harbour are late")])
        crawl(site)
        assert invoke("export", "--output", "news.parquet").exit_code == 0
        rope, gull = parquet.read_table("news.parquet").to_pylist()
        assert rope["url"] == f"{site.home}/2024/05/03/rope"
        assert (rope["published"], rope["authors"], rope["version"]) == ("2024-05-03T10:01:00+00:00", ["Ines Falk"], 1)
        assert rope["related"][0]["headline"] == "The gulls of the harbour are late"
        assert gull["text"].count("\n\n") == 2
        assert invoke("export", "--format", "parquet").exit_code == 2

    def test_no_store(self) -> None:
        done = invoke("export", "--output", "news.jsonl")
        assert (done.exit_code, Path("news.jsonl").exists()) == (1, False)


@pytest.mark.parametrize("command", ["crawl", "discover"])
def test_a_pause_that_is_no_number_is_refused(command: str) -> None:
    result = invoke(command, "turan", "--pause", "nan")
    assert result.exit_code == 2
    assert "nan is no number" in result.stderr
