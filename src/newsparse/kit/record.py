"""A case out of a page: made small, with what's known of it and what the source gives."""

from __future__ import annotations

import gzip
import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsparse import document
from newsparse.api import article_of, read
from newsparse.cases import META, case_fields, cases_of, record, write_json
from newsparse.errors import InputError
from newsparse.kit.minimise import minimise
from newsparse.kit.redaction import redact

WORDS = 3
"""Of the headline that name a case's folder."""

LARGE = 100_000
"""Bytes from which an input is compressed."""

ENDINGS = {"page": "-page", "text": "-dump"}


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
    kind = document.read(data, encoding=encoding).kind
    small = minimise(data, url=url, encoding=encoding, source=name) if kind == "page" else dump_text(data, encoding)
    chosen = read(small, url=url, kind=kind).source.name == name
    told = {"url": url, "source": None if chosen else name, "captured": captured and captured.isoformat()}
    known: dict[str, Any] = {key: value for key, value in told.items() if value}
    article = article_of(read(small, url=url, kind=kind, source=name, captured=captured))
    place = home_of(name, root) / (folder or f"{slug(article.headline or url or '')}{ENDINGS[kind]}")
    if place.exists():
        raise InputError(f"{place} is there already: name another folder")
    place.mkdir(parents=True)
    write_input(place, kind, small)
    write_json(place / META, {**known, "reviewed": False})
    values = article.to_dict()
    record(place, {field: values[field] for field in case_fields()})
    return place


def write_input(place: Path, kind: document.Kind, text: str) -> None:
    """Write a case's input, compressed where it's large."""
    name, data = f"input.{'html' if kind == 'page' else 'txt'}", text.encode()
    if len(data) > LARGE:
        (place / f"{name}.gz").write_bytes(gzip.compress(data, mtime=0))
    else:
        (place / name).write_bytes(data)


def dump_text(data: bytes | str, encoding: str | None) -> str:
    return redact(document.read(data, kind="text", encoding=encoding).text)


def home_of(name: str, root: Path) -> Path:
    """The folder that holds a source's cases, or that will: in `fixtures` where there's such a folder, as in a checkout
    of newsparse, else in `cases`."""
    cases = cases_of(name, root)
    home = root / "fixtures" if (root / "fixtures").is_dir() else root / "cases"
    return cases[0].folder.parent if cases else home / name


def slug(text: str) -> str:
    """The first words of a headline for a folder's name, in ASCII; 'case' where that leaves none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = re.findall(r"[a-z0-9]+", plain.rpartition("://")[2])
    return "-".join(words[:WORDS]) or "case"
