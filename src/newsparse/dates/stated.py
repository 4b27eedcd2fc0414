"""Dates stated by machines for machines: metadata values and URLs."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import urlsplit

from newsparse.dates.finding import whole

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<dash>[-/.]?)(?P<month>\d\d?)(?P=dash)(?P<day>\d\d?)"
    r"(?:(?:\s*[Tt]\s*|\s+|[_,]\s*)(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,:](?P<fraction>\d{1,9}))?)?"
    r"\s*(?P<zone>[Zz]|UTC|GMT)?\s*(?P<sign>[+−-])?(?(sign)(?P<ahead>\d\d?):?(?P<ahead_minute>\d\d)?)\s*(?:\[[\w/+-]+\])?)?"
)
# RFC 2822 and JavaScript: 'Fri, 03 May 2024 10:00:00 +0200', 'Fri May 03 2024 10:00:00 GMT+0200 (CEST)'
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?"
    r"(?:(?P<day>\d\d?)[ -](?P<month>[A-Za-z]{3})[a-z]*|(?P<month_first>[A-Za-z]{3})\s+(?P<later_day>\d\d?))"
    r"(?:[ -](?P<year>\d{4}))?,?\s+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"\s*(?P<zone>Z|UTC|UT|GMT|[A-Z]{3,4})?\s*(?P<sign>[+-])?(?(sign)(?P<ahead>\d\d):?(?P<ahead_minute>\d\d))"
    r"(?:\s+(?P<last_year>\d{4}))?\s*(?:\([^()]*\))?"
)
_EPOCH = re.compile(r"\d{10}|\d{13}")
_PATH_DATES = (
    re.compile(r"/(?P<year>\d{4})/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})(?=[/_.-]|$)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
    re.compile(r"(?<![^/_.-])(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?=[/_.-]|$)"),
    # Only a number above 12 tells the day from the month
    re.compile(r"(?<![^/_.])(?P<day>1[3-9]|2\d|3[01])-(?P<month>\d{2})-(?P<year>\d{4})(?=[/_.]|$)"),
    re.compile(r"(?<![^/_.])(?P<month>\d{2})-(?P<day>1[3-9]|2\d|3[01])-(?P<year>\d{4})(?=[/_.]|$)"),
)
_MONTHS = {
    name: n
    for n, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)
}
_MAIL_ZONES = {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}  # RFC 2822
_NO_OFFSET = {"Z", "UTC", "UT", "GMT"}
_LEAST_YEAR, _LAST_YEAR = 1800, 2100
_LEAST_WEB_YEAR = 1990
_FARTHEST = timedelta(hours=14)
_UNSET = datetime(1970, 1, 1)  # what programs state where they know no date


def from_iso(text: str) -> datetime | date | None:
    """The date or moment that a metadata value states: ISO 8601 and its sloppy forms, RFC 2822, a JavaScript date,
    seconds or milliseconds since 1970, or a date as printed. `None` where there's doubt.

    A moment is aware where the value states an offset; a stated midnight stays a moment.
    """
    text = text.strip().strip("\"'").strip()
    if _EPOCH.fullmatch(text):
        return _plausible(datetime.fromtimestamp(int(text[:10]), UTC))
    for form in (_ISO, _MAIL):
        match = form.fullmatch(text)
        if match is not None:
            try:
                return _plausible(_read(match.groupdict()))
            except ValueError:
                return None
    stamp = whole(text)
    return stamp.resolve() if stamp is not None else None


def from_url(url: str) -> date | None:
    """The date in a URL's path, as in ``/2024/05/03/``, ``/2024-05-03-`` or ``/20240503/``; `None` where it has none.

    A year and month alone are no date, nor are two different dates.
    """
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return None
    for form in _PATH_DATES:
        found = {day for match in form.finditer(path) if (day := _path_date(**match.groupdict())) is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _read(parts: dict[str, str | None]) -> datetime | date:
    """The date of a match. Raises `ValueError` where no calendar or clock has it."""
    name = parts.get("month_first") or parts["month"] or ""
    month = int(name) if name.isdecimal() else _month(name)
    year = int(parts["year"] or parts.get("last_year") or 0)
    day = int(parts["day"] or parts.get("later_day") or 0)
    if parts.get("dash") == "" and len(name + (parts["day"] or "")) < len("0502"):  # '2024052' is no date
        raise ValueError(name)
    if parts["hour"] is None:
        return date(year, month, day)
    fraction = int((parts.get("fraction") or "0").ljust(6, "0")[:6])
    zone = _zone(parts)
    return datetime(
        year, month, day, int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0), fraction, zone
    )


def _month(name: str) -> int:
    try:
        return _MONTHS[name.lower()]
    except KeyError:
        raise ValueError(name) from None


def _zone(parts: dict[str, str | None]) -> timezone | None:
    """The stated offset; `None` where none is. Raises `ValueError` for one that no place on Earth has."""
    if parts["ahead"] is not None:
        offset = timedelta(hours=int(parts["ahead"]), minutes=int(parts["ahead_minute"] or 0))
        if offset > _FARTHEST:
            raise ValueError(parts["ahead"])
        return timezone(offset if parts["sign"] == "+" else -offset)
    name = (parts["zone"] or "").upper()
    if name in _NO_OFFSET:
        return UTC
    return timezone(timedelta(hours=_MAIL_ZONES[name])) if name in _MAIL_ZONES else None


def _plausible(when: datetime | date) -> datetime | date | None:
    if isinstance(when, datetime) and when.replace(tzinfo=None) == _UNSET:
        return None
    return when if _LEAST_YEAR <= when.year <= _LAST_YEAR else None


def _path_date(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month) if month.isdecimal() else _month(month), int(day))
    except ValueError:
        return None
    return found if _LEAST_WEB_YEAR <= found.year <= _LAST_YEAR else None
