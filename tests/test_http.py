"""`newsparse.fetch` against a server on this machine.

The tests marked `vcr` replay cassettes and need no server; `pytest tests/test_http.py --record-mode=rewrite` records
them anew. What a cassette can't hold (broken connections, compression, waiting) is tested against the server itself.
"""

import gc
import os
import pickle
import tracemalloc
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import count
from pathlib import Path
from typing import Any

import attrs
import pytest
import requests

from newsparse import errors, http
from newsparse.http import Response, fetch
from newsparse.http.failures import retry_after_seconds
from tests.local_server import BOMB_SIZE, PAGE, LocalServer

CASSETTES = Path(__file__).parents[1] / "fixtures" / "cassettes" / "http"
RECORDED_PORT = 47821
RECORDED = f"http://127.0.0.1:{RECORDED_PORT}"

live = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])


@pytest.fixture(scope="module")
def vcr_cassette_dir() -> str:
    return str(CASSETTES)


@pytest.fixture(scope="module")
def vcr_config() -> dict[str, Any]:
    return {"filter_headers": ["User-Agent", "Connection"]}  # the first holds the version


@pytest.fixture(scope="module", autouse=True)
def recorded_server(record_mode: str) -> Iterator[None]:
    """Runs only while cassettes are recorded."""
    if record_mode == "none":
        yield
        return
    with LocalServer(RECORDED_PORT):
        yield


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with LocalServer() as server:
        yield server


@pytest.fixture(autouse=True)
def shared_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[requests.Session]:
    """A new one for each test."""
    with http.new_session() as session:
        monkeypatch.setattr(http, "_shared", session)
        yield session


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits before retries, in seconds; nothing really waits."""
    waits: list[float] = []
    monkeypatch.setattr(http, "sleep", waits.append)
    return waits


def raised(kind: type[errors.FetchError], url: str, **options: Any) -> errors.FetchError:
    """The error that fetching an address raises, after a check of what holds for every kind."""
    with pytest.raises(kind) as caught:
        fetch(url, **options)
    assert type(caught.value) is kind
    assert caught.value.url == url
    assert str(caught.value).startswith(f"{url}: ")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    return caught.value


@pytest.mark.vcr
def test_page() -> None:
    before = datetime.now(UTC)
    response = fetch(f"{RECORDED}/ok")
    assert response.content == PAGE.encode()
    assert response.url == response.requested_url == f"{RECORDED}/ok"
    assert response.status == 200
    assert response.headers["content-TYPE"] == "text/html; charset=utf-8"
    assert response.content_type == "text/html"
    assert response.encoding == "utf-8"
    assert before <= response.fetched <= datetime.now(UTC)
    assert response.fetched.utcoffset() == timedelta(0)


@pytest.mark.vcr
def test_declared_charset_is_kept() -> None:
    response = fetch(f"{RECORDED}/declared")
    assert (response.content_type, response.encoding) == ("text/html", "cp1251")


@pytest.mark.vcr
@pytest.mark.parametrize(
    "content_type", ["text/html", "text/plain", "application/xhtml+xml", "application/xml", pytest.param("", id="none")]
)
def test_undeclared_charset_is_none(content_type: str) -> None:
    response = fetch(f"{RECORDED}/typed?type={content_type.replace('+', '%2B')}")
    assert response.content_type == (content_type or None)
    assert response.encoding is None
    assert response.content == PAGE.encode()


@pytest.mark.vcr
@pytest.mark.parametrize(
    "content_type",
    [
        "application/pdf",
        "image/svg%2Bxml",
        "audio/mpeg",
        "video/mp4",
        "font/woff2",
        "application/zip",
        "application/json",
    ],
)
def test_content_type_that_cannot_be_news_is_refused(content_type: str) -> None:
    error = raised(errors.WrongContentType, f"{RECORDED}/typed?type={content_type}")
    assert f"{content_type.replace('%2B', '+')} is no page or text" in str(error)


@pytest.mark.vcr
def test_redirects_are_followed_and_the_final_address_kept() -> None:
    url = f"{RECORDED}/redirect?to=/redirect%3Fto%3D/ok"
    response = fetch(url)
    assert (response.url, response.requested_url) == (f"{RECORDED}/ok", url)
    assert response.content == PAGE.encode()


@pytest.mark.vcr
def test_redirect_loop(shared_session: requests.Session) -> None:
    shared_session.max_redirects = 4
    error = raised(errors.TooManyRedirects, f"{RECORDED}/loop")
    assert "4 redirects" in str(error)
    assert isinstance(error.__cause__, requests.TooManyRedirects)


@pytest.mark.vcr
@pytest.mark.parametrize(
    "target", ["ftp://example.org/a", "mailto:desk@example.org", "http://[broken"], ids=["ftp", "mail", "broken"]
)
def test_redirect_to_no_web_address(target: str) -> None:
    error = raised(errors.BadURL, f"{RECORDED}/redirect?to={target}")
    assert isinstance(error.__cause__, ValueError)


@pytest.mark.vcr
@pytest.mark.parametrize(
    ("code", "advice"),
    [(304, "check"), (403, "refused"), (404, "no such page"), (418, "check the address")],
    ids=["304", "403", "404", "418"],
)
def test_error_status_is_not_tried_again(code: int, advice: str, waits: list[float]) -> None:
    error = raised(errors.HTTPStatus, f"{RECORDED}/status?code={code}")
    assert isinstance(error, errors.HTTPStatus)
    assert (error.status, error.retry_after) == (code, None)
    assert f"HTTP status {code}" in str(error)
    assert advice in str(error)
    assert waits == []


@pytest.mark.vcr
def test_retry_waits_as_long_as_the_server_says(waits: list[float]) -> None:
    assert fetch(f"{RECORDED}/busy-once").content == PAGE.encode()
    assert waits == [2.0]


@pytest.mark.vcr
@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_status_that_stays_after_the_retries(code: int, waits: list[float]) -> None:
    error = raised(errors.HTTPStatus, f"{RECORDED}/status?code={code}")
    assert isinstance(error, errors.HTTPStatus)
    assert (error.status, error.retry_after) == (code, None)
    assert waits == [0.5, 1.0, 2.0]


@pytest.mark.vcr
def test_no_retries(waits: list[float]) -> None:
    error = raised(errors.HTTPStatus, f"{RECORDED}/status?code=503&retry_after=7", retries=0)
    assert isinstance(error, errors.HTTPStatus)
    assert (error.status, error.retry_after) == (503, 7.0)
    assert "in 7 seconds" in str(error)
    assert waits == []


@pytest.mark.vcr
def test_retry_after_of_hours_is_not_waited_for(waits: list[float]) -> None:
    error = raised(errors.HTTPStatus, f"{RECORDED}/status?code=429&retry_after=86400")
    assert isinstance(error, errors.HTTPStatus)
    assert error.retry_after == 86400.0
    assert waits == []


@pytest.mark.vcr
def test_size_limit() -> None:
    size = len(PAGE.encode())
    assert len(fetch(f"{RECORDED}/ok", max_bytes=size).content) == size
    error = raised(errors.TooLarge, f"{RECORDED}/ok", max_bytes=size - 1)
    assert "raise max_bytes" in str(error)


def test_retry_after_as_a_date() -> None:
    seconds = retry_after_seconds(format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True))
    assert seconds == pytest.approx(300, abs=5)
    assert retry_after_seconds("Wed, 01 Jan 2020 00:00:00 -0000") == 0.0


@pytest.mark.parametrize("value", [None, "", "soon", "-5", "1.5", "²", "Wed, 99 Jan 2020 00:00:00 GMT"])
def test_retry_after_that_says_nothing(value: str | None) -> None:
    assert retry_after_seconds(value) is None


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.txt",
        "example.org/news",
        "file:///etc/hosts",
        "ftp://example.org/news",
        "http://",
        "http://[broken/",
        "http://example.org:99999/",
        "https://example.org:port/",
        "javascript:alert(1)",
        "http://*.example.org/",
        f"http://{'a' * 64}.example.org/",
    ],
)
def test_address_that_is_none(url: str) -> None:
    assert isinstance(raised(errors.BadURL, url), ValueError)


def test_user_agent_that_cannot_be_sent() -> None:
    with pytest.raises(ValueError, match="printable ASCII"):
        fetch("http://127.0.0.1/", user_agent="Бот")
    with pytest.raises(ValueError, match="printable ASCII"):
        fetch("http://127.0.0.1/", user_agent="me\r\nCookie: a=b")


def test_response_can_be_made_by_hand_and_pickled() -> None:
    response = Response("u", "u", 200, b"x", {"Content-Type": "TEXT/html;charset=KOI8-R"}, datetime.now(UTC))
    assert response.headers["content-type"] == "TEXT/html;charset=KOI8-R"
    assert (response.content_type, response.encoding) == ("text/html", "koi8-r")
    assert pickle.loads(pickle.dumps(response)) == response
    for name in ("status", "content"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(response, name, None)


@pytest.mark.parametrize("declared", ["html", "", ";", "charset=utf-8"])
def test_content_type_without_a_type(declared: str) -> None:
    assert Response("u", "u", 200, b"", {"Content-Type": declared}, datetime.now(UTC)).content_type is None


@live
def test_user_agent(server: LocalServer) -> None:
    url = f"{server.url}/headers-sent"
    assert f"User-Agent: {http.USER_AGENT}" in fetch(url).content.decode()
    assert http.USER_AGENT.startswith("newsparse/")
    assert "User-Agent: desk@example.org" in fetch(url, user_agent="desk@example.org").content.decode()


@live
def test_own_session_keeps_its_headers(server: LocalServer) -> None:
    with requests.Session() as session:
        session.headers.update({"User-Agent": "mine", "X-Key": "1"})
        sent = fetch(f"{server.url}/headers-sent", session=session).content.decode()
    assert "User-Agent: mine" in sent
    assert "X-Key: 1" in sent


@live
def test_cookies_last_for_one_fetch(server: LocalServer) -> None:
    """Consent pages set a cookie and redirect back; what an earlier fetch was given must not change a later one."""
    assert fetch(f"{server.url}/redirect?to=/cookies").content == b"consent=given"
    assert fetch(f"{server.url}/cookies").content == b"none"
    assert fetch(f"{server.url}/cookies").content == b"none"


@live
def test_connection_is_kept(server: LocalServer) -> None:
    for path in ("/ok", "/gzip", "/chunks", "/ok"):
        fetch(server.url + path)
    assert server.connections == 1


@live
def test_compressed_and_chunked_bodies(server: LocalServer) -> None:
    assert fetch(f"{server.url}/gzip").content == PAGE.encode()
    assert fetch(f"{server.url}/chunks").content == b"one two three"


@live
def test_broken_compression(server: LocalServer, waits: list[float]) -> None:
    error = raised(errors.ConnectionFailed, f"{server.url}/broken-gzip")
    assert "compressed body is broken" in str(error)
    assert error.__cause__ is not None
    assert waits == []


@live
@pytest.mark.parametrize(
    ("path", "kind"),
    [("/bomb", errors.TooLarge), ("/bomb-failure", errors.HTTPStatus), ("/bomb-redirect", None)],
)
def test_bomb_does_not_fill_memory(server: LocalServer, path: str, kind: type[errors.FetchError] | None) -> None:
    limit = 1_000_000
    tracemalloc.start()
    try:
        if kind:
            raised(kind, server.url + path, max_bytes=limit)
        else:
            assert fetch(server.url + path, max_bytes=limit).content == PAGE.encode()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 4 * limit < BOMB_SIZE


@live
def test_bomb_within_the_limit(server: LocalServer) -> None:
    assert len(fetch(f"{server.url}/bomb", max_bytes=BOMB_SIZE).content) == BOMB_SIZE


@live
@pytest.mark.parametrize("path", ["/cut", "/cut-chunks", "/cut-at-once"])
def test_connection_that_breaks_off(server: LocalServer, path: str, waits: list[float]) -> None:
    error = raised(errors.ConnectionFailed, server.url + path, retries=2)
    assert error.__cause__ is not None
    assert waits == [0.5, 1.0]
    assert server.hits[path] == 3


@live
def test_every_server_error_is_tried_again(server: LocalServer, waits: list[float]) -> None:
    error = raised(errors.HTTPStatus, f"{server.url}/status?code=521", retries=2)
    assert "HTTP status 521" in str(error)
    assert waits == [0.5, 1.0]
    assert server.hits["/status"] == 3


@live
def test_retry_after_shorter_than_the_backoff(server: LocalServer, waits: list[float]) -> None:
    raised(errors.HTTPStatus, f"{server.url}/status?code=503&retry_after=1", retries=3)
    assert waits == [1.0, 1.0, 2.0]


@live
def test_connection_that_breaks_off_once(server: LocalServer, waits: list[float]) -> None:
    assert fetch(f"{server.url}/cut-once").content == PAGE.encode()
    assert waits == [0.5]


@live
def test_answer_that_is_no_http(server: LocalServer) -> None:
    assert raised(errors.ConnectionFailed, f"{server.url}/not-http", retries=0).__cause__ is not None


@live
def test_contradictory_lengths(server: LocalServer) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # urllib3 leaves the socket to the garbage collector here
        assert "isn't valid HTTP" in str(raised(errors.ConnectionFailed, f"{server.url}/two-lengths"))
        gc.collect()


@live
def test_nobody_listens(waits: list[float]) -> None:
    with LocalServer() as gone:
        url = gone.url
    error = raised(errors.ConnectionFailed, url)
    assert isinstance(error.__cause__, requests.ConnectionError)
    assert waits == []


@live
def test_silent_server(server: LocalServer, waits: list[float]) -> None:
    error = raised(errors.TimedOut, f"{server.url}/silent", timeout=0.1)
    assert isinstance(error.__cause__, requests.Timeout)
    assert "0.1 seconds" in str(error)
    assert waits == []


@live
def test_dripping_server(server: LocalServer) -> None:
    """Bytes come often enough for the timeout, but the whole would take minutes."""
    error = raised(errors.TimedOut, f"{server.url}/drip", timeout=0.05)
    assert "not whole within 0.3 seconds" in str(error)


@live
def test_redirects_count_as_the_servers_time(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()
    monkeypatch.setattr(http, "monotonic", lambda: float(next(seconds)))
    raised(errors.TimedOut, f"{server.url}/loop", timeout=0.5)
    assert server.hits["/loop"] == 4  # the clock moves by a second for each, and 6 times 0.5 seconds are over


@live
def test_waits_do_not_count_as_the_servers_time(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(http, "monotonic", lambda: clock[0])
    monkeypatch.setattr(http, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
    assert fetch(f"{server.url}/busy-once", timeout=0.25).content == PAGE.encode()
    assert clock == [2.0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system doesn't fork")
def test_forked_child_has_a_session_of_its_own() -> None:
    parents = http._shared
    child = os.fork()
    if child == 0:
        os._exit(0 if http._shared is not parents else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert http._shared is parents
