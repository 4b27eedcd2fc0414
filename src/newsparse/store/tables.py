"""The tables of a store. Moments are seconds since 1970, dates of articles ISO 8601 as in their JSON."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

VERSION = 1
"""Of the tables; grows when they change."""

metadata = MetaData()

about = Table("about", metadata, Column("version", Integer, primary_key=True))
"""One row: the version of the tables."""

pages = Table(
    "pages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # what all addresses of the page have in common
    Column("url", String, nullable=False),  # the address to ask for
    Column("site", String, nullable=False),
    Column("host", String, nullable=False),
    Column("role", String, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String),  # why it's in that state; of one that waits, why it failed before
    Column("tries", Integer, nullable=False, default=0),  # that failed in a row
    Column("due", Double, nullable=False, default=0.0),  # not to be asked for before
    Column("headline", String),
    Column("published", Double),
    Column("changed", Double),
    Column("moment", Double, nullable=False),  # published, else changed, else 0; of a day its end
    Column("found_in", String, nullable=False),
    Column("first_seen", Double, nullable=False),
    Column("tried", Double),  # when it was last asked for
    Column("checked", Double),  # when it was last answered
    Column("etag", String),
    Column("last_modified", String),
    Column("settled", Boolean, nullable=False, default=False),  # what it calls its address no longer counts
    Column("target", String),  # key of the page that it turned out to be
    Column("fallback", String),  # the address to ask for where `url` fails
)
"""Every address seen."""

Index("pages_next", pages.c.host, pages.c.state, pages.c.rank, pages.c.moment.desc(), pages.c.id)
Index("pages_target", pages.c.target)
Index("pages_site", pages.c.site, pages.c.state, pages.c.role)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("url", String, nullable=False),
    Column("site", String, nullable=False),
    Column("first_seen", Double, nullable=False),
    Column("last_seen", Double, nullable=False),
)

versions = Table(
    "versions",
    metadata,
    Column("article", Integer, ForeignKey("articles.id"), nullable=False),
    Column("number", Integer, nullable=False),  # from 1
    Column("fetched", Double, nullable=False),
    Column("headline", Text),
    Column("published", String),
    Column("digest", String, nullable=False),  # of headline and body
    Column("data", Text, nullable=False),  # the article's JSON
    PrimaryKeyConstraint("article", "number"),
)
"""An article each time its headline or body had changed."""

links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", Integer, ForeignKey("articles.id"), nullable=False),
    Column("headline", Text, nullable=False),
    Column("url", String),
    Column("key", String),  # of the page that it leads to
    Column("timestamp", String),
    Column("published", String),
    Column("label", String),
    Column("place", String, nullable=False),
    Column("first_seen", Double, nullable=False),
)
"""The other headlines that an article's page has had: edges from article to article."""

Index("links_article", links.c.article)
Index("links_key", links.c.key)
