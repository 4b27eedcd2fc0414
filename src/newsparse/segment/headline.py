"""The headline: the one block that names the article."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.segment.beside import headline_by
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.ranking import CREDIT, rank_headline
from newsparse.segment.stamped import STAMPED
from newsparse.segment.titles import likeness, words

if TYPE_CHECKING:
    from newsparse.blocks import Box
    from newsparse.segment.draft import Draft

LEAST = 0.1
"""Likeliness from which the likeliest block is the headline; below it, none is printed."""

INTO = 4
"""Blocks of what was taken for body, such as a kicker, that may stand above the headline."""

BELOW = 25
"""Blocks below the likeliest one in which the printed headline may stand."""

SAME, ALIKE = 0.8, 0.6
"""Likeness from which two titles are one, and from which a heading prints one of the metadata's."""

TOP = 5
"""Lines at a dump's top in which its title is printed twice."""

ADDRESS = re.compile(r"\bwww\.|://")

LEAST_WORDS = 3
"""Words of a heading that may be a headline."""

MOST_PARTS = 4
"""Blocks of a heading that holds a headline and its kicker; what holds more is a part of the page."""

ELSEWHERE = Cue.CARD | Cue.RELATED | Cue.NAV | Cue.FOOTER | Cue.COMMENTS | Cue.AD | Cue.PROMO | Cue.SIDEBAR
"""Where headings of other articles stand."""

AS_LIKELY = 0.6
"""Share of the best block's likeliness from which another of the same words is taken for it if it's nearer the body."""


def label_headline(draft: Draft) -> int | None:
    """Label the headline; its index, or `None` where none is printed."""
    for index, mark in enumerate(draft.marks):
        if mark is not None and mark.label is Label.HEADLINE:
            return index
    for index, cuts in draft.cuts.items():
        if any(cut.label is Label.HEADLINE for cut in cuts):  # a source points at a part of the line: the rest isn't it
            draft.put(index, Label.BOILERPLATE, "headline:kicker", over=True)
            return index
    if not draft.page:
        return label_ranked(draft)
    likely = draft.likely("headline")
    body = next((i for i in range(len(likely)) if draft.label(i) in BODY_LABELS), len(likely))
    best, rule = likeliest(draft, body), "headline:forest"
    if best is None:
        best, rule = main_heading(draft, body), "headline:heading"
    if best is None:
        return None
    best, rule = settled(draft, best, body, rule)
    draft.put(best, Label.HEADLINE, rule, likely[best] or None, over=True)
    return best


def label_ranked(draft: Draft) -> int | None:
    """Label the headline of a dump: its only main heading, what it prints twice at its top, or the line that weighs
    most."""
    best, rule, sure = marked_heading(draft), "headline:marked", None
    if best is None:
        best, rule = printed_twice(draft), "headline:twice"
    if best is None:
        ranked = None if is_all_list(draft) else rank_headline(draft)
        if ranked is None:
            return None
        best, sure, rule = headline_by(draft, ranked.best, ranked.lighter), ranked.sure, "headline:ranked"
    draft.put(best, Label.HEADLINE, rule, sure, over=True)
    return best


def is_all_list(draft: Draft) -> bool:
    """Whether a dump is nothing but lines that take turns with timestamps: a list of headlines, none its own."""
    stamps = [i for i in draft.stamped if draft.is_stamp(i)]
    turns = all(other - one == 2 for one, other in pairwise(stamps))
    return turns and len(stamps) >= STAMPED and stamps[0] <= 1 and stamps[-1] >= len(draft.blocks) - 2


def marked_heading(draft: Draft) -> int | None:
    """The only main heading of a dump in Markdown."""
    found = [i for i in range(len(draft.blocks)) if draft.stats.tag(i) == "h1"]
    alone = len(found) == 1 and draft.stats.words[found[0]] >= LEAST_WORDS and not draft.claimed(found[0])
    return found[0] if alone else None


def printed_twice(draft: Draft) -> int | None:
    """The second of two titles alike that follow on each other at a dump's top.

    A browser's reader mode prints the page's title above the headline, and whoever copies it all has both. Captions
    stand there twice too, with their credits, and adverts, with an address.
    """
    for above, index in pairwise(range(min(TOP, len(draft.blocks)))):
        said = draft.blocks[index].text
        title = draft.stats.words[index] >= LEAST_WORDS and not draft.is_stamp(index)
        title = title and not CREDIT.search(said) and not ADDRESS.search(said)
        if title and said.casefold() == draft.blocks[above].text.casefold() and not draft.claimed(index):
            return index
    return None


def likeliest(draft: Draft, body: int) -> int | None:
    """The block that the forest takes for the headline: one above the body rather than another; of two of the same
    words, that nearer the body."""
    likely = draft.likely("headline")
    free = [i for i in range(len(likely)) if not draft.claimed(i)]
    above = [i for i in free if i < body + INTO]
    for some in (above, free):
        best = max(some, key=likely.__getitem__, default=None)
        if best is not None and likely[best] >= LEAST:
            break
    else:
        return None
    text = draft.blocks[best].text
    for index in above:
        same = index > best and likely[index] >= AS_LIKELY * likely[best]
        if same and likeness(draft.blocks[index].text, text) > AS_LIKELY:
            best = index
    return best


def settled(draft: Draft, best: int, body: int, rule: str) -> tuple[int, str]:
    """A page's likeliest block, or what stands for it below: the rule that gave it goes with it.

    Pages print their title for search engines in the trail of their sections, or above the headline, which then stands
    in a heading of its own; and they print a kicker and the headline in one heading.
    """
    trail = in_trail(draft, best)
    below = range(best + 1, min(body + INTO, best + BELOW, len(draft.blocks)))
    headings = [i for i in below if is_heading(draft, i) and not is_lead(draft, i, trail=trail)]
    stated = [value.text for value in draft.metadata.headlines]
    others = [title for title in stated if likeness(title, draft.blocks[best].text) < SAME]
    for index in headings:
        own, whole = draft.blocks[index].text, whole_heading(draft, index)
        if index >= body and own == whole:  # a sub-heading
            continue
        titled = any(likeness(text, other) >= ALIKE for text in (own, whole) for other in others)
        if titled or (trail and index < body):
            return longest_of_heading(draft, index), "headline:below"
    return longest_of_heading(draft, best), rule


def is_heading(draft: Draft, index: int) -> bool:
    """Whether a block is, or begins, a main heading of several words that's no other article's."""
    box = heading_box(draft, index)
    if box is None or box.first != index or draft.claimed(index):
        return False
    words_in_it = sum(draft.stats.words[i] for i in range(box.first, box.last))
    return words_in_it >= LEAST_WORDS and not draft.stats.cues(index) & ELSEWHERE.value


def is_lead(draft: Draft, index: int, *, trail: bool) -> bool:
    """Whether a heading is the article's standfirst: the metadata knows it as its description, or the forest takes it
    for one, which it does of headlines too where another title stands above (a trail's)."""
    text = draft.blocks[index].text
    told = any(likeness(text, value.text) >= ALIKE for value in draft.metadata.descriptions)
    return told or (not trail and draft.likely("standfirst")[index] >= ALIKE)


def heading_box(draft: Draft, index: int) -> Box | None:
    """The `h1` or `h2` that a block stands in."""
    box = draft.blocks[index].box
    for _ in range(3):
        if box is None or box.tag in ("h1", "h2"):
            return box
        box = box.parent
    return None


def whole_heading(draft: Draft, index: int) -> str:
    """The text of the heading that a block stands in, kicker and all."""
    box = heading_box(draft, index)
    if box is None or box.last - box.first > MOST_PARTS:
        return draft.blocks[index].text
    return " ".join(draft.blocks[i].text for i in range(box.first, box.last))


def in_trail(draft: Draft, index: int) -> bool:
    """Whether a block stands in a list or menu, as the trail of sections that leads to the page does."""
    box = draft.blocks[index].box
    for _ in range(4):
        if box is None:
            return False
        if box.tag in ("li", "ol", "ul", "nav"):
            return True
        box = box.parent
    return False


def longest_of_heading(draft: Draft, index: int) -> int:
    """Of a heading's blocks, the longest: the others are kickers."""
    box = heading_box(draft, index)
    if box is None or not 1 < box.last - box.first <= MOST_PARTS:
        return index
    return max(range(box.first, box.last), key=lambda i: (len(draft.blocks[i].text), i))


def main_heading(draft: Draft, body: int) -> int | None:
    """The first block of the last main heading above a page's body that isn't the outlet's name."""
    outlets = {"".join(words(value.text)) for value in (*draft.metadata.site_names, *draft.metadata.publishers)}
    for index in reversed(range(min(body + INTO, len(draft.blocks)))):
        box = heading_box(draft, index)
        if box is None or box.tag != "h1" or box.first != index or draft.claimed(index):
            continue
        if "".join(words(draft.blocks[index].text)) not in outlets:
            return index if draft.stats.words[index] > 1 else None
    return None
