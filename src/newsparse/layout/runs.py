"""Dumps whose paragraphs stand on one line, parted by tabs or by several spaces."""

from __future__ import annotations

import re

MOST_LINES = 3
"""Lines of such a dump: more of them are paragraphs of their own."""

LEAST_CHARS, LEAST_GAPS = 300, 3
"""Characters and gaps of a line that holds several paragraphs."""

GAP = re.compile(r"[^\S\t\r\n]{2,}+\t?+\s*+|\t\s*+")
STOP = ".!?…。！？؟।۔:;\"'”»“’)"
"""How sentences end, closing quotes included."""

SINGLE_STOP = re.compile(r"[.!?…؟।۔][\"'”»“’)]?+ (?=\S)")
"""A sentence's end with a single space after it."""

TYPIST = 0.25
"""Sentences with one space after them, by gaps, below which gaps are but the two spaces that typists put there."""


def gaps(text: str) -> list[tuple[int, int]]:
    """Where paragraphs on one line are parted; nothing where a dump has lines enough, or its gaps say nothing."""
    if len(text) < LEAST_CHARS or text.strip().count("\n") >= MOST_LINES:
        return []
    found = [match.span() for match in GAP.finditer(text.rstrip()) if match.start()]
    if len(found) < LEAST_GAPS:
        return []
    apart = sum(text[start - 1] not in STOP or "\t" in text[start:end] for start, end in found)
    single = sum(1 for _ in SINGLE_STOP.finditer(text))
    return found if apart > 1 or single >= TYPIST * len(found) else []
