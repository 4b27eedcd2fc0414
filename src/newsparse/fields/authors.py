"""`byline` and `authors`: those credited in print, else those the metadata names."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from newsparse.article import Author
from newsparse.bylines import agency_of, is_initials, is_person, people, signed
from newsparse.desks import is_desk
from newsparse.fields.reading import Reading
from newsparse.lexicon import opens_with
from newsparse.metadata import Person, mailbox
from newsparse.names import fold, parse_names, unique
from newsparse.segment.labels import Label

MARKS = " ,|·•"
"""What parts a byline from the time beside it."""

BESIDE = 2
"""Blocks between two lines of one byline."""


def read_byline(reading: Reading) -> str | None:
    """As printed, its lines parted by a line break; a line printed twice counts once."""
    spans = reading.labelled(Label.BYLINE)
    lines = dict.fromkeys(text for span in spans if (text := reading.text(span).strip(MARKS)))
    if not lines:
        return None
    reading.from_span("byline", spans[0], "\n".join(lines))
    return "\n".join(lines)


def read_authors(reading: Reading) -> tuple[Author, ...]:
    """Everyone credited, in order.

    Where a byline is printed, its names count, and the metadata tells more of them; else the metadata's do, but for the
    outlet, which is an author only where it's printed as one and nobody else is named.
    """
    outlets = outlet_names(reading)
    stated = stated_authors(reading, outlets)
    printed = printed_authors(reading, stated, outlets)
    if not printed:
        for number, author in enumerate(stated):
            key = next(person.key for person in reading.metadata.authors if fold(author.name) in fold(person.text))
            reading.derived(f"authors/{number}/name", key, author.name)
        return tuple(stated)
    named = {fold(author.name): author for author in stated}
    span = reading.labelled(Label.BYLINE)[0]
    made = []
    for number, author in enumerate(printed):
        reading.from_span(f"authors/{number}/name", span, author.name)
        made.append(completed(completed(author, named.get(fold(author.name))), linked(reading, author)))
    return tuple(made)


def printed_authors(reading: Reading, stated: list[Author], outlets: frozenset[str]) -> list[Author]:
    """Those named in bylines, and those of the metadata's authors whom only it tells from what stands around them."""
    known = frozenset(fold(person.text) for person in reading.metadata.authors)
    spans: dict[str, int] = {}
    for span in reading.labelled(Label.BYLINE):
        spans.setdefault(reading.text(span), span.block)
    lines = [Line(block, text, parse_names(text, outlets=outlets, known=known)) for text, block in spans.items()]
    people = [author for author in stated if author.kind == "person"]
    lines = trusted(lines, frozenset(fold(author.name) for author in people))
    printed = unique([author for line in lines for author in line.authors])
    if not printed:
        return []
    byline = fold(" ".join(line.text for line in lines))
    printed = unique([*printed, *(author for author in people if f" {fold(author.name)} " in f" {byline} ")])
    if not any(author.kind == "person" for author in printed):
        written = [author for author in people if not is_desk(author.name)]
        others = [
            one for one in printed if not any(f" {fold(author.name)} " in f" {fold(one.name)} " for author in written)
        ]
        printed = [*written, *others]
    if any(author.kind == "person" and not is_initials(author.name) for author in printed):
        own = {author.name for author in people}
        printed = [author for author in printed if author.name.casefold() not in outlets or author.name in own]
    return printed


class Line(NamedTuple):
    """A printed byline and who is named in it."""

    block: int
    text: str
    authors: list[Author]


def trusted(lines: list[Line], stated: frozenset[str]) -> list[Line]:
    """The bylines that are the article's own.

    Where one names an author whom the metadata states, others must stand beside it, or tell who reported: else they're
    of other articles, or no bylines.
    """
    own = [line.block for line in lines if any(fold(author.name) in stated for author in line.authors)]
    if not own:
        return lines
    return [
        line
        for line in lines
        if any(abs(line.block - block) <= BESIDE for block in own)
        or signed().search(line.text)
        or any(author.kind == "agency" for author in line.authors)
    ]


def linked(reading: Reading, author: Author) -> Author | None:
    """The author with the address that a link on the printed name leads to."""
    for span in reading.labelled(Label.BYLINE):
        block = reading.document.blocks[span.block]
        for mark in block.marks:
            if mark.tag == "a" and mark.value and fold(author.name) in fold(block.text[mark.start : mark.end]):
                if mark.value.startswith("mailto:"):
                    return Author(author.name, email=mailbox(mark.value))
                return Author(author.name, url=reading.absolute(mark.value))
    return None


def outlet_names(reading: Reading) -> frozenset[str]:
    """What the outlet is called."""
    names = [value.text for value in (*reading.metadata.site_names, *reading.metadata.publishers)]
    if reading.source.publisher:
        names.append(reading.source.publisher)
    return frozenset(name.casefold() for name in names)


def stated_authors(reading: Reading, outlets: frozenset[str]) -> list[Author]:
    """The metadata's authors; of the outlet and its desks none where people are named."""
    authors: list[Author] = []
    for person in reading.metadata.authors:
        for author in names_of(person, outlets):
            if author.kind == "person" and person.kind == "organization" and agency_of(author.name) is None:
                author = attrs.evolve(author, kind="organization")
            own = Author(
                author.name, role=person.job_title, affiliation=person.affiliation, email=person.email, url=person.url
            )
            authors.append(completed(author, own))
    authors = unique(authors)
    persons = [author for author in authors if author.kind != "organization"]
    return persons or [author for author in authors if fold(author.name) not in {fold(name) for name in outlets}]


def names_of(person: Person, outlets: frozenset[str]) -> list[Author]:
    """The names in a metadata value. Where that says it's a person's, the form counts less: people have single names,
    names like the outlet's, or write them small."""
    name = person.text.strip()
    if opens_with("credit", name.lstrip("(")):
        return []
    if person.kind == "person" and is_person(name):
        return [Author(name)]
    found = parse_names(name, outlets=outlets)
    if found or person.kind == "organization":
        return found
    if name.isalpha() and name[0].isupper() and len(name) > 2 and name.casefold() not in outlets | people()["noise"]:
        return [Author(name)]
    return [Author(name)] if name.islower() and is_person(name.title()) else []


def completed(author: Author, other: Author | None) -> Author:
    """The author with what the other says where it says nothing."""
    if other is None:
        return author
    return attrs.evolve(
        author,
        role=author.role or other.role,
        affiliation=author.affiliation or other.affiliation,
        email=author.email or other.email,
        url=author.url or other.url,
    )
