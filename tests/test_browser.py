"""The browser as a fetcher, on pages that need their scripts; where Chromium and Playwright are installed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsparse import Store, browser, crawl, guard
from newsparse.browser import BrowserFetcher
from newsparse.cli import main
from tests.in_browser import INSTALLED
from tests.local_site import LocalSite, Page, story

pytestmark = [pytest.mark.block_network(allowed_hosts=["127.0.0.1", "127.0.0.2"]), *INSTALLED]

SCRIPTED = """<!DOCTYPE html><html><head><title>The rope of pier 9</title></head><body><main id="story"></main>
<img src="/picture.png"><script src="/story.js"></script></body></html>"""

SCRIPT = """fetch("/story.json").then(answer => answer.json()).then(data => {
  document.getElementById("story").innerHTML = data.markup;
});"""

MARKUP = """{"markup": "<h1>The rope of pier 9</h1><p>The rope of pier 9 was moved on Friday by nine people, who said
 that it was heavier than they had thought.</p><p>A second attempt is planned for the autumn, when the water is low.</p>
<p>Nobody at the office had counted the days since it was last seen, but a keeper put them at nine.</p>"}"""


@pytest.fixture
def site() -> Iterator[LocalSite]:
    with LocalSite() as site:
        site.pages["/2024/05/03/rope"] = SCRIPTED
        site.pages["/story.js"] = Page(SCRIPT, type="text/javascript")
        site.pages["/story.json"] = Page(MARKUP.replace("\n", ""), type="application/json")
        yield site


@pytest.fixture
def fetcher() -> Iterator[BrowserFetcher]:
    fetcher = BrowserFetcher(allow_private=True)
    yield fetcher
    fetcher.close()


def test_a_page_that_needs_its_script(site: LocalSite, fetcher: BrowserFetcher, tmp_path: Path) -> None:
    address = f"{site.home}/2024/05/03/rope"
    plain, shown = tmp_path / "plain.db", tmp_path / "shown.db"
    assert crawl(address, store=plain, pause=0, allow_private=True).total.nothing == 1
    assert crawl(address, store=shown, pause=0, fetcher=fetcher).total.articles == 1
    with Store(shown) as store:
        (version,) = store.history(address)
    assert version.article.headline == "The rope of pier 9"
    assert "heavier than they had thought" in version.article.text
    assert site.hits["/picture.png"] == 0


def test_on_the_command_line(site: LocalSite, tmp_path: Path) -> None:
    options = ["--browser", "--pause", "0", "--allow-private", "--store", str(tmp_path / "news.db"), "--json"]
    done = CliRunner().invoke(main, ["crawl", f"{site.home}/2024/05/03/rope", *options])
    assert json.loads(done.stdout)["total"]["articles"] == 1


def test_feeds_and_redirects_do_not_go_through_it(site: LocalSite, fetcher: BrowserFetcher) -> None:
    site.pages["/feed"] = Page("<rss/>", type="application/rss+xml")
    site.pages["/old"] = Page("", 301, {"Location": "/2024/05/03/rope"})
    assert fetcher.get(f"{site.home}/feed", {}).content == b"<rss/>"
    assert fetcher.get(f"{site.home}/old", {}).status == 301


def test_scripts_do_not_reach_private_networks(site: LocalSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "is_public", lambda address: address != "127.0.0.2")
    with LocalSite({"/secret": "secret"}, host="127.0.0.2") as inside:
        tries = f"""<p id="seen">nothing</p><iframe src="{inside.home}/secret"></iframe><script>
        new WebSocket("{inside.home.replace("http", "ws")}/secret");
        for (const url of ["{inside.home}/secret", "/leads-inside"])
          fetch(url, {{mode: "no-cors"}}).then(answer => document.getElementById("seen").textContent = "answered");
        </script>"""
        site.pages["/leads-inside"] = Page("", 302, {"Location": f"{inside.home}/secret"})
        site.pages["/page"] = story(1, text=tries)
        fetcher = BrowserFetcher()
        shown = fetcher.get(f"{site.home}/page", {}).content
        fetcher.close()
        assert inside.asked == []
    assert b'<p id="seen">nothing</p>' in shown
    assert site.hits["/leads-inside"] == 1


def test_no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "PROGRAMS", ("no-such-browser",))
    with pytest.raises(FileNotFoundError, match="no-such-browser"):
        BrowserFetcher()
