"""An article's text within data that a page's scripts hold: the longest run of prose that goes with the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, NamedTuple

from newsparse.metadata.text import BLOCK_TAG, TAG, clean

LEAST_CHARS = 150
"""Characters of the shortest texts: some thirty words, fewer of Chinese."""

LONGEST_TITLE = 300
"""Characters of the longest headlines."""

LEAST_CONTAINED = 4
"""Words of a headline that's known where it's but a part of a title."""

MOST_NODES = 1_000_000
"""Objects, lists and texts that are looked at."""

TEXT_KEYS = frozenset(
    "text content contents children html body value data copy paragraph paragraphs p blocks items nodes elements "
    "markup innerhtml __html rendered parts runs spans props attrs fields model inline dangerouslysetinnerhtml "
    "content_elements richtext document root components sections articlebody story".split()
)
"""Keys, in small letters, under which the parts of a text stand."""

TITLE_KEYS = frozenset(("headline", "headlines", "title"))
ADDRESS_KEYS = frozenset("url href link slug path permalink canonical_url canonicalurl websiteurl id uri".split())

PUBLISHED_KEY = re.compile(
    r"(?:date|first|initial|original)?_?(?:publish(?:ed)?|publication|pub|posted|deploy)_?(?:date|time|at|on|dt)?(?:time)?",
    re.I,
)
"""Under what keys an object has its day of publication."""

DEEPEST = 12
"""Objects within one another in which a block's text stands."""

TYPE_KEYS = frozenset(("type", "__typename", "_type", "nodetype", "blocktype", "tag", "tagname", "name", "style"))

HEADING = re.compile(r"h[1-6]$|head(?:er|ing|line)|sub-?(?:head|title)|crosshead|intertitle", re.I)
"""What blocks that are sub-headings are called."""

OTHER = re.compile(
    r"image|photo|picture|video|audio|gallery|\bad\b|advert|promo|related|teaser|newsletter|embed|script|caption|"
    r"readmore|correction|byline|author|social|interstitial",
    re.I,
)
"""What blocks that hold no text of the article are called."""

INLINE = re.compile(r"text|link|a|span|strong|em|b|i|bold|italic|leaf|mark|run", re.I)
"""What the parts of a line are called."""

SENTENCE = re.compile(r"[.!?…。！？؟।։۔][\"'”»“’)\]」』<\s]|[.!?…。！？؟।]$")
ENDED = re.compile(r"[.!?…。！？؟।։۔][\"'”»“’)\]」』]?(?:</\w+>)*\s*$")
CODE = re.compile(r"[{};=]\s*(?:\n|var |function|const |return)|=>|\.css|@media|function\s*\(")


class Text(NamedTuple):
    """A text in the data."""

    markup: str
    length: int
    """Characters without the markup."""
    steps: int
    """How far from it the headline stands, in objects."""
    published: tuple[str, ...] = ()
    """What the objects from there to the headline's call its publication, the nearest first."""

    @property
    def worth(self) -> float:
        """Longer is better, and nearer to the headline."""
        return self.length / 2.0**self.steps


def best_text(value: Any, titles: Iterable[str]) -> Text | None:
    """The text that goes with one of the titles; `None` where there's none."""
    wanted = {key for key in map(key_of, titles) if key}
    nodes, parents, named = survey(value, wanted)
    best: Text | None = None
    place = 0
    for number, node in enumerate(nodes):
        markup = markup_of(node)
        length = len(clean(markup)) if len(markup) >= LEAST_CHARS else 0
        if length >= LEAST_CHARS and (steps := distance(parents[number], parents, named)) is not None:
            found = Text(markup, length, steps)
            if best is None or found.worth > best.worth:
                best, place = found, number
    if best is None:
        return None
    return best._replace(published=tuple(published_in(surroundings(place, nodes, parents, best.steps))))


def survey(value: Any, wanted: set[str]) -> tuple[list[Any], list[int], set[int]]:
    """Every list and every long text, each with the number of the one around it, and those that hold a headline.

    Objects count too, as what is around others.
    """
    nodes: list[Any] = []
    parents: list[int] = []
    named: set[int] = set()
    stack: list[tuple[Any, int]] = [(value, -1)]
    for _ in range(MOST_NODES):
        if not stack:
            break
        node, parent = stack.pop()
        if isinstance(node, str):
            if len(node) <= LONGEST_TITLE and is_title(node, wanted):
                mark(parent, parents, named)
            if len(node) < LEAST_CHARS:
                continue
        elif not isinstance(node, dict | list):
            continue
        nodes.append(node)
        parents.append(parent)
        if not isinstance(node, str):
            inner = node.values() if isinstance(node, dict) else node
            stack += [(item, len(nodes) - 1) for item in inner]
    return nodes, parents, named


def mark(number: int, parents: list[int], named: set[int]) -> None:
    """Note that what is around a headline holds it."""
    while number >= 0 and number not in named:
        named.add(number)
        number = parents[number]


def distance(number: int, parents: list[int], named: set[int]) -> int | None:
    """Steps from a text's surroundings out to what holds a headline; `None` where nothing does."""
    steps = 0
    while number >= 0:
        if number in named:
            return steps
        number = parents[number]
        steps += 1
    return None


def surroundings(number: int, nodes: list[Any], parents: list[int], steps: int) -> Iterator[Any]:
    """What stands around a text, from the inside out to what holds a headline."""
    for _ in range(steps + 1):
        number = parents[number]
        yield nodes[number]


def published_in(around: Iterable[Any]) -> Iterator[str]:
    """What the objects around a text call its publication."""
    for node in around:
        for key, value in node.items() if isinstance(node, dict) else ():
            if PUBLISHED_KEY.fullmatch(str(key)) and isinstance(value, str | int) and not isinstance(value, bool):
                yield str(value)


def key_of(text: str) -> str:
    """A headline's words, for comparing."""
    return " ".join(re.findall(r"\w+", clean(text).casefold()))


def is_title(text: str, wanted: set[str]) -> bool:
    """Whether a text is one of the headlines, or holds one, as where the outlet's name follows it."""
    key = key_of(text) if len(text) > 1 else ""
    return key in wanted or any(
        key.startswith(title) or title.startswith(key)
        for title in wanted
        if min(key.count(" "), title.count(" ")) >= LEAST_CONTAINED - 1
    )


def markup_of(node: Any) -> str:
    """A text or a list of its blocks as markup; empty for what's neither."""
    if isinstance(node, str):
        return text_markup(node) if is_prose(node) else ""
    if isinstance(node, list):
        if len({isinstance(item, str) for item in node}) > 1:  # values of all kinds
            return ""
        parts = [part for item in node if (part := block_markup(item))]
        return "\n".join(parts) if any(map(is_prose, parts)) else ""
    return ""


def text_markup(text: str) -> str:
    """A text with its own markup; else its lines as paragraphs."""
    if BLOCK_TAG.search(text):
        return text
    lines = text.splitlines()
    return "\n".join(
        f"<p>{line if TAG.search(line) else escape(line, quote=False)}</p>" for line in lines if line.strip()
    )


def is_prose(text: str) -> bool:
    """Whether a text holds sentences, and isn't a program."""
    head = text[:4000]
    return SENTENCE.search(head) is not None and not CODE.search(head)


def block_markup(item: Any, tag: str = "p", depth: int = 0) -> str:
    """A block of a text as paragraphs and headings; empty for pictures, teasers and the like."""
    if isinstance(item, str):
        return text_markup(item) if is_prose(item) else ""
    kind = kind_of(item)
    if depth > DEEPEST or OTHER.search(kind) or is_teaser(item):
        return ""
    tag = "h2" if HEADING.search(kind) else tag
    parts = [*parts_of(item)]
    if not all(map(is_inline, parts)):
        return "\n".join(filter(None, (block_markup(part, tag, depth + 1) for part in parts)))
    lines = [*filter(str.strip, map(line_markup, parts))]
    if not all(map(ends, lines)):  # parts of one line, as where some words are bold
        lines = ["".join(lines)]
    return "\n".join(line if BLOCK_TAG.search(line) else f"<{tag}>{line}</{tag}>" for line in lines)


def ends(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return ENDED.search(line) is not None


def parts_of(item: Any) -> Iterator[Any]:
    """What stands in a block under the keys of texts, in order; lists within lists are one."""
    stack = [item]
    while stack:
        node = stack.pop()
        if isinstance(node, dict) and node is item:
            stack += reversed([value for key, value in node.items() if key.lower() in TEXT_KEYS])
        elif isinstance(node, list) and (node is item or not is_element(node)):
            stack += reversed(node[3:] if is_element(node) else node)
        elif isinstance(node, str | dict | list):
            yield node


def is_element(node: Any) -> bool:
    """Whether a list is an element of React."""
    return isinstance(node, list) and len(node) > 1 and node[0] == "$"


def is_teaser(item: Any) -> bool:
    """Whether an object is another article, known by a title and an address."""
    keys = {key.lower() for key in item} if isinstance(item, dict) else set()
    return bool(keys & TITLE_KEYS) and bool(keys & ADDRESS_KEYS)


def is_inline(part: Any) -> bool:
    """Whether a part is of a line rather than a block by itself."""
    if isinstance(part, str):
        return True
    kind = kind_of(part)
    if kind:
        return INLINE.fullmatch(kind) is not None
    return isinstance(part, dict) and all(isinstance(inner, str) for inner in parts_of(part))


def line_markup(part: Any, depth: int = 0) -> str:
    """A part of a line as markup."""
    if isinstance(part, str):
        return part if TAG.search(part) else escape(part, quote=False)
    if depth > DEEPEST:
        return ""
    return "".join(line_markup(inner, depth + 1) for inner in parts_of(part))


def kind_of(item: Any) -> str:
    """What a block calls itself."""
    if is_element(item):
        return str(item[1])
    if not isinstance(item, dict):
        return ""
    return " ".join(value for key, value in item.items() if key.lower() in TYPE_KEYS and isinstance(value, str))
