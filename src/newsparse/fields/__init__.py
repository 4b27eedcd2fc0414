"""Fields: what an article says, each read from the spans of its own zone and the page's metadata."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newsparse.fields.about import (
    read_free,
    read_is_article,
    read_language,
    read_publisher,
    read_section,
    read_topics,
    read_url,
)
from newsparse.fields.authors import read_authors, read_byline
from newsparse.fields.body import read_body
from newsparse.fields.corrections import read_corrections
from newsparse.fields.dateline import read_agency, read_dateline
from newsparse.fields.headline import read_alternative, read_headline, read_standfirst
from newsparse.fields.images import read_images
from newsparse.fields.moments import read_modified, read_published
from newsparse.fields.reading import Reading
from newsparse.fields.related import read_related
from newsparse.fields.reuse import read_reuse
from newsparse.fields.updates import read_updates

__all__ = ["FIELDS", "Reading"]

FIELDS: Mapping[str, Callable[[Reading], Any]] = {
    "headline": read_headline,
    "alternative_headline": read_alternative,
    "standfirst": read_standfirst,
    "body": read_body,
    "updates": read_updates,
    "corrections": read_corrections,
    "byline": read_byline,
    "authors": read_authors,
    "dateline": read_dateline,
    "agency": read_agency,
    "published": read_published,
    "modified": read_modified,
    "related": read_related,
    "section": read_section,
    "topics": read_topics,
    "images": read_images,
    "language": read_language,
    "url": read_url,
    "publisher": read_publisher,
    "free": read_free,
    "reuse": read_reuse,
    "is_article": read_is_article,
}
"""Attribute of the article to what reads it."""
