"""A document as the forests see it: how likely each block is what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsparse.dates import Timestamp, find, whole
from newsparse.lexicon import is_label
from newsparse.segment.context import BODY, Context
from newsparse.segment.features import features
from newsparse.segment.stats import Stats
from newsparse.segment.titles import plain_title
from newsparse.segment.trees import load

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newsparse.blocks import Block
    from newsparse.document import Document
    from newsparse.metadata import Metadata

SHORT = 160
"""Characters up to which a line may be a byline, a timestamp or a headline with one; longer lines are text."""

SURELY_BODY = 0.97
"""Likeliness from which a block is body, whatever else it looks like."""

FEW_WORDS = 3
"""Words below which a block says little by itself: it's looked at only near running text. Most of a page's blocks are
such, in menus and footers."""

NEAR = 15
"""Blocks around running text, and around the body, that are near it."""

CONTEXT_LABELS = ("headline", "related", "byline", "standfirst", "caption")
"""What a forest tells by a block and what stands around it; one forest each, for pages and for dumps. All but the first
know how far from the headline a block is."""

NEAR_BODY = frozenset(("byline", "standfirst", "caption"))
"""What stands near the body only."""

LEAST_HEADLINE = 0.1
"""Likeliness from which the likeliest block is taken for the headline."""

NO_HEADLINE = -999.0
"""What stands for the distance where there is no headline."""


class Hints(NamedTuple):
    """What is known before a line is read."""

    languages: tuple[str, ...] = ()
    day_first: bool | None = None


class View:
    """What's known of a document's blocks, each thing worked out once."""

    __slots__ = (
        "_alone", "_are_labels", "_asked", "_context", "_features", "_headline", "_likely", "_rows", "_stamped",
        "_stamps", "blocks", "document", "hints", "metadata", "p_body", "page", "stats", "title",
    )  # fmt: skip

    def __init__(self, document: Document, metadata: Metadata, hints: Hints) -> None:
        self.document = document
        self.page = document.kind == "page"
        self.blocks: list[Block] = document.blocks
        self.metadata = metadata
        self.hints = hints
        self.title = plain_title(metadata)
        """The metadata's headline without the outlet's name; `None` where it has none."""
        self.stats = Stats(document)
        self._features = features(self.stats, self.title)
        self._stamps: list[list[Timestamp]] | None = None
        self._stamped: list[int] | None = None
        self._alone: dict[int, bool] = {}
        self._are_labels: list[bool] | None = None
        self._rows: list[int] = []
        self._context: NDArray[np.float32] | None = None
        self._headline: int | None = None
        self._likely: dict[str, list[float]] = {}
        self._asked: dict[str, list[int]] = {}
        self.p_body = [0.0] * len(self.blocks)
        """How likely each block is body, by the forest."""
        self.p_body = self.judged("body")

    @property
    def kind(self) -> str:
        """What the forests for this kind of document are named by."""
        return "page" if self.page else "text"

    @property
    def context(self) -> NDArray[np.float32]:
        """All features of the blocks that forests other than the body's are asked about; made at first use, when it's
        known where the body is."""
        if self._context is None:
            self._rows = self.asked("headline")
            self._context = np.concatenate((self._features[:, self._rows], Context(self).matrix(self._rows)))
        return self._context

    def columns(self, what: str) -> NDArray[np.float32]:
        """What the forest for a label is given: a row a feature, a column for each block that it's `asked` about."""
        asked = self.asked(what)
        if what == "body":
            return self._features[:, asked]
        known = self.context
        if what == "headline":
            return known
        headline = self.headline
        distance = [NO_HEADLINE if headline is None else index - headline for index in asked]
        columns = known if len(asked) == len(self._rows) else known[:, np.searchsorted(self._rows, asked)]
        return np.concatenate((columns, np.array([distance], np.float32)))

    @property
    def headline(self) -> int | None:
        """The block that's likeliest to be the headline; `None` where none is likely."""
        if self._headline is None:
            likely = self.likely("headline")
            best = max(range(len(likely)), key=likely.__getitem__, default=-1)
            self._headline = best if best >= 0 and likely[best] >= LEAST_HEADLINE else -1
        return self._headline if self._headline >= 0 else None

    def likely(self, what: str) -> list[float]:
        """How likely each block is a `headline`, `related` headline, `byline`, `standfirst` or `caption`.

        0 for a block that's surely body, or too far from it.
        """
        if what not in self._likely:
            self._likely[what] = self.judged(what)
        return self._likely[what]

    def judged(self, what: str) -> list[float]:
        """What the forest for a label says of each block; 0 for those it isn't asked about."""
        likely = np.zeros(len(self.blocks))
        asked = self.asked(what)
        if asked:
            likely[asked] = load(f"{what}_{self.kind}").probabilities(self.columns(what))
        found: list[float] = likely.tolist()
        return found

    def take(self, what: str, likely: list[float]) -> None:
        """Take another's word for how likely each block is what the label says."""
        if what == "body":
            self.p_body = likely
        else:
            self._likely[what] = likely

    def asked(self, what: str) -> list[int]:
        """The blocks that the forest for a label is asked about."""
        if what not in self._asked:
            told = self.stats.prose if what == "body" else [p >= BODY for p in self.p_body]
            near = around((i for i, value in enumerate(told) if value), len(self.blocks))
            far = what not in NEAR_BODY
            self._asked[what] = [
                i
                for i, words in enumerate(self.stats.words)
                if self.p_body[i] < SURELY_BODY and (near[i] or (far and words >= FEW_WORDS))
            ]
        return self._asked[what]

    def stamps(self, index: int) -> list[Timestamp]:
        """The timestamps of a block; none in a long one."""
        if self._stamps is None:
            self._stamps = self.find_stamps()
        return self._stamps[index]

    @property
    def stamped(self) -> list[int]:
        """The blocks with timestamps: few."""
        if self._stamped is None:
            self._stamped = [i for i in range(len(self.blocks)) if self.stamps(i)]
        return self._stamped

    def find_stamps(self) -> list[list[Timestamp]]:
        """The timestamps of all blocks."""
        spoken, order = self.hints
        texts = self.stats.texts
        return [find(text, languages=spoken, day_first=order) if len(text) <= SHORT else [] for text in texts]

    def linked(self, index: int) -> float:
        """The share of a block that's links, its timestamps apart."""
        block = self.blocks[index]
        if not block.link_chars:
            return 0.0
        own = len(block.text) - sum(stamp.end - stamp.start for stamp in self.stamps(index))
        return min(1.0, block.link_chars / max(own, 1))

    def is_stamp(self, index: int) -> bool:
        """Whether a block is nothing but a timestamp."""
        found = self.stamps(index)
        if not found:
            return False
        if index not in self._alone:
            text, hints = self.blocks[index].text, self.hints
            alone = whole(text, languages=hints.languages, day_first=hints.day_first, found=found)
            self._alone[index] = alone is not None
        return self._alone[index]

    def is_label(self, index: int) -> bool:
        """Whether a block is nothing but the title of a list of other headlines."""
        if self._are_labels is None:
            self._are_labels = [is_label(text) for text in self.stats.texts]
        return self._are_labels[index]


def around(places: Iterable[int], count: int) -> list[bool]:
    """Of each block, whether one of the places is near; all are where there are none."""
    near = [False] * count
    done = 0
    for place in places:
        low, high = max(place - NEAR, done), min(place + NEAR + 1, count)
        near[low:high] = [True] * max(high - low, 0)
        done = max(done, high)
    return near if done else [True] * count
