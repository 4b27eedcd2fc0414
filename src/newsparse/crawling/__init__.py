"""Crawling: from a source's name to its articles in a store, politely and without losing any."""

from __future__ import annotations

from contextlib import closing, nullcontext
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from newsparse.crawling.crawler import Crawler
from newsparse.crawling.summary import Summary, Tally, Watcher
from newsparse.crawling.visits import Visitor
from newsparse.discovery.leads import Bounds, Moment
from newsparse.discovery.sites import Site
from newsparse.guest import PAUSE, Guest
from newsparse.store import Store

if TYPE_CHECKING:
    from newsparse.fetchers import Fetcher

__all__ = ["Summary", "Tally", "Watcher", "crawl"]

HOSTS = 8
"""Hosts that are asked at once."""


def crawl(
    *what: str,
    store: str | Path | Store = "news.db",
    since: Moment | None = None,
    until: Moment | None = None,
    limit: int | None = None,
    follow_related: bool = True,
    respect_reuse: bool = False,
    pause: float = PAUSE,
    hosts: int = HOSTS,
    user_agent: str | None = None,
    allow_private: bool = False,
    fetcher: Fetcher | None = None,
    watcher: Watcher | None = None,
    stop: Event | None = None,
) -> Summary:
    """Find the articles of sources, by their names, and of sites, by addresses; fetch, parse and store them.

    `store` is a file, made where there's none, or a PostgreSQL database's address, or a `Store` that stays open. What
    is in it isn't fetched anew, unless its feed or sitemap says that it has changed. Each page's outcome is stored
    whole or not at all, so a crawl that was stopped or killed goes on when it's called again.

    `since` and `until` bound when articles were published, days as a whole; what isn't dated is fetched all the same.
    `limit` is how many new articles and versions are stored at most. `follow_related` also fetches the articles that
    an article's page names as other headlines. `respect_reuse` leaves out pages whose use is reserved
    (`Article.reuse`).

    One request at a time goes to a host, with a `pause` between two of them, in seconds, or a longer one where its
    robots.txt asks for it; `hosts` is how many are asked at once. A page that fails in a way that may pass is tried
    again after growing pauses, five times in all; the crawl waits for that up to ten minutes.

    `user_agent` names who asks, `allow_private` permits addresses in private networks, and `fetcher` replaces the one
    by requests, and with it the agent it sends. `watcher` is told of each page, and the crawl ends soon after `stop` is
    set.

    Raises `UnknownSource`, `BadURL`, `StoreError`, `MissingExtra`, and `ValueError` for bounds that nothing lies
    between. Pages that fail raise nothing: the store keeps why.
    """
    from newsparse.fetchers import RequestsFetcher

    stop = stop or Event()
    bounds = Bounds.of(since, until)
    sites = [Site.of(name) for name in what]
    by_name = {site.name: site for site in sites}
    own = RequestsFetcher(user_agent, allow_private=allow_private)
    opened = nullcontext(store) if isinstance(store, Store) else Store(store)
    with closing(own), opened as kept, kept.alone():
        for site in sites:
            kept.add(site.name, list(site.seeds(bounds)))
        kept.refresh(list(by_name))
        guest = Guest(fetcher or own, user_agent=user_agent, pause=pause, stop=stop)
        visitor = Visitor(guest, respect_reuse=respect_reuse, follow_related=follow_related, bounds=bounds)
        return Crawler(kept, visitor, by_name, bounds, limit=limit, workers=hosts, watcher=watcher, stop=stop).run()
