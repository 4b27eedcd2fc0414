"""Characters of a dump that nobody sees and that belong to no word."""

from __future__ import annotations

from newsparse.decoding import BIDI, EDGE, UNSEEN, holds_unseen
from newsparse.layout.edits import Edit


def unseen(text: str) -> list[Edit]:
    """What to take out. Marks of direction stay within a line, where they tell its order."""
    patterns = [UNSEEN] if holds_unseen(text) else []
    if any(mark in text for mark in BIDI):
        patterns.append(EDGE)
    return sorted(Edit(*match.span()) for pattern in patterns for match in pattern.finditer(text))
