"""What a crawl has done so far, by host and as a whole."""

from __future__ import annotations

from typing import Any, Protocol

import attrs

from newsparse.store import Outcome, Page, Recorded


@attrs.define
class Tally:
    """Counts of a host, or of a whole crawl."""

    requests: int = 0
    """Pages that were asked for, retries among them; a robots.txt and redirects aside."""
    articles: int = 0
    """Articles that were stored for the first time."""
    versions: int = 0
    """Articles that were stored before, with another headline or body."""
    unchanged: int = 0
    """Articles that were as they had been."""
    lists: int = 0
    """Feeds, sitemaps and pages that list articles."""
    moved: int = 0
    """Other addresses of articles."""
    nothing: int = 0
    """Pages that held no article."""
    refused: int = 0
    """Pages that robots.txt asks to stay away from."""
    reserved: int = 0
    """Pages whose use is reserved."""
    retried: int = 0
    """Failures that may pass, to be tried again."""
    failed: int = 0
    """Pages given up."""

    def count(self, page: Page, outcome: Outcome, recorded: Recorded) -> None:
        self.requests += 1
        name = kind_of(page, outcome, recorded)
        setattr(self, name, getattr(self, name) + 1)


def kind_of(page: Page, outcome: Outcome, recorded: Recorded) -> str:
    """The count that an outcome belongs to."""
    if recorded.state == "waiting":
        return "retried"
    if recorded.state != "read":
        return recorded.state
    if page.role != "article":
        return "lists"
    if recorded.version is None:
        return "unchanged"
    return "articles" if recorded.version == 1 else "versions"


@attrs.define
class Summary:
    """What a crawl has done."""

    total: Tally = attrs.field(factory=Tally)
    hosts: dict[str, Tally] = attrs.field(factory=dict)
    """By host, in the order in which they were asked."""
    waiting: int = 0
    """Addresses that are left for another time."""
    left: dict[str, str] = attrs.field(factory=dict)
    """Hosts that were left before all was done, and why."""
    seconds: float = 0.0
    stopped: bool = False
    """Whether it was told to end before all was done."""

    def count(self, page: Page, outcome: Outcome, recorded: Recorded) -> None:
        for tally in (self.total, self.hosts.setdefault(page.host, Tally())):
            tally.count(page, outcome, recorded)

    def to_dict(self) -> dict[str, Any]:
        """As plain data of JSON's types."""
        return attrs.asdict(self)


class Watcher(Protocol):
    """Is told of each page as it's done, in the thread that called `crawl`."""

    def seen(self, page: Page, outcome: Outcome, recorded: Recorded, summary: Summary) -> None:
        """Called once the outcome is stored; `summary` counts it already."""
        ...
