"""Lists that their timestamps give away: lines of headlines that alternate with times, or hold them.

On a page these lines are links.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.lexicon import is_house, opens_with
from newsparse.segment.labels import BODY_LABELS, Label, Span
from newsparse.segment.stats import SENTENCE_END, count_words

if TYPE_CHECKING:
    from newsparse.dates import Timestamp
    from newsparse.segment.draft import Draft

LEAST_WORDS = 3
"""Words of a headline that a timestamp alone gives away; what's shorter is a desk, or an author."""

LEAST_AMID = 2
"""The same for a dump's line that stands alone between two timestamps of a list."""

LINKED = 0.6
"""Share of a page's line that's a link, from which it may name another article."""

MOST_WORDS = 30
"""Words of a headline and its timestamp; what's longer is a sentence that begins or ends with a day."""

MOST_LINES = 3
"""Lines from one timestamp of a list to the next at most: headline, author or teaser, timestamp."""

STAMPED = 3
"""Timestamps that make a list wherever they stand, whatever the forest says of the lines between them."""

POSSIBLE = 0.5
"""Likeliness from which a line beside fewer timestamps is a headline."""

POSSIBLE_TRAIL = 0.15
"""The same for a dump's last lines below the text that are one such line and a timestamp."""

BESIDE = ((1, 1.0), (3, 0.35), (6, 0.1))
"""Words of a desk, an author or a picture's kind that stand beside a timestamp on a line of its own, and the likeliness
below which so many are no headline."""

MOSTLY = 0.75
"""Share of a list's items that are made alike; some of them the forest misses."""

NAME = 3
"""Words of an author's name after 'By', or of what stands beside a time that's printed twice."""

LEADING = 4
"""Letters of the longest words that lead to a time in a sentence: 'for', 'from', 'um'."""

LETTER = re.compile(r"[^\W\d_]")

DURATION = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\s*(?:min\b\.?)?", re.I)
"""A video's length, as it's printed beside the time."""


def time_of(draft: Draft, index: int) -> Timestamp | None:
    """The timestamp of a line that's little else: 'World / 7 h ago', 'By Ana Roe 2 days ago', '3日前動画あり'."""
    stamps = draft.stamps(index)
    if not stamps:
        return None
    if draft.is_stamp(index):
        return stamps[0]
    if not (stamps[0].relative or stamps[0].month or stamps[0].has_time):
        return None
    if in_brackets(draft.blocks[index].text, stamps[0]):
        return None
    rest = draft.blocks[index].text
    for stamp in reversed(stamps):
        rest = f"{rest[: stamp.start]} {rest[stamp.end :]}"
    rest = " ".join(filter(LETTER.search, DURATION.sub(" ", rest).split()))
    by = opens_with("by", rest)
    count = count_words(rest[by:])
    likely = 0.0 if count <= NAME and (by or len(stamps) > 1) else draft.likely("related")[index]
    return stamps[0] if any(count <= most and likely < least for most, least in BESIDE) else None


def label_stamped(draft: Draft, last: int) -> None:
    """Label the headlines of such lists. `last` is the last line that's running text, -1 where there's none."""
    for run in runs(draft, times(draft, last), MOST_LINES):
        if len(run) >= STAMPED or run[0] > last + 1:
            label_alternating(draft, run, least_of(draft, run, last))
        if len(run) >= STAMPED:
            label_teasers(draft, run)
    for run in runs(draft, [i for i in draft.stamped if is_edged(draft, i)], 1):
        # Lines that are made alike are alike: where one may be a headline, the others are.
        if len(run) >= STAMPED or any(draft.likely("related")[index] >= POSSIBLE for index in run):
            for index in run:
                draft.put(index, Label.RELATED_HEADLINE, "related:timestamps", over=True)


def least_of(draft: Draft, run: list[int], last: int) -> float:
    """Likeliness from which lines beside a run's timestamps are headlines.

    The fewer they are, the more the forest must say; but the last lines of a dump that take turns with timestamps, or
    stand under the title of a list, are one, however few. What a dump says of its site may follow.
    """
    if len(run) >= STAMPED:
        return 0.0
    first = run[0] - 1
    if draft.page or last < 0 or not all(is_dated_item(draft, stamp) for stamp in run):
        return POSSIBLE
    if draft.is_label(first - 1):
        return 0.0
    ends = all(is_own(draft, i) for i in range(run[-1] + 1, len(draft.blocks)))
    if not ends or any(other - one != 2 for one, other in pairwise(run)):
        return POSSIBLE
    return 0.0 if len(run) > 1 else POSSIBLE_TRAIL


def is_dated_item(draft: Draft, stamp: int) -> bool:
    """Whether a line is nothing but a whole date, below a line that may be a headline."""
    return draft.is_stamp(stamp) and draft.stamps(stamp)[0].complete and may_be_item(draft, stamp - 1)


def times(draft: Draft, last: int) -> list[int]:
    """The lines that are timestamps. On a page, those with a desk beside it count only below the text: above it stand
    menus, which list the latest articles too."""
    return [i for i in draft.stamped if (draft.is_stamp(i) or i > last or not draft.page) and time_of(draft, i)]


def label_teasers(draft: Draft, stamps: list[int]) -> None:
    """In a list that prints a headline and a teaser with each timestamp, the second line is the teaser."""
    lines = [[i for i in range(one + 1, other) if may_be_item(draft, i)] for one, other in pairwise(stamps)]
    if 3 * sum(len(found) > 1 for found in lines) < 2 * len(lines):
        return
    first = stamps[0]
    above = [i for i in range(first - MOST_LINES, first) if may_be_item(draft, i)]
    for found in (above, *lines):
        items = [i for i in found if draft.label(i) is Label.RELATED_HEADLINE]
        if len(items) > 1 and items[1] == items[0] + 1:
            draft.put(items[1], Label.RELATED_TEASER, "related:teaser", over=True)


def runs(draft: Draft, places: list[int], most: int) -> list[list[int]]:
    """The places parted where running text lies between two, or they're more than `most` lines apart."""
    found: list[list[int]] = [places[:1]] if places else []
    for one, other in pairwise(places):
        between = range(one + 1, other)
        if len(between) >= most or any(is_text(draft, i) for i in between):
            found.append([])
        found[-1].append(other)
    return found


def label_alternating(draft: Draft, stamps: list[int], least: float) -> None:
    """Label a line before each timestamp, or one after each, as a headline: the likeliest, where author or teaser stand
    there too. `least` is its likeliness at least."""
    step = -1 if stamps_follow(draft, stamps) else 1
    likely = draft.likely("related")
    run = set(stamps)
    for stamp in stamps:
        fewest = LEAST_AMID if not draft.page and stamp + 2 * step in run else LEAST_WORDS
        lines: list[int] = []
        index = stamp + step
        while may_be_item(draft, index, fewest) and len(lines) < MOST_LINES:
            lines.append(index)
            index += step
        if lines and not any(draft.label(i) is Label.RELATED_HEADLINE for i in lines):
            best = max(lines if len(stamps) > 1 else lines[:1], key=likely.__getitem__)
            if likely[best] >= least:
                draft.put(best, Label.RELATED_HEADLINE, "related:timestamps", over=True)


def may_be_item(draft: Draft, index: int, least: int = LEAST_WORDS) -> bool:
    """Whether a line may be a headline: `least` words, no paragraph, no time, no title of a list."""
    return (
        0 <= index < len(draft.blocks)
        and (not draft.page or draft.stats.links[index] >= LINKED)
        and draft.stats.words[index] >= least
        and not is_text(draft, index)
        and time_of(draft, index) is None
        and not is_own(draft, index)
        and not draft.is_label(index)
        and draft.label(index) not in (Label.HEADLINE, Label.BYLINE, Label.RELATED_TEASER)
    )


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return SENTENCE_END.search(text, max(len(text) - 4, 0)) is not None


def is_text(draft: Draft, index: int) -> bool:
    """Whether a line is running text; a headline may hold a sentence's end too, but is short and doesn't end in one."""
    if not draft.stats.prose[index]:
        return False
    text = draft.blocks[index].text
    return draft.label(index) in BODY_LABELS or draft.stats.words[index] > MOST_WORDS or ends_sentence(text)


def is_own(draft: Draft, index: int) -> bool:
    """Whether a dump's line is the site's own: about rights, accounts, newsletters or sharing.

    On a page, its place says so.
    """
    return not draft.page and is_house(draft.blocks[index].text)


def stamps_follow(draft: Draft, stamps: list[int]) -> bool:
    """Whether each timestamp stands after its headline; else it stands before it."""
    above = [may_be_item(draft, stamp - 1) for stamp in stamps]
    below = [may_be_item(draft, stamp + 1) for stamp in stamps]
    if not above[0] or not below[-1]:
        return above[0] or not below[-1]
    likely = draft.likely("related")
    return likely[stamps[0] - 1] >= likely[stamps[-1] + 1]


def edge_stamp(draft: Draft, index: int) -> Timestamp | None:
    """The timestamp that a line begins or ends with; `None` where it has none, or one within a sentence."""
    stamps = draft.stamps(index)
    if not stamps or len(stamps) > 2 or index in draft.cuts:
        return None
    text = draft.blocks[index].text
    for stamp in (stamps[0], stamps[-1]):
        before, after = text[: stamp.start], text[stamp.end :]
        leads, trails = (not any(map(str.isalnum, part)) for part in (before, after))
        if leads or (trails and not is_said(text, stamp)):
            return stamp if stamp.relative or stamp.complete or stamp.has_time else None
    return None


def is_said(text: str, stamp: Timestamp) -> bool:
    """Whether a timestamp at a text's end ends a sentence: with a full stop, which may be that of 'a.m.' too where a
    short word leads to the time, as in 'is scheduled for 9 a.m.'; or stands in brackets with other words."""
    if in_brackets(text, stamp):
        return True
    before, after = text[: stamp.start].rstrip(), text[stamp.end :]
    if SENTENCE_END.search(after):
        return before[-1:].isalnum()
    word = before.rpartition(" ")[2]
    return stamp.raw.endswith(".") and word.isalpha() and word.islower() and len(word) <= LEADING


def in_brackets(text: str, stamp: Timestamp) -> bool:
    """Whether a day stands in brackets behind other words, as in 'Ana Roe (bishop, 12 May)': it's no time of a list."""
    _, bracket, within = text[: stamp.start].rpartition("(")
    return bool(bracket) and ")" not in within and any(map(str.isalpha, within))


def is_edged(draft: Draft, index: int) -> bool:
    """Whether a line is a headline with its timestamp before or after it."""
    if (
        draft.stats.words[index] > MOST_WORDS
        or (draft.page and not draft.blocks[index].link_chars)
        or time_of(draft, index) is not None
    ):
        return False
    if draft.label(index) in (Label.HEADLINE, Label.BYLINE):
        return False
    stamp = edge_stamp(draft, index)
    if stamp is None or not (stamp.complete or stamp.has_time):
        return False
    text = draft.blocks[index].text
    return len((text[: stamp.start] + text[stamp.end :]).split()) >= LEAST_WORDS


def label_desks(draft: Draft) -> None:
    """Take for a desk or an author, and for no headline, what stands beside a timestamp below a headline without one.

    So it is where lists do it over and over, as in '<headline>', 'Kolumne von Ana Roe - 07.04.2024'; and where the
    same words stand beside several times, as in '17 hours ago Shopping'.
    """
    stamped = {i: stamp for i in range(1, len(draft.blocks)) if (stamp := item_stamp(draft, i))}
    below = [i for i in stamped if draft.label(i - 1) is Label.RELATED_HEADLINE and not draft.stamps(i - 1)]
    beside = {i: draft.blocks[i].text.replace(stamped[i].raw, "").split() for i in below}
    mostly = {i for run in runs(draft, [*stamped], MOST_LINES) if is_mostly(run, beside) for i in run}
    for index, words in beside.items():
        if index in mostly or sum(words == others for others in beside.values()) > 1:
            stamp = stamped[index]
            draft.put(index, Label.RELATED_TEASER, "related:teaser", over=True)
            draft.cut(Span(index, stamp.start, stamp.end, Label.RELATED_TIMESTAMP, "related:timestamp"))


def is_mostly(run: list[int], among: Container[int]) -> bool:
    """Whether several lines, nearly all of a run, are among some."""
    found = sum(index in among for index in run)
    return found > 1 and found >= MOSTLY * len(run)


def label_second_lines(draft: Draft) -> None:
    """Where a list has two headlines above most of its times, the second is the first one's teaser."""
    headlines = [draft.label(i) is Label.RELATED_HEADLINE and not draft.stamps(i) for i in range(len(draft.blocks))]
    above = [i - 1 for i in range(2, len(draft.blocks)) if headlines[i - 1] and draft.stamps(i) and not headlines[i]]
    second = [i for i in above if headlines[i - 1] and not (i > 1 and headlines[i - 2])]
    if is_mostly(above, {*second}):
        for index in second:
            draft.put(index, Label.RELATED_TEASER, "related:teaser", over=True)


def item_stamp(draft: Draft, index: int) -> Timestamp | None:
    """The timestamp of a line that a list's item may have it on; `None` for one that's nothing else, or a source's."""
    if not draft.stamps(index) or draft.is_stamp(index) or draft.claimed(index):
        return None
    return edge_stamp(draft, index) if draft.label(index) is Label.RELATED_HEADLINE else time_of(draft, index)
