"""The words of exports: names of fields and languages, and what parts articles, in the languages of databases."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from newsparse.files import data_text


@cache
def listed() -> dict[str, Any]:
    """What data/exports.json holds: field names by layout, phrases by use, and names of languages."""
    data: dict[str, Any] = json.loads(data_text("exports.json"))
    return data


@cache
def field_names(layout: str) -> dict[str, str]:
    """A layout's field names, case-folded, each with what it holds: `headline`, `byline`, … or `other`."""
    return {
        name: field
        for field, by_language in listed()[layout].items()
        for names in by_language.values()
        for name in names
    }


@cache
def one_of(use: str) -> str:
    """A pattern's alternatives for the phrases of a use, the longest first."""
    phrases = {phrase for phrases in listed()["phrases"][use].values() for phrase in phrases}
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


@cache
def length() -> re.Pattern[str]:
    """How long an article is said to be: '540 words', '1.204 Wörter'."""
    return re.compile(rf"(\d[\d.,]*+)\s({one_of('words')})", re.I)


@cache
def words_language(unit: str) -> str | None:
    """The language in which the length is given: the one that the database speaks."""
    units: dict[str, list[str]] = listed()["phrases"]["words"]
    return next((tag for tag, names in units.items() if unit.casefold() in map(str.casefold, names)), None)


@cache
def languages() -> dict[str, str]:
    """Names of languages, case-folded, with their tags."""
    return {name: tag for tag, names in listed()["languages"].items() for name in names}


def language_of(text: str) -> str | None:
    """The tag of the first language that a text names, as in 'GERMAN; DEUTSCH'; `None` where it names none."""
    known = languages()
    parts = [text, *re.split(r"[;,/|]", text)]
    return next((known[name] for part in parts if (name := part.strip().casefold()) in known), None)
