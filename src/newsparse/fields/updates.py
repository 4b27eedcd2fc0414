"""`updates`: the entries of a live blog, out of what is printed and what JSON-LD holds.

The entries' text stays in the body; an update holds the same paragraphs by their time.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

import attrs

from newsparse.article import Origin, Paragraph, Update
from newsparse.dates import Timestamp, find, from_iso
from newsparse.fields.body import paragraphs_of
from newsparse.fields.moments import in_zone
from newsparse.fields.reading import Reading
from newsparse.lexicon import phrases
from newsparse.segment.cues import Cue, own_cues
from newsparse.segment.labels import BODY_LABELS, Label, Span

if TYPE_CHECKING:
    from newsparse.blocks import Block, Box
    from newsparse.metadata import LiveUpdate

LEAST = 3
"""Entries of the shortest live blogs."""

LONGEST_STAMP = 60
"""Characters of a line that's but an entry's time, perhaps with a name."""

CLOCK = re.compile(r"\d[:.h]\d\d|\d\s?[apAP]\.?[mM]|\d Uhr")
"""What all times of day hold."""

ABOVE = 3
"""Lines above the body in which the first entry's time may stand."""

MOSTLY = 0.5
"""Share of the body that a live blog's entries hold at least."""

PROSE = 12
"""Words that entries have on the whole; what's shorter is a timetable."""

KEY = 8
"""Words by which an entry printed and the same in JSON-LD are told."""

NO_BLOG = Cue.COMMENTS | Cue.RELATED | Cue.NAV | Cue.FOOTER


class Entry(NamedTuple):
    """Where an entry is printed."""

    stamp: Timestamp
    block: int
    """The block with its time."""
    first: int
    last: int
    """One past its last block."""


def read_updates(reading: Reading) -> tuple[Update, ...]:
    """JSON-LD's entries with what is printed of each; the printed ones where these are more."""
    printed = [] if reading.document.kind == "text" else printed_updates(reading)
    stated = [update_of(reading, update) for update in reading.metadata.live_updates]
    stated = [update for update in stated if update.headline or update.body]
    if len(stated) < max(LEAST, len(printed)):
        by_key = {key_of(update): update for update in stated}
        return tuple(joined(update, by_key.get(key_of(update))) for update in printed)
    reading.origin["updates"] = Origin("metadata", "jsonld:liveBlogUpdate")
    by_key = {key_of(update): update for update in printed}
    return tuple(joined(by_key.get(key_of(update), update), update) for update in stated)


def update_of(reading: Reading, stated: LiveUpdate) -> Update:
    """An entry of JSON-LD."""
    moment = from_iso(stated.published) if stated.published else None
    body = tuple(Paragraph(line) for line in (stated.body or "").splitlines())
    return Update(stated.headline, None, in_zone(moment, reading.zone) if moment is not None else None, body)


def key_of(update: Update) -> str:
    """The first words of an entry, by which it's known."""
    words = " ".join([update.headline or "", *(paragraph.text for paragraph in update.body[:2])]).casefold()
    return " ".join(re.findall(r"\w+", words[:400])[:KEY])


def joined(printed: Update, stated: Update | None) -> Update:
    """One entry as it's printed, with the moment that JSON-LD states."""
    return attrs.evolve(printed, published=stated.published or printed.published) if stated is not None else printed


def printed_updates(reading: Reading) -> list[Update]:
    """The entries that the page prints."""
    spans = reading.labelled(*BODY_LABELS)
    if not spans:
        return []
    entries = entries_of(reading, max(spans[0].block - ABOVE, 0), spans[-1].block + 1)
    if not is_live(reading, entries, spans):
        return []
    made = [printed_update(reading, entry, spans) for entry in entries]
    for number, entry in enumerate(entries):
        start = reading.document.blocks[entry.block].start
        origin = Origin(
            "derived", "updates:printed", entry.stamp.raw, start + entry.stamp.start, start + entry.stamp.end
        )
        reading.origin[f"updates/{number}/timestamp"] = origin
    return made


def entries_of(reading: Reading, first: int, last: int) -> list[Entry]:
    """Elements beside one another, each with one time of day: those of the element that holds most of them."""
    blocks = reading.document.blocks
    likely = [block for block in blocks[first:last] if CLOCK.search(block.text, 0, LONGEST_STAMP)]
    stamps = (
        {block.index: stamp for block in likely if (stamp := clock_of(reading, block))} if len(likely) >= LEAST else {}
    )
    if len(stamps) < LEAST:
        return []
    places = sorted(stamps)
    groups: dict[Box | None, list[tuple[int, Box]]] = {}
    for place in places:
        box = outermost(blocks[place].box, places)
        if box is not None:
            groups.setdefault(box.parent, []).append((place, box))
    parent, group = max(groups.items(), key=lambda item: len(item[1]), default=(None, []))
    if parent is None or len(group) < LEAST:
        return []
    entries = []
    for number, (place, box) in enumerate(group):
        following = group[number + 1][1].first if number + 1 < len(group) else min(parent.last, last)
        end = box.last if box.last - box.first > 1 else following
        entries.append(Entry(stamps[place], place, box.first, end))
    return entries


def outermost(box: Box | None, places: list[int]) -> Box | None:
    """The largest element around a time that holds no other of the `places`."""
    while box is not None and box.parent is not None:
        around = box.parent
        if bisect_left(places, around.last) - bisect_left(places, around.first) > 1:
            return box
        box = around
    return None


def clock_of(reading: Reading, block: Block) -> Timestamp | None:
    """The time of day that's all that a line is for, or that it begins with."""
    head = block.text[:LONGEST_STAMP]
    stamps = find(head, languages=reading.languages, day_first=reading.source.day_first)
    if not stamps or not stamps[0].has_time:
        return None
    return stamps[0] if not any(map(str.isalnum, head[: stamps[0].start])) or len(block.text) < LONGEST_STAMP else None


def is_live(reading: Reading, entries: list[Entry], spans: list[Span]) -> bool:
    """Whether entries are a live blog's: most of the body, prose, on a page that says that it's live.

    What doesn't say so is a timetable, a chronicle, a forum, or a page of briefs.
    """
    if len(entries) < LEAST:
        return False
    inside = [span for entry in entries for span in spans if entry.first <= span.block < entry.last]
    words = sum(len(reading.text(span).split()) for span in inside)
    if words < MOSTLY * sum(len(reading.text(span).split()) for span in spans) or words < PROSE * len(entries):
        return False
    cues = cues_around(reading.document.blocks[entries[0].block].box)
    if cues & NO_BLOG:
        return False
    return bool(cues & Cue.LIVE) or says_live(reading)


def cues_around(box: Box | None) -> int:
    """What the names of an element and of those around it say."""
    cues = 0
    while box is not None and box.tag != "body":
        cues |= own_cues(box.names)
        box = box.parent
    return cues


def says_live(reading: Reading) -> bool:
    """Whether metadata, headline or address call the page a live blog."""
    if any(value.text == "LiveBlogPosting" for value in reading.metadata.kinds):
        return True
    named = " ".join([*reading.texts(Label.HEADLINE), *re.split(r"\W+", reading.base or "")]).casefold()
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", named) for phrase in phrases("live"))


def printed_update(reading: Reading, entry: Entry, spans: list[Span]) -> Update:
    """An entry out of the spans that stand in it."""
    own = [span for span in spans if entry.first <= span.block < entry.last]
    alone = len(reading.document.blocks[entry.block].text) < LONGEST_STAMP
    own = [span for span in own if not (alone and span.block == entry.block)]
    headline = own[0] if own and own[0].label is Label.HEADING else None
    body = own[1:] if headline is not None else own
    return Update(
        reading.text(headline) if headline is not None else None,
        entry.stamp.raw,
        moment_of(reading, entry),
        tuple(paragraph for _, paragraph in paragraphs_of(reading, body)),
    )


def moment_of(reading: Reading, entry: Entry) -> datetime | date | None:
    """What the `<time>` element around an entry's time states, else what's printed."""
    for mark in reading.document.blocks[entry.block].marks:
        if mark.tag == "time" and mark.value and (moment := from_iso(mark.value)) is not None:
            return in_zone(moment, reading.zone)
    return reading.resolve(entry.stamp)
