"""What `newsparse view` shows: the inputs in folders and files, and the cases of sources."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from newsparse.cases import EXPECTED, META, Case, cases_of, is_case, load_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.fields.reading import Reading

SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".txt"))
"""Names of files that are inputs; `.gz` may follow."""


@attrs.frozen
class Subject:
    """One input: a file, or the folder of a case."""

    path: Path
    name: str
    """By which the user knows it."""
    is_case: bool

    def case(self) -> Case | None:
        """The case as it now stands in its folder; `None` for a file. Raises `CaseError`."""
        return load_case(self.path) if self.is_case else None

    def read(self) -> Reading:
        """The input as it's understood now. Raises what `newsparse.api.read` raises, `OSError` and `CaseError`."""
        from newsparse import api, files

        case = self.case()
        if case is None:
            return api.read(files.load(self.path))
        return api.read(files.load(case.input), **case.known)

    @property
    def changed(self) -> tuple[float, ...]:
        """When its files were last changed."""
        paths = [each for each in sorted(self.path.iterdir()) if each.is_file()] if self.is_case else [self.path]
        return tuple(path.stat().st_mtime for path in paths)


def find_subjects(targets: Sequence[str]) -> list[Subject]:
    """The inputs that folders, files and names of sources stand for; each once.

    Raises `FileNotFoundError` for what isn't there, and where a folder holds none; `UnknownSource`.
    """
    found: dict[Path, Subject] = {}
    for target in targets:
        for subject in subjects_of(target):
            found.setdefault(subject.path.resolve(), subject)
    return [*found.values()]


def subjects_of(target: str) -> list[Subject]:
    """The inputs that one argument stands for."""
    path = Path(target)
    if path.is_dir():
        subjects = sorted(below(path), key=lambda subject: subject.name)
        if not subjects:
            raise FileNotFoundError(f"{target}: holds neither cases nor files named {', '.join(sorted(SUFFIXES))}")
        return subjects
    if path.exists():
        return [Subject(path, target, False)]
    if os.sep in target or path.suffix:
        raise FileNotFoundError(f"{target}: no such file or folder")
    return subjects_of_source(target)


def subjects_of_source(name: str) -> list[Subject]:
    """The cases of a source below this folder."""
    from newsparse.registry import get_source

    get_source(name)
    subjects = [Subject(case.folder, str(case.folder), True) for case in cases_of(name, Path())]
    if not subjects:
        raise FileNotFoundError(f"{name}: a source, but below this folder there are no cases of it")
    return subjects


def below(root: Path) -> Iterator[Subject]:
    """The cases and input files at and below a folder; not those in hidden folders."""
    for name, folders, files in os.walk(root):
        folder = Path(name)
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        if META in files and is_case(folder):
            yield Subject(folder, str(folder), True)
            continue
        for each in sorted(files):
            path = folder / each
            if each != EXPECTED and Path(each.removesuffix(".gz")).suffix.lower() in SUFFIXES:
                yield Subject(path, str(path), False)
