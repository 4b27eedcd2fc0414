"""Recorded cases: a folder with an input, what is known of it, and what is expected of its `Article`.

::

    input.html | input.html.gz | input.txt | input.txt.gz
    meta.json       what `newsparse.parse` is told: url, source, kind, encoding, captured; each may be left out. `note`
                    is for people; `reviewed` is false until one has read what's expected
    expected.json   fields of `Article.to_dict` with the values they must have; fields left out aren't tested
"""

import json
import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import attrs

from newsparse import files
from newsparse.article import Article
from newsparse.errors import NewsparseError

META = "meta.json"
EXPECTED = "expected.json"
INPUTS = ("input.html", "input.html.gz", "input.txt", "input.txt.gz")

UNTESTED = frozenset(("schema_version", "origin"))
"""What `Article.to_dict` writes, but no case expects: the one is the form's, the other is no part of equality."""


ABOUT = frozenset(("note", "reviewed"))
"""What a case's meta.json says of the case and not of the input."""


class CaseError(NewsparseError):
    """A case's folder is incomplete, or one of its files is wrong."""


@attrs.frozen
class Meta:
    """What `parse` is told of a case's input. Its attributes are those of `newsparse.parse`."""

    url: str | None = None
    source: str | None = None
    kind: Literal["page", "text"] | None = None
    encoding: str | None = None
    captured: datetime | date | None = None
    note: str | None = None
    """For people: where the input is from, what it shows."""
    reviewed: bool = True
    """Whether a person has read what's expected: `false` is written where it was recorded only."""


@attrs.frozen
class Case:
    """A case as it stands in its folder."""

    folder: Path
    input: Path
    meta: Meta
    expected: dict[str, Any] | None = None
    """What is tested; `None` where nothing was recorded yet."""

    def parse(self) -> Article:
        """The input's article. Raises what `newsparse.parse` raises."""
        from newsparse.api import parse_file

        return parse_file(self.input, **self.known)

    @property
    def known(self) -> dict[str, Any]:
        """What `newsparse.parse` is told of the input."""
        return attrs.asdict(self.meta, filter=lambda field, value: field.name not in ABOUT and value is not None)


def is_case(folder: Path) -> bool:
    """Whether the folder holds an input and a `meta.json`."""
    return (folder / META).is_file() and any((folder / name).is_file() for name in INPUTS)


def find_cases(root: Path) -> list[Case]:
    """All cases at and below a folder, in the order of their paths, but not those in folders that are hidden or hold
    installed packages. Raises `CaseError` for one that is wrong."""
    found = []
    for folder, inner, names in os.walk(root):
        if META in names and is_case(Path(folder)):
            found.append(Path(folder))
        inner[:] = [name for name in inner if name[0] != "." and not Path(folder, name, "pyvenv.cfg").exists()]
    return [load_case(folder) for folder in sorted(found)]


def cases_of(name: str, root: Path) -> list[Case]:
    """The cases of a source at and below a folder: those that lie in a folder of its name, and those that name
    or expect it. Raises `CaseError` for one that is wrong."""
    return [case for case in find_cases(root) if is_of(case, name)]


def is_of(case: Case, name: str) -> bool:
    """Whether a case is of a source."""
    return name in (case.meta.source, (case.expected or {}).get("source"), *case.folder.parts)


def load_case(folder: Path) -> Case:
    """The case in a folder. Raises `CaseError` that names the file and what is wrong with it."""
    inputs = [folder / name for name in INPUTS if (folder / name).is_file()]
    if len(inputs) != 1:
        found = " and ".join(path.name for path in inputs) or "none"
        raise CaseError(f"{folder}: a case has one input out of {', '.join(INPUTS)}; found {found}")
    meta = _read_meta(folder / META)
    expected = _read_object(folder / EXPECTED) if (folder / EXPECTED).is_file() else None
    if expected is not None:
        expected = {field: value for field, value in expected.items() if field not in UNTESTED}
    return Case(folder, inputs[0], meta, expected)


def mark_reviewed(folder: Path, reviewed: bool = True) -> None:
    """Note in a case's `meta.json` whether a person has read what it expects."""
    meta = _read_object(folder / META)
    if meta.pop("reviewed", True) != reviewed:
        write_json(folder / META, meta if reviewed else meta | {"reviewed": False})


def case_fields() -> list[str]:
    """The fields that a case can test, in the article's order."""
    return [field.name for field in attrs.fields(Article) if field.name not in UNTESTED]


def record(folder: Path, values: Mapping[str, Any]) -> None:
    """Write values into the folder's `expected.json`, made where it's missing.

    What it holds already keeps its place and its value; new fields follow in the article's order.
    """
    path = folder / EXPECTED
    old = _read_object(path) if path.is_file() else {}
    order = {name: place for place, name in enumerate(case_fields())}
    new = sorted(values.keys() - old.keys(), key=lambda name: order[name])
    data = old | {name: values[name] for name in [*(name for name in old if name in values), *new]}
    write_json(path, data)


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """Write a file of a case, whole or not at all."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    with files.half_written(path) as half:
        half.write_text(text, encoding="utf-8", newline="\n")


def _read_meta(path: Path) -> Meta:
    from newsparse.convert import structure
    from newsparse.errors import InputError

    try:
        return structure(_read_object(path), Meta)
    except InputError as error:
        raise CaseError(f"{path}: {error}") from error


def _read_object(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CaseError(f"{path}: not readable as JSON: {error}") from error
    if not isinstance(data, dict):
        raise CaseError(f"{path}: holds a JSON {type(data).__name__}, not an object")
    return data
