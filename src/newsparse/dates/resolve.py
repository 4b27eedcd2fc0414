"""A timestamp as printed, and the date it stands for."""

import calendar
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from typing import Literal, Self

import attrs

Said = Literal["published", "modified"]
Unit = Literal["second", "minute", "hour", "day", "week", "month", "year"]

_SPANS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_SLACK = timedelta(hours=1)  # clocks differ a little; what is later than this was printed the day before
_LEAP = 8  # years that may lie between two 29ths of February


@attrs.define
class Timestamp:
    """A date, a time or both, as printed in a text. `None` means that it isn't printed."""

    raw: str
    """The text itself."""
    start: int
    """Where it begins in the text searched, in characters."""
    end: int
    said: Said | None = None
    """What the label before it says of it, as in 'Updated:'."""
    year: int | None = None
    """Gregorian; Buddhist years, Persian dates and those of Japanese and Chinese eras are converted."""
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    """0 to 23."""
    minute: int | None = None
    second: int | None = None
    zone: tzinfo | None = None
    """The zone printed beside the time."""
    relative: tuple[int, Unit] | None = None
    """How long ago, as in `(2, "hour")`; 'today' is `(0, "day")` and 'tomorrow' `(-1, "day")`."""
    weekday: int | None = None
    """0 is Monday."""
    ambiguous: bool = False
    """Day and month may be the other way round, as in 03/04/2024; then nothing is resolved."""
    day_first: bool | None = None
    """The order of a numeric date, where its own numbers give it away (19/07/2024)."""
    turns: bool = False
    """Its numbers would make a date with day and month the other way round, too."""
    gregorian: bool = True
    """False for Islamic dates, and Persian ones without a year, which are recognised but not converted."""

    @property
    def complete(self) -> bool:
        """Day, month and year are all printed."""
        return None not in (self.day, self.month, self.year)

    @property
    def has_time(self) -> bool:
        """A time of day is printed, or a time ago in hours or less."""
        return self.hour is not None or (self.relative is not None and self.relative[1] in _SPANS)

    def with_order(self, day_first: bool | None) -> Self:
        """The same with day and month in that order, where they are ambiguous; `None` leaves it as it is."""
        if not self.ambiguous or day_first is None:
            return self
        day, month = (self.day, self.month) if day_first else (self.month, self.day)
        return attrs.evolve(self, day=day, month=month, ambiguous=False)

    def turned(self) -> Self:
        """The same with day and month the other way round."""
        return attrs.evolve(self, day=self.month, month=self.day, ambiguous=False)

    def resolve(self, *, captured: datetime | date | None = None, zone: tzinfo | None = None) -> datetime | date | None:
        """The date, or the moment where a time is printed; `None` where that can't be known.

        `captured` is when the text was taken: what is relative, or lacks day, month or year, is resolved against it
        alone, and never to a moment after it. A naive one is taken to be in `zone`. `zone` is that of the times printed
        without one. A moment is aware, with a fixed offset, where its zone is known; else naive.
        """
        zone = self.zone or zone
        if self.ambiguous or not self.gregorian:
            return None
        if self.complete:
            return self._at(_day(self.year, self.month, self.day), zone)
        if captured is None:
            return None
        now = _local(captured, zone)
        if self.relative is not None:
            return self._ago(now, zone)
        return self._latest(now, zone)

    def _at(self, day: date | None, zone: tzinfo | None) -> datetime | date | None:
        """The printed time on that day."""
        if day is None or self.hour is None:
            return day
        clock = time(self.hour, self.minute or 0, self.second or 0, tzinfo=zone)
        return _fixed(datetime.combine(day, clock))

    def _ago(self, now: datetime | date, zone: tzinfo | None) -> datetime | date | None:
        assert self.relative is not None
        count, unit = self.relative
        try:
            if unit in _SPANS:
                return _fixed(now - count * _SPANS[unit]) if isinstance(now, datetime) else None
            today = now.date() if isinstance(now, datetime) else now
            if unit in _DAYS:
                return self._at(today - timedelta(days=count * _DAYS[unit]), zone)
            months = today.year * 12 + today.month - 1 - count * _MONTHS[unit]
            year, month = divmod(months, 12)
            return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))
        except (OverflowError, ValueError):  # millions of years ago
            return None

    def _latest(self, now: datetime | date, zone: tzinfo | None) -> datetime | date | None:
        """The last moment before `now` that fits what is printed."""
        today = now.date() if isinstance(now, datetime) else now
        days: Iterable[date | None]
        if self.year is not None or (self.day is None) != (self.month is None):
            return None
        if self.day is not None:
            days = (_day(today.year - back, self.month, self.day) for back in range(_LEAP + 1))
        else:
            back = 0 if self.weekday is None else (today.weekday() - self.weekday) % 7
            step = 1 if self.weekday is None else 7
            days = (today - timedelta(days=back), today - timedelta(days=back + step))
        for day in days:
            moment = self._at(day, zone)
            if moment is not None and not _after(moment, now):
                return moment
        return None


def order_of(stamps: Iterable[Timestamp]) -> bool | None:
    """Whether the day comes first in a list's numeric dates, told by those whose numbers give it away.

    `None` where none does, or where they disagree.
    """
    orders = {stamp.day_first for stamp in stamps if stamp.day_first is not None}
    return orders.pop() if len(orders) == 1 else None


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _local(captured: datetime | date, zone: tzinfo | None) -> datetime | date:
    """The time of capture as the zone's clocks show it, to the second."""
    if not isinstance(captured, datetime):
        return captured
    captured = captured.replace(microsecond=0)
    if zone is None:
        return captured
    return captured.replace(tzinfo=zone) if captured.tzinfo is None else captured.astimezone(zone)


def _fixed(moment: datetime) -> datetime:
    """With the zone's offset at that moment in place of the zone."""
    offset = moment.utcoffset()
    return moment if offset is None else moment.replace(tzinfo=timezone(offset))


def _after(moment: datetime | date, now: datetime | date) -> bool:
    """Whether it lies well after the capture; a moment without zone is compared by the clock's face."""
    if isinstance(moment, datetime) and isinstance(now, datetime):
        if moment.tzinfo is None:
            now = now.replace(tzinfo=None)
        elif now.tzinfo is None:
            moment = moment.replace(tzinfo=None)
        return moment > now + _SLACK
    day = moment.date() if isinstance(moment, datetime) else moment
    return day > (now.date() if isinstance(now, datetime) else now)
