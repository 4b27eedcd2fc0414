"""A case out of a page, beside those that the source has."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path, PurePosixPath

from newsparse.cases import cases_of
from newsparse.errors import InputError
from newsparse.kit.case import case_files, folder_of
from newsparse.kit.writing import write
from newsparse.registry import get_source
from newsparse.samples import Sample


def record_case(
    name: str,
    data: bytes | str,
    root: Path,
    *,
    url: str | None = None,
    encoding: str | None = None,
    captured: datetime | date | None = None,
    folder: str | None = None,
) -> Path:
    """Write a case of a source and give its folder: it stands beside the source's other cases, else in ``cases/NAME``.

    `folder` names it; without, the headline does. Raises `InputError` where the folder is there already, and what
    `newsparse.parse` raises.
    """
    source = get_source(name)
    sample = Sample(url or "", data, url=url, encoding=encoding, captured=captured, source=None)
    place = home_of(name, root) / (folder or folder_of(sample, source))
    if place.exists():
        raise InputError(f"{place} is there already: name another folder")
    files = case_files(sample, source, named=sample.chosen is not source)
    write({PurePosixPath(file): held for file, held in files.items()}, place)
    return place


def home_of(name: str, root: Path) -> Path:
    """The folder that holds a source's cases, or that will: in `fixtures` where there's such a folder, as in a checkout
    of newsparse, else in `cases`."""
    cases = cases_of(name, root)
    home = root / "fixtures" if (root / "fixtures").is_dir() else root / "cases"
    return cases[0].folder.parent if cases else home / name
