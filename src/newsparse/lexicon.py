"""Words that give lines away, in many languages: what stands before a name, a list of headlines, a picture's credit.

They stand in data/words.json, by use and language. All languages are looked up at once: a line is too short to tell its
own, and few of the words mean something else in another.
"""

from __future__ import annotations

import json
import re
from functools import cache

from newsparse.files import data_text

DOT = "\u0307"
"""What `casefold` leaves above the i of a Turkish İ."""


@cache
def phrases(use: str) -> frozenset[str]:
    """The phrases of a use, as data/words.json names them (`by`, `related`, …), in all languages, case-folded."""
    listed: dict[str, list[str]] = json.loads(data_text("words.json"))[use]
    return frozenset(phrase.casefold().replace(DOT, "") for language in listed.values() for phrase in language)


UNSPACED = ("取材・文", "文", "記者", "作者", "写真", "撮影", "関連記事")
"""The same in Japanese and Chinese, where a mark and no space parts word and name."""


@cache
def opening(use: str, beginning: str) -> re.Pattern[str]:
    """A pattern for a text, case-folded, that begins with such a phrase, followed by no letter.

    `beginning` is how the text begins, of the use's `beginnings`: few phrases begin so, and all would take far longer.
    """
    begun = ([phrase for phrase in listed if beginning.startswith(phrase[:2])] for listed in (phrases(use), UNSPACED))
    words, unspaced = ("|".join(map(re.escape, sorted(listed, key=len, reverse=True))) or "(?!)" for listed in begun)
    return re.compile(rf"(?:{words})(?![^\W\d_])|(?:{unspaced})[=＝/／:：]")


@cache
def beginnings(use: str) -> frozenset[str]:
    """The first two letters of such phrases, or the one that they have: most texts begin with none of them."""
    return frozenset(phrase[:2] for phrase in (*phrases(use), *UNSPACED))


@cache
def words_of(use: str) -> frozenset[str]:
    """The words of such phrases."""
    return frozenset(word for phrase in phrases(use) for word in phrase.split())


@cache
def longest(use: str) -> int:
    """Characters of a use's longest phrase, and of some marks around it."""
    return max(map(len, phrases(use))) + MARGIN


MARGIN = 20
"""Characters of the marks, such as bars and arrows, around a phrase."""


def bare(text: str) -> str:
    """A text without the marks at its ends."""
    start, end = 0, len(text)
    if end and text[0].isalnum() and text[-1].isalnum():
        return text
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return text[start:end]


def is_phrase(use: str, text: str) -> bool:
    """Whether a text is nothing but such a phrase."""
    return len(text) < longest(use) and bare(text).casefold().replace(DOT, "") in phrases(use)


MOST_NAMED = 4
"""Words of the desk, outlet or place that the title of a list says it's of."""

DASHED = re.compile(r"\s[–—|-]\s")
"""Between such a title and what the list is of."""


def is_label(text: str) -> bool:
    """Whether a text is nothing but the title of a list of other headlines: 'Most read', 'Most read in Football'."""
    return is_phrase("related", text) or is_label_of(text)


def is_label_of(text: str) -> bool:
    """Whether a text is the title of a list that says of what: 'More from The Sun', 'Senaste nytt – Sverige'."""
    if len(text) > longest("related"):
        return False
    end = opens_with("related", text)
    named = text[end:].split()
    if not end or not named or len(named) > MOST_NAMED + 1:
        return False
    joining = phrases("of")
    title = bare(text[:end]).casefold().split()
    if len(title) < 2:  # 'Next in line'
        return False
    if named[0].casefold() in joining and named[1:]:
        return True
    return len(named) <= MOST_NAMED and (title[-1] in joining or DASHED.search(text[:end]) is not None)


COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.I)
"""How a line about rights begins."""


def is_notice(text: str) -> bool:
    """Whether a text is but what pages print between and below paragraphs: 'Advertisement', 'Share', '© 2024', or what
    asks for consent."""
    if COPYRIGHT.match(text):
        return True
    return is_phrase("notice", text) or is_menu(text) or asks_consent(text)


POSTED = re.compile(r"[—–-] ?[^()]{1,80} \(@\w{1,30}\)")


def is_posted(text: str) -> bool:
    """Whether a line stands below a post of another site and tells whose it is: '— Ana Roe (@anaroe) July 19, 2024'."""
    return POSTED.match(text) is not None


MOST_MENU, LEAST_ENTRIES = 200, 3
"""Characters of the longest menu on one line, and sections and services that make one."""

MOSTLY_MENU = 0.75
"""Share of such a line's words that are names of sections and services."""

LONGEST_ENTRY = 3
"""Words of the longest: 'terms of use'."""

TOLD = (".", "!", "?", "…", "。")
PARTED = re.compile(r"[\s|/·•∙,;>»›–—]+")


def is_menu(text: str) -> bool:
    """Whether a line is a menu that lost its breaks: 'Home News Sport Culture', 'Impressum | Datenschutz | Kontakt'."""
    if len(text) > MOST_MENU or text.endswith(TOLD):
        return False
    words = [word for word in PARTED.split(text.casefold().replace(DOT, "")) if word.strip("-&")]
    if len(words) < LEAST_ENTRIES:
        return False
    known = phrases("menu")
    if sum(map(words_of("menu").__contains__, words)) < MOSTLY_MENU * len(words):
        return False
    entries = held = at = 0
    while at < len(words):
        longest_first = range(min(LONGEST_ENTRY, len(words) - at), 0, -1)
        found = next((n for n in longest_first if " ".join(words[at : at + n]) in known), 0)
        entries += found > 0
        held += found
        at += found or 1
    return entries >= LEAST_ENTRIES and held >= MOSTLY_MENU * len(words)


MOST_CONSENT = 500
"""Characters of the longest line that asks for consent."""


@cache
def consents() -> dict[str, list[str]]:
    """The phrases that ask for consent, by a word amid them, which a text that holds one has too; by an empty one where
    there's none."""
    found: dict[str, list[str]] = {}
    for phrase in phrases("consent"):
        found.setdefault(max(phrase.split()[1:-1], key=len, default=""), []).append(phrase)
    return found


def asks_consent(text: str) -> bool:
    """Whether a line is of a box that asks for consent before it shows what stands on another site: a post, a video."""
    if len(text) > MOST_CONSENT:
        return False
    folded = text.casefold()
    held = consents().keys() & {"", *folded.split()}
    return any(phrase in folded for word in held for phrase in consents()[word])


def is_appeal(text: str) -> bool:
    """Whether a text begins by asking readers to follow, subscribe or read on."""
    return opens_with("appeal", bare(text)) > 0


@cache
def house() -> re.Pattern[str]:
    """A pattern for a phrase by which a site speaks of itself, anywhere in a text that's case-folded."""
    longest_first = sorted(phrases("house"), key=len, reverse=True)
    return re.compile(rf"[©ⓒ]|(?<![^\W\d_])(?:{'|'.join(map(re.escape, longest_first))})(?![^\W\d_])")


def is_house(text: str) -> bool:
    """Whether a line speaks of the site itself: its rights, terms, accounts, newsletters, or of sharing the page."""
    return len(text) < 400 and house().search(text.casefold()) is not None


def opens_with(use: str, text: str) -> int:
    """Length of the phrase that a text begins with, and of the marks after it; 0 where it begins with none."""
    first, known = text[:2].casefold(), beginnings(use)
    if first not in known:
        first = first[:1]
        if first not in known:
            return 0
    head = text[:60]
    folded = head.casefold()
    if len(folded) != len(head):  # a letter that folds to two would shift the place
        folded = head.lower()
    match = opening(use, first).match(folded) if len(folded) == len(head) else None
    if match is None:
        return 0
    end = match.end()
    while end < len(text) and not text[end].isalnum():
        end += 1
    return end
