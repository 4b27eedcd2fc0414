"""Selectors by which an element may be pointed at, and how long each is likely to last.

The stability of a selector is that of the weakest name in it, in the order of `Stability`. A framework's generated
class names, which change with every build, are used by the part of them that a person wrote, or not at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from newsparse.files import data_text

if TYPE_CHECKING:
    from lxml.etree import _Element


class Stability(IntEnum):
    """How likely a name is to last, from likely to unlikely."""

    MEANING = 0
    """`itemprop`, `rel` and `property` that name the part: search engines read them."""
    NAMED = 1
    """A class, an id or a `data-*` attribute that names the part, as in `.article-byline`."""
    ELEMENT = 2
    """The element that HTML has for the part, as `h1` and `time`, one of the site's own (`<story-byline>`), or a link
    to a page of its kind, as an author's."""
    STEM = 3
    """What a person wrote of a generated class name, where it names the part."""
    OTHER = 4
    """Another class, id or attribute."""
    SECTION = 5
    """An element that parts the page, such as `<header>`, whatever it holds."""
    OTHER_STEM = 6
    """What a person wrote of another generated class name."""
    LOOKS = 7
    """Class names that say how the part looks or where it stands; a redesign changes them."""


class Candidate(NamedTuple):
    """A CSS selector, in the order in which it's preferred: by stability, then by steps, then by length."""

    stability: int
    steps: int
    length: int
    selector: str


class Name(NamedTuple):
    """A simple selector for one element."""

    selector: str
    stability: Stability


SECTIONS = frozenset("article aside figure footer header main section".split())
"""Elements that part a page, whatever they hold."""

MEANINGS = ("itemprop", "rel", "property")

DATA = re.compile(r"data-(?:test-?id|test|qa|cy|hook|component|module|name|element|type|role|field|tb-[a-z-]+)")
"""Attributes in which templates name their parts; others count only where their value names the part."""

IDENTIFIER = re.compile(r"-?[^\W\d][\w-]*")
"""Names that CSS takes without escapes."""

VALUE = re.compile(r"[\w -]{2,60}")
"""Values of attributes that are names."""

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
"""The words of `article-byline`, `article__byline` and `articleByline`."""

PART = re.compile(r"[^-_]+")

MODULE = re.compile(r"[A-Za-z][\w-]*_[\w-]+__([\w-]{5})")
"""A class of a CSS module: its file, its own name, and a hash of five characters."""

STYLED = "sc"
"""Stands amid the names that styled-components gives: `Byline-sc-1x2y3z`."""

LONG_NUMBER = re.compile(r"\d{3}")
"""Numbers of articles and of builds."""

VOWEL = re.compile(r"[aeiouy]", re.I)

LEAST_STEM = 4
"""Letters of a word that a person wrote; what's shorter may be anything."""

FARTHEST = 8
"""Ancestors of which the names are tried."""


def candidates(element: _Element, attribute: str, values: Iterable[str] = ()) -> list[Candidate]:
    """Selectors that match the element, the best first. None holds the words of the `values` that it's found by: an
    author's page is no place for others."""
    avoided = [frozenset(word.casefold() for word in re.findall(r"\w+", value)) for value in values]
    own = [name for name in names(element, attribute) if not says(name.selector, avoided)]
    found = {candidate(name.selector, [name], 0) for name in own}
    found |= {candidate(pair, [one, two], 0) for pair, one, two in pairs(own)}
    tag = str(element.tag)
    parent, chain = element.getparent(), tag
    for distance in range(FARTHEST):
        if parent is None or parent.tag in ("body", "html"):
            break
        above = [name for name in names(parent, attribute) if not says(name.selector, avoided)]
        for name in above:
            found |= {candidate(f"{name.selector} {one.selector}", [name, one], 1) for one in own}
            found.add(candidate(f"{name.selector} {tag}", [name], 1))
            if distance < 2:
                found.add(candidate(f"{name.selector} > {chain}", [name], distance + 1))
        if distance < 2:
            chain = f"{parent.tag} > {chain}"
        parent = parent.getparent()
    return sorted(found)


def candidate(selector: str, parts: Iterable[Name], steps: int) -> Candidate:
    return Candidate(max(part.stability for part in parts), steps, len(selector), selector)


def pairs(own: list[Name]) -> Iterator[tuple[str, Name, Name]]:
    """An element's classes by twos, and its class with its tag."""
    classes = [name for name in own if name.selector.startswith(".")]
    for number, one in enumerate(classes):
        for other in classes[number + 1 :]:
            yield one.selector + other.selector, one, other


def names(element: _Element, attribute: str) -> list[Name]:
    """The simple selectors for an element."""
    tag = str(element.tag)
    found = []
    if tag in table("elements").get(attribute, ()):
        found.append(Name(tag, Stability.ELEMENT))
    elif tag in SECTIONS:
        found.append(Name(tag, Stability.SECTION))
    elif "-" in tag:
        found.append(Name(tag, Stability.NAMED if fits(tag, attribute) else Stability.ELEMENT))
    for key, value in ((str(key), str(value)) for key, value in element.attrib.items()):
        if key == "class":
            for token in value.split():
                found += class_names(token, value, tag, attribute)
        elif key == "id" and IDENTIFIER.fullmatch(value) and not is_generated(value):
            found.append(Name(f"#{value}", judged(value, attribute)))
        elif key == "href" and tag == "a":
            found += [Name(f'a[href*="/{part}/"]', Stability.ELEMENT) for part in kinds_of_link(value, attribute)]
        elif (key in MEANINGS or key.startswith("data-")) and VALUE.fullmatch(value):
            fit = fits(value, attribute)
            meaning = Stability.MEANING if key in MEANINGS else Stability.NAMED
            if not is_generated(value) and (fit or key in MEANINGS or DATA.fullmatch(key)):
                found.append(Name(f'[{key}="{value}"]', meaning if fit else Stability.OTHER))
    return found


def kinds_of_link(href: str, attribute: str) -> list[str]:
    """The parts of an address, but its last, that say what it's of: that of an author, or of a tag."""
    parts = urlsplit(href).path.split("/")[:-1]
    return [part for part in parts if IDENTIFIER.fullmatch(part) and fits(part, attribute)]


def class_names(token: str, whole: str, tag: str, attribute: str) -> Iterator[Name]:
    """The selectors for one of an element's classes: itself, with its tag, or what a person wrote of it."""
    if not IDENTIFIER.fullmatch(token):
        return
    if not is_generated(token):
        stability = judged(token, attribute)
        yield Name(f".{token}", stability)
        yield Name(f"{tag}.{token}", stability)
    elif stem := stem_of(token):
        relation = "^=" if whole.startswith(stem) else "*="
        yield Name(f'[class{relation}"{stem}"]', Stability.STEM if fits(stem, attribute) else Stability.OTHER_STEM)


def judged(name: str, attribute: str) -> Stability:
    """How stable a class or id that a person wrote is."""
    if fits(name, attribute):
        return Stability.NAMED
    looks = all(len(word) <= 2 or word.lower() in table("looks")["all"] for word in WORD.findall(name))
    return Stability.LOOKS if looks else Stability.OTHER


def fits(name: str, attribute: str) -> bool:
    """Whether a name says what the part is."""
    return not words(name).isdisjoint(table("names").get(attribute, ()))


def words(name: str) -> frozenset[str]:
    """A name's words, in lower case, and those of them run together."""
    found = [word.lower() for word in WORD.findall(name)]
    return frozenset([*found, *map("".join, pairwise(found))])


def is_generated(name: str) -> bool:
    """Whether a program made the name, or a part of it: a hash, or an article's number."""
    parts = PART.findall(name)
    by_tool = len(parts) > 1 and (parts[0].lower() in table("generators")["all"] or STYLED in parts)
    return by_tool or bool(LONG_NUMBER.search(name)) or any(map(is_hash, parts)) or module_hash(name) is not None


def module_hash(name: str) -> int | None:
    """Where the hash of a CSS module's class begins, as that of `Lead_text__wd_PA`."""
    found = MODULE.fullmatch(name)
    return found.start(1) if found and not found[1].islower() else None


def is_hash(part: str) -> bool:
    """Whether a part of a name looks like drawn by lot: digits among its letters, no vowels, or capitals that begin no
    words."""
    if len(part) < LEAST_STEM or part.isdigit():
        return False
    if re.search(r"\d[a-z]+\d|[a-z]\d+[a-z]", part, re.I):
        return True
    letters = part.rstrip("0123456789")
    if len(letters) >= 5 and letters.isascii() and not VOWEL.search(letters):
        return True
    pieces = WORD.findall(letters)
    short = [piece for piece in pieces if len(piece) < 3]
    return len(pieces) > 1 and 2 * len(short) >= len(pieces)


def stem_of(token: str) -> str | None:
    """What a person wrote at the beginning of a generated class name, up to its hash; `None` where that's too little.

    `Byline_author__3xK2a` is `Byline_author__`.
    """
    at = module_hash(token)
    if at is not None:
        return token[:at]
    for part in PART.finditer(token):
        if part[0].lower() in table("generators")["all"] or is_hash(part[0]) or LONG_NUMBER.search(part[0]):
            stem = token[: part.start()]
            return stem if any(len(word) >= LEAST_STEM for word in WORD.findall(stem)) else None
    return None


def says(selector: str, avoided: Iterable[frozenset[str]]) -> bool:
    """Whether a selector names the very thing that it's to find."""
    found = frozenset(word.casefold() for word in re.findall(r"[^\W_]+", selector))
    return any(len(value) > 1 and value <= found for value in avoided)


@cache
def table(name: str) -> Mapping[str, frozenset[str]]:
    """A table of words: those that name a part, its elements, what names looks, and tools that generate names."""
    data: dict[str, Any] = json.loads(data_text("selectors.json"))
    held = data[name] if isinstance(data[name], dict) else {"all": data[name]}
    return {key: frozenset(text.split()) for key, text in held.items()}
