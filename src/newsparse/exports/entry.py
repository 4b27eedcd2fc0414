"""What a layout finds: where articles stand in an export, and the lines of one by what they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import attrs


class Line(NamedTuple):
    """A line with something on it."""

    text: str
    """Without the margins."""
    start: int
    """Offset in the export's text."""
    apart: bool
    """Whether a blank line or a new page is before it."""
    indent: int = 0
    """Spaces before it."""

    @property
    def edge(self) -> int:
        """Characters from the margin to its end."""
        return self.indent + len(self.text)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def lines_of(text: str, start: int, end: int) -> list[Line]:
    """The lines in a part of a text."""
    found = []
    at, apart = start, True
    for line in text[start:end].splitlines(keepends=True):
        shown = line.strip(MARGIN)
        if shown:
            indent = line.index(shown)
            found.append(Line(shown, at + indent, apart, indent))
        apart = not shown or line.endswith("\f")
        at += len(line)
    return found


MARGIN = " \t\r\n\f\v\xa0\ufeff\u200b\x1c\x1d\x1e\x85\u2028\u2029"
"""What stands around a line's text."""

FURNITURE = re.compile(r"(?:Page|Seite|Página|Pagina)\s\d+\s(?:of|von|de|sur|van)\s\d+", re.I)
"""A page's number, which has a line to itself."""

WIDEST, NARROWEST = 100, 50
"""Characters of the longest line of a text that was wrapped: longer lines are paragraphs, shorter ones verse."""


def paragraphs_of(lines: list[Line]) -> list[list[Line]]:
    """Lines as paragraphs: a line that ends where the next word had no more room goes on in the next."""
    width = max((line.edge for line in lines), default=0)
    wrapped = NARROWEST <= width <= WIDEST
    made: list[list[Line]] = []
    for line in lines:
        goes_on = False
        if wrapped and made and not line.apart:
            goes_on = made[-1][-1].edge + 1 + len(line.text.split(None, 1)[0]) > width
        if goes_on:
            made[-1].append(line)
        else:
            made.append([line])
    return made


def joined(lines: list[Line]) -> str:
    """Lines as one."""
    return " ".join(line.text for line in lines)


class Stated(NamedTuple):
    """A fact of an article that the export states."""

    key: str
    """Layout and field as they're named in the export, as in ``nexis:Byline``."""
    text: str
    start: int
    """Offset in the export's text."""
    end: int

    @classmethod
    def of(cls, key: str, lines: list[Line]) -> Stated:
        """What lines state together."""
        return cls(key, joined(lines), lines[0].start, lines[-1].end)


@attrs.define
class Entry:
    """An article in an export, as its layout tells its parts. Lives for one parse."""

    stated: dict[str, Stated] = attrs.field(factory=dict)
    """By what it is: headline, byline, outlet, date, section, length, standfirst, language, topics, dateline, id."""
    body: list[Line] = attrs.field(factory=list)
    stray: list[Line] = attrs.field(factory=list)
    """What can't be placed."""
    closed: bool = False
    """Whether it ends with what closes an article in this layout."""

    def state(self, field: str, key: str, lines: list[Line]) -> None:
        """Keep a fact, unless it's empty or stated already."""
        if lines and field not in self.stated:
            self.stated[field] = Stated.of(key, lines)


class Bounds(NamedTuple):
    """Where an article stands in an export's text."""

    start: int
    end: int


class Trouble(NamedTuple):
    """What can't be read in an export's text, and why."""

    start: int
    end: int
    reason: str


@attrs.define
class Split:
    """An export cut into its articles."""

    parts: list[Bounds]
    announced: int | None = None
    """How many articles the file says that it has; `None` where it doesn't."""
    troubles: list[Trouble] = attrs.field(factory=list)


class Sign(NamedTuple):
    """A mark of a layout."""

    pattern: Callable[[], str]
    """A regular expression, matched at the beginning of a line after its margin."""
    reason: str


class Layout(NamedTuple):
    """A way in which a database writes articles into one file."""

    name: str
    title: str
    """As people know it."""
    signs: tuple[Sign, ...]
    """Two of them tell it: an article may quote one."""
    split: Callable[[str], Split]
    read: Callable[[str, Bounds], Entry]


def gap(text: str, start: int, end: int, reason: str) -> Iterator[Trouble]:
    """The trouble with what stands between articles, where there are letters in it."""
    lines = [line for line in lines_of(text, start, end) if any(map(str.isalpha, line.text))]
    if lines:
        yield Trouble(lines[0].start, lines[-1].end, reason)
