"""From the text that an author wants to the selector that yields it on every input of a site.

An element that holds the text is looked up, every name that it and those around it have is tried as a selector (see
`candidates`), and one is taken that matches the right text wherever it's known, and elsewhere at most one short text
of the same kind. What it then yields is checked by parsing. In dumps, and on pages where no element holds the text by
itself, the text before and after it in its line makes a pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import Enum
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

import attrs

from newsparse.api import article_of
from newsparse.errors import NewsparseError
from newsparse.kit.candidates import Candidate, Stability, candidates
from newsparse.kit.elements import Elements, fold, holds
from newsparse.kit.expected import AROUND, DATES, ONE, as_moment, gives, printed
from newsparse.kit.patterns import alike, line_patterns, lines_with, values_of
from newsparse.kit.samples import Sample
from newsparse.labellers import Labeller, Pattern, css
from newsparse.source import Source

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOM = {"byline": 80, "published": 60, "modified": 60}
"""Characters that an element may hold besides the value: 'By', a place, the other date. None for other labels."""

SHORT = {"headline": 300, "byline": 160, "published": 120, "modified": 120, "standfirst": 1500}
"""Characters of what may be the same kind of text, on inputs where the value isn't known."""

LISTED = frozenset(("tags", "related_label", "related_headline", "related_timestamp"))
"""Labels of which each has an element of its own."""

MANY = 300
"""Elements that a label of many, such as tags, may have on a page."""

TARGETS = 12
"""Elements with the same text from which selectors are made at most."""

TRIES = 8
"""Selectors that are checked by parsing at most."""

LAYOUTS = 3
"""Selectors that a label is given at most, where pages differ."""

SIMILAR = 0.6
"""How alike a text must be to be shown as the closest one."""


class NotDerived(NewsparseError):
    """No selector yields what is expected. The message says why, what came closest, and what to do."""


@attrs.frozen
class Derived:
    """What a label is to be stated as."""

    attribute: str
    labellers: tuple[Labeller, ...]
    unmatched: tuple[str, ...] = ()
    """Names of the inputs on which none of them matches anything."""


class Verdict(Enum):
    """What a selector is on one input."""

    RIGHT = "matches what is expected"
    LIKELY = "matches one text of the same kind, where none is expected"
    NOTHING = "matches nothing"
    WRONG = "matches something else"


class Judged(NamedTuple):
    """A candidate with its verdicts, input by input."""

    labeller: Labeller
    verdicts: list[Verdict]
    excess: bool
    """Whether it holds more than the value somewhere."""
    preference: Candidate | None

    @property
    def covers(self) -> frozenset[int]:
        """Inputs on which it's right."""
        return frozenset(at for at, verdict in enumerate(self.verdicts) if verdict is Verdict.RIGHT)

    @property
    def matches(self) -> int:
        return sum(verdict in (Verdict.RIGHT, Verdict.LIKELY) for verdict in self.verdicts)

    @property
    def wrong(self) -> list[int]:
        return [at for at, verdict in enumerate(self.verdicts) if verdict is Verdict.WRONG]


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
            raise NotDerived(f"{attribute}: {shown(labellers)} work one by one, but not together on {sample.name}")
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
        self.least = least
        self.attribute = attribute
        self.samples = samples
        self.base = base
        self.stated = [tuple(wanted.get(sample.name, ())) for sample in samples]
        self.elements = [Elements(sample.reading.document) for sample in samples]
        self.values = [self.as_printed(at) for at in range(len(samples))]
        self.closest: Judged | None = None
        self.tried: list[tuple[Labeller, int]] = []

    def as_printed(self, at: int) -> tuple[str, ...]:
        """What is expected of an input as it's printed there, which for an ISO date is found out first."""
        stated = self.stated[at]
        if not stated or self.attribute not in DATES or as_moment(stated[0]) is None:
            return stated
        reading = self.samples[at].read(self.base())
        return tuple(printed(reading, self.elements[at], stated[0])[:1]) or stated

    def run(self) -> list[Labeller]:
        """The selectors, as many as it takes to be right on all inputs. Raises `NotDerived`."""
        chosen: list[Labeller] = []
        left = [at for at, stated in enumerate(self.stated) if stated]
        while left:
            best = self.best(left)
            if best is None or len(chosen) == LAYOUTS:
                raise NotDerived(f"{self.attribute}: {self.failure(left[0])}")
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
        found = {
            candidate.selector: candidate
            for element in self.targets(at)[:TARGETS]
            for candidate in candidates(element, self.attribute, self.values[at] if self.attribute in ONE else ())
            if candidate.stability <= self.least
        }
        tight: list[Judged] = []
        loose: list[Judged] = []
        for stability, group in groupby(sorted(found.values()), key=lambda candidate: candidate.stability):
            fit = [judged for judged in map(self.judge_selector, group) if self.fits(judged, at)]
            fit.sort(key=lambda one: (-one.matches, one.excess, one.preference or ()))
            for judged in fit:
                (loose if judged.excess and stability > Stability.STEM else tight).append(judged)
        return tight, loose

    def targets(self, at: int) -> list[_Element]:
        """The elements that hold what is expected of an input."""
        elements, values = self.elements[at], self.values[at]
        if self.attribute in AROUND:
            found = elements.around(values)
            return [*found, *self.wider(at, found)] if self.attribute == "related" else found
        exact = elements.with_text(" ".join(values)) if self.attribute in ONE else []
        if len(values) > 1 or not exact:
            exact += elements.with_text(values[0])
        room = ROOM.get(self.attribute, 0)
        return list(dict.fromkeys([*exact, *(elements.holding(values, room) if room else ())]))

    def wider(self, at: int, found: Sequence[_Element]) -> list[_Element]:
        """The elements around a list that hold its title, and nothing of the article."""
        article = self.samples[at].article
        own = [fold(text) for text in (article.headline, *(paragraph.text for paragraph in article.body)) if text]
        texts = self.elements[at].texts
        around = [element for one in found for element in [*one.iterancestors()][:2]]
        return [one for one in around if (text := texts.get(one)) and not any(held in fold(text) for held in own)]

    def fits(self, judged: Judged, at: int) -> bool:
        """Whether it's right on an input and wrong on none; else it may be the closest yet."""
        if judged.verdicts[at] is Verdict.RIGHT:
            if not judged.wrong:
                return True
            if self.closest is None or len(judged.wrong) < len(self.closest.wrong):
                self.closest = judged
        return False

    def judge_selector(self, candidate: Candidate) -> Judged:
        verdicts, excess = [], False
        for at, elements in enumerate(self.elements):
            if self.attribute in AROUND:
                verdicts.append(self.judge_around(at, elements.select(candidate.selector)))
                continue
            found = elements.select(candidate.selector)
            texts = elements.texts_of(found)
            apart = texts is not None and len(texts) > 1 and not elements.together(found, SHORT["byline"])
            verdicts.append(Verdict.WRONG if texts is None else self.judge(at, texts, apart=apart))
            if self.attribute in ONE and texts and verdicts[-1] is Verdict.RIGHT:
                excess |= len(" ".join(texts)) > len(" ".join(self.values[at]))
        return Judged(css(candidate.selector), verdicts, excess, candidate)

    def judge(self, at: int, found: Sequence[str], *, apart: bool = True) -> Verdict:
        """What texts are that were matched on an input; `apart` where they don't stand close to each other."""
        if not found:
            return Verdict.NOTHING
        texts = [fold(text) for text in found]
        values = [fold(value) for value in self.values[at]]
        if not values:
            return Verdict.LIKELY if self.is_likely(at, found, apart) else Verdict.WRONG
        if self.attribute in LISTED and not set(values) <= set(texts):
            return Verdict.WRONG
        if not all(any(holds(text, value) for text in [*texts, " ".join(texts)]) for value in values):
            return Verdict.WRONG
        if self.attribute in ONE:
            most = sum(map(len, values)) + len(values) + ROOM.get(self.attribute, 0)
            stray = [text for text in texts if not any(text in value or value in text for value in values)]
            return Verdict.WRONG if stray or len(" ".join(texts)) > most else Verdict.RIGHT
        return Verdict.RIGHT if len(texts) <= MANY and self.is_apart(at, texts) else Verdict.WRONG

    def is_likely(self, at: int, found: Sequence[str], apart: bool) -> bool:
        """Whether texts may be what the label means, on an input where that isn't known."""
        if self.attribute not in ONE:
            return len(found) <= MANY and self.is_apart(at, [fold(text) for text in found])
        several = len(found) > 1 and (apart or self.attribute != "byline")
        if several or len(found[0]) > SHORT[self.attribute]:
            return False
        if self.attribute in DATES:
            from newsparse.dates import find

            return bool(find(found[0], languages=self.samples[at].reading.languages))
        return any(map(str.isalpha, found[0]))

    def is_apart(self, at: int, texts: Sequence[str]) -> bool:
        """Whether none of the texts is the headline; what many elements have in common is often a template's."""
        return fold(self.samples[at].article.headline or "") not in texts

    def judge_around(self, at: int, found: Sequence[_Element]) -> Verdict:
        """What elements are that stand around others: one must hold all that is expected, and little else."""
        if not found:
            return Verdict.NOTHING
        if self.values[at]:
            return Verdict.RIGHT if set(found) <= set(self.targets(at)) else Verdict.WRONG
        return Verdict.LIKELY if len(found) == 1 else Verdict.WRONG

    def patterns(self, left: Sequence[int]) -> Iterator[Judged]:
        """Patterns made from the lines of the inputs that are left."""
        if self.attribute in AROUND:
            return
        values = {self.samples[at].name: self.values[at] for at in left}
        lines = [line for at in left for line in lines_with(self.samples[at], self.values[at])]
        constant = alike(values) and (len(left) > 1 or self.attribute not in ONE)
        for one in line_patterns(lines, constant=constant):
            judged = self.judge_pattern(one)
            if self.fits(judged, left[0]) and judged.covers.issuperset(left):
                yield judged

    def judge_pattern(self, one: Pattern) -> Judged:
        verdicts = [self.judge(at, values_of(one, sample.reading.document)) for at, sample in enumerate(self.samples)]
        return Judged(one, verdicts, False, None)

    def checks(self, judged: Judged) -> bool:
        """Whether parsing with it yields what is expected, on all inputs where it's right."""
        source = base_with(self.base, self.attribute, (judged.labeller,))
        for at in sorted(judged.covers):
            if not yields(source, self.attribute, self.samples[at], self.stated[at]):
                self.tried.append((judged.labeller, at))
                return False
        return True

    def failure(self, at: int) -> str:
        """Why nothing was found, for an input."""
        sample, value = self.samples[at], " ".join(self.stated[at])
        if self.tried:
            labeller, failed = self.tried[0]
            got = self.got(labeller, failed)
            return (
                f"no selector yields {value!r} from {sample.name}. The closest is {labeller!r}, with which "
                f"{self.samples[failed].name} gives {got}. Expect that text if it's right, or write a selector by hand."
            )
        if self.closest is not None:
            wrong = self.closest.wrong[0]
            return (
                f"no selector for {value!r} in {sample.name} is right on all inputs. The closest is "
                f"{self.closest.labeller!r}, which matches {self.seen(wrong, self.closest.labeller)} in "
                f"{self.samples[wrong].name}. If that's right, say so with --expect {self.samples[wrong].name}:"
                f"{self.attribute}='...'; else leave that input out, or write a selector by hand."
            )
        return self.unseen(at)

    def got(self, labeller: Labeller, at: int) -> str:
        """What an input gives with a labeller, for people."""
        reading = self.samples[at].read(base_with(self.base, self.attribute, (labeller,))())
        held = getattr(article_of(reading), self.attribute, None)
        if held is None or self.attribute not in ONE:
            held = [reading.text(span) for span in reading.spans if span.field == self.attribute]
        return repr(held.isoformat() if hasattr(held, "isoformat") else held)[:160]

    def seen(self, at: int, labeller: Labeller) -> str:
        """What a labeller matches on an input, for people."""
        if isinstance(labeller, Pattern):
            texts = values_of(labeller, self.samples[at].reading.document)
        else:
            selector = getattr(labeller, "expression", "")
            texts = [self.elements[at].texts[element] or "..." for element in self.elements[at].select(selector)]
        return " and ".join(repr(text[:60]) for text in texts[:3]) + (", and more" if len(texts) > 3 else "")

    def unseen(self, at: int) -> str:
        """Why a value wasn't even found, or found where nothing tells it from others."""
        sample, value = self.samples[at], " ".join(self.stated[at])
        lines = [text for text in self.lines(at) if holds(fold(text), fold(value))]
        if lines:
            return (
                f"{sample.name} prints {value!r}, but no id, class or words tell its place ({lines[0][:80]!r}) from "
                "others. Leave it out where the generic parser gets it right, or write an xpath() or pattern() by hand."
            )
        if fold(value) in fold(sample.reading.document.source_text):
            return (
                f"{sample.name} holds {value!r} in its markup or metadata, but doesn't show it, so no selector can "
                "label it. Leave it out where the generic parser reads it from there, or write a @field method."
            )
        near = max(self.lines(at), key=lambda text: likeness(text, value), default="")
        close = f"; the closest text is {near[:120]!r}" if likeness(near, value) >= SIMILAR else ""
        return f"{sample.name} holds no {value!r}{close}. Give the text as `newsparse explain {sample.name}` shows it."

    @cached_property
    def all_lines(self) -> list[list[str]]:
        """Of each input, the texts of its elements and lines."""
        return [
            [*filter(None, elements.texts.values()), *(block.text for block in sample.reading.document.blocks)]
            for sample, elements in zip(self.samples, self.elements, strict=True)
        ]

    def lines(self, at: int) -> list[str]:
        return self.all_lines[at]


def base_with(base: type[Source], attribute: str, labellers: tuple[Labeller, ...]) -> type[Source]:
    """A source that states one label more."""
    return type(base.__name__, (base,), {"name": base.name, "__module__": base.__module__, attribute: labellers})


def yields(source: type[Source], attribute: str, sample: Sample, values: Sequence[str]) -> bool:
    """Whether the source gives what is expected of an input."""
    reading = sample.read(source())
    return gives(reading, article_of(reading), attribute, values, sample.article)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; quick for those of different lengths."""
    matcher = SequenceMatcher(None, fold(one), fold(other), autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR else 0.0


def shown(labellers: Sequence[Labeller]) -> str:
    return ", ".join(map(repr, labellers))
