"""Which timestamp belongs to which related headline, and which headlines make a list."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsparse.segment.labels import BODY_LABELS, RELATED_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.document import Document

FARTHEST = 6
"""Blocks of no list between two items of one list at most."""

MOST_TITLE = 2
"""Words of a line that parts two lists."""


def pair_items(spans: list[Span], document: Document) -> None:
    """Number lists and items: `Span.item` of every span that belongs to a related headline."""
    number = 0
    for group in lists(spans, document):
        if any(span.label is Label.RELATED_HEADLINE for span in group):
            number_items(group, number, document)
            number += 1


def lists(spans: list[Span], document: Document) -> list[list[Span]]:
    """The spans of each list. A list ends at its end of the page, at body, and before the title of another."""
    groups: list[list[Span]] = []
    between: list[Span] = []
    for span in spans:
        if span.label not in RELATED_LABELS:
            between.append(span)
            continue
        if not groups or parts_lists(groups[-1][-1], between, span, document):
            groups.append([])
        groups[-1].append(span)
        between = []
    return groups


def parts_lists(above: Span, between: list[Span], below: Span, document: Document) -> bool:
    """Whether two spans of lists, with those between them, belong to two lists.

    A word or two between a timestamp and the next are the title of a list, known or not: 'Newsticker'.
    """
    if any(span.label in BODY_LABELS or span.label is Label.HEADLINE for span in between):
        return True
    if below.block - above.block > FARTHEST:
        return True
    if below.label is Label.RELATED_LABEL:
        return above.label is not Label.RELATED_LABEL
    stamps = above.label is Label.RELATED_TIMESTAMP is below.label
    texts = [document.blocks[span.block].text.split() for span in between]
    return stamps and len(texts) == 1 and len(texts[0]) <= MOST_TITLE


def number_items(group: list[Span], number: int, document: Document) -> None:
    """Give each headline a number, and its timestamp and teaser the same."""
    headlines = [at for at, span in enumerate(group) if span.label is Label.RELATED_HEADLINE]
    before = stamps_lead(group, headlines)
    for at, span in enumerate(group):
        if span.label is Label.RELATED_LABEL:
            span.item = (number, -1)
            continue
        below = bisect_left(headlines, at)
        if below < len(headlines) and headlines[below] == at:
            span.item = (number, below)
        else:
            around = [item for item in (below - 1, below) if 0 <= item < len(headlines)]
            if len(around) == 1 and is_orphan(span, group[headlines[around[0]]], document, before):
                continue
            span.item = (number, nearest(span, around, [group[headlines[item]] for item in around], document, before))


def is_orphan(span: Span, headline: Span, document: Document, before: bool) -> bool:
    """Whether a timestamp of a dump stands at that end of its list where its headline is missing."""
    if span.label is not Label.RELATED_TIMESTAMP or document.kind == "page" or span.block == headline.block:
        return False
    return before == (span.block > headline.block)


def stamps_lead(group: list[Span], headlines: list[int]) -> bool:
    """Whether timestamps stand before their headlines.

    A list that begins with one and ends with the other says so. Else they're closer to their own; where that's the
    same, the end that one is nearer to tells, and where that's the same too, they stand after: so most lists do.
    """
    stamps = [at for at, span in enumerate(group) if span.label is Label.RELATED_TIMESTAMP]
    if not stamps:
        return False
    begins, ends = stamps[0] < headlines[0], stamps[-1] < headlines[-1]
    if begins is ends:
        return begins
    closer = sum(closeness(group, at, headlines) for at in stamps)
    if closer:
        return closer > 0
    lead = group[headlines[0]].block - group[stamps[0]].block
    tail = group[stamps[-1]].block - group[headlines[-1]].block
    return lead >= 0 and (tail < 0 or lead < tail)


def closeness(group: list[Span], at: int, headlines: list[int]) -> int:
    """Lines by which the headline above a timestamp, or its teaser, is farther from it than the one below; 0 at the
    list's ends."""
    below = bisect_left(headlines, at)
    if not 0 < below < len(headlines):
        return 0
    block = group[at].block
    teasers = (span.block for span in group[at - 1 : headlines[below - 1] : -1] if is_teaser(span, block))
    above = next(teasers, group[headlines[below - 1]].block)
    return block - above - (group[headlines[below]].block - block)


def is_teaser(span: Span, stamp: int) -> bool:
    """Whether a span is a teaser on a line above a timestamp's, `stamp`."""
    return span.label is Label.RELATED_TEASER and span.block < stamp


def nearest(span: Span, items: list[int], headlines: list[Span], document: Document, before: bool) -> int:
    """Of the items above and below a span, the one whose headline shares a block, else the innermost element, with it;
    else by the list's order, in which a timestamp stands `before` its headline or after it."""
    if len(items) == 1:
        return items[0]
    for item, headline in zip(items, headlines, strict=True):
        if headline.block == span.block:
            return item
    above, below = (common_depth(document, span.block, headline.block) for headline in headlines)
    if above != below:
        return items[0] if above > below else items[1]
    return items[1] if before else items[0]


def common_depth(document: Document, one: int, other: int) -> int:
    """Depth of the innermost box around both blocks; 0 in a dump."""
    first, second = document.blocks[one].box, document.blocks[other].box
    while first is not second and first is not None and second is not None:
        if first.depth >= second.depth:
            first = first.parent
        else:
            second = second.parent
    return first.depth if first is not None and first is second else 0
