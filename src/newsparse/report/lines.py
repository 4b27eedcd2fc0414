"""An input's lines as the report shows them: cut into spans, each with its reason and what came second."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.segment.labels import Label
from newsparse.segment.reasons import explain
from newsparse.segment.seconds import seconds
from newsparse.segment.view import Hints

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsparse.fields.reading import Reading
    from newsparse.segment.labels import Span
    from newsparse.segment.seconds import Second

DOUBTFUL = 0.75
"""Likeliness below which a label is doubtful."""

NEARLY = 0.35
"""Likeliness of another label from which it's doubtful that a line was left out."""


class Shown(NamedTuple):
    """A span as the report shows it."""

    number: int
    label: str
    text: str
    doubtful: bool


class Line(NamedTuple):
    """A block with its spans."""

    apart: bool
    """A blank line, or more, stands above it in the dump."""
    spans: list[Shown]

    @property
    def left_out(self) -> bool:
        """Whether nothing of it is the article's."""
        return all(span.label == Label.BOILERPLATE for span in self.spans)


class Stretch(NamedTuple):
    """Neighbouring lines that are all left out, or none of them."""

    left_out: bool
    lines: list[Line]


def lines_of(reading: Reading, others: list[Second | None]) -> Iterator[Line]:
    """All of the input, line by line."""
    spans: dict[int, list[Shown]] = {}
    for number, (span, other) in enumerate(zip(reading.spans, others, strict=True)):
        text = reading.document.blocks[span.block].text[span.start : span.end]
        spans.setdefault(span.block, []).append(Shown(number, str(span.label), text, is_doubtful(span, other)))
    for block in reading.document.blocks:
        yield Line(block.blank_before > 0, spans[block.index])


def parted(lines: Iterable[Line]) -> list[Stretch]:
    """The lines, parted where what's left out begins and ends."""
    found: list[Stretch] = []
    for line in lines:
        if not found or found[-1].left_out != line.left_out:
            found.append(Stretch(line.left_out, []))
        found[-1].lines.append(line)
    return found


def came_second(reading: Reading) -> list[Second | None]:
    """Of each span, what its label would have been next."""
    hints = Hints(reading.languages, reading.source.day_first)
    return seconds(reading.document, reading.metadata, hints, reading.spans)


def is_doubtful(span: Span, other: Second | None) -> bool:
    """Whether a label may well be wrong. What a source states isn't doubted."""
    if span.field:
        return False
    if span.label is Label.BOILERPLATE:
        return other is not None and other.likely >= NEARLY
    return span.confidence is not None and span.confidence < DOUBTFUL


def facts_of(reading: Reading, others: list[Second | None]) -> list[dict[str, Any]]:
    """What the report says of each span when it's pointed at."""
    facts = []
    for span, other in zip(reading.spans, others, strict=True):
        start = reading.document.blocks[span.block].start
        fact: dict[str, Any] = {
            "label": named(span.label),
            "line": span.block + 1,
            "at": [start + span.start, start + span.end],
            "rule": span.rule,
            "why": "the source states it" if span.field else explain(span.rule),
        }
        if span.confidence is not None:
            fact["sure"] = percent(span.confidence)
        if other is not None:
            fact["second"] = [named(other.label), percent(other.likely)]
        if is_doubtful(span, other):
            fact["doubtful"] = True
        facts.append(fact)
    return facts


def named(label: str) -> str:
    """A label in words."""
    return str(label).replace("_", " ")


def percent(likely: float) -> str:
    """A likeliness for people; never 100 % where it isn't certain."""
    if likely < 1:
        likely = min(likely, 0.99)
    return f"{likely:.0%}" if likely >= 0.01 else "under 1%"
