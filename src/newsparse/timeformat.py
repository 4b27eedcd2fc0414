"""A source's own format of timestamps, as for `datetime.strptime`, with month names in any language."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from newsparse.dates import Timestamp, whole
from newsparse.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER = r"\d{1,2}"
WORD = r"[^\W\d_]+\.?"

PARTS = {
    "%d": ("day", NUMBER),
    "%m": ("month", NUMBER),
    "%Y": ("year", r"\d{4}"),
    "%y": ("short_year", r"\d{2}"),
    "%B": ("month_name", WORD),
    "%b": ("month_name", WORD),
    "%H": ("hour", NUMBER),
    "%I": ("hour", NUMBER),
    "%M": ("minute", r"\d{2}"),
    "%S": ("second", r"\d{2}"),
    "%p": ("half", r"[^\W\d_](?:\.?[^\W\d_])?\.?"),
    "%z": ("zone", r"Z|[+-]\d{2}:?\d{2}"),
    "%A": ("weekday", WORD),
    "%a": ("weekday", WORD),
}
"""Directive to the name and shape of what it stands for."""

MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]

ELEMENT = re.compile(r"%.?|\s+|[^%\s]+")


class TimeFormat:
    """Reads timestamps of one format. Raises `SourceError` for a directive that it doesn't know, or for one twice."""

    def __init__(self, format: str) -> None:
        self.format = format
        self.regex = re.compile(to_regex(format), re.I)

    @cached_property
    def day_first(self) -> bool | None:
        """Whether the day comes before the month; `None` where the month isn't a number."""
        day, month = self.format.find("%d"), self.format.find("%m")
        return day < month if min(day, month) >= 0 else None

    def read(self, text: str, *, languages: Sequence[str] = ()) -> Timestamp | None:
        """The timestamp that the whole text is; `None` where the text has another form."""
        match = self.regex.fullmatch(text.strip())
        if match is None:
            return None
        stamp = whole(plainly(match.groupdict()), languages=[*languages, "en"])
        start = len(text) - len(text.lstrip())
        return stamp and attrs.evolve(stamp, raw=match[0], start=start, end=start + len(match[0]))

    def __repr__(self) -> str:
        return f"TimeFormat({self.format!r})"


def to_regex(format: str) -> str:
    """The format as a regular expression with named groups."""
    parts, names = [], set()
    for part in ELEMENT.findall(format):
        if part == "%%":
            parts.append("%")
        elif part.startswith("%"):
            name, shape = PARTS.get(part, ("", ""))
            if not name or name in names:
                raise SourceError(f"time format {format!r}: {part!r} {'stands twice' if name else 'is unknown'}")
            names.add(name)
            parts.append(f"(?P<{name}>{shape})")
        else:
            parts.append(r"\s+" if part.isspace() else re.escape(part))
    if not names:
        raise SourceError(f"time format {format!r} holds no directive such as '%d'")
    return "".join(parts)


def plainly(parts: dict[str, str | None]) -> str:
    """What was read as a timestamp that nobody reads otherwise: `3 April 2024 14:05`."""
    month, year = parts.get("month_name"), parts.get("year")
    if number := parts.get("month"):
        month = MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else number
    if short := parts.get("short_year"):
        year = f"20{short}"
    time = ":".join(part for part in (parts.get("hour"), parts.get("minute"), parts.get("second")) if part)
    said = (parts.get("day"), month, year, time, parts.get("half"), parts.get("zone"))
    return " ".join(part for part in said if part)
