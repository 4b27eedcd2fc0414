"""What the words and numbers of a timestamp say."""

import re
from datetime import date, timedelta, timezone, tzinfo
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

from newsparse.dates.resolve import Timestamp, Unit
from newsparse.dates.shapes import Shape
from newsparse.dates.words import Word

_BUDDHIST = 543  # years ahead of the Gregorian calendar
_LEAST_BUDDHIST = 2400
_LEAST_SHORT_BUDDHIST = 43  # of 2543, which was 2000; a Thai date's lesser year of two digits is rather 20..
_DAWN = 5  # hours of the night go on until then
_NOWRUZ, _NOWRUZ_YEAR = date(2021, 3, 21), 1400  # a Persian new year's day
_LAST_PERSIAN = 1420  # later numeric years may as well be Islamic ones; 1420 was 1999 there, and is 2041
_LEAP_YEAR = 2000
_CENTURY = 50  # '49' is 2049, '50' is 1950
_FARTHEST = 14  # hours from UTC
_LONGEST_ABBREVIATION = 4  # letters, as in 'Sept.'
_MORE_MINUTES = {"hour": 60, "day": 24 * 60}


class Read:
    """A match of the grammar, by field."""

    __slots__ = ("languages", "shape", "spans")

    def __init__(self, match: re.Match[str], shape: Shape, fields: tuple[str, ...], languages: frozenset[str]) -> None:
        self.shape = shape
        self.languages = languages
        self.spans = {fields[n]: match.start(n + 1) for n, text in enumerate(match.groups()) if text is not None}

    def __contains__(self, field: str) -> bool:
        return field in self.spans

    def text(self, field: str) -> str:
        piece = self.shape.pieces[self.spans[field]]
        return self.shape.text[piece.start : piece.end]

    def number(self, field: str) -> int | None:
        return int(self.text(field)) if field in self.spans else None

    def word(self, field: str) -> Word:
        word = self.shape.pieces[self.spans[field]].word
        assert word is not None
        return word

    def value(self, field: str, category: str | None = None) -> str:
        return self.word(field).value(category or field, self.languages)


def stamp_of(read: Read, match: re.Match[str], order: str | None) -> Timestamp | None:
    """The timestamp of a match; `None` where no calendar or clock has it.

    `order` is that of numeric dates: 'dmy', 'mdy', 'ymd', or 'yymd' where the year goes first though it has two digits.
    """
    start, end = _extent(read, match)
    stamp = Timestamp(read.shape.text[start:end], start, end, gregorian="foreign" not in read)
    if not (_read_date(read, stamp, order) and _read_time(read, stamp)):
        return None
    if "weekday" in read:
        stamp.weekday = int(read.value("weekday"))
    stamp.relative = _relative(read)
    if "day_word" in read or "bare_day" in read:
        stamp.relative = (int(read.value("bare_day" if "bare_day" in read else "day_word", "day_word")), "day")
    return stamp


def _extent(read: Read, match: re.Match[str]) -> tuple[int, int]:
    """Where the text begins and ends: without words such as 'at' before a lone time, and the sentence's full stop."""
    pieces = read.shape.pieces[match.start() : match.end()]
    if "day" not in read and "one" not in read and "day_word" not in read and "weekday" not in read:
        while len(pieces) > 1 and not _begins(pieces[0].word, read.shape.text[pieces[0].start]):
            del pieces[0]
    elif pieces[0].word is not None and "of" in pieces[0].word.values and len(pieces[0].word.values) == 1:
        del pieces[:2]
    start, text = pieces[0].start, read.shape.text
    raw = text[start : pieces[-1].end].rstrip(" ,(")
    if raw.endswith(".") and len(pieces) > 1 and pieces[-2].end - pieces[-2].start > _LONGEST_ABBREVIATION:
        raw = raw[:-1]
    closed = raw.count("(") > raw.count(")") and text.startswith(")", start + len(raw))
    return start, start + len(raw) + closed


def _begins(word: Word | None, char: str) -> bool:
    if word is None:
        return char.isdigit() or char in "~≈"
    return not word.values.keys() <= {"at", "of", "lead", "clock_end"}


def _read_date(read: Read, stamp: Timestamp, order: str | None) -> bool:
    if not stamp.gregorian:
        return _read_other(read, stamp)
    stamp.year = _year(read)
    stamp.day, stamp.month = read.number("day"), read.number("month")
    if "month_name" in read:
        stamp.month = int(read.value("month_name", "month"))
    if "one" in read:
        return _read_order(read, stamp, order)
    return _possible(stamp.year, stamp.month, stamp.day)


def _read_other(read: Read, stamp: Timestamp) -> bool:
    """A date of another calendar: of the Persian one, by its month's name or a year that the Islamic one had before the
    web, the Gregorian date; one without a year, or of the Islamic one, stays none.
    """
    year, month, day = read.number("other_year"), read.number("other_month"), read.number("other_day")
    if "other_name" in read:
        month = int(read.value("other_name", "foreign_month") or 0)
    if not month or year is None or day is None or ("other_name" not in read and year > _LAST_PERSIAN):
        return True
    if month > 12 or day > _persian_days(year, month):
        return False
    found = _NOWRUZ + timedelta(days=_persian_day(year, month) - _persian_day(_NOWRUZ_YEAR, 1) + day - 1)
    stamp.year, stamp.month, stamp.day, stamp.gregorian = found.year, found.month, found.day, True
    return True


def _persian_day(year: int, month: int) -> int:
    """The first day of a Persian month, counted from some day on. Eight years of 33 are leap years."""
    return 365 * year + (8 * year + 21) // 33 + 31 * (month - 1) - max(month - 7, 0)


def _persian_days(year: int, month: int) -> int:
    return _persian_day(*((year, month + 1) if month < 12 else (year + 1, 1))) - _persian_day(year, month)


def _year(read: Read) -> int | None:
    year = read.number("year")
    if year is not None:
        return year if year < _LEAST_BUDDHIST else year - _BUDDHIST
    if "era" in read:
        return int(read.value("era")) + (read.number("era_year") or 0)
    short = read.number("short_year")
    if short is None:
        return None
    thai = "month_name" in read and read.word("month_name").languages("month") == {"th"}
    return short + 2500 - _BUDDHIST if thai and short >= _LEAST_SHORT_BUDDHIST else _full(short)


def _full(year: int) -> int:
    """A year of two digits in full."""
    return year + (2000 if year < _CENTURY else 1900)


def _read_order(read: Read, stamp: Timestamp, order: str | None) -> bool:
    """Day and month of two numbers."""
    one, two, last = read.number("one"), read.number("two"), read.number("short_year")
    early = _full(one) if one is not None and last is not None and _possible(_full(one), two, last) else None
    if order == "yymd" and early is not None:
        stamp.year, stamp.month, stamp.day = early, two, last
        return True
    as_printed, turned = _possible(stamp.year, two, one), _possible(stamp.year, one, two)
    if not as_printed and not turned:
        return False
    dotted = read.text("mark").startswith(".")  # no language writes the month first with dots, though a site may
    if dotted and not as_printed and "year" not in read:
        return False
    if as_printed != turned and not (dotted and as_printed):
        stamp.day_first = as_printed
    first = stamp.day_first
    if first is None:
        first = True if dotted or one == two else _day_first(order, stamp.year)
    stamp.day, stamp.month = (two, one) if first is False else (one, two)
    stamp.ambiguous = first is None or (order == "ymd" and early is not None)
    stamp.turns = not dotted and as_printed and turned and one != two
    return True


def _day_first(order: str | None, year: int | None) -> bool | None:
    """Whether the day goes before the month in an order. Where the year goes first, so does the month, but nothing is
    known of dates with the year at their end."""
    return {"dmy": True, "mdy": False}.get(order or "", False if order and year is None else None)


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a calendar has such a day; without a year, whether a leap year has."""
    if day is None:
        return True
    try:
        date(year or _LEAP_YEAR, 1 if month is None else month, day)
    except ValueError:
        return False
    return True


def _read_time(read: Read, stamp: Timestamp) -> bool:
    if "hour" not in read:
        return True
    hour = read.number("hour")
    assert hour is not None
    if "half" in read:
        half = "am" if "am" in read.word("half").values else read.value("half", "pm")
        if hour <= 12:  # '14:30 pm' is printed too
            early = half == "am" or (half == "night" and hour % 12 < _DAWN)
            hour = hour % 12 + (0 if early else 12)
    stamp.hour, stamp.minute, stamp.second = hour, read.number("minute") or 0, read.number("second")
    stamp.zone = _zone(read)
    return hour < 24


def _zone(read: Read) -> tzinfo | None:
    value = read.value("zone") if "zone" in read else "+00:00"
    if value[0] not in "+-":
        return ZoneInfo(value)
    if "sign" not in read:
        return _offset(value[0], int(value[1:3]), int(value[4:])) if "zone" in read else None
    if "offset" in read:
        digits = read.text("offset")
        return _offset(read.text("sign"), int(digits[:2]), int(digits[2:])) if len(digits) == 4 else None
    return _offset(read.text("sign"), read.number("offset_hour") or 0, read.number("offset_minute") or 0)


@cache
def _offset(sign: str, hours: int, minutes: int) -> timezone | None:
    if hours > _FARTHEST or minutes > 59:
        return None
    return timezone((-1 if sign == "-" else 1) * timedelta(hours=hours, minutes=minutes))


def _relative(read: Read) -> tuple[int, Unit] | None:
    if "phrase" in read:
        count, unit = read.value("phrase", "ago_phrase").split()
        return int(count), cast("Unit", unit)
    field = next((field for field in ("unit", "unit_ago", "before_unit") if field in read), None)
    if field is None:
        return None
    number = read.number("count")
    ago = number if number is not None else int(read.value("count_word", "count"))
    ago_unit = cast("Unit", read.value(field))
    if "more" not in read or ago_unit not in _MORE_MINUTES:
        return ago, ago_unit
    more = read.number("more") or 0
    more_unit = read.value("more_unit", "unit") if "more_unit" in read else read.value("unit_ago")
    minutes = ago * _MORE_MINUTES[ago_unit] + more * (60 if more_unit == "hour" else 1)
    return (minutes, "minute") if more_unit in ("hour", "minute") else (ago, ago_unit)
