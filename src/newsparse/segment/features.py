"""A block as numbers, for the model that tells body from the rest. A dump's blocks lack those that need boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsparse.segment.cues import Cue
from newsparse.segment.stats import SENTENCE_END, Stats
from newsparse.segment.titles import words as title_words

if TYPE_CHECKING:
    from newsparse.blocks import Block, Box

TAGS = "p h1 h2 h3 h4 h5 h6 li td div blockquote figcaption button dd section article th dt pre center".split()
TAG_CODES = {tag: float(code) for code, tag in enumerate(TAGS)}

CLOCK_OR_YEAR = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b")
SIGNS = re.compile(r"[|©•·→»›]|\.\.\.$|…$|https?://|@")
"""What stands in bars, teasers and notices more than in running text."""

TEXT_FEATURES = (
    "words chars links sentences ends_sentence commas digits capitals starts_capital starts_lower colon signs question "
    "clock quote repeated place count total from_first_prose to_last_prose prose_share_before prose "
    "prose_next_1 prose_next_2 prose_next_3 prose_before_1 prose_before_2 prose_before_3 "
    "words_next_1 words_next_2 words_before_1 words_before_2 links_next_1 links_next_2 links_before_1 links_before_2 "
    "ends_next ends_before prose_next_5 prose_before_5 title_likeness"
).split()

CUE_NAMES = [cue.name.lower() for cue in Cue if cue.name]

BOX_FEATURES = [
    "tag",
    "tag_around",
    *(f"cue:{name}" for name in CUE_NAMES),
    *(f"near:{name}" for name in CUE_NAMES),
    *"share share_around share_outer like_boxes like_parents in_container depth below_container".split(),
    *"same_box_before same_box_next list_links list_length bold after_h1".split(),
]

NAMES = [*TEXT_FEATURES, *BOX_FEATURES]
"""Names of a page block's features, in order; a dump block has the first `len(TEXT_FEATURES)`."""


class Features:
    """Feature vectors of a document's blocks."""

    def __init__(self, stats: Stats, title: str | None = None) -> None:
        self.stats = stats
        self.title = frozenset(title_words(title or ""))
        self.seen: dict[str, int] = {}
        for block in stats.blocks:
            self.seen[block.text] = self.seen.get(block.text, 0) + 1
        self.ends = [bool(SENTENCE_END.search(block.text, max(len(block.text) - 4, 0))) for block in stats.blocks]
        self.alike: dict[str, int] = {}
        if stats.document.boxes:
            self.count_alike()
            self.first_h1 = next((box.first for box in stats.document.boxes if box.tag == "h1"), None)

    def count_alike(self) -> None:
        """Words of running text by the kind of box they stand in: an article's paragraphs are boxes of one kind."""
        for block, words in zip(self.stats.blocks, self.stats.prose, strict=True):
            if words and block.box is not None:
                for key in self.kinds(block.box):
                    self.alike[key] = self.alike.get(key, 0) + words

    @staticmethod
    def kinds(box: Box) -> tuple[str, str]:
        parent = box.parent
        return (
            f"{box.tag}.{box.element.get('class')}",
            f"^{parent.tag}.{parent.element.get('class')}" if parent else "^",
        )

    def vector(self, block: Block) -> list[float]:
        """The features of one block, in the order of `NAMES`."""
        return self.text_part(block) + (self.box_part(block, block.box) if block.box is not None else [])

    def text_part(self, block: Block) -> list[float]:
        stats, i, text = self.stats, block.index, block.text
        words, links, prose, before, n = stats.words, stats.links, stats.prose, stats.prose_before, len(stats.blocks)
        size = len(text)
        first = text[0]
        own = set(title_words(text)) if self.title and words[i] < 40 else set()

        def at(values: Sequence[float], index: int) -> float:
            return values[index] if 0 <= index < n else -1.0

        return [
            words[i],
            size,
            links[i],
            len(SENTENCE_END.findall(text)),
            self.ends[i],
            text.count(","),
            sum(map(str.isdigit, text)) / size if size < 200 else 0.0,
            sum(map(str.isupper, text)) / size if size < 200 else 0.0,
            first.isupper(),
            first.islower(),
            text.endswith(":"),
            bool(SIGNS.search(text)),
            text.endswith("?"),
            bool(CLOCK_OR_YEAR.search(text)) if size < 200 else 0.0,
            first in "\"“„«'‘",
            self.seen[text] - 1,
            i / n,
            n,
            stats.total,
            i - stats.first_prose,
            i - stats.last_prose,
            before[i] / stats.total,
            prose[i],
            at(prose, i + 1),
            at(prose, i + 2),
            at(prose, i + 3),
            at(prose, i - 1),
            at(prose, i - 2),
            at(prose, i - 3),
            at(words, i + 1),
            at(words, i + 2),
            at(words, i - 1),
            at(words, i - 2),
            at(links, i + 1),
            at(links, i + 2),
            at(links, i - 1),
            at(links, i - 2),
            at(self.ends, i + 1),
            at(self.ends, i - 1),
            before[min(n, i + 6)] - before[i + 1],
            before[i] - before[max(0, i - 5)],
            len(own & self.title) / len(own | self.title) if own else 0.0,
        ]

    def box_part(self, block: Block, box: Box) -> list[float]:
        stats, i = self.stats, block.index
        by_box, blocks, total = stats.by_box, stats.blocks, stats.total
        around = box.parent
        outer = around.parent if around is not None else None
        own, held = by_box[box], stats.container
        kind, kind_around = self.kinds(box)
        cues, near = own.cues, own.near
        return [
            TAG_CODES.get(box.tag, 30.0),
            TAG_CODES.get(around.tag, 30.0) if around is not None else 30.0,
            *[cues >> bit & 1 for bit in range(len(CUE_NAMES))],
            *[near >> bit & 1 for bit in range(len(CUE_NAMES))],
            own.share,
            by_box[around].share if around is not None else 1.0,
            by_box[outer].share if outer is not None else 1.0,
            self.alike.get(kind, 0) / total,
            self.alike.get(kind_around, 0) / total,
            held is not None and held.first <= i < held.last,
            box.depth,
            box.depth - (held.depth if held is not None else 0),
            i > 0 and blocks[i - 1].box is box,
            i + 1 < len(blocks) and blocks[i + 1].box is box,
            self.list_links(around) if around is not None else 0.0,
            around.last - around.first if around is not None else 0,
            bold_chars(block) / len(block.text),
            i - self.first_h1 if self.first_h1 is not None else -999.0,
        ]

    def list_links(self, box: Box) -> float:
        """Share of links in a box's first sixty blocks."""
        found = self.stats.by_box[box]
        if found.link_share is None:
            inside = self.stats.blocks[box.first : min(box.last, box.first + 60)]
            chars = sum(len(block.text) for block in inside)
            found.link_share = sum(block.link_chars for block in inside) / max(chars, 1)
        return found.link_share


def bold_chars(block: Block) -> int:
    """Characters in bold, roughly: white space isn't folded."""
    chars = 0
    for first, last, element in block.marked:
        if element.tag in ("b", "strong"):
            chars += sum(map(len, block.pieces[first:last]))
    return min(chars, len(block.text))
