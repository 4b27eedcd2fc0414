"""Keeps connections out of private networks: an address on a page must not lead to what only this machine can reach.

A name is resolved once, its addresses are checked, and the connection goes to a checked one. So a name that resolves
otherwise a moment later (DNS rebinding) gains nothing, and a redirect is checked like any other address.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.connection import create_connection

TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv6 addresses that stand for the IPv4 address in their last 32 bits (NAT64)."""


class PrivateHost(Exception):
    """A host that no page may lead to."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, and so is any IPv4 address within it."""
    ip = ip_address(address.partition("%")[0])
    inner = embedded(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or getattr(ip, "is_site_local", False))


def embedded(ip: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to."""
    if ip in TRANSLATED:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def checked_addresses(host: str, port: int) -> list[str]:
    """The IP addresses of a host.

    Raises `PrivateHost` where one of them is private, `OSError` where there's none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = [address for address in addresses if not is_public(address)]
    if private:
        raise PrivateHost(f"{host} is at {private[0]}, in a private network")
    return addresses


def connect(connection: HTTPConnection) -> socket.socket:
    """A socket to one of the checked addresses of a connection's host; fails as urllib3's own connections do."""
    host = connection.host.strip("[]")
    try:
        addresses = checked_addresses(host, connection.port)
    except socket.gaierror as error:
        raise NameResolutionError(host, connection, error) from error
    for last, address in enumerate(addresses, 1 - len(addresses)):
        try:
            return create_connection(
                (address, connection.port),
                connection.timeout,
                source_address=connection.source_address,
                socket_options=connection.socket_options,
            )
        except TimeoutError as error:
            if not last:
                raise ConnectTimeoutError(connection, f"{host} at {address} didn't answer in time") from error
        except OSError as error:
            if not last:
                raise NewConnectionError(connection, f"no connection to {host} at {address}: {error}") from error
    raise NewConnectionError(connection, f"{host} has no address")


class GuardedConnection(HTTPConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self)


class GuardedTLSConnection(HTTPSConnection):
    def _new_conn(self) -> socket.socket:
        return connect(self)


class GuardedPool(HTTPConnectionPool):
    ConnectionCls = GuardedConnection


class GuardedTLSPool(HTTPSConnectionPool):
    ConnectionCls = GuardedTLSConnection


class GuardedAdapter(HTTPAdapter):
    """What a session of requests sends by, so that it can't be led into a private network."""

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": GuardedPool, "https": GuardedTLSPool}
