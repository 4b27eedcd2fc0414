"""`<meta>`, OpenGraph and `<link>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.metadata.ranking import IMAGE_KEYS, PERSON_KEYS, TEXT_KEYS
from newsparse.metadata.text import absolute, clean, is_address, number
from newsparse.metadata.values import Finds, Metadata, Person, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

AUTHOR_LABEL = re.compile(
    r"(?:written|posted|published) by|by|author|verfasst von|geschrieben von|autor|écrit par|auteur|rédigé par"
    r"|escrito por|autora|scritto da|autore|geschreven door|napisane przez|skrevet av|skrevet af|skriven av"
    r"|kirjoittanut|yazan|napsal|автор|написано|著者|投稿者|作者",
    re.I,
)
"""Twitter cards label their data in words, which blog software translates. The other usual label is the reading
time."""

CARD = {f"twitter:{part}{count}" for part in ("label", "data") for count in (1, 2)}
PICTURE_PARTS = {"og:image:width", "og:image:height", "og:image:alt"}
FEED = re.compile(r"application/(?:rss\+xml|atom\+xml|feed\+json)")
RELATIONS = {"canonical", "amphtml", "alternate", "image_src"}


def names() -> dict[str, str]:
    """The key of each name that is read; names of Dublin Core are written with a dot or a colon."""
    keys = {key.removeprefix("meta:"): key for key in TEXT_KEYS | PERSON_KEYS | IMAGE_KEYS | CARD | PICTURE_PARTS}
    colons = {re.sub(r"^(dc|dcterms)\.", r"\1:", name): key for name, key in keys.items()}
    return colons | keys


KEYS = names()


def read_meta(elements: Iterable[etree._Element], base: str | None, finds: Finds) -> None:
    """Read `<meta>` elements, in the page's order. Names count without case."""
    card: dict[str, str] = {}
    picture: Picture | None = None
    for element in elements:
        name = element.get("property") or element.get("name") or element.get("http-equiv")
        if not name:
            continue
        key = KEYS.get(name) or KEYS.get(name.strip().lower())
        content = element.get("content") or element.get("value") if key else None
        if not key or not content:
            continue
        if key in TEXT_KEYS:
            finds.add(key, clean(content))
        elif key in IMAGE_KEYS:
            picture = Picture(absolute(content, base), key)
            finds.add_picture(picture)
        elif key in PICTURE_PARTS:
            describe(picture, key, content)
        elif key in CARD:
            card[key] = clean(content)
        else:
            read_author(key, clean(content), finds)
    for key, label in card.items():
        if "label" in key and AUTHOR_LABEL.fullmatch(label):
            data = key.replace("label", "data")
            finds.add_person(Person(card.get(data, ""), data))


def read_author(key: str, name: str, finds: Finds) -> None:
    """Keep a name; addresses and account names are none."""
    if not is_address(name) and not name.startswith("@"):
        finds.add_person(Person(name, key))


def describe(picture: Picture | None, key: str, content: str) -> None:
    """Add what OpenGraph says of the picture named before."""
    if picture is None:
        return
    if key == "og:image:width":
        picture.width = number(content)
    elif key == "og:image:height":
        picture.height = number(content)
    else:
        picture.alt = clean(content) or None


def read_links(elements: Iterable[etree._Element], base: str | None, finds: Finds, metadata: Metadata) -> None:
    """Read `<link>` elements: canonical and AMP address, feeds, and the image of old."""
    for element in elements:
        relation = (element.get("rel") or "").lower()
        if relation not in RELATIONS:
            continue
        url = absolute(element.get("href") or "", base)
        if relation == "canonical":
            finds.add("link:canonical", url)
        elif relation == "amphtml":
            metadata.amp_url = metadata.amp_url or url or None
        elif relation == "image_src":
            finds.add_picture(Picture(url, "link:image_src"))
        elif FEED.match(element.get("type") or ""):
            finds.add("link:alternate", url)
