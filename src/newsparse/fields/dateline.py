"""`dateline` and `agency`: where a report was filed, and by which wire service."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsparse.article import Dateline
from newsparse.bylines import agency_of
from newsparse.dates import find
from newsparse.fields.reading import Reading
from newsparse.segment.labels import Label

HEAD = 160
"""Characters of a paragraph in which a dateline stands."""

WORD = r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
PLACE = rf"(?P<place>{WORD}(?:(?: ?/ ?| ){WORD}){{0,4}}(?:, (?!(?:le|am|den|el) ){WORD}(?: {WORD}){{0,2}})?)"
NTH = r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?"
YEAR = r"(?:,? (?:de )?\d{4})?"
NUMERIC = r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
DATE = rf"(?:(?:le|am|den|el) )?(?P<date>{WORD} {NTH}{YEAR}|{NTH} (?:de )?{WORD}{YEAR}|{NUMERIC})"
BRACKETED = r"[(/](?P<agency>[^()/]{2,30}(?:/[^()/]{2,12})?)[)/]"
DASH = r"(?:\.?\s*(?:[—–-]{1,2}|=)|:)(?=\s|$|[^\W\d_])"
BARE_DASH = r"(?:(?:\.?\s*(?:—|--)|\s[–-])(?=\s|$)|\s?—(?=[^\W\d_]))"
"""Where no agency shows what it is: no hyphen, and no colon, which follows labels in capitals."""

CHINESE, CHINESE_DATE = "新华社|新華社|中新社|中央社", r"(?P<date>(?:\d{1,2}月)?\d{1,2}日)"

FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{WORD}(?: {WORD}){{0,2}})\s*/\s*(?P<date>\d[\d. -]{{4,10}}\d)\s*/\s*(?P<agency>[^/:]{{2,30}}):",
        rf"{BRACKETED}\s*[—–-]\s*{PLACE}(?:,? {DATE})?\s*{DASH}",
        rf"{PLACE}(?:[,.]? {DATE})?[,.]?\s*{BRACKETED}(?:\s*{DASH}|\.?(?=\s|$))",
        rf"{PLACE}(?:[,.] {DATE})?(?:[,.]| [—–-]) (?P<agency>{WORD}(?: {WORD}){{0,2}}?)(?:\s*{DASH}|(?<=\.)(?=\s|$))",
        rf"{PLACE}(?:[,.]? {DATE})?{BARE_DASH}",
        rf"{BRACKETED}\s*{DASH}",
        r"[【\[(（](?P<place>[^\W\d_]{1,12}?)\s*[=＝・]?\s*(?P<agency>時事|共同|ロイター|연합뉴스|뉴시스|뉴스1)[】\])）]",
        rf"[（(]?(?P<agency>{CHINESE})(?:[记記]者[^\W\d_]{{2,3}})??(?P<place>[^\W\d_]{{2,6}}?){CHINESE_DATE}[专專]?[电電]",
    )
)
"""As in `Baku/04.02.2025/Turan: `, `(ANSA) - ROMA, 03 MAG - `, `LYON, 3 août (AFP) - `, `YEREVAN, MAY 3, ARMENPRESS. `,
`AUBURN, Wash. — `, `【ワシントン時事】` and `新华社北京5月3日电`."""

LEAST_LETTERS = 5
"""Letters of a place that nothing but its capitals shows; shorter ones are mostly acronyms."""

LABELS = frozenset(
    "breaking update updated exclusive analysis opinion watch video photos editorial correction comment review preview "
    "interview explainer recap spoiler disclaimer warning attention important eilmeldung exklusiv kommentar achtung "
    "exclusif édito vidéo exclusiva opinión análisis vídeo urgente esclusiva срочно внимание видео важно".split()
)
"""Words in capitals before a dash or colon that are no places."""

SMALL = frozenset("de la le les du des del della di da do dos am an der den en sur of the and und et y e i".split())
"""Small words within places."""

OPENING_AGENCY = re.compile(r"[(\[（](?P<agency>[^()（）\[\]]{2,30})[)\]）]|(?P<bare>[^\W\d_]{2,12})\s+[—–-]\s")
"""`(Reuters) - ` without a place, `AFP - `."""

CLOSING_AGENCY = re.compile(r"(?:[(\[（]|[—–-]\s*|©\s*)(?P<agency>[^()\[\]（）—–©]{2,40})[)\]）]?\.?$")
"""`(dpa/lno)`, `— Bernama` and `© AFP` at the end of the text."""

APART = re.compile(r"\s*[,;/|&()+]\s*|\s+(?:and|und|et|y|e|with|mit|avec|con)\s+|^(?:By|Von|Par|Por|Di)\s+")
"""What stands between an agency and others."""


def read_dateline(reading: Reading) -> Dateline | None:
    """Read from the first paragraph of the body, where it stays. `None` where it has none."""
    for span in reading.labelled(Label.BODY)[:1]:
        match = dateline_in(reading.text(span), reading.languages)
        if match is not None:
            reading.from_span("dateline", span, match[0].strip())
            return Dateline(part(match, "place"), part(match, "date"), part(match, "agency"))
    return None


def dateline_in(text: str, languages: Sequence[str] = ()) -> re.Match[str] | None:
    """The dateline that a text begins with."""
    for form in FORMS:
        match = form.match(text[:HEAD])
        if match is not None and is_dateline(match, languages):
            return match
    return None


def is_dateline(match: re.Match[str], languages: Sequence[str]) -> bool:
    """Whether it's none of the many sentences that begin alike: it needs an agency, a date, or a place in capitals."""
    place, date, agency = part(match, "place") or "", part(match, "date"), part(match, "agency")
    if agency is not None:
        return (not place or is_place(place)) and any(map(agency_of, (agency, *agency.split("/"))))
    if not is_place(place):
        return False
    if date is not None:
        stamps = find(match[0], languages=languages)  # a weekday is no place, but a part of the date
        return bool(stamps) and stamps[0].start > 0 and (place.isupper() or match[0][len(place)] in ",.")
    letters = sum(map(str.isalpha, place))
    capital = place.partition(",")[0].isupper() and letters >= LEAST_LETTERS and place.casefold() not in LABELS
    return capital or ("/" in place and " " not in place)


def is_place(text: str) -> bool:
    """Whether its words begin as those of a place's name do; scripts without capitals pass."""
    words = re.findall(r"[^\W\d_]+", text)
    return not words[0][0].islower() and all(not word[0].islower() or word in SMALL for word in words)


def part(match: re.Match[str], name: str) -> str | None:
    """What a part of the form matched; `None` where it has no such part."""
    text = match.groupdict().get(name) or ""
    return text.strip(" ," if name == "place" else " ,.") or None  # 'AUBURN, Wash.' keeps its dot


def read_agency(reading: Reading) -> str | None:
    """The wire service the report is from: named in the dateline, in brackets at its head or end, in the byline, or as
    an author of the metadata; or the source itself."""
    for value in candidates(reading):
        for name in (value, *APART.split(value)):
            if (usual := agency_of(name)) is not None:
                reading.derived("agency", "text", name)
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
        head, tail = reading.text(body[0]), reading.text(body[-1])
        match = dateline_in(head, reading.languages)
        if match is not None:
            found.append(part(match, "agency") or "")
        if opening := OPENING_AGENCY.match(head):
            found.append(opening["agency"] or opening["bare"])
        if closing := CLOSING_AGENCY.search(tail[-60:]):
            found.append(closing["agency"])
    return [*found, *reading.texts(Label.BYLINE), *(person.text for person in reading.metadata.authors)]
