"""The words of dates, read from `data/dates/*.tsv` at first use, and texts cut into the pieces that the grammar reads.

A line of a data file is ``category  value  languages  phrases``, parted by tabs; languages by spaces, phrases by ``|``.
A phrase may have several categories: 'mar' is a month and a weekday. `cldr.tsv` is made by `tools/compile_cldr.py`,
`supplement.tsv` is kept by hand; what it drops, CLDR's words among it, is not read.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

FILES = ("supplement.tsv", "cldr.tsv")  # a phrase's first value is the default: what's kept by hand comes first
WORD = (  # what is no space, digit or punctuation: vowel signs, which `\w` lacks, belong to words
    "[^\\s\\d!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00b1\u00b4-\u00b9\u00bb-\u00bf\u060c\u061b\u0964\u2000-\u206f\u3000-\u3004"
    "\u3008-\u303f\ufeff\uff00-\uff20]"
)
WORDS = re.compile(f"{WORD}+")
TOKEN = re.compile(rf"(\d+)|((?:\s|[\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff])+)|({WORD}+)|(.)", re.S)
NUMBER, SPACE, LETTERS = 1, 2, 3

_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0655]")
_LETTERS = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "’": "'", "ʼ": "'", "ʻ": "'"})
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PUNCTUATION = {char: char for char in ".,:/-|()'~+@·"} | {"[": "(", "]": ")"}
_PUNCTUATION |= dict.fromkeys("–—−‒―‐‑", "-") | dict.fromkeys("•∙⋅・●", "·") | dict.fromkeys("，、،;؛；", ",")
_PUNCTUATION |= dict(zip("：∶／（）【】｜¦│．。", "::/()()|||..", strict=True))
_PUNCTUATION |= dict.fromkeys("’ʼ′‘`", "'") | dict.fromkeys("≈～", "~")
OTHER, UNKNOWN = "!", "?"
"""Shapes of a character that no date holds, and of a word that isn't known."""

DATED = r"(?:{month}\.? ?,? ?(?:{of} )?(?:[abce]{ordinal}?,? ?)?|[abce]([./-]) ?[abce]\1 ?)$"
"""What stands before a year, so that digits glued to it are told from its own."""
LONGEST = 16  # characters of the longest word looked for within a glued one
LONGEST_NUMBER = 6
BRIEF = 3  # letters of a word without accents up to which it's likely to have another sense elsewhere
LEAST_STEM = 3  # letters before a glued 'vor', after a glued unit


def fold(text: str) -> str:
    """Without case, and without the accents and letter variants that newsrooms write one way or the other."""
    text = text.casefold()
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", text))).translate(_LETTERS)


class Word:
    """What a phrase means, by category: its values, each with the languages in which it has it."""

    __slots__ = ("shape", "values")

    def __init__(self) -> None:
        self.values: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self.shape = UNKNOWN

    def value(self, category: str, languages: frozenset[str] = frozenset()) -> str:
        """The value in one of the languages, else the most usual one."""
        values = self.values[category]
        return next((value for value, spoken in values if spoken & languages), values[0][0])

    def languages(self, category: str) -> frozenset[str]:
        return frozenset().union(*(spoken for _, spoken in self.values.get(category, ())))


class Lexicon:
    """All phrases. Each set of categories has one character, so that a text's shape is a string of them."""

    __slots__ = (
        "capitals",
        "classes",
        "counted",
        "counts",
        "dated",
        "day_first",
        "dotted",
        "phrases",
        "standing",
        "words",
    )

    def __init__(self, lines: list[str]) -> None:
        self.words: dict[str, Word] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = defaultdict(list)
        self.capitals: dict[str, Word] = {}
        self.day_first: dict[str, bool] = {}
        self.dotted: frozenset[str] = frozenset()
        found: dict[str, Word] = defaultdict(Word)
        dropped: set[tuple[str, str]] = set()
        rows = [line.split("\t") for line in lines]
        folded = fold("\n".join(row[3] for row in rows)).split("\n")  # far quicker at once than one by one
        for (category, value, spoken, phrases), keys in zip(rows, folded, strict=True):
            if category == "order":
                self.day_first |= dict.fromkeys(phrases.split("|"), value == "dmy")
            elif category == "dotted_clock":
                self.dotted = frozenset(phrases.split("|"))
            elif category == "drop":
                dropped |= {(value, key) for key in keys.split("|")}
            else:
                sense = (value, frozenset(spoken.split()))
                for key in keys.split("|"):
                    key = key.upper() if category == "zone" and key.isascii() else key
                    if (category, key) not in dropped:
                        found[key].values.setdefault(category, []).append(sense)
        self._arrange(found)

    def _arrange(self, found: dict[str, Word]) -> None:
        shapes: dict[tuple[str, ...], str] = {}
        for phrase, word in found.items():
            capital = phrase.isascii() and phrase.isupper()
            if capital and phrase.lower() in found:  # 'ET' is a zone, 'et' a word, and either may be meant
                word.values |= found[phrase.lower()].values
            brief = ("brief",) if phrase.isascii() and len(phrase) <= BRIEF else ()
            word.shape = shapes.setdefault((*sorted(word.values), *brief), chr(0xE000 + len(shapes)))
            if WORDS.fullmatch(phrase):
                (self.capitals if capital else self.words)[phrase] = word
            else:
                first, *rest = tokens(phrase)
                self.phrases[first].append((tuple(rest), word))
        for choices in self.phrases.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        categories = {category for categories in shapes for category in categories}
        self.classes = {name: f"[{''.join(shapes[has] for has in shapes if name in has)}]" for name in categories}
        self.dated = self.compile(DATED)
        self.standing = _longest_words(found, {"ago_phrase", "day_word"})
        self.counts = _longest_words(found, {"count"})
        self.counted = frozenset(word for word in _longest_words(found, {"unit", "unit_ago"}) if len(word) > 2)

    def may_stand(self, text: str) -> bool:
        """Whether a text without digits may hold 'yesterday' or 'an hour ago'."""
        words = WORDS.findall(fold(text))
        return not self.standing.isdisjoint(words) or not (
            self.counts.isdisjoint(words) or self.counted.isdisjoint(words)
        )

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern over shapes, in which `{month}` stands for any piece of that category."""
        return re.compile(re.sub(r"\{([a-z_]+)\}", lambda match: self.classes[match[1]], pattern))


def _longest_words(found: dict[str, Word], categories: set[str]) -> frozenset[str]:
    """The longest word of each phrase of some categories: the one that tells most."""
    phrases = [phrase for phrase, word in found.items() if not categories.isdisjoint(word.values)]
    return frozenset(max(WORDS.findall(phrase), key=len) for phrase in phrases)


def tokens(phrase: str) -> list[str]:
    """A folded phrase as the text's tokens are compared with it: every run of white space is one space."""
    return [" " if m.lastindex == SPACE else _PUNCTUATION.get(m[0], m[0]) for m in TOKEN.finditer(phrase)]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    folder = files("newsparse") / "data" / "dates"
    texts = ((folder / name).read_text("utf-8") for name in FILES)
    return Lexicon([line for text in texts for line in text.splitlines() if line and not line.startswith("#")])


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
    return "n" if len(digits) <= LONGEST_NUMBER else "x"


class Shape:
    """A stretch of text as a string with one character a piece; what the grammar is matched against."""

    __slots__ = ("_chars", "_lexicon", "pieces", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.pieces: list[Piece] = []
        self._chars: list[str] = []
        self._lexicon = lexicon()
        found = list(TOKEN.finditer(text, start, end))
        at = 0
        while at < len(found):
            match = found[at]
            kind = match.lastindex
            at += 1
            if kind == NUMBER:
                self._number(match.start(), match.end())
            elif kind == SPACE:
                self._add(" ", match.start(), match.end())
            elif kind == LETTERS:
                at = self._letters(found, at)
            else:
                self._add(_PUNCTUATION.get(match[0], OTHER), match.start(), match.end())

    def __str__(self) -> str:
        return "".join(self._chars)

    def _add(self, char: str, start: int, end: int, word: Word | None = None) -> None:
        self._chars.append(char)
        self.pieces.append(Piece(start, end, word))

    def _number(self, start: int, end: int) -> None:
        """A number; a year with digits glued to it, as in 'May 3, 202414:05', is two."""
        text = self.text
        previous = self.pieces[-1] if self.pieces else None
        if end - start <= 2 and previous is not None and text[previous.end - 1].isupper() and previous.end == start:
            stem = text[previous.start : start]
            if len(stem) <= LEAST_STEM and (previous.word is None or (len(stem) == 1 and stem != "T")):
                # 'G20', 'MH17' are no days of a month; 'T' parts ISO's date and time
                self._add("n", start, end)
                return
        year = end - start > 4 and text[start : start + 2] in ("19", "20")
        if year and self._lexicon.dated.search("".join(self._chars[-12:])):
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
                (" " if m.lastindex == SPACE else fold(_PUNCTUATION.get(m[0], m[0]))) == want
                for m, want in zip(found[at:stop], rest, strict=True)
            ):
                self._add(word.shape, start, found[stop - 1].end(), word)
                return stop
        known = self._lexicon.capitals.get(raw) or self._lexicon.words.get(key)
        if known is not None:
            self._add(known.shape, start, end, known)
            return at
        following = found[at : at + 2]
        numbered = any(m.lastindex == NUMBER for m in following[:1]) or (
            len(following) == 2 and following[0].lastindex == SPACE and following[1].lastindex == NUMBER
        )
        self._glued(start, end, numbered)
        return at

    def _glued(self, start: int, end: int, numbered: bool) -> None:
        """An unknown word, of which a known one may be the beginning or, before a number, the end."""
        previous = next((char for char in reversed(self._chars[-2:]) if char != " "), UNKNOWN)
        if previous not in (UNKNOWN, OTHER) and previous not in "|()":
            for cut in range(min(end - 1, start + LONGEST), start, -1):
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
            for cut in range(max(start + 1, end - LONGEST), end):
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
        if _UNSPACED.match(last) or _UNSPACED.match(first):
            return True
        if first.isupper() and (last.islower() or (text[start:cut].isupper() and text[cut + 1 : cut + 2].islower())):
            return True
        rest = self._word(cut, end)
        return rest is not None and "before" in rest.values and end - cut >= LEAST_STEM

    def _joins(self, start: int, cut: int, word: Word) -> bool:
        """Whether a word may begin at the cut."""
        text = self.text
        if _UNSPACED.match(text[cut]) or (text[cut].isupper() and text[cut - 1].islower()):
            return True
        return "before" in word.values and cut - start >= LEAST_STEM
