"""Headlines of other articles, with their timestamps and the titles of their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.bylines import says_who
from newsparse.lexicon import is_menu, opens_with
from newsparse.segment.cards import label_cards, label_dated_cards
from newsparse.segment.context import kind
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, RELATED_LABELS, Label, Span
from newsparse.segment.rows import label_rows
from newsparse.segment.stamped import (
    LEAST_WORDS,
    edge_stamp,
    is_own,
    label_desks,
    label_second_lines,
    label_stamped,
    time_of,
)
from newsparse.segment.tails import label_tail, stops
from newsparse.segment.titles import words

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LIKELY = 0.5
"""From here on a block names another article."""

BESIDE = 0.35
"""The same for a block that stands among others of its kind."""

TEXT_LIKELY, TEXT_BESIDE = 0.38, 0.25
"""Both for dumps, of whose lines a forest is never so sure."""

PASSED = RELATED_LABELS | {None, Label.BOILERPLATE}
"""Labels of what may stand between a headline and its timestamp."""

POSSIBLE = 0.05
"""The same for a link below the title of a list."""

LINKED = 0.6
"""Share of a headline that's a link, at least; the rest is a timestamp or a desk."""

HALF = 0.5
"""Share of a line 'Read also: …' that's a link."""

MOST_INLINE = 35
"""Words of the longest of these."""

MOST_TITLED = 40
"""Blocks of the largest lists that a title stands above."""

PASSED_TITLE = frozenset((Label.RELATED_TIMESTAMP, Label.RELATED_TEASER, Label.BOILERPLATE))
"""Labels of what may stand between a list's title and its first headline."""

UNSURE = (None, Label.HEADING, Label.BODY)
"""Labels of what may still be the title of a list."""

FAR = 12
"""Blocks above a list in which its title is looked for."""

HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
MOST_TITLE = 6
"""Words of a heading that titles a list, whatever it says."""

MENUS = Cue.NAV | Cue.FOOTER | Cue.FORM | Cue.COMMENTS
"""Where words such as 'Latest' and 'More' lead to sections."""

GOES_ON = (":", "：", ",", ";")
"""How a line ends that introduces the next, or is part of an enumeration."""

REACH = 3
"""Blocks between two items of a list at most: timestamp, teaser, author."""


def label_related(draft: Draft, headline: int | None) -> None:
    """Label related headlines, then what belongs to them."""
    zone = draft.zones.get("related")
    likely = draft.likely("related")
    least, beside = (LIKELY, BESIDE) if draft.page else (TEXT_LIKELY, TEXT_BESIDE)
    for index, p in enumerate(likely):
        if p < (beside if zone is not None else least) or draft.p_body[index] >= LIKELY:
            continue
        if (zone is None or index in zone) and may_name(draft, index):
            draft.put(index, Label.RELATED_HEADLINE, "related:forest", p, over=draft.label(index) in BODY_LABELS)
    label_neighbours(draft, likely, zone)
    if zone is None:
        if not draft.page:
            label_rows(draft)
        label_inline(draft, likely)
        label_titled(draft, likely)
        if draft.page:
            label_dated_cards(draft)
        label_stamped(draft, last_paragraph(draft))
        if not draft.page:
            label_tail(draft)
    elif draft.page:
        label_zone(draft, zone, likely)
    if draft.page:
        label_cards(draft)
    label_own(draft, headline)
    label_desks(draft)
    if not draft.page:
        label_second_lines(draft)
    items = [i for i in range(len(draft.blocks)) if draft.label(i) is Label.RELATED_HEADLINE]
    for index in items:
        label_stamps(draft, index, headline)
        label_title(draft, index)


def may_name(draft: Draft, index: int) -> bool:
    """Whether a line may name another article: it's no title of a list, no timestamp, no byline, nothing that goes on
    below, and not about the site."""
    return (
        not draft.is_label(index)
        and not draft.blocks[index].text.endswith(GOES_ON)
        and time_of(draft, index) is None
        and not is_own(draft, index)
        and not is_menu(draft.blocks[index].text)
        and not says_who(draft.blocks[index].text)
    )


def label_inline(draft: Draft, likely: list[float]) -> None:
    """A line such as 'Read also: <headline>': on a page, most of it is a link; in a dump, a colon parts the two, and no
    full stop ends it."""
    for index, block in enumerate(draft.blocks):
        text = block.text
        if draft.label(index) not in (*BODY_LABELS, None) or draft.stats.words[index] > MOST_INLINE:
            continue
        end = opens_with("related", text)
        if not end or len(text[end:].split()) < LEAST_WORDS or is_menu(text):
            continue
        if not draft.page and stops(draft, index):
            continue
        marked = not text[:end].rstrip()[-1].isalnum()
        if (marked and not draft.page) or (draft.stats.links[index] >= HALF and (marked or " " in text[:end].strip())):
            draft.put(index, Label.RELATED_HEADLINE, "related:inline", likely[index], over=True)
            draft.cut(Span(index, 0, end, Label.RELATED_LABEL, "related:label"))


def last_paragraph(draft: Draft) -> int:
    """The last line of the body that's a paragraph; -1 where there's none."""
    prose = draft.stats.prose
    return max((i for i in range(len(draft.blocks)) if prose[i] and draft.label(i) in BODY_LABELS), default=-1)


def label_neighbours(draft: Draft, likely: list[float], zone: set[int] | None) -> None:
    """What stands in a list, in the same kind of element as its other items, is one of them with less likeliness."""
    least, beside = (LIKELY, BESIDE) if draft.page else (TEXT_LIKELY, TEXT_BESIDE)
    kinds = {kind(draft.blocks[i]) for i in range(len(likely)) if draft.label(i) is Label.RELATED_HEADLINE}
    for index, p in enumerate(likely):
        if not beside <= p < least or not draft.free(index) or (zone is not None and index not in zone):
            continue
        if not may_name(draft, index):
            continue
        near = [draft.label(i) for i in range(max(0, index - REACH), min(len(likely), index + REACH + 1))]
        if near.count(Label.RELATED_HEADLINE) >= 2 or (
            draft.page and kind(draft.blocks[index]) in kinds and Label.RELATED_HEADLINE in near
        ):
            draft.put(index, Label.RELATED_HEADLINE, "related:beside", p)


def label_titled(draft: Draft, likely: list[float]) -> None:
    """On a page, links below the title of such a list, in the innermost element that holds both."""
    for title, block in enumerate(draft.blocks):
        if not draft.is_label(title) or draft.stats.cues(title) & MENUS.value:
            continue
        box = block.box
        while box is not None and box.last - box.first <= MOST_TITLED:
            below = range(title + 1, box.last)
            links = [i for i in below if draft.label(i) is Label.RELATED_HEADLINE or is_linked(draft, i)]
            for index in links:
                draft.put(index, Label.RELATED_HEADLINE, "related:titled", likely[index])
            if links and links[0] <= title + REACH:
                draft.put(title, Label.RELATED_LABEL, "related:label", over=draft.label(title) in BODY_LABELS)
            box = None if links else box.parent


def label_zone(draft: Draft, zone: set[int], likely: list[float]) -> None:
    """On a page, links where a source says that the lists are, whatever they read like."""
    for index in sorted(zone):
        if is_linked(draft, index, least=0.0) and may_name(draft, index):
            draft.put(index, Label.RELATED_HEADLINE, "related:zone", likely[index])


def is_linked(draft: Draft, index: int, least: float = POSSIBLE) -> bool:
    """Whether a block is a link of a headline's length that isn't body."""
    return (
        draft.free(index)
        and draft.stats.links[index] >= LINKED
        and draft.stats.words[index] > LEAST_WORDS
        and draft.likely("related")[index] >= least
    )


def label_own(draft: Draft, headline: int | None) -> None:
    """The article's own headline among others is an item too, whose timestamp is none of theirs; no field takes it."""
    if headline is None:
        return
    own = words(draft.blocks[headline].text)
    first = own[0] if own else ""
    for index, block in enumerate(draft.blocks):
        if not draft.free(index) or index == headline or first not in block.text.casefold():
            continue
        if words(block.text[:300]) != own:
            continue
        near = range(max(0, index - 2 * REACH), min(len(draft.blocks), index + 2 * REACH + 1))
        if any(draft.label(i) is Label.RELATED_HEADLINE for i in near):
            draft.put(index, Label.RELATED_HEADLINE, "related:own")


def label_stamps(draft: Draft, index: int, own: int | None) -> None:
    """Timestamps on the lines around a related headline, or at the edges of its own.

    What a source says is something else holds none. On a page, what shares no element with it but one that holds the
    article's own headline, `own`, isn't its own.
    """
    box = draft.blocks[index].box if draft.page else None
    while own is not None and box is not None and not (box.parent is None or box.parent.first <= own < box.parent.last):
        box = box.parent
    low, high = (box.first, box.last) if box is not None else (0, len(draft.blocks))
    for step in (1, -1):
        for beside in range(index + step, index + step * (REACH + 1), step):
            if not low <= beside < high or draft.label(beside) not in PASSED:
                break
            if draft.label(beside) is Label.RELATED_HEADLINE:
                break
            if draft.claimed(beside) and draft.label(beside) is not Label.RELATED_TIMESTAMP:
                continue
            if draft.is_stamp(beside):
                draft.put(beside, Label.RELATED_TIMESTAMP, "related:timestamp")
                break
            stamp = time_of(draft, beside)
            if stamp or (draft.likely("related")[beside] < BESIDE and (stamp := edge_stamp(draft, beside))):
                draft.put(beside, Label.RELATED_TEASER, "related:teaser")
                draft.cut(Span(beside, stamp.start, stamp.end, Label.RELATED_TIMESTAMP, "related:timestamp"))
                break
    if stamp := edge_stamp(draft, index):
        draft.cut(Span(index, stamp.start, stamp.end, Label.RELATED_TIMESTAMP, "related:timestamp"))


def label_title(draft: Draft, index: int) -> None:
    """The line above a list's first headline, where it's a title of such lists or a short heading.

    What a source takes out, such as tabs, doesn't count as standing between.
    """
    above = [i for i in range(index - 1, max(index - FAR, 0) - 1, -1) if draft.label(i) not in PASSED_TITLE]
    if not above or index - above[0] > REACH + sum(draft.claimed(i) for i in range(above[0] + 1, index)):
        return
    title = above[0]
    heading = draft.stats.words[title] <= MOST_TITLE and draft.stats.tag(title) in HEADINGS
    if draft.label(title) in UNSURE and (heading or draft.is_label(title)):
        draft.put(title, Label.RELATED_LABEL, "related:label", over=True)
