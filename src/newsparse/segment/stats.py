"""What can be counted of a document's blocks and boxes, once for all: a column a feature, an entry a block."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from newsparse.segment.cues import Cue, own_cues

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsparse.blocks import Block, Box
    from newsparse.document import Document

SENTENCE_END = re.compile(r"[.!?…。！？؟।։۔](?:[\"'”»“’)\]」』]*(?=\s|$)|(?<=[。！？]))")
"""Where a sentence ends, in the scripts that mark it. The mark comes first, and no choice, as that's found quicker."""

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]")
"""Letters of scripts that write no spaces between words: Japanese, Chinese, Thai, Burmese, Khmer."""

LETTERS_A_WORD = 2
"""Letters of such a script that count as one word: close to the mean of Chinese and Japanese words."""

PROSE_WORDS = 12
"""Words from which a line with a sentence's end counts as running text; headlines are shorter, or end in none."""

CLOSING = 4
"""Characters at a line's end in which a sentence that ends there has its mark, closing quotes and brackets included."""

UNMARKED = re.compile("[\u0e00-\u0eff](?=\n|\\Z)")
"""A line's end in Thai and Lao, which mark no sentence's end."""

UNMARKED_WORDS = 40
"""Words from which such a line is running text."""

OUTER_SHARE = 0.5
"""A box that holds more than this share of the running text holds the article: its name says nothing against it."""

CONTAINER_SHARE = 0.6
"""Share of the running text that the innermost box with the article holds."""

AGAINST = (
    Cue.CHROME | Cue.NOTICE | Cue.SHARE | Cue.COMMENTS | Cue.PROMO | Cue.AD | Cue.RELATED | Cue.CAPTION | Cue.BYLINE
    | Cue.BIO | Cue.DATE | Cue.TAGS | Cue.HEADLINE | Cue.STANDFIRST | Cue.SIDEBAR | Cue.CARD | Cue.META | Cue.TOC
    | Cue.BOX | Cue.QUOTE | Cue.HIDDEN | Cue.LIVE | Cue.HEADER | Cue.FORM | Cue.UNSEEN | Cue.NAV | Cue.ASIDE
).value  # fmt: skip


def count_words(text: str) -> int:
    """Words; in scripts without spaces, letters by `LETTERS_A_WORD`."""
    words = len(text.split())
    if text.isascii() or len(text) < 4 * words:
        return words
    return words + len(UNSPACED.findall(text)) // LETTERS_A_WORD


class Stats:
    """Counts over a document."""

    def __init__(self, document: Document) -> None:
        blocks = document.blocks
        self.document = document
        self.blocks: list[Block] = blocks
        self.texts = [block.text for block in blocks]
        self.joined = "\n".join(self.texts)
        """All blocks' texts, a line each."""
        self.sizes = np.array([len(text) for text in self.texts], np.intp)
        """Characters a block."""
        self.starts = np.cumsum(self.sizes + 1) - self.sizes - 1
        """Where each block begins in `joined`."""
        self.words = [count_words(text) for text in self.texts]
        """Words a block."""
        self.links = [block.link_chars / len(block.text) for block in blocks]
        """Share of a block's characters that are links."""
        ends = np.array([match.start() for match in SENTENCE_END.finditer(self.joined)], np.intp)
        of_block = self.blocks_at(ends)
        self.sentences = np.bincount(of_block, minlength=len(blocks))
        """Ends of sentences a block."""
        last_end = np.full(len(blocks), -1, np.intp)
        last_end[of_block] = ends
        self.ends = last_end >= self.starts + np.maximum(self.sizes - CLOSING, 0)
        """Whether a block ends with a sentence."""
        words = np.array(self.words, np.intp)
        said = (self.sentences > 0) | (self.matching(UNMARKED) & (words >= UNMARKED_WORDS))
        running = (words >= PROSE_WORDS) & (np.array(self.links) < 0.5) & said
        prose = np.where(running, words, 0)
        self.prose: list[int] = prose.tolist()
        """Words of running text a block: 0 where it isn't running text."""
        self.prose_before = np.concatenate(([0], np.cumsum(prose)))
        """Words of running text before each block, and in all."""
        self.total = max(int(self.prose_before[-1]), 1)
        places = np.flatnonzero(running)
        self.first_prose = int(places[0]) if len(places) else 0
        self.last_prose = int(places[-1]) if len(places) else 0
        self.read_boxes(document.boxes)

    def read_boxes(self, boxes: list[Box]) -> None:
        """What the boxes say of the blocks within them."""
        first = np.array([box.first for box in boxes], np.intp)
        last = np.array([box.last for box in boxes], np.intp)
        shares = (self.prose_before[last] - self.prose_before[first]) / self.total
        self.shares: list[float] = shares.tolist()
        """Share of the page's running text that stands in each box."""
        own_of: list[int] = []
        self.near_of: list[int] = []
        """Cues of each box and the one around it."""
        self.cues_of: list[int] = []
        """Cues of each box and all around it."""
        for box, share in zip(boxes, self.shares, strict=True):
            own = own_cues(box.names)
            if share > OUTER_SHARE:
                own &= ~AGAINST
            own_of.append(own)
            around = box.parent.index if box.parent is not None else -1
            self.near_of.append(own | own_of[around] if around >= 0 else own)
            self.cues_of.append(own | self.cues_of[around] if around >= 0 else own)
        holding = [boxes[i] for i in np.flatnonzero(shares >= CONTAINER_SHARE)]
        self.container = max(holding, key=lambda box: (box.depth, box.index), default=None)
        """The innermost box that holds most of the running text; `None` in a dump."""

    def blocks_at(self, places: NDArray[np.intp]) -> NDArray[np.intp]:
        """The blocks that hold some places in `joined`."""
        return np.searchsorted(self.starts, places, side="right") - 1

    def matching(self, pattern: re.Pattern[str]) -> NDArray[np.bool_]:
        """Of each block, whether a pattern, which must match within lines, is found in it."""
        found = np.zeros(len(self.blocks), np.bool_)
        found[self.blocks_at(np.array([match.start() for match in pattern.finditer(self.joined)], np.intp))] = True
        return found

    def share(self, box: Box) -> float:
        """Share of the page's running text that stands in a box."""
        return self.shares[box.index]

    def cues(self, index: int) -> int:
        """Cues of all boxes around a block; 0 in a dump."""
        box = self.blocks[index].box
        return self.cues_of[box.index] if box is not None else 0

    def near(self, index: int) -> int:
        """Cues of the two innermost boxes around a block; 0 in a dump."""
        box = self.blocks[index].box
        return self.near_of[box.index] if box is not None else 0

    def tag(self, index: int) -> str:
        """Tag of the innermost box around a block; empty in a dump."""
        box = self.blocks[index].box
        return box.tag if box is not None else ""
