"""What the names of a page's elements say: tag, class, id and the like as a set of cues.

The words stand in data/cues.json, by cue. They are looked up one by one and as joined neighbours, so that
`entry-content`, `entryContent` and `EntryContent` are the same.
"""

from __future__ import annotations

import json
import re
from enum import IntFlag
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.files import data_text

if TYPE_CHECKING:
    from newsparse.blocks import Names

WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


class Cue(IntFlag):
    """One bit a cue; a box holds its own and those of the boxes around it."""

    CHROME = 1 << 0
    NOTICE = 1 << 1
    SHARE = 1 << 2
    COMMENTS = 1 << 3
    PROMO = 1 << 4
    AD = 1 << 5
    RELATED = 1 << 6
    CAPTION = 1 << 7
    BYLINE = 1 << 8
    BIO = 1 << 9
    DATE = 1 << 10
    TAGS = 1 << 11
    HEADLINE = 1 << 12
    STANDFIRST = 1 << 13
    BODY = 1 << 14
    SIDEBAR = 1 << 15
    CARD = 1 << 16
    META = 1 << 17
    TOC = 1 << 18
    BOX = 1 << 19
    QUOTE = 1 << 20
    HIDDEN = 1 << 21
    LIVE = 1 << 22
    # Said by the tag, not by a name:
    NAV = 1 << 23
    FOOTER = 1 << 24
    HEADER = 1 << 25
    ASIDE = 1 << 26
    FORM = 1 << 27
    FIGURE = 1 << 28
    BUTTON = 1 << 29
    LIST = 1 << 30
    TABLE = 1 << 31
    ARTICLE = 1 << 32
    MAIN = 1 << 33
    UNSEEN = 1 << 34


TAG_CUES: dict[str, int] = {
    "nav": Cue.NAV,
    "menu": Cue.NAV,
    "footer": Cue.FOOTER,
    "header": Cue.HEADER,
    "aside": Cue.ASIDE,
    "form": Cue.FORM,
    "fieldset": Cue.FORM,
    "input": Cue.FORM,
    "legend": Cue.FORM,
    "option": Cue.FORM,
    "button": Cue.BUTTON,
    "dialog": Cue.NOTICE,
    "figure": Cue.FIGURE,
    "figcaption": Cue.CAPTION,
    "caption": Cue.CAPTION,
    "li": Cue.LIST,
    "td": Cue.TABLE,
    "th": Cue.TABLE,
    "article": Cue.ARTICLE,
    "main": Cue.MAIN,
}

ROLE_CUES: dict[str, int] = {
    "navigation": Cue.NAV,
    "contentinfo": Cue.FOOTER,
    "banner": Cue.HEADER,
    "complementary": Cue.ASIDE,
    "search": Cue.FORM,
    "dialog": Cue.NOTICE,
    "article": Cue.ARTICLE,
    "main": Cue.MAIN,
    "tooltip": Cue.NOTICE,
}

ITEMPROP_CUES: dict[str, int] = {
    "articleBody": Cue.BODY,
    "headline": Cue.HEADLINE,
    "author": Cue.BYLINE,
    "datePublished": Cue.DATE,
    "description": Cue.STANDFIRST,
    "caption": Cue.CAPTION,
    "keywords": Cue.TAGS,
}

UNSEEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@cache
def lexicon() -> dict[str, int]:
    """Word to cues."""
    words: dict[str, int] = {}
    for name, listed in json.loads(data_text("cues.json")).items():
        for word in listed.split():
            words[word] = words.get(word, 0) | Cue[name.upper()].value
    return words


def name_cues(names: str) -> int:
    """Cues of a class or id as written."""
    look_up = lexicon().get
    cues = 0
    before = ""
    for name in names.split():
        own, first, last = cues_of(name)
        cues |= own | look_up(before + first, 0)
        before = last or before
    return cues


@lru_cache(maxsize=65536)
def cues_of(name: str) -> tuple[int, str, str]:
    """Cues of one name, with its first word and its last; names are few, the classes made of them many."""
    words = [word.lower() for word in WORDS.findall(name)]
    if not words:
        return 0, "", ""
    look_up = lexicon().get
    cues = 0
    for word in words:
        cues |= look_up(word, 0)
    for first, second in pairwise(words):
        cues |= look_up(first + second, 0)
    return cues, words[0], words[-1]


@lru_cache(maxsize=16384)
def own_cues(names: Names) -> int:
    """Cues of what an element is called."""
    cues = int(TAG_CUES.get(names.tag, 0)) | ROLE_CUES.get(names.role, 0) | ITEMPROP_CUES.get(names.itemprop, 0)
    cues |= name_cues(names.class_) | name_cues(names.id) | name_cues(names.data)
    return cues | Cue.UNSEEN.value if names.hidden or UNSEEN_STYLE.search(names.style) else cues
