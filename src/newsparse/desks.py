"""What newsrooms, desks and agencies call themselves, and what accounts are called."""

from __future__ import annotations

import re

from newsparse.bylines import agency_of, is_titled, people, said_in


def agency_desk(part: str) -> bool:
    """An agency's desk or national service: 'Reuters Staff', 'AFP Deutschland'."""
    agency, _, desk = part.partition(" ")
    return agency_of(agency) is not None and bool(said_in(desk) & (people()["newsrooms"] | people()["countries"]))


def is_desk(text: str) -> bool:
    """Whether a text names a newsroom or an outlet: 'Redaktion', 'Harbour Post'; not so 'News' alone."""
    words = re.findall(r"\w+", text.casefold())
    known = people()["desks"].intersection(words)
    return (
        bool(known)
        and is_titled(text.removeprefix("the "))
        and (len(words) > 1 or not known.isdisjoint(people()["newsrooms"]))
    )


def is_team(text: str) -> bool:
    """Whether a text is what a part of a newsroom is called: 'Gear Team'."""
    words = text.casefold().split()
    known = people()["desks"].intersection(words)
    return len(words) == 2 and words[1] in known and known <= people()["newsrooms"] and is_titled(text)


def is_said_of_authors(name: str) -> bool:
    """Whether a name of no usual form is one that people read: no account's, as 'jroe' or 'quay_42'."""
    return " " in name or (name[:1].isupper() and name.isalpha())
