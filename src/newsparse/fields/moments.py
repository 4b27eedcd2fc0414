"""`published` and `modified`: what is printed and what the metadata says, brought together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal, NamedTuple

from newsparse.dates import Said, Timestamp, from_iso, from_url
from newsparse.fields.reading import Reading
from newsparse.metadata import Value
from newsparse.segment.labels import Label, Span

Moment = datetime | date

MOSTLY = 0.4
"""Share of a line from which a timestamp is what the line is for; in others it may be the day when a video expires."""

QUARTER = timedelta(minutes=15)
FARTHEST = timedelta(hours=14)
"""The zones' steps, and the one farthest from UTC."""

Field = Literal["published", "modified"]


class Printed(NamedTuple):
    """A moment as it's printed."""

    moment: Moment
    span: Span
    raw: str
    alone: bool
    """Whether little else stands in its line."""
    timed: bool
    """Whether its text holds a time of day."""
    zoned: bool
    """Whether its zone is printed too, and not the source's."""


def read_published(reading: Reading) -> Moment | None:
    """When it was published; `None` where neither the article's own lines, metadata nor address say.

    Where nothing but a last change is told, that's the publication of what the page shows, and it's noted.
    """
    moment = read_moment(reading, "published", reading.metadata.published)
    if moment is None and reading.url:
        moment = from_url(reading.url)
        if moment is not None:
            reading.derived("published", "url", reading.url)
    if moment is None:
        moment = read_moment(reading, "modified", reading.metadata.modified)
        if moment is not None:
            reading.origin["published"] = reading.origin.pop("modified")
            reading.notes.append("published: nothing but the day of the last change is told, which stands in for it")
    return moment


def read_modified(reading: Reading) -> Moment | None:
    """When it was last changed; `None` where that isn't said, or is what stands in for the publication."""
    moment = read_moment(reading, "modified", reading.metadata.modified)
    published = read_moment(reading, "published", reading.metadata.published)
    if moment is None or moment == published or (published is None and not (reading.url and from_url(reading.url))):
        reading.origin.pop("modified", None)
        return None
    return moment


def read_moment(reading: Reading, field: Field, stated: list[Value]) -> Moment | None:
    """The metadata's moment, in the zone and with the time that are printed; where it has none, the printed moment."""
    printed = printed_moment(reading, field)
    for value in stated:
        moment = from_iso(value.text)
        if moment is None:
            reading.notes.append(f"{field}: {value.key} holds {value.text[:80]!r}, which is no date")
            continue
        reading.from_metadata(field, value)
        return reconcile(reading, field, moment, printed) if printed is not None else in_zone(moment, reading.zone)
    if printed is None:
        return None
    reading.from_span(field, printed.span, printed.raw)
    return printed.moment


def reconcile(reading: Reading, field: Field, stated: Moment, printed: Printed) -> Moment:
    """One moment out of the metadata's and the printed one.

    The printed zone goes before the metadata's, and that before the source's. Where the days differ, that's noted, and
    the printed one counts, as what the outlet tells its readers: the metadata's may be that of a first version, or of
    the page's move to another system.
    """
    local = in_printed_zone(printed, stated)
    if local is not None:
        return local
    apart = (day(printed.moment) - day(stated)).days
    if abs(apart) > 1 or (printed.zoned and printed.timed and apart == 0):
        reading.notes.append(f"{field}: printed {printed.raw!r}, but the metadata says {stated.isoformat()}")
    if is_fuller(printed.moment, stated) or (abs(apart) > 1 and printed.alone):
        reading.from_span(field, printed.span, printed.raw)
        return printed.moment
    return in_zone(stated, reading.zone)


def in_printed_zone(printed: Printed, stated: Moment) -> datetime | None:
    """The metadata's moment in the printed zone: 16:38 EST beside 21:38Z, both the same.

    Where no zone is printed, the clock gives it away: 16:38 beside 00:38Z is of -08:00. `None` where the clocks don't
    differ by whole quarters of an hour, as zones do, or where one of the two has no time or the metadata no zone.
    """
    shown = printed.moment
    if not isinstance(shown, datetime) or not isinstance(stated, datetime) or stated.utcoffset() is None:
        return None
    utc = stated.astimezone(UTC).replace(second=shown.second, microsecond=shown.microsecond)
    if printed.zoned:
        return stated.astimezone(shown.tzinfo) if shown == utc else None
    ahead = shown.replace(tzinfo=None) - utc.replace(tzinfo=None)
    return stated.astimezone(timezone(ahead)) if not ahead % QUARTER and -FARTHEST <= ahead <= FARTHEST else None


def is_fuller(shown: Moment, stated: Moment) -> bool:
    """Whether the printed moment says what the metadata doesn't: the time, or the zone."""
    if not isinstance(shown, datetime) or day(shown) != day(stated):
        return False
    return not isinstance(stated, datetime) or (stated.tzinfo is None and shown.tzinfo is not None)


def printed_moment(reading: Reading, field: Field) -> Printed | None:
    """The one of the article's own timestamps that says it and stands nearest the headline."""
    headline = next((span.block for span in reading.labelled(Label.HEADLINE)), 0)
    for span in sorted(reading.labelled(Label.TIMESTAMP), key=lambda span: abs(span.block - headline)):
        stamps = reading.stamps(span)
        for stamp in stamps:
            if said(span, stamp) != field:
                continue
            # Of a day and a time apart in one element, its `datetime` is that of the time.
            stated = element_moment(reading, span) if len(stamps) == 1 or stamp.has_time else None
            moment = at_clock(stated, stamp) if stated is not None else reading.resolve(stamp)
            if moment is not None:
                alone = len(stamp.raw) >= MOSTLY * (span.end - span.start)
                zoned = isinstance(moment, datetime) and moment.tzinfo is not None
                zoned = zoned and (stated is not None or stamp.zone is not None)
                return Printed(moment, span, stamp.raw, alone, stamp.has_time, zoned)
    return None


def at_clock(stated: Moment, stamp: Timestamp) -> Moment:
    """An element's moment in the zone in which the clock shows what is printed: 17:05Z beside 19:05 is of +02:00."""
    if not isinstance(stated, datetime) or stated.utcoffset() is None or stamp.hour is None:
        return stated
    utc = stated.astimezone(UTC)
    ahead = timedelta(hours=stamp.hour - utc.hour, minutes=(stamp.minute or 0) - utc.minute)
    ahead = (ahead + timedelta(hours=12)) % timedelta(days=1) - timedelta(hours=12)
    return stated if ahead % QUARTER else stated.astimezone(timezone(ahead))


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


def in_zone(moment: Moment, zone: tzinfo | None) -> Moment:
    """A naive moment with the fixed offset that held in the zone then; any other as it is."""
    if zone is None or not isinstance(moment, datetime) or moment.tzinfo is not None:
        return moment
    offset = moment.replace(tzinfo=zone).utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))
