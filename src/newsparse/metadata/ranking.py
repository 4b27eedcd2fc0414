"""Which key is believed before which, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from newsparse.metadata.text import clean
from newsparse.metadata.values import Finds, Metadata, Person, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

V = TypeVar("V", bound=Value)

HEADLINES = (
    "jsonld:headline",
    "microdata:headline",
    "meta:parsely-title",
    "meta:sailthru.title",
    "meta:cxenseparse:title",
    "meta:citation_title",
    "meta:headline",
    "og:title",
    "jsonld:name",
    "microdata:name",
    "itemprop:headline",
    "twitter:title",
    "meta:dc.title",
    "meta:dcterms.title",
    "meta:title",
    "jsonld:alternativeHeadline",
    "microdata:alternativeHeadline",
    "jsonld:page/headline",
    "jsonld:page/name",
    "title",
)
DESCRIPTIONS = (
    "jsonld:description",
    "jsonld:abstract",
    "og:description",
    "microdata:description",
    "twitter:description",
    "meta:description",
    "meta:sailthru.description",
    "meta:dc.description",
    "meta:dcterms.description",
    "jsonld:page/description",
)
AUTHORS = (
    "jsonld:author",
    "microdata:author",
    "meta:parsely-author",
    "meta:sailthru.author",
    "meta:cxenseparse:author",
    "meta:citation_author",
    "meta:byl",
    "article:author:name",
    "article:author_name",
    "meta:author",
    "meta:authors",
    "article:author",
    "og:article:author",
    "og:author",
    "meta:dc.creator",
    "meta:dcterms.creator",
    "twitter:data1",
    "twitter:data2",
    "itemprop:author",
    "jsonld:creator",
    "microdata:creator",
    "jsonld:page/author",
    "twitter:creator",
)
PUBLISHED = (
    "jsonld:datePublished",
    "microdata:datePublished",
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "og:pubdate",
    "meta:parsely-pub-date",
    "meta:sailthru.date",
    "meta:cxenseparse:recs:publishtime",
    "meta:cxenseparse:publishtime",
    "meta:publish-date",
    "meta:publish_date",
    "meta:publishdate",
    "meta:publication_date",
    "meta:publicationdate",
    "meta:publishtime",
    "meta:publish_time",
    "meta:published",
    "meta:pubdate",
    "meta:pub_date",
    "meta:datepublished",
    "meta:date_published",
    "meta:date-published",
    "meta:article.published",
    "meta:article_date_original",
    "meta:originalpublicationdate",
    "meta:rnews:datepublished",
    "meta:citation_publication_date",
    "meta:citation_date",
    "meta:dc.date.issued",
    "meta:dcterms.issued",
    "meta:dc.date.created",
    "meta:dcterms.created",
    "meta:dcterms.available",
    "meta:dcterms.date",
    "meta:dc.date",
    "meta:date",
    "itemprop:datePublished",
    "jsonld:page/datePublished",
    "jsonld:dateCreated",
    "microdata:dateCreated",
)
MODIFIED = (
    "jsonld:dateModified",
    "microdata:dateModified",
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "meta:dcterms.modified",
    "meta:dc.date.modified",
    "meta:last-modified",
    "meta:last_modified",
    "meta:lastmod",
    "meta:datemodified",
    "meta:date_modified",
    "meta:article.updated",
    "meta:revised",
    "itemprop:dateModified",
    "jsonld:page/dateModified",
)
SECTIONS = (
    "jsonld:articleSection",
    "microdata:articleSection",
    "article:section",
    "og:article:section",
    "og:section",
    "meta:parsely-section",
    "meta:section",
    "meta:category",
    "itemprop:articleSection",
    "jsonld:breadcrumb",
)
KEYWORDS = (
    "jsonld:keywords",
    "microdata:keywords",
    "article:tag",
    "og:article:tag",
    "meta:news_keywords",
    "meta:parsely-tags",
    "meta:sailthru.tags",
    "meta:tags",
    "meta:dc.subject",
    "meta:dcterms.subject",
    "itemprop:keywords",
    "meta:keywords",
)
IMAGES = (
    "jsonld:image",
    "og:image",
    "og:image:url",
    "microdata:image",
    "twitter:image",
    "twitter:image:src",
    "meta:parsely-image-url",
    "meta:sailthru.image.full",
    "jsonld:thumbnailUrl",
    "jsonld:page/primaryImageOfPage",
    "jsonld:page/image",
    "link:image_src",
    "meta:thumbnail",
)
LANGUAGES = (
    "html:lang",
    "jsonld:inLanguage",
    "microdata:inLanguage",
    "meta:content-language",
    "meta:language",
    "meta:dc.language",
    "meta:dcterms.language",
    "og:locale",
    "jsonld:page/inLanguage",
)
CANONICALS = ("link:canonical", "og:url", "jsonld:url", "jsonld:mainEntityOfPage", "jsonld:page/url")
PUBLISHERS = (
    "jsonld:publisher",
    "microdata:publisher",
    "meta:publisher",
    "meta:dc.publisher",
    "meta:dcterms.publisher",
    "jsonld:page/publisher",
    "jsonld:organization/name",
)
SITE_NAMES = ("og:site_name", "jsonld:site/name", "meta:application-name", "meta:apple-mobile-web-app-title")
KINDS = ("jsonld:@type", "microdata:itemtype", "og:type", "jsonld:page/@type", "jsonld:other/@type")
FEEDS = ("link:alternate",)
LONGEST = 4_000
"""Characters of the longest values. What's longer isn't what its key says: a `<title>` that's never closed holds the
whole page, and so does an attribute without its last quote."""

TEXT_KEYS = frozenset(
    HEADLINES
    + DESCRIPTIONS
    + PUBLISHED
    + MODIFIED
    + SECTIONS
    + KEYWORDS
    + LANGUAGES
    + CANONICALS
    + PUBLISHERS
    + SITE_NAMES
    + KINDS
    + ("article:content_tier",)
)
PERSON_KEYS = frozenset(AUTHORS)
IMAGE_KEYS = frozenset(IMAGES)


def assemble(finds: Finds, metadata: Metadata) -> None:
    """Fill the lists of `metadata`, strongest first."""
    texts = finds.texts
    metadata.headlines = ranked(HEADLINES, texts)
    metadata.descriptions = ranked(DESCRIPTIONS, texts)
    metadata.published = ranked(PUBLISHED, texts)
    metadata.modified = ranked(MODIFIED, texts)
    metadata.sections = ranked(SECTIONS, texts)
    metadata.keywords = distinct(keywords(texts))
    metadata.images = distinct(picture for key in IMAGES for picture in finds.pictures.get(key, ()))
    metadata.languages = ranked(LANGUAGES, texts)
    metadata.canonicals = [value for value in ranked(CANONICALS, texts) if "://" in value.text]
    metadata.publishers = [value for value in ranked(PUBLISHERS, texts) if "://" not in value.text]
    metadata.site_names = ranked(SITE_NAMES, texts)
    metadata.authors = authors(finds, metadata)
    metadata.kinds = ranked(KINDS, texts)
    metadata.feeds = ranked(FEEDS, texts)


def ranked(keys: Iterable[str], texts: dict[str, list[str]]) -> list[Value]:
    """The values under some keys, in the order of the keys."""
    return distinct(Value(text, key) for key in keys if key in texts for text in texts[key])


def authors(finds: Finds, metadata: Metadata) -> list[Person]:
    """People first: the outlet, which templates name for want of an author, comes after those named elsewhere."""
    outlets = {value.text.casefold() for value in metadata.publishers + metadata.site_names}
    named = distinct(person for key in AUTHORS for person in finds.people.get(key, ()))
    return sorted(named, key=lambda person: person.text.casefold() in outlets)


def distinct(values: Iterable[V]) -> list[V]:
    """Each text once, under its strongest key; none that's longer than `LONGEST`."""
    unique: dict[str, V] = {}
    for value in values:
        if len(value.text) <= LONGEST:
            unique.setdefault(value.text, value)
    return list(unique.values())


def keywords(texts: dict[str, list[str]]) -> Iterator[Value]:
    """Keywords one by one: a text is split, except where the page gives them as a list."""
    for key in KEYWORDS:
        found = dict.fromkeys(texts.get(key, ()))
        listed = len(found) > 1 and not key.startswith("meta:")
        for text in found:
            parts = [text] if listed else text.replace(";", ",").replace("،", ",").replace("、", ",").split(",")
            for part in map(clean, parts):
                if part:
                    yield Value(part, key)
