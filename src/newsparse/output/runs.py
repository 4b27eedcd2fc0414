"""What the written forms share: the body as runs of like paragraphs, text as stretches with their links."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import NamedTuple
from urllib.parse import quote

from newsparse.article import Article, Paragraph, ParagraphKind, RelatedHeadline

SAFE_URL = re.compile(r"(?:https?://|mailto:)[^\s]", re.I)
"""Only these are written as links: they run no code and open no file of the reader's machine."""

UNSAFE_IN_URL = re.compile(r"[\s\x00-\x20\x7f<>\"|`\\^{}]")
"""Characters that no address holds unless it was badly written; each is percent-encoded."""

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
"""Characters that neither HTML nor a terminal should be handed; white space isn't among them."""

RELATED_TITLE = "Related"
"""Title of a related list that has none of its own."""


class Stretch(NamedTuple):
    """Text of one type that is linked to one address, or to none."""

    text: str
    url: str | None = None
    strong: bool = False
    emphasized: bool = False


def runs(body: tuple[Paragraph, ...]) -> Iterator[tuple[ParagraphKind, list[Paragraph]]]:
    """Neighbours that make up one quote, list or table, together; headings and paragraphs each alone."""
    for (kind, _), run in groupby(enumerate(body), key=_run_key):
        yield kind, [paragraph for _, paragraph in run]


def _run_key(numbered: tuple[int, Paragraph]) -> tuple[ParagraphKind, int]:
    number, paragraph = numbered
    return paragraph.kind, number if paragraph.kind in ("paragraph", "heading") else -1


def timed_runs(article: Article) -> Iterator[tuple[str | None, ParagraphKind, list[Paragraph]]]:
    """The body's runs, those that begin a live blog's entry with its time."""
    places = entry_places(article)
    starts = sorted({0, *places, len(article.body)})
    for first, last in pairwise(starts):
        for number, (kind, run) in enumerate(runs(article.body[first:last])):
            yield places.get(first) if number == 0 else None, kind, run


def entry_places(article: Article) -> dict[int, str]:
    """Where in the body each entry of a live blog begins, and its time; not where the text itself begins with that."""
    numbers: dict[Paragraph, int] = {}
    for at, paragraph in enumerate(article.body if article.updates else ()):
        numbers.setdefault(paragraph, at)
    places = {}
    for update in article.updates:
        time = update.timestamp or (update.published.isoformat() if update.published else None)
        number = numbers.get(update.body[0]) if update.body else None
        if time and number is not None and time not in update.body[0].text[: 2 * len(time)]:
            headed = number > 0 and article.body[number - 1].text == update.headline
            places[number - headed] = time
    return places


def nest(levels: list[int | None]) -> list[int]:
    """List items' levels as depths from 1, in which no item is more than one deeper than the one before."""
    above: list[int] = []
    depths = []
    for given in levels:
        level = given or 1
        while above and above[-1] > level:
            above.pop()
        if not above or above[-1] < level:
            above.append(level)
        depths.append(len(above))
    return depths


def stretches(paragraph: Paragraph) -> list[Stretch]:
    """The paragraph's text, cut at its links and emphasis.

    Links that overlap an earlier one, or aren't safe, are plain text.
    """
    return _cut(paragraph, 0, len(paragraph.text))


def cells(row: Paragraph) -> list[list[Stretch]]:
    """A table row's cells."""
    found = []
    start = 0
    for cell in row.text.split("\t"):
        found.append(_cut(row, start, start + len(cell)))
        start += len(cell) + 1
    return found


def _cut(paragraph: Paragraph, start: int, end: int) -> list[Stretch]:
    marks: list[tuple[int, int, str]] = []
    at = start
    for link in paragraph.links:
        first, last = max(link.start, start), min(link.end, end)
        if (url := safe_url(link.url)) and at <= first < last:
            marks.append((first, last, url))
            at = last
    marks += [(max(each.start, start), min(each.end, end), each.kind) for each in paragraph.emphasis]
    marks = [mark for mark in marks if mark[0] < mark[1]]
    bounds = sorted({start, end, *(mark[0] for mark in marks), *(mark[1] for mark in marks)})
    return [_stretch(paragraph.text[first:last], first, marks) for first, last in pairwise(bounds)]


def _stretch(text: str, first: int, marks: list[tuple[int, int, str]]) -> Stretch:
    said = {value for begin, end, value in marks if begin <= first < end}
    urls = said - {"strong", "emphasized"}
    return Stretch(text, next(iter(urls), None), "strong" in said, "emphasized" in said)


def safe_url(url: str | None) -> str | None:
    """The address, where it's a web or mail address; characters that don't belong in one are percent-encoded."""
    url = (url or "").strip()
    return UNSAFE_IN_URL.sub(lambda char: quote(char[0], safe=""), url) if SAFE_URL.match(url) else None


def flat(text: str) -> str:
    """On one line, without control characters."""
    return re.sub(r"\s+", " ", CONTROL.sub("", text))


def lines(text: str | None) -> list[str]:
    """The lines that aren't empty, each flat."""
    flattened = (flat(line).strip() for line in (text or "").split("\n"))
    return [line for line in flattened if line]


def related_lists(article: Article) -> Iterator[tuple[str, list[RelatedHeadline]]]:
    """The related headlines, list by list, each with its title."""
    for (label, _), items in groupby(article.related, key=lambda item: (item.label, item.place)):
        yield label or RELATED_TITLE, list(items)


def timestamp(item: RelatedHeadline) -> str | None:
    """As printed, else the date in ISO 8601."""
    return item.timestamp or (item.published.isoformat() if item.published else None)
