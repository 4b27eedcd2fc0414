"""What a page says about itself: values that know where they came from."""

from __future__ import annotations

import attrs

from newsparse.metadata.text import page_key


@attrs.define
class Value:
    """A text and the key it stood under, as in ``jsonld:headline``, ``og:title``, ``meta:author`` or ``title``."""

    text: str
    key: str


@attrs.define
class Person(Value):
    """Someone named as author. `text` is the name as written, which may hold several names."""

    kind: str | None = None
    """`person` or `organization`, where the page says which."""
    url: str | None = None
    """Absolute where the page's address is known."""
    job_title: str | None = None
    affiliation: str | None = None
    email: str | None = None


@attrs.define
class Picture(Value):
    """An image. `text` is its address, absolute where the page's address is known."""

    width: int | None = None
    """Pixels."""
    height: int | None = None
    """Pixels."""
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return self.text


@attrs.define
class LiveUpdate:
    """One entry of a live blog."""

    headline: str | None = None
    body: str | None = None
    """Its paragraphs, one a line."""
    published: str | None = None
    """As written."""


@attrs.define
class StatedCorrection:
    """A note on what was corrected or changed."""

    text: str
    published: str | None = None
    """As written."""


@attrs.define
class Metadata:
    """All that JSON-LD, OpenGraph, microdata, `<meta>`, `<link>` and `<title>` say of the page's article.

    Lists are strongest first and hold each text once; they're empty where the page says nothing. Texts have their
    entities decoded, their tags dropped and their white space folded; dates stay as written.
    """

    headlines: list[Value] = attrs.field(factory=list)
    descriptions: list[Value] = attrs.field(factory=list)
    authors: list[Person] = attrs.field(factory=list)
    published: list[Value] = attrs.field(factory=list)
    modified: list[Value] = attrs.field(factory=list)
    sections: list[Value] = attrs.field(factory=list)
    """The section stated outright, then the path of breadcrumbs from the desk down."""
    keywords: list[Value] = attrs.field(factory=list)
    """One a value; the plain `keywords` of a page, often about the site and not the article, come last."""
    images: list[Picture] = attrs.field(factory=list)
    languages: list[Value] = attrs.field(factory=list)
    canonicals: list[Value] = attrs.field(factory=list)
    """Addresses the page gives as its own, absolute."""
    publishers: list[Value] = attrs.field(factory=list)
    site_names: list[Value] = attrs.field(factory=list)
    kinds: list[Value] = attrs.field(factory=list)
    """Types the page declares: schema.org's without prefix (`NewsArticle`), OpenGraph's as written (`article`)."""
    feeds: list[Value] = attrs.field(factory=list)
    """Addresses of RSS, Atom and JSON feeds, absolute."""
    amp_url: str | None = None
    """Address of the AMP version, absolute."""
    free: bool | None = None
    """Declared access; `None` where it's not declared."""
    reuse: list[str] = attrs.field(factory=list)
    """Uses that are reserved, as `Article.reuse` has them."""
    article_body: str | None = None
    """The body in JSON-LD, its paragraphs on lines of their own where it has any."""
    corrections: list[StatedCorrection] = attrs.field(factory=list)
    live_updates: list[LiveUpdate] = attrs.field(factory=list)
    """Entries of a live blog, in the page's order."""
    warnings: list[str] = attrs.field(factory=list)
    """Blocks that were broken, and what became of them."""


@attrs.define
class Finds:
    """What the readers collect, before it's ranked: texts, people and pictures by key, each in the page's order."""

    texts: dict[str, list[str]] = attrs.field(factory=dict)
    people: dict[str, list[Person]] = attrs.field(factory=dict)
    pictures: dict[str, list[Picture]] = attrs.field(factory=dict)

    def add(self, key: str, text: str) -> None:
        """Keep a text, unless it's empty."""
        if text:
            self.texts.setdefault(key, []).append(text)

    def add_person(self, person: Person) -> None:
        """Keep a person, unless nameless; numbers and signs are no names."""
        person.text = person.text.strip(" ,;|")
        if any(map(str.isalpha, person.text)):
            self.people.setdefault(person.key, []).append(person)

    def add_picture(self, picture: Picture) -> None:
        """Keep a picture, unless it has no address."""
        if picture.text:
            self.pictures.setdefault(picture.key, []).append(picture)


@attrs.define
class Page:
    """What tells the page's own article from others: its addresses and titles."""

    base: str | None
    """Against which relative addresses are resolved."""
    urls: dict[str, None]
    """Its addresses as written."""
    titles: list[str]
    """Its titles, cleaned and case-folded."""
    keys: list[tuple[str, str]] | None = None
    """Its addresses as `text.page_key` has them; made when first needed."""

    def at(self, url: str) -> bool:
        """Whether an address is the page's; a query counts where both have one."""
        if url in self.urls:
            return True
        if self.keys is None:
            self.keys = [key for key in map(page_key, self.urls) if key]
        key = page_key(url) if self.keys else None
        return key is not None and any(
            key[0] == path and (key[1] == query or not key[1] or not query) for path, query in self.keys
        )

    def titled(self, headline: str) -> bool:
        """Whether a headline is the page's: it's in a title, or holds one."""
        folded = headline.casefold()
        return bool(folded) and any(folded in title or title in folded for title in self.titles)
