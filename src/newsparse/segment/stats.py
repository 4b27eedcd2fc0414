"""What can be counted of a document's blocks and boxes, once for all rules."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from newsparse.segment.cues import Cue, own_cues

if TYPE_CHECKING:
    from newsparse.blocks import Block, Box
    from newsparse.document import Document

SENTENCE_END = re.compile(r"[.!?…。！？؟।։۔][\"'”»“’)\]」』]*(?=\s|$)|[。！？]|[.!?…]$")
"""Where a sentence ends, in the scripts that mark it."""

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff]")
"""Letters of scripts that write no spaces between words: Japanese, Chinese, Thai, Burmese, Khmer."""

LETTERS_A_WORD = 2
"""Letters of such a script that count as one word: close to the mean of Chinese and Japanese words."""

PROSE_WORDS = 12
"""Words from which a line with a sentence's end counts as running text; headlines are shorter, or end in none."""

OUTER_SHARE = 0.5
"""A box that holds more than this share of the running text holds the article: its name says nothing against it."""

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


class BoxStats:
    """What a box says of the blocks within it."""

    __slots__ = ("cues", "link_share", "near", "own", "share")

    def __init__(self, own: int, near: int, cues: int, share: float) -> None:
        self.own = own
        """Cues of the box itself."""
        self.near = near
        """Cues of the box and the one around it."""
        self.cues = cues
        """Cues of the box and all around it."""
        self.share = share
        """Share of the page's running text that stands in it."""
        self.link_share: float | None = None


class Stats:
    """Counts over a document."""

    def __init__(self, document: Document) -> None:
        blocks = document.blocks
        self.document = document
        self.blocks: list[Block] = blocks
        self.words = [count_words(block.text) for block in blocks]
        """Words a block."""
        self.links = [block.link_chars / len(block.text) for block in blocks]
        """Share of a block's characters that are links."""
        self.prose = [self.prose_words(block) for block in blocks]
        """Words of running text a block: 0 where it isn't running text."""
        self.prose_before = list(accumulate(self.prose, initial=0))
        """Words of running text before each block, and in all."""
        self.total = max(self.prose_before[-1], 1)
        self.by_box: dict[Box, BoxStats] = {}
        for box in document.boxes:
            self.read_box(box)
        self.container = self.find_container()
        """The innermost box that holds most of the running text; `None` in a dump."""
        running = [index for index, words in enumerate(self.prose) if words]
        self.first_prose = running[0] if running else 0
        self.last_prose = running[-1] if running else 0

    def prose_words(self, block: Block) -> int:
        words = self.words[block.index]
        if words < PROSE_WORDS or self.links[block.index] >= 0.5 or not SENTENCE_END.search(block.text):
            return 0
        return words

    def read_box(self, box: Box) -> None:
        own = own_cues(box)
        share = (self.prose_before[box.last] - self.prose_before[box.first]) / self.total
        if share > OUTER_SHARE:
            own &= ~AGAINST
        around = self.by_box[box.parent] if box.parent is not None else None
        near, cues = (own | around.own, own | around.cues) if around else (own, own)
        self.by_box[box] = BoxStats(own, near, cues, share)

    def find_container(self) -> Box | None:
        best = None
        for box in self.document.boxes:
            if self.by_box[box].share >= 0.6 and (best is None or box.depth >= best.depth):
                best = box
        return best

    def cues(self, index: int) -> int:
        """Cues of all boxes around a block; 0 in a dump."""
        box = self.blocks[index].box
        return self.by_box[box].cues if box is not None else 0

    def near(self, index: int) -> int:
        """Cues of the two innermost boxes around a block; 0 in a dump."""
        box = self.blocks[index].box
        return self.by_box[box].near if box is not None else 0

    def tag(self, index: int) -> str:
        """Tag of the innermost box around a block; empty in a dump."""
        box = self.blocks[index].box
        return box.tag if box is not None else ""
