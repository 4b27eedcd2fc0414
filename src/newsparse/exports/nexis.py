"""Nexis, Nexis Uni and LexisNexis: text with '1 of 20 DOCUMENTS' before each article or 'End of Document' after it.

The later form has headline, outlet and date on top, and 'Body' before the text. The earlier one has outlet, date and
headline, each in the middle of its line, names of fields in capitals, and no mark before the text.
"""

from __future__ import annotations

import re
from functools import cache

from newsparse.exports.days import LONGEST, day_alone
from newsparse.exports.entry import FURNITURE, Bounds, Entry, Layout, Line, Sign, Split, gap, lines_of
from newsparse.exports.labelled import Labelled, read_labelled, state_fields
from newsparse.exports.words import field_names, one_of
from newsparse.lexicon import COPYRIGHT

EDITION = 5
"""Words of a line that names an edition, at most; a headline may speak of one too."""

EDITION_AFTER = re.compile(r"(.{6,80}?)\s(\w+\s\w+)")
"""A day with two words after it that may name the edition: 'March 3, 2024 Sunday Final Edition'."""

SECTION = re.compile(r"\s*;\s*|\s*\bPg\b")
"""What parts a section from the page."""

COVER = re.compile(
    r"^[ \t]*(?:\d{1,4}\.[ \t].*|(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type"
    r"|Narrowed by|Content Type|Timeline|News[ \t]+-None-|Documents? \(\d+\)).*)$",
    re.M,
)
"""A line of the list of contents before the first article."""

COUNT = re.compile(r"^[ \t]*+Documents? \((\d{1,7})\)", re.M)


@cache
def marks() -> re.Pattern[str]:
    """What parts articles: a counter before one, or the end of one."""
    of, documents = one_of("of"), one_of("documents")
    return re.compile(
        rf"^[ \t\f\ufeff]*+(?:(?:{one_of('document')})[ \t]+(?P<n>\d{{1,7}})[ \t]+(?:{of})[ \t]+(?P<total>\d{{1,7}})"
        rf"|(?P<n2>\d{{1,7}})[ \t]+(?:{of})[ \t]+(?P<total2>\d{{1,7}})[ \t]+(?:{documents})"
        rf"|(?P<end>{one_of('end')}))[ \t\r\f]*$",
        re.M | re.I,
    )


@cache
def headings() -> frozenset[str]:
    """The names of fields that may stand without a colon."""
    return frozenset(name for name, field in field_names("nexis").items() if field in ("body", "free"))


def names_of(field: str) -> str:
    """A pattern's alternatives for the names of a field."""
    return "|".join(re.escape(name) for name, held in field_names("nexis").items() if held == field)


SIGNS = (
    Sign(
        lambda: rf"(?:\d+[ \t]+(?:{one_of('of')})[ \t]+\d+[ \t]+(?:{one_of('documents')}))[ \t\r]*$",
        "counted documents",
    ),
    Sign(lambda: rf"(?:{one_of('document')})[ \t]+\d+[ \t]+(?:{one_of('of')})[ \t]+\d+[ \t\r]*$", "counted documents"),
    Sign(lambda: rf"(?:{one_of('end')})[ \t\r]*$", "the end of a document"),
    Sign(lambda: rf"(?:{names_of('length')})[ \t]*:[ \t]*\d[\d.,]*+[ \t](?:{one_of('words')})", "an article's length"),
    Sign(lambda: rf"(?:{names_of('body')})[ \t\r]*$", "where the text begins"),
    Sign(lambda: rf"(?:{names_of('closing')})[ \t]*:[ \t]*\S", "the date when it was loaded"),
)


def split(text: str) -> Split:
    """Cut at the counters and ends."""
    made = Split([])
    counts: list[tuple[int, int]] = []
    start, counted = 0, False
    for mark in marks().finditer(text):
        take(made, text, start, mark.start(), counted)
        counted = mark["end"] is None
        start = mark.end()
        if counted:
            counts.append((int(mark["n"] or mark["n2"]), int(mark["total"] or mark["total2"])))
    take(made, text, start, len(text), counted)
    made.announced = announced(counts) or made.announced
    return made


def announced(counts: list[tuple[int, int]]) -> int | None:
    """How many articles the counters tell of. Where they begin anew, the file holds several exports."""
    total = 0
    before = (0, 0)
    for number, of in counts:
        if before[1] != of or (number == 1 and before[0] != 1):
            total += of
        before = (number, of)
    return total or None


def take(made: Split, text: str, start: int, end: int, counted: bool) -> None:
    """Add what stands between two marks, if it's an article; what isn't, is told, but for what stands on top."""
    if not counted:
        found = read_labelled(lines_of(text, start, end), field_names("nexis"), headings())
        if not found.marked and not any(part.field in ("length", "closing") for part in found.fields):
            if made.parts:
                made.troubles += gap(text, start, end, "text that's in no article")
            return
        if found.head:
            start = after_cover(made, text, start, found.head[-1].end)
    made.parts.append(Bounds(start, end))


def after_cover(made: Split, text: str, start: int, end: int) -> int:
    """Where the first article begins after a list of contents, if there is one; notes how many it tells of."""
    count = COUNT.search(text, start, end)
    if count is not None:
        made.announced = (made.announced or 0) + int(count[1])
        for line in COVER.finditer(text, start, end):
            start = line.end()
    return start


def read(text: str, bounds: Bounds) -> Entry:
    """The parts of an article."""
    lines = [line for line in lines_of(text, *bounds) if not FURNITURE.fullmatch(line.text)]
    found = read_labelled(lines, field_names("nexis"), headings())
    entry = Entry(body=found.body, stray=found.stray)
    ends = marks().match(text, bounds.end)
    entry.closed = ends is not None and ends["end"] is not None
    state_fields(entry, "nexis", found.fields)
    read_head(entry, found)
    section = entry.stated.pop("section", None)
    if section is not None and (desk := SECTION.split(section.text)[0]):
        entry.stated["section"] = section._replace(text=desk)
    return entry


def read_head(entry: Entry, found: Labelled) -> None:
    """Headline, outlet and date, which have no names."""
    head = without_rights(found.head)
    at = next((n for n, line in enumerate(head) if is_date(line)), None)
    if at is None:
        above, below = head, []
    else:
        above, below = head[:at], [line for line in head[at + 1 :] if not is_edition(line.text)]
        entry.state("date", "nexis:date", [head[at]])
    named = "headline" in entry.stated
    if found.marked or named or not below:
        if above and (named or len(above) > 1):
            entry.state("outlet", "nexis:outlet", above[-1:])
            above = above[:-1]
        elif above and at is not None:
            entry.state("outlet", "nexis:outlet", above)
            above = []
        entry.state("headline", "nexis:headline", above)
    else:
        entry.state("outlet", "nexis:outlet", above)
        entry.state("headline", "nexis:headline", last_group(below))


def without_rights(head: list[Line]) -> list[Line]:
    """The lines on top without those about rights."""
    reserved = re.compile(one_of("reserved"), re.I)
    return [line for line in head if not COPYRIGHT.match(line.text) and not reserved.match(line.text)]


def is_date(line: Line) -> bool:
    """Whether a line is nothing but a day, or a day with a time or an edition."""
    if day_alone(line.text) is not None:
        return True
    edition = EDITION_AFTER.fullmatch(line.text) if len(line.text) <= LONGEST else None
    return edition is not None and is_edition(edition[2]) and day_alone(edition[1]) is not None


def is_edition(text: str) -> bool:
    """Whether a line names an edition."""
    return len(text.split()) <= EDITION and re.search(one_of("edition"), text, re.I) is not None


def last_group(lines: list[Line]) -> list[Line]:
    """The last lines that no blank line parts."""
    start = max((n for n, line in enumerate(lines) if line.apart), default=0)
    return lines[start:]


LAYOUT = Layout("nexis", "Nexis, Nexis Uni or LexisNexis", SIGNS, split, read)
