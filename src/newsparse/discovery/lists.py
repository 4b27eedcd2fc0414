"""What lists articles, read into leads: feeds, sitemaps and their indexes, and pages."""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from time import struct_time
from typing import TYPE_CHECKING

from attrs import evolve

from newsparse import addresses, document, files, metadata
from newsparse.dates import from_url
from newsparse.discovery.leads import Lead, Moment, Role
from newsparse.errors import HTTPStatus, InputError
from newsparse.extras import need

if TYPE_CHECKING:
    from newsparse.discovery.sites import Site
    from newsparse.http import Response

KIND = re.compile(rb"<(?:\w+:)?(?P<kind>rss|feed|rdf|urlset|sitemapindex|html|!doctype html)\b", re.I)
"""The root element, which tells what a list is, whatever its declared type."""

INDEX_PARTS = re.compile(r"(</?(?:\w+:)?)sitemap(?P<index>index)?(?=[\s>/])")
"""The elements of an index of sitemaps; under the names of a sitemap's elements, an index is read like one."""

ENTITY = re.compile(rb"<!ENTITY\b[^>]*>?", re.I)
"""Declarations that XML parsers would follow, to files and to texts of any size."""

MOST_LISTED = 50_000
"""Addresses of one list that are read; a sitemap may have no more."""

MOST_BYTES = 50_000_000
"""Of a compressed sitemap, decompressed; it may have no more."""

MOST_SECTIONS = 40
"""Sections of a home page that are looked at."""

DEEPEST = 4
"""Lists between a seed and a list, at most: an index of indexes has two."""

ABSENT = frozenset((404, 410))
"""Statuses of what isn't there."""

COMMON_SITEMAP = "/sitemap.xml"
"""Where a sitemap is, if robots.txt doesn't say."""


def leads_of(lead: Lead, response: Response, site: Site) -> list[Lead]:
    """Where a list leads to, each address once, the newest first within each role.

    Raises `InputError` for what can't be read.
    """
    content = response.content
    if content.startswith(b"\x1f\x8b"):
        content = files.decompress(content, MOST_BYTES)
    match = KIND.search(content[:4096])
    kind = match["kind"].lower() if match else b""
    if kind in (b"rss", b"feed", b"rdf"):
        found = feed_leads(content, response.url)
    elif kind in (b"urlset", b"sitemapindex") or (not kind and lead.role == "sitemap"):
        found = sitemap_leads(content, site, response.url)
    else:
        found = page_leads(content, lead, response, site)
    return sort(islice(found, MOST_LISTED), lead, site)


def robots_leads(lead: Lead, sitemaps: Sequence[str], site: Site) -> list[Lead]:
    """The sitemaps that a robots.txt names; else the one where it usually is."""
    named = sitemaps or [addresses.origin_of(lead.url) + COMMON_SITEMAP]
    return sort((Lead(url, "sitemap") for url in named), lead, site)


def is_absent(lead: Lead, error: Exception) -> bool:
    """Whether a sitemap just isn't there; it may only have been guessed."""
    return lead.role == "sitemap" and isinstance(error, HTTPStatus) and error.status in ABSENT


def sort(found: Iterable[Lead], by: Lead, site: Site) -> list[Lead]:
    """Those of the site that are no deeper than lists go, tidied, each once."""
    kept: dict[str, Lead] = {}
    for lead in found:
        url = addresses.tidy(lead.url)
        # A named sitemap may be kept elsewhere.
        if url is None or not (site.holds(url) or lead.role in ("sitemap", "feed")):
            continue
        if lead.role == "article" or by.depth < DEEPEST:
            published = lead.published or (from_url(url) if lead.role == "article" else None)
            kept.setdefault(
                addresses.page_key(url), evolve(lead, url=url, published=published, found_in=by.url, depth=by.depth + 1)
            )
    return sorted(kept.values(), key=lambda lead: lead.rank)


def feed_leads(content: bytes, url: str) -> Iterator[Lead]:
    """A feed's entries; all are articles, but for those that lead to media."""
    feedparser = need("feedparser", "crawl", "reading feeds")
    if b"\0" in content:  # UTF-16 would hide entities
        raise InputError(f"{url}: a feed with NUL characters")
    parsed = feedparser.parse(BytesIO(ENTITY.sub(b"", content)), sanitize_html=False, resolve_relative_uris=False)
    for entry in parsed.entries:
        link = addresses.tidy(entry.get("feedburner_origlink") or entry.get("link") or "", url)
        if link is not None and not addresses.is_media(link):
            title = " ".join(entry.get("title", "").split()) or None
            dates = dict(entry)  # an entry by itself gives one date for the other where it's missing
            published, changed = stamp(dates.get("published_parsed")), stamp(dates.get("updated_parsed"))
            yield Lead(link, "article", title, published, changed)


def stamp(parsed: struct_time | None) -> datetime | None:
    """A feed's date, which is in UTC."""
    return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None


def sitemap_leads(content: bytes, site: Site, url: str) -> Iterator[Lead]:
    """A sitemap's articles, or an index's sitemaps. Those of a news sitemap are articles whatever their address."""
    read = need("usp.tree", "crawl", "reading sitemaps").sitemap_from_str
    text = content.decode("utf-8-sig", "replace").lstrip()
    head = KIND.search(content[:4096])
    is_index = head is not None and head["kind"].lower() == b"sitemapindex"
    if is_index:
        text = INDEX_PARTS.sub(lambda part: part[1] + ("urlset" if part["index"] else "url"), text)
    for page in islice(read(text).all_pages(), MOST_LISTED):
        where = addresses.tidy(page.url, url)
        if where is None:
            continue
        if is_index:
            yield Lead(where, "sitemap", changed=page.last_modified or None)
        elif page.news_story is not None:
            story = page.news_story
            yield Lead(where, "article", story.title, story.publish_date, page.last_modified or None)
        elif site.has_article(where):
            yield Lead(where, "article", changed=page.last_modified or None)


def page_leads(content: bytes, lead: Lead, response: Response, site: Site) -> Iterator[Lead]:
    """The articles that a page links to; of a home page its feeds and sections as well; of an archive the next page."""
    tree = document.read(content, kind="page", url=response.url, encoding=response.encoding).tree
    if tree is None:
        return
    base = metadata.base_url(list(tree.iter("base")), response.url)
    articles: dict[str, str] = {}
    sections: dict[str, None] = {}
    for link in tree.iter("a", "link"):
        relations = (link.get("rel") or "").lower().split()
        url = addresses.tidy(link.get("href") or "", base) if link.get("href") else None
        if url is None or "nofollow" in relations:
            continue
        if "next" in relations and lead.role == "archive":
            yield Lead(url, "archive", published=lead.published, changed=lead.changed)
        elif link.tag == "a" and site.has_article(url):
            text = " ".join(str(link.xpath("string()")).split())
            articles[url] = max(articles.get(url, ""), text, key=len)
        elif link.tag == "a" and site.holds(url) and addresses.is_section(url):
            sections[url] = None
    for url, text in articles.items():
        yield Lead(url, "article", text or None)
    if lead.role == "site":
        for feed in metadata.read(tree, url=response.url, microdata=False).feeds:
            if "comments" not in addresses.segments(feed.text):
                yield Lead(feed.text, "feed")
        yield from (Lead(url, "section") for url in islice(sections, MOST_SECTIONS))


def related_leads(related: list[tuple[str, str, Moment | None]], found_in: str, site: Site) -> list[Lead]:
    """The other headlines of an article, as headline, address and time, that are articles of the site."""
    role: Role = "article"
    leads = (Lead(url, role, headline, published) for headline, url, published in related if site.has_article(url))
    return sort(leads, Lead(found_in, role), site)
