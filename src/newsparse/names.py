"""Names of those credited, as people write them: taken out of bylines and out of metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from unicodedata import category

import attrs

from newsparse.article import Author
from newsparse.lexicon import phrases

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
HANDLE = re.compile(r"(?:^|\s)@\w+|https?://\S+|www\.\S+")
BRACKETS = re.compile(r"([(\[（【])([^()\[\]（）【】]*)[)\]）】]")

SEPARATOR = re.compile(r"\s*(?:[,;/|&+·•⋅・、，；：／\n\t]|\s[–—-]\s|\s\.\s)\s*")
"""What stands between two names, or between a name and its role."""

EAST_ASIAN = "\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af々"
FAMILY_FIRST = re.compile(f"[{EAST_ASIAN}]{{2,7}}(?: [{EAST_ASIAN}]{{1,5}})?")
"""A Chinese, Japanese or Korean name, which has neither capitals nor always a space to go by."""

SUFFIX = re.compile(
    r"\s*(?:外\s*\d+名|외\s*\d+명|記者|记者|編集委員|論説委員|特派員|기자|특파원|인턴기자|객원기자|선임기자|=.*)+$"
)
"""Roles that are written on to such a name."""

INITIALS = re.compile(r"[a-zäöü]{2,4}")
"""How German papers sign briefs, as in 'sak/Reuters'."""

PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "da",
        "di",
        "del",
        "della",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "zu",
        "zur",
        "af",
        "av",
        "y",
        "e",
        "i",
        "d",
        "st",
        "o",
    ]
)
"""Small words within names."""

DEGREES = frozenset(
    [
        "phd",
        "md",
        "dr",
        "prof",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "mba",
        "ma",
        "ba",
        "rn",
        "esq",
        "cfa",
        "rd",
        "dvm",
        "facp",
        "mph",
        "msc",
    ]
)
"""What may follow a comma and is no name."""

NAME_SIGNS = " .'’‘`´-‐\u00ad\u200c"
"""What names hold beside letters and the marks that combine with them."""

MOST_WORDS = 5
"""Words of the longest names."""


@cache
def people() -> dict[str, frozenset[str]]:
    """Words that part names, name roles and desks, and are no names; case-folded."""
    data: dict[str, list[str]] = json.loads((files("newsparse") / "data/people.json").read_text("utf-8"))
    return {use: frozenset(word.casefold() for word in words) for use, words in data.items()}


def one_of(words: frozenset[str]) -> str:
    """A pattern for one of the words, in any case; the longest first."""
    return rf"(?i:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def joined() -> re.Pattern[str]:
    """'and' between names: it stands before a capital, as no name's own word does."""
    return re.compile(rf"\s+{one_of(people()['and'])}\s+(?=[^\W\d_a-z])")


@cache
def opening() -> re.Pattern[str]:
    """'By', 'Kolumne von', 'Written by' and the like before a name; 'By' may be glued to it."""
    by = phrases("by")
    return re.compile(
        rf"(?:{one_of(people()['genres'])}\s+)?(?:{one_of(by)}(?:\s*[:：]\s*|\s+|$)|By(?=[A-Z]))|(?:文|記者|作者|取材・文)\s*[=＝/／:：]\s*"
    )


@cache
def written_by() -> re.Pattern[str]:
    """The same amid a line, where what stands before it is no name: 'Politics | Written by'."""
    plain = frozenset(phrase for phrase in phrases("by") if " " in phrase or phrase in ("by", "oleh", "автор"))
    return re.compile(rf"(?:^|.*[\W\s]){one_of(plain)}\s*:?\s+(?=[^\W\d_a-z])", re.S)


@cache
def stamp_words() -> re.Pattern[str]:
    """'Published' and the like after a name, to which it may be glued."""
    return re.compile(rf"(?:(?<=[^\W\d_])|(?<=\W)){one_of(people()['stamps'])}\s*(?:on|at|am)?\s*:?\s*$")


@cache
def beyond_name() -> re.Pattern[str]:
    """' for The Herald', ' in Valencia': what follows a name and is none of it."""
    return re.compile(rf"\s+(?:(?P<for>{one_of(people()['for'])})|{one_of(people()['places'])})\s+(?P<rest>.+)$")


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
    text = HANDLE.sub(" ", EMAIL.sub(" , ", text))
    text = BRACKETS.sub(lambda match: f" , {match[2]} , " if match[1] in "【" else " , ", text)
    found: list[Author] = []
    for line in text.split("\n"):
        if match := written_by().match(line):
            line = line[match.end() :]
        for part in SEPARATOR.split(joined().sub(" ; ", line)):
            add(bare(part), found, outlets)
    return with_emails(found, emails)


def bare(part: str) -> str:
    """A part of a byline without 'by' before it and 'published' after it; one printed twice in a row once."""
    part = part.strip(" .:*\"'“”|")
    if match := opening().match(part):
        part = part[match.end() :]
    part = SUFFIX.sub("", stamp_words().sub("", part).strip(" .:-–"))
    words = part.split()
    half = len(words) // 2
    return " ".join(words[:half] if half and words[:half] == words[half:] else words)


def add(part: str, found: list[Author], outlets: frozenset[str]) -> None:
    """Take one part of a byline: a name, or what is said of the name before it."""
    folded = part.casefold()
    if not part or folded in people()["noise"] or folded.replace(".", "") in DEGREES:
        return
    if agency_of(part) is not None:
        found.append(Author(part, "agency"))
        return
    if folded in outlets:
        found.append(Author(part, "organization"))
        return
    for head, tail in ending_in_outlet(part, outlets):
        add(head, found, outlets)
        add(tail, found, outlets)
        return
    affiliation = None
    if (match := beyond_name().search(part)) and (is_person(part[: match.start()]) or agency_of(part[: match.start()])):
        affiliation = match["rest"].strip() if match["for"] else None
        part = part[: match.start()]
        folded = part.casefold()
    said = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", folded))
    if agency_of(part) is not None:
        found.append(Author(part, "agency"))
    elif is_person(part) and not said & people()["desks"] and not said & people()["roles"]:
        found.append(Author(part, affiliation=affiliation))
    elif said & people()["roles"] and found and found[-1].role is None and len(part) < 60:
        found[-1] = attrs.evolve(found[-1], role=part)
    elif said & people()["desks"] and is_titled(part) and not found:
        found.append(Author(part, "organization"))
    elif INITIALS.fullmatch(part) and folded not in PARTICLES and len(found) < 3:
        found.append(Author(part))


def ending_in_outlet(part: str, outlets: frozenset[str]) -> Iterator[tuple[str, str]]:
    """A name and the agency or outlet that follows it with nothing between: `Ana Roe The Associated Press`."""
    words = part.split()
    for at in range(2, len(words)):
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        if is_person(head) and (tail.casefold() in outlets or agency_of(tail) is not None):
            yield head, tail
            return


def is_person(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    if FAMILY_FIRST.fullmatch(text):
        return True
    words = text.split()
    if not 2 <= len(words) <= MOST_WORDS or any(char.isdigit() for char in text):
        return False
    if not all(char.isalpha() or char in NAME_SIGNS or category(char)[0] == "M" for char in text):
        return False
    return all(is_capital(word) or word.casefold().strip(".'’") in PARTICLES for word in words) and is_capital(
        words[-1]
    )


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does; scripts without capitals pass."""
    word = word.lstrip("'’‘\"“„«(")
    if word[:2].casefold() in ("d'", "d’", "o'", "o’", "l'", "l’") and len(word) > 2:
        word = word[2:]
    return bool(word) and word[0].isalpha() and not word[0].islower()


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
        if not own or any(own == other or f" {own} " in f" {other} " for other in kept):
            continue
        for shorter in [other for other in kept if f" {other} " in f" {own} "]:
            del kept[shorter]
        kept[own] = author
    return list(kept.values())
