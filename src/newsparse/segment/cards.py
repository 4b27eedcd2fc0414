"""Items of a page's lists by where their lines lead: a card is one link, on picture, headline and teaser."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from newsparse.segment.labels import Label
from newsparse.segment.stamped import LEAST_WORDS, STAMPED, time_of
from newsparse.segment.titles import words

if TYPE_CHECKING:
    from newsparse.blocks import Box
    from newsparse.document import Document
    from newsparse.segment.draft import Draft

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

FULL_STOP = re.compile(r"[.…。।۔][\"'”»“’)\]」』]*$")
"""How teasers end; headlines may be questions and cries."""

LARGEST = 8
"""Blocks of the largest card: kicker, headline, teaser, author, time and some more."""


def label_cards(draft: Draft) -> None:
    """Of lines next to each other that lead to one address, the best is the headline; the others are its teaser."""
    items = [
        (index, address)
        for index in range(len(draft.blocks))
        if draft.label(index) is Label.RELATED_HEADLINE and (address := address_of(draft, index))
    ]
    for address, group in groupby(items, key=lambda item: item[1]):
        lines = [index for index, _ in group]
        card = [index for index in lines if index - lines[0] < LARGEST]
        if all(FULL_STOP.search(draft.blocks[index].text) and not is_heading(draft, index) for index in card):
            card += [i for i in range(max(0, lines[0] - LARGEST), lines[0]) if may_head(draft, i, address)]
        best = max(card, key=lambda index: how_like_headline(draft, index))
        draft.put(best, Label.RELATED_HEADLINE, "related:card")
        own = words(draft.blocks[best].text)
        for index in card:
            if words(draft.blocks[index].text) != own:
                draft.put(index, Label.RELATED_TEASER, "related:card", over=True)


def may_head(draft: Draft, index: int, address: str) -> bool:
    """Whether a line without a label that leads to a card's address may be its headline."""
    return (
        draft.free(index)
        and draft.stats.words[index] >= LEAST_WORDS
        and not draft.is_label(index)
        and not draft.stamps(index)
        and address_of(draft, index) == address
    )


def label_dated_cards(draft: Draft) -> None:
    """Headings that lead elsewhere, each in an element of its own with a timestamp, are headlines where several such
    elements are alike: so lists of teasers are made, whatever the forest says of their words."""
    cards: dict[tuple[str, str], list[int]] = {}
    for index in draft.stamped:
        if time_of(draft, index):
            box = draft.blocks[index].box
            while box is not None and box.last - box.first <= LARGEST:
                headings = [i for i in range(box.first, box.last) if is_heading(draft, i)]
                if headings:
                    if len(headings) == 1 and leads_elsewhere(draft, headings[0], box):
                        heading = draft.blocks[headings[0]].box
                        cards.setdefault((box.kind, heading.kind if heading else ""), []).append(headings[0])
                    break
                box = box.parent
    for headings in cards.values():
        if len({*headings}) >= STAMPED:
            for index in headings:
                draft.put(index, Label.RELATED_HEADLINE, "related:dated")


def leads_elsewhere(draft: Draft, heading: int, card: Box) -> bool:
    """Whether a heading is a link, or has one laid over its whole card."""
    address = address_of(draft, heading)
    return address != "" if address is not None else laid_over(draft.document, card) is not None


def laid_over(document: Document, card: Box) -> str | None:
    """Where a link without content leads, which style lays over the whole card; `None` where it has none."""
    while card.parent is not None and (card.parent.first, card.parent.last) == (card.first, card.last):
        card = card.parent
    links = document.elements[card.index].iter("a")
    empty = (link.get("href", "#") for link in links if not len(link) and not (link.text or "").strip())
    return next((href for href in empty if href and not href.startswith("#")), None)


def address_of(draft: Draft, index: int) -> str | None:
    """Where a block's longest link leads, without its fragment; `None` where it has none. Beside it may stand one to a
    section."""
    found = [mark for mark in draft.blocks[index].marks if mark.tag == "a" and mark.value]
    longest = max(found, key=lambda mark: mark.end - mark.start, default=None)
    return longest.value.partition("#")[0] if longest is not None and longest.value else None


def how_like_headline(draft: Draft, index: int) -> tuple[bool, bool, float]:
    """What says which line of a card is its headline, the strongest first: its element, no full stop, the forest."""
    return is_heading(draft, index), not FULL_STOP.search(draft.blocks[index].text), draft.likely("related")[index]


def is_heading(draft: Draft, index: int) -> bool:
    """Whether a block is a heading, or all of one."""
    box = draft.blocks[index].box
    while box is not None and box.last - box.first == 1:
        if box.tag in HEADINGS:
            return True
        box = box.parent
    return box is not None and box.tag in HEADINGS
