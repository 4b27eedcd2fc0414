"""Finding timestamps in texts."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import cast

from newsparse.dates.grammar import grammar
from newsparse.dates.reading import Read, stamp_of
from newsparse.dates.resolve import Said, Timestamp
from newsparse.dates.shapes import Shape
from newsparse.dates.words import BRIEF, Word, lexicon

_DIGIT = re.compile(r"\d")
_JOINED = re.compile(
    r"\d[ '~]?[-.:/][ ']?\d|[a-z][A-Z]"
)  # numbers that may be a date or time without a word; glued words
_SHORT = 200  # characters up to which a text is read whole, and searched for 'yesterday' and 'an hour ago'
_AROUND = 48  # characters read on both sides of a digit in longer texts
_GAP = 8  # characters of white space that part what they stand between
_LONGEST_LABEL = 40  # characters of a label that stands by itself
_LABEL = 12  # pieces between a label's beginning and its date
_UNDOTTED = {"en", "fr"}  # '14:20' or '14h20'; 'at 2.25' is a rate
_EDGE = re.compile(r"\s*(?:$|[|·•()\[\]/]|[–—-]\s)")


def find(text: str, *, languages: Sequence[str] = (), day_first: bool | None = None) -> list[Timestamp]:
    """All timestamps in a text, left to right, none over another.

    A date and a time side by side are one. Durations, reading times and impossible dates are none. `languages` (BCP 47
    tags) and `day_first` decide numeric dates; where they don't, the timestamp is `ambiguous`.
    """
    if _DIGIT.search(text) is None and (len(text) > _SHORT or not lexicon().may_stand(text)):
        return []
    if text.isascii() and len(text) <= _SHORT and _JOINED.search(text) is None and not lexicon().may_count(text):
        return []
    spoken = frozenset(tag.split("-")[0].lower() for tag in languages)
    order = _order(tuple(languages)) if day_first is None else "dmy" if day_first else "mdy"
    return [stamp for shape in _shapes(text) for stamp in _stamps(shape, languages, spoken, order)]


def whole(
    text: str,
    *,
    languages: Sequence[str] = (),
    day_first: bool | None = None,
    found: list[Timestamp] | None = None,
) -> Timestamp | None:
    """The timestamp that a text is nothing but, apart from labels ('Published:') and marks around it; else `None`.

    One printed twice in a row, as pages do for screen readers, counts as one. `found` is what `find` found in the text,
    where that's known.
    """
    if len(text) > _SHORT:
        return None
    stamps = found if found is not None else find(text, languages=languages, day_first=day_first)
    if not stamps or any(not _same(stamps[0], stamp) for stamp in stamps[1:]):
        return None
    rules = grammar()
    head = str(Shape(text, 0, stamps[0].start))
    tail = str(Shape(text, stamps[-1].end, len(text)))
    between = "".join(text[a.end : b.start] for a, b in pairwise(stamps))
    if rules.before.fullmatch(head) is None or rules.after.fullmatch(tail) is None or between.strip(" |,·(-"):
        return None
    stamp = stamps[0]
    if stamp.said is None:
        stamp.said = _said(Shape(text, stamps[-1].end, len(text)))
    return stamp


def said_by(text: str) -> Said | None:
    """What a label that stands by itself, as in 'Last update:', says of the timestamp that follows it."""
    if len(text) > _LONGEST_LABEL or _DIGIT.search(text):
        return None
    shape = Shape(text, 0, len(text))
    return _said(shape) if grammar().before.fullmatch(str(shape)) else None


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
            space = text.rfind(" ", max(low - _AROUND, end), low)
            start = space if space >= 0 else low
        end = _word_end(text, high)
    if end:
        yield Shape(text, start, end)


def _word_end(text: str, at: int) -> int:
    """The end of the word or number that goes on there; no longer than a stretch is."""
    if at >= len(text):
        return len(text)
    space = text.find(" ", at, at + _AROUND)
    return space if space >= 0 else min(at + _AROUND, len(text))


def _stamps(shape: Shape, languages: Sequence[str], spoken: frozenset[str], order: str | None) -> Iterator[Timestamp]:
    rules = grammar()
    chars = str(shape)
    at = 0
    while match := rules.search(chars, at):
        at = match.end()
        read = Read(match, shape, rules.fields, spoken)
        if "skip" in read:
            continue
        if not _sensible(read, match, chars, languages):
            at = match.start() + 1
            continue
        label = rules.label.search(chars, max(match.start() - _LABEL, 0), match.start())
        first = label.start() if label is not None else match.start()
        stamp = stamp_of(read, match, order or _order_by_words(shape, first, match.end()) if "one" in read else None)
        if stamp is not None:
            stamp.said = _word_said(shape.pieces[first].word) if label is not None else None
            yield stamp


def _order_by_words(shape: Shape, start: int, end: int) -> str | None:
    """The order of numeric dates in the languages of the words beside one, as in 'Publicado em 03/04/2024'."""
    for piece in shape.pieces[start:end]:
        if piece.word is not None:
            spoken = {tag for name in piece.word.values for tag in piece.word.languages(name)}
            order = _order(tuple(sorted(spoken)))
            if order is not None:
                return order
    return None


def _sensible(read: Read, match: re.Match[str], chars: str, languages: Sequence[str]) -> bool:
    """What the shape alone doesn't tell."""
    text, pieces = read.shape.text, read.shape.pieces
    start, end = pieces[match.start()].start, pieces[match.end() - 1].end
    first = pieces[match.start()].word
    if "unit" in read and "more" not in read:
        return first is not None and bool(first.languages("before") & read.word("unit").languages("unit"))
    if "bare" in read:  # a dotted time with nothing to show that it's one, unless it opens the line
        return pieces[0].start == 0 and chars[: match.start()] in ("", " ") and _dotted(text, end, languages)
    if "dotted" in read and "half" not in read:
        return first is None or not first.languages("at") <= _UNDOTTED or bool({*languages} & lexicon().dotted)
    if "bare_day" in read:
        word = read.word("bare_day")
        known = bool(word.languages("day_word") & read.languages)
        raw = text[start:end]
        name = bool(read.languages) and raw.isascii() and raw.isupper()  # 'JUCE' is an acronym, and 'juče' Serbian
        return (known or not (name or _brief(raw))) and _alone(text, start, end)
    if "phrase" in read and read.value("phrase", "ago_phrase").startswith("0"):  # 'just now', in a sentence's midst
        return _alone(text, start, end)
    if text[start:end].strip("0") == ":":  # a player's, not midnight
        return False
    return all(_meant(read, field, text, start, end) for field in ("month_name", "weekday") if field in read)


def _meant(read: Read, field: str, text: str, start: int, end: int) -> bool:
    """Whether a month or weekday is meant: many a short name is a plain word elsewhere, as 'may', 'so' and 'gen'."""
    name = read.text(field)
    local = lexicon().local.get(name.lower())
    if local is not None:
        return not local.isdisjoint(read.languages)
    if not name.isascii() or ("year" in read and "day" in read) or len(name) > len("march"):
        return True
    if "leading" in read and field == "month_name":  # 'May 5', but not 'may 5'
        return name[0].isupper()
    if not _brief(name) or _alone(text, start, end):
        return True
    if read.languages:
        spoken = read.word(field).languages("month" if field == "month_name" else field)
        return not spoken.isdisjoint(read.languages | {"en"})
    return name[0].isupper() or ("day" in read and field == "month_name")


def _brief(word: str) -> bool:
    return word.isascii() and len(word) <= BRIEF


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing stands beside it on the line, but for marks."""
    backwards = text[max(start - _GAP, 0) : start][::-1]
    return _EDGE.match(text, end) is not None and _EDGE.match(backwards) is not None


def _dotted(text: str, end: int, languages: Sequence[str]) -> bool:
    spoken = {tag for language in languages for tag in (language, language.split("-")[0])}
    after = text[end : end + _GAP].lstrip()[:1]
    return (not after or after.isupper()) and (not spoken or bool(spoken & lexicon().dotted))


@lru_cache(maxsize=256)  # languages come from pages, and may be anything
def _order(languages: tuple[str, ...]) -> str | None:
    """The order of the languages' numeric dates, as in 'dmy'; `None` where that's not known or they disagree."""
    known = lexicon().orders
    orders = {known.get(tag, known.get(tag.split("-")[0])) for tag in languages}
    return orders.pop() if len(orders) == 1 else None


def _same(one: Timestamp, other: Timestamp) -> bool:
    names = ("year", "month", "day", "hour", "minute", "relative")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _said(shape: Shape) -> Said | None:
    return next((said for piece in shape.pieces if (said := _word_said(piece.word)) is not None), None)


def _word_said(word: Word | None) -> Said | None:
    return cast("Said", word.value("label")) if word is not None and "label" in word.values else None
