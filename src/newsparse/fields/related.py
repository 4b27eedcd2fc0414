"""`related`: the other headlines, each with its timestamp, address, list and place."""

from __future__ import annotations

from newsparse.article import Place, RelatedHeadline
from newsparse.dates import Timestamp, order_of
from newsparse.fields.body import address
from newsparse.fields.reading import Reading
from newsparse.segment.cues import Cue, own_cues
from newsparse.segment.labels import BODY_LABELS, Label, Span


def read_related(reading: Reading) -> tuple[RelatedHeadline, ...]:
    """List by list in reading order; what a list prints twice, as for image and title, is one item."""
    body = [span.block for span in reading.labelled(*BODY_LABELS)]
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
        span = parts.get(Label.RELATED_HEADLINE)
        if span is None:
            continue
        headline = reading.text(span)
        key = (number, headline.casefold())
        if key in made and (made[key].timestamp or Label.RELATED_TIMESTAMP not in parts):
            continue
        path = f"related/{[*made].index(key) if key in made else len(made)}"
        made[key] = read_item(reading, parts, order, titles.get(number), place_of(reading, span, body), path)
    return tuple(made.values())


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
    return RelatedHeadline(reading.text(span), raw, published, url_of(reading, span), label, place)


def url_of(reading: Reading, span: Span) -> str | None:
    """Where the headline's link leads: the one in the line, else the one around it or beside it in its item."""
    block = reading.document.blocks[span.block]
    base = reading.url or next((value.text for value in reading.metadata.canonicals), None)
    for mark in block.marks:
        if mark.tag == "a" and mark.value and mark.start < span.end and span.start < mark.end:
            return address(mark.value, base)
    box = block.box
    for _ in range(3):
        if box is None or box.last - box.first > 8:
            return None
        element = box.element
        near = (*element.iter("a"), *element.iterancestors("a"))
        link = near[0] if near else None
        if link is not None and link.get("href"):
            return address(link.get("href") or "", base)
        box = box.parent
    return None


def place_of(reading: Reading, span: Span, body: list[int]) -> Place:
    """Whether the list interrupts the body, follows it or stands beside it."""
    if not body or span.block > body[-1]:
        return "side" if in_sidebar(reading, span) else "trailing"
    return "inline" if span.block > body[0] else "side"


def in_sidebar(reading: Reading, span: Span) -> bool:
    """Whether an element around the span calls itself a side column."""
    box = reading.document.blocks[span.block].box
    while box is not None:
        if own_cues(box) & (Cue.SIDEBAR | Cue.ASIDE):
            return True
        box = box.parent
    return False
