"""News as data: pages and text dumps into typed articles.

::

    import newsparse

    article = newsparse.parse(page_or_dump, url="https://news.example/2024/ferry")
    article.headline, article.authors, article.published, article.text, article.related

What is named here is loaded when it's first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsparse import errors as errors
    from newsparse.api import parse, parse_file
    from newsparse.article import (
        SCHEMA_VERSION,
        Article,
        Author,
        Correction,
        Dateline,
        Emphasis,
        Image,
        Link,
        Origin,
        Paragraph,
        RelatedHeadline,
        Update,
    )
    from newsparse.cleaning import Cleaned, Piece, clean
    from newsparse.crawling import Summary, crawl
    from newsparse.discovery import Found, discover
    from newsparse.errors import FetchError, InputError, NewsparseError, NewsparseWarning, SourceError
    from newsparse.exports import Export, Problem, parse_many
    from newsparse.fields.reading import Reading
    from newsparse.http import Response, fetch
    from newsparse.output import json_schema, to_html, to_markdown, to_text
    from newsparse.registry import SourceInfo, choose, get_source, list_sources, register
    from newsparse.source import Layout, Source, css, field, pattern, xpath
    from newsparse.store import Store

    __version__: str

HOMES = {
    "api": "parse parse_file",
    "article": "SCHEMA_VERSION Article Author Correction Dateline Emphasis Image Link Origin Paragraph RelatedHeadline "
    "Update",
    "cleaning": "Cleaned Piece clean",
    "crawling": "Summary crawl",
    "discovery": "Found discover",
    "errors": "FetchError InputError NewsparseError NewsparseWarning SourceError",
    "exports": "Export Problem parse_many",
    "fields.reading": "Reading",
    "http": "Response fetch",
    "output": "json_schema to_html to_markdown to_text",
    "registry": "SourceInfo choose get_source list_sources register",
    "source": "Layout Source css field pattern xpath",
    "store": "Store",
}
"""Module to the public names that live in it."""

WHERE = {name: module for module, names in HOMES.items() for name in names.split()}

__all__ = [
    "SCHEMA_VERSION",
    "Article",
    "Author",
    "Cleaned",
    "Correction",
    "Dateline",
    "Emphasis",
    "Export",
    "FetchError",
    "Found",
    "Image",
    "InputError",
    "Layout",
    "Link",
    "NewsparseError",
    "NewsparseWarning",
    "Origin",
    "Paragraph",
    "Piece",
    "Problem",
    "Reading",
    "RelatedHeadline",
    "Response",
    "Source",
    "SourceError",
    "SourceInfo",
    "Store",
    "Summary",
    "Update",
    "choose",
    "clean",
    "crawl",
    "css",
    "discover",
    "fetch",
    "field",
    "get_source",
    "json_schema",
    "list_sources",
    "parse",
    "parse_file",
    "parse_many",
    "pattern",
    "register",
    "to_html",
    "to_markdown",
    "to_text",
    "xpath",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("newsparse")
    if name == "errors":
        return import_module("newsparse.errors")
    if name not in WHERE:
        raise AttributeError(f"module 'newsparse' has no attribute {name!r}")
    value = getattr(import_module(f"newsparse.{WHERE[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *WHERE, "__version__"])
