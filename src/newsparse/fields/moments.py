"""`published` and `modified`: what is printed and what the metadata says, brought together."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from newsparse.dates import find, from_iso, from_url
from newsparse.fields.dateline import HEAD, dateline_in
from newsparse.fields.printed import FARTHEST, QUARTER, Field, Moment, Printed, day, fits, printed_moments
from newsparse.fields.reading import Reading
from newsparse.metadata import Value
from newsparse.segment.labels import Label

SET_APART = re.compile(r"\s*[.|/)\]„“”\"«»]|[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]")
"""What follows a day that a text opens with, and that's no part of its first sentence: a mark, or a capital glued to
it. Before a colon or dash, it's rather a chronicle's."""

OPENING = re.compile(r"(?:(?!\d)\w[\w.'’/ -]{1,30}, (?:(?:den|am|le|el|il) )?)?[(\[]?")
"""What may stand before that day: a place, as press offices write, or a bracket."""


def read_published(reading: Reading) -> Moment | None:
    """When it was published; `None` where neither the article's own lines, metadata nor address say.

    Where nothing but a last change is printed, that's the publication of what the page shows, and it's noted. One that
    only the metadata tells is none: programs set it each time they save a page.
    """
    moment = read_moment(reading, "published")
    if moment is None and reading.url:
        moment = from_url(reading.url)
        if moment is not None:
            reading.derived("published", "url", reading.url)
    if moment is None:
        moment = opening_day(reading)
    if moment is None and is_change_printed(reading):
        moment = read_moment(reading, "modified")
        if moment is not None:
            reading.origin["published"] = reading.origin.pop("modified")
            reading.notes.append("published: nothing but the day of the last change is told, which stands in for it")
    return moment


def opening_day(reading: Reading) -> Moment | None:
    """The day with which standfirst or text opens, set apart from what follows, or that of the dateline."""
    for label in (Label.STANDFIRST, Label.BODY):
        for span in reading.labelled(label)[:1]:
            text = reading.text(span)[:HEAD]
            stamp = next(iter(find(text, languages=reading.languages, day_first=reading.source.day_first)), None)
            if stamp is None or not stamp.complete:
                continue
            dateline = dateline_in(text, reading.languages)
            within = dateline is not None and stamp.end <= dateline.end()
            if within or (OPENING.fullmatch(text, 0, stamp.start) and SET_APART.match(text, stamp.end)):
                reading.from_span("published", span, stamp.raw)
                return reading.resolve(stamp)
    return None


def read_modified(reading: Reading) -> Moment | None:
    """When it was last changed; `None` where that isn't said, or is what stands in for the publication."""
    moment = read_moment(reading, "modified")
    published = read_moment(reading, "published")
    told = published or (reading.url and from_url(reading.url)) or opening_day(reading)
    if moment is None or moment == published or (not told and is_change_printed(reading)):
        reading.origin.pop("modified", None)
        return None
    return moment


def is_change_printed(reading: Reading) -> bool:
    """Whether a last change is printed, which stands in for a publication that isn't told."""
    return bool(printed_moments(reading, "modified", []))


def read_moment(reading: Reading, field: Field) -> Moment | None:
    """The metadata's moment, in the zone and with the time that are printed; where it has none, the printed moment."""
    stated = stated_moments(reading, field)
    printed = printed_moment(reading, field, [moment for _, moment in stated])
    if stated:
        value, moment = fullest(stated)
        reading.from_metadata(field, value)
        moment = in_stated_zone(reading, moment)
        if printed is not None:
            moment = in_stated_zone(reading, reconcile(reading, field, moment, printed))
        return in_zone(moment, reading.zone)
    if printed is None:
        return None
    reading.from_span(field, printed.span, printed.raw)
    return printed.moment


def stated_moments(reading: Reading, field: Field) -> list[tuple[Value, Moment]]:
    """What the metadata says, strongest first. What is no date is noted, where nothing before it is one."""
    found: list[tuple[Value, Moment]] = []
    for value in getattr(reading.metadata, field):
        moment = from_iso(value.text)
        if moment is not None:
            found.append((value, moment))
        elif not found:
            reading.notes.append(f"{field}: {value.key} holds {value.text[:80]!r}, which is no date")
    return found


def fullest(stated: list[tuple[Value, Moment]]) -> tuple[Value, Moment]:
    """The strongest of the metadata's moments; where it's but a day, one with a time on that day."""
    first = stated[0]
    timed = (pair for pair in stated if isinstance(pair[1], datetime) and day(pair[1]) == first[1])
    return first if isinstance(first[1], datetime) else next(timed, first)


def in_stated_zone(reading: Reading, moment: Moment) -> Moment:
    """A moment without a zone, or in UTC, in the zone of another in the metadata that shows the same on the clock.

    What UTC and a zone show alike is the zone's: programs add a `Z` to local times.
    """
    if not isinstance(moment, datetime) or moment.utcoffset():
        return moment
    clock = moment.replace(tzinfo=None, microsecond=0)
    for value in (*reading.metadata.published, *reading.metadata.modified):
        other = from_iso(value.text)
        if isinstance(other, datetime) and other.utcoffset() and other.replace(tzinfo=None, microsecond=0) == clock:
            return moment.replace(tzinfo=other.tzinfo)
    return moment


def reconcile(reading: Reading, field: Field, stated: Moment, printed: Printed) -> Moment:
    """One moment out of the metadata's and the printed one.

    The printed zone goes before the metadata's, and that before the source's. Where the days differ, that's noted, and
    the printed one counts, as what the outlet tells its readers: the metadata's may be that of a first version, or of
    the page's move to another system.
    """
    local = in_printed_zone(printed, stated)
    if local is not None:
        return local
    other = is_other_day(printed.moment, stated)
    if other or (printed.zoned and printed.timed and day(printed.moment) == day(stated)):
        reading.notes.append(f"{field}: printed {printed.raw!r}, but the metadata says {stated.isoformat()}")
    if is_fuller(printed.moment, stated) or (other and printed.meant):
        reading.from_span(field, printed.span, printed.raw)
        return printed.moment
    return stated


def is_other_day(shown: Moment, stated: Moment) -> bool:
    """Whether a printed day is of something else than the metadata's moment.

    They are more than one day apart, as the day of a paper's issue isn't from the evening before; or the moment is in
    UTC, and it's the printed day nowhere on Earth.
    """
    apart = abs((day(shown) - day(stated)).days)
    utc = isinstance(stated, datetime) and stated.utcoffset() == timedelta(0)
    return apart > 1 or (apart == 1 and utc and not fits(shown, stated))


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


def printed_moment(reading: Reading, field: Field, stated: list[Moment]) -> Printed | None:
    """The one of the article's own timestamps that says it: one that the metadata confirms, else the likeliest.

    One that doesn't say what it is and is the day of the last change, as the metadata has it, is no publication.
    """
    found = printed_moments(reading, field, stated)
    confirmed = next((printed for printed in found if any(fits(printed.moment, moment) for moment in stated)), None)
    if confirmed is not None or field == "modified":
        return confirmed or next(iter(found), None)
    changed = [moment for _, moment in stated_moments(reading, "modified")] if stated else []
    return next((p for p in found if p.said or not any(fits(p.moment, moment) for moment in changed)), None)


def in_zone(moment: Moment, zone: tzinfo | None) -> Moment:
    """A naive moment with the fixed offset that held in the zone then; any other as it is."""
    if zone is None or not isinstance(moment, datetime) or moment.tzinfo is not None:
        return moment
    offset = moment.replace(tzinfo=zone).utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))
