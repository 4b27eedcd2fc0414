"""A drafted source in files: its module and its cases, among the bundled ones or in a package of its own."""

from __future__ import annotations

import gzip
import json
import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from newsparse.api import article_of
from newsparse.cases import EXPECTED, META, case_fields
from newsparse.errors import NewsparseError
from newsparse.kit.new import Draft
from newsparse.kit.samples import Sample, is_address

Files = Mapping[PurePosixPath, bytes]
"""What is to be written, by its path within a folder."""

LARGE = 100_000
"""Bytes from which an input is compressed."""

LONGEST_NAME = 40
"""Characters of a case's name."""

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
    """The files of the cases: for each input itself, what is known of it, and its article, read by nobody yet."""
    for case, sample in named(draft.samples).items():
        kind = "html" if sample.is_page else "txt"
        large = len(sample.data) > LARGE
        data = gzip.compress(sample.data, mtime=0) if large else sample.data
        yield PurePosixPath(case, f"input.{kind}{'.gz' if large else ''}"), data
        yield PurePosixPath(case, META), as_json(meta_of(draft, sample))
        yield PurePosixPath(case, EXPECTED), as_json(expected_of(draft, sample))


def meta_of(draft: Draft, sample: Sample) -> dict[str, Any]:
    """What a case's `meta.json` says. The source is named only where the input doesn't tell it."""
    told = bool(sample.url and draft.source.domains) if sample.is_page else bool(draft.source.signs)
    known = {
        "url": sample.url,
        "source": None if told else draft.name,
        "encoding": sample.encoding,
        "captured": sample.captured.isoformat() if sample.captured else None,
        "note": f"Drafted from {Path(sample.name).name}." if not is_address(sample.name) else None,
        "reviewed": False,
    }
    return {name: value for name, value in known.items() if value is not None}


def expected_of(draft: Draft, sample: Sample) -> dict[str, Any]:
    """The article that the source gives, as plain data."""
    known = Sample(sample.name, sample.data, url=sample.url, encoding=sample.encoding, captured=sample.captured)
    data = article_of(known.read(draft.source())).to_dict()
    return {field: data[field] for field in case_fields()}


def as_json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def named(samples: tuple[Sample, ...]) -> dict[str, Sample]:
    """The inputs by their cases' names, which tell a page from its dump: `ferry-page` and `ferry-dump`."""
    cases: dict[str, Sample] = {}
    for sample in samples:
        end = "-page" if sample.is_page else "-dump"
        name, number = slug(sample.name), 1
        while f"{name}{end}" in cases:
            number += 1
            name = f"{slug(sample.name)}-{number}"
        cases[f"{name}{end}"] = sample
    return cases


def slug(name: str) -> str:
    """A name for a case from that of its input, made of ASCII's lower-case letters and digits."""
    path = unquote(urlsplit(name).path) if is_address(name) else name
    last = next((part for part in reversed(re.split(r"[\\/]", path)) if part), "")
    words = re.findall(r"[a-z0-9]+", re.sub(r"(?:\.(?:x?html?|txt|gz|php|aspx?))+$", "", last.lower()))
    short = ""
    for word in words:
        if short and len(short) + len(word) >= LONGEST_NAME:
            break
        short = f"{short}-{word}" if short else word[:LONGEST_NAME]
    return short or "case"


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
