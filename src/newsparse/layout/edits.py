"""Changes to a text that lead back to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text, and what stands in its place."""

    start: int
    end: int
    new: str = ""


class Edited:
    """A changed text, and where its characters stood before."""

    __slots__ = ("_after", "_before", "text")

    def __init__(self, text: str, before: list[int], after: list[int]) -> None:
        self.text = text
        self._before = before
        """Where each stretch that stayed as it was begins in the text before."""
        self._after = after
        """Where it begins in this one."""

    def before(self, offset: int) -> int:
        """Where a character of this text stood."""
        at = bisect_right(self._after, offset) - 1
        return self._before[at] + offset - self._after[at]

    def after(self, offset: int) -> int:
        """Where a character of the text before stands now; where what was taken out stood, for one of that."""
        at = bisect_right(self._before, offset) - 1
        place = self._after[at] + offset - self._before[at]
        return min(place, self._after[at + 1]) if at + 1 < len(self._after) else min(place, len(self.text))


def apply(text: str, edits: Iterable[Edit]) -> Edited:
    """The text with the edits made; of two that overlap, the one that begins first."""
    parts: list[str] = []
    before, after = [0], [0]
    at = length = 0
    for edit in sorted(edits):
        if edit.start < at:
            continue
        parts += (text[at : edit.start], edit.new)
        length += edit.start - at + len(edit.new)
        at = edit.end
        before.append(at)
        after.append(length)
    parts.append(text[at:])
    return Edited("".join(parts), before, after)
