"""ProQuest: text with a rule before each article, 'Full text:' before its text, and fields with names."""

from __future__ import annotations

import re
from functools import cache

from newsparse.exports.entry import Bounds, Entry, Layout, Sign, Split, gap, lines_of
from newsparse.exports.labelled import read_labelled, state_fields
from newsparse.exports.words import field_names, one_of

RULE = r"_{20,}"
"""A line of underscores."""

ADDRESS = re.compile(r"https?://\S+")
"""An address with a line to itself: the database's, not the article's."""


def names_of(field: str) -> str:
    """A pattern's alternatives for the names of a field."""
    return "|".join(re.escape(name) for name, held in field_names("proquest").items() if held == field)


SIGNS = (
    Sign(lambda: RULE, "a rule of underscores"),
    Sign(lambda: rf"(?:{names_of('id')})[ \t]*:[ \t]*\d", "ProQuest's number of a document"),
    Sign(lambda: rf"(?:{names_of('body')})[ \t]*:", "full text"),
    Sign(lambda: rf"(?:{names_of('outlet')})[ \t]*:[ \t]*\S", "a publication's title"),
)


@cache
def marks() -> re.Pattern[str]:
    """What parts articles: a rule, and a counter below it."""
    return re.compile(
        rf"^[ \t\f\ufeff]*+(?:(?P<rule>{RULE})|(?:{one_of('document')})[ \t]+(?P<n>\d{{1,7}})[ \t]+(?:{one_of('of')})"
        rf"[ \t]+(?P<total>\d{{1,7}}))[ \t\r\f]*$",
        re.M | re.I,
    )


def split(text: str) -> Split:
    """Cut at the rules and counters."""
    made = Split([])
    totals: list[int] = []
    start, counted = 0, False
    for mark in marks().finditer(text):
        take(made, text, start, mark.start(), counted)
        start, counted = mark.end(), mark["rule"] is None
        if counted and (mark["n"] == "1" or not totals or totals[-1] != int(mark["total"])):
            totals.append(int(mark["total"]))
    take(made, text, start, len(text), counted)
    made.announced = sum(totals) or None
    return made


def take(made: Split, text: str, start: int, end: int, counted: bool) -> None:
    """Add what stands between two marks, if it's an article; what isn't, is told, but for what stands on top."""
    known = field_names("proquest")
    lines = lines_of(text, start, end)
    fields = {part.field for part in read_labelled(lines, known).fields}
    if counted or len(fields & {"headline", "outlet", "date", "body", "id"}) > 1:
        made.parts.append(Bounds(start, end))
    elif made.parts and lines and not CONTACT.match(lines[0].text):
        made.troubles += gap(text, start, end, "text that's in no article")


CONTACT = re.compile(
    r"(?:Contact(?:ez| us at:?)?\s|Report Information|(?:Database )?Copyright\b|©|Terms and Conditions|Bibliography"
    r"|https?:)",
    re.I,
)
"""How what stands around the articles of a report begins."""


def read(text: str, bounds: Bounds) -> Entry:
    """The parts of an article."""
    lines = [line for line in lines_of(text, *bounds) if not ADDRESS.fullmatch(line.text)]
    found = read_labelled(lines, field_names("proquest"))
    has_text = any(part.field == "body" for part in found.fields) or found.marked
    entry = Entry(body=found.body if has_text else [], stray=found.stray if has_text else found.stray + found.body)
    state_fields(entry, "proquest", found.fields)
    entry.state("headline", "proquest:headline", found.head)
    byline = entry.stated.get("byline")
    if byline is not None:
        entry.stated["authors"] = byline._replace(text=in_order(byline.text))
    return entry


def in_order(names: str) -> str:
    """Names with the given name first: 'Roe, Ana; Poe, Jon' is 'Ana Roe; Jon Poe'."""
    return "; ".join(" ".join(reversed([part.strip() for part in name.split(",", 1)])) for name in names.split(";"))


LAYOUT = Layout("proquest", "ProQuest", SIGNS, split, read)
