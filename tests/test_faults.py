"""Crawls of sites that misbehave, of large ones, and crawls that are killed."""

import gzip
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from newsparse import Article, Paragraph, Store, api, guest
from newsparse.crawling import crawler, visits
from newsparse.fetchers import RequestsFetcher
from newsparse.http import Response
from tests.local_site import Handler, LocalSite, Page, rss, sitemap, sitemap_index, story
from tests.test_crawling import linking, rows, run, stop_after, stored

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

HEADLINE = re.compile(rb"<h1>(.*?)</h1>")

ARTICLES = 2000
"""Of the large site."""

KILLS = 50


def times(number: int, answer: Callable[[Handler], None]) -> Callable[[Handler], None]:
    """Misbehaves so often, then gives a story."""
    left = [number]

    def reply(handler: Handler) -> None:
        left[0] -= 1
        if left[0] >= 0:
            answer(handler)
        else:
            handler.send(Page(story(1)))

    return reply


def status(code: int, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.send(Page("no", code, headers))


def cut(handler: Handler) -> None:
    handler.head(200, {"Content-Type": "text/html", "Content-Length": "100000"})
    handler.wfile.write(b"<p>only this")
    handler.close_connection = True


def hang_up(handler: Handler) -> None:
    handler.close_connection = True


def silent(handler: Handler) -> None:
    handler.local.closing.wait(5)
    handler.close_connection = True


def drip(handler: Handler) -> None:
    handler.head(200, {"Content-Type": "text/html", "Content-Length": "100000"})
    while not handler.local.closing.wait(0.05):
        handler.wfile.write(b"x")
    handler.close_connection = True


def no_http(handler: Handler) -> None:
    handler.wfile.write(b"220 mail.example ready\r\n\r\n")
    handler.close_connection = True


def endless(handler: Handler) -> None:
    handler.head(200, {"Content-Type": "text/html"})
    while not handler.local.closing.is_set():
        handler.wfile.write(b"<p>on and on</p>" * 4096)
    handler.close_connection = True


PASSING = {
    "429": status(429),
    "503": status(503),
    "408": status(408),
    "cut": cut,
    "hang_up": hang_up,
    "no_http": no_http,
    "silent": silent,
    "drip": drip,
}


class TestPages:
    @pytest.mark.parametrize("fault", PASSING)
    def test_a_failure_that_passes(self, site: LocalSite, store: Store, fault: str) -> None:
        site.pages["/2024/05/03/rope"] = times(2, PASSING[fault])
        with closing(RequestsFetcher(allow_private=True, timeout=0.2)) as fetcher:
            summary = run(site, store, "/2024/05/03/rope", fetcher=fetcher)
        assert (summary.total.retried, summary.total.articles) == (2, 1)
        assert stored(site, store) == ["/2024/05/03/rope"]

    @pytest.mark.parametrize("fault", ["503", "cut"])
    def test_a_failure_that_stays_is_given_up_after_five_times(self, site: LocalSite, store: Store, fault: str) -> None:
        site.pages["/2024/05/03/rope"] = PASSING[fault]
        summary = run(site, store, "/2024/05/03/rope")
        assert (summary.total.retried, summary.total.failed) == (4, 1)
        assert site.hits["/2024/05/03/rope"] == 5
        assert rows(store)["/2024/05/03/rope"]["state"] == "failed"
        assert rows(store)["/2024/05/03/rope"]["reason"]

    def test_pauses_before_retries_grow(self, site: LocalSite, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(visits, "BACKOFF", 2.0)
        monkeypatch.setattr(visits, "GROWTH", 3.0)
        site.pages["/2024/05/03/rope"] = times(3, status(503))
        run(site, store, "/2024/05/03/rope", pause=0.05)
        asked = [asked.began for asked in site.asked if asked.path != "/robots.txt"]
        gaps = [after - before for before, after in pairwise(asked)]
        assert [gap >= wanted for gap, wanted in zip(gaps, (0.1, 0.3, 0.9), strict=True)] == [True] * 3

    def test_retry_after_is_kept_and_concerns_the_host(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = linking("/2024/05/03/rope", "/2024/05/02/gull")
        site.pages["/2024/05/03/rope"] = times(1, status(429, **{"Retry-After": "1"}))
        site.pages["/2024/05/02/gull"] = story(2)
        run(site, store)
        refused = next(number for number, asked in enumerate(site.asked) if asked.path == "/2024/05/03/rope")
        assert site.asked[refused + 1].began - site.asked[refused].ended >= 0.9
        assert stored(site, store) == ["/2024/05/02/gull", "/2024/05/03/rope"]

    def test_retry_after_of_hours_leaves_the_host(self, site: LocalSite, store: Store) -> None:
        site.pages["/2024/05/03/rope"] = status(503, **{"Retry-After": "36000"})
        summary = run(site, store, "/2024/05/03/rope", stop=stop_after(30))
        assert not summary.stopped
        assert (len(summary.left), summary.waiting) == (1, 1)

    def test_a_host_that_always_fails_is_left(
        self, site: LocalSite, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(crawler, "MOST_STRIKES", 4)
        site.pages["/"] = linking(*[f"/2024/05/{day:02}/rope" for day in range(1, 20)])
        for day in range(1, 20):
            site.pages[f"/2024/05/{day:02}/rope"] = hang_up
        summary = run(site, store)
        assert "4 failures in a row" in next(iter(summary.left.values()))
        assert site.hits.total() < 20
        assert summary.waiting >= 19

    def test_a_wrong_length_that_is_too_short(self, site: LocalSite, store: Store) -> None:
        text = story(1)

        def short(handler: Handler) -> None:
            handler.head(200, {"Content-Type": "text/html", "Content-Length": str(len(text) - 20)})
            handler.wfile.write(text.encode())
            handler.close_connection = True

        site.pages["/2024/05/03/rope"] = short
        run(site, store, "/2024/05/03/rope")
        assert stored(site, store) == ["/2024/05/03/rope"]

    def test_bodies_without_end_and_bombs(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = linking("/2024/05/03/endless", "/2024/05/03/bomb", "/2024/05/03/rope")
        site.pages["/2024/05/03/endless"] = endless
        bomb = gzip.compress(bytes(50_000_000))
        site.pages["/2024/05/03/bomb"] = Page(bomb, headers={"Content-Encoding": "gzip"})
        site.pages["/2024/05/03/rope"] = story(1)
        tracemalloc.start()
        with closing(RequestsFetcher(allow_private=True, max_bytes=500_000)) as fetcher:
            run(site, store, fetcher=fetcher)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert stored(site, store) == ["/2024/05/03/rope"]
        assert peak < 30_000_000
        for name in ("endless", "bomb"):
            assert "500,000 bytes" in rows(store)[f"/2024/05/03/{name}"]["reason"]

    def test_redirects_in_a_circle_and_without_end(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = linking("/2024/05/03/circle", "/2024/05/03/rope")
        site.pages["/2024/05/03/circle"] = Page("", 302, {"Location": "/2024/05/03/circle"})
        for number in range(50):
            site.pages[f"/on/{number}"] = Page("", 302, {"Location": f"/on/{number + 1}"})
        site.pages["/2024/05/03/rope"] = Page("", 302, {"Location": "/on/0"})
        summary = run(site, store)
        assert summary.total.failed == 2
        assert site.hits["/2024/05/03/circle"] == 1
        assert sum(path.startswith("/on/") for path in site.hits) == guest.MOST_REDIRECTS

    def test_a_fault_in_the_parser_costs_one_page(
        self, site: LocalSite, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        parse = api.parse

        def fragile(response: Response, **options: Any) -> Article:
            if "rope" in response.url:
                raise ZeroDivisionError("by a knot")
            article: Article = parse(response, **options)
            return article

        monkeypatch.setattr(api, "parse", fragile)
        site.pages["/"] = linking("/2024/05/03/rope", "/2024/05/02/gull")
        site.pages |= {"/2024/05/03/rope": story(1), "/2024/05/02/gull": story(2)}
        run(site, store)
        assert stored(site, store) == ["/2024/05/02/gull"]
        assert rows(store)["/2024/05/03/rope"]["reason"] == "unexpected ZeroDivisionError: by a knot"


def quick_parse(response: Response, **_: Any) -> Article:
    """Stands for the parser where many pages are crawled, and what counts is which."""
    match = HEADLINE.search(response.content)
    text = (match[1] if match else b"").decode()
    return Article(headline=text, body=(Paragraph(text),), url=response.url, is_article=match is not None)


def large_site(number: int) -> dict[str, Any]:
    """A site whose articles are each in some of feed, sitemaps and sections, under addresses that differ."""

    def path(at: int) -> str:
        return f"/2024/{at % 12 + 1:02}/{at % 28 + 1:02}/rope-{at}"

    pages: dict[str, Any] = {path(at): f"<h1>Rope {at}</h1>" for at in range(number)}
    feed = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    pages["/robots.txt"] = Page("Sitemap: {home}/index.xml", type="text/plain")
    pages["/"] = feed + '<a href="/harbour">Harbour</a>' + linking(*[path(at) for at in range(20)])
    pages["/feed"] = rss(
        *[(f"{path(at)}?utm_source=rss", f"Rope {at}", "Fri, 03 May 2024 08:00:00 GMT") for at in range(10, 60)]
    )
    pages["/harbour"] = linking(*[f"{path(at)}#top" for at in range(50, 90)])
    parts = range(0, number, 250)
    pages["/index.xml"] = sitemap_index([(f"/part-{start}.xml", f"2024-05-0{start % 9 + 1}") for start in parts])
    for start in parts:
        pages[f"/part-{start}.xml"] = sitemap((path(at), "") for at in range(start, min(start + 250, number)))
    return pages


def test_a_large_site(site: LocalSite, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "parse", quick_parse)
    site.pages = large_site(ARTICLES)
    summary = run(site, store)
    assert summary.total.articles == ARTICLES
    assert len(stored(site, store)) == len(set(stored(site, store))) == ARTICLES
    assert set(site.hits.values()) == {1}
    assert summary.waiting == summary.total.failed == summary.total.retried == 0


RUNNER = """
import os, sys
from newsparse import api, crawl
from tests.test_faults import quick_parse

api.parse = quick_parse
for store in sys.stdin:
    pid = os.fork()
    if not pid:
        summary = crawl(sys.argv[1], store=store.strip(), pause=0, allow_private=True)
        os._exit(min(summary.waiting, 100))
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""
"""Crawls, each in a process of its own, into the stores that it's told. Tells the process, and then how it ended."""


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a store holds but moments, ids and what leads came first."""
    queries = {
        "pages": "SELECT key, site, role, state, reason, headline, target FROM pages ORDER BY key",
        "versions": "SELECT key, number, data FROM versions JOIN articles ON id = article ORDER BY key, number",
        "links": "SELECT a.key, l.headline, l.key FROM links l JOIN articles a ON a.id = l.article ORDER BY 1, 2, 3",
    }
    with sqlite3.connect(path) as connection:
        held = {name: connection.execute(query).fetchall() for name, query in queries.items()}
    connection.close()
    return held


def test_killed_at_any_moment_and_started_again(site: LocalSite, tmp_path: Path) -> None:
    """After many kills and one run to the end, the store is as if nothing had happened."""
    site.pages = large_site(300)
    old = [f"/old-story-of-rope-number-{at}" for at in range(0, 300, 7)]
    for at, path in enumerate(old):
        site.pages[path] = Page("", 301, {"Location": f"/2024/01/01/rope-{at * 84}"})
    site.pages["/harbour"] = linking("/2024/01/01/rope-0", *old)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[1]), *sys.path])}
    arguments = [sys.executable, "-c", RUNNER, site.home]
    chance = random.Random(7)
    with subprocess.Popen(
        arguments, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as runner:
        whole, killed = tmp_path / "whole.db", tmp_path / "killed.db"
        assert crawled(runner, whole) == 0
        ends = [crawled(runner, killed, site, chance) for _ in range(KILLS)]
        assert crawled(runner, killed) == 0
        assert runner.stdin is not None
        runner.stdin.close()
    assert ends.count(-signal.SIGKILL) >= KILLS // 2
    expected = contents(whole)
    assert len(expected["versions"]) == 300
    assert contents(killed) == expected


def crawled(
    runner: "subprocess.Popen[str]", store: Path, site: LocalSite | None = None, chance: random.Random | None = None
) -> int:
    """How a crawl ended that was left alone; or, with a site, killed after some requests to it."""
    assert runner.stdin is not None
    assert runner.stdout is not None
    runner.stdin.write(f"{store}\n")
    runner.stdin.flush()
    pid = int(runner.stdout.readline())
    if site is not None and chance is not None:
        enough = len(site.asked) + chance.randrange(12)
        with suppress(ProcessLookupError):
            while len(site.asked) < enough:
                os.kill(pid, 0)  # raises once it has ended
                sleep(0.001)
            sleep(chance.uniform(0.0, 0.03))
            os.kill(pid, signal.SIGKILL)
    return int(runner.stdout.readline())
