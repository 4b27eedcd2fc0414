"""Bylines: above the body, or right below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.bylines import is_person, opening, stamp_words
from newsparse.lexicon import is_notice
from newsparse.names import fold, parse_names
from newsparse.segment.labels import BODY_LABELS, Label, Span
from newsparse.segment.view import SHORT

if TYPE_CHECKING:
    from newsparse.article import Author
    from newsparse.segment.draft import Draft

LIKELY = 0.4
"""From here on a block with a name is a byline: half of them are plain names, which the forest is never sure of."""

POSSIBLE = 0.05
"""From here on it's one where it says 'By', or gives a name that the metadata gives."""

ABOVE, INTO, BELOW = 8, 6, 12
"""Blocks above headline and body, into the body and below it, in which bylines and the article's timestamps stand."""

LEADING = re.compile(r"\s+(?:on|at|am|vom|le|el|il|em|den|d\.|·|\|)\s*$", re.I)
"""What leads from a name to a date."""

UNSURE = (None, Label.BODY, Label.HEADING)
"""Labels of what may still be a sign-off."""

MOST_AGENCY = 6
"""Words of a line that's little but a wire service."""

UNDER = 2
"""Lines right below a dump's headline, where a name alone is a byline."""


def label_credits(draft: Draft, headline: int | None) -> None:
    """Label bylines, and the timestamps within them."""
    if not draft.blocks:
        return
    body = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    first, last = (body[0], body[-1]) if body else (headline or 0, headline or 0)
    top = min(first, headline) if headline is not None else first
    heads = range(max(0, top - ABOVE), min(len(draft.blocks), first + INTO))
    tails = range(last + 1, end_of_tail(draft, last))
    label_bylines(draft, heads, tails, last)
    if not draft.page and body:
        below = range(headline + 1, min(headline + 1 + UNDER, first)) if headline is not None else ()
        for index in (*below, last, last + 1):
            label_sign_off(draft, index)
    for index in range(len(draft.blocks)):
        if draft.label(index) is Label.BYLINE:
            cut_stamps(draft, index)


def label_bylines(draft: Draft, heads: range, tails: range, last: int) -> None:
    """Label the bylines above, within and below the body, which ends at `last`."""
    likely = draft.likely("byline")
    for index in [*heads, *range(heads.stop, last + 1), *tails]:
        if likely[index] >= LIKELY and draft.free(index) and names_in(draft, index):
            draft.put(index, Label.BYLINE, "byline:forest", likely[index])
    for index in [*heads, *tails]:
        label_named(draft, index)
    for index in [*heads, *range(max(last - 1, heads.stop), last + 1), *tails]:
        label_agency(draft, index)


def end_of_tail(draft: Draft, last: int) -> int:
    """Where what follows the body is no longer the article's: at the first headline of another."""
    end = min(len(draft.blocks), last + 1 + BELOW)
    return next((i for i in range(last + 1, end) if draft.label(i) is Label.RELATED_HEADLINE), end)


def names_in(draft: Draft, index: int) -> list[Author]:
    """The names in a block, timestamps apart; a line about rights credits nobody."""
    text = draft.blocks[index].text
    if is_notice(text):
        return []
    for stamp in reversed(draft.stamps(index)):
        text = f"{LEADING.sub('', text[: stamp.start])} | {text[stamp.end :]}"
    values = (*draft.metadata.site_names, *draft.metadata.publishers)
    return parse_names(text, outlets=frozenset(value.text.casefold() for value in values))


def label_named(draft: Draft, index: int) -> None:
    """A short line that says 'By' before a name, or gives the name of the metadata's author."""
    text = draft.blocks[index].text
    if len(text) > SHORT or not (draft.free(index) or draft.label(index) is Label.BODY):
        return
    if draft.stats.prose[index]:
        return
    said = f" {fold(text)} "
    known = any(is_person(person.text) and f" {fold(person.text)} " in said for person in draft.metadata.authors)
    people = [author for author in names_in(draft, index)[:1] if author.kind == "person"]
    by = people and opening().match(text)
    if by or (known and draft.likely("byline")[index] >= POSSIBLE):
        draft.put(index, Label.BYLINE, "byline:name", draft.likely("byline")[index], over=True)


def label_agency(draft: Draft, index: int) -> None:
    """A line that's little but a wire service, with the initials of who edited it: 'sak/Reuters', 'AFP, MANILA'."""
    if (
        draft.label(index) not in UNSURE
        or draft.stats.words[index] > MOST_AGENCY
        or draft.likely("caption")[index] > 0.3
    ):
        return
    if any(author.kind == "agency" for author in names_in(draft, index)) and not draft.stats.links[index]:
        draft.put(index, Label.BYLINE, "byline:agency", over=True)


def label_sign_off(draft: Draft, index: int) -> None:
    """In a dump, names alone on the line after the text, or right below the headline."""
    if index < len(draft.blocks) and draft.label(index) in UNSURE and is_names(draft.blocks[index].text):
        draft.put(index, Label.BYLINE, "byline:sign-off", over=True)


def is_names(text: str) -> bool:
    """Whether a line is nothing but names: 'Ana Roe and Bo Lee'."""
    if len(text) > SHORT or any(map(str.isdigit, text)):
        return False
    authors = parse_names(text)
    named = sum(len(author.name.split()) for author in authors)
    return bool(authors) and len(text.split()) - named < len(authors) and authors[0].kind == "person"


def cut_stamps(draft: Draft, index: int) -> None:
    """Timestamps within a byline, with the words before them that say what they are."""
    if index in draft.cuts:
        return
    text = draft.blocks[index].text
    for stamp in draft.stamps(index):
        label = stamp_words().search(text[: stamp.start])
        draft.cut(Span(index, label.start() if label else stamp.start, stamp.end, Label.TIMESTAMP, "timestamp:byline"))
