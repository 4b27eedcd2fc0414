"""A visit: one page asked for and read, and what is to be kept of it. It touches no store and runs in any thread."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import attrs

from newsparse import addresses, api
from newsparse.article import Article
from newsparse.discovery.leads import Bounds, Lead, epoch
from newsparse.discovery.lists import is_absent, leads_of, related_leads, robots_leads
from newsparse.discovery.sites import Site
from newsparse.errors import (
    ConnectionFailed,
    Disallowed,
    FetchError,
    HTTPStatus,
    NewsparseError,
    TimedOut,
    WrongContentType,
)
from newsparse.guest import Guest, NotNow
from newsparse.http import Response, may_be_news
from newsparse.store import Outcome, Page

log = logging.getLogger(__name__)

PASSING = frozenset((408, 425, 429))
"""Statuses below 500 that ask to try again later."""

BACKOFF, GROWTH = 5.0, 4.0
"""The first wait before a page is tried again, in pauses between requests, and by what it grows: with a pause of a
second 5, 20, 80 and 320 seconds."""


@attrs.frozen
class Visitor:
    """Visits pages of sites."""

    guest: Guest
    respect_reuse: bool = False
    """Whether pages whose use is reserved are left out."""
    follow_related: bool = True
    """Whether an article's other headlines are followed."""
    bounds: Bounds = attrs.field(factory=Bounds)
    """The time that articles must be from: those of other times aren't followed any further."""

    def visit(self, page: Page, site: Site) -> Outcome:
        """What becomes of a page; a failure is an outcome too. Raises `NotNow`."""
        try:
            if page.role == "robots":
                robots = self.guest.robots(page.url)
                return Outcome("read", leads=tuple(robots_leads(page.lead, robots.sitemaps, site)))
            response = self.guest.get(page.url, conditions(page))
            if response.status == 304:
                return Outcome("read", unchanged=True)
            return self._article(page, response, site) if page.role == "article" else self._list(page, response, site)
        except NotNow:
            raise
        except FetchError as error:
            return self._failure(page, error)
        except NewsparseError as error:
            return Outcome("failed", str(error))
        except Exception as error:  # a fault in a parser shall cost one page, and be named
            log.exception("%s", page.url)
            return Outcome("failed", f"unexpected {type(error).__name__}: {error}")

    def _list(self, page: Page, response: Response, site: Site) -> Outcome:
        return read(response, leads_of(page.lead, response, site))

    def _article(self, page: Page, response: Response, site: Site) -> Outcome:
        if not may_be_news(response.content_type):
            raise WrongContentType(page.url, f"{response.content_type} is no page or text")
        if not site.holds(response.url):
            return Outcome("nothing", f"it leads to another site: {response.url}", url=page.url)
        article = self._parsed(response, site)
        if self.respect_reuse and article.reuse:
            return Outcome("reserved", ", ".join(article.reuse))
        canonical = None if page.settled else canonical_of(article, response.url, site)
        if canonical is not None:
            return Outcome("moved", canonical=canonical)
        outcome = read(response, self._related(article, response.url, site))
        if article.is_article:
            return attrs.evolve(outcome, article=article)
        return attrs.evolve(outcome, state="nothing", reason="the page holds no article")

    def _parsed(self, response: Response, site: Site) -> Article:
        article = api.parse(response, source=site.source.name)
        in_robots = self.guest.robots(response.url).reuse
        return attrs.evolve(article, reuse=tuple(dict.fromkeys([*article.reuse, *in_robots]))) if in_robots else article

    def _related(self, article: Article, url: str, site: Site) -> list[Lead]:
        if not (self.follow_related and self.bounds.allow(epoch(article.published, end=True))):
            return []
        related = [(other.headline, other.url, other.published) for other in article.related if other.url]
        return related_leads(related, url, site)

    def _failure(self, page: Page, error: FetchError) -> Outcome:
        log.info("%s", error)
        if isinstance(error, Disallowed):
            return Outcome("refused", error.message)
        if is_absent(page.lead, error):
            return Outcome("nothing", "there is no such sitemap", url=page.url)
        pause = (error.retry_after or 0.0) if isinstance(error, HTTPStatus) else 0.0
        passing = error.status in PASSING or error.status >= 500 if isinstance(error, HTTPStatus) else False
        if not (passing or isinstance(error, ConnectionFailed | TimedOut)):
            return Outcome("failed", error.message)
        wait = self.guest.pause * BACKOFF * GROWTH**page.tries
        return Outcome("waiting", error.message, retry_in=wait, host_pause=pause)


def conditions(page: Page) -> dict[str, str]:
    """Headers by which the server needn't send what hasn't changed."""
    if page.checked is None:
        return {}
    said = {"If-None-Match": page.etag, "If-Modified-Since": page.last_modified}
    return {name: value for name, value in said.items() if value}


def read(response: Response, leads: Sequence[Lead]) -> Outcome:
    """The outcome of a page that was read, with what `conditions` are made of the next time."""
    tag, changed = response.headers.get("ETag"), response.headers.get("Last-Modified")
    return Outcome("read", url=response.url, leads=tuple(leads), etag=tag, last_modified=changed)


def canonical_of(article: Article, url: str, site: Site) -> str | None:
    """The address that a page calls its own, where it's another one that may be believed; `None` where not."""
    canonical = addresses.tidy(article.url) if article.url else None
    if canonical is None or not site.holds(canonical) or addresses.is_same_face(canonical, url):
        return None
    same_page = addresses.page_key(canonical) == addresses.page_key(url)
    return canonical if same_page or site.has_article(canonical) else None
