"""What comes out: the `Article` and its parts, named after schema.org's NewsArticle and newsroom use.

All classes are frozen attrs classes. `Article.to_dict` and `to_json` write plain data, `from_dict` and `from_json` read
it back without loss.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

import attrs

SCHEMA_VERSION = "1.1"
"""Version of the JSON form; the first number grows when a reader of the old form would stumble."""

ParagraphKind = Literal["paragraph", "heading", "quote", "list_item", "table_row"]
EmphasisKind = Literal["strong", "emphasized"]
AuthorKind = Literal["person", "agency", "organization"]
Place = Literal["trailing", "inline", "side"]


@attrs.frozen
class Link:
    """A link within a paragraph."""

    start: int
    """Where the linked words begin in the paragraph's `text`, in characters."""
    end: int
    """Where they end."""
    url: str
    """Absolute where the page's address is known, else as written."""


@attrs.frozen
class Emphasis:
    """Words of a paragraph that are set apart by type."""

    start: int
    """Where they begin in the paragraph's `text`, in characters."""
    end: int
    """Where they end."""
    kind: EmphasisKind = "strong"
    """`strong` is bold, `emphasized` italic."""


@attrs.frozen
class Paragraph:
    """One block of the body, in reading order."""

    text: str
    """White space runs are one space; never empty."""
    kind: ParagraphKind = "paragraph"
    """`heading` is a sub-heading; the cells of a `table_row` are parted by a tab."""
    level: int | None = None
    """1 to 6 for a page's headings, the depth from 1 for its list items, else `None`: a dump doesn't show levels."""
    links: tuple[Link, ...] = ()
    """In order; always empty for dumps, which don't show links."""
    emphasis: tuple[Emphasis, ...] = ()
    """In order; a heading's own type is none. Always empty for dumps."""


@attrs.frozen
class Update:
    """An entry of a live blog."""

    headline: str | None = None
    """`None` where it has none of its own."""
    timestamp: str | None = None
    """As printed; `None` where only the metadata tells the time."""
    published: datetime | date | None = None
    """The time, by the rules of `Article.published`; `None` where day, month or year can't be known."""
    body: tuple[Paragraph, ...] = ()
    """Without the headline."""


@attrs.frozen
class Correction:
    """A note that tells what was corrected or changed in the article after it came out."""

    text: str
    """As printed, all lines of it."""
    published: datetime | date | None = None
    """The date it gives, by the rules of `Article.published`; `None` where day, month or year can't be known."""


@attrs.frozen
class Author:
    """Someone credited with the article."""

    name: str
    """Without role, place or affiliation."""
    kind: AuthorKind = "person"
    """An `agency` is a wire service; an `organization` any other body, a newsroom's desk among them."""
    role: str | None = None
    """As printed, as in 'Political editor'; `None` where none is printed."""
    affiliation: str | None = None
    """The body the author writes for, where printed beside the name."""
    email: str | None = None
    url: str | None = None
    """The author's page, absolute."""


@attrs.frozen
class Dateline:
    """Where and when a report was filed, as agencies print it before the first sentence."""

    location: str | None = None
    """As printed, as in 'LYON'."""
    date: str | None = None
    """As printed, as in '3 août'; it seldom holds a year."""
    agency: str | None = None
    """The agency in the dateline, as in 'AFP'."""


@attrs.frozen
class Image:
    """A picture of the article."""

    url: str
    """Absolute; the largest version that the page names."""
    caption: str | None = None
    """Without the credit where that is set apart."""
    credit: str | None = None
    """Photographer, agency or both, as printed."""
    alt: str | None = None
    """The text for those who don't see the picture."""
    width: int | None = None
    """Pixels, where the page states it."""
    height: int | None = None
    """Pixels, where the page states it."""


@attrs.frozen
class RelatedHeadline:
    """Another article, named by its headline in a list beside, within or after this one."""

    headline: str
    timestamp: str | None = None
    """As printed; `None` where none is printed."""
    published: datetime | date | None = None
    """The timestamp's date, by the rules of `Article.published`; `None` where day, month or year can't be known."""
    url: str | None = None
    """Absolute where the page's address is known; `None` for dumps."""
    label: str | None = None
    """The title of the list, as in 'Read also'; `None` where it has none."""
    place: Place = "trailing"
    """`inline` interrupts the body, `trailing` follows it, `side` stands in a sidebar or before the body."""


@attrs.frozen
class Origin:
    """Where a value came from."""

    via: Literal["metadata", "span", "source", "derived"]
    """`span`: labelled text; `source`: a selector, pattern or method of the source class."""
    key: str | None = None
    """Metadata key (`jsonld:headline`), selector, rule or method."""
    raw: str | None = None
    """The text the value was read from."""
    start: int | None = None
    """Offset of that text in `Document.text`, in characters, or in `Export.text`; `None` for a page's metadata."""
    end: int | None = None
    confidence: float | None = None
    """How sure the value is, 0 to 1: the share of values alike that were right on pages whose answers are known. `None`
    where that wasn't measured."""


@attrs.frozen
class Article:
    """One news item.

    `None` and an empty tuple mean that the input doesn't say; nothing is guessed from the clock or the network.
    """

    headline: str | None = None
    """As printed on the page; from metadata only where none is printed."""
    alternative_headline: str | None = None
    """The metadata's headline, where it differs from the printed one."""
    standfirst: str | None = None
    """Deck, bold lead or bullet summary set apart above the body; its lines are parted by a line break."""
    body: tuple[Paragraph, ...] = ()
    """Running text with sub-headings, quotes, lists and tables, without the standfirst and captions."""
    updates: tuple[Update, ...] = ()
    """A live blog's entries, in the page's order; empty for any other item. What the page shows of them stands in
    `body` too; metadata may hold more of them."""
    corrections: tuple[Correction, ...] = ()
    """Notes on what was corrected or changed, in order; they aren't in the body."""
    byline: str | None = None
    """As printed, all lines of it."""
    authors: tuple[Author, ...] = ()
    """Everyone credited, in order. An outlet is an author only where it's printed as one."""
    dateline: Dateline | None = None
    """Read from the body's first paragraph, where it stays."""
    agency: str | None = None
    """The wire service the report is from, also where the byline doesn't name it."""
    published: datetime | date | None = None
    """A `date` where no time is known; else a `datetime`, aware with a fixed offset where the zone is known, naive
    where it's not. The zone is the printed one, else the metadata's, else the source's. Where only a last change is
    printed, it stands here, with a warning."""
    modified: datetime | date | None = None
    """Last change, in the same way; `None` where it equals `published` or stands in for it."""
    related: tuple[RelatedHeadline, ...] = ()
    """Other headlines, list by list in reading order."""
    section: str | None = None
    """The desk or rubric, as in 'Politics'."""
    topics: tuple[str, ...] = ()
    """Tags and keywords, as printed, in order."""
    images: tuple[Image, ...] = ()
    """The article's own pictures, the main one first."""
    language: str | None = None
    """BCP 47 tag, as in 'en' or 'pt-BR'; from the page's declaration, the source, or the script where only one
    language writes it."""
    url: str | None = None
    """Canonical address, absolute."""
    source: str | None = None
    """Name of the source class used; `generic` where none is known."""
    publisher: str | None = None
    """The outlet, as it names itself."""
    free: bool | None = None
    """Declared access: schema.org's `isAccessibleForFree`; `None` where it's not declared."""
    reuse: tuple[str, ...] = ()
    """Uses that page or headers reserve, as in 'noai' or 'tdm-reservation'; empty where none is. `newsparse.reuse`
    names them all."""
    is_article: bool = True
    """False for home and section pages, and for input without an article's body."""
    warnings: tuple[str, ...] = attrs.field(default=(), eq=False)
    """What was doubtful or lost, in words. Not part of equality."""
    origin: Mapping[str, Origin] = attrs.field(factory=dict, eq=False, repr=False, hash=False)
    """Where each value came from, by path as in `related/3/published`. Not part of equality."""

    @property
    def text(self) -> str:
        """The body's paragraphs, parted by a blank line; without the standfirst. Empty where there's no body."""
        return "\n\n".join(paragraph.text for paragraph in self.body)

    def to_dict(self, *, origin: bool = False) -> dict[str, Any]:
        """Plain data of JSON's types, dates as ISO 8601; with `origin` only where asked for."""
        from newsparse.convert import converter

        data: dict[str, Any] = converter().unstructure(self)
        if not origin:
            del data["origin"]
        return {"schema_version": SCHEMA_VERSION, **data}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """The article that `to_dict` wrote. Raises `InputError` where the data doesn't fit."""
        from newsparse.convert import structure

        return structure({key: value for key, value in data.items() if key != "schema_version"}, cls)

    def to_json(self, *, origin: bool = False, indent: int | None = None) -> str:
        """`to_dict` as JSON, in UTF-8 characters and not as escapes."""
        return json.dumps(self.to_dict(origin=origin), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Article:
        """The article that `to_json` wrote. Raises `InputError` where the text is no such JSON."""
        from newsparse.convert import structure_json

        return structure_json(text, cls)
