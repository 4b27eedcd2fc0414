"""Drift: what a source yields on fresh pages, held against what it yields on its cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from newsparse import document, metadata
from newsparse.api import article_of, source_of, understand
from newsparse.errors import FetchError, NewsparseError
from newsparse.files import load
from newsparse.kit.measures import MEASURES, Change, change, tailed
from newsparse.labellers import Labeller
from newsparse.metadata import Metadata
from newsparse.testing.idle import Statement, statements
from newsparse.testing.samples import samples_of

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.cases import Case
    from newsparse.document import Document
    from newsparse.source import Source

FEWEST = 3
"""Fresh pages from which something can be told."""

ENDINGS = (".html", ".htm", ".txt", ".html.gz", ".htm.gz", ".txt.gz")
"""Names of a folder's files that are taken for pages and dumps."""


@attrs.frozen
class Fresh:
    """A page or dump to be looked at."""

    name: str
    """Its path or address."""
    data: bytes = attrs.field(repr=False)
    url: str | None = None
    encoding: str | None = None
    captured: datetime | None = None

    def read(self) -> tuple[Document, Metadata]:
        made = document.read(self.data, url=self.url, encoding=self.encoding)
        return made, metadata.read(made.tree, url=self.url) if made.tree is not None else Metadata()


@attrs.frozen
class Report:
    """What became of a source."""

    source: str
    cases: int
    """Inputs of its cases that are of the same kind as the fresh ones."""
    pages: int
    """Fresh inputs that could be parsed."""
    changes: tuple[Change, ...] = ()
    """All that was measured, what drifted first."""
    failures: tuple[str, ...] = ()
    """Inputs that couldn't be had or parsed, and why."""

    @property
    def drifted(self) -> bool:
        return any(change.drifted for change in self.changes)


def check(source: Source, cases: Sequence[Case], fresh: Iterable[Fresh]) -> Report:
    """Measure a source on its cases and on fresh inputs, field by field and selector by selector.

    Cases are compared with fresh inputs of their own kind, pages or dumps.
    """
    now: list[tuple[Document, Article]] = []
    failures = []
    for one in fresh:
        try:
            made, said = one.read()
            now.append((made, article_of(understand(made, said, source, captured=one.captured))))
        except NewsparseError as error:
            failures.append(f"{one.name}: {error}")
    kinds = {made.kind for made, _ in now}
    samples = [sample for sample in samples_of(source, cases) if sample.kind in kinds]
    before = [(sample.document, sample.parse(source)) for sample in samples]
    changes = list(compare(source, before, now)) if before and len(now) >= FEWEST else []
    changes.sort(key=lambda change: not change.drifted)
    return Report(source.name, len(before), len(now), tuple(changes), tuple(failures))


Seen = Sequence[tuple["Document", "Article"]]


def compare(source: Source, before: Seen, now: Seen) -> Iterator[Change]:
    """All measures of what was and what is."""
    old, new = [article for _, article in before], [article for _, article in now]
    names = [*filter(None, (source.publisher, source.name)), *source.domains]
    for measure in (*MEASURES, tailed(new, names)):
        yield change(measure, old, new)
    for statement in statements(source):
        if isinstance(statement.value, Labeller):
            yield matching(source, statement, before, now)


def matching(source: Source, statement: Statement, before: Seen, now: Seen) -> Change:
    """How often a selector or pattern matches. One that matched, however seldom, and never does now has stopped."""
    old, new = (sum(statement.value.holds(made) for made, _ in seen) / len(seen) for seen in (before, now))
    return Change(statement.told(source), "matches", "share", old, new, drifted=old > 0 and new == 0)


def saved(folder: Path, failures: list[str]) -> Iterator[Fresh]:
    """The pages and dumps in a folder, at any depth. What can't be read is told in `failures`."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith(ENDINGS) and path.is_file():
            try:
                yield Fresh(str(path), load(path))
            except (NewsparseError, OSError) as error:
                failures.append(f"{path}: {error}")


def by_source(fresh: Iterable[Fresh], failures: list[str]) -> dict[str, list[Fresh]]:
    """Inputs by the source that they tell."""
    found: dict[str, list[Fresh]] = {}
    for one in fresh:
        try:
            found.setdefault(source_of(*one.read()).name, []).append(one)
        except NewsparseError as error:
            failures.append(f"{one.name}: {error}")
    return found


def discovered(name: str, *, limit: int, failures: list[str], **manners: Any) -> Iterator[Fresh]:
    """A source's newest articles, fetched with a guest's manners; `manners` are what `newsparse.discover` takes.

    What can't be fetched is told in `failures`. Raises what `newsparse.discover` raises.
    """
    from newsparse.discovery import discover
    from newsparse.fetchers import RequestsFetcher
    from newsparse.guest import Guest, NotNow

    agent, pause = manners.get("user_agent"), manners["pause"]
    guest = Guest(RequestsFetcher(agent, allow_private=manners["allow_private"]), user_agent=agent, pause=pause)
    for found in list(discover(name, limit=limit, **manners)):
        try:
            page = guest.get(found.url)
            yield Fresh(found.url, page.content, page.url, page.encoding, page.fetched)
        except (FetchError, NotNow) as error:
            failures.append(str(error))
