"""Counts: what became of each record, and how each source's articles look."""

from __future__ import annotations

import json
import math
import os
from collections import Counter
from pathlib import Path
from typing import Any

import attrs

from newsparse.archives.record import Record
from newsparse.article import Article
from newsparse.catalogue import host_of
from newsparse.errors import InputError

RATES = ("empty_bodies", "no_byline", "no_date")

DRIFT, SURE = 0.05, 3.0
"""A rate has drifted where it's so far from the usual one, and that by so many standard errors."""


@attrs.define
class Counts:
    """What became of the records of a shard or a run."""

    read: int = 0
    parsed: int = 0
    aside: int = 0
    """Put aside: broken, refused as input, too slow, too large."""
    skipped: Counter[str] = attrs.field(factory=Counter)
    """By reason: no page, or not selected."""
    sources: dict[str, Counter[str]] = attrs.field(factory=dict)
    """By source; where that's generic by host, and without an address by publisher: `articles`, `empty_bodies`,
    `no_byline`, `no_date`."""

    def count_article(self, record: Record, article: Article) -> None:
        """Counts a parsed record."""
        self.parsed += 1
        url = record.url or article.url
        name = article.source if article.source != "generic" else host_of(url) if url else article.publisher
        held = self.sources.setdefault(name or "unknown", Counter())
        held["articles"] += 1
        held["empty_bodies"] += not article.body
        held["no_byline"] += not (article.byline or article.authors)
        held["no_date"] += article.published is None

    def add(self, other: Counts) -> None:
        """Adds another's counts."""
        self.read += other.read
        self.parsed += other.parsed
        self.aside += other.aside
        self.skipped += other.skipped
        for name, held in other.sources.items():
            self.sources.setdefault(name, Counter()).update(held)

    def to_dict(self) -> dict[str, Any]:
        return attrs.asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Counts:
        sources = {name: Counter(held) for name, held in data["sources"].items()}
        return cls(data["read"], data["parsed"], data["aside"], Counter(data["skipped"]), sources)

    @property
    def balance(self) -> str:
        """`read = parsed + put aside + skipped`, in numbers."""
        skipped = self.skipped.total()
        return f"read {self.read:,} = parsed {self.parsed:,} + put aside {self.aside:,} + skipped {skipped:,}"


def counts_in(summary: str | os.PathLike[str]) -> Counts:
    """The counts in a `summary.json`. Raises `OSError`, and `InputError` for another file."""
    try:
        return Counts.from_dict(json.loads(Path(summary).read_bytes()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{summary} is no summary.json of an earlier output") from error


@attrs.frozen
class Drift:
    """A rate of a source that isn't as it used to be."""

    source: str
    rate: str
    usual: float
    """0 to 1."""
    now: float
    """0 to 1."""


def drifts(now: Counts, usual: Counts) -> list[Drift]:
    """The rates in which a source differs from before by more than chance explains; the largest first."""
    found = []
    for name, held in now.sources.items():
        before = usual.sources.get(name, Counter())
        count, count_before = held["articles"], before["articles"]
        if not count or not count_before:
            continue
        for rate in RATES:
            share, share_before = held[rate] / count, before[rate] / count_before
            both = (held[rate] + before[rate]) / (count + count_before)
            error = math.sqrt(both * (1 - both) * (1 / count + 1 / count_before))
            if abs(share - share_before) >= DRIFT and abs(share - share_before) > SURE * error:
                found.append(Drift(name, rate, share_before, share))
    return sorted(found, key=lambda drift: -abs(drift.now - drift.usual))
