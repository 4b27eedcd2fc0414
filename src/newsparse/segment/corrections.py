"""Notes on what was corrected or changed in the article: they tell of the text, and aren't part of it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsparse.lexicon import beginnings, phrases
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

EDGE = 5
"""Lines from either end of the body in which such notes stand; amid it, 'In an earlier version' is of the text."""

BEYOND = 8
"""Lines above and below the body in which they may stand too."""

HEAD = 160
"""Characters of a line in which it shows."""

LONGEST_TITLE = 60
"""Characters of another title before it, such as 'Editor's note'."""

MARKS = re.compile(r"[\W_]*")

LONGEST = 250
"""Words of the longest notes; what's longer is a text about corrections."""

MOST_LINES = 5
"""Lines of an element that's one note."""

TITLE = 6
"""Words of a line that's but a note's title and its date."""

LINKED = 0.8
"""Share of a line that's a link, from which it leads to a page of corrections."""

NOT_THERE = Cue.COMMENTS | Cue.NAV | Cue.FOOTER | Cue.RELATED

TAKEN = BODY_LABELS | {Label.STANDFIRST, None}
"""What a note may be taken for at first."""


@cache
def titled() -> re.Pattern[str]:
    """A note's title: 'Correction:', 'Correction (3 May):', 'CORRECTION —', or alone on its line."""
    return re.compile(
        rf"(?:{alternatives('correction')})"
        r"(?:\s?[:：]|\s[—–-]\s|[\s,(\[]{1,3}(?=[^:：]{0,40}\d)[^:：]{1,40}[:：]|[\W_]*$)"
    )


@cache
def amended() -> re.Pattern[str]:
    """How a note's sentence opens."""
    return re.compile(rf"(?:{alternatives('amended')})(?![^\W\d_])")


def alternatives(use: str) -> str:
    """The phrases of a use as a pattern; the longest first."""
    return "|".join(map(re.escape, sorted(phrases(use), key=len, reverse=True)))


def is_correction(text: str) -> bool:
    """Whether a line opens like such a note."""
    head = text[:HEAD].casefold()
    if opens("correction", titled(), head):
        return True
    title, _, sentence = head.partition(":")  # 'Editor's note: An earlier version …'
    return opens("amended", amended(), head) or (len(title) < LONGEST_TITLE and opens("amended", amended(), sentence))


def opens(use: str, pattern: re.Pattern[str], text: str) -> bool:
    """Whether a text begins as a pattern of a use does, but for marks; a look at two letters tells most that don't."""
    start = MARKS.match(text)
    at = start.end() if start else 0
    return text[at : at + 2] in beginnings(use) and pattern.match(text, at) is not None


def label_corrections(draft: Draft) -> None:
    """Label the notes at the body's ends, and the lines that go on with them."""
    body = [index for index, mark in enumerate(draft.marks) if mark is not None and mark.label in BODY_LABELS]
    if not body:
        return
    above = range(max(body[0] - BEYOND, 0), body[:EDGE][-1] + 1)
    below = range(max(body[-EDGE:][0], above.stop), min(body[-1] + BEYOND + 1, len(draft.blocks)))
    for index in (*above, *below):
        text = draft.blocks[index].text
        if is_correction(text) and may_be_note(draft, index):
            beneath = lines_below(draft, index)
            if beneath or draft.stats.words[index] > TITLE:
                draft.put(index, Label.CORRECTION, "correction:words", over=True)
            for line in beneath:
                draft.put(line, Label.CORRECTION, "correction:below", over=True)


def may_be_note(draft: Draft, index: int) -> bool:
    """Whether a line is the body's or no one's yet, and stands where such notes do."""
    return (
        draft.label(index) in TAKEN
        and index not in draft.cuts
        and draft.stats.words[index] <= LONGEST
        and draft.stats.links[index] < LINKED
        and not draft.stats.cues(index) & NOT_THERE.value
    )


def lines_below(draft: Draft, index: int) -> list[int]:
    """The lines that go on with a note: the one below its title, and those in an element that it opens."""
    last = index + 1 + (draft.stats.words[index] <= TITLE)
    box = draft.blocks[index].box
    while box is not None and box.first == index and box.last - index <= MOST_LINES:
        if draft.stats.share(box) < 0.5:
            last = max(last, box.last)
        box = box.parent
    lines = range(index + 1, min(last, len(draft.blocks)))
    return [line for line in lines if may_be_note(draft, line) and not is_correction(draft.blocks[line].text)]
