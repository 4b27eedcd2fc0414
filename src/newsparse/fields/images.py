"""`images`: the article's own pictures with caption and credit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs

from newsparse.article import Image
from newsparse.fields.reading import Reading
from newsparse.picture_credits import split_credit
from newsparse.segment.labels import BODY_LABELS, Label

if TYPE_CHECKING:
    from lxml.etree import _Element

LEAST_PIXELS = 120
"""Width or height below which a picture is an icon, a portrait or a counter."""

LEAST_BARE = 300
"""Width below which a picture without a caption is another article's, or a portrait."""

TOLD_WIDTH = re.compile(r"(?:[/_,-]w_?|[?&;](?:w|width)=)(\d{2,4})(?=[^\d.]|$)|[/_-](\d{2,4})x\d{2,4}(?=[^\dx]|$)")
"""How addresses tell the width of the version: 'w_120', '?width=90', '/90x50_crop/'."""

BEFORE = 12
"""Blocks above the body in which the main picture may stand."""

BELOW = 3
"""Lines of caption and credit that a picture has at most."""

SIZE = re.compile(
    r"(?:[-_.@~](?:[a-z]?\d{2,5}(?:[a-z]\d{1,5}){0,3}x\d{2,5}(?:[a-z]\d{1,5}){0,3}|\d{2,5}[wh]|[wh]\d{2,5}|r\d\.\d{1,3}"
    r"|fp[xy]\d{1,3}|v\d{1,2}_\d{1,2}(?:_\d{2,5})?|e\d{10,13}|[1-4]x|scaled|thumb|thumbnail|small|medium|large|big|full"
    r"|orig|original|xs|sm|md|lg|xl|xxl|crop|cropped|resized))+$",
    re.I,
)
"""What tells the versions of a picture apart, at the end of its file's name: '-1200x800', '_large', '@2x'."""

NUMBERS = (
    re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    re.compile(r"^(?!(?:19|20)\d{6}(?!\d))\d{6,}(?![^\W_])"),
)
"""The number under which a newsroom keeps a picture, whatever follows it; a day is none."""

ORNAMENT = re.compile(
    r"\.svg$|(?:^|[/_.-])(?:icons?|logos?|sprite|avatar|placeholder|spacer|pixel|blank)(?=[/_.-]|$)|/themes/"
    r"|(?:icon|logo)\.(?:png|gif|jpg|webp)$",
    re.I,
)
"""What the files of icons, logos and the like are called, and where a site's own look is kept."""

TAIL = 60
"""Characters of a file's name in which sizes stand."""

LEAST_NAME = 4
"""Characters of a file's name that tells a picture; shorter ones, such as '1', tell it with their folder only."""

COMMON = frozenset(
    "main image images photo picture cover thumb hero header teaser share default original index lead large small foto "
    "bild master poster article".split()
)
"""Names that tell it with their folder only, whatever their length."""

SIZE_KEYS = frozenset(
    "w h width height q quality fit crop resize dpr auto format fm ar impolicy imwidth imheight size s v strip ssl "
    "rect scale downsize output-format output-quality ixlib cs bg op_sharpen".split()
)
"""Keys of an address's query that say how a picture is shown."""

HELD = frozenset(("url", "src", "image", "img"))
"""Keys under which the address of a picture's file stands in that of the service that resizes it."""


def read_images(reading: Reading) -> tuple[Image, ...]:
    """The metadata's main picture, then those that stand between headline and the body's end; each picture once."""
    images: dict[str, Image] = {}
    for picture in reading.metadata.images[:1]:
        reading.from_metadata("images/0/url", picture)
        caption, credit = split_credit(picture.caption or "")
        images[name_of(picture.url)] = Image(
            picture.url, caption, picture.credit or credit, picture.alt, picture.width, picture.height
        )
    found = pictures(reading)
    captions = captions_of(reading, [place for _, place, _ in found])
    for number, (element, _, url) in enumerate(found):
        caption, credit = captions.pop(number, (None, None))
        if caption is None and (
            leads_elsewhere(element, reading) or (width_of(element, url) or LEAST_BARE) < LEAST_BARE
        ):
            continue
        image = Image(url, caption, credit, clean(element.get("alt")), size(element, "width"), size(element, "height"))
        name = name_of(url)
        if images and number == 0 and is_numbered(url) and folder_of(url) == folder_of(reading.metadata.images[0].url):
            name = next(iter(images))
        images[name] = merged(images[name], image) if name in images else image
    made = [*images.values()]
    if made and made[0].caption is None and made[0].credit is None and -1 in captions:
        made[0] = attrs.evolve(made[0], caption=captions[-1][0], credit=captions[-1][1])
    return tuple(made)


def captions_of(reading: Reading, places: list[int]) -> dict[int, tuple[str | None, str | None]]:
    """Caption and credit by the number of the picture they follow; those that follow none by -1, -2 and so on.

    The lines below one another are one caption, as a credit may stand on a line of its own.
    """
    lines: dict[int, list[str]] = {}
    owner, last = -1, -BELOW
    for span in reading.labelled(Label.CAPTION):
        above = [number for number, place in enumerate(places) if span.block - 1 <= place <= span.block]
        if above:
            owner = above[-1]
        elif span.block > last + 1:
            owner = min(*lines, 0) - 1 if lines else -1
        last = span.block
        lines.setdefault(owner, []).append(reading.text(span))
    return {number: joined(texts[:BELOW]) for number, texts in lines.items()}


def joined(lines: list[str]) -> tuple[str | None, str | None]:
    """Lines of one caption: their texts, each once, and the first credit. What ends in a colon goes on."""
    whole: list[str] = []
    for line in dict.fromkeys(lines):
        if whole and whole[-1].endswith((":", "(")):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    parted = [split_credit(line) for line in whole]
    texts = dict.fromkeys(caption for caption, _ in parted if caption)
    return " ".join(texts) or None, next((credit for _, credit in parted if credit), None)


def merged(one: Image, other: Image) -> Image:
    """One picture of two versions: the larger one's address, and what either says."""
    same = one.url == other.url
    larger = other if (other.width or 0) > (one.width or 0) > 0 else one
    return attrs.evolve(
        larger,
        width=larger.width or (other.width if same else None),
        height=larger.height or (other.height if same else None),
        caption=one.caption or other.caption,
        credit=one.credit or other.credit,
        alt=one.alt or other.alt,
    )


def pictures(reading: Reading) -> list[tuple[_Element, int, str]]:
    """The pictures that stand with the article, with their places and addresses; above the headline, and between text
    and lists of other headlines, those with a caption."""
    places = [span.block for span in reading.labelled(*BODY_LABELS)]
    if not places:
        return []
    heads = [span.block for span in reading.labelled(Label.HEADLINE)]
    first = max(min(heads, default=places[0]), places[0] - BEFORE)
    captioned = {span.block for span in reading.labelled(Label.CAPTION) if span.block >= first - BEFORE}
    others = (span.block for span in reading.labelled(Label.RELATED_HEADLINE) if span.block > places[-1])
    end = next(others, len(reading.document.blocks))
    owned = {span.block for span in reading.labelled(Label.RELATED_HEADLINE, Label.RELATED_TEASER)}
    found = []
    for place, element in reading.document.pictures:
        within = first <= place <= places[-1] or (place in captioned and place < end)
        if within and place not in owned and not too_small(element):
            url = source_of(element)
            if url is not None and not ORNAMENT.search(url.partition("?")[0]):
                found.append((element, place, reading.absolute(url)))
    return found


def is_numbered(url: str) -> bool:
    """Whether a file's name is too short to tell a picture, as where a folder holds its versions: '9.jpg'."""
    return len(url.partition("?")[0].rpartition("/")[2].partition(".")[0]) < LEAST_NAME


def folder_of(url: str) -> str:
    """An address without the file's name and what follows it."""
    return url.partition("?")[0].rpartition("/")[0]


def leads_elsewhere(element: _Element, reading: Reading) -> bool:
    """Whether a picture is a link to another page, as those of other articles are; larger versions are none."""
    link = next(element.iterancestors("a"), None)
    href = (link.get("href") or "") if link is not None else ""
    target = reading.absolute(href).partition("#")[0]
    if not href or href.startswith("#") or target in (reading.base, reading.url):
        return False
    return target.partition("?")[0].rpartition(".")[2].casefold() not in PICTURES


def width_of(element: _Element, url: str) -> int | None:
    """The width that the element states, else the one in its address."""
    told = TOLD_WIDTH.search(url)
    return size(element, "width") or (int(told[1] or told[2]) if told else None)


def too_small(element: _Element) -> bool:
    """Whether an element states that it's as small as icons are."""
    sizes = [size(element, name) for name in ("width", "height")]
    return any(value is not None and value < LEAST_PIXELS for value in sizes)


def size(element: _Element, name: str) -> int | None:
    """Pixels, where the element states them."""
    value = (element.get(name) or "").strip().removesuffix("px")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else None


def source_of(element: _Element) -> str | None:
    """The address of an image element: the largest it names, `<source>`s beside it included; `None` for inline data."""
    best, width = None, -1.0
    for url, told in addresses(element):
        if url and not url.startswith(("data:", "javascript:", "blob:", "about:")) and told > width:
            best, width = url, told
    return best


def addresses(element: _Element) -> Iterator[tuple[str, float]]:
    """Every address an image element names, with the width or density told of it; 0 where none is."""
    picture = next(element.iterancestors("picture"), None)  # whose sources the parser may have nested
    sources = [*picture.iter("source")] if picture is not None else []
    for name in ("srcset", "data-srcset"):
        for holder in (element, *sources):
            for part in NEXT_IN_SET.split(holder.get(name) or ""):
                url, _, told = part.strip().partition(" ")
                told = told.strip().rstrip("wx")
                yield url, float(told) if re.fullmatch(r"\d+(?:\.\d+)?", told) else 0.0
    for name in ("data-src", "data-original", "data-lazy-src", "src"):
        yield (element.get(name) or "").strip(), 0.0


NEXT_IN_SET = re.compile(r",\s+|(?<=\d[wx]),")
"""What parts the addresses of a `srcset`; they may hold commas themselves."""


def name_of(url: str) -> str:
    """By what versions of one picture are the same: the file's name without what tells their sizes.

    Where the name is short, its folders count too; where it's in the query, the query does.
    """
    try:
        address = urlsplit(url)
    except ValueError:
        return url
    query = parse_qsl(address.query)
    held = next((value for key, value in query if key.casefold() in HELD and "/" in value), None)
    if held is not None and held != url:
        return name_of(held)
    folders, _, file = unquote(address.path).rstrip("/").rpartition("/")
    stem, dot, ending = file.rpartition(".")
    name = (stem[:-TAIL] + SIZE.sub("", stem[-TAIL:])).casefold()
    for number in NUMBERS:
        if match := number.search(name):
            return match[0]
    if dot and len(ending) <= 5 and len(name) >= LEAST_NAME and not name.isdigit() and name not in COMMON:
        return name
    if dot and len(ending) <= 5 and ending.casefold() in PICTURES:
        return f"{address.netloc}{folders}/{name}"
    if not dot and re.search(r"\d{2,5}x\d{2,5}", file):  # the size stands for a file's name
        return f"{address.netloc}{folders}"
    kept = sorted((key, value) for key, value in query if key.casefold() not in SIZE_KEYS)
    return f"{address.netloc}{address.path}?{kept}"


PICTURES = frozenset("jpg jpeg png webp avif gif jfif bmp svg".split())
"""Endings of pictures' files; what ends in others, such as 'php', tells the picture in its query."""


def clean(text: str | None) -> str | None:
    """One line, `None` where it's empty."""
    return " ".join((text or "").split()) or None
