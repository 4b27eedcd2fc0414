"""Which records are wanted: by language, domain and date; told before they're parsed where the archive says enough."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from functools import cache
from typing import Any

import attrs

from newsparse.archives.record import Record
from newsparse.article import Article
from newsparse.catalogue import host_of
from newsparse.errors import InputError
from newsparse.files import data_text

HEAD = 8192
"""Bytes of a page in which its outer tag, and so its language, is looked for."""

DECLARED = r"""<html\b[^>]*?\s(?:xml:)?lang\s*=\s*["']?\s*([a-zA-Z]{2,3})\b"""
DECLARED_TEXT, DECLARED_BYTES = re.compile(DECLARED, re.I), re.compile(DECLARED.encode(), re.I)


@attrs.frozen
class Selection:
    """What is wanted; an empty part wants all. What can't be told of a record, even once it's parsed, isn't wanted."""

    languages: frozenset[str] = frozenset()
    """Codes of two letters."""
    domains: tuple[str, ...] = ()
    """Subdomains are theirs too."""
    since: date | None = None
    """Published on that day or later; where that isn't known, captured then."""

    def refuses(self, record: Record) -> str | None:
        """Why a record isn't wanted, as far as that is known before it's parsed; else `None`."""
        if self.since and record.captured and day(record.captured) < self.since:
            return "select: captured before"
        if self.domains and record.url and not self.has_domain(record.url):
            return "select: other domain"
        language = self.languages and declared_language(record)
        return "select: other language" if language and language not in self.languages else None

    def refuses_article(self, record: Record, article: Article) -> str | None:
        """Why a record isn't wanted, now that it's parsed; else `None`."""
        when = article.published or record.captured
        if self.since and (when is None or day(when) < self.since):
            return "select: published before" if when else "select: date unknown"
        url = record.url or article.url
        if self.domains and not (url and self.has_domain(url)):
            return "select: other domain" if url else "select: domain unknown"
        language = declared_language(record) or short(article.language)
        if self.languages and language not in self.languages:
            return "select: other language" if language else "select: language unknown"
        return None

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it."""
        since = self.since.isoformat() if self.since else None
        return {"languages": sorted(self.languages), "domains": sorted(self.domains), "since": since}

    def has_domain(self, url: str) -> bool:
        host = host_of(url)
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


def selection_of(text: str) -> Selection:
    """Reads `language=en,language=sv,domain=news.example,since=2024-05-01`; a key that is there twice means either.

    Raises `InputError` for another key, and for a date that is none.
    """
    told: dict[str, list[str]] = {"language": [], "domain": [], "since": []}
    for part in filter(None, text.split(",")):
        key, _, value = part.partition("=")
        if key.strip() not in told or not value.strip():
            raise InputError(f"{part!r} selects nothing: give language=…, domain=… or since=…")
        told[key.strip()].append(value.strip())
    try:
        since = max(map(date.fromisoformat, told["since"]), default=None)
    except ValueError as error:
        raise InputError(f"since={told['since'][0]} is no date such as 2024-05-01") from error
    languages = frozenset(filter(None, map(short, told["language"])))
    return Selection(languages, tuple(host_of(each) for each in told["domain"]), since)


def declared_language(record: Record) -> str | None:
    """The language that the archive or the page's outer tag tells."""
    if record.language:
        return short(record.language)
    data = record.data
    if isinstance(data, str):
        found = DECLARED_TEXT.search(data[:HEAD])
        return short(found[1]) if found else None
    declared = DECLARED_BYTES.search(data[:HEAD])
    return short(declared[1].decode("ascii")) if declared else None


def short(language: str | None) -> str | None:
    """The code of two letters for a language tag, where it has one."""
    code = re.split("[-_]", language.lower())[0] if language else ""
    return short_codes().get(code, code) or None


@cache
def short_codes() -> dict[str, str]:
    """ISO 639-3 codes, as Common Crawl's detection writes them, to the codes that pages declare."""
    codes: dict[str, str] = json.loads(data_text("language_codes.json"))
    return codes


def day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
