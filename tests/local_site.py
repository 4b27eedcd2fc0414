"""News sites on this machine: pages by path, and a record of who asked for what, and when."""

import threading
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import monotonic
from types import TracebackType
from typing import Any, Self

import attrs

WORDS = "harbour ferry lantern gull tide pilot rope anchor signal pier wharf buoy compass sailor storm chart".split()


@attrs.define
class Asked:
    """One request."""

    path: str
    headers: dict[str, str]
    began: float
    """By the monotonic clock."""
    ended: float = 0.0


@attrs.frozen
class Page:
    """What's answered at a path."""

    body: bytes | str | Callable[[], bytes | str] = b""
    status: int = 200
    headers: dict[str, str] = attrs.field(factory=dict)
    type: str = "text/html; charset=utf-8"


Answer = Page | str | Callable[["Handler"], None]


class LocalSite:
    """Serves `pages` at an address of this machine, until the `with` block ends.

    A page is a `Page`, the text of one, or what writes an answer of its own. `{home}` in a text stands for the site's
    own address.
    """

    def __init__(self, pages: dict[str, Answer] | None = None, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.pages: dict[str, Answer] = dict(pages or {})
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        site = self

        class Bound(Handler):
            local = site

        self._server = ThreadingHTTPServer((host, port), Bound)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.home = f"http://{host}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def hits(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(asked.path for asked in self.asked)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20.0
    disable_nagle_algorithm = True
    local: LocalSite

    def handle(self) -> None:
        with suppress(ConnectionError, TimeoutError):  # the client had enough
            super().handle()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def __getattr__(self, name: str) -> Any:
        if name == "do_GET":
            return self.reply
        raise AttributeError(name)

    def reply(self) -> None:
        asked = Asked(self.path, dict(self.headers.items()), monotonic())
        self.local.asked.append(asked)
        page = self.local.pages.get(self.path, Page("nothing here", 404))
        if callable(page):
            page(self)
        else:
            self.send(page if isinstance(page, Page) else Page(page))
        asked.ended = monotonic()

    def send(self, page: Page) -> None:
        body = page.body() if callable(page.body) else page.body
        data = body.replace("{home}", self.local.home).encode() if isinstance(body, str) else body
        tag = page.headers.get("ETag")
        if tag and self.headers.get("If-None-Match") == tag:
            self.head(304, {"ETag": tag})
            return
        self.head(page.status, {"Content-Type": page.type, "Content-Length": str(len(data)), **page.headers})
        self.wfile.write(data)

    def head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value.replace("{home}", self.local.home))
        if status == 304:
            self.send_header("Content-Length", "0")
        self.end_headers()


def xml(body: str, **headers: str) -> Page:
    return Page(body, type="application/xml", headers=headers)


def rss(*entries: tuple[str, str, str]) -> Page:
    """A feed of (path, title, RFC 822 date)."""
    items = "".join(
        f"<item><title>{title}</title><link>{{home}}{path}</link><pubDate>{date}</pubDate></item>"
        for path, title, date in entries
    )
    return xml(f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tides</title>{items}</channel></rss>')


def sitemap(entries: Iterable[tuple[str, str]]) -> Page:
    """A sitemap of (path, date of the last change)."""
    urls = "".join(f"<url><loc>{{home}}{path}</loc><lastmod>{date}</lastmod></url>" for path, date in entries)
    return xml(f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')


def sitemap_index(entries: Iterable[tuple[str, str]]) -> Page:
    """An index of (path of a sitemap, date of its last change)."""
    parts = "".join(f"<sitemap><loc>{{home}}{path}</loc><lastmod>{date}</lastmod></sitemap>" for path, date in entries)
    namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return xml(f'<?xml version="1.0"?><sitemapindex {namespace}>{parts}</sitemapindex>')


def story(number: int, *, head: str = "", related: Iterable[tuple[str, str]] = (), text: str = "") -> str:
    """An article's page, of invented words that tell its number."""
    a, b, c = (WORDS[(number * step + step) % len(WORDS)] for step in (1, 3, 7))
    headline = f"The {a} and the {b} of pier {number}"
    others = "".join(f'<li><a href="{path}">{title}</a></li>' for path, title in related)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{headline}</title>{head}
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{headline}",
"datePublished": "2024-05-03T10:{number % 60:02}:00Z"}}</script></head><body><main><h1>{headline}</h1>
<p class="byline">By Ines Falk</p>
<p>The {c} of pier {number} was moved on Friday by nine people, who said that it was heavier than they had thought.</p>
<p>Nobody at the {a} office had counted the days since the {b} was last seen, but a keeper put them at {number}.</p>
<p>{text or "A second attempt is planned for the autumn, when the water is low and the gulls have left the bay."}</p>
</main>{f'<section class="related"><h2>Read also</h2><ul>{others}</ul></section>' if others else ""}</body></html>"""
