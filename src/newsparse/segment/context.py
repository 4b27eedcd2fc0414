"""What stands around a block: the second set of features, for the forests that tell headlines, bylines and the like.

They are reckoned once it's known where the body is, and only for blocks that may be one of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from newsparse.lexicon import is_label, opens_with
from newsparse.segment.titles import likeness, words

if TYPE_CHECKING:
    from newsparse.segment.view import View

BODY = 0.5
"""Likeliness from which a block counts as body here."""

LEAST_HEADLINE, MOST_HEADLINE = 2, 50
"""Words of a block that's compared with the metadata's headlines."""

AROUND = 8
"""Blocks on each side in which timestamps are counted."""

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

SLUG_WORD = re.compile(r"[^\W\d_]{2,}")
NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*\.?(?:[ -][^\W\d_][^\W\d_'’.-]*\.?){1,3}")


class Context:
    """Feature vectors of a document's blocks, beside those of `Features`."""

    def __init__(self, view: View) -> None:
        self.view = view
        running = [i for i, p in enumerate(view.p_body) if p >= BODY]
        self.first, self.last = (running[0], running[-1]) if running else (0, 0)
        self.said: set[str] = set()
        for index in running:
            self.said.update(words(view.blocks[index].text))
        self.has = [float(bool(view.stamps(i))) for i in range(len(view.blocks))]
        self.is_stamp = [float(bool(has) and view.is_stamp(i)) for i, has in enumerate(self.has)]
        self.titles = [set(words(value.text)) for value in view.metadata.headlines[:6]]
        self.titles = [title for title in self.titles if title]
        texts = [block.text for block in view.blocks]
        self.is_label = [float(is_label(text)) for text in texts]
        self.since_label = since(self.is_label)
        self.says_by = [float(opens_with("by", text) > 0) for text in texts]
        self.is_name = [float(len(text) < LONGEST_NAME and NAME.fullmatch(text) is not None) for text in texts]
        self.authors = {word for person in view.metadata.authors for word in words(person.text)}
        self.description = view.metadata.descriptions[0].text if view.metadata.descriptions else ""
        self.address = view.document.url or (view.metadata.canonicals[0].text if view.metadata.canonicals else "")
        self.site = site(self.address)
        self.alike: dict[tuple[str | None, ...], int] = {}
        for block in view.blocks:
            if block.box is not None:
                kind = self.kind(block.index)
                self.alike[kind] = self.alike.get(kind, 0) + 1

    def kind(self, index: int) -> tuple[str | None, ...]:
        """By what a block's element is like others of the page."""
        box = self.view.blocks[index].box
        if box is None:
            return ()
        return box.tag, box.element.get("class"), box.parent.tag if box.parent is not None else None

    def vector(self, index: int) -> list[float]:
        """The features of one block, in the order of `CONTEXT`."""
        return self.text_part(index) + (self.page_part(index) if self.view.page else [])

    def text_part(self, i: int) -> list[float]:
        view, has, is_stamp, p = self.view, self.has, self.is_stamp, self.view.p_body
        n, text = len(view.blocks), view.blocks[i].text
        said = words(text[:300])
        own = [word for word in said if len(word) > 3 or not word.isascii()]
        spaced = text[:120].split()

        def at(values: list[float], index: int) -> float:
            return values[index] if 0 <= index < n else -1.0

        low, high = max(0, i - AROUND), i + AROUND + 1
        return [
            is_stamp[i],
            has[i],
            at(is_stamp, i + 1),
            at(is_stamp, i - 1),
            at(is_stamp, i + 2),
            at(is_stamp, i - 2),
            at(has, i + 1),
            at(has, i - 1),
            sum(is_stamp[low:high]),
            sum(word in self.said for word in own) / len(own) if own else -1.0,
            sum(word[0].isupper() for word in spaced) / len(spaced),
            self.says_by[i],
            self.is_label[i],
            at(self.is_label, i - 1),
            at(self.is_label, i + 1),
            float(opens_with("credit", text) > 0),
            i - self.first,
            i - self.last,
            p[i],
            at(p, i + 1),
            at(p, i - 1),
            sum(p[max(0, i - 4) : i + 5]),
            self.is_name[i],
            likeness(text[:300], view.title) if view.title else -1.0,
            *self.in_titles(said),
            self.since_label[i],
            at(self.is_name, i + 1),
            at(self.is_name, i - 1),
            max([*self.says_by[i + 1 : i + 1 + SOON], *self.is_name[i + 1 : i + 1 + SOON]], default=0.0),
            sum(has[i + 1 : i + 2 + SOON]),
        ]

    def in_titles(self, said: list[str]) -> tuple[float, float]:
        """How alike a block is to any of the metadata's headlines, and how much of it stands in one."""
        if not self.titles or not LEAST_HEADLINE <= len(said) <= MOST_HEADLINE:
            return -1.0, -1.0
        own = set(said)
        shared = [(len(own & title), len(title)) for title in self.titles]
        return max(n / max(len(own), size) for n, size in shared), max(n for n, _ in shared) / len(own)

    def page_part(self, i: int) -> list[float]:
        block = self.view.blocks[i]
        links = [piece.element for piece in block.marked if piece.element.tag == "a"]
        said = set(words(block.text[:300]))
        return [
            self.alike.get(self.kind(i), 0),
            len(links),
            *self.address_part(links[0].get("href") if links else None),
            len(self.authors & said) / len(self.authors) if self.authors else -1.0,
            likeness(block.text[:600], self.description) if self.description else -1.0,
            float(any(piece.element.tag == "time" for piece in block.marked)),
        ]

    def address_part(self, href: str | None) -> list[float]:
        """What a link's address says: words of its slug, digits, whether it's of this site, or this very page."""
        if not href:
            return [-1.0, -1.0, -1.0, -1.0]
        try:
            target = urlsplit(urljoin(self.address, href))
            own = urlsplit(self.address)
        except ValueError:
            return [-1.0, -1.0, -1.0, -1.0]
        slug = target.path.rstrip("/").rpartition("/")[2]
        return [
            len(SLUG_WORD.findall(slug[:200])),
            sum(map(str.isdigit, target.path[:300])),
            float(not self.site or site(href) in ("", self.site)),
            float(bool(own.path.strip("/")) and target.path == own.path),
        ]


def since(marks: list[float]) -> list[float]:
    """Of each block, how far above it the nearest marked one is, `FAR` at most."""
    distances = []
    distance = FAR
    for mark in marks:
        distance = 0.0 if mark else min(distance + 1, FAR)
        distances.append(distance)
    return distances


def site(address: str) -> str:
    """The last two labels of an address's host; empty where it has none."""
    try:
        return ".".join((urlsplit(address).hostname or "").split(".")[-2:])
    except ValueError:
        return ""
