"""`published` and `modified`: what is printed and what the metadata says, brought together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal

from newsparse.dates import Said, Timestamp, from_iso, from_url
from newsparse.fields.reading import Reading
from newsparse.metadata import Value
from newsparse.segment.labels import Label, Span

Moment = datetime | date

QUARTER = timedelta(minutes=15)
FARTHEST = timedelta(hours=14)
"""The zones' steps, and the one farthest from UTC."""

Field = Literal["published", "modified"]


def read_published(reading: Reading) -> Moment | None:
    """When it was published; `None` where neither the article's own lines, metadata nor address say."""
    moment = read_moment(reading, "published", reading.metadata.published)
    if moment is None and reading.url:
        moment = from_url(reading.url)
        if moment is not None:
            reading.derived("published", "url", reading.url)
    return moment


def read_modified(reading: Reading) -> Moment | None:
    """When it was last changed; `None` where that isn't said, or was at once."""
    moment = read_moment(reading, "modified", reading.metadata.modified)
    if moment is None or moment == read_moment(reading, "published", reading.metadata.published):
        reading.origin.pop("modified", None)
        return None
    return moment


def read_moment(reading: Reading, field: Field, stated: list[Value]) -> Moment | None:
    """The metadata's moment, filled up from the printed one where that says more of the same day; else the printed."""
    printed = printed_moment(reading, field)
    for value in stated:
        moment = from_iso(value.text)
        if moment is None:
            reading.notes.append(f"{field}: {value.key} holds {value.text[:80]!r}, which is no date")
            continue
        reading.from_metadata(field, value)
        return reconcile(reading, field, moment, printed)
    if printed is None:
        return None
    reading.from_span(field, printed[1], printed[2])
    return printed[0]


def reconcile(reading: Reading, field: Field, stated: Moment, printed: tuple[Moment, Span, str] | None) -> Moment:
    """One moment out of the metadata's and the printed one.

    The printed zone goes before the metadata's, and that before the source's. A day that differs is noted; where the
    printed one is earlier, it's the publication's, and the metadata's that of the page, moved or made anew.
    """
    if printed is not None:
        shown, span, raw = printed
        local = in_printed_zone(shown, stated)
        if local is not None:
            return local
        apart = (day(shown) - day(stated)).days
        if abs(apart) > 1:
            reading.notes.append(f"{field}: printed {raw!r}, but the metadata says {stated.isoformat()}")
        if is_fuller(shown, stated) or (apart < -1 and field == "published"):
            reading.from_span(field, span, raw)
            return shown
    if isinstance(stated, datetime) and stated.tzinfo is None and reading.zone is not None:
        return fixed(stated, reading.zone)
    return stated


def in_printed_zone(shown: Moment, stated: Moment) -> datetime | None:
    """The metadata's moment with the offset that the printed clock gives away: 16:38 beside 00:38Z is of -08:00.

    `None` where the two clocks don't differ by whole quarters of an hour, as zones do, or where one has no time.
    """
    if (
        not isinstance(shown, datetime)
        or not isinstance(stated, datetime)
        or shown.tzinfo
        or stated.utcoffset() is None
    ):
        return None
    ahead = shown - stated.astimezone(UTC).replace(tzinfo=None, second=shown.second, microsecond=shown.microsecond)
    if ahead % QUARTER or not -FARTHEST <= ahead <= FARTHEST:
        return None
    return stated.astimezone(timezone(ahead))


def is_fuller(shown: Moment, stated: Moment) -> bool:
    """Whether the printed moment says what the metadata doesn't: the time, or the zone."""
    if not isinstance(shown, datetime) or day(shown) != day(stated):
        return False
    return not isinstance(stated, datetime) or (stated.tzinfo is None and shown.tzinfo is not None)


def printed_moment(reading: Reading, field: Field) -> tuple[Moment, Span, str] | None:
    """The first of the article's own timestamps that says it: its moment, span and text."""
    for span in reading.labelled(Label.TIMESTAMP):
        stated = element_moment(reading, span)
        for stamp in reading.stamps(span):
            if said(span, stamp) != field:
                continue
            moment = stated or reading.resolve(stamp)
            if moment is not None:
                return moment, span, stamp.raw
    return None


def said(span: Span, stamp: Timestamp) -> Said:
    """Which of the two a timestamp is: as the source says, as the label before it says, else the publication."""
    if span.field == "modified":
        return "modified"
    return stamp.said or "published"


def element_moment(reading: Reading, span: Span) -> Moment | None:
    """What a `<time>` element's `datetime` in the span states."""
    for mark in reading.document.blocks[span.block].marks:
        if mark.tag == "time" and mark.value and mark.start < span.end and span.start < mark.end:
            return from_iso(mark.value)
    return None


def day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def fixed(moment: datetime, zone: tzinfo) -> datetime:
    """A naive moment in a zone, with the fixed offset that held there then."""
    offset = moment.replace(tzinfo=zone).utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))
