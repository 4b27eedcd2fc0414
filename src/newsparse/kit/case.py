"""What a new case holds: an input made small, what's known of it, and what its source gives."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from newsparse.cases import EXPECTED, META, case_fields
from newsparse.kit.minimise import minimise
from newsparse.kit.redaction import redact
from newsparse.samples import Sample
from newsparse.source import Source

WORDS = 3
"""Of a headline that name a case's folder."""

LARGE = 100_000
"""Bytes from which an input is compressed."""


def case_files(sample: Sample, source: Source, *, named: bool, note: str | None = None) -> dict[str, bytes]:
    """The files of a case by their names. Nobody has read yet what it expects.

    `named` says whether `meta.json` names the source, for an input that doesn't tell it. Raises `InputError` where the
    article can't be kept without personal data.
    """
    if sample.is_page:
        text, ending = minimise(sample, source), "html"
    else:
        text, ending = redact(sample.document.source_text), "txt"
    url = sample.given_url or sample.parse(source).url
    small = Sample(sample.name, text, url=url, kind=sample.kind, captured=sample.captured)
    known = {
        "url": url,
        "source": source.name if named else None,
        "captured": sample.captured and sample.captured.isoformat(),
        "note": note,
        "reviewed": False,
    }
    values = small.parse(source).to_dict()
    data = text.encode()
    large = len(data) > LARGE
    return {
        f"input.{ending}{'.gz' if large else ''}": gzip.compress(data, mtime=0) if large else data,
        META: as_json({key: value for key, value in known.items() if value is not None}),
        EXPECTED: as_json({field: values[field] for field in case_fields()}),
    }


def as_json(data: Mapping[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def folder_of(sample: Sample, source: Source) -> str:
    """A case's folder, which tells a page from its dump: `night-ferry-to-page` and `night-ferry-to-dump`."""
    last = re.split(r"[\\/]", sample.name.partition("?")[0].rstrip("/"))[-1].partition(".")[0]
    name = slug(sample.parse(source).headline or "") or slug(last) or "case"
    return f"{name}-{'page' if sample.is_page else 'dump'}"


def slug(text: str) -> str:
    """The first words of a headline, or of an input's name, in ASCII; empty where that leaves none."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:WORDS])
