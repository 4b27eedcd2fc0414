"""The same story at several outlets: MinHash signatures of bodies, and the groups of those that are alike.

A signature's places agree as often as two texts share their runs of words (their Jaccard likeness), so texts are
compared without being at hand. Bands of places are looked up together, so that not every pair has to be compared.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy

from newsparse.batch.parts import rows_of, write_whole
from newsparse.batch.rows import Row

Numbers = numpy.ndarray[Any, numpy.dtype[numpy.uint32]]

PLACES, BANDS = 128, 32
"""A signature's numbers, and the bands they're looked up in: so 87 % of pairs alike by 0.5 are met, 99 % by 0.6."""

ALIKE = 0.5
"""Likeness from which two texts are one story: one outlet has cut or rewritten a third of the wire's text. Reports of
one event that were written apart share less than a tenth."""

RUN = 4
"""Words of a run; shorter ones are common to texts that have nothing else in common."""

LEAST = 30
"""Words below which a body is too short to be told from others."""

WORD = re.compile(r"\w+")


class Signatures:
    """The signatures of a part's articles, in their order."""

    def __init__(self) -> None:
        random = numpy.random.default_rng(1)  # the same in every run and on every machine
        self.factors = random.integers(1, 1 << 63, PLACES, "uint64") * 2 + 1
        self.offsets = random.integers(0, 1 << 63, PLACES, "uint64")
        self.held: list[Numbers] = []

    def add(self, text: str) -> None:
        self.held.append(self.of(text))

    def of(self, text: str) -> Numbers:
        """A text's signature; zeros where it's too short."""
        words = [word.encode("utf-8", "replace") for word in WORD.findall(text.lower())]
        if len(words) < LEAST:
            return numpy.zeros(PLACES, "uint32")
        runs = {zlib.crc32(b" ".join(words[start : start + RUN])) for start in range(len(words) - RUN + 1)}
        hashes = numpy.fromiter(runs, "uint64", len(runs))
        made: Numbers = (((hashes[:, None] * self.factors + self.offsets) >> 32).min(axis=0) | 1).astype("uint32")
        return made

    def save(self, path: Path) -> None:
        with path.open("wb") as file:
            numpy.save(file, numpy.array(self.held, "uint32").reshape(-1, PLACES))


class Groups:
    """Numbers put together in groups; each is known by its lowest number."""

    def __init__(self) -> None:
        self.parents: dict[int, int] = {}

    def lowest(self, number: int) -> int:
        while (parent := self.parents.get(number, number)) != number:
            self.parents[number] = self.parents.get(parent, parent)
            number = parent
        return number

    def put_together(self, one: int, other: int) -> None:
        one, other = sorted((self.lowest(one), self.lowest(other)))
        self.parents.setdefault(one, one)
        self.parents[other] = one


def alike(signatures: Numbers) -> dict[int, int]:
    """The articles that are like others, each with the first of its group."""
    groups = Groups()
    long = numpy.flatnonzero(signatures[:, 0])
    for band in numpy.split(signatures[long], BANDS, axis=1):
        keys = band[:, 0].astype("uint64")
        for column in band.T[1:]:
            keys = keys * 0x9E3779B97F4A7C15 + column
        order = numpy.argsort(keys, kind="stable")
        beside = numpy.flatnonzero(keys[order][1:] == keys[order][:-1])
        ones, others = long[order[beside]], long[order[beside + 1]]
        for start in range(0, len(ones), 10_000):  # as much as fits in memory at once
            some, rest = ones[start : start + 10_000], others[start : start + 10_000]
            likeness = (signatures[some] == signatures[rest]).mean(axis=1)
            for one, other in zip(some[likeness >= ALIKE].tolist(), rest[likeness >= ALIKE].tolist(), strict=True):
                groups.put_together(one, other)
    return {number: groups.lowest(number) for number in groups.parents}


def mark(parts: list[Path]) -> tuple[int, int]:
    """Sets `story` in the rows of articles that are like others, to the place of the first of them; keeps all rows.

    Each part is replaced as a whole, and done again it does the same. Returns the numbers of stories and of articles
    that tell them.
    """
    loaded = [numpy.load(signature_file(part)) for part in parts]
    told = alike(numpy.concatenate(loaded)) if loaded else {}
    firsts: dict[int, str] = {}
    start = 0
    for part, signatures in zip(parts, loaded, strict=True):
        here = {number - start: told[number] for number in range(start, start + len(signatures)) if number in told}
        if here:
            write_whole(part, marked(part, here, firsts))
        start += len(signatures)
    return len(set(told.values())), len(told)


def marked(part: Path, here: dict[int, int], firsts: dict[int, str]) -> Iterator[Row]:
    """The rows of a part with their stories; the names of those that begin here are added to `firsts`."""
    for number, row in enumerate(rows_of(part)):
        if number in here:
            place = row["record"]
            name = f"{place['file']}:{place['offset']}" + (f"+{place['inner']}" if place["inner"] else "")
            row["story"] = firsts.setdefault(here[number], name)
        yield row


def signature_file(part: Path) -> Path:
    """Where a part's signatures lie."""
    return part.parent / "signatures" / f"{part.stem}.npy"
