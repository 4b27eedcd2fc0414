"""No page leads into a private network."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from newsparse import errors, guard
from newsparse.fetchers import RequestsFetcher
from newsparse.guest import Guest
from tests.local_site import LocalSite, Page, story

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1", "127.0.0.2"])

PUBLIC, OTHER_PUBLIC = "93.184.216.34", "2606:2800:220:1::1"


@pytest.fixture
def fetcher() -> Iterator[RequestsFetcher]:
    fetcher = RequestsFetcher(timeout=5)
    yield fetcher
    fetcher.close()


def resolving(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Names resolve to these addresses, one answer after the other. Gives the names that were looked up."""
    asked: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        asked.append(host)
        found = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET6 if ":" in ip else socket.AF_INET, 1, 6, "", (ip, port)) for ip in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def connecting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where connections go; all fail."""
    tried: list[str] = []

    def connect(address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(guard, "create_connection", connect)
    return tried


@pytest.mark.parametrize(
    "address",
    "10.0.0.1 172.16.9.9 192.168.1.1 127.0.0.1 127.8.8.8 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 "
    "255.255.255.255 192.0.2.1 ::1 :: ::ffff:10.0.0.1 64:ff9b::10.0.0.1 2002:a00:1:: fe80::1%eth0 fc00::1 fec0::1 "
    "ff02::1 ff0e::1".split(),
)
def test_private_addresses(address: str) -> None:
    assert not guard.is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, OTHER_PUBLIC, "64:ff9b::93.184.216.34", "::ffff:93.184.216.34"])
def test_public_addresses(address: str) -> None:
    assert guard.is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_names_of_this_machine(host: str, fetcher: RequestsFetcher) -> None:
    with pytest.raises(errors.PrivateAddress, match="in a private network"):
        fetcher.get(f"http://{host}:9/", {})


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_with_one_private_address_is_refused(
    monkeypatch: pytest.MonkeyPatch, fetcher: RequestsFetcher, scheme: str
) -> None:
    resolving(monkeypatch, [PUBLIC, "192.168.1.1"])
    tried = connecting(monkeypatch)
    with pytest.raises(errors.PrivateAddress, match=r"tides\.example is at 192\.168\.1\.1"):
        fetcher.get(f"{scheme}://tides.example/", {})
    assert tried == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_the_connection_goes_to_what_was_checked(
    monkeypatch: pytest.MonkeyPatch, fetcher: RequestsFetcher, scheme: str
) -> None:
    """A name that resolves otherwise the next time (DNS rebinding) gains nothing."""
    asked = resolving(monkeypatch, [PUBLIC, OTHER_PUBLIC], ["127.0.0.1"])
    tried = connecting(monkeypatch)
    with pytest.raises(errors.ConnectionFailed):
        fetcher.get(f"{scheme}://tides.example/", {})
    assert (asked, tried) == (["tides.example"], [PUBLIC, OTHER_PUBLIC])


def test_a_name_that_does_not_resolve(monkeypatch: pytest.MonkeyPatch, fetcher: RequestsFetcher) -> None:
    def fail(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(errors.ConnectionFailed, match="tides"):
        fetcher.get("http://tides.example/", {})


def test_a_page_is_fetched_from_the_checked_address(
    monkeypatch: pytest.MonkeyPatch, fetcher: RequestsFetcher, site: LocalSite
) -> None:
    monkeypatch.setattr(guard, "is_public", lambda address: True)
    site.pages["/rope"] = story(1)
    assert b"pier 1" in fetcher.get(f"{site.home}/rope", {}).content


def test_redirects_are_checked(monkeypatch: pytest.MonkeyPatch, fetcher: RequestsFetcher, site: LocalSite) -> None:
    monkeypatch.setattr(guard, "is_public", lambda address: address != "127.0.0.2")
    with LocalSite({"/secret": "secret"}, host="127.0.0.2") as inside:
        site.pages["/rope"] = Page("", 302, {"Location": f"{inside.home}/secret"})
        with pytest.raises(errors.PrivateAddress, match=r"127\.0\.0\.2"):
            Guest(fetcher, pause=0).get(f"{site.home}/rope")
        assert inside.asked == []


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://tides.example/", "gopher://x/", "javascript:go()"])
def test_redirects_to_other_schemes(target: str, site: LocalSite) -> None:
    site.pages["/rope"] = Page("", 302, {"Location": target})
    fetcher = RequestsFetcher(allow_private=True)
    with pytest.raises(errors.BadURL, match="no http or https address"):
        Guest(fetcher, pause=0).get(f"{site.home}/rope")
    fetcher.close()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://tides.example/1"])
def test_other_schemes(url: str, fetcher: RequestsFetcher) -> None:
    with pytest.raises(errors.BadURL):
        fetcher.get(url, {})


def test_proxies_of_the_environment_are_for_private_networks_only(
    monkeypatch: pytest.MonkeyPatch, site: LocalSite, fetcher: RequestsFetcher
) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.home)
    monkeypatch.delenv("NO_PROXY", raising=False)
    resolving(monkeypatch, ["10.0.0.1"])
    with pytest.raises(errors.PrivateAddress):
        fetcher.get("http://tides.example/", {})
    assert site.asked == []
