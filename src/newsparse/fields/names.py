"""Names of those credited, as people write them: taken out of bylines and out of metadata."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import attrs

from newsparse.article import Author
from newsparse.segment.lexicon import opens_with

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"(?:^|\s)@\w+|https?://\S+|www\.\S+")
BRACKETS = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")

SEPARATOR = re.compile(r"\s*(?:[,;/|&+·•、，；／\n\t]|\s[–—-]\s)\s*")
"""What stands between two names, or between a name and its role."""

FAMILY_FIRST = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]{2,}(?:[ ・][\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af]+)?")
"""A Chinese, Japanese or Korean name, which has neither spaces nor capitals to go by."""

SUFFIX = re.compile(r"(?:記者|记者|編集委員|論説委員|特派員|기자|특파원|인턴기자)$")
"""Roles that are written on to such a name."""

PARTICLES = frozenset(
    "van von de der den da di del della dos das du la le el al bin ibn ben ter ten zu zur af av y e i d st o".split()
)
"""Small words within names."""

DEGREES = frozenset("phd md dr prof jr sr ii iii iv mba ma ba rn esq cfa".split())
"""What may follow a comma and is no name."""

MOST_WORDS = 5
"""Words of the longest names."""


@cache
def people() -> dict[str, frozenset[str]]:
    """Words that part names, name roles and desks, and are no names; case-folded."""
    data: dict[str, list[str]] = json.loads((files("newsparse") / "data/people.json").read_text("utf-8"))
    return {use: frozenset(word.casefold() for word in words) for use, words in data.items()}


@cache
def joined() -> re.Pattern[str]:
    """'and' between names, in many languages; it stands between two capitals, as no name's own word does."""
    longest_first = sorted(people()["and"], key=len, reverse=True)
    return re.compile(rf"\s+(?:{'|'.join(map(re.escape, longest_first))})\s+(?=[^\W\d_a-z])", re.I)


@cache
def agencies() -> dict[str, str]:
    """Wire services' names as written, case-folded where they're longer than an acronym, to the usual one."""
    data: dict[str, list[str]] = json.loads((files("newsparse") / "data/agencies.json").read_text("utf-8"))
    return {key(name): usual for usual, names in data.items() for name in names}


def key(name: str) -> str:
    """Acronyms count by their case ('AP', not 'ap'), as they'd be words otherwise."""
    name = name.strip(" .")
    return name if len(name) <= 4 else name.casefold()


def agency_of(name: str) -> str | None:
    """The wire service of that name, under its usual one; `None` for all else."""
    return agencies().get(key(name))


def parse_names(text: str, *, outlets: frozenset[str] = frozenset()) -> list[Author]:
    """All who are credited in a byline or a metadata value, in order.

    Roles go to the name before them, as do affiliations and e-mails. `outlets` are names of the outlet, case-folded,
    which are organizations.
    """
    emails = EMAIL.findall(text)
    text = BRACKETS.sub(" , ", HANDLE.sub(" ", EMAIL.sub(" , ", text)))
    text = text[opens_with("by", text) :]
    found: list[Author] = []
    for part in SEPARATOR.split(joined().sub(" ; ", text)):
        part = SUFFIX.sub("", part[opens_with("by", part) :].strip(" .:*\"'“”")).strip()
        if part:
            add(part, found, outlets)
    return with_emails(found, emails)


def add(part: str, found: list[Author], outlets: frozenset[str]) -> None:
    """Take one part of a byline: a name, or what is said of the name before it."""
    folded = part.casefold()
    if folded in people()["noise"] or folded in DEGREES:
        return
    if (usual := agency_of(part)) is not None:
        if not any(author.name == part or author.name == usual for author in found):
            found.append(Author(part, "agency"))
        return
    if folded in outlets:
        if not any(author.kind == "person" for author in found):
            found.append(Author(part, "organization"))
        return
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded))
    if is_person(part) and not said & people()["desks"] and not said & people()["roles"]:
        found.append(Author(part))
    elif said & people()["roles"] and found and found[-1].role is None and len(part) < 60:
        found[-1] = attrs.evolve(found[-1], role=part)
    elif said & people()["desks"] and is_titled(part) and not found:
        found.append(Author(part, "organization"))


def is_person(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    if FAMILY_FIRST.fullmatch(text):
        return len(text) <= 10
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS or any(char.isdigit() for char in text):
        return False
    return all(is_capital(word) or word.casefold().strip(".'’") in PARTICLES for word in words) and is_capital(words[-1])


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does; scripts without capitals pass."""
    for char in word.lstrip("'’‘\"“„«("):
        return not char.islower() if char.isalpha() else False
    return False


def is_titled(text: str) -> bool:
    """Whether all long words begin with capitals."""
    return all(is_capital(word) for word in text.split() if len(word) > 3) and len(text.split()) <= MOST_WORDS + 1


def with_emails(authors: list[Author], emails: list[str]) -> list[Author]:
    """E-mails go to the names they hold a part of, else to a lone author."""
    made: list[Author] = []
    for author in authors:
        parts = [part for part in author.name.casefold().split() if len(part) > 2]
        own = next((email for email in emails if any(part in email.casefold() for part in parts)), None)
        if own is None and len(authors) == 1 and emails:
            own = emails[0]
        made.append(attrs.evolve(author, email=own) if own else author)
    return made


def fold(name: str) -> str:
    """A name as it's compared."""
    return " ".join(re.findall(r"\w+", name.casefold()))


def unique(authors: list[Author]) -> list[Author]:
    """Each name once; of two of which one is the other's part, the longer."""
    kept: dict[str, Author] = {}
    for author in authors:
        own = fold(author.name)
        known: Any = next((other for other in kept if own == other or f" {own} " in f" {other} "), None)
        if known is None:
            shorter = [other for other in kept if f" {other} " in f" {own} "]
            for other in shorter:
                del kept[other]
            kept[own] = author
    return list(kept.values())
