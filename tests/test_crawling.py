"""`newsparse.crawl` against sites on this machine: what is stored, and how it's asked for."""

import json
import sqlite3
from datetime import date
from itertools import pairwise
from pathlib import Path
from threading import Event
from time import monotonic
from typing import Any

import pytest

from newsparse import Store, Summary, crawl, errors
from newsparse.store import Outcome, Page, Recorded, frontier, shelves
from tests.local_site import LocalSite, rss, sitemap, story
from tests.local_site import Page as Served

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1", "127.0.0.2", "127.0.0.3"])

AMP = '<link rel="canonical" href="{home}/2024/05/03/rope">'


def run(site: LocalSite, store: Store, path: str = "/", **options: Any) -> Summary:
    return crawl(site.home + path, store=store, **({"pause": 0, "allow_private": True} | options))


def stored(site: LocalSite, store: Store) -> list[str]:
    """Paths of the stored articles, sorted."""
    return sorted(version.url.removeprefix(site.home) for version in store.articles())


def rows(store: Store) -> dict[str, dict[str, Any]]:
    """All that's known of each address, by its path."""
    with sqlite3.connect(store.where) as connection:
        connection.row_factory = sqlite3.Row
        found = [dict(row) for row in connection.execute("SELECT * FROM pages")]
    connection.close()
    return {"/" + row["key"].partition("/")[2]: row for row in found}


def linking(*paths: str) -> str:
    return "".join(f'<a href="{path}">A headline of some words</a>' for path in paths)


class TestStoring:
    def test_articles_of_feeds_pages_and_related_headlines(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = f'<link rel="alternate" type="application/rss+xml" href="/feed">{linking("/2024/05/02/gull")}'
        site.pages["/feed"] = rss(("/2024/05/03/rope", "A rope", "Fri, 03 May 2024 08:00:00 GMT"))
        further = [
            ("/2024/05/01/tide", "The tide of the harbour is late again"),
            ("/2024/04/30/pier", "A pier of wood is what the harbour wants"),
        ]
        site.pages["/2024/05/03/rope"] = story(1, related=further)
        site.pages["/2024/05/02/gull"] = story(2)
        site.pages["/2024/05/01/tide"] = story(3)
        summary = run(site, store)
        assert stored(site, store) == ["/2024/05/01/tide", "/2024/05/02/gull", "/2024/05/03/rope"]
        assert (summary.total.articles, summary.total.lists) == (3, 3)  # the home page, its feed, robots.txt
        assert rows(store)["/2024/04/30/pier"]["state"] == "failed"
        assert "404" in rows(store)["/2024/04/30/pier"]["reason"]
        headlines = [version.article.headline for version in store.articles()]
        assert headlines[0] == "The lantern and the rope of pier 1"

    def test_related_headlines_are_edges(self, site: LocalSite, store: Store) -> None:
        site.pages["/2024/05/03/rope"] = story(1, related=[("/2024/05/01/tide?utm_source=x", "The tide is late again")])
        run(site, store, "/2024/05/03/rope", follow_related=False)
        with sqlite3.connect(store.where) as connection:
            (edge,) = connection.execute("SELECT headline, key, label, place FROM links").fetchall()
        connection.close()
        assert edge[0] == "The tide is late again"
        assert edge[1].endswith("/2024/05/01/tide")
        assert edge[2:] == ("Read also", "trailing")
        assert site.hits["/2024/05/01/tide"] == 0

    def test_a_second_crawl_fetches_what_is_new(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = Served(linking("/2024/05/03/rope"), headers={"ETag": '"1"'})
        site.pages["/2024/05/03/rope"] = story(1)
        run(site, store)
        site.pages["/"] = Served(linking("/2024/05/03/rope", "/2024/05/04/gull"), headers={"ETag": '"2"'})
        site.pages["/2024/05/04/gull"] = story(2)
        assert run(site, store).total.requests == 0  # it's too soon
        later(store, 1000)
        summary = run(site, store)
        assert (summary.total.articles, site.hits["/2024/05/03/rope"]) == (1, 1)
        assert stored(site, store) == ["/2024/05/03/rope", "/2024/05/04/gull"]

    def test_conditional_requests(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = Served(linking("/2024/05/03/rope"), headers={"ETag": '"1"'})
        site.pages["/2024/05/03/rope"] = story(1)
        run(site, store)
        later(store, 1000)
        summary = run(site, store)
        assert [asked.headers.get("If-None-Match") for asked in site.asked if asked.path == "/"] == [None, '"1"']
        assert (summary.total.lists, summary.total.failed) == (2, 0)
        assert rows(store)["/"]["etag"] == '"1"'

    def test_a_changed_article_is_a_new_version(self, site: LocalSite, store: Store) -> None:
        site.pages["/sitemap.xml"] = sitemap([("/2024/05/03/rope", "2024-05-03")])
        site.pages["/2024/05/03/rope"] = story(1)
        run(site, store)
        for text in ("Nine more people came on Saturday, and the rope was moved.", None):
            later(store, 2000)
            moved = rows(store)["/2024/05/03/rope"]["checked"] + 100
            site.pages["/sitemap.xml"] = sitemap([("/2024/05/03/rope", iso(moved))])
            site.pages["/2024/05/03/rope"] = story(1, text=text or "")
            assert run(site, store).total.versions == 1
        versions = store.history(f"{site.home}/2024/05/03/rope?utm_source=x")
        assert [version.number for version in versions] == [1, 2, 3]
        assert ["Nine more" in version.article.text for version in versions] == [False, True, False]
        assert [version.number for version in store.articles()] == [3]

    def test_an_article_that_is_as_before_is_none(self, site: LocalSite, store: Store) -> None:
        site.pages["/2024/05/03/rope"] = story(1)
        run(site, store, "/2024/05/03/rope")
        later(store, 2000)
        summary = run(site, store, "/2024/05/03/rope")
        assert (summary.total.unchanged, summary.total.versions) == (1, 0)
        assert len(store.history(f"{site.home}/2024/05/03/rope")) == 1

    def test_what_is_no_article_is_not_stored(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = linking("/2024/05/03/empty", "/2024/05/03/picture", "/2024/05/03/binary")
        site.pages["/2024/05/03/empty"] = "<html><body><p>Nothing.</p></body></html>"
        site.pages["/2024/05/03/picture"] = Served(b"\x89PNG", type="image/png")
        site.pages["/2024/05/03/binary"] = Served(b"%PDF-1.4\n\x00\x01", type="text/html")
        run(site, store)
        assert stored(site, store) == []
        known = rows(store)
        assert known["/2024/05/03/empty"]["state"] == "nothing"
        assert "image/png" in known["/2024/05/03/picture"]["reason"]
        assert "PDF" in known["/2024/05/03/binary"]["reason"]


class TestOnePageManyAddresses:
    def test_tracking_and_versions_of_an_address(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = linking("/2024/05/03/rope?utm_source=a", "/2024/05/03/rope#b", "/2024/05/03/rope/?fbclid=1")
        site.pages["/2024/05/03/rope"] = story(1)
        run(site, store)
        assert stored(site, store) == ["/2024/05/03/rope"]
        assert site.hits.total() == 4

    @pytest.mark.parametrize("other", ["/amp/2024/05/03/rope", "/2024/05/03/rope-on-a-telephone"])
    @pytest.mark.parametrize("order", [1, -1])
    def test_canonical_address(self, site: LocalSite, store: Store, other: str, order: int) -> None:
        site.pages["/"] = linking(*[other, "/2024/05/03/rope"][::order])
        site.pages[other] = story(1, head=AMP, text="This line is only on telephones, and not on the page itself.")
        site.pages["/2024/05/03/rope"] = story(1, head=AMP)
        run(site, store)
        assert stored(site, store) == ["/2024/05/03/rope"]
        (version,) = store.articles()
        assert "only on telephones" not in version.article.text

    @pytest.mark.parametrize("other", ["/amp/2024/05/03/rope", "/2024/05/03/rope-on-a-telephone"])
    def test_canonical_address_that_fails(self, site: LocalSite, store: Store, other: str) -> None:
        site.pages["/"] = linking(other)
        site.pages[other] = story(1, head=AMP)
        run(site, store)
        assert stored(site, store) == [other]

    def test_two_pages_that_each_call_the_other_theirs(self, site: LocalSite, store: Store) -> None:
        site.pages["/"] = linking("/2024/05/03/a-rope", "/2024/05/03/b-rope")
        site.pages["/2024/05/03/a-rope"] = story(1, head='<link rel="canonical" href="{home}/2024/05/03/b-rope">')
        site.pages["/2024/05/03/b-rope"] = story(1, head='<link rel="canonical" href="{home}/2024/05/03/a-rope">')
        run(site, store)
        assert len(stored(site, store)) == 1

    @pytest.mark.parametrize("canonical", ["{home}/", "https://elsewhere.example/2024/05/03/rope", "http://["])
    def test_canonical_address_that_can_not_be_right(self, site: LocalSite, store: Store, canonical: str) -> None:
        site.pages["/2024/05/03/rope"] = story(1, head=f'<link rel="canonical" href="{canonical}">')
        run(site, store, "/2024/05/03/rope")
        assert stored(site, store) == ["/2024/05/03/rope"]

    def test_redirects(self, site: LocalSite, store: Store) -> None:
        moved = {"Location": "/2024/05/03/rope"}
        site.pages["/"] = linking("/old-story-of-a-rope", "/older-story-of-a-rope", "/2024/05/03/rope")
        site.pages["/old-story-of-a-rope"] = Served("", 301, moved)
        site.pages["/older-story-of-a-rope"] = Served("", 302, {"Location": "/old-story-of-a-rope"})
        site.pages["/2024/05/03/rope"] = story(1)
        summary = run(site, store)
        assert stored(site, store) == ["/2024/05/03/rope"]
        assert (summary.total.articles, rows(store)["/old-story-of-a-rope"]["state"]) == (1, "moved")

    def test_a_redirect_to_another_site(self, site: LocalSite, store: Store) -> None:
        with LocalSite({"/ad": story(2)}, host="127.0.0.2") as other:
            site.pages["/2024/05/03/rope"] = Served("", 302, {"Location": f"{other.home}/ad"})
            run(site, store, "/2024/05/03/rope")
        assert stored(site, store) == []
        assert "another site" in rows(store)["/2024/05/03/rope"]["reason"]


class TestBounds:
    @pytest.fixture
    def site(self, site: LocalSite) -> LocalSite:
        site.pages["/"] = linking(*[f"/2024/05/0{day}/rope" for day in range(1, 7)], "/some-story-of-a-rope")
        for day in range(1, 7):
            site.pages[f"/2024/05/0{day}/rope"] = story(day)
        site.pages["/some-story-of-a-rope"] = story(7)
        return site

    def test_since_and_until(self, site: LocalSite, store: Store) -> None:
        summary = run(site, store, since=date(2024, 5, 2), until=date(2024, 5, 3))
        assert stored(site, store) == ["/2024/05/02/rope", "/2024/05/03/rope", "/some-story-of-a-rope"]
        assert summary.waiting == 4
        run(site, store)  # what was seen before is fetched once it's asked for
        assert len(stored(site, store)) == 7

    def test_related_headlines_of_other_times_are_not_followed(self, site: LocalSite, store: Store) -> None:
        site.pages["/some-story-of-a-rope"] = story(
            7, related=[("/some-other-story-of-ropes", "Some other story of ropes")]
        )
        run(site, store, since=date(2024, 6, 1))
        assert stored(site, store) == ["/some-story-of-a-rope"]
        assert site.hits["/some-other-story-of-ropes"] == 0

    def test_limit(self, site: LocalSite, store: Store) -> None:
        assert run(site, store, limit=2).total.articles == 2
        assert stored(site, store) == ["/2024/05/05/rope", "/2024/05/06/rope"]
        assert run(site, store, limit=2).total.articles == 2
        assert stored(site, store)[0] == "/2024/05/03/rope"

    def test_lists_without_end(self, site: LocalSite, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(frontier, "MOST_LISTS", 5)
        site.pages["/"] = "".join(
            f'<a href="/{name}">{name}</a>' for name in ("fish", "birds", "boats", "ropes", "ice")
        )
        run(site, store)
        assert len(rows(store)) == 5


class TestManners:
    def test_robots_txt(self, site: LocalSite, store: Store) -> None:
        rules = "User-agent: *\nDisallow: /2024/05/03/\n\nUser-agent: newsparse\nDisallow: /2024/05/02/"
        site.pages["/robots.txt"] = Served(rules, type="text/plain")
        site.pages["/"] = linking("/2024/05/03/rope", "/2024/05/02/gull")
        site.pages["/2024/05/03/rope"] = story(1)
        summary = run(site, store)
        assert (stored(site, store), summary.total.refused) == (["/2024/05/03/rope"], 1)
        assert site.hits["/2024/05/02/gull"] == 0
        assert site.hits["/robots.txt"] == 1
        later(store, 1000)
        run(site, store, user_agent="tides/1.0 (+https://tides.example/bot)")
        assert site.asked[-1].headers["User-Agent"] == "tides/1.0 (+https://tides.example/bot)"

    def test_robots_txt_concerns_redirects_too(self, site: LocalSite, store: Store) -> None:
        site.pages["/robots.txt"] = Served("User-agent: *\nDisallow: /secret/", type="text/plain")
        site.pages["/2024/05/03/rope"] = Served("", 302, {"Location": "/secret/rope"})
        run(site, store, "/2024/05/03/rope")
        assert rows(store)["/2024/05/03/rope"]["state"] == "refused"
        assert site.hits["/secret/rope"] == 0

    def test_a_robots_txt_that_fails_allows_nothing(self, site: LocalSite, store: Store) -> None:
        site.pages["/robots.txt"] = Served("", 503)
        site.pages["/"] = linking("/2024/05/03/rope")
        summary = run(site, store)
        assert set(site.hits) == {"/robots.txt"}
        assert (summary.total.failed, summary.total.retried) == (2, 8)

    def test_one_request_at_a_time_with_a_pause_and_hosts_side_by_side(self, store: Store) -> None:
        with LocalSite() as one, LocalSite(host="127.0.0.2") as two:
            for number, site in enumerate((one, two)):
                paths = [f"/2024/05/0{day}/rope" for day in range(1, 5)]
                site.pages = {"/": linking(*paths), **{path: story(number) for path in paths}}
            began = monotonic()
            summary = crawl(one.home, two.home, store=store, pause=0.2, allow_private=True)
            seconds = monotonic() - began
        assert summary.total.articles == 8
        for site in (one, two):
            gaps = [after.began - before.ended for before, after in pairwise(site.asked)]
            assert len(gaps) == 6
            assert min(gaps) >= 0.19
        assert one.asked[1].began < two.asked[-1].began
        assert two.asked[1].began < one.asked[-1].began
        assert seconds < 2 * 7 * 0.2 + 2.5

    def test_crawl_delay(self, site: LocalSite, store: Store) -> None:
        site.pages["/robots.txt"] = Served("User-agent: *\nCrawl-delay: 0.3", type="text/plain")
        site.pages["/2024/05/03/rope"] = story(1)
        run(site, store, "/2024/05/03/rope")
        assert site.asked[1].began - site.asked[0].ended >= 0.29

    def test_a_crawl_delay_of_hours_leaves_the_host(self, site: LocalSite, store: Store) -> None:
        site.pages["/robots.txt"] = Served("User-agent: *\nCrawl-delay: 36000", type="text/plain")
        site.pages["/"] = linking("/2024/05/03/rope")
        summary = run(site, store, stop=stop_after(30))
        assert not summary.stopped
        assert "longer pause" in next(iter(summary.left.values()))


class TestReuse:
    @pytest.fixture
    def site(self, site: LocalSite) -> LocalSite:
        names = ("meta", "header", "tdm", "free")
        site.pages["/"] = linking(*[f"/2024/05/03/{name}" for name in names])
        site.pages["/2024/05/03/meta"] = story(1, head='<meta name="robots" content="noai, noimageai">')
        site.pages["/2024/05/03/header"] = Served(story(2), headers={"X-Robots-Tag": "noai"})
        site.pages["/2024/05/03/tdm"] = Served(story(3), headers={"TDM-Reservation": "1"})
        site.pages["/2024/05/03/free"] = Served(story(4, head='<meta name="tdm-reservation" content="0">'))
        return site

    def test_is_told(self, site: LocalSite, store: Store) -> None:
        run(site, store)
        told = {version.url.rpartition("/")[2]: version.article.reuse for version in store.articles()}
        expected = {"meta": ("noai", "noimageai"), "header": ("noai",), "tdm": ("tdm-reservation",), "free": ()}
        assert told == expected

    def test_is_respected_where_asked_for(self, site: LocalSite, store: Store) -> None:
        summary = run(site, store, respect_reuse=True)
        assert (stored(site, store), summary.total.reserved) == (["/2024/05/03/free"], 3)
        assert rows(store)["/2024/05/03/tdm"]["reason"] == "tdm-reservation"

    def test_in_robots_txt(self, site: LocalSite, store: Store) -> None:
        rules = "User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /"
        site.pages["/robots.txt"] = Served(rules, type="text/plain")
        assert run(site, store, respect_reuse=True).total.reserved == 4


class TestEnding:
    def test_stop(self, site: LocalSite, store: Store) -> None:
        paths = [f"/2024/05/{day:02}/rope" for day in range(1, 21)]
        site.pages = {"/": linking(*paths), **{path: story(number) for number, path in enumerate(paths)}}
        stop = Event()

        class Stopping:
            def seen(self, page: Page, outcome: Outcome, recorded: Recorded, summary: Summary) -> None:
                if summary.total.articles == 3:
                    stop.set()

        summary = run(site, store, watcher=Stopping(), stop=stop)
        assert summary.stopped
        assert 3 <= summary.total.articles == len(stored(site, store)) <= 4
        assert summary.waiting == 20 - summary.total.articles + 1  # and the sitemap that there may be
        assert run(site, store).total.articles == summary.waiting - 1
        assert len(stored(site, store)) == 20

    def test_a_fault_in_the_watcher_ends_it(self, site: LocalSite, store: Store) -> None:
        class Faulty:
            def seen(self, page: Page, outcome: Outcome, recorded: Recorded, summary: Summary) -> None:
                raise RuntimeError("the watcher fell asleep")

        site.pages["/"] = linking("/2024/05/03/rope")
        with pytest.raises(RuntimeError, match="fell asleep"):
            run(site, store, watcher=Faulty())

    def test_nothing_of_an_outcome_is_kept_where_a_part_fails(
        self, site: LocalSite, store: Store, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object) -> None:
            raise OSError("no space left on device")

        site.pages["/2024/05/03/rope"] = story(1)
        with monkeypatch.context() as patch:
            patch.setattr(shelves, "put_links", fail)
            with pytest.raises(OSError, match="no space"):
                run(site, store, "/2024/05/03/rope")
        assert rows(store)["/2024/05/03/rope"]["state"] == "waiting"
        assert stored(site, store) == []
        assert run(site, store, "/2024/05/03/rope").total.articles == 1


class TestStore:
    def test_what_is_no_store(self, tmp_path: Path) -> None:
        (tmp_path / "text.db").write_text("this is no database, but a text of some length " * 100)
        with pytest.raises(errors.StoreError, match="not a database"):
            Store(tmp_path / "text.db")
        with pytest.raises(errors.StoreError, match="no such store"):
            Store(tmp_path / "none.db", make=False)
        with pytest.raises(errors.StoreError, match="postgresql://"):
            Store("mysql://localhost/news")

    def test_one_crawl_at_a_time(self, site: LocalSite, store: Store) -> None:
        with Store(store.where) as other, other.alone(), pytest.raises(errors.StoreError, match="another crawl"):
            run(site, store)
        assert site.asked == []
        run(site, store)
        assert site.asked != []

    def test_of_another_version(self, tmp_path: Path) -> None:
        Store(tmp_path / "news.db").close()
        with sqlite3.connect(tmp_path / "news.db") as connection:
            connection.execute("UPDATE about SET version = 99")
        connection.close()
        with pytest.raises(errors.StoreError, match="version 99"):
            Store(tmp_path / "news.db")


def later(store: Store, seconds: float) -> None:
    """Have all that's in the store be older."""
    with sqlite3.connect(store.where) as connection:
        connection.execute("UPDATE pages SET tried = tried - ?, checked = checked - ?", (seconds, seconds))
    connection.close()


def iso(moment: float) -> str:
    from datetime import UTC, datetime

    return datetime.fromtimestamp(moment, UTC).isoformat()


def stop_after(seconds: float) -> Event:
    """An event that's set in time for a test not to hang."""
    from threading import Timer

    stop = Event()
    timer = Timer(seconds, stop.set)
    timer.daemon = True
    timer.start()
    return stop


def test_summary_is_plain_data(site: LocalSite, store: Store) -> None:
    site.pages["/2024/05/03/rope"] = story(1)
    summary = run(site, store, "/2024/05/03/rope")
    data = json.loads(json.dumps(summary.to_dict()))
    assert data["total"]["articles"] == 1
    assert list(data["hosts"]) == [site.home.removeprefix("http://")]
