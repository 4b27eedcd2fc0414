"""What is printed of an article's own times: each of its timestamps as a moment, with what stands beside it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, NamedTuple

from newsparse.blocks import Mark
from newsparse.dates import Said, Timestamp, from_iso, said_by
from newsparse.fields.reading import Reading
from newsparse.segment.labels import Label, Span

Moment = datetime | date

Field = Literal["published", "modified"]

MOSTLY = 0.4
"""Share of a line from which a timestamp is what the line is for; in others it may be the day when a video expires."""

QUARTER = timedelta(minutes=15)
FARTHEST = timedelta(hours=14)
"""The zones' steps, and the one farthest from UTC."""


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
    said: bool
    """Whether a label says which of the two it is."""
    leads: bool
    """Whether its line begins with it."""

    @property
    def meant(self) -> bool:
        """Whether its line is there for it."""
        return self.alone or self.said or self.leads


def printed_moments(reading: Reading, field: Field, stated: list[Moment]) -> list[Printed]:
    """The article's own timestamps that say it, the likeliest first."""
    headline = next((span.block for span in reading.labelled(Label.HEADLINE)), 0)
    found = []
    for span in reading.labelled(Label.TIMESTAMP):
        stamps = reading.stamps(span)
        for stamp in stamps:
            told = said(reading, span, stamp)
            if (told or "published") != field:
                continue
            element = element_moment(reading, span, stamp, stamps)
            moment = at_clock(element, stamp) if element is not None else resolved(reading, stamp, stated)
            if moment is not None:
                alone = len(stamp.raw) >= MOSTLY * (span.end - span.start)
                zoned = isinstance(moment, datetime) and moment.tzinfo is not None
                zoned = zoned and (element is not None or stamp.zone is not None)
                leads = not any(map(str.isalnum, reading.text(span).partition(stamp.raw)[0]))
                found.append(Printed(moment, span, stamp.raw, alone, stamp.has_time, zoned, told is not None, leads))
    return sorted(found, key=lambda one: likeliness(one, headline))


def resolved(reading: Reading, stamp: Timestamp, stated: list[Moment]) -> Moment | None:
    """A timestamp's moment; of a numeric date, in the order of day and month that the metadata confirms, if any."""
    moments = [reading.resolve(stamp)]
    if stamp.turns:
        moments += [reading.resolve(one) for one in (stamp.with_order(True), stamp.turned())]
    fitting = (moment for moment in moments if moment is not None and any(fits(moment, one) for one in stated))
    return next(fitting, moments[0])


def likeliness(printed: Printed, headline: int) -> tuple[bool, int, bool]:
    """A sorting key: what its line is for, near the headline, and rather below than above."""
    block = printed.span.block
    return not printed.meant, abs(block - headline), block < headline


def fits(printed: Moment, stated: Moment) -> bool:
    """Whether the printed day is that of the metadata's moment; of one in UTC, somewhere on Earth."""
    shown = day(printed)
    if not isinstance(stated, datetime) or stated.utcoffset():
        return shown == day(stated)
    reach = FARTHEST if stated.tzinfo is not None else timedelta(0)
    return (stated - reach).date() <= shown <= (stated + reach).date()


def at_clock(stated: Moment, stamp: Timestamp) -> Moment:
    """An element's moment in the zone in which the clock shows what is printed: 17:05Z beside 19:05 is of +02:00."""
    if not isinstance(stated, datetime) or stated.utcoffset() is None or stamp.hour is None:
        return stated
    utc = stated.astimezone(UTC)
    ahead = timedelta(hours=stamp.hour - utc.hour, minutes=(stamp.minute or 0) - utc.minute)
    ahead = (ahead + timedelta(hours=12)) % timedelta(days=1) - timedelta(hours=12)
    return stated if ahead % QUARTER else stated.astimezone(timezone(ahead))


def said(reading: Reading, span: Span, stamp: Timestamp) -> Said | None:
    """Which of the two a timestamp is, by the source, or by the label before it, be it on its line or the one above."""
    if span.field == "modified":
        return "modified"
    if stamp.said is not None or stamp.start or span.start or not span.block:
        return stamp.said
    return said_by(reading.document.blocks[span.block - 1].text)


def element_moment(reading: Reading, span: Span, stamp: Timestamp, among: list[Timestamp]) -> Moment | None:
    """What the `datetime` of a span's `<time>` element states; where it has several, that of the timestamp's own.

    Of a day and a time apart in one element, `among` all timestamps of the span, its `datetime` is that of the time.
    """
    times = [
        mark
        for mark in reading.document.blocks[span.block].marks
        if mark.tag == "time" and mark.value and mark.start < span.end and span.start < mark.end
    ]
    if len(times) > 1:
        times = [mark for mark in times if holds(mark, span, stamp)]
        among = [one for one in among if times and holds(times[0], span, one)]
    if not times or not (len(among) == 1 or stamp.has_time):
        return None
    return from_iso(times[0].value or "")


def holds(mark: Mark, span: Span, stamp: Timestamp) -> bool:
    """Whether a timestamp of a span begins within an element."""
    return mark.start <= span.start + stamp.start < mark.end


def day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
