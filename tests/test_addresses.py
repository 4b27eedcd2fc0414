"""What addresses tell: which are one page, and which are articles'."""

import pytest

from newsparse.addresses import is_article, is_section, page_key, site_of, tidy


@pytest.mark.parametrize(
    "other",
    [
        "http://tides.example/news/ropes-and-gulls",
        "https://www.tides.example/news/ropes-and-gulls/",
        "https://WWW.Tides.Example:443/news/ropes-and-gulls#comments",
        "https://tides.example/news/ropes-and-gulls?utm_source=x&utm_medium=rss&fbclid=1",
        "https://m.tides.example/news/ropes-and-gulls",
        "https://amp.tides.example/news/ropes-and-gulls",
        "https://tides.example/amp/news/ropes-and-gulls",
        "https://tides.example/news/ropes-and-gulls/amp/",
        "https://tides.example/news/ropes-and-gulls?outputType=amp",
        "https://tides.example/news/ropes-and-gulls/print",
        "https://tides.example/news/ropes-and-gulls?print=1",
    ],
)
def test_versions_of_a_page_are_one(other: str) -> None:
    assert page_key(other) == page_key("https://tides.example/news/ropes-and-gulls") != ""


@pytest.mark.parametrize(
    "other",
    [
        "https://tides.example/news/ropes-and-gull",
        "https://tides.example/news/ropes-and-gulls?page=2",
        "https://tides.example:8080/news/ropes-and-gulls",
        "https://news.tides.example/news/ropes-and-gulls",
        "https://tides.example/amplifier/news/ropes-and-gulls",
    ],
)
def test_other_pages_are_others(other: str) -> None:
    assert page_key(other) != page_key("https://tides.example/news/ropes-and-gulls")


def test_what_is_asked_for_keeps_the_order_of_its_query() -> None:
    url = tidy("  HTTPS://Tides.Example/a b?z=1&utm_campaign=x&a=2#top")
    assert url == "https://tides.example/a%20b?z=1&a=2"
    assert tidy("../ropes?id=7", "https://tides.example/news/gulls") == "https://tides.example/ropes?id=7"


@pytest.mark.parametrize(
    "url", ["mailto:a@tides.example", "javascript:go()", "ftp://tides.example/a", "http://[a/b", ""]
)
def test_what_is_no_web_address(url: str) -> None:
    assert tidy(url) is None


def test_site_of() -> None:
    assert site_of("https://www.tides.example/1") == site_of("http://m.tides.example:80") == "tides.example"
    assert site_of("https://www.example") == "www.example"


@pytest.mark.parametrize(
    "path",
    [
        "/2024/05/03/rope",
        "/news/2024-05-03-rope-found",
        "/news/two-ropes-found-at-the-pier",
        "/world/rope-1234567",
        "/story.php?id=1234",
        "/?p=4711",
        "/harbour/rope-found.html",
        "/новости/канат-нашли-у-старого-причала",
        "/a/20240503_rope.html",
    ],
)
def test_articles(path: str) -> None:
    assert is_article(tidy(f"https://tides.example{path}") or "")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/harbour",
        "/harbour/ropes",
        "/tag/two-ropes-found-at-the-pier",
        "/author/ines-falk-of-the-pier",
        "/2024/05/03/",
        "/2024/05/",
        "/img/two-ropes-found-at-the-pier.jpg",
        "/search?q=rope",
        "/page/2",
        "/feed/",
    ],
)
def test_no_articles(path: str) -> None:
    assert not is_article(f"https://tides.example{path}")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/harbour", True),
        ("/harbour/old-ropes/", True),
        ("/", False),
        ("/about", False),
        ("/2024/harbour", False),
        ("/harbour/old/ropes", False),
        ("/harbour?sort=new", False),
    ],
)
def test_sections(path: str, expected: bool) -> None:
    assert is_section(f"https://tides.example{path}") is expected
