"""What became of a page, written in one go: the page's state, its article, and where it leads to."""

from __future__ import annotations

from typing import Any

import attrs
from sqlalchemy import ColumnElement, Connection, select, update

from newsparse import addresses
from newsparse.article import Article
from newsparse.discovery.leads import Lead
from newsparse.store import frontier, shelves
from newsparse.store.frontier import Page, State
from newsparse.store.tables import pages

MOST_TRIES = 5
"""How often a page is asked for that fails in ways that may pass."""


@attrs.frozen
class Outcome:
    """What became of asking for a page."""

    state: State
    """`waiting` says that it failed in a way that may pass."""
    reason: str | None = None
    url: str | None = None
    """Where the answer came from, after redirects."""
    canonical: str | None = None
    """The address that the page calls its own, where it must be asked for instead: state `moved`."""
    article: Article | None = None
    leads: tuple[Lead, ...] = ()
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    """Whether the server said that nothing has changed."""
    retry_in: float = 0.0
    """Seconds until it may be tried again."""
    host_pause: float = 0.0
    """Seconds for which the server asks to be left alone."""


@attrs.frozen
class Recorded:
    """What the store made of an outcome."""

    state: State
    version: int | None = None
    """Number of the article's version, where it's new."""
    hosts: frozenset[str] = frozenset()
    """Where pages wait now that may not have before."""


def record(connection: Connection, page: Page, outcome: Outcome, now: float) -> Recorded:
    """Write an outcome. It's for the caller to make it one transaction."""
    if outcome.state == "waiting":
        return again(connection, page, outcome, now)
    if outcome.canonical is not None:
        return move(connection, page, outcome.canonical, now)
    if outcome.state in ("failed", "refused", "reserved"):
        return give_up(connection, page, outcome, now)
    hosts = frontier.add(connection, page.site, outcome.leads, now)
    arrived = outcome.url or page.url
    key = addresses.page_key(arrived)
    read: dict[str, Any] = {"state": outcome.state, "reason": outcome.reason, "tries": 0, "tried": now, "checked": now}
    if not outcome.unchanged:
        read |= {"etag": outcome.etag, "last_modified": outcome.last_modified}
    if key != page.key and page.role == "article":
        change(connection, page, state="moved", target=key, tried=now, checked=now)
        frontier.add(connection, page.site, [Lead(arrived, "article", found_in=page.url, depth=page.depth)], now)
        connection.execute(update(pages).where(pages.c.key == key).values(**read, settled=True))
    else:
        change(connection, page, **read)
    version = None
    if outcome.article is not None:
        version = shelves.put(connection, outcome.article, key, arrived, page.site, now)
    elif outcome.unchanged:
        shelves.seen(connection, page.key, now)
    return Recorded(outcome.state, version, frozenset(hosts))


def change(connection: Connection, page: Page, **values: Any) -> None:
    connection.execute(update(pages).where(pages.c.id == page.id).values(**values))


def again(connection: Connection, page: Page, outcome: Outcome, now: float) -> Recorded:
    """A failure that may pass: it's due later, or given up."""
    if page.tries + 1 >= MOST_TRIES:
        return give_up(connection, page, attrs.evolve(outcome, state="failed"), now)
    due = now + max(outcome.retry_in, outcome.host_pause)
    change(connection, page, tries=page.tries + 1, reason=outcome.reason, due=due, tried=now)
    return Recorded("waiting")


def give_up(connection: Connection, page: Page, outcome: Outcome, now: float) -> Recorded:
    """A failure for good. What was read once stays; other addresses of the page are tried in its place."""
    values: dict[str, Any] = {"state": outcome.state, "reason": outcome.reason, "tried": now, "tries": page.tries + 1}
    if page.fallback is not None and page.checked is None:
        change(connection, page, url=page.fallback, fallback=None, settled=True, tries=0, due=0.0, tried=now)
        return Recorded("waiting", hosts=frozenset((page.host,)))
    change(connection, page, **values)
    if page.checked is not None:
        return Recorded(outcome.state)
    led_here = moved_to(page.key)
    hosts = frozenset(connection.execute(select(pages.c.host).where(led_here)).scalars())
    if hosts:
        connection.execute(update(pages).where(led_here).values(state="waiting", settled=True, target=None, due=0.0))
    return Recorded(outcome.state, hosts=hosts)


def moved_to(key: str) -> ColumnElement[bool]:
    """The pages that call the one of this key their own address."""
    return (pages.c.target == key) & (pages.c.state == "moved")


def move(connection: Connection, page: Page, canonical: str, now: float) -> Recorded:
    """The page calls another address its own: that one is asked for, and what it gives counts."""
    key = addresses.page_key(canonical)
    if key == page.key:
        change(connection, page, url=canonical, fallback=page.url, settled=True, tries=0, due=0.0, tried=now)
        return Recorded("moved", hosts=frozenset((page.host,)))
    frontier.add(connection, page.site, [Lead(canonical, "article", found_in=page.url, depth=page.depth)], now)
    target = connection.execute(select(pages).where(pages.c.key == key)).mappings().one()
    if target["state"] in ("failed", "refused", "reserved"):
        change(connection, page, settled=True, tries=0, due=0.0, tried=now)
        return Recorded("moved", hosts=frozenset((page.host,)))
    connection.execute(update(pages).where(pages.c.key == key).values(settled=True))
    change(connection, page, state="moved", target=key, reason=None, tried=now, tries=0)
    return Recorded("moved", hosts=frozenset((target["host"],)))
