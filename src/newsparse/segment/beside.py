"""A dump's headline, given the line of most weight: that line, or one that stands beside it.

Weights are added up line by line; what two lines are to each other is settled here.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsparse.segment.ranking import BARS

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

SHORT = 4
"""Words of the longest kickers in capitals and sections' names; most headlines are longer."""

KICKER, SECTION, DECK = 1.5, 2.0, 1.5
"""Weight by which the headline may be lighter than the kicker above it, the section's name above it, and the standfirst
below it."""

STANDFIRST, SURE = 0.4, 0.8
"""Likeliness from which the weightiest line may be the standfirst of the one above it, and from which a line surely is
one."""

LEAST_STANDFIRST = 7
"""Words of a standfirst at least: a shorter line is likelier the headline, below the site's name."""

SAME = 0.5
"""Weight by which two lines may differ that weigh about the same."""


def headline_by(draft: Draft, best: int, lighter: dict[int, float]) -> int:
    """The headline, where the weightiest line stands above it, as a kicker or a section's name, or below it, as its
    standfirst; or where another line weighs about the same, and it alone has a standfirst.

    `lighter` is by how much each line weighs less than the weightiest.
    """
    if is_above(draft, best, lighter.get(best + 1, math.inf)):
        return best + 1
    if is_below(draft, best, lighter.get(best - 1, math.inf)):
        return best - 1
    standfirst = draft.likely("standfirst")
    if best + 1 < len(standfirst) and standfirst[best + 1] < STANDFIRST:
        same = (i for i in lighter if i < best - 1 and lighter[i] <= SAME and standfirst[i + 1] >= SURE)
        return min(same, key=lighter.__getitem__, default=best)
    return best


def is_above(draft: Draft, index: int, lighter: float) -> bool:
    """Whether a line is a kicker in capitals or a section's name, and the next, by so much `lighter`, the headline."""
    if index + 1 >= len(draft.blocks) or draft.stats.words[index + 1] <= SHORT:
        return False
    capitals = draft.blocks[index].text.isupper() and not draft.blocks[index + 1].text.isupper()
    kicker = capitals and draft.stats.words[index] <= SHORT
    return (kicker and lighter <= KICKER) or (is_section(draft, index) and lighter <= SECTION)


def is_section(draft: Draft, index: int) -> bool:
    """Whether the trail above a line ends in the same few words: 'Home > Politics > Parliament'."""
    if not index or draft.stats.words[index] >= SHORT:
        return False
    trail = BARS.split(draft.blocks[index - 1].text)
    return len(trail) > 1 and trail[-1].strip() == draft.blocks[index].text


def is_below(draft: Draft, index: int, lighter: float) -> bool:
    """Whether a line may be a standfirst, and the one above, by so much `lighter`, its headline."""
    standfirst = draft.likely("standfirst")
    if lighter > DECK or not standfirst[index] >= STANDFIRST > standfirst[index - 1]:
        return False
    if draft.stats.words[index] < LEAST_STANDFIRST or draft.stamps(index - 1) or draft.stats.ends[index - 1]:
        return False
    above = draft.blocks[index - 1].text
    return not BARS.search(above) and not above.isupper()
