"""Leads: addresses to be looked at, of an article or of what may list articles, and the time bounds they must keep."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Literal

import attrs

Role = Literal["site", "robots", "feed", "article", "archive", "section", "sitemap"]
"""What's expected at an address: a home page, a robots.txt, a feed, an article, a day's page of an archive, a section's
page, a sitemap. What a list really is, feed, sitemap or page, is told from its content."""

RANKS: dict[Role, int] = {
    "site": 0,
    "robots": 0,
    "feed": 1,
    "article": 2,
    "archive": 3,
    "section": 4,
    "sitemap": 5,
}
"""In which order they're looked at. Articles come before the long lists, so that a crawl gives results soon."""

MOST_LISTS = 20_000
"""Lists of one site that are looked at, so that lists made without end come to one."""

Moment = datetime | date


@attrs.frozen
class Found:
    """An article's address, and what is said of it where it was found."""

    url: str
    headline: str | None = None
    """As the list has it, which may be shortened; `None` where it only names addresses."""
    published: Moment | None = None
    """A `date` where only the day is known; `None` where the list doesn't say, and the address neither."""
    found_in: str = ""
    """Address of the feed, sitemap or page."""


@attrs.frozen
class Lead:
    """An address to be looked at."""

    url: str
    role: Role
    headline: str | None = None
    published: Moment | None = None
    changed: Moment | None = None
    """When it was last changed, as its list says."""
    found_in: str = ""
    depth: int = 0
    """Lists between a seed and this one."""

    @property
    def rank(self) -> tuple[int, float]:
        """By which leads are sorted: by role, then the newest first, and those without a date last."""
        moment = epoch(self.published or self.changed)
        return RANKS[self.role], -moment if moment is not None else 0.0

    @property
    def found(self) -> Found:
        return Found(self.url, self.headline, self.published, self.found_in)


def epoch(moment: Moment | None, *, end: bool = False) -> float | None:
    """Seconds since 1970; of a day its begin, or with `end` its end. A time without a zone counts as UTC."""
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time.max if end else time.min)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


@attrs.frozen
class Bounds:
    """The time that articles must be from, in seconds since 1970; `None` is open."""

    since: float | None = None
    until: float | None = None

    @classmethod
    def of(cls, since: Moment | None, until: Moment | None) -> Bounds:
        """Days count as a whole. Raises `ValueError` where nothing can lie between."""
        bounds = cls(epoch(since), epoch(until, end=True))
        if bounds.since is not None and bounds.until is not None and bounds.since > bounds.until:
            raise ValueError(f"since {since} is after until {until}")
        return bounds

    def allow(self, published: float | None, changed: float | None = None) -> bool:
        """Whether something may be within. What was last changed before can't be of a later time; what isn't dated may
        be of any."""
        if self.since is not None and (published if published is not None else changed or self.since) < self.since:
            return False
        return self.until is None or published is None or published <= self.until

    def hold(self, lead: Lead) -> bool:
        """Whether a lead may lead to articles within."""
        return self.allow(epoch(lead.published, end=self.since is not None), epoch(lead.changed, end=True))
