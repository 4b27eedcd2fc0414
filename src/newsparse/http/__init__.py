"""Fetching: the only room that talks to the network.

`fetch` gives a `Response` that `newsparse.parse` takes, or raises one of the kinds of `newsparse.errors.FetchError`.

Tried again, up to `retries` times, are the statuses 429 and 5xx, and connections that break off. Before a retry it
waits as long as the server's `Retry-After` says, or else 0.5 seconds, then twice as long each time. A host that can't
be reached, and a server that doesn't answer in time, are not tried again.
"""

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from importlib.metadata import version
from time import monotonic, sleep
from typing import Any, ClassVar
from urllib.parse import urlsplit

import attrs
import requests
from requests.structures import CaseInsensitiveDict
from w3lib.encoding import http_content_type_encoding

from newsparse.errors import BadURL, ConnectionFailed, HTTPStatus, TimedOut, TooLarge, WrongContentType
from newsparse.http.failures import named_errors, status_error, wait_before_retry

USER_AGENT = f"newsparse/{version('newsparse')} (news parser; set user_agent= to name yourself)"
"""What `fetch` calls itself; `user_agent` names who runs it, so that a site's owner can ask them."""

PATIENCE = 6
"""How many times `timeout` a fetch may take in all, waits before retries apart: a server that drips bytes never hits
`timeout` itself."""

CHUNK = 64 * 1024
"""Bytes that one read may add beyond the size limit."""


def _any_case(headers: Mapping[str, str]) -> Mapping[str, str]:
    return CaseInsensitiveDict(headers.items())


@attrs.frozen
class Response:
    """A fetched page."""

    url: str
    """The final address, after redirects."""
    requested_url: str
    """The address asked for."""
    status: int
    """HTTP status code, 200 to 299."""
    content: bytes = attrs.field(repr=False)
    """The body, decompressed."""
    headers: Mapping[str, str] = attrs.field(converter=_any_case, repr=False, hash=False)
    """Of the final answer; names are looked up in any case."""
    fetched: datetime
    """When the final answer began, in UTC."""

    @property
    def content_type(self) -> str | None:
        """As in 'text/html', in lower case, without parameters; `None` where it's undeclared or no such type."""
        return content_type_of(self.headers)

    @property
    def encoding(self) -> str | None:
        """The charset of the Content-Type header, under Python's name; `None` where it's undeclared or unknown."""
        return http_content_type_encoding(self.headers.get("Content-Type"))


def fetch(
    url: str,
    *,
    timeout: float = 20.0,
    max_bytes: int = 20_000_000,
    retries: int = 3,
    user_agent: str | None = None,
    session: requests.Session | None = None,
) -> Response:
    """The page at an http or https address, redirects followed.

    `timeout` is the longest wait for the connection and for each piece of the answer, in seconds. A fetch that takes
    `PATIENCE` times as long in all, waits before retries apart, is given up; only while headers drip in, byte by byte,
    does `timeout` alone hold. `max_bytes` limits the body, decompressed as well. `retries` is how often a passing
    failure is tried again. `user_agent` replaces `USER_AGENT`.

    `session` brings own logins, proxies, certificates and headers, its `User-Agent` among them. Without it all fetches
    share one session, for its connections; no fetch sees cookies of an earlier one.

    Raises `BadURL`, `ConnectionFailed`, `TimedOut`, `TooManyRedirects`, `TooLarge`, `WrongContentType` or `HTTPStatus`,
    all of them `FetchError`; `ValueError` for a `user_agent` that isn't printable ASCII.
    """
    url = url.strip()
    check_url(url)
    get = Get(url, _shared if session is None else session, own_headers(user_agent), timeout, max_bytes)
    attempt = 0
    while True:
        try:
            return get()
        except (HTTPStatus, ConnectionFailed) as error:
            wait = wait_before_retry(error, attempt)
            if wait is None or attempt >= retries:
                raise
        sleep(wait)
        get.deadline += wait
        attempt += 1


def check_url(url: str) -> None:
    try:
        parts = urlsplit(url)
        complete = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError as error:
        raise BadURL(url, f"malformed address ({error}): check it") from error
    if not complete:
        raise BadURL(url, "not an http or https address: give it in full, as in https://example.org/news/1")


def own_headers(user_agent: str | None) -> dict[str, str]:
    if user_agent is None:
        return {}
    if not (user_agent.isascii() and user_agent.isprintable()):
        raise ValueError(f"user_agent {user_agent!r} can't be sent: use printable ASCII characters")
    return {"User-Agent": user_agent}


class Get:
    """One address being fetched; each call is an attempt."""

    __slots__ = ("deadline", "headers", "max_bytes", "session", "timeout", "url")
    redirects: ClassVar = True
    """Whether redirects are followed."""

    def __init__(
        self, url: str, session: requests.Session, headers: dict[str, str], timeout: float, max_bytes: int
    ) -> None:
        self.url, self.session, self.headers = url, session, headers
        self.timeout, self.max_bytes = timeout, max_bytes
        self.deadline = monotonic() + PATIENCE * timeout

    def __call__(self) -> Response:
        with named_errors(self.url, self.timeout), self._ask() as answer:
            began = datetime.now(UTC)
            content = self._read(answer) if self._wanted(answer) else b""
            return Response(answer.url, self.url, answer.status_code, content, answer.headers, began)

    def _ask(self) -> requests.Response:
        return self.session.get(
            self.url,
            headers=self.headers,
            timeout=self.timeout,
            stream=True,
            allow_redirects=self.redirects,
            hooks={"response": self._on_answer},
        )

    def _on_answer(self, answer: requests.Response, *_: Any, **__: Any) -> None:
        """Called for every answer, redirects included, before requests goes on to the next."""
        if answer.is_redirect:
            answer.raw.close()  # requests would read a redirect's body to its end, whatever its size
            self._check_deadline()

    def _wanted(self, answer: requests.Response) -> bool:
        """Whether the body is read. Raises `HTTPStatus` and `WrongContentType`."""
        if not 200 <= answer.status_code < 300:
            raise status_error(self.url, answer.status_code, answer.headers)
        content_type = content_type_of(answer.headers)
        if not may_be_news(content_type):
            raise WrongContentType(self.url, f"{content_type} is no page or text: give a news item's address")
        return True

    def _read(self, answer: requests.Response) -> bytes:
        raw = answer.raw
        raw.decode_content = True
        body = bytearray()
        # `read1` returns what has come, where `iter_content` would wait for a whole chunk and so miss the deadline.
        while piece := raw.read1(CHUNK):
            body += piece
            if len(body) > self.max_bytes:
                raise TooLarge(self.url, f"the body is over {self.max_bytes:,} bytes: raise max_bytes if it's wanted")
            self._check_deadline()
        return bytes(body)

    def _check_deadline(self) -> None:
        if monotonic() > self.deadline:
            limit = f"{PATIENCE * self.timeout:g} seconds"
            raise TimedOut(self.url, f"not whole within {limit}: try again later, or raise timeout")


def content_type_of(headers: Mapping[str, str]) -> str | None:
    declared = headers.get("Content-Type", "").partition(";")[0].partition(",")[0].strip().lower()
    return declared if "/" in declared else None


def may_be_news(content_type: str | None) -> bool:
    """Whether a type is text or XML; an undeclared one may be."""
    if content_type is None:
        return True
    kind, _, subtype = content_type.partition("/")
    return kind == "text" or (kind == "application" and (subtype == "xml" or subtype.endswith("+xml")))


def new_session() -> requests.Session:
    session = requests.Session()
    session.headers["User-Agent"] = USER_AGENT
    session.headers["Accept"] = "text/html,application/xhtml+xml,application/xml;q=0.9,text/*;q=0.8,*/*;q=0.1"
    session.headers["Accept-Encoding"] = "gzip, deflate"  # older brotli decoders know no size limit
    # requests keeps a redirect chain's cookies beside the session's; so the chain works, and nothing stays behind.
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return session


def _renew_session() -> None:
    global _shared
    _shared = new_session()


_shared = new_session()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_session)  # a child must not use its parent's open connections
