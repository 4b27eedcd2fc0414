"""From the text that an author wants to the selector that yields it on every input of a site.

An element that holds the text is looked up, every name that it and those around it have is tried as a selector (see
`candidates`), and one is taken that matches the right text wherever it's known, and elsewhere at most one short text
of the same kind. What it then yields is checked by parsing. In dumps, and on pages where no element holds the text by
itself, the text before and after it in its line makes a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from newsparse.errors import NewsparseError
from newsparse.kit.candidates import Stability, candidates
from newsparse.kit.expected import AROUND, ONE, base_with, yields
from newsparse.kit.failure import failure
from newsparse.kit.judging import Judged, Jury, Verdict
from newsparse.kit.patterns import alike, line_patterns, lines_with
from newsparse.labellers import Labeller
from newsparse.samples import Sample
from newsparse.source import Source

TARGETS = 12
"""Elements with the same text from which selectors are made at most."""

TRIES = 8
"""Selectors that are checked by parsing at most."""

LAYOUTS = 3
"""Selectors that a label is given at most, where pages differ."""


class NotDerived(NewsparseError):
    """No selector yields what is expected. The message says why, what came closest, and what to do."""


@attrs.frozen
class Derived:
    """What a label is to be stated as."""

    attribute: str
    labellers: tuple[Labeller, ...]
    unmatched: tuple[str, ...] = ()
    """Names of the inputs on which none of them matches anything."""


def derive(
    attribute: str,
    samples: Sequence[Sample],
    wanted: Mapping[str, Sequence[str]],
    base: type[Source] = Source,
    *,
    least: Stability = Stability.LOOKS,
) -> Derived:
    """The shortest and most stable selectors or patterns for a label attribute of `Source`.

    `wanted` holds, by the samples' names, the text that the label has there, or several that it has at once; a date may
    be given in ISO 8601. `base` states what else is known, such as the zone; `least` is the least stability of what is
    taken. Raises `NotDerived`.
    """
    labellers: list[Labeller] = []
    for is_page in (True, False):
        group = [sample for sample in samples if sample.is_page is is_page]
        if any(sample.name in wanted for sample in group):
            labellers += Search(attribute, group, wanted, base, least).run()
    source = base_with(base, attribute, tuple(labellers))
    unmatched = [sample.name for sample in samples if not any(one.holds(sample.reading.document) for one in labellers)]
    for sample in samples:
        if sample.name in wanted and not yields(source, attribute, sample, wanted[sample.name]):
            shown = ", ".join(map(repr, labellers))
            raise NotDerived(f"{attribute}: {shown} work one by one, but not together on {sample.name}")
    return Derived(attribute, tuple(labellers), tuple(unmatched))


class Search:
    """The search for one label's selectors among pages, or among dumps."""

    def __init__(
        self,
        attribute: str,
        samples: Sequence[Sample],
        wanted: Mapping[str, Sequence[str]],
        base: type[Source],
        least: Stability,
    ) -> None:
        self.attribute = attribute
        self.jury = Jury(attribute, samples, wanted, base)
        self.base = base
        self.least = least
        self.closest: Judged | None = None
        self.tried: list[tuple[Labeller, int]] = []

    def run(self) -> list[Labeller]:
        """The selectors, as many as it takes to be right on all inputs. Raises `NotDerived`."""
        chosen: list[Labeller] = []
        left = [at for at, stated in enumerate(self.jury.stated) if stated]
        while left:
            best = self.best(left)
            if best is None or len(chosen) == LAYOUTS:
                raise NotDerived(f"{self.attribute}: {failure(self.jury, left[0], self.tried[:1], self.closest)}")
            chosen.append(best.labeller)
            left = [at for at in left if at not in best.covers]
        return chosen

    def best(self, left: Sequence[int]) -> Judged | None:
        """The most stable candidate that is right on all the inputs that are left, else on as many as can be: a
        selector, else a pattern, else a selector of what holds more than the value."""
        tight, loose = self.selectors(left[0])
        return self.first(tight, left) or self.first(self.patterns(left), left) or self.first(loose, left)

    def first(self, candidates: Iterable[Judged], left: Sequence[int]) -> Judged | None:
        """The first candidate that parsing confirms on all the inputs that are left, else on the most."""
        partly: Judged | None = None
        for judged in candidates:
            if partly is not None and len(judged.covers) <= len(partly.covers):
                continue
            if len(self.tried) >= TRIES:
                break
            if self.checks(judged):
                if judged.covers.issuperset(left):
                    return judged
                partly = judged
        return partly

    def selectors(self, at: int) -> tuple[list[Judged], list[Judged]]:
        """The candidates from one input that are wrong on none; most stable first, of equals what matches on most.
        Apart from them, those that hold more than the value while nothing says that they're for it."""
        avoided = self.jury.values[at] if self.attribute in ONE else ()
        found = {
            candidate.selector: candidate
            for element in self.jury.targets(at)[:TARGETS]
            for candidate in candidates(element, self.attribute, avoided)
            if candidate.stability <= self.least
        }
        tight: list[Judged] = []
        loose: list[Judged] = []
        for stability, group in groupby(sorted(found.values()), key=lambda candidate: candidate.stability):
            judged_here = (self.jury.judge_selector(candidate, at) for candidate in group)
            fit = [judged for judged in judged_here if self.fits(judged, at)]
            fit.sort(key=lambda one: (-one.matches, one.excess, one.preference or ()))
            for judged in fit:
                (loose if judged.excess and stability > Stability.STEM else tight).append(judged)
        return tight, loose

    def fits(self, judged: Judged, at: int) -> bool:
        """Whether it's right on an input and wrong on none; else it may be the closest yet."""
        if judged.verdicts[at] is Verdict.RIGHT:
            if not judged.wrong:
                return True
            if self.closest is None or len(judged.wrong) < len(self.closest.wrong):
                self.closest = judged
        return False

    def patterns(self, left: Sequence[int]) -> Iterator[Judged]:
        """Patterns made from the lines of the inputs that are left."""
        if self.attribute in AROUND:
            return
        values = [self.jury.values[at] for at in left]
        lines = [line for at in left for line in lines_with(self.jury.samples[at], self.jury.values[at])]
        constant = alike(values) and (len(left) > 1 or self.attribute not in ONE)
        for one in line_patterns(lines, constant=constant):
            judged = self.jury.judge_pattern(one)
            if self.fits(judged, left[0]) and judged.covers.issuperset(left):
                yield judged

    def checks(self, judged: Judged) -> bool:
        """Whether parsing with it yields what is expected, on all inputs where it's right."""
        source = base_with(self.base, self.attribute, (judged.labeller,))
        for at in sorted(judged.covers):
            if not yields(source, self.attribute, self.jury.samples[at], self.jury.stated[at]):
                self.tried.append((judged.labeller, at))
                return False
        return True
