"""Blocks as numbers, for the forest that tells body from the rest: a column a feature, an entry a block.

A dump's blocks lack those that need boxes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np

from newsparse.segment.cues import Cue
from newsparse.segment.stats import UNSPACED, Stats
from newsparse.segment.titles import words as title_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from newsparse.blocks import Box

TAGS = "p h1 h2 h3 h4 h5 h6 li td div blockquote figcaption button dd section article th dt pre center".split()
TAG_CODES = {tag: float(code) for code, tag in enumerate(TAGS)}
OTHER_TAG = 30.0

CLOCK_OR_YEAR = re.compile(r"\d(?<=\b\d)(?:\d?[:.]\d\d|(?:(?<=1)9|(?<=2)0)\d\d)\b")
"""`14:20`, `1987`. It begins with a digit and not with a boundary, as that's found far quicker."""

SIGNS = re.compile(r"[|©•·→»›]|\.\.\.$|…$|https?://|@", re.M)
"""What stands in bars, teasers and notices more than in running text."""

QUOTES = frozenset("\"“„«'‘")

SHORT = 200
"""Characters of a line of which digits and capitals are counted; in longer ones they say nothing."""

SHORT_WORDS = 40
"""Words of a line that's compared with the title."""

LIST_BLOCKS = 60
"""Blocks of a box whose links are counted."""

DIGIT, CAPITAL = 1, 2
"""Bits of a character's class."""

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


def features(stats: Stats, title: str | None = None) -> NDArray[np.float32]:
    """The features of all blocks: a row for each of `NAMES`, a column for each block."""
    return stacked(text_rows(stats, title) + (box_rows(stats) if stats.document.kind == "page" else []))


def text_rows(stats: Stats, title: str | None) -> list[ArrayLike]:
    """Of each block, what its text says and that of those around it."""
    return [*line_rows(stats), *place_rows(stats), title_likeness(stats, title)]


def line_rows(stats: Stats) -> list[ArrayLike]:
    """Of each block, what its text says."""
    texts, sizes = stats.texts, stats.sizes
    firsts = [text[0] for text in texts]
    lasts = [text[-1] for text in texts]
    seen = Counter(texts)
    digits, capitals, commas = count_classes(stats)
    short = sizes < SHORT
    return [
        stats.words,
        sizes,
        stats.links,
        stats.sentences,
        stats.ends,
        commas,
        np.where(short, digits / np.maximum(sizes, 1), 0.0),
        np.where(short, capitals / np.maximum(sizes, 1), 0.0),
        [first.isupper() for first in firsts],
        [first.islower() for first in firsts],
        [last == ":" for last in lasts],
        stats.matching(SIGNS),
        [last == "?" for last in lasts],
        stats.matching(CLOCK_OR_YEAR) & short,
        [first in QUOTES for first in firsts],
        [seen[text] - 1 for text in texts],
    ]


def place_rows(stats: Stats) -> list[ArrayLike]:
    """Of each block, where it stands, and what stands around it."""
    count = len(stats.texts)
    places = np.arange(count)
    words, links, prose = np.array(stats.words), np.array(stats.links), np.array(stats.prose)
    before = stats.prose_before
    return [
        places / max(count, 1),
        np.full(count, count),
        np.full(count, stats.total),
        places - stats.first_prose,
        places - stats.last_prose,
        before[:-1] / stats.total,
        prose,
        *(beside(prose, step) for step in (1, 2, 3, -1, -2, -3)),
        *(beside(words, step) for step in (1, 2, -1, -2)),
        *(beside(links, step) for step in (1, 2, -1, -2)),
        beside(stats.ends, 1),
        beside(stats.ends, -1),
        before[np.minimum(places + 6, count)] - before[1:],
        before[:-1] - before[np.maximum(places - 5, 0)],
    ]


def stacked(rows: Sequence[ArrayLike]) -> NDArray[np.float32]:
    """Rows of one length as a matrix: row by row, which is far quicker than numpy's way of finding out their types."""
    matrix = np.empty((len(rows), np.size(rows[0])), np.float32)
    for number, row in enumerate(rows):
        matrix[number] = row
    return matrix


def beside(values: NDArray[Any], step: int) -> NDArray[np.float32]:
    """The values of the blocks so many places below, or above where `step` is negative; -1 past the ends."""
    shifted = np.full(len(values), -1, np.float32)
    if step > 0:
        shifted[:-step] = values[step:]
    else:
        shifted[-step:] = values[:step]
    return shifted


def count_classes(stats: Stats) -> tuple[NDArray[Any], ...]:
    """Digits, capital letters and commas a block."""
    if not stats.joined:
        return (np.zeros(0),) * 3
    codes = np.frombuffer(stats.joined.encode("utf-32-le"), np.uint32)
    classes = np.zeros(int(codes.max()) + 1, np.uint8)
    for char in set(stats.joined):
        classes[ord(char)] = DIGIT * char.isdigit() + CAPITAL * char.isupper()
    found = classes[codes]
    parts = (found == DIGIT, found == CAPITAL, codes == ord(","))
    digits, capitals, commas = (np.add.reduceat(part, stats.starts, dtype=np.intp) for part in parts)
    return digits, capitals, commas


def title_likeness(stats: Stats, title: str | None) -> list[float]:
    """Share of words that each short line has in common with the title."""
    likeness = [0.0] * len(stats.blocks)
    wanted = frozenset(title_words(title or ""))
    if not wanted:
        return likeness
    unspaced = any(UNSPACED.match(word) for word in wanted)
    for index, text in enumerate(stats.texts):
        if stats.words[index] >= SHORT_WORDS or not (unspaced or wanted.intersection(text.casefold().split())):
            continue
        own = frozenset(title_words(text))
        if own:
            likeness[index] = len(own & wanted) / len(own | wanted)
    return likeness


def box_rows(stats: Stats) -> list[ArrayLike]:
    """Of each block of a page, what the boxes around it say."""
    boxes = stats.document.boxes
    held = stats.container
    outermost = len(boxes)  # stands for what is around the outermost box
    own = np.array([block.box.index if block.box is not None else outermost for block in stats.blocks], np.intp)
    around_of = np.array([*(box.parent.index if box.parent else outermost for box in boxes), outermost], np.intp)
    around = around_of[own]
    tags = np.array([*(TAG_CODES.get(box.tag, OTHER_TAG) for box in boxes), OTHER_TAG])
    shares = np.array([*stats.shares, 1.0])
    depths = np.array([*(box.depth for box in boxes), -1])[own]
    first = np.array([*(box.first for box in boxes), 0], np.intp)
    last = np.array([*(box.last for box in boxes), 0], np.intp)
    places = np.arange(len(own))
    like_boxes, like_parents = likes(stats, boxes, own, around)
    first_h1 = next((box.first for box in boxes if box.tag == "h1"), None)
    return [
        tags[own],
        tags[around],
        *bits(stats.cues_of, own),
        *bits(stats.near_of, own),
        shares[own],
        shares[around],
        shares[around_of[around]],
        like_boxes,
        like_parents,
        (places >= held.first) & (places < held.last) if held is not None else np.zeros(len(own)),
        depths,
        depths - (held.depth if held is not None else 0),
        beside(own, -1) == own,
        beside(own, 1) == own,
        list_links(stats, first, last)[around],
        (last - first)[around],
        [block.bold_chars / len(block.text) for block in stats.blocks],
        places - first_h1 if first_h1 is not None else np.full(len(own), -999.0),
    ]


def bits(cues: Sequence[int], own: NDArray[np.intp]) -> NDArray[Any]:
    """A row for each cue: whether the block's box has it."""
    flags = np.array([*cues, 0], np.int64)[own]
    bit: NDArray[Any] = flags >> np.arange(len(CUE_NAMES)).reshape(-1, 1) & 1
    return bit


def likes(
    stats: Stats, boxes: list[Box], own: NDArray[np.intp], around: NDArray[np.intp]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Shares of the running text that stands in boxes like a block's, and in such as stand in boxes like that around
    it: an article's paragraphs are boxes of one kind."""
    numbers: dict[str, int] = {}
    kinds = np.array([*(numbers.setdefault(box.kind, len(numbers)) for box in boxes), len(numbers)], np.intp)
    size = len(numbers) + 1
    by_kind = (np.bincount(kinds[of], weights=stats.prose, minlength=size) / stats.total for of in (own, around))
    mine, outer = (shares[kinds[of]] for shares, of in zip(by_kind, (own, around), strict=True))
    return mine, outer


def list_links(stats: Stats, first: NDArray[np.intp], last: NDArray[np.intp]) -> NDArray[np.float64]:
    """Share of links in each box's first `LIST_BLOCKS` blocks."""
    linked = np.concatenate(([0], np.cumsum([block.link_chars for block in stats.blocks])))
    chars = np.concatenate(([0], np.cumsum(stats.sizes)))
    end = np.minimum(last, first + LIST_BLOCKS)
    share: NDArray[np.float64] = (linked[end] - linked[first]) / np.maximum(chars[end] - chars[first], 1)
    return share
