"""Names of those credited, as people write them: taken out of bylines and out of metadata."""

from __future__ import annotations

import re

import attrs

from newsparse.article import Author
from newsparse.bylines import (
    ARTICLE,
    BEFORE_NAME,
    BRACKETS,
    DOTTED,
    EMAIL,
    FILED,
    GENERATION,
    HANDLE,
    IN_BRACKETS,
    KOREAN,
    LINES,
    MOST_WORDS,
    NUMBERED,
    PLACE_BEFORE,
    RUN,
    SEPARATOR,
    SUFFIX,
    agency_of,
    beyond_name,
    by_others,
    contributed,
    glued_role,
    is_capital,
    is_initials,
    is_person,
    is_titled,
    joined,
    opening,
    people,
    reporting_by,
    said_in,
    stamp_words,
    written_by,
)
from newsparse.desks import agency_desk, is_desk, is_said_of_authors, is_team

FEW_WORDS = 3
"""Words of a name up to a role, beyond which they're more likely an outlet's: 'Ana Roe Harbour Post reporter'."""

MOST_INITIALS = 3
"""Initials of those who sign a line."""

MOST_CHARACTERS = 160
"""Of a name with what's said of it; what's longer is text."""

OUTER = " .:*\"'“”|–—-"


def parse_names(
    text: str, *, outlets: frozenset[str] = frozenset(), known: frozenset[str] = frozenset()
) -> list[Author]:
    """All who are credited with writing in a byline or a metadata value, in order.

    Roles go to the name before them, as do affiliations and e-mails. `outlets` are names of the outlet, case-folded,
    which are organizations. Editors, fact checkers and photographers named as such are none. `known` are folded names
    that count whatever their form, where a line is nothing but one of them.
    """
    emails = EMAIL.findall(text)
    line = HANDLE.sub(" ", EMAIL.sub(" , ", text))
    line = RUN.sub(lambda run: "\n" if "\n" in run[0] else " ", line)
    if bracketed := IN_BRACKETS.fullmatch(line):
        line = bracketed[1]
    found = named_in(line, outlets)
    whole = bare(line.strip(" |")) if known and not found and len(line) <= MOST_CHARACTERS else ""
    if fold(whole) in known and is_said_of_authors(whole):
        found = [Author(whole, "person" if is_person(whole) else "organization")]
    once_each: dict[str, Author] = {}
    for author in found:
        once_each.setdefault(author.name, author)
    return with_emails([*once_each.values()], emails)


def named_in(text: str, outlets: frozenset[str]) -> list[Author]:
    """All named in a line without addresses, some perhaps twice."""
    text = reporting_by().sub(" ; ", by_others().sub("\n", contributed().sub("\n", text)))
    credit = written_by().search(text)
    if credit is not None:
        text = written_by().sub(" ; ", text[credit.end() :])
    text = GENERATION.sub(" ", BRACKETS.sub(remark, text))
    lines = [parts_of(line) for line in LINES.split(joined().sub("\n", glued_role().sub(" , ", text)))]
    found: list[Author] = []
    for parts in lines:
        before = len(found)
        for part in parts:
            add(part, found, outlets, first=before)
    if not found and credit is not None:
        found = [author for parts in lines[:FEW_WORDS] for author in single_name(*parts[:1])]
    return found


def parts_of(line: str) -> list[str]:
    """What separators part in a line. Beside a Korean reporter, what is of two letters is a place."""
    parts = [part for part in SEPARATOR.split(line) if len(part) <= MOST_CHARACTERS]
    if KOREAN.search(line):
        parts = [part for part in parts if len(part) > 2]
    return [bare(part) for part in parts]


def single_name(word: str = "") -> list[Author]:
    """A name of one word, where 'by' stands before it."""
    others = people()["roles"] | people()["desks"] | people()["noise"] | people()["never"] | people()["degrees"]
    is_name = len(word) > 2 and word.isalpha() and (word.istitle() or word.isupper()) and not said_in(word) & others
    return [Author(word)] if is_name else []


def remark(match: re.Match[str]) -> str:
    """What's said in brackets: names in Japanese ones, else agencies and roles; in Korean ones a place before them."""
    text = match[2].rpartition("=")[2].strip()
    if match[1] == "【" or agency_of(text) is not None or said_in(text) & people()["roles"]:
        return f" , {text} , "
    return " , "


def bare(part: str) -> str:
    """A part of a byline without 'by' before it and 'published' after it; one printed twice in a row once."""
    dot = "." if DOTTED.search(part) else ""
    part = NUMBERED.sub("", part.strip(OUTER))
    if match := opening().match(part):
        part = part[match.end() :]
    head, _, rest = part.partition(":")
    if head.casefold() in people()["sources"] | people()["genres"]:
        part = rest
    part = SUFFIX.sub("", PLACE_BEFORE.sub("", stamp_words().sub("", part).strip(" .:-–")))
    return " ".join(once(BEFORE_NAME.sub("", part).split())) + dot


def once(words: list[str]) -> list[str]:
    half = len(words) // 2
    return words[:half] if half and words[:half] == words[half:] else words


def add(part: str, found: list[Author], outlets: frozenset[str], *, first: int = 0) -> None:
    """Take one part of a byline: a name, or what is said of the name before it.

    `first` is how many were found before this line of the byline.
    """
    folded = part.casefold()
    if not part or folded in people()["noise"] or folded.replace(".", "") in people()["degrees"] or FILED.search(part):
        return
    if agency_of(part) is not None or agency_desk(part):
        found.append(Author(part, "agency"))
    elif folded in outlets:
        add_outlet(part, found, first)
    elif names := ending_in_outlet(part, outlets):
        for name in names:
            add(name, found, outlets, first=first)
    elif not add_service(part, found, outlets, first) and not add_person(part, found):
        add_said(part, found, first)


def add_outlet(part: str, found: list[Author], first: int) -> None:
    """An outlet on a line of its own is an author; after a person, who writes for it, it's no other one."""
    if len(found) > first and found[-1].kind == "person" and found[-1].affiliation is None:
        found[-1] = attrs.evolve(found[-1], affiliation=part)
    else:
        found.append(Author(part, "organization"))


def add_service(part: str, found: list[Author], outlets: frozenset[str], first: int) -> bool:
    """Take an outlet with a role, 'Harbour Post Staff Writer', of the person before it; false for what's none."""
    outlet, role = with_role(part.split())
    if role is None or not (outlet.casefold() in outlets or is_desk(outlet)):
        return False
    if len(found) == first or found[-1].kind != "person":
        return False
    found[-1] = attrs.evolve(found[-1], role=found[-1].role or role, affiliation=found[-1].affiliation or outlet)
    return True


def add_person(part: str, found: list[Author]) -> bool:
    """Take a part that's a person's name, with what follows it or the role around it; false where it isn't."""
    affiliation = None
    if is_person(head := before_service(part)):
        part = head
    if match := beyond_name().search(part):
        head = part[: match.start()]
        if agency_of(head) is not None:
            found.append(Author(head, "agency"))
            return True
        if is_person(with_role(head.split())[0]):
            affiliation = match["rest"] if match["for"] else None
            part = head
    name, role = with_role(without_degrees(part.split()))
    if not is_person(name):
        return False
    found.append(Author(name, role=role, affiliation=affiliation))
    return True


def before_service(text: str) -> str:
    """What stands before words of the page's own, as in 'Ana Roe Follow'; empty where none do."""
    words = text.split()
    at = next((number for number, word in enumerate(words) if word.casefold() in people()["never"]), 0)
    return " ".join(words[:at]) if at <= MOST_WORDS else ""


def without_degrees(words: list[str]) -> list[str]:
    while len(words) > 2 and words[-1].replace(".", "").casefold() in people()["sure_degrees"]:
        words = words[:-1]
    return words


def with_role(words: list[str]) -> tuple[str, str | None]:
    """A name and the role after or before it: 'Ana Roe Political editor', 'Senior Reporter Ana Roe'.

    The name is empty where there's none, as in 'Political editor' or 'Local politics'.
    """
    roles, text = people()["roles"], " ".join(words)
    at = [number for number, word in enumerate(words) if said_in(word) & roles]
    if not at:
        return ("" if said_in(text) & (people()["desks"] | people()["sections"]) else text), None
    role, after = " ".join(words[: at[-1] + 1]), " ".join(words[at[-1] + 1 :])
    if is_person(after) and is_capital(after):
        return after, None if said_in(role) <= people()["authors"] else role
    split = next(number for number, word in enumerate(words) if said_in(word) & (roles | people()["beats"]))
    last = words[-1].casefold()
    if split < 2 or (last not in roles and last.removesuffix("s") in roles):  # nobody is 'Staff Writers'
        return "", None
    if sum(word.casefold() not in people()["particles"] for word in words[:split]) > FEW_WORDS and is_capital(words[2]):
        split = 2
    return " ".join(words[:split]), " ".join(words[split:])


def add_said(part: str, found: list[Author], first: int) -> None:
    """Take a part that's no person's name: a role or an affiliation, a desk, or initials."""
    said = said_in(part)
    person = len(found) > first and found[-1].kind == "person"
    beyond = beyond_name().match(part)
    if beyond and beyond["for"] and beyond["rest"] and person:
        found[-1] = attrs.evolve(found[-1], affiliation=found[-1].affiliation or beyond["rest"])
    elif said & people()["roles"] and found and found[-1].role is None and len(part) < 60:
        found[-1] = attrs.evolve(found[-1], role=part)
    elif beyond:
        return
    elif is_desk(part):
        if person and " " in part:
            add_outlet(part, found, first)
        elif not found:
            found.append(Author(part, "organization"))
    elif ARTICLE.match(part) and is_titled(part) and not any(author.kind == "person" for author in found):
        found.append(Author(part, "organization"))
    elif is_initials(part, listed=bool(found) and is_initials(found[-1].name)) and len(found) < MOST_INITIALS:
        found.append(Author(part))


def ending_in_outlet(part: str, outlets: frozenset[str]) -> tuple[str, str] | None:
    """A name and the agency or outlet that follows it with nothing between: `Ana Roe The Associated Press`."""
    words = part.split()
    for at in range(2, len(words)):
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        if is_person(head) and (tail.casefold() in outlets or agency_of(tail) is not None or is_team(tail)):
            return head, tail
    return None


def with_emails(authors: list[Author], emails: list[str]) -> list[Author]:
    """E-mails go to the names they hold a part of; the rest, where there are as many of both, in order."""
    own: dict[int, str] = {}
    for number, author in enumerate(authors):
        parts = [part for part in author.name.casefold().split() if len(part) > 2]
        mine = next((email for email in emails if any(part in email.casefold() for part in parts)), None)
        if mine is not None:
            own[number] = mine
    others = [email for email in dict.fromkeys(emails) if email not in own.values()]
    without = [number for number in range(len(authors)) if number not in own]
    if len(others) == len(without):
        own.update(zip(without, others, strict=True))
    return [attrs.evolve(author, email=own.get(number)) for number, author in enumerate(authors)]


def fold(name: str) -> str:
    """A name as it's compared."""
    return " ".join(re.findall(r"\w+", name.casefold()))


DOUBLED = re.compile(r"(.)\1+")
"""Where the same name is most often misspelt."""


def unique(authors: list[Author]) -> list[Author]:
    """Each name once, and each agency, and once too where it's spelt with one letter for two; of two of which one is
    the other's part, the longer."""
    kept: dict[str, Author] = {}
    for author in authors:
        own = DOUBLED.sub(r"\1", fold(agency_of(author.name) or author.name))
        if not own or any(own == other or f" {own} " in f" {other} " for other in kept):
            continue
        for shorter in [other for other in kept if f" {other} " in f" {own} "]:
            del kept[shorter]
        kept[own] = author
    return list(kept.values())
