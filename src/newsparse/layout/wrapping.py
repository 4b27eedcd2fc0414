"""Hard-wrapped text: paragraphs broken into lines at a width of columns, as in mails and on terminals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsparse.layout.edits import Edit

NARROWEST, WIDEST = 40, 120
"""Columns at which texts are wrapped."""

LONG_SHARE = 0.1
"""Share of a wrapped text's characters that stand in wider lines, those with addresses apart: nothing breaks these."""

ADDRESS = "://"
STOPS = tuple('.!?…。！？؟।۔:"”»“’')
"""How paragraphs end; a line that ends so may have another below it that begins the next."""

FULL = 0.75
"""Share of the width from which a line with another right below it was wrapped, rather than ended by its writer."""

FITTING = 0.7
"""Share of such lines that end where the next word would not have fitted."""

LEAST = 4
"""Such lines, and quoted ones, at least: fewer may be chance."""

CONTINUED = 0.25
"""Share of them that go on with a small letter, or in a script that has none. In lists of headlines and in verse most
lines begin with a capital."""

QUOTED = 0.8
"""Share of lines with a mail's '>' from which all of a dump is quoted."""

QUOTE = re.compile(r"(?:>[ \t]?)++")
BULLET = re.compile(r"(?:[*+•◦▪·-]|o|\d{1,3}[.)])[ \t]++")
OPENER = re.compile(r"(?:[*+•◦▪·–—-]|o|\d{1,3}[.)])[ \t]|#{1,6} |\||>|\[IMG\]|[-_=*]{3}|\[?\d{1,3}[\].:]{1,2}\s*+http")
"""What begins a line of its own: an item, a heading, a table's row, a quote, a picture, a rule."""

WIDE = re.compile("[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]")
"""Letters two columns wide."""

UNSPACED = re.compile("[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60]")
"""Letters of scripts that write no spaces between words."""

FIRST_WORD = re.compile(r"[^\s-]*+(?:-(?=\w))?|\S")
SLACK = 6
"""Columns that a line of an unspaced script may stay short: no line begins with its stops and closing brackets."""

HYPHENS = "-\u2010\xad"
WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
LAST_LETTERS, FIRST_LETTERS = re.compile(r"[^\W\d_]+(?=[-\u2010\xad]\Z)"), re.compile(r"[^\W\d_]++")


class Row(NamedTuple):
    """A line of a dump."""

    begin: int
    """Where it begins, margin and all."""
    start: int
    """Where its text begins."""
    text: str
    """Without margins and marks of quoting; empty for a blank line."""
    column: int
    """At which the text begins."""
    width: int
    """The column at which it ends."""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def unwrap(text: str) -> list[Edit]:
    """What makes one line of each wrapped paragraph, and takes a mail's marks of quoting away; nothing for a dump that
    isn't surely wrapped or quoted."""
    lines = text.splitlines(keepends=True)
    filled = [line for line in lines if not line.isspace()]
    quoted = sum(line.lstrip(" \t").startswith(">") for line in filled) >= max(LEAST, QUOTED * len(filled))
    wide = sum(len(line) for line in lines if len(line) > WIDEST and ADDRESS not in line) > LONG_SHARE * len(text)
    if wide and not quoted:
        return []
    rows = [*read_rows(lines, quoted=quoted)]
    edits = [Edit(row.begin, row.start) for row in rows if quoted and row.start > row.begin]
    if wide:
        return edits
    pairs = [(one, other) for one, other in pairwise(rows) if may_join(one, other)]
    width = width_of(rows, pairs)
    if width is None:
        return edits
    joined = [(one, other) for one, other in pairs if one.width <= width < needed(one, other)]
    inside = {other.begin for _, other in joined}  # their margins go with the line's end
    return [edit for edit in edits if edit.start not in inside] + joints(text, joined)


def read_rows(lines: list[str], *, quoted: bool) -> Iterator[Row]:
    begin = 0
    for line in lines:
        bare = line.strip()
        margin = line.index(bare[0]) if bare else len(line.rstrip("\r\n"))
        if quoted and (marks := QUOTE.match(bare)):
            inner = bare[marks.end() :]
            bare = inner.strip()
            margin += marks.end() + len(inner) - len(inner.lstrip())
        yield Row(begin, begin + margin, bare, margin, margin + columns(bare))
        begin += len(line)


def columns(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def may_join(one: Row, other: Row) -> bool:
    """Whether a line may go on in the one below it: that's no item of its own, nor set in as a paragraph's first."""
    if not one.text or not other.text or OPENER.match(other.text):
        return False
    bullet = BULLET.match(one.text)
    return other.column <= one.column + (bullet.end() if bullet else 0)


def needed(one: Row, other: Row) -> int:
    """The width at which the next line's first word would still have stood in a line."""
    first = other.text[0]
    if UNSPACED.match(first):
        return one.width + SLACK
    word = FIRST_WORD.match(other.text)
    return one.width + (one.text[-1] not in HYPHENS) + columns(word[0] if word else first)


def width_of(rows: list[Row], pairs: list[tuple[Row, Row]]) -> int | None:
    """The columns at which a text is wrapped: where most lines end that go on below. `None` where it isn't wrapped."""
    changes = [0] * (WIDEST + 2)
    for one, other in pairs:
        low, high = max(one.width, NARROWEST), min(needed(one, other), WIDEST + 1)
        if low < high:
            changes[low] += 1
            changes[high] -= 1
    fitting = [*accumulate(changes)]
    width = max(range(NARROWEST, WIDEST + 1), key=fitting.__getitem__)
    full = [(one, other) for one, other in pairs if FULL * width <= one.width <= width and goes_on(one, other)]
    fits = [other for one, other in full if width < needed(one, other)]
    continued = sum(other.text[0].lower() == other.text[0] and other.text[0].isalpha() for other in fits)
    long = sum(len(row.text) for row in rows if row.width > width and ADDRESS not in row.text)
    sure = (
        len(fits) >= max(LEAST, FITTING * len(full))
        and continued >= CONTINUED * len(fits)
        and long <= LONG_SHARE * sum(len(row.text) for row in rows)
    )
    return width if sure else None


def goes_on(one: Row, other: Row) -> bool:
    """Whether a line ends amid a sentence, and what's below it is no headline's time."""
    return not one.text.endswith(STOPS) and not other.text[0].isdigit()


def joints(text: str, joined: list[tuple[Row, Row]]) -> list[Edit]:
    """What stands in place of the lines' ends: a space, or nothing in unspaced scripts and after a hyphen.

    A hyphen goes where the text itself writes the word without one elsewhere. One that the text doesn't tell goes
    where most that it tells do: a text that breaks words breaks many.
    """
    hyphened = [(one, other) for one, other in joined if one.text[-1] in HYPHENS]
    known = {word.casefold() for word in WORD.findall(text)} if hyphened else set()
    told = [is_broken(one, other, known) for one, other in hyphened]
    by_rule = told.count(True) > told.count(False)
    broken = {one.end for (one, _), tells in zip(hyphened, told, strict=True) if (by_rule if tells is None else tells)}
    edits = []
    for one, other in joined:
        tight = one.text[-1] in HYPHENS and one.text[-2:-1].isalnum()
        if one.end in broken:
            edits.append(Edit(one.end - 1, other.start))
        elif tight or (UNSPACED.match(one.text[-1]) and UNSPACED.match(other.text[0])):
            edits.append(Edit(one.end, other.start))
        else:
            edits.append(Edit(one.end, other.start, " "))
    return edits


def is_broken(one: Row, other: Row, known: set[str]) -> bool | None:
    """Whether the hyphen at a line's end only breaks a word; `None` where the text doesn't tell."""
    if one.text[-1] == "\xad":
        return True
    left, right = LAST_LETTERS.search(one.text), FIRST_LETTERS.match(other.text)
    if left is None or right is None or not right[0][0].islower():
        return False
    if f"{left[0]}{right[0]}".casefold() in known:
        return True
    return False if f"{left[0]}-{right[0]}".casefold() in known else None
