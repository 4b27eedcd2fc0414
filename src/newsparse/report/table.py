"""What `newsparse view` tells of an input at a glance, and of a case in full."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from newsparse.cases import case_fields
from newsparse.comparison import same, side_by_side
from newsparse.errors import NewsparseError
from newsparse.report.lines import came_second, is_doubtful
from newsparse.report.rendering import WANTED, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.report.subjects import Subject


SETTLED = 1
"""Urgency of a case that is as a person expects."""


@attrs.frozen
class Row:
    """An input in the table."""

    number: int
    subject: Subject
    error: str | None = None
    """Why there's no article."""
    kind: str = ""
    source: str = ""
    headline: str = ""
    published: str = ""
    paragraphs: int = 0
    related: int = 0
    missing: tuple[str, ...] = ()
    """Fields that most articles have, and this one hasn't."""
    doubtful: int = 0
    """Spans whose label may be wrong."""
    warnings: tuple[str, ...] = ()
    differing: tuple[str, ...] | None = None
    """Fields that aren't as its case expects; `None` for what is no case."""
    recorded: bool = True
    """Whether its case expects anything."""
    reviewed: bool = True
    """Whether a person has read what its case expects."""

    @property
    def urgency(self) -> int:
        """How much a case wants its author; 0 for what is no case."""
        if self.differing is None:
            return 0
        if not self.recorded:
            return SETTLED + 2
        return SETTLED + 2 + len(self.differing) if self.differing else SETTLED + (not self.reviewed)

    @property
    def amiss(self) -> bool:
        """Whether someone should look at it. What is missing or doubtful in a case was settled by who reviewed it."""
        if self.error is not None or not self.subject.is_case:
            return bool(self.error or self.missing or self.doubtful or self.warnings)
        return self.urgency > SETTLED


def row_of(number: int, subject: Subject) -> Row:
    """An input's row; where it fails, the row says why."""
    from newsparse.api import article_of

    try:
        reading = subject.read()
        article = article_of(reading)
        case = subject.case()
        doubtful = sum(map(is_doubtful, reading.spans, came_second(reading)))
    except Exception as error:  # a fault in newsparse or in a source shall not stop the other inputs
        return Row(number, subject, told(error))
    compared = comparisons(case.expected or {}, article.to_dict()) if case is not None else None
    return Row(
        number,
        subject,
        kind=reading.document.kind,
        source=article.source or "",
        headline=article.headline or "",
        published=moment(article.published) if article.published else "",
        paragraphs=len(article.body),
        related=len(article.related),
        missing=tuple(field for field in WANTED if not getattr(article, field)),
        doubtful=doubtful,
        warnings=article.warnings,
        differing=tuple(each.field for each in compared if each.tested and not each.same) if compared else None,
        recorded=case is None or case.expected is not None,
        reviewed=case is None or case.meta.reviewed,
    )


def told(error: Exception) -> str:
    """An error in words."""
    if isinstance(error, NewsparseError | OSError):
        return str(error)
    return f"unexpected {type(error).__name__}: {error}"


class Comparison(NamedTuple):
    """A field of a case: what it expects, and what the parser gives now."""

    field: str
    tested: bool
    same: bool
    lines: list[tuple[str, str, str]]
    """Where they differ: expected, mark, got."""
    digest: str
    """Of the value it has now."""


def comparisons(expected: dict[str, Any], got: dict[str, Any]) -> list[Comparison]:
    """All fields, in the article's order; those that no article has stand first."""
    made = []
    for field in [*(name for name in expected if name not in got), *case_fields()]:
        tested, value = field in expected, got.get(field)
        agrees = tested and field in got and same(expected[field], value)
        lines = [] if agrees else side_by_side(expected.get(field), value) if tested else as_lines(value)
        made.append(Comparison(field, tested, agrees, lines, digest([value])))
    return made


def as_lines(value: Any) -> list[tuple[str, str, str]]:
    """A value that nothing is expected of."""
    return [("", ">", line) for line in json.dumps(value, ensure_ascii=False, indent=2).split("\n")]


def digest(values: Sequence[Any]) -> str:
    """By which values are known again."""
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:16]
