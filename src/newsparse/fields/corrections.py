"""`corrections`: notes on what was corrected or changed, each with the date it gives."""

from __future__ import annotations

from datetime import date, datetime

from newsparse.article import Correction
from newsparse.dates import find
from newsparse.fields.reading import Reading
from newsparse.segment.labels import Label, Span


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
    return tuple(made.values())


def date_of(reading: Reading, text: str) -> datetime | date | None:
    """The first date in a note, which tells when it was added."""
    for stamp in find(text, languages=reading.languages, day_first=reading.source.day_first):
        if (moment := reading.resolve(stamp)) is not None:
            return moment
    return None
