"""Articles whose parts have a name and a colon: 'Byline: Ana Roe'. Nexis and ProQuest write such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

import attrs

from newsparse.exports.entry import Entry, Line
from newsparse.lexicon import COPYRIGHT

FIELD = re.compile(r"([^\W\d_][^:\n]{0,40})(?<!\s)\s?:(?:\s+|$)")
"""A field's name with its colon."""

LONGEST = 40
"""Characters of a field's name that has a line to itself."""

STRAYS = 3
"""At the end of an article, fields count as such where at most one paragraph in so many is none: a text may have a line
that begins as a field does, but then more text follows."""


class Paragraph(NamedTuple):
    """Lines that belong together: a field, or a paragraph of text."""

    first: int
    """Index of its first line."""
    last: int
    """One past its last."""
    field: str | None
    """What it states, as `words.field_names` says; `None` for text."""
    name: str
    """The field's name as printed."""
    value: list[Line]
    """The lines without the name."""


@attrs.define
class Labelled:
    """An article's lines, told apart by the names of fields."""

    lines: list[Line]
    """All of them."""
    head: list[Line]
    """Those before any field."""
    fields: list[Paragraph]
    body: list[Line]
    stray: list[Line]
    marked: bool
    """Whether a mark such as 'Body' says where the text begins."""


def read_labelled(lines: list[Line], names: Mapping[str, str], headings: frozenset[str] = frozenset()) -> Labelled:
    """An article's parts. `headings` are what may stand without a colon, as 'Body' and 'Graphic' do."""
    parts = paragraphs(lines, names, headings)
    first = next((n for n, part in enumerate(parts) if part.field), len(parts))
    opens = next((n for n, part in enumerate(parts) if part.field == "body"), None)
    start = opens + 1 if opens is not None else first_text(parts, first)
    before = parts[first : opens if opens is not None else start]
    known = {part.name.casefold() for part in before if part.field}
    end = start + tail(parts[start:], known)
    after = parts[end:]
    body = [*parts[opens].value] if opens is not None else []
    body += lines[parts[start].first : parts[end - 1].last] if start < end else []
    fields = [part for part in (*before, *after) if part.field]
    return Labelled(
        lines,
        [line for part in parts[:first] for line in part.value],
        fields,
        body,
        [line for part in (*strays(before), *strays(after)) for line in part.value],
        opens is not None,
    )


def paragraphs(lines: list[Line], names: Mapping[str, str], headings: frozenset[str]) -> list[Paragraph]:
    """Lines as fields and paragraphs."""
    made: list[Paragraph] = []
    for index, line in enumerate(lines):
        field, name, value = field_of(line, names, headings)
        if field is not None:
            made.append(Paragraph(index, index + 1, field, name, [value] if value else []))
        elif line.apart or not made or goes_under(made[-1], line):
            made.append(Paragraph(index, index + 1, None, "", [line]))
        else:
            made[-1].value.append(line)
            made[-1] = made[-1]._replace(last=index + 1)
    return made


def goes_under(part: Paragraph, line: Line) -> bool:
    """Whether a line is no more of a field, though no blank line parts them: the text after 'Body'."""
    return part.field == "body" and not part.value


def field_of(line: Line, names: Mapping[str, str], headings: frozenset[str]) -> tuple[str | None, str, Line | None]:
    """The field that a line begins with, its name, and what it states on the line."""
    if len(line.text) <= LONGEST and line.text.casefold() in headings:
        return names[line.text.casefold()], line.text, None
    match = FIELD.match(line.text)
    if match is not None:
        field = names.get(match[1].casefold())
        if field is not None:
            rest = line.text[match.end() :]
            return field, match[1], Line(rest, line.start + match.end(), False) if rest else None
    if COPYRIGHT.match(line.text) and line.apart:
        return "rights", "Copyright", line
    return None, "", None


def covered(parts: list[Paragraph]) -> list[bool]:
    """Of each paragraph, whether it's a field or goes on with one that may have several paragraphs."""
    known, free = [], False
    for part in parts:
        if part.field:
            free = part.field in ("free", "standfirst") or not part.value
        known.append(bool(part.field) or free)
    return known


def first_text(parts: list[Paragraph], first: int) -> int:
    """Where no mark says it, the text begins with the first paragraph after the fields that is none."""
    for place, known in enumerate(covered(parts[first:]), first):
        if not known:
            return place
    return len(parts)


def tail(parts: list[Paragraph], known: set[str]) -> int:
    """Where the fields after the text begin, among the paragraphs from the text on."""
    fields = others = 0
    found = len(parts)
    cover = covered(parts)
    for place in range(len(parts) - 1, -1, -1):
        part = parts[place]
        if part.field and part.name.casefold() not in known:
            fields += 1
            if STRAYS * others <= fields:
                found = place
        elif not cover[place]:
            others += 1
    return found


def strays(parts: list[Paragraph]) -> list[Paragraph]:
    """Paragraphs among fields that belong to none."""
    return [part for part, known in zip(parts, covered(parts), strict=True) if not known]


def state_fields(entry: Entry, layout: str, fields: list[Paragraph]) -> None:
    """Keep what the fields state."""
    for part in fields:
        assert part.field is not None
        entry.closed |= part.field in ("closing", "id")
        entry.state(part.field, f"{layout}:{part.name}", part.value)
