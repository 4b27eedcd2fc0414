"""The tables under 'Rooms' in docs/design.md name every module, and modules import in their order."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import newsparse

ROOT = Path(newsparse.__file__).parent
DESIGN = (Path(__file__).parents[1] / "docs" / "design.md").read_text("utf-8")
PLACES = ("", "segment", "fields")
"""Folders with a table; the package itself has no name."""


def tables() -> dict[str, list[str]]:
    """The names in the first column of each folder's table, in order."""
    section = DESIGN.partition("## Rooms\n")[2].partition("\n## ")[0]
    above, *within = re.split(r"^Within `(\w+)`:\n", section, flags=re.M)
    texts = {"": above, **dict(zip(within[::2], within[1::2], strict=True))}
    return {
        place: re.findall(r"`(\w+)`", " ".join(re.findall(r"^\|[^|]*", text, re.M))) for place, text in texts.items()
    }


def names_in(folder: Path) -> set[str]:
    """The modules and packages of a folder."""
    packages = {path.parent.name for path in folder.glob("*/__init__.py")}
    return packages | {path.stem for path in folder.glob("*.py")} - {"__init__"}


def modules(folder: Path) -> Iterator[Path]:
    """All modules below a folder but those that are programs."""
    return (path for path in folder.rglob("*.py") if path.name != "__main__.py")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[str]:
    """The modules of newsparse that a module imports, in functions too, but for those imported for types alone."""
    nodes: list[ast.AST] = [ast.parse(path.read_text("utf-8"))]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            nodes += node.orelse
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        else:
            nodes += ast.iter_child_nodes(node)


@pytest.mark.parametrize("place", PLACES)
def test_each_module_has_its_place(place: str) -> None:
    listed = tables()[place]
    assert len(listed) == len({*listed})
    assert {*listed} ^ names_in(ROOT / place) == set(), (
        "the tables under 'Rooms' in docs/design.md lack it, or still have it"
    )


@pytest.mark.parametrize("place", PLACES)
def test_modules_import_only_what_stands_above_them(place: str) -> None:
    order = tables()[place]
    prefix = ".".join(filter(None, ("newsparse", place, "")))
    wrong = []
    for path in modules(ROOT / place):
        own = path.relative_to(ROOT / place).parts[0].removesuffix(".py")
        if own != "__init__":
            used = {name.removeprefix(prefix).partition(".")[0] for name in imports(path) if name.startswith(prefix)}
            wrong += [f"{path.relative_to(ROOT)} imports {name}" for name in used & {*order[order.index(own) + 1 :]}]
    assert wrong == []


def test_no_imports_go_in_a_circle() -> None:
    paths = {name_of(path): path for path in modules(ROOT)}
    graph = {
        name: {used if used in paths else used.rpartition(".")[0] for used in imports(path)} & paths.keys() - {name}
        for name, path in paths.items()
    }
    assert len(graph) == len([*TopologicalSorter(graph).static_order()])
