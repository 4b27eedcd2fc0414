"""A drafted source in files: its module and its cases, among the bundled ones or in a package of its own."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Container, Iterator, Mapping
from itertools import chain, count
from pathlib import Path, PurePosixPath

from newsparse.errors import InputError, NewsparseError
from newsparse.kit.case import case_files, folder_of
from newsparse.kit.new import Draft
from newsparse.kit.samples import is_address

Files = Mapping[PurePosixPath, bytes]
"""What is to be written, by its path within a folder."""

BUNDLED = PurePosixPath("src/newsparse/sources")
"""Where a checkout of newsparse has its sources."""

BUNDLED_WIDTH = 120

TEST = '''"""What every source must keep, held against this one."""

from pathlib import Path

from newsparse.testing import SourceConformance


class TestSources(SourceConformance):
    sources = ("{name}",)
    cases = Path(__file__).parents[1] / "cases"
'''

PYPROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "{project}"
version = "0.1.0"
description = {description}
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["newsparse"]

[project.optional-dependencies]
test = ["pytest"]

[project.entry-points."newsparse.sources"]
{name} = "{module}"

[tool.pytest.ini_options]
testpaths = ["cases", "tests"]
"""

README = """\
# {project}

{outlet}, as a source of newsparse.

```console
$ python -m pip install -e '.[test]'
$ newsparse test {name}
```

`{module}/__init__.py` states what differs from the generic parser. Each folder in `cases/{name}` holds an input and
what is expected of it. `"reviewed": false` in its `meta.json` says that nobody has read that yet; `newsparse accept
{name}` shows it, and takes it over.
"""


class Exists(NewsparseError):
    """A file that was to be written is there already. The message names it."""


def in_checkout(draft: Draft) -> Files:
    """The files of a bundled source, by their paths in a checkout of newsparse."""
    module = BUNDLED / f"{draft.name.replace('-', '_')}.py"
    files = {module: draft.module(BUNDLED_WIDTH).encode()}
    return files | {PurePosixPath("fixtures", draft.name) / path: data for path, data in cases_of(draft)}


def in_package(draft: Draft) -> Files:
    """The files of a package that can be installed, by their paths within its folder."""
    outlet = draft.stated.get("publisher") or draft.name
    project = f"newsparse-{draft.name.replace('_', '-')}"
    known = {
        "name": draft.name,
        "project": project,
        "module": project.replace("-", "_"),
        "outlet": outlet,
        "description": json.dumps(f"{outlet}, as a source of newsparse", ensure_ascii=False),
    }
    files = {
        "pyproject.toml": PYPROJECT.format(**known),
        "README.md": README.format(**known),
        f"{known['module']}/__init__.py": draft.module(),
        f"{known['module']}/py.typed": "",
        f"tests/test_{known['module']}.py": TEST.format(**known),
    }
    written = {PurePosixPath(path): text.encode() for path, text in files.items()}
    return written | {PurePosixPath("cases", draft.name) / path: data for path, data in cases_of(draft)}


def cases_of(draft: Draft) -> Iterator[tuple[PurePosixPath, bytes]]:
    """The files of the cases, one for each input."""
    source = draft.source()
    folders: set[str] = set()
    for sample in draft.samples:
        folder = free(folder_of(sample, source), folders)
        folders.add(folder)
        told = bool(sample.url and source.domains) if sample.is_page else bool(source.signs)
        note = None if is_address(sample.name) else f"Drafted from {Path(sample.name).name}."
        try:
            files = case_files(sample, source, named=not told, note=note)
        except InputError as error:
            raise InputError(f"{sample.name}: {error}") from error
        yield from ((PurePosixPath(folder, name), data) for name, data in files.items())


def free(folder: str, taken: Container[str]) -> str:
    """The folder's name, or one with a number: `ferry-sails-again-2-page`."""
    name, _, kind = folder.rpartition("-")
    numbered = (f"{name}-{number}-{kind}" for number in count(2))
    return next(one for one in chain([folder], numbered) if one not in taken)


def write(files: Files, folder: Path, *, force: bool = False) -> list[Path]:
    """Write all the files, or none: they're put together beside the folder first. What was written, in order.

    Raises `Exists` where one is there already, unless by `force`, and `OSError`.
    """
    targets = {folder.joinpath(*path.parts): data for path, data in files.items()}
    there = [target for target in targets if target.exists()]
    if there and not force:
        more = f" and {len(there) - 1} more" if there[1:] else ""
        raise Exists(f"{there[0]}{more} exists already: --force overwrites, or choose another name")
    nearest = next(parent for parent in (folder, *folder.absolute().parents) if parent.is_dir())
    with tempfile.TemporaryDirectory(prefix=".newsparse-", dir=nearest) as name:
        parts = [(Path(name, str(number)), target) for number, target in enumerate(targets)]
        for part, target in parts:
            part.write_bytes(targets[target])
        for part, target in parts:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.replace(target)
    return [*targets]
