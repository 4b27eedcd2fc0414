"""Pages in a real browser, for tests: Chromium by Playwright, with all that goes wrong noted."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from newsparse.browser import PROGRAMS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

INSTALLED = [
    pytest.mark.skipif(find_spec("playwright") is None, reason="playwright isn't installed: pip install .[browser]"),
    pytest.mark.skipif(not any(map(shutil.which, PROGRAMS)), reason="no browser is installed: apt install chromium"),
]
"""Marks of tests that need a browser: where there's none, they say so."""

NEEDED = [pytest.mark.block_network(allowed_hosts=["127.0.0.1"]), *INSTALLED]
"""The same for tests that serve pages from this machine."""


class Tab:
    """A page of the browser, and what it complained of and asked for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", self.dismiss)
        page.context.on("page", lambda other: self.dialogs.append(f"opened {other.url}"))

    def dismiss(self, dialog: Any) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def assert_quiet(self) -> None:
        """Nothing went wrong, and nothing was asked for but what's local."""
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith(("file:", "http://127.0.0.1:"))] == []
        assert self.dialogs == []

    def open(self, address: str) -> Page:
        self.page.goto(address)
        return self.page


class Tabs:
    """A browser, and its tabs."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def new(self, **options: Any) -> Tab:
        """A tab that shares nothing with others. `options` are those of a context, such as `color_scheme`."""
        return Tab(self.browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}).new_page())


@contextmanager
def started() -> Iterator[Tabs]:
    """The browser; one at a time in a thread."""
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        try:
            yield Tabs(browser)
        finally:
            browser.close()
