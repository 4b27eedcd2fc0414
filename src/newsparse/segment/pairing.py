"""Which timestamp belongs to which related headline, and which headlines make a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.segment.labels import BODY_LABELS, RELATED_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.document import Document

FARTHEST = 6
"""Blocks of no list between two items of one list at most."""


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
    body_between = True
    for span in spans:
        if span.label in BODY_LABELS or span.label is Label.HEADLINE:
            body_between = True
        if span.label not in RELATED_LABELS:
            continue
        titled = span.label is Label.RELATED_LABEL and groups and groups[-1][-1].label is not Label.RELATED_LABEL
        if body_between or titled or span.block - groups[-1][-1].block > FARTHEST:
            groups.append([])
        groups[-1].append(span)
        body_between = False
    return groups


def number_items(group: list[Span], number: int, document: Document) -> None:
    """Give each headline a number, and its timestamp and teaser the same."""
    headlines = [at for at, span in enumerate(group) if span.label is Label.RELATED_HEADLINE]
    owners = owners_of(group, headlines, document)
    for at, span in enumerate(group):
        if span.label is Label.RELATED_LABEL:
            span.item = (number, -1)
        elif at in headlines:
            span.item = (number, headlines.index(at))
        elif at in owners:
            span.item = (number, headlines.index(owners[at]))


def owners_of(group: list[Span], headlines: list[int], document: Document) -> dict[int, int]:
    """Place of each timestamp and teaser in the list to that of its headline."""
    owners = {}
    first_stamp = next((at for at, span in enumerate(group) if span.label is Label.RELATED_TIMESTAMP), None)
    before = first_stamp is not None and first_stamp < headlines[0]
    for at, span in enumerate(group):
        if at in headlines or span.label is Label.RELATED_LABEL:
            continue
        above = max((h for h in headlines if h < at), default=None)
        below = min((h for h in headlines if h > at), default=None)
        owner = nearest(span, above, below, group, document, before=before)
        if owner is not None:
            owners[at] = owner
    return owners


def nearest(
    span: Span, above: int | None, below: int | None, group: list[Span], document: Document, *, before: bool
) -> int | None:
    """The headline that shares a block, else the innermost element, with the span; else by the list's order."""
    if above is None or below is None:
        return above if below is None else below
    for candidate in (above, below):
        if group[candidate].block == span.block:
            return candidate
    a, b = (common_depth(document, span.block, group[candidate].block) for candidate in (above, below))
    if a != b:
        return above if a > b else below
    return below if before else above


def common_depth(document: Document, one: int, other: int) -> int:
    """Depth of the innermost box around both blocks; 0 in a dump."""
    first, second = document.blocks[one].box, document.blocks[other].box
    while first is not second and first is not None and second is not None:
        if first.depth >= second.depth:
            first = first.parent
        else:
            second = second.parent
    return first.depth if first is not None and first is second else 0
