"""Finding timestamps in texts, and reading what their words and numbers say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta, timezone, tzinfo
from functools import cache
from typing import cast
from zoneinfo import ZoneInfo

from newsparse.dates.grammar import grammar
from newsparse.dates.resolve import Said, Timestamp, Unit
from newsparse.dates.words import LETTERS, TOKEN, Shape, Word, fold, lexicon

_DIGIT = re.compile(r"\d")
_SHORT = 200  # characters up to which a text is read whole, and searched for 'yesterday' and 'an hour ago'
_AROUND = 48  # characters read on both sides of a digit in longer texts
_BUDDHIST = 543  # years ahead of the Gregorian calendar
_CENTURY = 50  # '49' is 2049, '50' is 1950
_FARTHEST = 14  # hours from UTC
_LEAST_BARE = 4  # letters of a day word that may stand alone without its language being known
_EDGE = re.compile(r"\s*(?:$|[|·•,;:()\[\]/–—-])")
_MORE_MINUTES = {"hour": 60, "day": 24 * 60}


class _Read:
    """A match of the grammar, by field."""

    __slots__ = ("languages", "shape", "spans")

    def __init__(self, match: re.Match[str], shape: Shape, fields: tuple[str, ...], languages: frozenset[str]) -> None:
        self.shape = shape
        self.languages = languages
        self.spans = {fields[n]: begin for n, (begin, _) in enumerate(match.regs[1:]) if begin >= 0}

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


def find(text: str, *, languages: Sequence[str] = (), day_first: bool | None = None) -> list[Timestamp]:
    """All timestamps in a text, left to right, none over another.

    A date and a time side by side are one. Durations, reading times and impossible dates are none. `languages` (BCP 47
    tags) and `day_first` decide numeric dates; where they don't, the timestamp is `ambiguous`.
    """
    if _DIGIT.search(text) is None and not _may_stand(text):
        return []
    spoken = frozenset(tag.split("-")[0].lower() for tag in languages)
    order = day_first if day_first is not None else _order(tuple(languages))
    return [stamp for shape in _shapes(text) for stamp in _stamps(shape, languages, spoken, order, day_first)]


def whole(text: str, *, languages: Sequence[str] = (), day_first: bool | None = None) -> Timestamp | None:
    """The timestamp that a text is nothing but, apart from labels ('Published:') and marks around it; else `None`.

    One printed twice in a row, as pages do for screen readers, counts as one.
    """
    if len(text) > _SHORT:
        return None
    stamps = find(text, languages=languages, day_first=day_first)
    if not stamps or any(not _same(stamps[0], stamp) for stamp in stamps[1:]):
        return None
    rules = grammar()
    head = str(Shape(text, 0, stamps[0].start))
    tail = str(Shape(text, stamps[-1].end, len(text)))
    between = "".join(text[a.end : b.start] for a, b in zip(stamps, stamps[1:], strict=False))
    if rules.before.fullmatch(head) is None or rules.after.fullmatch(tail) is None or between.strip(" |,·(-"):
        return None
    stamp = stamps[0]
    if stamp.said is None:
        stamp.said = _said(Shape(text, stamps[-1].end, len(text)))
    return stamp


def _may_stand(text: str) -> bool:
    """Whether a text without digits may hold 'yesterday' or 'an hour ago'."""
    if len(text) > _SHORT:
        return False
    standing = lexicon().standing
    return any(match[0] in standing for match in TOKEN.finditer(fold(text)) if match.lastindex == LETTERS)


def _shapes(text: str) -> Iterator[Shape]:
    """The stretches of a text that may hold timestamps: those around its digits, or a short text as a whole."""
    if len(text) <= _SHORT:
        yield Shape(text, 0, len(text))
        return
    start = end = 0
    for match in _DIGIT.finditer(text):
        if match.start() < end - _AROUND:
            continue
        low, high = max(match.start() - _AROUND, 0), match.start() + 2 * _AROUND
        if low >= end:
            if end:
                yield Shape(text, start, end)
            start = max(text.rfind(" ", end, low), end) if low else 0
        end = _word_end(text, high)
    if end:
        yield Shape(text, start, end)


def _word_end(text: str, at: int) -> int:
    """The end of the word or number that goes on there; no longer than a stretch is."""
    if at >= len(text):
        return len(text)
    space = text.find(" ", at, at + _AROUND)
    return space if space >= 0 else min(at + _AROUND, len(text))


def _stamps(
    shape: Shape, languages: Sequence[str], spoken: frozenset[str], order: bool | None, day_first: bool | None
) -> Iterator[Timestamp]:
    rules = grammar()
    chars = str(shape)
    at = 0
    while match := rules.timestamp.search(chars, at):
        at = match.end()
        read = _Read(match, shape, rules.fields, spoken)
        if "skip" in read:
            continue
        if not _sensible(read, match, chars, languages):
            at = match.start() + 1
            continue
        stamp = _stamp(read, match, order, day_first)
        if stamp is not None:
            label = rules.label.search(chars, 0, match.start())
            if label is not None:
                stamp.said = _word_said(shape.pieces[label.start()].word)
            yield stamp


def _stamp(read: _Read, match: re.Match[str], order: bool | None, day_first: bool | None) -> Timestamp | None:
    """The timestamp of a match; `None` where no calendar or clock has it."""
    start, end = _extent(read, match)
    stamp = Timestamp(read.shape.text[start:end], start, end, gregorian="foreign" not in read)
    if not (_read_date(read, stamp, order, day_first) and _read_time(read, stamp)):
        return None
    if "weekday" in read:
        stamp.weekday = int(read.value("weekday"))
    stamp.relative = _relative(read)
    if "day_word" in read or "bare_day" in read:
        stamp.relative = (int(read.value("bare_day" if "bare_day" in read else "day_word", "day_word")), "day")
    return stamp


def _extent(read: _Read, match: re.Match[str]) -> tuple[int, int]:
    """Where the text begins and ends: without words such as 'at' before a lone time, and a full stop after it."""
    pieces = read.shape.pieces[match.start() : match.end()]
    if "day" not in read and "one" not in read and "day_word" not in read and "weekday" not in read:
        while len(pieces) > 1 and not _begins(pieces[0].word, read.shape.text[pieces[0].start]):
            del pieces[0]
    elif pieces[0].word is not None and "of" in pieces[0].word.values and len(pieces[0].word.values) == 1:
        del pieces[:2]
    text = read.shape.text
    return pieces[0].start, pieces[0].start + len(text[pieces[0].start : pieces[-1].end].rstrip(" ,("))


def _begins(word: Word | None, char: str) -> bool:
    if word is None:
        return char.isdigit() or char in "~≈"
    return not word.values.keys() <= {"at", "of", "lead", "clock_end"}


def _sensible(read: _Read, match: re.Match[str], chars: str, languages: Sequence[str]) -> bool:
    """What the shape alone doesn't tell."""
    text, pieces = read.shape.text, read.shape.pieces
    start, end = pieces[match.start()].start, pieces[match.end() - 1].end
    if "unit" in read and "more" not in read:
        before = pieces[match.start()].word
        return before is not None and bool(before.languages("before") & read.word("unit").languages("unit"))
    if "leading" in read:  # 'May 5', but not 'may 5'
        return text[start].isupper() or not text[start].isascii() or len(read.text("leading")) > len("march")
    if "bare" in read:  # a dotted time with nothing to show that it's one, unless it opens the line
        return not text[:start].strip() and _dotted(text, end, languages)
    if "bare_day" in read:
        word = read.word("bare_day")
        known = bool(word.languages("day_word") & read.languages) or len(read.text("bare_day")) >= _LEAST_BARE
        return known and _EDGE.match(text, end) is not None and _EDGE.match(text[:start][::-1]) is not None
    if "mark" in read and "month" not in read and "year" not in read and "short_year" not in read:
        return "hour" in read or read.text("two").isdecimal()
    return True


def _dotted(text: str, end: int, languages: Sequence[str]) -> bool:
    spoken = {tag for language in languages for tag in (language, language.split("-")[0])}
    after = text[end:].lstrip()
    return (not after or after[0].isupper()) and (not spoken or bool(spoken & lexicon().dotted))


def _read_date(read: _Read, stamp: Timestamp, order: bool | None, day_first: bool | None) -> bool:
    if not stamp.gregorian:
        return True
    stamp.year = _year(read)
    stamp.day, stamp.month = read.number("day"), read.number("month")
    if "month_name" in read:
        stamp.month = int(read.value("month_name", "month"))
    if "one" in read:
        return _read_order(read, stamp, order, day_first)
    return _possible(stamp.year, stamp.month, stamp.day)


def _year(read: _Read) -> int | None:
    year = read.number("year")
    if year is not None:
        return year if year < 2400 else year - _BUDDHIST
    short = read.number("short_year")
    if short is None:
        return None
    return short + (2000 if short < _CENTURY else 1900)


def _read_order(read: _Read, stamp: Timestamp, order: bool | None, day_first: bool | None) -> bool:
    """Day and month of two numbers."""
    one, two = read.number("one"), read.number("two")
    as_printed, turned = _possible(stamp.year, two, one), _possible(stamp.year, one, two)
    if not as_printed and not turned:
        return False
    dotted = read.text("mark").startswith(".")  # no language writes the month first with dots
    if dotted and not as_printed:
        return False
    if not dotted and as_printed != turned:
        stamp.day_first = as_printed
    first = stamp.day_first
    if first is None:
        first = True if dotted or one == two else order
    stamp.day, stamp.month = (two, one) if first is False else (one, two)
    stamp.ambiguous = first is None
    return True


def _possible(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether a calendar has such a day; without a year, whether a leap year has."""
    if day is None:
        return True
    try:
        date(year or 2000, month or 1, day)
    except ValueError:
        return False
    return True


def _read_time(read: _Read, stamp: Timestamp) -> bool:
    if "hour" not in read:
        return True
    hour = read.number("hour")
    assert hour is not None
    if "half" in read:
        half = "am" if "am" in read.word("half").values else "pm"
        if hour <= 12:  # '14:30 pm' is printed too
            hour = hour % 12 + (12 if half == "pm" else 0)
    stamp.hour, stamp.minute, stamp.second = hour, read.number("minute") or 0, read.number("second")
    stamp.zone = _zone(read)
    return hour < 24


def _zone(read: _Read) -> tzinfo | None:
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


def _relative(read: _Read) -> tuple[int, Unit] | None:
    if "phrase" in read:
        count, unit = read.value("phrase", "ago_phrase").split()
        return int(count), cast("Unit", unit)
    field = next((field for field in ("unit", "unit_ago", "before_unit") if field in read), None)
    if field is None:
        return None
    number = read.number("count")
    count = number if number is not None else int(read.value("count_word", "count"))
    unit = cast("Unit", read.value(field))
    if "more" not in read or unit not in _MORE_MINUTES:
        return count, unit
    more = read.number("more") or 0
    more_unit = read.value("more_unit", "unit") if "more_unit" in read else read.value("unit_ago")
    minutes = count * _MORE_MINUTES[unit] + more * (60 if more_unit == "hour" else 1)
    return (minutes, "minute") if more_unit in ("hour", "minute") else (count, unit)


@cache
def _order(languages: tuple[str, ...]) -> bool | None:
    """Whether the day comes first in the languages' numeric dates; `None` where that's not known or they disagree."""
    known = lexicon().day_first
    orders = {known.get(tag, known.get(tag.split("-")[0])) for tag in languages}
    return orders.pop() if len(orders) == 1 else None


def _same(one: Timestamp, other: Timestamp) -> bool:
    names = ("year", "month", "day", "hour", "minute", "relative")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _said(shape: Shape) -> Said | None:
    return next((said for piece in shape.pieces if (said := _word_said(piece.word)) is not None), None)


def _word_said(word: Word | None) -> Said | None:
    return cast("Said", word.value("label")) if word is not None and "label" in word.values else None
