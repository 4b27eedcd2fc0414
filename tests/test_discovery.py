"""`newsparse.discover` against sites on this machine."""

import gzip
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner

from newsparse import Found, Response, Source, discover, errors, pattern, registry
from newsparse.cli import main
from newsparse.discovery import lists
from newsparse.fetchers import RequestsFetcher
from newsparse.registry import Registry
from tests.local_site import LocalSite, Page, rss, sitemap, sitemap_index, story, xml

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1", "127.0.0.2"])


def found(site: LocalSite, path: str = "/", **options: Any) -> list[Found]:
    return list(discover(site.home + path, pause=0, allow_private=True, **options))


def paths(site: LocalSite, path: str = "/", **options: Any) -> list[str]:
    return [item.url.removeprefix(site.home) for item in found(site, path, **options)]


class StandIn:
    """A fetcher that gives a local site's pages for those of another address."""

    def __init__(self, site: LocalSite, address: str) -> None:
        self.site, self.address = site, address
        self.requests = RequestsFetcher(allow_private=True)

    def get(self, url: str, headers: Mapping[str, str]) -> Response:
        answer = self.requests.get(url.replace(self.address, self.site.home), headers)
        content = answer.content.replace(self.site.home.encode(), self.address.encode())
        return attrs.evolve(answer, url=url, content=content)


class TestPlaces:
    def test_feeds_named_in_the_head(self, site: LocalSite) -> None:
        feed = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        comments = '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
        site.pages["/"] = f"<html><head><title>Tides</title>{feed}{comments}</head><body></body></html>"
        site.pages["/feed.xml"] = rss(
            ("/older-news-of-the-pier", "Older &amp; wiser", "Thu, 02 May 2024 08:00:00 +0200"),
            ("/news-of-the-new-pier?utm_source=rss", "Newer", "Fri, 03 May 2024 08:00:00 GMT"),
            ("/sounds/tide.mp3", "A sound", "Fri, 03 May 2024 09:00:00 GMT"),
        )
        assert found(site) == [
            Found(
                f"{site.home}/news-of-the-new-pier",
                "Newer",
                datetime(2024, 5, 3, 8, tzinfo=UTC),
                f"{site.home}/feed.xml",
            ),
            Found(
                f"{site.home}/older-news-of-the-pier",
                "Older & wiser",
                datetime(2024, 5, 2, 6, tzinfo=UTC),
                f"{site.home}/feed.xml",
            ),
        ]
        assert site.hits["/comments/feed/"] == 0

    def test_sitemaps_named_in_robots_txt_through_an_index_and_gzip(self, site: LocalSite) -> None:
        site.pages["/robots.txt"] = Page("User-agent: *\nSitemap: {home}/index.xml\n", type="text/plain")
        site.pages["/index.xml"] = sitemap_index([("/old.xml.gz", "2023-01-01"), ("/new.xml", "2024-05-03")])
        old = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{site.home}/2023/01/01/ice"
        packed = gzip.compress(f"{old}</loc></url></urlset>".encode())
        site.pages["/old.xml.gz"] = Page(packed, type="application/gzip")
        site.pages["/new.xml"] = sitemap([("/2024/05/03/rope", "2024-05-03"), ("/about", "2024-05-03")])
        assert paths(site) == ["/2024/05/03/rope", "/2023/01/01/ice"]
        assert [item.published for item in found(site)] == [date(2024, 5, 3), date(2023, 1, 1)]

    def test_news_sitemap_is_believed_whatever_its_addresses(self, site: LocalSite) -> None:
        site.pages["/sitemap.xml"] = xml(
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
            ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{home}/x7</loc><news:news>'
            "<news:publication><news:name>Tides</news:name><news:language>en</news:language></news:publication>"
            "<news:publication_date>2024-05-03T10:00:00+02:00</news:publication_date>"
            "<news:title>Rope found</news:title></news:news></url></urlset>"
        )
        (item,) = found(site)
        assert (item.url, item.headline) == (f"{site.home}/x7", "Rope found")
        assert item.published == datetime(2024, 5, 3, 8, tzinfo=UTC)

    def test_text_sitemap(self, site: LocalSite) -> None:
        site.pages["/robots.txt"] = Page("Sitemap: {home}/all.txt", type="text/plain")
        site.pages["/all.txt"] = Page("{home}/2024/05/03/rope\n{home}/tag/rope\n", type="text/plain")
        assert paths(site) == ["/2024/05/03/rope"]

    def test_home_and_section_pages(self, site: LocalSite) -> None:
        site.pages["/"] = """<html><base href="/"><body><nav><a href="harbour">Harbour</a><a href="/about">About</a>
        <a href="https://elsewhere.example/2024/05/03/other-site">Elsewhere</a><a href="/tag/rope">rope</a></nav>
        <a href="/news/two-ropes-found-at-pier"><img src="/i.jpg"></a>
        <a href="/news/two-ropes-found-at-pier#comments">Two ropes found at the pier</a>
        <a rel="nofollow" href="/news/paid-for-by-the-rope-makers">Buy ropes</a></body></html>"""
        site.pages["/harbour"] = '<a href="/news/three-gulls-and-a-boat">Three gulls and a boat</a>'
        assert [(item.url.removeprefix(site.home), item.headline) for item in found(site)] == [
            ("/news/two-ropes-found-at-pier", "Two ropes found at the pier"),
            ("/news/three-gulls-and-a-boat", "Three gulls and a boat"),
        ]

    def test_a_list_given_by_its_address(self, site: LocalSite) -> None:
        site.pages["/harbour/rss"] = rss(("/a-rope-of-the-pier", "A rope", "Fri, 03 May 2024 08:00:00 GMT"))
        assert paths(site, "/harbour/rss") == ["/a-rope-of-the-pier"]

    def test_an_article_given_by_its_address(self, site: LocalSite) -> None:
        assert paths(site, "/2024/05/03/rope") == ["/2024/05/03/rope"]
        assert site.asked == []


class TestSource:
    def test_states_what_can_not_be_found_out(self, site: LocalSite, monkeypatch: pytest.MonkeyPatch) -> None:
        class Tides(Source):
            domains = ("tides.example",)
            feeds = ("https://tides.example/f",)
            sitemaps = ("https://tides.example/s",)
            sections = ("https://tides.example/harbour",)
            archive = "https://tides.example/{date:%Y/%m/%d}/"
            article_url = pattern(r"/n/\d+")

        monkeypatch.setattr(registry, "default", Registry())
        registry.register(Tides)
        site.pages |= {
            "/f": rss(("/n/1", "One", "Fri, 03 May 2024 08:00:00 GMT")),
            "/s": sitemap([("/n/2", "2024-05-02"), ("/not-an-article-of-this-source", "2024-05-02")]),
            "/harbour": '<a href="/n/3">Three</a>',
            "/2024/05/02/": '<a href="/n/4">Four</a><a rel="next" href="/2024/05/02/?page=2">Older</a>',
            "/2024/05/02/?page=2": '<a href="/n/5">Five</a>',
        }
        bounds: dict[str, Any] = {"since": date(2024, 5, 2), "until": date(2024, 5, 3)}
        items = list(discover("tides", pause=0, fetcher=StandIn(site, "https://tides.example"), **bounds))
        assert [item.url.removeprefix("https://tides.example") for item in items] == [
            "/n/1",
            "/n/4",
            "/n/5",
            "/n/3",
            "/n/2",
        ]
        assert [path for path in site.hits if path.startswith("/2024")] == [
            "/2024/05/03/",
            "/2024/05/02/",
            "/2024/05/02/?page=2",
        ]

    @pytest.mark.parametrize(
        ("attribute", "value", "said"),
        [
            ("feeds", "https://tides.example/rss", "no tuple"),
            ("sitemaps", ("sitemap.xml",), "not an address"),
            ("archive", "https://tides.example/archive/", "not an address with a day"),
            ("article_url", r"/n/\d+", "no pattern"),
        ],
    )
    def test_statements_are_checked(self, attribute: str, value: object, said: str) -> None:
        with pytest.raises(errors.SourceError, match=said):
            type("Tides", (Source,), {attribute: value})

    def test_without_a_domain(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(registry, "default", Registry())
        registry.register(type("Tides", (Source,), {}))
        with pytest.raises(errors.BadURL, match="states no domain"):
            discover("tides")


class TestBounds:
    @pytest.fixture
    def site(self, site: LocalSite) -> LocalSite:
        site.pages["/robots.txt"] = Page("Sitemap: {home}/index.xml", type="text/plain")
        months = [("/4.xml", "2024-04-30"), ("/5.xml", "2024-05-04"), ("/undated.xml", "")]
        site.pages["/index.xml"] = sitemap_index(months)
        site.pages["/4.xml"] = sitemap([("/2024/04/30/ice", "2024-04-30")])
        site.pages["/5.xml"] = sitemap([(f"/2024/05/0{day}/rope", "2024-05-04") for day in range(1, 5)])
        site.pages["/undated.xml"] = sitemap([("/some-words-about-a-rope", "")])
        return site

    def test_since_and_until(self, site: LocalSite) -> None:
        bounds: dict[str, Any] = {"since": date(2024, 5, 2), "until": date(2024, 5, 3)}
        assert paths(site, **bounds) == ["/2024/05/03/rope", "/2024/05/02/rope", "/some-words-about-a-rope"]
        assert site.hits["/4.xml"] == 0

    def test_limit_fetches_no_more_than_it_takes(self, site: LocalSite) -> None:
        assert paths(site, limit=3) == ["/2024/05/04/rope", "/2024/05/03/rope", "/2024/05/02/rope"]
        assert (site.hits["/5.xml"], site.hits["/4.xml"], site.hits["/undated.xml"]) == (1, 0, 0)

    def test_nothing_between(self, site: LocalSite) -> None:
        with pytest.raises(ValueError, match="is after"):
            found(site, since=date(2024, 5, 3), until=date(2024, 5, 2))


class TestFaults:
    def test_robots_txt_is_kept(self, site: LocalSite) -> None:
        rules = "User-agent: *\nDisallow: /5.xml\nSitemap: {home}/5.xml\nSitemap: {home}/4.xml"
        site.pages["/robots.txt"] = Page(rules, type="text/plain")
        site.pages["/5.xml"] = sitemap([("/2024/05/03/rope", "")])
        site.pages["/4.xml"] = sitemap([("/2024/04/03/rope", "")])
        assert paths(site) == ["/2024/04/03/rope"]
        assert site.hits["/5.xml"] == 0

    def test_nothing_can_be_fetched(self, site: LocalSite) -> None:
        with pytest.raises(errors.HTTPStatus, match="404"):
            found(site)

    def test_circles_of_sitemaps_and_chains_without_end(self, site: LocalSite) -> None:
        site.pages["/sitemap.xml"] = sitemap_index([("/sitemap.xml", ""), ("/0.xml", "")])
        for number in range(20):
            site.pages[f"/{number}.xml"] = sitemap_index([(f"/{number + 1}.xml", ""), ("/sitemap.xml", "")])
        assert paths(site) == []
        assert site.hits["/sitemap.xml"] == 1
        assert site.hits.total() < 10

    def test_a_list_without_end_is_cut(self, site: LocalSite, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lists, "MOST_LISTED", 10)
        site.pages["/sitemap.xml"] = sitemap((f"/2024/05/03/rope-{number}", "") for number in range(100))
        assert len(paths(site)) == 10

    def test_a_gzip_bomb(self, site: LocalSite, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lists, "MOST_BYTES", 1_000_000)
        site.pages["/sitemap.xml"] = Page(gzip.compress(bytes(5_000_000)), type="application/gzip")
        site.pages["/"] = '<a href="/2024/05/03/rope">Rope</a>'
        assert paths(site) == ["/2024/05/03/rope"]

    @pytest.mark.parametrize("root", ["rss", "urlset"])
    def test_entities_are_not_expanded(self, site: LocalSite, root: str, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("the-tide-is-late")
        bomb = '<!ENTITY a "roperopeROPE"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY secret SYSTEM "file://%s">' % (
            tmp_path / "secret"
        )
        entry = (
            "<item><title>&b;&secret;</title><link>{home}/2024/05/03/rope</link></item>"
            if root == "rss"
            else "<url><loc>{home}/2024/05/03/rope-&b;&secret;</loc></url>"
        )
        body = f"<channel>{entry}</channel>" if root == "rss" else entry
        namespace = ' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' if root == "urlset" else ""
        site.pages["/sitemap.xml"] = xml(
            f'<?xml version="1.0"?><!DOCTYPE {root} [{bomb}]><{root}{namespace}>{body}</{root}>'
        )
        for item in found(site):
            told = f"{item.url} {item.headline}"
            assert "ropeROPErope" not in told
            assert "the-tide-is-late" not in told

    def test_private_networks_are_refused(self, site: LocalSite) -> None:
        with pytest.raises(errors.PrivateAddress, match="private network"):
            list(discover(site.home, pause=0))
        assert site.asked == []


class TestCommand:
    def test_rows(self, site: LocalSite) -> None:
        site.pages["/"] = '<a href="/2024/05/03/rope">A rope</a><a href="/gulls-leave-the-north-pier">Gulls</a>'
        done = CliRunner().invoke(main, ["discover", site.home, "--pause", "0", "--allow-private"])
        assert done.exit_code == 0, done.output
        assert done.stdout.splitlines() == [
            f"2024-05-03                 {site.home}/2024/05/03/rope  A rope",
            f"-                          {site.home}/gulls-leave-the-north-pier  Gulls",
        ]

    def test_json(self, site: LocalSite) -> None:
        site.pages["/"] = '<a href="/2024/05/03/rope">A rope</a>'
        options = ["--pause", "0", "--allow-private", "--json", "--limit", "1"]
        done = CliRunner().invoke(main, ["discover", site.home, *options])
        assert json.loads(done.stdout) == {
            "url": f"{site.home}/2024/05/03/rope",
            "headline": "A rope",
            "published": "2024-05-03",
            "found_in": f"{site.home}/",
        }

    def test_failures(self, site: LocalSite) -> None:
        done = CliRunner().invoke(main, ["discover", site.home, "--pause", "0"])
        assert done.exit_code == 1
        assert "in a private network" in done.stderr
        wrong = CliRunner().invoke(main, ["discover", site.home, "--since", "2024-05-03", "--until", "2024-05-02"])
        assert wrong.exit_code == 2
        assert "is after until" in wrong.stderr


def test_a_page_of_an_article_is_no_list(site: LocalSite) -> None:
    site.pages["/2024/05/03/rope"] = story(1)
    assert paths(site, "/2024/05/03/rope") == ["/2024/05/03/rope"]
