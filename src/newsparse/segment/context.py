"""What stands around a block: the second set of features, for the forests that tell headlines, bylines and the like.

They are reckoned once it's known where the body is, and only for blocks that may be one of these.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import numpy as np

from newsparse.lexicon import opens_with
from newsparse.segment.features import beside, stacked
from newsparse.segment.titles import overlap, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    from newsparse.blocks import Block
    from newsparse.segment.view import View

BODY = 0.5
"""Likeliness from which a block counts as body here."""

LEAST_HEADLINE, MOST_HEADLINE = 2, 50
"""Words of a block that's compared with the metadata's headlines."""

MOST_TITLES = 6
"""Headlines of the metadata that blocks are compared with."""

AROUND = 8
"""Blocks on each side in which timestamps are counted."""

NEAR = 4
"""Blocks on each side whose likeliness of being body is added up."""

TEXT_CONTEXT = (
    "stamp has_stamp stamp_next_1 stamp_before_1 stamp_next_2 stamp_before_2 has_next has_before "
    "stamps_around body_overlap capitalised by label label_before label_next credit from_first_body "
    "from_last_body body body_next body_before likely_around name title title_any title_holds "
    "since_label name_next name_before credit_near stamps_next"
).split()

PAGE_CONTEXT = "like_elements links slug digits same_site own_address authors description time_element".split()

CONTEXT = [*TEXT_CONTEXT, *PAGE_CONTEXT]
"""Names of the features, in order; a dump's block has the first `len(TEXT_CONTEXT)`."""

SOON = 4
"""Lines below a headline in which byline and date are looked for."""

LONGEST_NAME = 50
"""Characters of a line that's nothing but a name."""

FAR = 30.0
"""Lines from which it no longer counts how far the title of a list is."""

HEAD, LEAD = 300, 600
"""Characters of a block that are compared with headlines, and with the metadata's description."""

NO_ADDRESS = (-1.0, -1.0, -1.0, -1.0)
"""What stands for a link's address where there's none."""

SLUG_WORD = re.compile(r"[^\W\d_]{2,}")
PLAIN = re.compile(r"(?:https?://(?P<host>[\w-]+(?:\.[\w-]+)+))?(?P<path>/(?!/)(?!\.)(?:(?!/\.)[^?#;\s])*)", re.A)
"""An address as nearly all are: http, a host without a port, or none, and a path without dots to resolve."""
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*\.?(?:[ -][^\W\d_][^\W\d_'’.-]*\.?){1,3}")


class Context:
    """Features of some of a document's blocks, beside those of `features`."""

    def __init__(self, view: View) -> None:
        self.view = view
        running = [i for i, p in enumerate(view.p_body) if p >= BODY]
        self.first, self.last = (running[0], running[-1]) if running else (0, 0)
        texts = view.stats.texts
        self.said = frozenset(words(" ".join(texts[index] for index in running)))
        self.is_stamp, self.has_stamp = np.zeros((2, len(texts)), np.float32)
        self.is_stamp[[i for i in view.stamped if view.is_stamp(i)]] = 1
        self.has_stamp[view.stamped] = 1
        self.titles = [set(words(value.text)) for value in view.metadata.headlines[:MOST_TITLES]]
        self.titles = [title for title in self.titles if title]
        self.is_label = np.array([view.is_label(i) for i in range(len(texts))], np.float32)
        self.says_by = np.array([opens_with("by", text) > 0 for text in texts], np.float32)
        self.is_name = np.array(
            [len(text) < LONGEST_NAME and NAME.fullmatch(text) is not None for text in texts], np.float32
        )

    def matrix(self, rows: list[int]) -> NDArray[np.float32]:
        """The features of some blocks: a row for each of `CONTEXT`, a column for each block."""
        at = np.array(rows, np.intp)
        said = [words(self.view.stats.texts[i][:HEAD]) for i in rows]
        return stacked(self.text_rows(at, said) + (self.page_rows(rows, said) if self.view.page else []))

    def text_rows(self, at: NDArray[np.intp], said: list[list[str]]) -> list[ArrayLike]:
        """What their texts say, and those around them. `said` are the words of each one's head."""
        texts = [self.view.stats.texts[i] for i in at.tolist()]
        return [
            *self.stamp_rows(at),
            [self.said_share(line) for line in said],
            [capitalised(text) for text in texts],
            self.says_by[at],
            self.is_label[at],
            beside(self.is_label, -1)[at],
            beside(self.is_label, 1)[at],
            [opens_with("credit", text) > 0 for text in texts],
            at - self.first,
            at - self.last,
            *self.body_rows(at),
            self.is_name[at],
            *self.title_rows(said),
            since(self.is_label)[at],
            beside(self.is_name, 1)[at],
            beside(self.is_name, -1)[at],
            around(np.maximum(self.says_by, self.is_name), 1, SOON, np.maximum)[at],
            around(self.has_stamp, 1, SOON + 1)[at],
        ]

    def stamp_rows(self, at: NDArray[np.intp]) -> list[ArrayLike]:
        """Timestamps in them and around them."""
        return [
            self.is_stamp[at],
            self.has_stamp[at],
            *(beside(self.is_stamp, step)[at] for step in (1, -1, 2, -2)),
            *(beside(self.has_stamp, step)[at] for step in (1, -1)),
            around(self.is_stamp, -AROUND, AROUND)[at],
        ]

    def body_rows(self, at: NDArray[np.intp]) -> list[ArrayLike]:
        """How likely they and those around them are body."""
        likely = np.array(self.view.p_body, np.float32)
        return [likely[at], beside(likely, 1)[at], beside(likely, -1)[at], around(likely, -NEAR, NEAR)[at]]

    def said_share(self, said: list[str]) -> float:
        """Share of a block's longer words that the body says too; -1 where it has none."""
        own = [word for word in said if len(word) > 3 or not word.isascii()]
        return sum(map(self.said.__contains__, own)) / len(own) if own else -1.0

    def title_rows(self, said: list[list[str]]) -> list[ArrayLike]:
        """How alike blocks are to the page's title and to any headline of the metadata, and how much of a block is in
        one; -1 where there's nothing to compare."""
        plain = set(words(self.view.title or ""))
        wanted = plain.union(*self.titles)
        title = [0.0 if self.view.title else -1.0] * len(said)
        alike, held = [-1.0] * len(said), [-1.0] * len(said)
        for number, line in enumerate(said):
            own = set(line)
            compared = bool(self.titles) and LEAST_HEADLINE <= len(line) <= MOST_HEADLINE
            if wanted.isdisjoint(own):  # as most are
                alike[number] = held[number] = 0.0 if compared else -1.0
                continue
            if self.view.title:
                title[number] = overlap(own, plain)
            if compared:
                shared = [(len(own & other), len(other)) for other in self.titles]
                alike[number] = max(n / max(len(own), size) for n, size in shared)
                held[number] = max(n for n, _ in shared) / len(own)
        return [title, alike, held]

    def page_rows(self, rows: list[int], said: list[list[str]]) -> list[ArrayLike]:
        """What their elements and links say."""
        blocks = [self.view.blocks[i] for i in rows]
        metadata = self.view.metadata
        kinds = Counter(map(kind, self.view.blocks))
        links = [[mark.value for mark in block.marked if mark.tag == "a"] for block in blocks]
        unknown = [-1.0] * len(rows)
        addresses = Addresses(self.view.document.url or (metadata.canonicals[0].text if metadata.canonicals else ""))
        authors = {word for person in metadata.authors for word in words(person.text)}
        description = set(words(metadata.descriptions[0].text)) if metadata.descriptions else set()
        return [
            [kinds[kind(block)] for block in blocks],
            [len(link) for link in links],
            *np.array([addresses.say(link[0] if link else None) for link in links], np.float32).reshape(-1, 4).T,
            [len(authors.intersection(own)) / len(authors) for own in said] if authors else unknown,
            [overlap(set(own), description) for own in map(lead, blocks, said)] if description else unknown,
            [any(mark.tag == "time" for mark in block.marked) for block in blocks],
        ]


def kind(block: Block) -> tuple[str, str]:
    """By what a block's element is like others of the page."""
    box = block.box
    if box is None:
        return "", ""
    return box.kind, box.parent.tag if box.parent is not None else ""


def lead(block: Block, head: list[str]) -> list[str]:
    """The words of a block that are compared with the description, given those of its head."""
    return head if len(block.text) <= HEAD else words(block.text[:LEAD])


class Addresses:
    """What links' addresses say, seen from the page's own."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.site = site(page)
        try:
            self.path = urlsplit(page).path
        except ValueError:
            self.path = ""

    def say(self, href: str | None) -> tuple[float, float, float, float]:
        """Words of its slug, its digits, whether it's of this site, and whether it's this very page."""
        if not href:
            return NO_ADDRESS
        try:
            host, path = self.parts(href)
        except ValueError:
            return NO_ADDRESS
        slug = path.rstrip("/").rpartition("/")[2]
        return (
            len(SLUG_WORD.findall(slug[:200])),
            sum(map(str.isdigit, path[:300])),
            float(not self.site or host in ("", self.site)),
            float(bool(self.path.strip("/")) and path == self.path),
        )

    def parts(self, href: str) -> tuple[str, str]:
        """The last two labels of a link's host, empty for the page's own, and its path. Raises `ValueError`."""
        if plain := PLAIN.match(href):
            return ".".join((plain["host"] or "").lower().split(".")[-2:]), plain["path"] or ""
        return site(href), urlsplit(urljoin(self.page, href)).path


def capitalised(text: str) -> float:
    """Share of a line's words that begin with a capital letter."""
    spaced = text[:120].split()
    return sum(map(str.isupper, [word[0] for word in spaced])) / len(spaced)


def around(values: NDArray[np.float32], low: int, high: int, join: np.ufunc = np.add) -> NDArray[np.float32]:
    """Of each block, the sum of the values from `low` to `high` places below it, or what else joins them."""
    count = len(values)
    padded = np.zeros(count + max(high, 0) - min(low, 0), np.float32)
    padded[max(-low, 0) : max(-low, 0) + count] = values
    begin = max(-low, 0) + low
    whole = padded[begin : begin + count].copy()
    for step in range(1, high - low + 1):
        join(whole, padded[begin + step : begin + step + count], out=whole)
    return whole


def since(marks: Iterable[float]) -> NDArray[np.float32]:
    """Of each block, how far above it the nearest marked one is, `FAR` at most."""
    distances = []
    distance = FAR
    for mark in marks:
        distance = 0.0 if mark else min(distance + 1, FAR)
        distances.append(distance)
    return np.array(distances, np.float32)


def site(address: str) -> str:
    """The last two labels of an address's host; empty where it has none."""
    try:
        return ".".join((urlsplit(address).hostname or "").split(".")[-2:])
    except ValueError:
        return ""
