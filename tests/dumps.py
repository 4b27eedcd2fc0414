"""Text dumps of the shape that wire services' pages leave, in all its variations, and what is to come out of each."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Literal, NamedTuple

from tests.stories import Story

NEWEST = datetime(2024, 7, 19, 14, 1)
"""Time of a list's first item; each that follows is older by `STEP`."""

STEP = timedelta(hours=23)

Moment = datetime | date
Byline = Literal["below", "by", "top", "none"]
Order = Literal["after", "before", "line end", "line start"]
Blank = Literal["none", "lines", "items"]


class Shape(NamedTuple):
    """What a dump looks like. The defaults are the shape that varies."""

    byline: Byline = "below"
    notation: str = "wire"
    order: Order = "after"
    blank: Blank = "none"
    label: bool = False
    items: int = 8


class Item(NamedTuple):
    """Another headline, its timestamp as printed, and what that stands for; `None` where it can't be known."""

    headline: str
    timestamp: str
    published: Moment | None


class Dump(NamedTuple):
    """The lines of a dump, and what they hold."""

    lines: list[str]
    story: Story
    byline: str | None
    label: str | None
    items: list[Item]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Notation(NamedTuple):
    """How a time is printed, and what that stands for."""

    printed: Callable[[datetime], str]
    meant: Callable[[datetime], Moment | None]


def to_the_minute(pattern: str) -> Notation:
    return Notation(lambda moment: moment.strftime(pattern), lambda moment: moment)


def to_the_day(pattern: str) -> Notation:
    return Notation(lambda moment: moment.strftime(pattern), lambda moment: moment.date())


def incomplete(pattern: str) -> Notation:
    return Notation(lambda moment: moment.strftime(pattern), lambda moment: None)


def ago(moment: datetime) -> str:
    """As printed two hours after `NEWEST`."""
    hours = 2 + (NEWEST - moment) // timedelta(hours=1)
    return f"{hours} hours ago"


def american(moment: datetime) -> str:
    half = "a.m." if moment.hour < 12 else "p.m."
    return f"{moment:%b} {moment.day}, {moment.year}, {moment.hour % 12 or 12}:{moment:%M} {half}"


NOTATIONS = {
    "wire": to_the_minute("%d %B %Y / %H:%M"),
    "bar": to_the_minute("%d %B %Y | %H:%M"),
    "dash": to_the_minute("%d %B %Y - %H:%M"),
    "at": to_the_minute("%d %B %Y at %H:%M"),
    "comma": to_the_minute("%d %B %Y, %H:%M"),
    "short month": to_the_minute("%d %b %Y, %H:%M"),
    "weekday": to_the_minute("%a, %d %b %Y %H:%M"),
    "american": to_the_minute("%B %d, %Y %I:%M %p"),
    "american, small": Notation(american, lambda moment: moment),
    "american day": to_the_day("%B %d, %Y"),
    "time first": to_the_minute("%H:%M, %d.%m.%Y"),
    "time first, no comma": to_the_minute("%H:%M %d.%m.%Y"),
    "dotted": to_the_minute("%d.%m.%Y %H:%M"),
    "Uhr": to_the_minute("%d.%m.%Y, %H:%M Uhr"),
    "dotted day": to_the_day("%d.%m.%Y"),
    "slashed": to_the_minute("%d/%m/%Y %H:%M"),
    "iso": to_the_minute("%Y-%m-%d %H:%M"),
    "iso day": to_the_day("%Y-%m-%d"),
    "day": to_the_day("%d %B %Y"),
    "ago": Notation(ago, lambda moment: None),
    "time": incomplete("%H:%M"),
    "no year": incomplete("%d %B, %H:%M"),
}


def make(story: Story, shape: Shape) -> Dump:
    """The story as a dump of that shape."""
    byline = {"below": story.author, "by": story.by, "top": story.by, "none": None}[shape.byline]
    notation = NOTATIONS[shape.notation]
    moments = [NEWEST - number * STEP for number in range(shape.items)]
    items = [
        Item(headline, notation.printed(moment), notation.meant(moment))
        for headline, moment in zip(story.others, moments, strict=False)
    ]
    label = story.label if shape.label and items else None
    text = [story.headline, *story.paragraphs]
    if byline is not None:
        text.insert(1 if shape.byline == "top" else len(text), byline)
    groups = [[line] for line in text] + ([[label]] if label else []) + [printed(item, shape.order) for item in items]
    return Dump(spread(groups, shape.blank, len(text)), story, byline, label, items)


def printed(item: Item, order: Order) -> list[str]:
    """An item's lines."""
    return {
        "after": [item.headline, item.timestamp],
        "before": [item.timestamp, item.headline],
        "line end": [f"{item.headline} {item.timestamp}"],
        "line start": [f"{item.timestamp} {item.headline}"],
    }[order]


def spread(groups: list[list[str]], blank: Blank, first: int) -> list[str]:
    """The lines, with blank ones between all, or between the list's items; `first` groups are none of these."""
    if blank == "lines":
        return [part for line in chain.from_iterable(groups) for part in (line, "")][:-1]
    if blank == "items":
        return [part for at, group in enumerate(groups) for part in ([""] if at >= first else []) + group]
    return [*chain.from_iterable(groups)]
