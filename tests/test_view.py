"""`newsparse view`: what it serves, and whom it refuses; in a real browser too."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from newsparse.cases import load_case
from newsparse.cli import main
from newsparse.registry import Registry
from newsparse.report.serving import Server
from newsparse.report.subjects import find_subjects
from newsparse.report.watching import Watch
from tests import hostile
from tests.in_browser import NEEDED, started

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

FIXTURES = Path(__file__).parent.parent / "fixtures"


class Site:
    """A server of a folder with two cases and three files, and what one asks of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for case in ("turan/weather-dump", "turan/library-dump"):
            shutil.copytree(FIXTURES / case, folder / case)
        self.change(byline="Nobody Atall")
        (folder / "hostile.html").write_text(hostile.page(), encoding="utf-8")
        (folder / "<script>alert(1)<.txt").write_text(hostile.dump(), encoding="utf-8")
        (folder / "empty.txt").write_text("", encoding="utf-8")
        self.subjects = find_subjects([str(folder)])
        self.server = Server(self.subjects)
        Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def change(self, **fields: object) -> None:
        """Let the case expect something else."""
        path = self.folder / "turan/library-dump/expected.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), encoding="utf-8")

    def number(self, name: str) -> int:
        return next(number for number, subject in enumerate(self.subjects) if name in subject.name)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def ask(self, path: str, body: str | None = None, **headers: str) -> tuple[http.client.HTTPResponse, str]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        named = {name.title(): value for name, value in headers.items()}
        connection.request("GET" if body is None else "POST", path, body, named)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response, text

    def form(self) -> dict[str, str]:
        """What the button sends that accepts the byline."""
        _, page = self.ask(f"/case/{self.number('library-dump')}")
        form = next(part for part in page.split("<form")[1:] if "Accept byline" in part)
        return dict(re.findall(r'name="(\w+)" value="([^"]*)"', form.split("</form>")[0]))

    def accept(self, form: dict[str, str], **headers: str) -> int:
        given = {"Origin": f"http://{self.host}", "Content-Type": "application/x-www-form-urlencoded"} | headers
        return self.ask("/accept", urlencode(form), **given)[0].status

    def byline(self) -> object:
        return (load_case(self.folder / "turan/library-dump").expected or {})["byline"]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    yield site
    site.server.shutdown()
    site.server.server_close()


def test_the_table_names_what_is_missing_and_what_differs(site: Site) -> None:
    response, page = site.ask("/")
    assert response.status == 200
    rows = page.split("<tbody>")[1].split("</tr>")
    library = next(row for row in rows if "library-dump" in row)
    assert "1 differs" in library
    assert f'href="/case/{site.number("library-dump")}"' in library
    weather = next(row for row in rows if "weather-dump" in row)
    assert "as expected" in weather
    assert '<span class="flag">published</span>' in weather
    assert 'class="fine"' in weather
    empty = next(row for row in rows if "empty.txt" in row)
    assert "<b>error</b>" in empty


def test_each_input_has_its_report(site: Site) -> None:
    for number, subject in enumerate(site.subjects):
        response, page = site.ask(f"/report/{number}")
        if "empty" in subject.name:
            assert response.status == 500
            assert "empty" in page
        else:
            assert response.status == 200
            assert '<a href="/">All inputs</a>' in page


def test_a_field_is_accepted_and_the_others_stay(site: Site) -> None:
    before = load_case(site.folder / "turan/library-dump").expected
    assert before is not None
    response, page = site.ask(f"/case/{site.number('library-dump')}")
    assert response.status == 200
    assert "Nobody Atall" in page
    assert "Nigar Tahirbəyli" in page
    assert site.accept(site.form()) == 303
    after = load_case(site.folder / "turan/library-dump").expected
    assert after == before | {"byline": "Nigar Tahirbəyli"}
    assert "All that is expected is so." in site.ask(f"/case/{site.number('library-dump')}")[1]


def test_what_changed_since_it_was_seen_is_not_accepted(site: Site) -> None:
    form = site.form()
    path = site.folder / "turan/library-dump/input.txt"
    path.write_text(path.read_text("utf-8").replace("Nigar", "Aysel"), encoding="utf-8")
    assert site.accept(form) == 409
    assert site.byline() == "Nobody Atall"


def test_a_case_counts_as_reviewed_when_a_person_says_so(site: Site) -> None:
    folder = site.folder / "turan/library-dump"
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"reviewed": False}), encoding="utf-8")
    site.accept(site.form())
    assert not load_case(folder).meta.reviewed
    number = site.number("library-dump")
    assert "not reviewed" in site.ask("/")[1]
    token = re.findall(r'name="token" value="([^"]*)"', site.ask(f"/case/{number}")[1])[0]
    assert site.accept({"token": token, "case": str(number), "whole": "yes"}) == 303
    assert load_case(folder).meta.reviewed


# --- Whom it refuses


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "", "[::1]:80"])
def test_a_name_that_leads_here_by_a_trick_is_not_answered(site: Site, host: str) -> None:
    response, page = site.ask("/", host=host)
    assert response.status == 421
    assert "library" not in page


def test_other_pages_can_change_nothing(site: Site) -> None:
    form = site.form()
    assert site.accept(form, Origin="https://evil.example") == 403
    assert site.accept(form, Origin="null") == 403
    assert site.accept(form | {"token": "guessed"}) == 403
    assert site.accept({name: value for name, value in form.items() if name != "token"}) == 403
    assert site.ask("/accept", urlencode(form))[0].status == 403  # no origin
    assert site.accept(form, Host="evil.example") == 421
    assert site.byline() == "Nobody Atall"


@pytest.mark.parametrize("path", ["/nothing", "/report/99", "/report/-1", "/report/../0", "/case/²", "/report/", "//x"])
def test_what_is_not_there(site: Site, path: str) -> None:
    assert site.ask(path.encode("ascii", "backslashreplace").decode())[0].status == 404


@pytest.mark.parametrize("length", ["", "x", "-1", "999999999"])
def test_forms_of_no_length_or_too_long(site: Site, length: str) -> None:
    connection = http.client.HTTPConnection(site.host, timeout=60)
    connection.putrequest("POST", "/accept")
    connection.putheader("Content-Length", length)
    connection.putheader("Origin", f"http://{site.host}")
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()


def test_every_answer_has_a_policy(site: Site) -> None:
    for path in "/", "/report/0", f"/case/{site.number('library-dump')}", "/nothing":
        response, _ = site.ask(path)
        policy = response.getheader("Content-Security-Policy") or ""
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert response.getheader("X-Content-Type-Options") == "nosniff"
        assert response.getheader("Cache-Control") == "no-store"


def test_it_listens_on_this_machine_only(site: Site) -> None:
    assert site.server.server_address[0] == "127.0.0.1"


# --- While a source is written


def test_a_source_that_changes_is_imported_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = tmp_path / "quay_of_view.py"
    text = (
        "from newsparse import Source\n\nclass Quay(Source):\n    publisher = 'Quay'\n    domains = ('quay.example',)\n"
    )
    module.write_text(text, encoding="utf-8")
    os.utime(module, (1, 1))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    registry = Registry()
    registry.register(import_module("quay_of_view").Quay)
    registry.get_source("quay")
    watch = Watch(registry)
    assert (watch.refresh(), watch.changes) == ([], 0)
    module.write_text("def wrong(", encoding="utf-8")
    os.utime(module, (2, 2))
    (trouble,) = watch.refresh()
    assert "quay_of_view.py can't be imported: SyntaxError" in trouble
    module.write_text(text.replace("'Quay'", "'Quay Wire'"), encoding="utf-8")
    os.utime(module, (3, 3))
    assert (watch.refresh(), watch.changes) == ([], 2)
    assert import_module("quay_of_view").Quay.publisher == "Quay Wire"
    del sys.modules["quay_of_view"]


# --- On the command line


@pytest.mark.parametrize(
    ("target", "said"), [("none.txt", "no such file"), ("nobody", "nobody"), ("empty", "holds neither cases nor files")]
)
def test_what_there_is_none_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["view", target, "--no-open"], prog_name="newsparse")
    assert result.exit_code == 2
    assert said in result.stderr


def test_the_name_of_a_source_stands_for_its_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FIXTURES)
    subjects = find_subjects(["turan", "turan/weather-dump/input.txt"])
    assert all(subject.is_case for subject in subjects[:-1])
    assert {subject.path.parts[0] for subject in subjects} == {"turan"}
    assert not subjects[-1].is_case


def test_a_port_in_use(site: Site) -> None:
    port = str(site.server.server_port)
    result = CliRunner().invoke(main, ["view", str(site.folder), "--no-open", "--port", port], prog_name="newsparse")
    assert result.exit_code == 1
    assert f"port {port}" in result.stderr


def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_text("Home\n", encoding="utf-8")
    command = [sys.executable, "-uc", "from newsparse.cli import main; main()", "view", str(tmp_path), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert re.fullmatch(r"1 input at http://127\.0\.0\.1:\d+/ \(Ctrl-C ends it\)\n", process.stdout.readline())
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert "Traceback" not in err


# --- In a browser


class TestInBrowser:
    pytestmark = NEEDED

    def test_it_is_used(self, site: Site) -> None:
        with started() as tabs:
            tab = tabs.new()
            page = tab.open(site.server.address)
            assert page.locator("#told").inner_text() == "4 of 5 to look at"
            names = page.locator("tbody th")
            page.get_by_role("button", name="case").click()
            assert "library-dump" in names.first.inner_text()
            page.get_by_role("button", name="missing").click()
            assert page.locator("thead [aria-sort=descending]").inner_text() == "missing"
            page.get_by_role("button", name="Only those to look at").click()
            assert page.locator("tbody tr:visible").count() == 4
            page.get_by_role("searchbox", name="Find").fill("library")
            assert page.locator("tbody tr:visible").count() == 1
            page.get_by_role("link", name="1 differs").click()
            page.get_by_role("button", name="Accept byline").click()
            assert page.get_by_text("All that is expected is so.").count() == 1
            page.get_by_role("link", name="Report").click()
            assert page.get_by_role("region", name="Article").is_visible()
            assert site.byline() == "Nigar Tahirbəyli"
            tab.assert_quiet()

    def test_hostile_inputs_are_text(self, site: Site) -> None:
        with started() as tabs:
            tab = tabs.new()
            page = tab.open(site.server.address)
            assert page.locator("tbody tr").count() == 5
            for name in "hostile.html", "<script>alert(1)<.txt":
                page.goto(f"{site.server.address}report/{site.number(name)}")
                assert page.locator(".span").count() > 10
                assert page.evaluate("window.hacked") is None
            tab.assert_quiet()

    def test_narrow_windows_need_no_scrolling(self, site: Site) -> None:
        with started() as tabs:
            page = tabs.new(viewport={"width": 390, "height": 780}).open(site.server.address)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
