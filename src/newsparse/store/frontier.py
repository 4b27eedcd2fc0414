"""The frontier: every address seen, and which is next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import attrs
from sqlalchemy import ColumnElement, Connection, RowMapping, and_, func, insert, or_, select, update

from newsparse import addresses
from newsparse.discovery.leads import MOST_LISTS, RANKS, Bounds, Lead, Role, epoch
from newsparse.store.tables import pages

State = Literal["waiting", "read", "moved", "nothing", "refused", "reserved", "failed"]
"""Of an address: to be asked for; read; another address of a page; no article; robots.txt asks to stay away; its use is
reserved; given up."""

REFRESH = 900.0
"""Seconds before a list is read anew. A crawl that's started again sooner goes on where it stopped."""

REVISIT = 7 * 86400.0
"""Seconds from its first sight in which an article is fetched again when its list says that it has changed."""

AT_ONCE = 500
"""Rows of one statement; databases limit its parameters."""


@attrs.frozen
class Page:
    """An address to be asked for."""

    id: int
    key: str
    url: str
    site: str
    host: str
    role: Role
    depth: int
    tries: int
    checked: float | None
    etag: str | None
    last_modified: str | None
    settled: bool
    fallback: str | None

    @classmethod
    def of(cls, row: RowMapping) -> Page:
        return cls(**{field.name: row[field.name] for field in attrs.fields(cls)})

    @property
    def lead(self) -> Lead:
        return Lead(self.url, self.role, depth=self.depth)


def add(connection: Connection, site: str, leads: Sequence[Lead], now: float) -> set[str]:
    """Keep leads that aren't known yet; an article that has changed since waits again. Gives the hosts concerned."""
    room = MOST_LISTS - count_lists(connection, site) if any(lead.role != "article" for lead in leads) else 0
    hosts: set[str] = set()
    fresh: dict[str, Lead] = {}
    for start in range(0, len(leads), AT_ONCE):
        by_key = {addresses.page_key(lead.url): lead for lead in leads[start : start + AT_ONCE]}
        known = {row["key"]: row for row in connection.execute(known_rows(list(by_key))).mappings()}
        for key, lead in by_key.items():
            if key not in known:
                room -= lead.role != "article"
                if lead.role == "article" or room >= 0:
                    fresh.setdefault(key, lead)
            elif renew(connection, known[key], lead, now):
                hosts.add(known[key]["host"])
    rows = [row_of(key, site, lead, now) for key, lead in fresh.items()]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(pages), rows[start : start + AT_ONCE])
    return hosts | {row["host"] for row in rows}


def known_rows(keys: list[str]) -> Any:
    columns = (pages.c.id, pages.c.key, pages.c.host, pages.c.state, pages.c.role, pages.c.changed, pages.c.checked)
    return select(*columns, pages.c.first_seen).where(pages.c.key.in_(keys))


def row_of(key: str, site: str, lead: Lead, now: float) -> dict[str, Any]:
    published, changed = epoch(lead.published), epoch(lead.changed)
    return {
        "key": key,
        "url": lead.url,
        "site": site,
        "host": addresses.host_of(lead.url),
        "role": lead.role,
        "rank": RANKS[lead.role],
        "depth": lead.depth,
        "state": "waiting",
        "headline": lead.headline,
        "published": published,
        "changed": changed,
        "moment": epoch(lead.published or lead.changed, end=True) or 0.0,
        "found_in": lead.found_in,
        "first_seen": now,
    }


def renew(connection: Connection, known: RowMapping, lead: Lead, now: float) -> bool:
    """Have a page that was read wait again, where its list says that it has changed since."""
    changed = epoch(lead.changed)
    if changed is None or known["checked"] is None or changed <= max(known["checked"], known["changed"] or 0.0):
        return False
    young = known["role"] != "article" or now - known["first_seen"] <= REVISIT
    again = young and known["state"] in ("read", "nothing")
    values = {"state": "waiting", "tries": 0, "due": 0.0} if again else {}
    connection.execute(update(pages).where(pages.c.id == known["id"]).values(changed=changed, **values))
    return again


def count_lists(connection: Connection, site: str) -> int:
    found = select(func.count()).select_from(pages).where(pages.c.site == site, pages.c.role != "article")
    return connection.execute(found).scalar_one()


def refresh(connection: Connection, sites: Sequence[str], now: float) -> None:
    """Have lists wait again that were read, or given up, long enough ago; so with articles that were asked for by
    address."""
    stale = pages.c.tried < now - REFRESH
    may_differ = or_(pages.c.changed.is_(None), pages.c.changed > pages.c.checked)
    connection.execute(
        update(pages)
        .where(pages.c.site.in_(sites), or_(pages.c.role != "article", pages.c.depth == 0), stale)
        .where(or_(and_(pages.c.state.in_(("read", "nothing")), may_differ), pages.c.state.in_(("failed", "refused"))))
        .values(state="waiting", tries=0, due=0.0)
    )


def waiting(sites: Sequence[str], bounds: Bounds) -> ColumnElement[bool]:
    """Which pages are to be asked for."""
    conditions = [pages.c.state == "waiting", pages.c.site.in_(sites)]
    if bounds.since is not None:
        conditions.append(or_(pages.c.moment == 0.0, pages.c.moment >= bounds.since))
    if bounds.until is not None:
        conditions.append(or_(pages.c.published.is_(None), pages.c.published <= bounds.until))
    return and_(*conditions)


def hosts(connection: Connection, sites: Sequence[str]) -> list[str]:
    """Hosts with pages to be asked for."""
    found = select(pages.c.host).where(pages.c.state == "waiting", pages.c.site.in_(sites)).distinct()
    return list(connection.execute(found.order_by(pages.c.host)).scalars())


def next_page(connection: Connection, host: str, which: ColumnElement[bool], now: float) -> Page | None:
    """The one to be asked for next at a host; `None` where none is due."""
    found = (
        select(pages)
        .where(pages.c.host == host, which, pages.c.due <= now)
        .order_by(pages.c.rank, pages.c.moment.desc(), pages.c.id)
        .limit(1)
    )
    row = connection.execute(found).mappings().first()
    return Page.of(row) if row is not None else None


def next_due(connection: Connection, host: str, which: ColumnElement[bool]) -> float | None:
    """When one is due at a host; `None` where none waits."""
    due: float | None = connection.execute(
        select(func.min(pages.c.due)).where(pages.c.host == host, which)
    ).scalar_one()
    return due


def states(connection: Connection, sites: Sequence[str]) -> dict[str, int]:
    """How many pages are in each state."""
    found = select(pages.c.state, func.count()).where(pages.c.site.in_(sites)).group_by(pages.c.state)
    return {row[0]: row[1] for row in connection.execute(found)}
