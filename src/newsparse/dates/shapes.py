"""Texts cut into the pieces that the grammar reads."""

import re

from newsparse.dates.words import (
    DIRECTIONS,
    LETTERS,
    NUMBER,
    OTHER,
    PUNCTUATION,
    SPACE,
    TOKEN,
    UNKNOWN,
    Word,
    fold,
    lexicon,
)

_LONGEST = 16  # characters of the longest word looked for within a glued one
_LONGEST_NUMBER = 6
_CENTURIES = ("19", "20")  # how years begin
_PARTING = f"{UNKNOWN}{OTHER}|()"  # after these, no word of a date is looked for within another
_LEAST_STEM = 3  # letters before a glued 'vor', after a glued unit
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x3400, 0x9FFF),
    (0xAC00, 0xD7AF),
)  # fmt: skip
"""The scripts that put no spaces between words, as ranges of characters."""


class Piece:
    """A number, a known phrase, or one other token of a text."""

    __slots__ = ("end", "start", "word")

    def __init__(self, start: int, end: int, word: Word | None = None) -> None:
        self.start = start
        self.end = end
        self.word = word


def number_shape(digits: str) -> str:
    """One letter for what a number may be.

    a: one digit; b: 00 to 12; c: to 24; e: to 31; f: to 59; g: to 99; y: a year; t: a Buddhist year; j: a year of
    another calendar; x: longer than any number in a timestamp; n: none of these.
    """
    if len(digits) == 1:
        return "a"
    if len(digits) == 2:
        value = int(digits)
        return next(shape for limit, shape in ((12, "b"), (24, "c"), (31, "e"), (59, "f"), (99, "g")) if value <= limit)
    if len(digits) == 4:
        value = int(digits)
        ranges = ((1800, 2100, "y"), (2440, 2643, "t"), (1370, 1460, "j"))
        return next((shape for low, high, shape in ranges if low <= value <= high), "n")
    return "n" if len(digits) <= _LONGEST_NUMBER else "x"


class Shape:
    """A stretch of text as a string with one character a piece; what the grammar is matched against."""

    __slots__ = ("_chars", "_lexicon", "pieces", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        self._chars: list[str] = []
        self._lexicon = lexicon()
        chars, pieces = self._chars, self.pieces
        found = [m for m in TOKEN.finditer(text, start, end) if m.lastindex != SPACE or m[0].strip(DIRECTIONS)]
        at = 0
        while at < len(found):
            match = found[at]
            kind = match.lastindex
            at += 1
            if kind == NUMBER:
                self._number(match.start(), match.end())
            elif kind == SPACE:
                chars.append(" ")
                pieces.append(Piece(match.start(), match.end()))
            elif kind == LETTERS:
                at = self._letters(found, at)
            else:
                chars.append(PUNCTUATION.get(match[0], OTHER))
                pieces.append(Piece(match.start(), match.end()))

    def __str__(self) -> str:
        return "".join(self._chars)

    def _add(self, char: str, start: int, end: int, word: Word | None = None) -> None:
        self._chars.append(char)
        self.pieces.append(Piece(start, end, word))

    def _number(self, start: int, end: int) -> None:
        """A number; a year with digits glued to it, as in 'May 3, 202414:05' or 'May 032024', is two."""
        text = self.text
        previous = self.pieces[-1] if self.pieces else None
        if end - start <= 2 and previous is not None and text[previous.end - 1].isupper() and previous.end == start:
            stem = text[previous.start : start]
            if len(stem) <= _LEAST_STEM and (previous.word is None or (len(stem) == 1 and stem != "T")):
                # 'G20', 'MH17' are no days of a month; 'T' parts ISO's date and time
                self._add("n", start, end)
                return
        if end - start > 4:
            before = "".join(self._chars[-12:])
            if end - start <= 6 and text[end - 4 : end - 2] in _CENTURIES and self._lexicon.leading.search(before):
                self._add(number_shape(text[start : end - 4]), start, end - 4)
                start = end - 4
            elif text[start : start + 2] in _CENTURIES and self._lexicon.dated.search(before):
                self._add("y", start, start + 4)
                start += 4
        self._add(number_shape(text[start:end]), start, end)

    def _letters(self, found: list[re.Match[str]], at: int) -> int:
        """A word, or the phrase that begins with it; returns the number of tokens read."""
        match = found[at - 1]
        start, end = match.span()
        raw = match[0]
        key = fold(raw)
        for rest, word in self._lexicon.phrases.get(key, ()):
            stop = at + len(rest)
            if stop <= len(found) and all(
                (" " if m.lastindex == SPACE else fold(PUNCTUATION.get(m[0], m[0]))) == want
                for m, want in zip(found[at:stop], rest, strict=True)
            ):
                self._add(word.shape, start, found[stop - 1].end(), word)
                return stop
        known = self._lexicon.capitals.get(raw) or self._lexicon.words.get(key)
        if known is not None:
            self._add(known.shape, start, end, known)
            return at
        ahead = found[at + 1 : at + 2] if at < len(found) and found[at].lastindex == SPACE else found[at : at + 1]
        numbered = bool(ahead) and ahead[0].lastindex == NUMBER
        turns = not (raw[1:].islower() or raw.isupper() or start + 1 == end)
        if turns or not raw.isascii() or key.endswith(self._lexicon.befores):
            self._glued(start, end, numbered)
        else:
            self._add(UNKNOWN, start, end)
        return at

    def _glued(self, start: int, end: int, numbered: bool) -> None:
        """An unknown word, of which a known one may be the beginning or, before a number, the end."""
        previous = "".join(self._chars[-2:]).rstrip(" ")[-1:]
        if previous and previous not in _PARTING:
            for cut in range(min(end - 1, start + _LONGEST), start, -1):
                word = self._word(start, cut)
                if word is not None and self._parts(start, cut, end):
                    self._add(word.shape, start, cut, word)
                    rest = self._word(cut, end)
                    if rest is not None:
                        self._add(rest.shape, cut, end, rest)
                    else:
                        self._glued(cut, end, numbered)
                    return
        if numbered:
            for cut in range(max(start + 1, end - _LONGEST), end):
                word = self._word(cut, end)
                if word is not None and self._joins(start, cut, word):
                    self._add(UNKNOWN, start, cut)
                    self._add(word.shape, cut, end, word)
                    return
        self._add(UNKNOWN, start, end)

    def _word(self, start: int, end: int) -> Word | None:
        raw = self.text[start:end]
        return self._lexicon.capitals.get(raw) or self._lexicon.words.get(fold(raw))

    def _parts(self, start: int, cut: int, end: int) -> bool:
        """Whether a word may end at the cut: the case turns, the script has no spaces, or 'vor' goes on."""
        text = self.text
        last, first = text[cut - 1], text[cut]
        if _unspaced(last) or _unspaced(first):
            return True
        if first.isupper() and (last.islower() or (text[start:cut].isupper() and text[cut + 1 : cut + 2].islower())):
            return True
        rest = self._word(cut, end)
        return rest is not None and "before" in rest.values and end - cut >= _LEAST_STEM

    def _joins(self, start: int, cut: int, word: Word) -> bool:
        """Whether a word may begin at the cut."""
        text = self.text
        if _unspaced(text[cut]) or (text[cut].isupper() and text[cut - 1].islower()):
            return True
        return "before" in word.values and cut - start >= _LEAST_STEM


def _unspaced(char: str) -> bool:
    return ord(char) >= _UNSPACED[0][0] and any(low <= ord(char) <= high for low, high in _UNSPACED)
