"""Patterns from lines: the text that stands before and after a value, where it tells it from all others.

Dumps have nothing else to point by, and on pages it serves where no element holds the value alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsparse.errors import SelectorError
from newsparse.kit.elements import fold
from newsparse.labellers import Pattern, pattern
from newsparse.places import Places

if TYPE_CHECKING:
    from newsparse.document import Document
    from newsparse.samples import Sample

LINES = 5
"""Lines of an input with the value that are tried; it may stand in the text, too."""

LONGEST = 160
"""Characters of a value's line that a pattern is made from."""

LAST = re.compile(r"(?:[^\w\s]|[^\W\d]+\b[^\w\s]*)\s*$")
FIRST = re.compile(r"^\s*(?:[^\w\s]+|[^\W\d]+)")
"""The word or mark nearest to a value."""


def line_patterns(lines: Iterable[tuple[str, str]], *, constant: bool = False) -> list[Pattern]:
    """Patterns for values in their lines, the shortest first; `constant` where every input has the same value."""
    found: dict[str, None] = {}
    for text, value in lines:
        at = fold_find(text, value)
        if at is None:
            continue
        before, held, after = text[: at[0]], text[at[0] : at[1]], text[at[1] :]
        if constant:
            found[f"^{literal(text)}$" if not before and not after else literal(held)] = None
        inner = [".+?" if after else ".+", *shapes(held)]
        for start in starts(before):
            for end in ends(after):
                for middle in inner:
                    if middle[0] != "." or start != "^" or end != "$":
                        found[f"{start}({middle}){end}"] = None
    made = [pattern(regex) for regex in sorted(found, key=lambda regex: (".+" not in regex, len(regex), regex))]
    return [one for one in made if works(one)]


def starts(before: str) -> Iterator[str]:
    """What to look for before a value: its nearest word or mark, or all that stands there."""
    if not before.strip():
        yield "^"
        return
    near = LAST.search(before)
    if near and near.start():
        yield literal(near[0])
    yield f"^{literal(before)}"


def ends(after: str) -> Iterator[str]:
    """What to look for after a value."""
    if not after.strip():
        yield "$"
        return
    near = FIRST.search(after)
    if near and near.end() < len(after):
        yield literal(near[0])
    yield f"{literal(after)}$"


def shapes(value: str) -> Iterator[str]:
    """The shape of a value with numbers, as dates have: digits by their count, words as words."""
    if sum(map(str.isdigit, value)) >= 3:
        yield "".join(shape(token) for token in re.findall(r"(?<=:)\d\d|\d+|[^\W\d_]+|\s+|.", value))


def shape(token: str) -> str:
    if token.isdigit():
        return rf"\d{{{len(token)}}}" if len(token) > 2 else r"\d\d?"
    if token.isalpha():
        return r"[^\W\d_]+"
    return " " if token.isspace() else re.escape(token)


def literal(text: str) -> str:
    """A text as it stands, but for its numbers, which are others elsewhere."""
    parts = re.split(r"(\d+|\s+)", text)
    return "".join(
        r"\d+" if part.isdigit() else r"\s+" if part.isspace() and part != " " else escape(part) for part in parts
    )


def escape(text: str) -> str:
    """As `re.escape`, without backslashes that no pattern needs."""
    return re.sub(r"([.^$*+?{}\[\]\\|()])", r"\\\1", text)


def works(one: Pattern) -> bool:
    try:
        one.check()
    except SelectorError:
        return False
    return True


def values_of(one: Pattern, document: Document) -> list[str]:
    """The distinct values that a pattern finds in an input."""
    found = one.stretches(document, Places(document))
    return [*dict.fromkeys(document.blocks[place.block].text[place.start : place.end] for place in found)]


def lines_with(sample: Sample, values: Sequence[str]) -> list[tuple[str, str]]:
    """The input's shortest lines that hold a value, each with it."""
    blocks = sample.reading.document.blocks
    found = [
        (block.text, value)
        for value in values
        for block in blocks
        if len(block.text) <= max(LONGEST, len(value) + 40) and fold_find(block.text, value)
    ]
    return sorted(found, key=lambda line: len(line[0]))[:LINES]


def fold_find(text: str, value: str) -> tuple[int, int] | None:
    """Where a value stands in a text, whatever its white space, case and quotes."""
    words = fold(value).split()
    marks = {"'": "['’‘‚]", '"': '["“”„«»]'}
    regex = r"\s+".join("".join(marks.get(char, re.escape(char)) for char in word) for word in words)
    match = re.search(rf"(?<!\w){regex}(?!\w)" if words and words[0][0].isalnum() else regex, text, re.I)
    return match.span() if match else None


def alike(values: Iterable[Sequence[str]]) -> bool:
    """Whether all inputs have the same value."""
    return len({tuple(map(fold, held)) for held in values}) == 1
