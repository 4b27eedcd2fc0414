"""`<meta>`, OpenGraph, `<link>` and `<title>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.metadata.text import absolute, clean, is_address, number
from newsparse.metadata.values import Finds, Metadata, Person, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

OPENGRAPH = ("og:", "article:", "twitter:")
DUBLIN_CORE = re.compile(r"dc(?:terms)?[.:]")

AUTHORS = frozenset(
    {
        "meta:parsely-author",
        "meta:sailthru.author",
        "meta:cxenseparse:author",
        "meta:citation_author",
        "meta:byl",
        "meta:author",
        "meta:authors",
        "meta:article:author",
        "meta:dc.creator",
        "meta:dcterms.creator",
        "meta:dc.contributor",
        "article:author",
        "article:author:name",
        "article:author_name",
        "og:article:author",
        "og:author",
        "twitter:creator",
    }
)
IMAGES = frozenset(
    {
        "og:image",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "meta:parsely-image-url",
        "meta:sailthru.image.full",
        "meta:thumbnail",
    }
)
# Twitter cards label their data in words, which blog software translates. The other usual label is the reading time.
AUTHOR_LABEL = re.compile(
    r"(?:written|posted|published) by|by|author|verfasst von|geschrieben von|autor|écrit par|auteur|rédigé par"
    r"|escrito por|autora?|scritto da|autore|geschreven door|napisane przez|skrevet av|skrevet af|skriven av"
    r"|kirjoittanut|yazan|napsal|автор|написано|著者|投稿者|作者",
    re.I,
)
FEED = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)")


def read_meta(elements: Iterable[etree._Element], base: str | None, finds: Finds) -> None:
    """Read `<meta>` elements, in the page's order. Names count without case."""
    card: dict[str, str] = {}
    picture: Picture | None = None
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        content = element.get("content") or element.get("value")
        if not name or not content:
            continue
        name = name.strip().lower()
        if DUBLIN_CORE.match(name):
            name = name.replace(":", ".")
        key = name if name.startswith(OPENGRAPH) else "meta:" + name
        if key in IMAGES:
            picture = Picture(absolute(content, base), key)
            finds.add_picture(picture)
        elif name.startswith("og:image:"):
            describe(picture, name[9:], content)
        elif key in AUTHORS:
            read_author(key, clean(content), finds)
        elif name.startswith(("twitter:label", "twitter:data")):
            card[name] = clean(content)
        else:
            finds.add(key, clean(content))
    for name, label in card.items():
        if name.startswith("twitter:label") and AUTHOR_LABEL.fullmatch(label):
            data = name.replace("label", "data")
            finds.add_person(Person(card.get(data, ""), data))


def read_author(key: str, name: str, finds: Finds) -> None:
    """Keep a name; addresses and account names are none."""
    if not is_address(name) and not name.startswith("@"):
        finds.add_person(Person(name, key))


def describe(picture: Picture | None, attribute: str, content: str) -> None:
    """Add what OpenGraph says of the picture named before."""
    if picture is None:
        return
    if attribute == "width":
        picture.width = number(content)
    elif attribute == "height":
        picture.height = number(content)
    elif attribute == "alt":
        picture.alt = clean(content) or None


def read_links(elements: Iterable[etree._Element], base: str | None, finds: Finds, metadata: Metadata) -> None:
    """Read `<link>` elements: canonical and AMP address, feeds, and the image of old."""
    for element in elements:
        relation, url = element.get("rel"), element.get("href")
        if not relation or not url:
            continue
        relation = relation.strip().lower()
        if relation == "canonical":
            finds.add("link:canonical", absolute(url, base))
        elif relation == "amphtml":
            metadata.amp_url = metadata.amp_url or absolute(url, base) or None
        elif relation == "alternate" and FEED.match(element.get("type") or ""):
            finds.add("link:alternate", absolute(url, base))
        elif relation == "image_src":
            finds.add_picture(Picture(absolute(url, base), "link:image_src"))
