"""An entry of an export to its `Article`: what it states are facts, and its text is split as any other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import attrs

from newsparse import document
from newsparse.api import article_of, source_of, understand
from newsparse.article import Article, Dateline, Origin
from newsparse.exports.days import day_in
from newsparse.exports.entry import Entry, Line, Stated, joined, paragraphs_of
from newsparse.exports.words import language_of, length, words_language
from newsparse.fields.authors import outlet_names, stated_authors
from newsparse.fields.reading import Reading
from newsparse.metadata import Metadata, Person, Value
from newsparse.names import unique
from newsparse.segment.labels import Claim, Label
from newsparse.segment.stats import count_words

SURE = re.compile(r"\s*\(\d{1,3}%\)")
"""How sure Nexis is of a subject."""

CODED = re.compile(r"\w{1,12}\s*:\s+")
"""Factiva's code before a subject."""

CUT = 0.5
"""Share of its stated length below which a text isn't whole: captions and tables may count as words or not."""

LEAST_LENGTH = 40
"""Words of the shortest text whose length is compared."""


class Dump:
    """An entry's headline and paragraphs as a dump, and where each of its characters stands in the export."""

    def __init__(self, entry: Entry) -> None:
        headline = entry.stated.get("headline")
        self.has_headline = headline is not None
        paragraphs = paragraphs_of(entry.body)
        if headline is not None:
            paragraphs.insert(0, [Line(headline.text, headline.start, True)])
        self.text = "\n\n".join(map(joined, paragraphs))
        self._here: list[int] = []
        self._there: list[int] = []
        at = 0
        for paragraph in paragraphs:
            for line in paragraph:
                self._here.append(at)
                self._there.append(line.start)
                at += len(line.text) + 1
            at += 1

    def place(self, offset: int) -> int:
        """Where in the export a character stands."""
        n = bisect_right(self._here, offset) - 1
        return self._there[n] + offset - self._here[n]

    def claims(self, made: document.Document) -> list[Claim]:
        """What the export says of the dump's blocks: which is the headline, and among which the text is.

        Where no headline is stated, all are text: else one of them would be taken for it.
        """
        among = "body" if self.has_headline else "text"
        claims = [Claim(block.index, 0, len(block.text), Label.BODY, "body", among) for block in made.blocks]
        if self.has_headline:
            claims[0] = Claim(0, 0, len(made.blocks[0].text), Label.HEADLINE, "headline", "headline")
        return claims


def shortcomings(entry: Entry) -> list[str]:
    """What an entry lacks, in words."""
    found = []
    stated = entry.stated
    if "headline" not in stated:
        found.append("it has no headline")
    if not entry.body:
        found.append("it has no text")
    day = stated.get("date")
    if day is not None and moment(entry, None) is None:
        found.append(f"its date can't be read: {day.text[:80]!r}")
    told = words_stated(entry)
    held = sum(count_words(line.text) for line in entry.body)
    if entry.body and told and told >= LEAST_LENGTH and held < CUT * told:
        found.append(f"its text has {held:,} words, of {told:,} that it's said to have")
    return found


def words_stated(entry: Entry) -> int | None:
    """How many words an entry says that it has."""
    stated = entry.stated.get("length")
    match = re.match(r"\d[\d.,]*", stated.text) if stated is not None else None
    return int(re.sub(r"\D", "", match[0])) if match else None


def spoken_by(entry: Entry) -> str | None:
    """The language in which an entry's date is written: that in which it gives its length, else its own."""
    stated = entry.stated.get("length")
    unit = length().match(stated.text) if stated is not None else None
    return words_language(unit[2]) if unit is not None else language(entry)


def language(entry: Entry) -> str | None:
    """The tag of the language that an entry says it's written in."""
    stated = entry.stated.get("language")
    return language_of(stated.text) if stated is not None else None


def moment(entry: Entry, reading: Reading | None) -> datetime | date | None:
    """When it says that it was published; in its source's zone, where that's known."""
    day, time = entry.stated.get("date"), entry.stated.get("time")
    if day is None:
        return None
    spoken = spoken_by(entry)
    for text in (f"{day.text} {time.text}" if time else day.text, day.text):
        stamp = day_in(text, spoken)
        if stamp is not None and not stamp.ambiguous:
            return reading.resolve(stamp) if reading is not None else stamp.resolve()
    return None


def metadata_of(entry: Entry) -> Metadata:
    """What an entry states, as a page's metadata states it."""
    said = Metadata(kinds=[Value("NewsArticle", "export")])
    stated = entry.stated
    if "headline" in stated:
        said.headlines.append(Value(stated["headline"].text, stated["headline"].key))
    authors = stated.get("authors") or stated.get("byline")
    if authors is not None:
        said.authors += [Person(name.strip(), authors.key) for name in authors.text.split(";") if name.strip()]
    if "outlet" in stated:
        said.publishers.append(Value(stated["outlet"].text, stated["outlet"].key))
    if (tag := language(entry)) is not None:
        said.languages.append(Value(tag, stated["language"].key))
    return said


def to_article(
    entry: Entry, *, source: str | None, captured: datetime | date | None, doubts: Iterable[str] = ()
) -> Article:
    """The entry's article, with what is doubtful about it as warnings. The offsets of `origin` are those in the export.

    Raises what `newsparse.parse` raises.
    """
    dump = Dump(entry)
    made = document.read(dump.text, kind="text")
    said = metadata_of(entry)
    chosen = source_of(made, said, source)
    reading = understand(made, said, chosen, captured=captured, claims=dump.claims(made))
    article = article_of(reading)
    origin = {path: moved(dump, each) for path, each in article.origin.items()}
    facts = facts_of(entry, reading, article)
    for path, (_, stated) in facts.items():
        origin[path] = Origin("metadata", stated.key, stated.text, stated.start, stated.end)
    values = {path: value for path, (value, _) in facts.items()}
    if "authors" in values:
        byline = origin.pop("authors")
        printed = {author.name: origin.get(f"authors/{n}/name", byline) for n, author in enumerate(article.authors)}
        printed |= {author.name: byline for author in values["authors"]}
        values["authors"] = tuple(unique([*values["authors"], *article.authors]))
        origin |= {f"authors/{n}/name": printed[author.name] for n, author in enumerate(values["authors"])}
    return attrs.evolve(article, **values, origin=origin, warnings=(*article.warnings, *doubts))


def moved(dump: Dump, origin: Origin) -> Origin:
    """An origin with its places in the export."""
    if origin.start is None or origin.end is None:
        return origin
    return attrs.evolve(origin, start=dump.place(origin.start), end=dump.place(origin.end - 1) + 1)


def facts_of(entry: Entry, reading: Reading, article: Article) -> dict[str, tuple[Any, Stated]]:
    """Attributes of the article with the values that the entry states."""
    stated = entry.stated
    plain = {"headline": "headline", "byline": "byline", "publisher": "outlet", "section": "section"}
    facts: dict[str, tuple[Any, Stated]] = {
        name: (stated[field].text, stated[field]) for name, field in plain.items() if field in stated
    }
    if "standfirst" in stated:
        facts["standfirst"] = (stated["standfirst"].text, stated["standfirst"])
    if (when := moment(entry, reading)) is not None:
        facts["published"] = (when, stated["date"])
    if (tag := language(entry)) is not None:
        facts["language"] = (tag, stated["language"])
    if topics := topics_of(entry):
        facts["topics"] = (topics, stated["topics"])
    authors = stated_authors(reading, outlet_names(reading))
    if authors:
        facts["authors"] = (tuple(authors), stated["byline"])
    if "dateline" in stated and article.dateline is None:
        facts["dateline"] = (Dateline(stated["dateline"].text), stated["dateline"])
    return facts


def topics_of(entry: Entry) -> tuple[str, ...]:
    """The subjects under which a database has an entry, without its codes and shares."""
    stated = entry.stated.get("topics")
    parts = re.split(r"[;|]", stated.text) if stated is not None else []
    names = (CODED.sub("", SURE.sub("", part).strip(), count=1) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))
