"""Sites: where a search for articles begins, and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import attrs

from newsparse import addresses, registry
from newsparse.discovery.leads import Bounds, Lead
from newsparse.errors import BadURL
from newsparse.source import Source

ARCHIVE_DAYS = 7
"""Days of an archive that are looked at where no begin is stated."""


@attrs.frozen
class Site:
    """A source's or an address's site."""

    name: str
    """The source's name, or the host where no source is known."""
    start: str
    """The address given, or the source's home page."""
    domains: tuple[str, ...]
    """Hosts that belong to it, with their subdomains."""
    source: Source

    @classmethod
    def of(cls, what: str) -> Site:
        """That of a source's name or an address. Raises `UnknownSource` and `BadURL`."""
        if "/" not in what and "." not in what:
            source = registry.get_source(what)
            if not source.domains:
                raise BadURL(what, "the source states no domain: give an address")
            return cls(what, f"https://{source.domains[0]}/", source.domains, source)
        url = addresses.tidy(what if "//" in what else f"https://{what}")
        if url is None:
            raise BadURL(what, "no source's name, and not an http or https address")
        source = registry.choose(url=url)
        host = addresses.site_of(url)
        known = bool(source.domains)
        return cls(source.name if known else host, url, (*source.domains, host) if known else (host,), source)

    def holds(self, url: str) -> bool:
        """Whether an address belongs to the site."""
        host = addresses.site_of(url)
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)

    def has_article(self, url: str) -> bool:
        """Whether an address is one of its articles, by the source's pattern or else by its shape."""
        if not self.holds(url):
            return False
        pattern = self.source.article_url
        return bool(pattern.compiled.search(url)) if pattern is not None else addresses.is_article(url)

    def seeds(self, bounds: Bounds) -> Iterator[Lead]:
        """Where the search begins."""
        if addresses.is_home(self.start):
            yield Lead(self.start, "site")
            yield Lead(f"{addresses.origin_of(self.start)}/robots.txt", "robots")
        elif self.has_article(self.start):
            yield Lead(self.start, "article")
            return
        else:
            yield Lead(self.start, "section")
            return
        for url in self.source.feeds:
            yield Lead(url, "feed")
        for url in self.source.sections:
            yield Lead(url, "section")
        if self.source.archive is not None:
            yield from archive_pages(self.source.archive, bounds)
        for url in self.source.sitemaps:
            yield Lead(url, "sitemap")


def archive_pages(address: str, bounds: Bounds) -> Iterator[Lead]:
    """A page for each day within the bounds, the latest first."""
    last = day_of(bounds.until) if bounds.until is not None else datetime.now(UTC).date()
    first = day_of(bounds.since) if bounds.since is not None else last - timedelta(days=ARCHIVE_DAYS - 1)
    for back in range((last - first).days + 1):
        day = last - timedelta(days=back)
        # What's printed on a day is complete when it's over everywhere.
        yield Lead(address.format(date=day), "archive", published=day, changed=day + timedelta(days=1))


def day_of(seconds: float) -> date:
    return datetime.fromtimestamp(seconds, UTC).date()
