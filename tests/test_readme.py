"""What README and documentation show is what newsparse does."""

import doctest
import re
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import newsparse
from newsparse import registry
from newsparse.cli import main
from newsparse.registry import Registry

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", "CONTRIBUTING.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md"))]

BLOCK = re.compile(r"^```(?P<kind>python|pycon)\n(?P<code>.*?)^```$", re.M | re.S)
DEMO = re.compile(r"^```console\n\$ make demo\n(?P<command>\.venv/bin/newsparse .+)\n(?P<output>[^`]*)^```$", re.M)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")

WEB_PAGE = b"""<!DOCTYPE html><html><head><title>Ferry sails again</title></head><body><h1>Ferry sails again</h1>
<p>The ferry between Orla and Vestby sailed again on Friday, with every seat of its first crossing taken.</p></body>"""


def web(url: str) -> newsparse.Response:
    """Stands for the web, where any address is of one page."""
    return newsparse.Response(url, url, 200, WEB_PAGE, {"Content-Type": "text/html"}, datetime.now(UTC))


@pytest.fixture(autouse=True)
def _own_world(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(newsparse, "fetch", web)
    monkeypatch.setattr(registry, "default", Registry())


@pytest.mark.parametrize("page", [page for page in PAGES if BLOCK.search((ROOT / page).read_text("utf-8"))])
def test_examples(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    names: dict[str, Any] = {"__name__": "example"}
    runner = doctest.DocTestRunner(verbose=False)
    told: list[str] = []
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start()) + 1
        if block["kind"] == "python":
            exec(compile("\n" * line + block["code"], page, "exec"), names)
        else:
            example = doctest.DocTestParser().get_doctest(block["code"], names, page, page, line)
            runner.run(example, out=told.append, clear_globs=False)
            names = example.globs
    assert not told, "".join(told)


def test_demo_is_shown_as_it_is() -> None:
    shown = DEMO.search((ROOT / "README.md").read_text("utf-8"))
    assert shown is not None
    assert f"\n\t{shown['command']}\n" in (ROOT / "Makefile").read_text("utf-8")
    printed = CliRunner().invoke(main, shlex.split(shown["command"])[1:])
    assert (printed.stdout, printed.stderr, printed.exit_code) == (shown["output"], "", 0)


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    broken = [
        link
        for link in LINK.findall((ROOT / page).read_text("utf-8"))
        if not (ROOT / page).parent.joinpath(link).exists()
    ]
    assert broken == []
