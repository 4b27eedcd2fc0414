"""Fetching pages as a browser shows them, for sites whose articles are put in place by scripts.

The browser itself has no network: what a page asks for is fetched by the same means as everything else, with the same
limits, so a script can't reach into a private network either.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

import attrs

from newsparse.errors import ConnectionFailed, FetchError
from newsparse.extras import need
from newsparse.fetchers import RequestsFetcher
from newsparse.guest import MOST_REDIRECTS, redirect_of
from newsparse.http import Response

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Playwright, Route

log = logging.getLogger(__name__)

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""Names of browsers, as they are installed."""

NEEDED = frozenset(("document", "script", "xhr", "fetch", "stylesheet"))
"""What's loaded of a page; pictures, films, sounds and typefaces change no text."""

PAGES = frozenset(("text/html", "application/xhtml+xml"))

SETTLES = 5.0
"""Seconds that a page has, once it's loaded, until its scripts ask for nothing more."""

NOWHERE = "http://127.0.0.1:9"
"""The browser's proxy, where nobody listens."""


class BrowserFetcher:
    """Fetches by `requests`, and has an installed Chromium run the scripts of what is a page.

    `program` is its path; without it, it's looked for. The other options are those of `RequestsFetcher`. Feeds,
    sitemaps and redirects don't go through the browser. What a page's scripts ask for is fetched without waiting for a
    turn, as for any reader; only by GET, and neither pictures nor films.

    Raises `MissingExtra`, and `FileNotFoundError` where no browser is found.
    """

    def __init__(self, user_agent: str | None = None, *, program: str | None = None, **options: Any) -> None:
        found = program or next(filter(None, map(shutil.which, PROGRAMS)), None)
        if found is None:
            raise FileNotFoundError(f"no browser is installed: {', '.join(PROGRAMS)} are looked for")
        self._start = need("playwright.async_api", "browser", "a browser").async_playwright
        self.requests = RequestsFetcher(user_agent, **options)
        self.program = found
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="newsparse-browser", daemon=True)
        self._thread.start()
        self._launching = asyncio.Lock()

    def get(self, url: str, headers: Mapping[str, str]) -> Response:
        response = self.requests.get(url, headers)
        if response.status != 200 or response.content_type not in PAGES:
            return response
        try:
            text = asyncio.run_coroutine_threadsafe(self._rendered(response), self._loop).result()
        except FetchError:
            raise
        except Exception as error:  # the browser's own errors; their class is its package's
            raise ConnectionFailed(url, f"the browser failed ({error}): try again later") from error
        kept = {**response.headers, "Content-Type": "text/html; charset=utf-8"}
        return attrs.evolve(response, content=text.encode("utf-8", "replace"), headers=kept)

    def close(self) -> None:
        """End the browser, and close all connections."""
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self.requests.close()

    async def _rendered(self, response: Response) -> str:
        """A page's markup once its scripts have run."""
        browser = await self._launched()
        context = await browser.new_context(service_workers="block", accept_downloads=False)
        try:
            page = await context.new_page()
            await page.route("**/*", Supply(self.requests, response).answer)
            await self._shown(page, response.url)
            return str(await page.content())
        finally:
            await context.close()

    async def _shown(self, page: Page, url: str) -> None:
        from playwright.async_api import TimeoutError as TooSlow

        timeout = 1000 * self.requests.timeout
        with suppress(TooSlow):  # what's there by then is what there is
            await page.goto(url, timeout=timeout, wait_until="load")
            await page.wait_for_load_state("networkidle", timeout=1000 * SETTLES)

    async def _launched(self) -> Browser:
        async with self._launching:
            if self._browser is None:
                self._playwright = await self._start().start()
                self._browser = await self._playwright.chromium.launch(
                    executable_path=self.program,
                    chromium_sandbox=os.geteuid() != 0,  # as root it won't start with one
                    proxy={"server": NOWHERE, "bypass": "<-loopback>"},
                    args=[
                        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
                        "--disable-background-networking",
                    ],
                )
            return self._browser

    async def _close(self) -> None:
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()


class Supply:
    """Gives a page what it asks for."""

    def __init__(self, requests: RequestsFetcher, page: Response) -> None:
        self.requests = requests
        self.page = page

    async def answer(self, route: Route) -> None:
        """Called for each request of the page."""
        request = route.request
        if request.is_navigation_request() and request.url == self.page.url:
            await self._fulfill(route, self.page)
        elif request.method != "GET" or request.resource_type not in NEEDED or request.is_navigation_request():
            await route.abort()
        else:
            try:
                await self._fulfill(route, await asyncio.to_thread(self._fetched, request.url))
            except FetchError as error:
                log.info("%s", error)
                await route.abort()

    def _fetched(self, url: str) -> Response:
        """What a script asks for, redirects followed."""
        for _ in range(MOST_REDIRECTS):
            response = self.requests.get(url, {})
            target = redirect_of(url, response)
            if target is None:
                return response
            url = target
        raise ConnectionFailed(url, "too many redirects")

    async def _fulfill(self, route: Route, response: Response) -> None:
        kept = ("content-type", "access-control-allow-origin", "access-control-allow-credentials")
        headers = {name.lower(): value for name, value in response.headers.items() if name.lower() in kept}
        await route.fulfill(status=response.status, headers=headers, body=response.content)
