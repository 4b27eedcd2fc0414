"""Discovery: a source's articles, found in its feeds, sitemaps, archive, sections and home page."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count, islice
from typing import TYPE_CHECKING

from newsparse import addresses
from newsparse.discovery.leads import MOST_LISTS, Bounds, Found, Lead, Moment
from newsparse.discovery.lists import is_absent, leads_of, robots_leads
from newsparse.discovery.sites import Site
from newsparse.errors import FetchError, InputError
from newsparse.guest import PAUSE, Guest, NotNow

if TYPE_CHECKING:
    from newsparse.fetchers import Fetcher

__all__ = ["Found", "discover"]

log = logging.getLogger(__name__)


def discover(
    what: str,
    *,
    since: Moment | None = None,
    until: Moment | None = None,
    limit: int | None = None,
    pause: float = PAUSE,
    user_agent: str | None = None,
    allow_private: bool = False,
    fetcher: Fetcher | None = None,
) -> Iterator[Found]:
    """The articles of a source, by its name, or of the site at an address, as they are found.

    A list's articles come newest first, and the newest lists first. `since` and `until` bound when they were
    published, days as a whole; what isn't dated is given all the same. No more than `limit` are given, and no more is
    fetched than that takes.

    `pause` is in seconds, between two requests to a host. `user_agent` names who asks. `allow_private` permits
    addresses in private networks. `fetcher` replaces the one by requests, and with it the agent it sends.

    Raises `UnknownSource`, `BadURL`, `MissingExtra`, `ValueError` for bounds that nothing lies between; `FetchError`
    where none of the places to begin at can be fetched.
    """
    from newsparse.fetchers import RequestsFetcher

    site, bounds = Site.of(what), Bounds.of(since, until)
    fetcher = fetcher or RequestsFetcher(user_agent, allow_private=allow_private)
    found = Searcher(site, bounds, Guest(fetcher, user_agent=user_agent, pause=pause)).run()
    return islice(found, limit)


class Searcher:
    """One search of a site."""

    def __init__(self, site: Site, bounds: Bounds, guest: Guest) -> None:
        self.site, self.bounds, self.guest = site, bounds, guest
        self._heap: list[tuple[tuple[int, float], int, Lead]] = []
        self._seen: set[str] = set()
        self._order = count()

    def run(self) -> Iterator[Found]:
        """Raises `FetchError` where nothing could be fetched."""
        failure: FetchError | None = None
        read = 0
        yield from self._take(list(self.site.seeds(self.bounds)))
        while self._heap and read < MOST_LISTS:
            lead = heappop(self._heap)[2]
            try:
                leads = search(lead, self.site, self.guest)
            except (FetchError, InputError, NotNow) as error:
                log.log(logging.INFO if is_absent(lead, error) else logging.WARNING, "%s", error)
                failure = failure or (error if isinstance(error, FetchError) else None)
                continue
            read += lead.role != "robots"
            yield from self._take(leads)
        if failure is not None and not read:
            raise failure

    def _take(self, leads: list[Lead]) -> Iterator[Found]:
        """Keep lists for later, and give articles; each once."""
        for lead in leads:
            key = addresses.page_key(lead.url)
            if key in self._seen or not self.bounds.hold(lead):
                continue
            self._seen.add(key)
            if lead.role == "article":
                yield lead.found
            else:
                heappush(self._heap, (lead.rank, next(self._order), lead))


def search(lead: Lead, site: Site, guest: Guest) -> list[Lead]:
    """Where a list leads to. Raises `FetchError`, and `InputError` for what can't be read."""
    if lead.role == "robots":
        return robots_leads(lead, guest.robots(lead.url).sitemaps, site)
    response = guest.get(lead.url)
    if lead.role == "site" and not site.holds(response.url):
        log.warning("%s leads to another site, %s: give that one's address", lead.url, response.url)
    return leads_of(lead, response, site)
