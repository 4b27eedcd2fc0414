"""Compile Babel's CLDR tables into `src/newsparse/data/dates/cldr.tsv`: the words in which news prints its dates.

Run by hand when Babel's CLDR moves on: ``python -m tools.compile_cldr``. Needs the `data` extra. The file's form is
told in `newsparse.dates.words`; what CLDR lacks stands in `supplement.tsv` beside it, which is kept by hand.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from babel import Locale, localedata

OUT = Path(__file__).resolve().parent.parent / "src/newsparse/data/dates/cldr.tsv"
LANGUAGES = re.findall(
    r"\w+",
    """
    en de de_AT fr es pt it nl da sv nb nn fi is et lv lt pl cs sk hu ro bg el mk sr sr_Latn hr bs sl sq uk ru be ka hy
    az tr kk ky uz tg tk mn fa ar ar_DZ ar_IQ he ur ps hi bn pa gu mr ta te kn ml si ne th lo km my vi id ms fil sw am
    zu af ca gl eu ga cy mt ko ja zh zh_Hant
    """,
)
HEAD = "# Made by tools/compile_cldr.py from CLDR by way of Babel; do not edit"
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
NUMBER = "{0}"

HOMOGRAPH = re.compile(r"(?!am$|pm$)[a-z]{1,3}")
"""Day periods that are plain words of other languages, as Hungarian 'de' and Swedish 'em'."""

NOISE = re.compile(r"[\d()]|^\W$|^-")
"""Numbered months, spellings in brackets and stray marks."""

Table = dict[tuple[str, str, str], set[str]]
"""(category, value, phrase) -> languages."""


def plain(data: Any) -> Any:
    """Babel's lazy mappings as plain ones, aliases resolved."""
    return {key: plain(data[key]) for key in data} if isinstance(data, Mapping) else data


def clean(phrase: str) -> str:
    """Folded as far as a reader of the file can still read it."""
    for mark in "\u200b\u200c\u200e\u200f\u202f\u00a0":
        phrase = phrase.replace(mark, " " if mark in "\u202f\u00a0" else "")
    return " ".join(phrase.casefold().split()).rstrip(".").rstrip()


def names(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Months, weekdays (0 is Monday, as in Python) and day periods."""
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                yield "month", str(number), name
            for number, name in locale.days[context][width].items():
                if len(name.strip(".")) > 1 or not name.isascii():  # Hungarian 'h' and 'p' are too little to go by
                    yield "weekday", str(number), name
    for periods in locale.day_periods["format"].values():
        for half in ("am", "pm"):
            if half in periods and not HOMOGRAPH.fullmatch(clean(periods[half])):
                yield half, half, periods[half]


def past_patterns(locale: Locale) -> dict[str, set[str]]:
    """By unit, every pattern for a moment in the past; narrow ones such as '-{0} h' say too little."""
    fields = plain(locale._data["date_fields"])
    out: dict[str, set[str]] = {}
    for unit in UNITS:
        widths = [fields.get(unit + width, {}).get("past", {}) for width in ("", "-short", "-narrow")]
        patterns = {p for width in widths for p in width.values() if clean(p.replace(NUMBER, ""))}
        out[unit] = {p for p in patterns if not p.startswith(("-", "\u2212", "\u200e-"))}
    return out


def relative(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Past patterns, split at the number.

    What stands after the number is `unit` where a word before it says 'ago', else `unit_ago`; what stands before it is
    `before_unit` where it names the unit, else `before`, or `around` where it is only half of a word pair.
    """
    patterns = past_patterns(locale)
    split = [(unit, *map(clean, p.split(NUMBER))) for unit, ps in patterns.items() for p in ps if p.count(NUMBER) == 1]
    heads = defaultdict(set)
    endings: dict[str, set[str]] = defaultdict(set)
    for unit, head, tail in split:
        heads[head].add(unit)
        endings[tail.split(" ")[-1]].add(unit)
    for unit, head, tail in split:
        shared = len(endings[tail.split(" ")[-1]]) > 3 and " " in tail
        if not head:
            yield "unit_ago", unit, tail
        elif len(heads[head]) < 3:
            if sum(len(units) < 3 for units in heads.values()) < 5:
                continue  # one odd pattern, not the language's way
            yield "before_unit", unit, head
            if tail:
                yield "ago", "", tail
        elif shared:
            yield "around", "", head
            yield "unit_ago", unit, tail
        elif tail:
            yield "before", "", head
            yield "unit", unit, tail
    for unit, ps in patterns.items():
        singular = plain(locale._data["date_fields"]).get(unit, {}).get("past", {})
        for count, key in (("1", "one"), ("2", "two")):
            if singular.get(key) in ps and NUMBER not in singular[key]:
                yield "ago_phrase", f"{count} {unit}", clean(singular[key])


def units(locale: Locale) -> Iterator[tuple[str, str, str]]:
    """Units as durations print them: '4 min', '2 Stunden'."""
    for unit in UNITS[:5]:
        for width in ("long", "short"):
            for key, pattern in plain(locale._data["unit_patterns"]).get(f"duration-{unit}", {}).get(width, {}).items():
                if key != "per" and pattern.startswith(NUMBER):
                    yield "unit", unit, pattern.removeprefix(NUMBER)


def order(pattern: str) -> str:
    """'dmy', 'mdy' or 'ymd': the order in a short date pattern."""
    return "".join(sorted("dmy", key=pattern.lower().index))


def orders() -> Iterator[tuple[str, str]]:
    """(order, tag) for the languages, and for the regions that differ from their language; 'en' alone says nothing."""
    known = {code.split("_")[0] for code in LANGUAGES}
    bases = {code: order(Locale(code).date_formats["short"].pattern) for code in sorted(known)}
    yield from ((bases[code], code) for code in bases if code != "en")
    for code in sorted(localedata.locale_identifiers()):
        language, _, region = code.partition("_")
        if language in known and len(region) == 2:
            found = order(Locale.parse(code).date_formats["short"].pattern)
            if language == "en" or found != bases[language]:
                yield found, code.replace("_", "-")


def table() -> Table:
    out: Table = defaultdict(set)
    for code in LANGUAGES:
        locale = Locale.parse(code)
        for source in (names, relative, units):
            for category, value, phrase in source(locale):
                phrase = clean(phrase)
                if phrase and not NOISE.search(phrase):
                    out[category, value, phrase].add(code.split("_")[0])
    return out


def main() -> None:
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for (category, value, phrase), languages in table().items():
        groups[category, value, " ".join(sorted(languages))].append(phrase)
    for value, tag in orders():
        groups["order", value, ""].append(tag)
    lines = [f"{c}\t{v}\t{langs}\t{'|'.join(sorted(phrases))}" for (c, v, langs), phrases in sorted(groups.items())]
    OUT.write_text("\n".join([HEAD, *lines, ""]), "utf-8")
    print(f"{len(lines)} lines, {OUT.stat().st_size // 1024} KiB", file=sys.stderr)


if __name__ == "__main__":
    main()
