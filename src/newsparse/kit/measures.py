"""What is measured of articles to tell whether a site has changed: how often a field is there, and of what shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from statistics import median
from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from newsparse.article import Article

Kind = Literal["share", "flaw", "size"]

LEAST = 0.5
"""Share of the cases that must have something, so that its loss tells."""

RISE = 0.4
"""By so much a flaw's share grows where the site has changed; less is chance."""

SHORTER, LONGER = 4.0, 8.0
"""Times that a size is smaller or larger where the site has changed. Cases are shorter than real pages, as a rule."""

LONG_NAME = 6
"""Words of an author's name from which it's hardly one."""

TAIL = re.compile(r"\s(?:[|–—•·:]|-)\s([^|–—•·]{2,40})$")
"""What a site appends to the titles of its pages."""

SHARED = 3
"""Headlines with the same end that make it the site's."""


@attrs.frozen
class Measure:
    """One thing that is measured of each article. What isn't applicable to it is `None`."""

    field: str
    name: str
    kind: Kind
    """A `share` of articles, which falls where the site has changed; a `flaw`'s share, which rises; a `size`, of which
    the median is taken."""
    of: Callable[[Article], float | None] = attrs.field(repr=False)


@attrs.frozen
class Change:
    """A measure of the cases and of fresh pages. For a `size` the medians, else shares from 0 to 1; `None` where it's
    applicable to none."""

    field: str
    measure: str
    kind: Kind
    before: float | None
    now: float | None
    drifted: bool


def present(field: str) -> Measure:
    return Measure(field, "present", "share", lambda article: float(bool(getattr(article, field))))


def size(field: str, name: str, of: Callable[[Article], float]) -> Measure:
    """The size of a field where it's there."""
    return Measure(field, name, "size", lambda article: of(article) if getattr(article, field) else None)


def share_of(values: Iterable[object]) -> float | None:
    """Share of the values that are there; `None` of none."""
    held = [value is not None for value in values]
    return sum(held) / len(held) if held else None


MEASURES = (
    *map(present, "headline standfirst body byline authors published modified related section topics images".split()),
    Measure("is_article", "true", "share", lambda article: float(article.is_article)),
    Measure("published", "date only", "flaw", lambda article: date_only(article)),
    Measure("published", "without zone", "flaw", lambda article: without_zone(article)),
    Measure("authors", "no name", "flaw", lambda article: long_names(article)),
    Measure("related", "with timestamp", "share", lambda one: share_of(item.timestamp for item in one.related)),
    Measure(
        "related", "dated", "share", lambda one: share_of(item.published for item in one.related if item.timestamp)
    ),
    size("headline", "characters", lambda article: len(article.headline or "")),
    size("standfirst", "characters", lambda article: len(article.standfirst or "")),
    size("body", "characters", lambda article: len(article.text)),
    size("body", "paragraphs", lambda article: len(article.body)),
    size("authors", "number", lambda article: len(article.authors)),
    size("related", "number", lambda article: len(article.related)),
)


def date_only(article: Article) -> float | None:
    return None if article.published is None else float(not isinstance(article.published, datetime))


def without_zone(article: Article) -> float | None:
    return float(article.published.tzinfo is None) if isinstance(article.published, datetime) else None


def long_names(article: Article) -> float | None:
    """Whether an author's name is more of a sentence."""
    if not article.authors:
        return None
    return float(any(len(author.name.split()) >= LONG_NAME for author in article.authors))


def tailed(articles: Sequence[Article], names: Iterable[str]) -> Measure:
    """Whether a headline ends with the site's name: one of these, or what ends several of the articles' headlines."""
    ends = Counter(tail_of(article) for article in articles)
    own = {name.casefold() for name in names} | {end for end, count in ends.items() if count >= SHARED}
    own.discard("")
    return Measure("headline", "ends with the site's name", "flaw", lambda one: float(tail_of(one) in own))


def tail_of(article: Article) -> str:
    found = TAIL.search(article.headline or "")
    return found[1].casefold() if found else ""


def change(measure: Measure, cases: Sequence[Article], fresh: Sequence[Article]) -> Change:
    """What a measure is of both, and whether the two tell of a site that has changed."""
    before = [value for value in map(measure.of, cases) if value is not None]
    now = [value for value in map(measure.of, fresh) if value is not None]
    typical = (lambda values: float(median(values))) if measure.kind == "size" else mean
    old, new = (typical(values) if values else None for values in (before, now))
    drifted = old is not None and new is not None and tells(measure.kind, old, len(before), new)
    return Change(measure.field, measure.name, measure.kind, old, new, drifted)


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def tells(kind: Kind, before: float, cases: int, now: float) -> bool:
    """Whether two values are too far apart for chance. A few cases' share is taken to be nearer to one half than they
    show: where one of one has a standfirst, some of many have none."""
    likely = (before * cases + 1) / (cases + 2)
    if kind == "share":
        return before >= LEAST and now < likely / 2
    if kind == "flaw":
        return now > before + RISE
    return now * SHORTER < before or now > before * LONGER
