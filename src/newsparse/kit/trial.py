"""Running a source's cases and the rules for sources, by pytest; once, or whenever a file changes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import sleep

from newsparse.errors import MissingExtra
from newsparse.kit.project import find_cases_of
from newsparse.registry import get_source

PAUSE = 0.5
"""Seconds between two looks at the files."""

PACKAGE = Path(__file__).parents[1]

RULES = "newsparse.testing.checked"
"""Named as a module, so that pytest's settings are those of the project with the cases."""

COMMAND = (sys.executable, "-c", "from newsparse.cli import main; main()")


def run_tests(names: Sequence[str], root: Path, options: Sequence[str] = ()) -> int:
    """Run the cases of sources and hold them against the rules; pytest's exit status. `options` are pytest's.

    Raises `SourceError` for a source without cases, and `MissingExtra` without pytest.
    """
    if find_spec("pytest") is None:
        raise MissingExtra("running cases", "test")
    folders = {str(case.folder): None for name in names for case in find_cases_of(name, root)}
    named = [f"--newsparse-source={name}" for name in names]
    pytest = [sys.executable, "-m", "pytest", *options, *named, f"--newsparse-cases={root}", "--pyargs", RULES]
    return subprocess.run([*pytest, *folders], check=False).returncode


def rerun(arguments: Sequence[str], files: Iterable[Path]) -> Iterator[int]:
    """Run the command in a process of its own, and again whenever one of the files is another; its exit statuses."""
    watched = list(files)
    before: Mapping[Path, float] | None = None
    while True:
        now = times(watched)
        if now != before:
            before = now
            yield subprocess.run([*COMMAND, *arguments], check=False).returncode
        sleep(PAUSE)


def times(roots: Iterable[Path]) -> dict[Path, float]:
    """When each file at and below some paths was changed."""
    files = (path for root in roots for path in (root.rglob("*") if root.is_dir() else (root,)))
    return {path: path.stat().st_mtime for path in files if path.suffix != ".pyc" and path.is_file()}


def watched(names: Sequence[str], root: Path) -> list[Path]:
    """What a source's outcome hangs on: its module, its cases, the package."""
    modules = [Path(sys.modules[type(get_source(name)).__module__].__file__ or ".") for name in names]
    cases = [case.folder for name in names for case in find_cases_of(name, root)]
    return [*modules, *cases, PACKAGE]
