"""`Export`: a file of many articles, and what of it can't be read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import attrs

from newsparse.article import Article
from newsparse.decoding import decode, scrub
from newsparse.errors import EmptyInput, NewsparseError
from newsparse.exports.articles import language, shortcomings, to_article
from newsparse.exports.detection import FIXED, chosen
from newsparse.exports.entry import Bounds, Entry, Layout, Split

MOST_SAID = 120
"""Characters of a text that is quoted in a problem."""


@attrs.frozen
class Problem:
    """What couldn't be read of an export, wholly or in part."""

    start: int
    """Where it stands in `Export.text`, in characters."""
    end: int
    """One past its last character."""
    number: int | None
    """The article that it's in, counted from 1 in the file's order; `None` where it's of the file as a whole."""
    reason: str

    def __str__(self) -> str:
        where = f"article {self.number}, at {self.start}" if self.number is not None else f"at {self.start}"
        return f"{where}: {self.reason}"


@attrs.frozen
class Part:
    """An article as an export writes it, not parsed yet."""

    number: int
    """Counted from 1 in the file's order."""
    text: str
    language: str | None
    """The tag of the language that it's said to be written in."""
    is_empty: bool
    """Whether it has neither headline nor text, and so no article comes of it."""
    doubts: tuple[str, ...]
    """What the export's `problems` say of it."""


class Export:
    """The articles of a file, in its order: `for article in export`. Each is parsed when its turn comes.

    `len` says how many the file holds. What couldn't be read is in `problems`, and no article is left out but those
    that hold neither headline nor text, and those that a source fails on.
    """

    def __init__(
        self,
        text: str,
        layout: Layout,
        *,
        source: str | None = None,
        captured: datetime | date | None = None,
        warnings: tuple[str, ...] = (),
    ) -> None:
        self.text = text
        """The whole file, decoded: what offsets count in, also those of each article's `origin`."""
        self.layout = layout.name
        """How it's written: `nexis`, `factiva`, `factiva-article` or `proquest`."""
        self.warnings = warnings
        """What was doubtful about the file as text, in words."""
        self._layout = layout
        self._source = source
        self._captured = captured
        split = layout.split(text)
        self._parts = split.parts
        self.announced = split.announced
        """How many articles the file says that it holds; `None` where it doesn't say."""
        self._problems = [*of_file(split, text), *of_articles(layout, text, split.parts)]
        self._failed: dict[int, Problem] = {}
        self._doubts: dict[int, list[str]] = {}
        for problem in self._problems:
            if problem.number is not None:
                self._doubts.setdefault(problem.number, []).append(problem.reason)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What couldn't be read, in the file's order. All are known at once, but for the articles that a source fails
        on, which join when their turn has come."""
        return tuple(sorted([*self._problems, *self._failed.values()], key=lambda problem: problem.start))

    def __len__(self) -> int:
        return len(self._parts)

    def __iter__(self) -> Iterator[Article]:
        for number, bounds in enumerate(self._parts, 1):
            entry = self._layout.read(self.text, bounds)
            if is_empty(entry):
                continue
            doubts = self._doubts.get(number, ())
            try:
                yield to_article(entry, source=self._source, captured=self._captured, doubts=doubts)
            except NewsparseError as error:
                self._failed[number] = Problem(*bounds, number, str(error))

    def parts(self) -> Iterator[Part]:
        """The articles as they're written, to be parsed elsewhere by `parse_part`."""
        for number, bounds in enumerate(self._parts, 1):
            entry = self._layout.read(self.text, bounds)
            text, doubts = self.text[slice(*bounds)], tuple(self._doubts.get(number, ()))
            yield Part(number, text, language(entry), is_empty(entry), doubts)

    def __repr__(self) -> str:
        return f"<Export {self.layout}: {len(self)} articles, {len(self.problems)} problems>"


def parse_many(
    data: bytes | str,
    *,
    source: str | None = None,
    layout: str | None = None,
    encoding: str | None = None,
    captured: datetime | date | None = None,
) -> Export:
    """The articles of a file that a press database exported as text: Nexis, Factiva or ProQuest.

    ::

        export = newsparse.parse_many(Path("nexis.txt").read_bytes())
        for article in export:
            print(article.published, article.publisher, article.headline)
        for problem in export.problems:
            print(problem)

    What the export states of an article (headline, byline, date, section, outlet, language) is taken as it is; its text
    is split as by `parse`. The count that the file announces is checked. `layout` names the layout where the guess
    would be wrong; `source` and `encoding` are as for `parse`, and `captured` too.

    Raises `NotAnExport` for a file of another kind, `EmptyInput`, `BinaryInput`, and `UnknownSource`.
    """
    warnings: list[str] = []
    if isinstance(data, str):
        text = data.removeprefix("\ufeff")
    else:
        text, _, warnings = decode(bytes(data), encoding)
    text, dirt = scrub(text.replace(FIXED, " "))
    if not text.strip():
        raise EmptyInput("input is empty: nothing but white space")
    if source is not None:
        from newsparse.registry import get_source

        get_source(source)
    return Export(text, chosen(text, layout), source=source, captured=captured, warnings=(*warnings, *dirt))


def parse_part(
    data: bytes | str, layout: str, *, source: str | None = None, captured: datetime | date | None = None
) -> Article:
    """The article of a `Part`'s text, of an export with that layout. Offsets of its `origin` are those in this text.

    Raises what `newsparse.parse` raises, and `NotAnExport` for a layout that isn't known.
    """
    text = data if isinstance(data, str) else decode(data)[0]
    return to_article(chosen(text, layout).read(text, Bounds(0, len(text))), source=source, captured=captured)


def is_empty(entry: Entry) -> bool:
    """Whether there's nothing in an entry to make an article of."""
    return not entry.body and "headline" not in entry.stated


def of_file(split: Split, text: str) -> Iterator[Problem]:
    """What's wrong with a file as a whole."""
    found = len(split.parts)
    if split.announced is not None and split.announced != found:
        yield Problem(
            len(text), len(text), None, f"the file announces {split.announced:,} articles and holds {found:,}"
        )
    elif not found:
        yield Problem(0, len(text), None, "the file holds no article")
    for trouble in split.troubles:
        yield Problem(trouble.start, trouble.end, None, trouble.reason)


def of_articles(layout: Layout, text: str, parts: list[Bounds]) -> Iterator[Problem]:
    """What can't be read of single articles."""
    seen: dict[int, int] = {}
    unclosed: list[int] = []
    for number, bounds in enumerate(parts, 1):
        entry = layout.read(text, bounds)
        for reason in shortcomings(entry):
            yield Problem(*bounds, number, reason)
        for line in entry.stray:
            yield Problem(line.start, line.end, number, f"this can't be placed: {line.text[:MOST_SAID]!r}")
        if entry.body:
            first = seen.setdefault(same(entry), number)
            if first != number:
                yield Problem(*bounds, number, f"it is the same as article {first}")
        if not entry.closed:
            unclosed.append(number)
    if len(unclosed) < len(parts) or len(parts) == 1:
        for number in unclosed:
            yield Problem(*parts[number - 1], number, "it seems cut off: what closes an article isn't there")


def same(entry: Entry) -> int:
    """What two articles have in common that are the same."""
    headline = entry.stated.get("headline")
    return hash((headline.text if headline else None, tuple(line.text for line in entry.body)))
