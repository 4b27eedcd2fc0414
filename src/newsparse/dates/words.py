"""The words of dates, read from `data/dates/*.tsv` at first use.

A line of a data file is ``category  value  languages  phrases``, parted by tabs; languages by spaces, phrases by ``|``.
A phrase may have several categories: 'mar' is a month and a weekday. `cldr.tsv` is made by `tools/compile_cldr.py`,
`supplement.tsv` is kept by hand; what it drops, CLDR's words among it, is not read, or only in the languages it names.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

FILES = ("supplement.tsv", "cldr.tsv")  # a phrase's first value is the default: what's kept by hand comes first
WORD = (  # what is no space, digit or punctuation: vowel signs, which `\w` lacks, belong to words
    "[^\\s\\d!-/:-@\\[-`{-~\u00a1-\u00a9\u00ab-\u00af\u00b1\u00b4-\u00b9\u00bb-\u00bf\u02bb\u02bc\u060c\u061b\u061c\u0964\u104a"
    "\u104b\u2000-\u206f\u3000-\u3004"
    "\u3008-\u303f\ufeff\uff00-\uff20]"
)
WORDS = re.compile(f"{WORD}+")
ASCII_WORDS = re.compile("[a-z]+")
TOKEN = re.compile(rf"(\d+)|((?:\s|[\u061c\u200b-\u200f\u202a-\u202f\u2060-\u2069\ufeff])+)|({WORD}+)|(.)", re.S)
NUMBER, SPACE, LETTERS = 1, 2, 3
DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Marks of the direction of writing, which part nothing: they stand around the slashes of Arabic dates."""

_ACCENTS = re.compile("[\u0300-\u036f\u064b-\u0655]")
_LETTERS = str.maketrans({"ı": "i", "ي": "ی", "ى": "ی", "ك": "ک", "’": "'", "ʼ": "'", "ʻ": "'"})
PUNCTUATION = {char: char for char in ".,:/-|()'~+@·"} | {"[": "(", "]": ")"}
PUNCTUATION |= dict.fromkeys("–—−‒―‐‑", "-") | dict.fromkeys("•∙⋅・●", "·") | dict.fromkeys("，、،;؛；၊", ",")
PUNCTUATION |= dict(zip("：∶／（）【】｜¦│．。", "::/()()|||..", strict=True))
PUNCTUATION |= dict.fromkeys("’ʼʻ′‘`", "'") | dict.fromkeys("≈～", "~")
OTHER, UNKNOWN = "!", "?"
"""Shapes of a character that no date holds, and of a word that isn't known."""

SHAPES = [chr(code) for code in (*range(0x80, 0xB7), *range(0xB8, 0x100), *range(0xE000, 0xE400))]
"""Those of words; patterns over Latin-1 are compiled and matched faster."""

DATED = r"(?:{month}\.? ?,? ?(?:{of} )?(?:[abce]{ordinal}?,? ?)?|[abce]([./-]) ?[abce]\1 ?)$"
"""What stands before a year, so that digits glued to it are told from its own."""
LEADING = r"(?:^|{weekday}|[?|(!])[ .,]{0,2}{month}\.? ?$"
"""What stands before a day that a year is glued to, as in 'Apr 042024': a month that no day leads."""
TELLING = frozenset(
    "month foreign_month weekday unit unit_ago before_unit hour_mark minute_mark month_mark month_lead year_mark "
    "day_mark am pm day_word ago_phrase clock_end era".split()
)
"""Categories of the words of which a number needs one to be a date or time, unless marks join it to another."""
BRIEF = 3  # letters of a word without accents up to which it's likely to have another sense elsewhere


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
        "befores",
        "capitals",
        "classes",
        "counted",
        "counts",
        "dated",
        "dotted",
        "leading",
        "local",
        "orders",
        "phrases",
        "spoken",
        "standing",
        "telling",
        "words",
    )

    def __init__(self, lines: list[str]) -> None:
        self.words: dict[str, Word] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Word]]] = defaultdict(list)
        self.capitals: dict[str, Word] = {}
        self.orders: dict[str, str] = {}
        self.local: dict[str, frozenset[str]] = {}
        self.dotted: frozenset[str] = frozenset()
        found: dict[str, Word] = defaultdict(Word)
        dropped: list[tuple[str, str]] = []
        tags = cache(lambda spoken: frozenset(spoken.split()))
        rows = [line.split("\t") for line in lines]
        folded = fold("\n".join(row[3] for row in rows)).split("\n")  # far quicker at once than one by one
        for (category, value, spoken, phrases), keys in zip(rows, folded, strict=True):
            if category == "order":
                self.orders = dict.fromkeys(phrases.split("|"), value) | self.orders
            elif category == "dotted_clock":
                self.dotted = frozenset(phrases.split("|"))
            elif category == "drop" and spoken:
                self.local |= dict.fromkeys(keys.split("|"), tags(spoken))
            elif category == "drop":
                dropped += [(value, key) for key in keys.split("|")]
            else:
                sense = (value, tags(spoken))
                for key in (keys.upper() if category == "zone" and keys.isascii() else keys).split("|"):
                    found[key].values.setdefault(category, []).append(sense)
        for category, key in dropped:
            del found[key].values[category]
        self._arrange({phrase: word for phrase, word in found.items() if word.values})

    def _arrange(self, found: dict[str, Word]) -> None:
        shapes: dict[tuple[str, ...], str] = {}
        for phrase, word in found.items():
            ascii_only = phrase.isascii()
            capital = ascii_only and phrase.isupper()
            if capital and phrase.lower() in found:  # 'ET' is a zone, 'et' a word, and either may be meant
                word.values |= found[phrase.lower()].values
            brief = ("brief",) if ascii_only and len(phrase) <= BRIEF else ()
            word.shape = shapes.setdefault((*word.values, *brief), SHAPES[len(shapes)])
            if phrase.isalpha() or WORDS.fullmatch(phrase):
                (self.capitals if capital else self.words)[phrase] = word
            else:
                first, *rest = tokens(phrase)
                self.phrases[first].append((tuple(rest), word))
        for choices in self.phrases.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        categories = {category for categories in shapes for category in categories}
        self.classes = {name: f"[{''.join(shapes[has] for has in shapes if name in has)}]" for name in categories}
        self.dated = self.compile(DATED)
        self.leading = self.compile(LEADING)
        self.befores = tuple(phrase for phrase, word in self.words.items() if "before" in word.values)
        self.standing = _longest_words(found, {"ago_phrase", "day_word"})
        self.counts = _longest_words(found, {"count"})
        self.counted = frozenset(word for word in _longest_words(found, {"unit", "unit_ago"}) if len(word) > 2)
        self.spoken = self.standing | self.counts | self.counted
        self.telling = frozenset(
            max(words, key=len)
            for phrase, word in found.items()
            if not TELLING.isdisjoint(word.values)
            for words in [ASCII_WORDS.findall(phrase.lower())]
            if words and phrase.isascii()
        )

    def may_stand(self, text: str) -> bool:
        """Whether a text without digits may hold 'yesterday' or 'an hour ago'."""
        words = (ASCII_WORDS if text.isascii() else WORDS).findall(fold(text))
        if self.spoken.isdisjoint(words):
            return False
        return not self.standing.isdisjoint(words) or not (
            self.counts.isdisjoint(words) or self.counted.isdisjoint(words)
        )

    def may_count(self, text: str) -> bool:
        """Whether a text in ASCII has a word that makes a date or time of a number."""
        return not self.telling.isdisjoint(ASCII_WORDS.findall(text.lower()))

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern over shapes, in which `{month}` stands for any piece of that category."""
        return re.compile(re.sub(r"\{([a-z_]+)\}", lambda match: self.classes[match[1]], pattern))


def _longest_words(found: dict[str, Word], categories: set[str]) -> frozenset[str]:
    """The longest word of each phrase of some categories: the one that tells most."""
    phrases = [phrase for phrase, word in found.items() if not categories.isdisjoint(word.values)]
    return frozenset(max(WORDS.findall(phrase), key=len) for phrase in phrases)


def tokens(phrase: str) -> list[str]:
    """A folded phrase as the text's tokens are compared with it: every run of white space is one space."""
    return [" " if m.lastindex == SPACE else PUNCTUATION.get(m[0], m[0]) for m in TOKEN.finditer(phrase)]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    folder = files("newsparse") / "data" / "dates"
    texts = ((folder / name).read_text("utf-8") for name in FILES)
    return Lexicon([line for text in texts for line in text.splitlines() if line and not line.startswith("#")])
