"""The crawler: visits pages of several hosts at once, one at a time each, and stores what becomes of each.

Visits run in threads; only the thread that called talks to the store.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from threading import Event
from time import monotonic, time

import attrs

from newsparse.crawling.summary import Summary, Watcher
from newsparse.crawling.visits import Visitor
from newsparse.discovery.leads import Bounds
from newsparse.discovery.sites import Site
from newsparse.guest import PATIENCE, NotNow
from newsparse.store import Outcome, Page, Store

log = logging.getLogger(__name__)

MOST_STRIKES = 10
"""Visits in a row that failed in ways that may pass, after which a host is left for another time."""

LOOK_AGAIN = 0.2
"""Seconds after which a host is looked at again whose turn waits for what others store."""

LONGEST_SLEEP = 0.5
"""Seconds after which the crawler looks around in any case: a signal may have come while it slept, and been taken by
another thread."""


@attrs.define
class Lane:
    """A host's place in the crawl."""

    host: str
    busy: bool = False
    wake: float = 0.0
    """When there may be something to do, in seconds since 1970."""
    strikes: int = 0


class Crawler:
    """One crawl of some sites, into a store."""

    def __init__(
        self,
        store: Store,
        visitor: Visitor,
        sites: Mapping[str, Site],
        bounds: Bounds,
        *,
        limit: int | None = None,
        workers: int,
        watcher: Watcher | None = None,
        stop: Event,
    ) -> None:
        self.store, self.visitor, self.sites, self.bounds = store, visitor, sites, bounds
        self.limit, self.workers, self.watcher, self.stop = limit, workers, watcher, stop
        self.names = list(sites)
        self.summary = Summary()
        self.lanes: dict[str, Lane] = {}
        self.under_way: dict[Future[Outcome], Page] = {}

    def run(self) -> Summary:
        """Crawl until nothing is left that's due, the limit is reached, or `stop` is set."""
        began = monotonic()
        self._open(self.store.hosts(self.names))
        with ThreadPoolExecutor(self.workers, "newsparse-crawl") as pool:
            try:
                while not self.stop.is_set() and not self._is_full():
                    self._start(pool)
                    if self.under_way:
                        self._finish(self._until_wake())
                    elif self.lanes:
                        self.stop.wait(self._until_wake())
                    else:
                        break
                self.summary.stopped = self.stop.is_set()
                self.stop.set()  # ends waits for a turn; what is on the wire comes to its end
                while self.under_way:
                    self._finish(LONGEST_SLEEP)
            finally:
                self.stop.set()
        self.summary.waiting = self.store.states(self.names).get("waiting", 0)
        self.summary.seconds = monotonic() - began
        return self.summary

    def _open(self, hosts: list[str] | frozenset[str]) -> None:
        """Have hosts looked at for pages; those that were left stay so."""
        for host in hosts:
            if host not in self.summary.left:
                self.lanes.setdefault(host, Lane(host)).wake = 0.0

    def _is_full(self, more: int = 0) -> bool:
        stored = self.summary.total.articles + self.summary.total.versions
        return self.limit is not None and stored + more >= self.limit

    def _start(self, pool: ThreadPoolExecutor) -> None:
        """Send a visitor to each host where it's our turn, as far as there are visitors."""
        for lane in list(self.lanes.values()):
            if len(self.under_way) >= self.workers:
                return
            if lane.busy or lane.wake > time():
                continue
            page = self._next(lane)
            if page is not None:
                lane.busy = True
                self.lanes[lane.host] = self.lanes.pop(lane.host)  # to the end of the queue
                self.under_way[pool.submit(self.visitor.visit, page, self.sites[page.site])] = page

    def _next(self, lane: Lane) -> Page | None:
        """The page to visit now; where there's none, the lane sleeps or is closed."""
        ready = self.visitor.guest.ready_in(lane.host)
        if ready > 0:
            self._sleep(lane, time() + ready, "it asks for a longer pause")
            return None
        page, due = self.store.next_page(lane.host, self.names, self.bounds)
        if page is None:
            if due is None:
                self._close(lane)
            else:
                self._sleep(lane, due, "its failed pages are due later")
            return None
        articles = sum(page.role == "article" for page in self.under_way.values())
        if page.role == "article" and self._is_full(articles):
            lane.wake = time() + LOOK_AGAIN
            return None
        return page

    def _sleep(self, lane: Lane, wake: float, reason: str) -> None:
        lane.wake = wake
        if wake - time() > PATIENCE:
            self._close(lane, f"{reason}, in {wake - time():.0f} seconds")

    def _close(self, lane: Lane, reason: str | None = None) -> None:
        self.lanes.pop(lane.host, None)
        if reason is not None:
            log.warning("%s is left for another time: %s", lane.host, reason)
            self.summary.left[lane.host] = reason

    def _until_wake(self) -> float:
        """Seconds until a sleeping lane has something to do."""
        wakes = [lane.wake for lane in self.lanes.values() if not lane.busy]
        return min(max(min(wakes, default=LONGEST_SLEEP + time()) - time(), 0.001), LONGEST_SLEEP)

    def _finish(self, timeout: float) -> None:
        """Store what has become of visits that have ended."""
        if len(self.under_way) >= self.workers:
            timeout = LONGEST_SLEEP
        for future in wait(self.under_way, timeout, return_when=FIRST_COMPLETED).done:
            page = self.under_way.pop(future)
            lane = self.lanes.get(page.host) or Lane(page.host)
            lane.busy = False
            try:
                outcome = future.result()
            except NotNow:
                continue
            self._store(page, outcome, lane)

    def _store(self, page: Page, outcome: Outcome, lane: Lane) -> None:
        recorded = self.store.record(page, outcome)
        self._open(recorded.hosts)
        self.summary.count(page, outcome, recorded)
        if outcome.host_pause:
            self.visitor.guest.defer(page.url, outcome.host_pause)
        lane.strikes = lane.strikes + 1 if outcome.state == "waiting" else 0
        if lane.strikes >= MOST_STRIKES:
            self._close(lane, f"{lane.strikes} failures in a row")
        if self.watcher is not None:
            self.watcher.seen(page, outcome, recorded, self.summary)
