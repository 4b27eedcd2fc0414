"""Factiva without codes: headline, byline, length, date, outlet, code, language and rights, each on a line, and the
document's number below the text."""

from __future__ import annotations

import re
from functools import cache

from newsparse.exports.days import day_alone
from newsparse.exports.entry import FURNITURE, Bounds, Entry, Layout, Line, Sign, Split, Trouble, gap, lines_of
from newsparse.exports.factiva import DIGITS, results, summary, without_summary
from newsparse.exports.words import language_of, languages, length, one_of
from newsparse.lexicon import COPYRIGHT, opens_with
from newsparse.names import parse_names

HEAD = 9
"""Lines below the length that may be of the head."""

TIME = re.compile(r"\d?\d[:.h]\d\d(?:\s?[ap]m)?", re.I)

SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
"""A source's code, as 'HRBR'."""

NEAR = 2000
"""Characters above a length in which its article begins."""

BYLINE = 8
"""Words of a byline that nothing but names tell from a headline."""

ABOVE = 2
"""Lines above the length that are the headline and what stands over or under it."""


@cache
def marks() -> re.Pattern[str]:
    """The document's number, which closes an article; or its length, which stands in the head, and a date below it."""
    return re.compile(
        rf"^[ \t\f\ufeff]*+(?:(?:{one_of('document')})[ \t]+(?P<id>{DIGITS})|{measured()})[ \t\r]*$", re.M | re.I
    )


def measured() -> str:
    """A pattern for a length with a date on the line below it."""
    return rf"\d[\d.,]*+[ \t](?:{one_of('words')})[ \t\r]*\n(?:[ \t\r]*\n)?[ \t]*\d[^\n]{{3,40}}\d{{4}}"


SIGNS = (
    Sign(lambda: rf"(?:{one_of('document')})[ \t]+{DIGITS}[ \t\r]*$", "a document's number"),
    Sign(lambda: rf"{measured()}[ \t\r]*$", "a length with a date below it"),
    Sign(
        lambda: rf"(?:{'|'.join(map(re.escape, languages()))})[ \t\r]*\n[ \t]*(?:©|\(c\)|Copyright)",
        "its language",
    ),
)


def split(text: str) -> Split:
    """Cut after the numbers; where one is missing, above the next head."""
    made = Split([])
    start = 0
    heads: list[int] = []
    for mark in marks().finditer(text):
        if mark["id"] is None:
            heads.append(mark.start())
        else:
            take(made, text, start, mark.end(), heads)
            start, heads = mark.end(), []
    ends = summary().search(text, heads[-1] if heads else start)
    end = ends.start() if ends else len(text)
    if heads:
        take(made, text, start, end, heads)
    else:
        made.troubles += gap(text, start, end, "text that's in no article")
    made.announced = results(text)
    return made


def take(made: Split, text: str, start: int, end: int, heads: list[int]) -> None:
    """Add the article, or the articles, up to a number. A head begins where a blank line is above its length."""
    starts = [start]
    for at in heads[1:]:
        above = lines_of(text, max(starts[-1], at - NEAR), at)
        first = next((line.start for line in reversed(above[1:]) if line.apart), None)
        if first is not None:
            starts.append(first)
        else:
            made.troubles.append(Trouble(at, at, "a second article begins here, and nothing parts it from the first"))
    for n, each in enumerate(starts):
        made.parts.append(Bounds(each, starts[n + 1] if n + 1 < len(starts) else end))


def read(text: str, bounds: Bounds) -> Entry:
    """The parts of an article."""
    lines = [line for line in lines_of(text, *bounds) if not FURNITURE.fullmatch(line.text)]
    entry = Entry()
    if lines and (number := marks().fullmatch(lines[-1].text)) and number["id"]:
        entry.closed = True
        entry.state("id", "factiva:document", [lines.pop()])
    at = next((n for n, line in enumerate(lines) if length().fullmatch(line.text)), None)
    if at is None:
        entry.stray = lines
        return entry
    read_above(entry, without_summary(lines[:at]), is_first=not bounds.start)
    entry.state("length", "factiva:length", [lines[at]])
    entry.body = read_below(entry, lines[at + 1 :])
    return entry


def read_above(entry: Entry, lines: list[Line], *, is_first: bool) -> None:
    """The headline, a section above it and a byline below it. Of more lines, the last without a gap count."""
    if len(lines) > ABOVE + 1:
        top = max((n for n, line in enumerate(lines) if line.apart), default=0)
        entry.stray = [] if is_first else lines[:top]  # what is on top of the file belongs to no article
        lines = lines[top:]
    if len(lines) > 1 and is_byline(lines[-1].text):
        entry.state("byline", "factiva:byline", [lines.pop()])
    if len(lines) > 1:
        entry.state("section", "factiva:section", lines[:1])
        lines = lines[1:]
    entry.state("headline", "factiva:headline", lines)


def is_byline(text: str) -> bool:
    """Whether a line below the headline names its authors."""
    return opens_with("by", text) > 0 or (len(text.split()) <= BYLINE and bool(parse_names(text)))


def read_below(entry: Entry, lines: list[Line]) -> list[Line]:
    """What the head says below the length; gives the lines of the text."""
    rest = lines[:HEAD]
    rights = next((n for n, line in enumerate(rest) if COPYRIGHT.match(line.text)), None)
    language = next((n for n, line in enumerate(rest[:rights]) if language_of(line.text)), None)
    told = rights if rights is not None else language
    code = next((n for n, line in enumerate(rest[:told]) if n and SOURCE_CODE.fullmatch(line.text)), None)
    if told is None:
        told = code if code is not None else 0
    held = rest[: told + 1]
    if held and day_alone(held[0].text) is not None:
        entry.state("date", "factiva:date", held[:1])
    if len(held) > 1 and TIME.fullmatch(held[1].text):
        entry.state("time", "factiva:time", held[1:2])
        del held[1]
    entry.state("outlet", "factiva:outlet", held[1:2] if rights is None or told > 1 else [])
    if language is not None:
        entry.state("language", "factiva:language", [rest[language]])
    reserved = re.compile(one_of("reserved"), re.I)
    text = lines[told + 1 :]
    return text[1:] if text and reserved.match(text[0].text) else text


LAYOUT = Layout("factiva-article", "Factiva, as articles without codes", SIGNS, split, read)
