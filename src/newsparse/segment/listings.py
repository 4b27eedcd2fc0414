"""Lists in a dump that name no other articles: programmes, timetables, minutes of a match, an article's points, and the
addresses that its numbers refer to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.lexicon import opens_with
from newsparse.segment.labels import BODY_LABELS, RELATED_LABELS, Label

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LEAST_CLOCKS, LEAST_POINTS = 3, 2
"""Lines of a programme, and points of a list, at least."""

APART = 2
"""Lines from one time of day to the next at most: what happens then may stand on a line of its own."""

NEAR = 3
"""Lines above a programme in which the article's text ends, and the programme's title stands."""

DAY = 24 * 60

SURELY_NEWS = 0.75
"""Mean likeliness of such lines to name other articles from which they do all the same: news of several days."""

POINT = re.compile(r"[-–—*+•◦▪·‣]\s")
INTRODUCES = (":", "：")


def label_listings(draft: Draft) -> None:
    """Take back what was labelled as other articles' headlines and times in such lists of a dump."""
    for run in programmes(draft):
        text = any(draft.label(i) in BODY_LABELS for i in range(max(0, run.start - NEAR), run.stop))
        for index in run:
            if text or draft.label(index) in RELATED_LABELS:
                relabel(draft, index, Label.LIST_ITEM if text else Label.BOILERPLATE, "listing:times")
    for index, block in enumerate(draft.blocks):
        if draft.stats.tag(index) == "footer":
            relabel(draft, index, Label.BOILERPLATE, "listing:addresses")
        if block.text.endswith(INTRODUCES):
            label_points(draft, index)


def programmes(draft: Draft) -> list[range]:
    """Lines that begin with times of day, one later than the other, and don't read like headlines. News is mostly
    listed the other way round."""
    found: list[range] = []
    times: list[int] = []
    for index in range(len(draft.blocks)):
        clock = clock_of(draft, index)
        if clock is None:
            continue
        before = clock_of(draft, times[-1]) if times else None
        if before is not None and index - times[-1] <= APART and 0 < (clock - before) % DAY < DAY // 2:
            times.append(index)
        else:
            found += whole_run(draft, times)
            times = [index]
    found += whole_run(draft, times)
    return [run for run in found if not reads_like_news(draft, run)]


def whole_run(draft: Draft, run: list[int]) -> list[range]:
    """All lines of a run that's long enough, the one below its last time among them where times stand alone."""
    if len(run) < LEAST_CLOCKS:
        return []
    alone = draft.is_stamp(run[-1]) and run[-1] + 1 < len(draft.blocks)
    return [range(run[0], run[-1] + 1 + alone)]


def reads_like_news(draft: Draft, run: range) -> bool:
    """Whether the forest surely takes the lines of a run for other articles' headlines."""
    likely = [draft.likely("related")[i] for i in run if not draft.is_stamp(i)]
    return sum(likely) >= SURELY_NEWS * len(likely)


def clock_of(draft: Draft, index: int) -> int | None:
    """Minutes since midnight, where a line begins with a time of day and no date."""
    stamp = next(iter(draft.stamps(index)), None)
    if stamp is None or stamp.start or stamp.hour is None or stamp.minute is None:
        return None
    dated = stamp.day is not None or stamp.month is not None or stamp.relative is not None
    return None if dated else 60 * stamp.hour + stamp.minute


def label_points(draft: Draft, above: int) -> None:
    """Points below a line of the article that ends in a colon: 'What the council decided:'."""
    introduced = draft.label(above) in BODY_LABELS or (above > 0 and draft.label(above - 1) in BODY_LABELS)
    if not introduced or draft.is_label(above) or opens_with("related", draft.blocks[above].text):
        return
    end = above + 1
    while end < len(draft.blocks) and POINT.match(draft.blocks[end].text) and not draft.stamps(end):
        end += 1
    if end - above <= LEAST_POINTS:
        return
    for index in range(above, end):
        relabel(draft, index, Label.LIST_ITEM if index > above else Label.BODY, "listing:points")


def relabel(draft: Draft, index: int, label: Label, rule: str) -> None:
    if not draft.claimed(index):
        draft.cuts.pop(index, None)
        draft.put(index, label, rule, over=True)
