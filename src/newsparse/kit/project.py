"""The project that one works in: its own sources, installed or not, and where their cases are."""

from __future__ import annotations

import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.cases import cases_of, find_cases, is_of
from newsparse.errors import SourceError
from newsparse.registry import list_sources

if TYPE_CHECKING:
    from newsparse.cases import Case

PROJECT = "pyproject.toml"
GROUP = "newsparse.sources"

CODE = ("src", ".")
"""Where a project has its packages."""


def know_sources(root: Path | None = None) -> None:
    """Import the sources that the project in a folder, else in the current one, names as entry points: they're known
    then before it's installed. Raises `SourceError` where that fails."""
    root = Path() if root is None else root
    if not (root / PROJECT).is_file():
        return
    try:
        stated = tomllib.loads((root / PROJECT).read_text("utf-8"))
        points = stated.get("project", {}).get("entry-points", {}).get(GROUP, {})
    except (ValueError, AttributeError) as error:
        raise SourceError(f"{root / PROJECT}: not readable: {error}") from error
    if points:
        sys.path[:0] = [str((root / code).resolve()) for code in CODE if (root / code).is_dir()]
    for name, place in points.items():
        try:
            import_module(str(place).partition(":")[0])
        except Exception as error:  # whatever an author's module raises
            raise SourceError(f"{root / PROJECT}: {name} = {place!r}: {type(error).__name__}: {error}") from error


def find_cases_of(name: str, root: Path) -> list[Case]:
    """The source's cases at and below a folder. Raises `SourceError` where there are none."""
    cases = cases_of(name, root)
    if not cases:
        raise SourceError(f"{name} has no case in {root.resolve()}: `newsparse new` and `newsparse record` make some")
    return cases


def sources_with_cases(root: Path) -> list[str]:
    """The registered sources that have a case at or below a folder. Raises `SourceError` where none has."""
    found = find_cases(root)
    names = [info.name for info in list_sources() if any(is_of(case, info.name) for case in found)]
    if not names:
        raise SourceError(f"no source has a case in {root.resolve()}: `newsparse new` makes both")
    return names
