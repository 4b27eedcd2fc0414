"""What asks the web for one address: the `Fetcher` protocol, and the one that does it by `requests`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from threading import local
from typing import Protocol

import requests

from newsparse.errors import PrivateAddress, WrongContentType
from newsparse.guard import GuardedAdapter, PrivateHost
from newsparse.http import Get, Response, check_url, content_type_of, new_session, own_headers

NEVER_NEWS = re.compile(r"image/|video/|audio/|font/|application/(?:pdf|zip|vnd\.|msword|javascript|wasm)")
"""Content types that are neither a page nor a list of pages. Compressed sitemaps come as any other type."""

TIMEOUT = 20.0
"""Seconds to wait for a connection, and for each piece of an answer."""

MAX_BYTES = 50_000_000
"""The largest body, decompressed: what the sitemaps' protocol allows for one of them."""


class Fetcher(Protocol):
    """What a crawl fetches with. It may be called from several threads at once."""

    def get(self, url: str, headers: Mapping[str, str]) -> Response:
        """The answer at an address, with these headers sent besides its own.

        It may have any status; its `content` is needed only for 200. Redirects aren't followed: the crawl looks at
        where they lead, and waits its turn there. Raises `FetchError` where there's no answer.
        """
        ...


class RequestsFetcher:
    """Fetches by `requests`, with a session for each thread.

    `user_agent` names who asks, `timeout` is in seconds, `max_bytes` limits a body, decompressed as well. Without
    `allow_private`, an address in a private network is a `PrivateAddress`, and the environment's proxies, which would
    look names up unchecked, aren't used.
    """

    def __init__(
        self,
        user_agent: str | None = None,
        *,
        timeout: float = TIMEOUT,
        max_bytes: int = MAX_BYTES,
        allow_private: bool = False,
    ) -> None:
        self.own_headers = own_headers(user_agent)
        self.timeout = timeout
        self.max_bytes = max_bytes
        self.allow_private = allow_private
        self._of_thread = local()
        self._sessions: list[requests.Session] = []

    def get(self, url: str, headers: Mapping[str, str]) -> Response:
        check_url(url)
        exchange = Exchange(url, self._session(), {**headers, **self.own_headers}, self.timeout, self.max_bytes)
        try:
            return exchange()
        except PrivateHost as error:
            raise PrivateAddress(url, f"{error}: allow private addresses if it's meant") from error

    def close(self) -> None:
        """Close all connections; the next fetch opens new ones."""
        while self._sessions:
            self._sessions.pop().close()

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._of_thread, "session", None)
        if session is None:
            session = self._of_thread.session = new_session()
            self._sessions.append(session)
            if not self.allow_private:
                session.trust_env = False
                session.mount("http://", GuardedAdapter())
                session.mount("https://", GuardedAdapter())
        return session


class Exchange(Get):
    """One request and its answer, whatever its status."""

    __slots__ = ()
    redirects = False

    def _wanted(self, answer: requests.Response) -> bool:
        content_type = content_type_of(answer.headers) or ""
        if answer.status_code == 200 and NEVER_NEWS.match(content_type):
            raise WrongContentType(self.url, f"{content_type} is no page, feed or sitemap")
        return answer.status_code == 200
