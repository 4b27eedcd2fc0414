"""What README and documentation show is what newsparse does, and what they link to is there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from typing import Any

import pytest

from newsparse import registry
from newsparse.registry import Registry
from tests import snippets, tidemark

ROOT = Path(__file__).parents[1]
PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts),
]
REFERENCE = sorted((ROOT / "docs" / "reference").glob("*.md"))

LANGUAGE = re.compile(r"^```(\{?[\w-]+\}?)", re.M)
RUN = {"console", "python", "pycon"}
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|srcset|href)=\"([^\"]+)\"")
HEADING = re.compile(r"^#+ (.+)$", re.M)
EXTERNAL = re.compile(r"https://[a-z0-9.-]+\.[a-z]{2,}(?:/[\w./~%#?=&+-]*)?")

DIRECTIVE = re.compile(r"^\.\. (currentmodule|automodule|auto\w+|click):: (\S+)\n((?:   :.*\n)*)", re.M)


def text_of(page: str) -> str:
    return (ROOT / page).read_text("utf-8")


def anchors(path: Path) -> set[str]:
    """What links may name in a page, by the headings' words."""
    headings = HEADING.findall(FENCED.sub("", path.read_text("utf-8")))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.fixture
def _reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A reader's folder and web, and none of the test's own sources."""
    clone = tmp_path / "newsparse"
    snippets.prepare(clone)
    monkeypatch.chdir(clone)
    monkeypatch.syspath_prepend(clone)
    monkeypatch.setenv("PYTHONPATH", str(snippets.SOURCES))
    monkeypatch.setattr(registry, "default", Registry())
    with tidemark.served(monkeypatch):
        yield
    snippets.forget(tmp_path)


@pytest.mark.usefixtures("_reader")
@pytest.mark.block_network(allowed_hosts=["127.0.0.1"])
@pytest.mark.parametrize("page", [page for page in PAGES if RUN & {*LANGUAGE.findall(text_of(page))}])
def test_snippets(page: str) -> None:
    for example in snippets.examples(ROOT / page):
        example.evaluate()


@pytest.mark.parametrize("page", PAGES)
def test_each_block_says_how_it_is_to_be_tried(page: str) -> None:
    of_sphinx = {"{toctree}", "{eval-rst}", "{include}"}
    assert {*LANGUAGE.findall(text_of(page))} <= RUN | snippets.SHOWN | of_sphinx
    assert len(re.findall("^```", text_of(page), re.M)) == 2 * len(LANGUAGE.findall(text_of(page)))


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    broken = []
    for link in (one or other for one, other in LINK.findall(FENCED.sub("", text_of(page)))):
        name, _, anchor = link.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        if link.startswith("http"):
            found = EXTERNAL.fullmatch(link) is not None
        else:
            found = path.exists() and (not anchor or anchor in anchors(path))
        if not found:
            broken.append(link)
    assert broken == []


def test_every_page_is_in_a_table_of_contents() -> None:
    listed = {
        (path.parent / f"{name}.md").resolve()
        for path in (ROOT / "docs").rglob("*.md")
        for table in re.findall(r"^```\{toctree\}\n(.*?)^```", path.read_text("utf-8"), re.M | re.S)
        for name in table.split()
        if not name.startswith(":")
    }
    assert {(ROOT / page).resolve() for page in PAGES if page.startswith("docs/")} - listed == {ROOT / "docs/index.md"}


def documented() -> Iterator[Any]:
    """Everything that the reference's directives name."""
    for page in REFERENCE:
        module = "newsparse"
        for directive, name, options in DIRECTIVE.findall(page.read_text("utf-8")):
            if directive == "currentmodule":
                module = name
            elif directive == "automodule":
                held = import_module(name)
                if ":no-members:" not in options:
                    yield from (member for _, member in getmembers(held, isclass))
                yield held
            elif directive != "click":
                home, _, attribute = name.rpartition(".") if "." in name else (module, "", name)
                yield getattr(import_module(home), attribute)


@pytest.mark.parametrize("package", ["newsparse", "newsparse.archives", "newsparse.batch", "newsparse.testing"])
def test_the_reference_has_every_public_name(package: str) -> None:
    module = import_module(package)
    known = [*documented()]
    missing = [name for name in module.__all__ if not any(getattr(module, name) is one for one in known)]
    assert missing == []


def test_every_extra_is_told_of() -> None:
    extras = tomllib.loads(text_of("pyproject.toml"))["project"]["optional-dependencies"]
    assert {*extras} - {*re.findall(r"`(\w+)`", text_of("docs/how-to/install.md"))} == set()


def test_the_reference_has_every_command() -> None:
    from newsparse.cli import COMMANDS

    listed = re.search(r":commands: (.+)", text_of("docs/reference/cli.md"))
    assert listed is not None
    assert tuple(listed[1].split(", ")) == COMMANDS
