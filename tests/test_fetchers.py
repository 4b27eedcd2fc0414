"""What a crawl's requests look like, and what is made of the answers.

`pytest tests/test_fetchers.py --record-mode=rewrite` records the cassettes anew.
"""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsparse import errors
from newsparse.fetchers import RequestsFetcher
from newsparse.guest import Guest
from newsparse.http import USER_AGENT
from tests.local_site import LocalSite, Page, rss, story

PORT = 47822
HOME = f"http://127.0.0.1:{PORT}"

PAGES: dict[str, Any] = {
    "/robots.txt": Page("User-agent: *\nDisallow: /secret\n", type="text/plain"),
    "/rope": Page(story(1), headers={"ETag": '"r1"', "Last-Modified": "Fri, 03 May 2024 08:00:00 GMT"}),
    "/feed": rss(("/rope", "A rope", "Fri, 03 May 2024 08:00:00 GMT")),
    "/old": Page("", 301, {"Location": "/rope"}),
    "/picture": Page(b"\x89PNG", type="image/png"),
    "/busy": Page("", 503, {"Retry-After": "30"}),
}


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    return str(Path(__file__).parents[1] / "fixtures" / "cassettes" / "crawl")


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    return {
        "filter_headers": ["Connection"],
        "match_on": ["method", "uri", "headers"],
        "before_record_request": versionless,
    }


def versionless(request: Any) -> Any:
    """The same whatever newsparse's version is."""
    request.headers["User-Agent"] = str(request.headers["User-Agent"]).replace(USER_AGENT.split()[0], "newsparse")
    return request


@pytest.fixture(scope="module", autouse=True)
def recorded_site(record_mode: str) -> Iterator[None]:
    """Runs only while cassettes are recorded."""
    if record_mode == "none":
        yield
        return
    with LocalSite(PAGES, port=PORT):
        yield


@pytest.fixture(autouse=True)
def guest() -> Iterator[Guest]:
    with closing(RequestsFetcher(allow_private=True)) as fetcher:
        yield Guest(fetcher, pause=0)


@pytest.mark.vcr
def test_a_page_and_whether_it_has_changed(guest: Guest) -> None:
    first = guest.get(f"{HOME}/rope")
    assert (first.status, first.headers["ETag"]) == (200, '"r1"')
    again = guest.get(f"{HOME}/rope", {"If-None-Match": '"r1"', "If-Modified-Since": first.headers["Last-Modified"]})
    assert (again.status, again.content) == (304, b"")


@pytest.mark.vcr
def test_a_feed_through_a_redirect(guest: Guest) -> None:
    assert guest.get(f"{HOME}/feed").content_type == "application/xml"
    response = guest.get(f"{HOME}/old")
    assert (response.url, response.requested_url) == (f"{HOME}/rope", f"{HOME}/old")


@pytest.mark.vcr
def test_what_is_not_fetched(guest: Guest) -> None:
    with pytest.raises(errors.Disallowed):
        guest.get(f"{HOME}/secret")
    with pytest.raises(errors.WrongContentType):
        guest.get(f"{HOME}/picture")
    with pytest.raises(errors.HTTPStatus) as busy:
        guest.get(f"{HOME}/busy")
    assert (busy.value.status, busy.value.retry_after) == (503, 30.0)


@pytest.mark.vcr
def test_who_asks() -> None:
    with closing(RequestsFetcher("tides/1.0 (+https://tides.example/bot)", allow_private=True)) as fetcher:
        assert fetcher.get(f"{HOME}/rope", {}).status == 200
    with pytest.raises(ValueError, match="printable ASCII"):
        RequestsFetcher("tides\n")
