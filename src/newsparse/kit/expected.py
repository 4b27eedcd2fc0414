"""What a label is expected to give on an input, and whether an article gives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from newsparse.api import article_of
from newsparse.convert import read_date
from newsparse.kit.elements import Elements, fold, holds
from newsparse.labellers import Labeller
from newsparse.names import parse_names
from newsparse.samples import Sample
from newsparse.source import Source

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.fields.reading import Reading

ONE = frozenset(("headline", "standfirst", "byline", "published", "modified"))
"""Labels of which an article has one."""

AROUND = frozenset(("body", "related"))
"""Labels that stand around others. What's expected of them are texts within."""

DATES = frozenset(("published", "modified"))

STAMP = 120
"""Characters of the longest line that is there for its date."""

KEPT = 0.5
"""Share of the body that must be left where boilerplate is taken out of it."""

Moment = datetime | date


def base_with(base: type[Source], attribute: str, labellers: tuple[Labeller, ...]) -> type[Source]:
    """A source that states one label more."""
    return type(base.__name__, (base,), {"name": base.name, "__module__": base.__module__, attribute: labellers})


def yields(source: type[Source], attribute: str, sample: Sample, values: Sequence[str]) -> bool:
    """Whether the source gives what is expected of an input."""
    reading = sample.read(source())
    return gives(reading, article_of(reading), attribute, values, sample.article)


def gives(reading: Reading, article: Article, attribute: str, values: Sequence[str], before: Article) -> bool:
    """Whether an input, read with the source, yields what is expected. `before` is its article without."""
    wanted = [fold(value) for value in values]
    if attribute in DATES:
        return gives_date(reading, getattr(article, attribute), attribute, values)
    if attribute in ("headline", "standfirst"):
        return fold(getattr(article, attribute) or "") == " ".join(wanted)
    if attribute == "byline":
        return gives_byline(reading, article, values)
    if attribute == "boilerplate":
        left = fold(article.text)
        return len(left) >= KEPT * len(before.text) and not any(value in left for value in wanted)
    if attribute == "body":
        return all(value in fold(article.text) for value in wanted)
    if attribute in ("related", "related_headline"):
        return set(wanted) <= {fold(item.headline) for item in article.related}
    labelled = [fold(reading.text(span)) for span in reading.spans if span.field == attribute]
    return all(any(holds(text, value) for text in labelled) for value in wanted)


def gives_byline(reading: Reading, article: Article, values: Sequence[str]) -> bool:
    """Whether the byline is printed so, or what the source points at credits just those who are named. The generic
    parser may find a sign-off besides."""
    stated = [reading.text(span) for span in reading.spans if span.field == "byline"]
    if {fold(author.name) for text in stated for author in parse_names(text)} == set(map(fold, values)):
        return True
    authors = {fold(author.name) for author in article.authors}
    if fold(article.byline or "") == fold(" ".join(values)) or authors == {fold(value) for value in values}:
        return True
    named = {fold(author.name) for value in values for author in parse_names(value)}
    return bool(authors) and authors == named


def gives_date(reading: Reading, got: Moment | None, attribute: str, values: Sequence[str]) -> bool:
    """Whether the moment is the one that's expected, or is read from its printed text."""
    moment = as_moment(values[0])
    if moment is not None:
        return got is not None and same_moment(got, moment)
    return any(span.field == attribute and holds(fold(reading.text(span)), fold(values[0])) for span in reading.spans)


def as_moment(value: str) -> Moment | None:
    """A date, or a date and time, in ISO 8601; `None` for anything else."""
    try:
        return read_date(value.strip())
    except ValueError:
        return None


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether two are the same, as far as both say: to the minute where both have a time."""
    if not isinstance(one, datetime) or not isinstance(other, datetime):
        return day_of(one) == day_of(other)
    if (one.tzinfo is None) != (other.tzinfo is None):
        one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
    elif one.tzinfo is not None:
        one, other = one.astimezone(UTC), other.astimezone(UTC)
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)


def day_of(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def printed(reading: Reading, elements: Elements, value: str) -> list[str]:
    """How a page or a dump prints a moment that's given in ISO 8601: the shortest lines or elements that tell it."""
    moment = as_moment(value)
    if moment is None:
        return []
    texts = {*stated_by_elements(elements, moment)}
    lines = [text for text in elements.texts.values() if text] or [block.text for block in reading.document.blocks]
    for text in dict.fromkeys(lines):
        if len(text) <= STAMP and any(map(str.isdigit, text)) and tells(reading, text, moment):
            texts.add(text)
    return sorted(texts, key=len)


def stated_by_elements(elements: Elements, moment: Moment) -> Iterator[str]:
    """The texts of `<time>` elements whose attribute states the moment."""
    for element, text in elements.texts.items():
        stated = as_moment(element.get("datetime", "")) if element.tag == "time" else None
        if text and stated is not None and same_moment(stated, moment):
            yield text


def tells(reading: Reading, text: str, moment: Moment) -> bool:
    """Whether a text prints the moment."""
    from newsparse.dates import find

    for stamp in find(text, languages=reading.languages, day_first=reading.source.day_first):
        got = reading.resolve(stamp)
        if got is not None and same_moment(got, moment):
            return True
    return False
