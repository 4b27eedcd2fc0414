"""`corrections`: notes on what was corrected or changed, each with the date it gives, from print and JSON-LD."""

from __future__ import annotations

from datetime import date, datetime

from newsparse.article import Correction, Origin
from newsparse.dates import find, from_iso
from newsparse.fields.moments import in_zone
from newsparse.fields.reading import Reading
from newsparse.metadata.values import StatedCorrection
from newsparse.segment.labels import Label, Span
from newsparse.segment.titles import overlap, words

SAME = 0.6
"""Share of words from which a note in the metadata is one that is printed."""


def read_corrections(reading: Reading) -> tuple[Correction, ...]:
    """Note by note; the lines that go on with one are of its text."""
    notes: list[list[Span]] = []
    for span in reading.labelled(Label.CORRECTION):
        if notes and span.rule == "correction:below":
            notes[-1].append(span)
        else:
            notes.append([span])
    made: dict[str, Correction] = {}
    for spans in notes:
        text = "\n".join(map(reading.text, spans))
        if text not in made:
            reading.from_span(f"corrections/{len(made)}/text", spans[0], text)
            made[text] = Correction(text, date_of(reading, text))
    for stated in reading.metadata.corrections:
        if not any(overlap(set(words(stated.text)), set(words(text))) >= SAME for text in made):
            reading.origin[f"corrections/{len(made)}/text"] = Origin("metadata", "jsonld:correction", raw=stated.text)
            made[stated.text] = Correction(stated.text, date_stated(reading, stated))
    return tuple(made.values())


def date_stated(reading: Reading, stated: StatedCorrection) -> datetime | date | None:
    """The date of a note in the metadata, else the one in its text."""
    moment = from_iso(stated.published) if stated.published else None
    return in_zone(moment, reading.zone) if moment is not None else date_of(reading, stated.text)


def date_of(reading: Reading, text: str) -> datetime | date | None:
    """The first date in a note, which tells when it was added."""
    for stamp in find(text, languages=reading.languages, day_first=reading.source.day_first):
        if (moment := reading.resolve(stamp)) is not None:
            return moment
    return None
