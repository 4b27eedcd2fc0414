"""Manners of a guest: robots.txt, one request at a time to a host, and a pause between them.

`Guest.get` is how discovery and crawl ask for anything. Redirects are followed here, one by one, as each is a request:
it may lead to a host where it isn't our turn yet, or where robots.txt asks to stay away.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsparse import addresses
from newsparse.errors import BadURL, Disallowed, TooManyRedirects
from newsparse.extras import need
from newsparse.http import USER_AGENT, Response
from newsparse.http.failures import status_error
from newsparse.reuse import reserved_in_robots

if TYPE_CHECKING:
    from protego import Protego

    from newsparse.fetchers import Fetcher

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two requests to a host."""

MOST_REDIRECTS = 10
"""Redirects of one address; browsers follow twenty, and pages that news link to need one or two."""

MOST_ROBOTS = 512_000
"""Bytes of a robots.txt that are read, as RFC 9309 has it at least."""

REDIRECTS = frozenset((301, 302, 303, 307, 308))


PATIENCE = 600.0
"""The longest wait for a turn, in seconds."""


class NotNow(Exception):
    """A host asks for a longer pause than we have patience for."""


class Stopped(NotNow):
    """The crawl was told to end while a request waited for its turn."""


class Host:
    """What is known of a host, and whose turn it is there."""

    def __init__(self) -> None:
        self.turn = Lock()
        self.free_at = 0.0
        """When the next request may go out, by the monotonic clock."""
        self.robots: Robots | None = None
        self.asking = Lock()
        """Held while robots.txt is asked for, by one thread for all."""


class Robots:
    """A robots.txt, as it concerns one agent."""

    def __init__(self, rules: Protego, text: str, agent: str) -> None:
        self.rules = rules
        self.agent = agent
        rate = rules.request_rate(agent)
        self.pause = max(rules.crawl_delay(agent) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        """Seconds that it asks for between two requests."""
        self.sitemaps = list(rules.sitemaps)
        self.reuse = reserved_in_robots(text)
        """Signals by which the site reserves uses, as `Article.reuse` has them."""

    def allows(self, url: str) -> bool:
        return self.rules.can_fetch(url, self.agent)


class Guest:
    """Asks sites for pages, with manners. Safe to share among threads."""

    def __init__(
        self, fetcher: Fetcher, *, user_agent: str | None = None, pause: float = PAUSE, stop: Event | None = None
    ) -> None:
        self._parse = need("protego", "crawl", "reading robots.txt").Protego.parse
        self.fetcher = fetcher
        self.agent = user_agent or USER_AGENT
        self.pause = pause
        self.stop = stop or Event()
        """Once it's set, waits end with `Stopped`."""
        self._hosts: dict[str, Host] = {}
        self._lock = Lock()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """The answer at an address, redirects followed: a page, or with the status 304 none.

        `headers` make it a conditional request. Raises `FetchError`: `Disallowed` where robots.txt asks to stay away,
        `HTTPStatus` for statuses that are errors; `NotNow` where our turn is too far off, `Stopped` once it's to end.
        """
        answer = self._follow(url, headers or {}, mind_robots=True)
        if answer.status not in (200, 304):
            raise status_error(url, answer.status, answer.headers)
        return Response(answer.url, url, answer.status, answer.content, answer.headers, answer.fetched)

    def robots(self, url: str) -> Robots:
        """The robots.txt of an address's host, asked for once.

        Where there's none, everything is allowed; where the server fails, nothing is. Then it raises `FetchError`, and
        it's asked for again the next time.
        """
        host = self._host(url)
        with host.asking:
            if host.robots is None:
                text = self._robots_text(f"{addresses.origin_of(url)}/robots.txt")
                host.robots = Robots(self._parse(text), text, self.agent)
                self.defer(url, host.robots.pause)
        return host.robots

    def defer(self, url: str, seconds: float) -> None:
        """Leave a host alone for so long, as its server asks."""
        self._not_before(self._host(url), monotonic() + seconds)

    def ready_in(self, host: str) -> float:
        """Seconds until it's our turn at a host."""
        with self._lock:
            known = self._hosts.get(host)
        return max(0.0, known.free_at - monotonic()) if known is not None else 0.0

    def _robots_text(self, url: str) -> str:
        answer = self._follow(url, {}, mind_robots=False)
        if answer.status == 429 or answer.status >= 500:
            raise status_error(url, answer.status, answer.headers)
        return answer.content[:MOST_ROBOTS].decode("utf-8-sig", "replace") if answer.status == 200 else ""

    def _follow(self, url: str, headers: Mapping[str, str], *, mind_robots: bool) -> Response:
        """The answer at the end of an address's redirects."""
        at: str | None = url
        seen: list[str] = []
        while at is not None:
            if at in seen or len(seen) > MOST_REDIRECTS:
                raise TooManyRedirects(url, f"redirects in a circle, or more than {MOST_REDIRECTS}")
            if mind_robots and not self.robots(at).allows(at):
                raise Disallowed(url, f"robots.txt asks to stay away{f' from {at}' if seen else ''}")
            seen.append(at)
            answer = self._ask(at, headers)
            at = redirect_of(url, answer)
        return answer

    def _host(self, url: str) -> Host:
        with self._lock:
            return self._hosts.setdefault(addresses.host_of(url), Host())

    def _ask(self, url: str, headers: Mapping[str, str]) -> Response:
        host = self._host(url)
        with host.turn:
            wait = max(0.0, host.free_at - monotonic())
            if wait > PATIENCE:
                raise NotNow(f"{url}: the host asks to be left alone for {wait:.0f} seconds")
            if self.stop.wait(wait):
                raise Stopped
            try:
                return self.fetcher.get(url, headers)
            finally:
                asked = host.robots.pause if host.robots is not None else 0.0
                self._not_before(host, monotonic() + max(self.pause, asked))

    def _not_before(self, host: Host, moment: float) -> None:
        with self._lock:
            host.free_at = max(host.free_at, moment)


def redirect_of(url: str, answer: Response) -> str | None:
    """Where an answer redirects to; `None` where it doesn't. Raises `BadURL` for what is no web address."""
    location = answer.headers.get("Location") if answer.status in REDIRECTS else None
    if location is None:
        return None
    try:
        target = urljoin(answer.url, location).partition("#")[0]
    except ValueError:
        target = location
    if not addresses.is_web(target):
        raise BadURL(url, f"it redirects to {target}, which is no http or https address")
    return target
