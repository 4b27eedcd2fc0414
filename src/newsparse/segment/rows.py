"""Lists of a dump whose items are made alike: from one timestamp to the next stand the same lines in the same order.

The forest and the rules of `stamped.py` judge line by line; where a teaser is a sentence or two, or a picture's credit
stands between, only the recurrence shows which line is the headline.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.lexicon import is_phrase
from newsparse.segment.cards import FULL_STOP
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.ranking import CREDIT
from newsparse.segment.stamped import LEAST_WORDS, MOST_WORDS, STAMPED, is_own, time_of
from newsparse.segment.titles import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.segment.draft import Draft

LINES = (3, 6)
"""Lines of the shortest and the longest rows, timestamp included. Of two, one is the headline anyway."""

MOST_TEXTS = 1
"""Lines of a row that the forest takes for the article's text: the teaser."""

SHORTEST = 2
"""Words of a headline among longer ones."""

LIKELY = 0.25
"""Mean likeliness of headlines from which such a line is their teaser, and not text that days part."""

MOSTLY = 0.66
"""Share of a column's lines that look like headlines; a full stop stands in some, as in 'pt. 5'."""

RIVAL, LEAST = 2, 0.3
"""How many times as likely another line of a row is its headline, at least, and its likeliness."""

OWN = (Label.HEADLINE, Label.BYLINE)
"""Labels of what stays the article's, in a list too."""

INTRODUCES = (":", "：")

ALIKE = 3
"""Words that all lines of a column begin with where they are the site's: 'Read this article: …'."""


def label_rows(draft: Draft) -> None:
    """Label the headlines and teasers of such lists."""
    stamps = [i for i in draft.stamped if time_of(draft, i)]
    if len(stamps) < STAMPED:
        return
    lines = [i for i in range(len(draft.blocks)) if not is_doubled(draft, i)]
    place = {index: at for at, index in enumerate(lines)}
    for run in parted(draft, [place[i] for i in stamps if i in place], lines):
        if len(run) >= STAMPED:
            label_run(draft, run, lines)


def is_doubled(draft: Draft, index: int) -> bool:
    """Whether a line is printed once more on the next, as a picture's text and as a title."""
    return index + 1 < len(draft.blocks) and draft.blocks[index].text == draft.blocks[index + 1].text


def parted(draft: Draft, stamps: list[int], lines: list[int]) -> list[list[int]]:
    """Places of timestamps, parted where fewer, more or other lines lie between two than in a row."""
    found = [stamps[:1]]
    for one, other in pairwise(stamps):
        if not (LINES[0] <= other - one <= LINES[1] and is_row(draft, lines[one + 1 : other])):
            found.append([])
        found[-1].append(other)
    return found


def is_row(draft: Draft, between: list[int]) -> bool:
    """Whether lines between two timestamps may be a row of a list, and not a comment, below which 'Reply' stands."""
    texts = [i for i in between if draft.label(i) in BODY_LABELS and draft.stats.prose[i]]
    if len(texts) > MOST_TEXTS or any(draft.label(i) is Label.HEADLINE or draft.is_label(i) for i in between):
        return False
    return not any(is_phrase("reply", draft.blocks[i].text) for i in between)


def label_run(draft: Draft, run: list[int], lines: list[int]) -> None:
    """Label a list, given the places of its timestamps."""
    columns = {step: column for step in range(1 - LINES[1], LINES[1]) if (column := column_at(run, step, lines))}
    said = {i for column in columns.values() if are_phrases(draft, column, columns.values()) for i in column}
    heads = {step: column for step, column in columns.items() if said.isdisjoint(column) and may_name(draft, column)}
    if not heads:
        return
    best = best_of(draft, heads, run, lines)
    first, last = min(run[0], run[0] + best), max(run[-1], run[-1] + best)
    below = columns.get(max(best, 0) + 1, [])
    last += bool(below) and all(is_sentence(draft, i) for i in below)
    texts = any(draft.label(i) in BODY_LABELS for i in lines[first : last + 1])
    if texts and sum_of(draft, heads[best]) < LIKELY * len(run):
        return
    teasers = {i for column in columns.values() if are_teasers(draft, column) for i in column}
    edges = [first, *(stamp + 1 for stamp in run[:-1]), last + 1] if best < 0 else [*run, last + 1]
    for headline, (start, stop) in zip(heads[best], pairwise(edges), strict=True):
        label_row(draft, headline, [i for i in lines[start:stop] if i != headline], said, teasers)


def best_of(draft: Draft, heads: dict[int, list[int]], run: list[int], lines: list[int]) -> int:
    """The distance from the timestamps at which headlines are likeliest to stand.

    Before the timestamps and after them stand the same lines, but for the list's ends: there its title tells.
    """
    best = max(heads, key=lambda step: sum_of(draft, heads[step]))
    for step, column in heads.items():
        turned = (step < 0) != (best < 0) and (column[1:] == heads[best][:-1] or column[:-1] == heads[best][1:])
        first = min(run[0], run[0] + step)
        if turned and first and draft.is_label(lines[first - 1]):
            return step
    return best


def sum_of(draft: Draft, column: list[int]) -> float:
    """How likely the lines are headlines, in all."""
    likely = draft.likely("related")
    return sum(likely[i] for i in column)


def label_row(draft: Draft, headline: int, others: list[int], said: set[int], teasers: set[int]) -> None:
    """Label the lines of a row, unless another is likelier its headline."""
    likely = draft.likely("related")
    texts = [i for i in others if i in said or draft.label(i) in BODY_LABELS or is_sentence(draft, i)]
    rival = max((likely[i] for i in others if i not in texts), default=0.0)
    if rival > max(RIVAL * likely[headline], LEAST):
        return
    texts += [i for i in others if i in teasers and likely[i] < likely[headline]]
    for index in (headline, *texts):
        label = Label.RELATED_HEADLINE if index == headline else Label.RELATED_TEASER
        for same in (index - 1, index) if index and is_doubled(draft, index - 1) else (index,):
            if draft.label(same) not in OWN:
                draft.put(same, label, "related:rows", likely[same], over=True)


def column_at(run: list[int], step: int, lines: list[int]) -> list[int]:
    """The lines at a distance from each timestamp; none where a row has no such line."""
    places = [stamp + step for stamp in run]
    if not step or places[0] < 0 or places[-1] >= len(lines):
        return []
    bounds = zip(run, places[1:], strict=False) if step < 0 else zip(places, run[1:], strict=False)
    return [lines[at] for at in places] if all(above < below for above, below in bounds) else []


def may_name(draft: Draft, column: list[int]) -> bool:
    """Whether the lines of a column may be headlines: mostly some words, no sentences, nearly none like another."""
    fit = sum(may_head(draft, i) for i in column)
    words = sum(draft.stats.words[i] for i in column)
    distinct = len({draft.blocks[i].text for i in column})
    return min(fit, distinct) >= MOSTLY * len(column) and words >= LEAST_WORDS * len(column)


def are_phrases(draft: Draft, column: list[int], others: Iterable[list[int]]) -> bool:
    """Whether the site's own words lead to what the lines of a column name: they begin alike, or all hold a line of
    their row: 'Read this article: <headline>', 'More … <headline>'."""
    texts = [draft.blocks[i].text.casefold() for i in column]
    if len({tuple(words(text)[:ALIKE]) for text in texts}) == 1:
        return True
    for other in others:
        named = [draft.blocks[i].text.casefold() for i in other]
        if all(len(short) < len(long) and short in long for short, long in zip(named, texts, strict=True)):
            return sum(draft.stats.words[i] for i in other) >= LEAST_WORDS * len(other)
    return False


def are_teasers(draft: Draft, column: list[int]) -> bool:
    """Whether the lines of a column are teasers: half of them sentences, the others sayings or cut short."""
    return 2 * sum(is_sentence(draft, i) for i in column) >= len(column)


def may_head(draft: Draft, index: int) -> bool:
    """Whether a line may be a headline: some words, no sentence, no title of a list, nothing of the site's."""
    text = draft.blocks[index].text
    return (
        SHORTEST <= draft.stats.words[index] <= MOST_WORDS
        and not is_sentence(draft, index)
        and not text.endswith(INTRODUCES)
        and not CREDIT.search(text)
        and not draft.is_label(index)
        and not is_own(draft, index)
    )


def is_sentence(draft: Draft, index: int) -> bool:
    """Whether a line is a teaser: running text, or what ends as it does; headlines may be questions and cries."""
    return draft.stats.prose[index] > 0 or FULL_STOP.search(draft.blocks[index].text) is not None
