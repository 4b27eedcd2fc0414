"""The package as others meet it: what importing it gives and costs, and what packages of their own add to it."""

import json
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from importlib.resources import files
from inspect import isfunction
from pathlib import Path
from typing import Any

import pytest

import newsparse

DUMP = Path(__file__).parents[1] / "fixtures" / "turan" / "weather-dump" / "input.txt"
HEADLINE = "Senate Panel Backs Fund For Caspian Weather Stations, 'Storms Need No Visa'"

Run = Callable[..., subprocess.CompletedProcess[str]]
Install = Callable[[str, str], None]

USE_ALL = """
from importlib import import_module
import sys

dump, *modules = sys.argv[1:]
for name in modules:
    import_module(name)

import newsparse
from newsparse import *

class Tides(newsparse.Source):
    @newsparse.field("section")
    def reads_section(self, reading):
        return "Harbour"

article = newsparse.parse_file(dump)
with open(dump, encoding="utf-8") as file:
    text = file.read()
try:
    newsparse.fetch("no address")
except newsparse.errors.BadURL as error:
    refused = str(error)

try:
    newsparse.parse_many(text)
except newsparse.errors.NotAnExport as error:
    not_an_export = str(error)

unknown = []
for search in newsparse.discover, newsparse.crawl:
    try:
        search("no_source")
    except newsparse.errors.UnknownSource as error:
        unknown.append(str(error))

called = {
    "choose": newsparse.choose(url="https://tides.example/1").name,
    "crawl": unknown[1],
    "clean": newsparse.clean(text).text,
    "css": repr(newsparse.css("p")),
    "discover": unknown[0],
    "fetch": refused,
    "field": Tides.field_methods["section"],
    "get_source": newsparse.get_source("turan").name,
    "json_schema": newsparse.json_schema()["title"],
    "list_sources": [info.name for info in newsparse.list_sources()],
    "parse": newsparse.parse(text).headline,
    "parse_file": article.headline,
    "parse_many": not_an_export,
    "pattern": repr(newsparse.pattern("p+")),
    "register": newsparse.register(Tides).name,
    "to_html": newsparse.to_html(article),
    "to_markdown": newsparse.to_markdown(article),
    "to_text": newsparse.to_text(article),
    "xpath": repr(newsparse.xpath("//p")),
}
import json
print(json.dumps(called))
"""

QUAY = """
from newsparse import Source, css, pattern, register

@register
class Quay(Source):
    domains = ("quay.example",)
    signs = (pattern(r"the Quay's \\w+ correspondent"), pattern(r"^© Quay Media"))
    byline = css(".who")
    boilerplate = pattern(r"^© Quay Media$")
"""

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Gulls counted on the north pier</title></head><body><main>
<h1>Gulls counted on the north pier</h1><div class="who">Ines Falk</div>
<p>Nobody knew their number before the harbour office began to count the birds of the north pier in March.</p>
<p>A second count is planned for the autumn, when the young birds have left the pier for the open water.</p>
<p>"They do not hold still," said the man who counts them, and began again for the third time that day.</p>
</main></body></html>
"""

SIGNED = """Gulls counted on the north pier

Nobody knew their number, the Quay's Brest correspondent writes, before the harbour office began to count in March.

A second count is planned for the autumn, when the young birds have left the pier for the open water of the bay.

© Quay Media
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Python in a process of its own that imports from the test's folder; it must succeed, or fail where told so."""

    def start(*arguments: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8", "PYTEST_ADDOPTS": ""},
            capture_output=True,
            encoding="utf-8",
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done

    return start


@pytest.fixture
def install(tmp_path: Path) -> Install:
    """Puts a package, a module with an entry point for it, where `run` imports from."""

    def make(name: str, code: str) -> None:
        (tmp_path / f"{name}.py").write_text(code, "utf-8")
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[newsparse.sources]\n{name} = {name}\n", "utf-8")

    return make


def write_case(folder: Path, name: str, text: str, meta: dict[str, Any], expected: dict[str, Any]) -> None:
    folder.mkdir(parents=True)
    (folder / name).write_text(text, "utf-8")
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    (folder / "expected.json").write_text(json.dumps(expected), "utf-8")


def modules() -> list[str]:
    """All modules of the package but those that are programs."""
    found = [module.name for module in pkgutil.walk_packages(newsparse.__path__, "newsparse.")]
    return [name for name in found if not name.endswith(".__main__")]


def sources() -> set[str]:
    """The modules of the bundled sources."""
    return {name for name in modules() if name.startswith("newsparse.sources.")}


def functions() -> set[str]:
    """The public names that are neither classes nor modules."""
    return {name for name in newsparse.__all__ if isfunction(getattr(newsparse, name))}


def imported(run: Run, code: str) -> set[str]:
    """The modules that are there once the code has run."""
    return set(json.loads(run("-c", f"{code}\nimport json, sys; print(json.dumps(list(sys.modules)))").stdout))


class TestNames:
    def test_all_work_once_every_module_is_imported(self, run: Run) -> None:
        """A module that is imported becomes an attribute of its package, and so could hide a function."""
        called = json.loads(run("-c", USE_ALL, str(DUMP), *modules()).stdout)
        assert called["parse"] == called["parse_file"] == HEADLINE
        assert called["fetch"].startswith("no address: not an http or https address")
        assert (called["css"], called["xpath"], called["pattern"]) == ("css('p')", "xpath('//p')", "pattern('p+')")
        assert (called["field"], called["register"]) == ("reads_section", "tides")
        assert (called["choose"], called["get_source"]) == ("generic", "turan")
        assert "no source is named 'no_source'" in called["discover"]
        assert called["crawl"] == called["discover"]
        assert "turan" in called["list_sources"]
        assert "no export that is known" in called["parse_many"]
        assert HEADLINE in called["to_markdown"]
        assert "<h1>Senate Panel Backs Fund" in called["to_html"]
        assert "Eleven senators voted" in called["to_text"]
        assert "Eleven senators voted" in called["clean"]
        assert called["json_schema"] == "Article"
        assert called.keys() == functions()

    def test_all_are_listed(self) -> None:
        assert set(newsparse.__all__) <= set(dir(newsparse))
        assert {"Article", "NewsparseError", "Source"} <= set(newsparse.__all__)

    def test_each_says_what_it_is(self) -> None:
        assert [name for name in newsparse.__all__ if not getattr(newsparse, name).__doc__] == []

    def test_no_function_shares_a_modules_name(self) -> None:
        assert functions() & {name.removeprefix("newsparse.") for name in modules()} == set()

    @pytest.mark.parametrize("name", ["parse_fil", "__wrapped__"])
    def test_one_that_is_not_there(self, name: str) -> None:
        with pytest.raises(AttributeError, match=name):
            getattr(newsparse, name)


class TestImporting:
    def test_is_light(self, run: Run) -> None:
        loaded = imported(run, "import newsparse")
        assert loaded & {"bs4", "cattrs", "click", "jsonschema", "lxml", "pytest", "requests", "w3lib"} == set()
        assert loaded & sources() == set()

    def test_a_parse_loads_the_chosen_source_and_nothing_for_the_network(self, run: Run) -> None:
        loaded = imported(run, f"import newsparse; newsparse.parse_file({str(DUMP)!r})")
        assert loaded & {"bs4", "cattrs", "click", "jsonschema", "pytest", "requests", "urllib3"} == set()
        assert loaded & sources() == {"newsparse.sources.turan"}

    def test_a_parse_sets_up_no_logging(self, run: Run) -> None:
        code = f"import logging, newsparse; newsparse.parse_file({str(DUMP)!r}); print(logging.root.handlers)"
        assert run("-c", code).stdout == "[]\n"

    def test_types_are_declared(self) -> None:
        assert (files("newsparse") / "py.typed").is_file()

    def test_pytest_finds_the_plugin(self) -> None:
        (point,) = (point for point in entry_points(group="pytest11") if point.name == "newsparse")
        assert point.load() is import_module("newsparse.pytest_plugin")


class TestPackagesOfOthers:
    def test_one_adds_a_source_whose_cases_run(self, run: Run, install: Install, tmp_path: Path) -> None:
        install("quay", QUAY)
        page = {"source": "quay", "byline": "Ines Falk"}
        write_case(tmp_path / "cases" / "page", "input.html", PAGE, {"url": "https://quay.example/gulls"}, page)
        write_case(tmp_path / "cases" / "dump", "input.txt", SIGNED, {}, {"source": "quay"})
        assert "3 passed" in run("-m", "pytest", "-p", "no:cacheprovider", "cases").stdout
        write_case(tmp_path / "cases" / "wrong", "input.html", PAGE, {}, {"source": "quay"})
        result = run("-m", "pytest", "-p", "no:cacheprovider", "cases", fails=True).stdout
        assert "1 failed, 3 passed" in result

    def test_one_replaces_turan(self, run: Run, install: Install) -> None:
        parse = f"import newsparse; print(newsparse.parse_file({str(DUMP)!r}).source)"
        assert run("-c", parse).stdout == "turan\n"
        install("quay", QUAY.replace("    domains", "    replaces = 'turan'\n    domains"))
        replaced = run("-W", "error", "-c", f"{parse}; print(newsparse.choose(url='https://turan.az/1').name)")
        assert replaced.stdout == "quay\nquay\n"

    def test_one_that_fails_is_named_in_a_warning_while_parse_goes_on(self, run: Run, install: Install) -> None:
        install("adrift", "import no_such_module_of_the_harbour")
        install("quay", QUAY)
        done = run("-c", f"import newsparse; print(newsparse.parse({SIGNED!r}).source)")
        assert done.stdout == "quay\n"
        assert (
            "NewsparseWarning: plug-in 'adrift' of adrift (adrift) can't be loaded: ModuleNotFoundError" in done.stderr
        )
