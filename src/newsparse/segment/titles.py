"""Headlines of the metadata without the outlet's name, and how alike two headlines are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.metadata import Metadata

BAR = re.compile(r"\s+[|•·»›–—:-]+\s+|\s*[|»]\s*|\s+::\s+|\s-\s")
"""What stands between a headline and the outlet's name in a page's title."""

WORD = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|[^\\W_]+")
"""A word, or one letter of a script that writes no spaces."""

LEAST_WORDS = 3
"""Words of a headline that stands before or after a bar; what's shorter is a kicker, a desk or an outlet."""


def words(text: str) -> list[str]:
    """The text's words, for comparing."""
    return WORD.findall(text.casefold())


def likeness(one: str, other: str) -> float:
    """Share of words that two texts have in common, 0 to 1, by the longer one."""
    return overlap(set(words(one)), set(words(other)))


def overlap(one: set[str], other: set[str]) -> float:
    """The same, of texts as sets of words."""
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0


def plain_title(metadata: Metadata) -> str | None:
    """The strongest headline of the metadata, without the outlet's name; `None` where there's none."""
    if not metadata.headlines:
        return None
    best = metadata.headlines[0]
    outlets = [value.text for value in (*metadata.site_names, *metadata.publishers)]
    stated = best.key.startswith(("jsonld", "microdata"))
    others = [] if stated else [value.text for value in metadata.headlines[1:]]
    return without_outlet(best.text, outlets, others, guess=not stated)


def without_outlet(title: str, outlets: list[str], others: list[str], *, guess: bool = True) -> str:
    """A title cut at the bars where an outlet's name, or what no other title has, stands behind or before them.

    `guess` is whether what follows the last bar may be taken for a name where no outlet is known.
    """
    shortened = [other for other in others if len(words(other)) >= LEAST_WORDS and other != title and other in title]
    if shortened:
        return min(shortened, key=len)
    names = {"".join(words(outlet)) for outlet in outlets} - {""}
    bars = [*BAR.finditer(title)]
    for bar in bars:
        if "".join(words(title[bar.end() :])) in names:
            return title[: bar.start()].strip()
    for bar in reversed(bars):
        if "".join(words(title[: bar.start()])) in names:
            return title[bar.end() :].strip()
    if bars and not names and guess:
        return before_last_bar(title, bars[-1])
    return title


def before_last_bar(title: str, bar: re.Match[str]) -> str:
    """What stands before the last bar, where that's plainly the headline and the rest a name."""
    head, tail = words(title[: bar.start()]), words(title[bar.end() :])
    return title[: bar.start()].strip() if len(head) >= LEAST_WORDS and len(tail) <= LEAST_WORDS else title
