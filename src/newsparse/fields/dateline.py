"""`dateline` and `agency`: where a report was filed, and by which wire service."""

from __future__ import annotations

import re

from newsparse.article import Dateline
from newsparse.dates import find
from newsparse.fields.reading import Reading
from newsparse.names import agency_of
from newsparse.segment.labels import Label

DATELINE = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]+(?:[ ./'’-]+[^\W\d_a-z][^\W\d_]*){0,3}(?:,\s*[^\W\d_]+\.?)?)"
    r"(?P<date>,?\s+(?:[^\W\d_]+\.?\s+\d{1,2}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]+)(?:,?\s+\d{4})?)?"
    r"\s*(?:[,(/]\s*(?P<agency>[^()/,:—–]{2,40}?)\s*\)?)?\s*(?:\)\s*)?(?:\.?\s*[—–-]{1,2}\s|:\s|\.\s*[—–]\s*)"
)
"""`LYON, 3 août (AFP) - `, `BAKU, Turan — `, `Berlin (dpa) – `: a place, then date and agency, then a dash or colon."""

OPENING_AGENCY = re.compile(
    r"[(（【\[]\s*(?P<agency>[^()（）【】\[\]]{2,40}?)(?:\s+[^()]*)?[)）】\]]|^(?P<bare>[^\W\d_]{2,12})\s+[—–-]\s"
)
"""`(Reuters) - ` without a place, `【时事】`, `AFP - `."""


SLASHED = re.compile(
    r"(?P<place>[^\W\d_a-z][\w .'’-]{2,30})\s*/\s*(?P<date>\d[\d. /-]{4,12}\d)\s*/\s*(?P<agency>[^/:]{2,30}):"
)
"""`Baku/04.02.2025/Turan: `, as agencies of the former Soviet Union write it."""


def read_dateline(reading: Reading) -> Dateline | None:
    """Read from the first paragraph of the body, where it stays. `None` where it has none."""
    spans = reading.labelled(Label.BODY)[:1]
    if not spans:
        return None
    text = reading.text(spans[0])
    match = SLASHED.match(text[:160]) or DATELINE.match(text[:160])
    if match is None:
        return None
    place, date, agency = match["place"].strip(" ,"), (match["date"] or "").strip(" ,"), (match["agency"] or "").strip()
    known = agency_of(agency) is not None or match.re is SLASHED
    if date and not find(date, languages=reading.languages):
        return None
    if not (place.isupper() or known or date):
        return None
    reading.from_span("dateline", spans[0], match[0].strip())
    return Dateline(place, date or None, agency or None)


def read_agency(reading: Reading) -> str | None:
    """The wire service the report is from: named in the dateline, in brackets at its head or end, in the byline, or as
    an author of the metadata; or the source itself."""
    for value in candidates(reading):
        if (usual := agency_of(value)) is not None:
            reading.derived("agency", "text", value)
            return usual
    if reading.source.agency is not None:
        reading.derived("agency", f"{reading.source.name}.agency")
        return reading.source.agency
    return None


def candidates(reading: Reading) -> list[str]:
    """What may name an agency, the surest first."""
    found = []
    body = reading.labelled(Label.BODY)
    if body:
        head = reading.text(body[0])[:160]
        match = SLASHED.match(head) or DATELINE.match(head)
        if match and match["agency"]:
            found.append(match["agency"])
        if opening := OPENING_AGENCY.match(head):
            found.append(opening["agency"] or opening["bare"])
        last = reading.text(body[-1])[-40:]
        if last.endswith((")", "]")) and "(" in last.replace("[", "("):
            found.append(last.replace("[", "(").rpartition("(")[2].rstrip(")] "))
    for text in reading.texts(Label.BYLINE):
        found += re.split(r"\s*[,;/|&()]\s*|\s+(?:and|und|et|y|e)\s+|^(?:By|Von|Par|Por|Di)\s+", text)
    return found + [person.text for person in reading.metadata.authors]
