"""The shelves: articles, their versions, and the links between them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import attrs
from sqlalchemy import Connection, desc, func, insert, select, update

from newsparse import addresses
from newsparse.article import Article
from newsparse.store.tables import articles, links, versions


@attrs.frozen
class Version:
    """An article as it was at a time."""

    url: str
    number: int
    """From 1; each has another headline or body than the one before."""
    fetched: datetime
    """In UTC."""
    article: Article


def digest_of(article: Article) -> str:
    """Of what makes a version: headline and body."""
    return hashlib.sha256(f"{article.headline or ''}\0{article.text}".encode("utf-8", "replace")).hexdigest()


def put(connection: Connection, article: Article, key: str, url: str, site: str, now: float) -> int | None:
    """Keep an article. Gives the number of its new version, `None` where nothing has changed."""
    known = connection.execute(select(articles.c.id).where(articles.c.key == key)).scalar()
    if known is None:
        row = {"key": key, "url": url, "site": site, "first_seen": now, "last_seen": now}
        known = connection.execute(insert(articles).values(row).returning(articles.c.id)).scalar_one()
    else:
        connection.execute(update(articles).where(articles.c.id == known).values(last_seen=now))
    put_links(connection, known, article, now)
    digest = digest_of(article)
    latest = connection.execute(
        select(versions.c.number, versions.c.digest)
        .where(versions.c.article == known)
        .order_by(desc(versions.c.number))
        .limit(1)
    ).first()
    if latest is not None and latest.digest == digest:
        return None
    number = 1 if latest is None else int(latest.number) + 1
    published = article.published.isoformat() if article.published is not None else None
    connection.execute(
        insert(versions).values(
            article=known,
            number=number,
            fetched=now,
            headline=article.headline,
            published=published,
            digest=digest,
            data=article.to_json(),
        )
    )
    return number


def put_links(connection: Connection, article_id: int, article: Article, now: float) -> None:
    """Add the other headlines that the article hasn't had before."""
    found = select(links.c.headline, links.c.url).where(links.c.article == article_id)
    held = {(row.headline, row.url) for row in connection.execute(found)}
    rows = {}
    for other in article.related:
        if (other.headline, other.url) in held:
            continue
        url = addresses.tidy(other.url) if other.url else None
        rows[other.headline, other.url] = {
            "article": article_id,
            "headline": other.headline,
            "url": other.url,
            "key": addresses.page_key(url) if url is not None else None,
            "timestamp": other.timestamp,
            "published": other.published.isoformat() if other.published is not None else None,
            "label": other.label,
            "place": other.place,
            "first_seen": now,
        }
    if rows:
        connection.execute(insert(links), list(rows.values()))


def seen(connection: Connection, key: str, now: float) -> None:
    """Note that an article is as it was."""
    connection.execute(update(articles).where(articles.c.key == key).values(last_seen=now))


def history(connection: Connection, key: str) -> list[Version]:
    """The versions of an article, the first one first."""
    found = (
        select(articles.c.url, versions.c.number, versions.c.fetched, versions.c.data)
        .join(articles, articles.c.id == versions.c.article)
        .where(articles.c.key == key)
        .order_by(versions.c.number)
    )
    return [version_of(*row) for row in connection.execute(found)]


def version_of(url: str, number: int, fetched: float, data: str) -> Version:
    return Version(url, number, datetime.fromtimestamp(fetched, UTC), Article.from_json(data))


def latest(connection: Connection, sites: Sequence[str] | None = None) -> Iterator[Version]:
    """Each article as it was last, in the order of their first sight."""
    newest = select(versions.c.article, func.max(versions.c.number).label("number")).group_by(versions.c.article)
    last = newest.subquery()
    found = (
        select(articles.c.url, versions.c.number, versions.c.fetched, versions.c.data)
        .join(versions, versions.c.article == articles.c.id)
        .join(last, (last.c.article == versions.c.article) & (last.c.number == versions.c.number))
        .order_by(articles.c.id)
    )
    if sites is not None:
        found = found.where(articles.c.site.in_(sites))
    for row in connection.execution_options(yield_per=200).execute(found):
        yield version_of(*row)
