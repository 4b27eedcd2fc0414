"""`related`: the other headlines, each with its timestamp, address, list and place."""

from __future__ import annotations

import re

from newsparse.article import Place, RelatedHeadline
from newsparse.dates import Timestamp, order_of
from newsparse.fields.reading import Reading
from newsparse.segment.cards import laid_over
from newsparse.segment.labels import BODY_LABELS, Label, Span
from newsparse.segment.titles import plain_title, words

RANK = re.compile(r"^\d{1,2}[.)]\s+(?=\D)")
"""'1. ' before a headline."""

COLUMN = re.compile(r"(?:col(?:umn)?s?|grid|__c)(?:[-_]+[a-z]{1,2})?[-_]+\d", re.I)
"""How grids of columns name theirs; an `<aside>` that's one stands beside the text."""

SIDE = re.compile(
    r"side-?(?:bar|col|rail|block|rank)|(?:^|[\s_-])side(?=$|[\s_-])"
    r"|(?:right|left)[_-]?(?:rail|col|side|bar|box|bx|wrap|item)|\brail\b|widget-area"
    r"|(?:^|\s)secondary(?=$|\s|[_-](?:col|content|bar|rail|area))",  # not 'secondary-teaser'
    re.I,
)
"""What side columns are called."""


def read_related(reading: Reading) -> tuple[RelatedHeadline, ...]:
    """List by list in reading order; what a list prints twice, as for image and title, is one item."""
    body = [span.block for span in reading.labelled(*BODY_LABELS)]
    own = [words(text) for text in (*reading.texts(Label.HEADLINE), plain_title(reading.metadata) or "")]
    titles: dict[int, str] = {}
    items: dict[tuple[int, int], dict[Label, Span]] = {}
    for span in reading.spans:
        if span.item is None:
            continue
        if span.item[1] < 0:
            titles[span.item[0]] = reading.text(span)
        else:
            items.setdefault(span.item, {}).setdefault(span.label, span)
    order = order_of(stamp for parts in items.values() for stamp in stamps_of(reading, parts))
    made: dict[tuple[int, str], RelatedHeadline] = {}
    for (number, _), parts in items.items():
        if Label.RELATED_HEADLINE not in parts:
            continue
        span = parts[Label.RELATED_HEADLINE]
        headline = headline_of(reading, span)
        if words(headline) in own:  # the article itself
            continue
        key = (number, headline.casefold())
        if key in made and (made[key].timestamp or Label.RELATED_TIMESTAMP not in parts):
            continue
        path = f"related/{[*made].index(key) if key in made else len(made)}"
        made[key] = read_item(reading, parts, order, titles.get(number), place_of(reading, span, body), path)
    return tuple(made.values())


def headline_of(reading: Reading, span: Span) -> str:
    """A span's text without the rank that a list of the most read gives it."""
    return RANK.sub("", reading.text(span))


def stamps_of(reading: Reading, parts: dict[Label, Span]) -> list[Timestamp]:
    span = parts.get(Label.RELATED_TIMESTAMP)
    return reading.stamps(span)[:1] if span is not None else []


def read_item(
    reading: Reading, parts: dict[Label, Span], order: bool | None, label: str | None, place: Place, path: str
) -> RelatedHeadline:
    """One item out of its spans."""
    span = parts[Label.RELATED_HEADLINE]
    reading.from_span(f"{path}/headline", span)
    raw = published = None
    if stamps := stamps_of(reading, parts):
        stamp = stamps[0].with_order(order)
        raw = stamp.raw
        published = reading.resolve(stamp)
        reading.from_span(f"{path}/timestamp", parts[Label.RELATED_TIMESTAMP], raw)
        if published is not None:
            reading.from_span(f"{path}/published", parts[Label.RELATED_TIMESTAMP], raw)
    return RelatedHeadline(headline_of(reading, span), raw, published, url_of(reading, span), label, place)


def url_of(reading: Reading, span: Span) -> str | None:
    """Where the headline's link leads: the one in the line, else the one laid over its card, else the one around it or
    beside it in its item."""
    block = reading.document.blocks[span.block]
    for mark in block.marks:
        if mark.tag == "a" and mark.value and mark.start < span.end and span.start < mark.end:
            return reading.absolute(mark.value)
    box = block.box
    for _ in range(3):
        if box is None or box.last - box.first > 8 or reading.document.tree is None:
            return None
        if (href := laid_over(reading.document, box)) is not None:
            return reading.absolute(href)
        element = reading.document.elements[box.index]
        near = (*element.iter("a"), *element.iterancestors("a"))
        link = near[0] if near else None
        if link is not None and link.get("href"):
            return reading.absolute(link.get("href") or "")
        box = box.parent
    return None


def place_of(reading: Reading, span: Span, body: list[int]) -> Place:
    """Whether the list interrupts the body, follows it or stands beside it."""
    if not body or span.block > body[-1]:
        return "side" if body and in_sidebar(reading, span, body[0]) else "trailing"
    return "inline" if span.block > body[0] else "side"


def in_sidebar(reading: Reading, span: Span, body: int) -> bool:
    """Whether an element around the span calls itself a side column. An `<aside>` alone may stand below the text.

    `body` is a block of the body; what holds that too is no side column.
    """
    box = reading.document.blocks[span.block].box
    while box is not None and not box.first <= body < box.last:
        names = f"{box.names.class_} {box.names.id}"
        if (box.tag == "aside" and COLUMN.search(names)) or SIDE.search(names):
            return True
        box = box.parent
    return False
