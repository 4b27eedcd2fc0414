"""`headline`, `alternative_headline` and `standfirst`."""

from __future__ import annotations

from newsparse.fields.reading import Reading
from newsparse.segment.labels import Label
from newsparse.segment.titles import plain_title, words


def read_headline(reading: Reading) -> str | None:
    """As printed; from the metadata only where none is printed."""
    spans = reading.labelled(Label.HEADLINE)
    if spans:
        text = " ".join(reading.text(span) for span in spans)
        reading.from_span("headline", spans[0], text)
        return text
    title = plain_title(reading.metadata)
    if title is not None:
        reading.from_metadata("headline", reading.metadata.headlines[0])
    return title


def read_alternative(reading: Reading) -> str | None:
    """The metadata's headline, where it says something else than the printed one."""
    printed = reading.texts(Label.HEADLINE)
    title = plain_title(reading.metadata)
    if not printed or title is None or words(title) == words(" ".join(printed)):
        return None
    reading.from_metadata("alternative_headline", reading.metadata.headlines[0])
    return title


def read_standfirst(reading: Reading) -> str | None:
    """The lines set apart above the body, as they're printed."""
    spans = reading.labelled(Label.STANDFIRST)
    if not spans:
        return None
    reading.from_span("standfirst", spans[0])
    return "\n".join(dict.fromkeys(map(reading.text, spans)))
