"""Factiva with codes of two or three letters before each field: 'HD', 'BY', 'WC', …, 'AN', which closes an article."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newsparse.exports.entry import Bounds, Entry, Layout, Line, Sign, Split, gap, lines_of
from newsparse.exports.words import language_of, one_of

FIELDS = {
    "HD": "headline",
    "BY": "byline",
    "CR": "credit",
    "WC": "length",
    "PD": "date",
    "ET": "time",
    "SN": "outlet",
    "SE": "section",
    "CLM": "column",
    "LA": "language",
    "CY": "rights",
    "LP": "body",
    "TD": "body",
    "NS": "topics",
    **dict.fromkeys(("SC", "ED", "PG", "VOL", "CT", "RF", "CO", "IN", "RE", "IPC", "IPD", "PUB", "ART"), "other"),
    "AN": "id",
}
"""What each code holds."""

NAMED = r"\w{1,12}[ \t]*:[ \t]"
SHAPES = {
    "WC": r"\d[\d.,]*+[ \t]\w",
    "PD": r"\d",
    "ET": r"\d?\d[:.h]\d\d",
    "SC": r"[A-Z0-9]{2,12}$",
    **dict.fromkeys(("CO", "IN", "NS", "RE", "IPD"), NAMED),
    "IPC": r"[A-Z0-9/]{2,}(?:[ \t]*\||$)",
    "AN": r"(?:\w+[ \t])?[A-Za-z0-9]{15,40}$",
}
"""How the values of codes begin. Where but a space follows a code, they tell it from a text that begins with 'IN' or
'RE'."""

CODE = re.compile(r"([A-Z]{2,3})(?:[ \t]*$|([ \t]+))")

DIGITS = r"[A-Za-z]{2,10}\d{8,30}[A-Za-z0-9]{4,20}"
"""A document's number, as 'HRBR000020240303ek3300001'."""


@cache
def marks() -> re.Pattern[str]:
    """Headlines, what may stand above one, and the numbers that close an article."""
    return re.compile(
        rf"^[ \t\f\ufeff]*+(?:(?P<head>SE|CLM|HD)(?=\s)|AN(?=\s)\s{{1,8}}(?:(?:{one_of('document')})[ \t]+)?"
        rf"(?P<id>{DIGITS})[ \t\r]*$)",
        re.M,
    )


@cache
def summary() -> re.Pattern[str]:
    """What stands below the last article: how it was searched, and how much was found."""
    return re.compile(
        rf"^[ \t]*(?:(?P<summary>{one_of('summary')})|(?:{one_of('results')})[ \t]*:?\s{{1,8}}(?P<found>\d[\d.,]*+)"
        r"|(?:©|\(c\))[ \t]*\d{4}[ \t]+Factiva.*)",
        re.M | re.I,
    )


SIGNS = (
    Sign(lambda: r"(?-i:HD)(?=\s)", "the code of a headline"),
    Sign(lambda: rf"(?-i:WC)\s{{1,8}}\d[\d.,]*+[ \t](?:{one_of('words')})", "the code of a length"),
    Sign(lambda: r"(?-i:SN|SC|LA)(?=\s)\s{1,8}\S", "the code of a source"),
    Sign(lambda: r"(?-i:LP|TD)[ \t\r]*(?:$|[ \t]\S)", "the code of a text"),
    Sign(lambda: rf"(?-i:AN)(?=\s)\s{{1,8}}(?:(?:{one_of('document')})[ \t]+)?{DIGITS}", "the code of a number"),
)


def split(text: str) -> Split:
    """Cut after the numbers that close articles; where one is missing, before the next headline."""
    made = Split([])
    start = 0
    heads: list[tuple[str, int]] = []
    for mark in marks().finditer(text):
        if mark["head"]:
            heads.append((mark["head"], mark.start()))
        else:
            take(made, start, mark.end(), heads)
            start, heads = mark.end(), []
    ends = summary().search(text, heads[-1][1] if heads else start)
    end = ends.start() if ends else len(text)
    if heads:
        take(made, start, end, heads)
    else:
        made.troubles += gap(text, start, end, "text that's in no article")
    made.announced = results(text)
    return made


def results(text: str) -> int | None:
    """How many articles the summaries tell of; there are several where a file holds several exports."""
    found = [int(re.sub(r"\D", "", each["found"])) for each in summary().finditer(text) if each["found"]]
    return sum(found) if found else None


def without_summary(lines: list[Line]) -> list[Line]:
    """The lines above an article without the summary of an export before it."""
    last = next((n for n in range(len(lines) - 1, -1, -1) if summary().match(lines[n].text)), None)
    if last is None:
        return lines
    return lines[next((n for n in range(last + 1, len(lines)) if lines[n].apart), len(lines)) :]


def take(made: Split, start: int, end: int, heads: list[tuple[str, int]]) -> None:
    """Add the article, or the articles, up to a number."""
    starts = [start]
    headlines = [n for n, (code, _) in enumerate(heads) if code == "HD"]
    for before, _ in pairwise(headlines):
        starts.append(heads[before + 1][1])  # what stands above a headline, or itself
    for n, each in enumerate(starts):
        made.parts.append(Bounds(each, starts[n + 1] if n + 1 < len(starts) else end))


class Style(NamedTuple):
    """How codes are parted from what follows them."""

    alone: bool
    """They have lines to themselves."""
    wide: bool
    """A tab or several spaces follow."""

    @classmethod
    def of(cls, lines: list[Line]) -> Style:
        """As the headline's is."""
        for line in lines:
            match = CODE.match(line.text)
            if match is not None and match[1] == "HD":
                return cls(match[2] is None, match[2] not in (None, " "))
        return cls(False, False)

    def field(self, line: Line, seen: set[str]) -> tuple[str, Line | None] | None:
        """The code that a line begins with, and what follows; `None` where it's text."""
        match = CODE.match(line.text)
        if match is None or match[1] not in FIELDS or match[1] in seen:
            return None
        code, rest = match[1], line.text[match.end() :]
        if rest and not self.is_meant(code, match[2], rest):
            return None
        return code, Line(rest, line.start + match.end(), False) if rest else None

    def is_meant(self, code: str, space: str, rest: str) -> bool:
        """Whether a code is one, by what follows it."""
        if self.wide:
            return space != " "
        shape = SHAPES.get(code)
        if code == "LA":
            return language_of(rest) is not None
        return re.match(shape, rest) is not None if shape else not self.alone or code == "AN"


def read(text: str, bounds: Bounds) -> Entry:
    """The parts of an article."""
    entry = Entry()
    lines = lines_of(text, *bounds)
    style = Style.of(lines)
    held: dict[str, list[Line]] = {}
    seen: set[str] = set()
    code = ""
    for line in lines:
        found = style.field(line, seen)
        if found is not None:
            code = found[0]
            seen.add(code)
            held[code] = [found[1]] if found[1] else []
        elif code:
            held[code].append(line)
        elif bounds.start:  # what is on top of the file belongs to no article
            entry.stray.append(line)
    entry.stray = without_summary(entry.stray)
    for code, value in held.items():
        if FIELDS[code] != "body":
            entry.state(FIELDS[code], f"factiva:{code}", value)
    rest = held.get("TD", [])
    entry.body = [*held.get("LP", []), *(line._replace(apart=True) for line in rest[:1]), *rest[1:]]
    entry.closed = "AN" in held
    return entry


LAYOUT = Layout("factiva", "Factiva, with codes of fields", SIGNS, split, read)
