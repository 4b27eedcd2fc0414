"""Candidates judged: what each matches on every input, held against what is wanted there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from newsparse.kit.candidates import Candidate
from newsparse.kit.elements import Elements, fold, holds
from newsparse.kit.expected import AROUND, DATES, ONE, as_moment, printed
from newsparse.kit.patterns import values_of
from newsparse.labellers import Labeller, Pattern, css
from newsparse.samples import Sample
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


class Jury:
    """One label, the inputs, and what is wanted of it there."""

    def __init__(
        self, attribute: str, samples: Sequence[Sample], wanted: Mapping[str, Sequence[str]], base: type[Source]
    ) -> None:
        self.attribute = attribute
        self.samples = samples
        self.base = base
        self.stated = [tuple(wanted.get(sample.name, ())) for sample in samples]
        """Of each input, what is wanted there; empty where that isn't known."""
        self.elements = [Elements(sample.reading.document) for sample in samples]
        self.values = [self.as_printed(at) for at in range(len(samples))]

    def as_printed(self, at: int) -> tuple[str, ...]:
        """What is expected of an input as it's printed there, which for an ISO date is found out first."""
        stated = self.stated[at]
        if not stated or self.attribute not in DATES or as_moment(stated[0]) is None:
            return stated
        reading = self.samples[at].read(self.base())
        return tuple(printed(reading, self.elements[at], stated[0])[:1]) or stated

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

    def judge_selector(self, candidate: Candidate, first: int) -> Judged:
        """The verdicts on a selector; only that on the input it's made from, where it isn't right even there."""
        verdicts, excess = [Verdict.NOTHING] * len(self.samples), False
        for at in sorted(range(len(self.samples)), key=lambda at: at != first):
            found = self.elements[at].select(candidate.selector)
            verdicts[at] = self.judge_elements(at, found)
            if verdicts[first] is not Verdict.RIGHT:
                break
            if self.attribute in ONE and verdicts[at] is Verdict.RIGHT:
                texts = self.elements[at].texts_of(found) or ()
                excess |= len(" ".join(texts)) > len(" ".join(self.values[at]))
        return Judged(css(candidate.selector), verdicts, excess, candidate)

    def judge_elements(self, at: int, found: Sequence[_Element]) -> Verdict:
        """What elements are that were matched on an input."""
        if self.attribute in AROUND:
            return self.judge_around(at, found)
        texts = self.elements[at].texts_of(found)
        if texts is None:
            return Verdict.WRONG
        return self.judge(at, texts, apart=len(texts) > 1 and not self.elements[at].together(found, SHORT["byline"]))

    def judge_pattern(self, one: Pattern) -> Judged:
        verdicts = [self.judge(at, values_of(one, sample.reading.document)) for at, sample in enumerate(self.samples)]
        return Judged(one, verdicts, False, None)

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
