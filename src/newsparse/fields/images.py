"""`images`: the article's own pictures with caption and credit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.article import Image
from newsparse.fields.reading import Reading
from newsparse.lexicon import opens_with
from newsparse.segment.labels import BODY_LABELS, Label

if TYPE_CHECKING:
    from lxml.etree import _Element

LEAST_PIXELS = 120
"""Width or height below which a picture is an icon, a portrait or a counter."""

BEFORE = 12
"""Blocks above the body in which the main picture may stand."""

CREDIT = re.compile(
    r"\s*[(\[]?\s*(?P<credit>(?:©|\(c\)|(?:Photo|Foto|Picture|Image|Bild|Crédit|Credit|Fotos?|Фото)\b[^:]{0,12}:)\s*[^()\[\]]{2,80})[)\]]?\s*$"
)
"""A credit that ends a caption."""


def read_images(reading: Reading) -> tuple[Image, ...]:
    """The metadata's main picture, then those that stand between headline and the body's end; each address once."""
    images: dict[str, Image] = {}
    for picture in reading.metadata.images[:1]:
        reading.from_metadata("images/0/url", picture)
        images[name_of(picture.url)] = Image(
            picture.url, picture.caption, picture.credit, picture.alt, picture.width, picture.height
        )
    captions = {span.block: reading.text(span) for span in reading.labelled(Label.CAPTION)}
    for element, place in pictures(reading):
        url = source_of(element)
        if url is None:
            continue
        caption, credit = caption_near(captions, place)
        image = Image(
            reading.absolute(url),
            caption,
            credit,
            clean(element.get("alt")),
            size(element, "width"),
            size(element, "height"),
        )
        images.setdefault(name_of(image.url), image)
    made = [*images.values()]
    if made and made[0].caption is None and captions:
        first = min(captions)
        caption, credit = split_credit(captions[first])
        made[0] = Image(made[0].url, caption, made[0].credit or credit, made[0].alt, made[0].width, made[0].height)
    return tuple(made)


def pictures(reading: Reading) -> list[tuple[_Element, int]]:
    """The pictures that stand with the article, by place."""
    places = [span.block for span in reading.labelled(*BODY_LABELS)]
    if not places:
        return []
    heads = [span.block for span in reading.labelled(Label.HEADLINE)]
    first = max(min(heads, default=places[0]), places[0] - BEFORE)
    owned = {span.block for span in reading.labelled(Label.RELATED_HEADLINE, Label.RELATED_TEASER)}
    found = []
    for place, element in reading.document.pictures:
        if first <= place <= places[-1] and place not in owned and not too_small(element):
            found.append((element, place))
    return found


def too_small(element: _Element) -> bool:
    sizes = [size(element, name) for name in ("width", "height")]
    return any(value is not None and value < LEAST_PIXELS for value in sizes)


def size(element: _Element, name: str) -> int | None:
    """Pixels, where the element states them."""
    value = (element.get(name) or "").strip().removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def source_of(element: _Element) -> str | None:
    """The address of an image element: the largest it names; `None` for inline data."""
    best, width = None, -1.0
    for name in ("srcset", "data-srcset", "data-src", "data-original", "data-lazy-src", "src"):
        for part in (element.get(name) or "").split(", ") if "srcset" in name else [element.get(name) or ""]:
            url, _, told = part.strip().partition(" ")
            if not url or url.startswith(("data:", "javascript:", "blob:", "about:")):
                continue
            told = told.strip().rstrip("wx")
            own = float(told) if re.fullmatch(r"\d+(?:\.\d+)?", told) else 0.0
            if own > width:
                best, width = url, own
    return best


def caption_near(captions: dict[int, str], place: int) -> tuple[str | None, str | None]:
    """The caption that follows a picture within two blocks, and the credit in it."""
    for index in range(place, place + 2):
        if index in captions:
            return split_credit(captions[index])
    return None, None


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Caption and credit of one line."""
    match = CREDIT.search(text)
    if match is None:
        return (None, text) if opens_with("credit", text) and len(text) < 60 else (text, None)
    credit = match["credit"].strip()
    return text[: match.start()].strip(" |–-") or None, credit[opens_with("credit", credit) :]


def name_of(url: str) -> str:
    """By what versions of one picture are the same: the address without its query."""
    return url.partition("?")[0]


def clean(text: str | None) -> str | None:
    """One line, `None` where it's empty."""
    return " ".join((text or "").split()) or None
