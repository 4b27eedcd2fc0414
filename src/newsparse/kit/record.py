"""A case out of a page: made small, with what's known of it and what the source gives."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Any

from newsparse import document
from newsparse.api import article_of, read
from newsparse.cases import META, cases_of, record, write_json
from newsparse.errors import InputError
from newsparse.kit.minimise import minimise
from newsparse.kit.redaction import redact

WORDS = 3
"""Of the headline that name a case's folder."""

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
    ending = ENDINGS[kind]
    place = home_of(name, root) / (folder or f"{slug(article.headline or url or '')}{ending}")
    if place.exists():
        raise InputError(f"{place} is there already: name another folder")
    place.mkdir(parents=True)
    (place / ("input.html" if kind == "page" else "input.txt")).write_text(small, encoding="utf-8", newline="")
    write_json(place / META, {**known, "reviewed": False})
    values = article.to_dict()
    record(place, {field: values[field] for field in values if field not in ("schema_version", "origin")})
    return place


def dump_text(data: bytes | str, encoding: str | None) -> str:
    return redact(document.read(data, kind="text", encoding=encoding).text)


def home_of(name: str, root: Path) -> Path:
    """The folder that holds a source's cases."""
    cases = cases_of(name, root)
    return cases[0].folder.parent if cases else root / "cases" / name


def slug(text: str) -> str:
    """The first words of a headline for a folder's name, in ASCII; 'case' where that leaves none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    words = re.findall(r"[a-z0-9]+", plain.rpartition("://")[2])
    return "-".join(words[:WORDS]) or "case"
