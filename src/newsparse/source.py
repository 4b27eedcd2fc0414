"""A source: what's particular about one outlet's pages and dumps, as a class that states only what differs.

::

    @register
    class Example(Source):
        \"\"\"The Example, Yerevan: one page layout since 2021.\"\"\"

        domains = ("example.am",)
        timezone = "Asia/Yerevan"
        languages = ("en", "hy")
        byline = css(".story__author")
        boilerplate = css(".promo-inline")
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from newsparse import declaration
from newsparse.declaration import LABELS, field
from newsparse.errors import FieldError, NewsparseError, SelectorError
from newsparse.labellers import Labeller, Pattern, css, pattern, xpath
from newsparse.places import Places
from newsparse.segment.labels import Claim
from newsparse.timeformat import TimeFormat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from newsparse.document import Document
    from newsparse.fields.reading import Reading

__all__ = ["Generic", "Labels", "Layout", "Source", "css", "field", "pattern", "xpath"]

Labels = Labeller | tuple[Labeller, ...] | None
"""What a source points at for one label; `None` leaves it to the generic parser."""


class Layout:
    """One of several layouts of a source's pages. What it states wins over the source's own.

    It may state the label attributes of `Source`, `related_timestamp` and `day_first`, and methods marked `@field`.
    """

    when: ClassVar[Labeller]
    """What a page or dump of this layout holds."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        if not issubclass(cls, Source):  # a source's variant is checked as a source
            declaration.field_methods(cls, vars(Source))
            declaration.check_layout(cls)


class Source:
    """What an author subclasses. Everything is optional; what isn't stated is left to the generic parser.

    A declaration that can't work raises `SourceError`, or `SelectorError` for a selector or pattern, at once.
    """

    name: ClassVar[str] = "source"
    """By which it's asked for; the class's name in lower case where it isn't stated."""
    publisher: ClassVar[str | None] = None
    """The outlet, as it names itself."""
    domains: ClassVar[tuple[str, ...]] = ()
    """Hosts in lower case and ASCII, as in ``"example.am"``; their subdomains are meant too."""
    country: ClassVar[str | None] = None
    """ISO 3166 code of two letters."""
    languages: ClassVar[tuple[str, ...]] = ()
    """BCP 47 tags, the main one first."""
    timezone: ClassVar[str | None] = None
    """IANA name of the zone of times printed without one."""
    day_first: ClassVar[bool | None] = None
    """Whether 03/04/2024 is in April; `None` where the languages tell."""
    agency: ClassVar[str | None] = None
    """The wire service whose own reports these are; `None` for an outlet that is none."""
    signs: ClassVar[tuple[Pattern, ...]] = ()
    """Patterns that tell a text dump is from this source. Two of them must match, each at a place of its own and as
    whole words, so none may be what others write when they cite the source."""
    replaces: ClassVar[str | None] = None
    """Name of the source whose name, domains and signs this one takes over."""
    layouts: ClassVar[tuple[type[Layout], ...]] = ()
    """The first whose `when` holds is used."""

    feeds: ClassVar[tuple[str, ...]] = ()
    """Addresses of feeds that neither the home page nor robots.txt names."""
    sitemaps: ClassVar[tuple[str, ...]] = ()
    """Addresses of sitemaps that robots.txt doesn't name; an index will do for all."""
    sections: ClassVar[tuple[str, ...]] = ()
    """Addresses of pages that list articles, and that the home page doesn't lead to."""
    archive: ClassVar[str | None] = None
    """Address of the page that lists a day's articles, with the day as in ``"https://example.am/{date:%Y/%m/%d}/"``."""
    article_url: ClassVar[Pattern | None] = None
    """What an article's address holds, and no other; without it, addresses are told by their general shape."""

    body: ClassVar[Labels] = None
    """The text, or what stands around it: within it, other labels win."""
    related: ClassVar[Labels] = None
    """Lists of other headlines, as a whole: within them, other labels win."""
    standfirst: ClassVar[Labels] = None
    headline: ClassVar[Labels] = None
    caption: ClassVar[Labels] = None
    correction: ClassVar[Labels] = None
    """Notes on what was corrected or changed."""
    tags: ClassVar[Labels] = None
    byline: ClassVar[Labels] = None
    published: ClassVar[Labels] = None
    modified: ClassVar[Labels] = None
    related_teaser: ClassVar[Labels] = None
    related_headline: ClassVar[Labels] = None
    related_label: ClassVar[Labels] = None
    related_timestamp: ClassVar[Labels | str] = None
    """A labeller; or a format for `datetime.strptime`, as in ``"%d %B %Y / %H:%M"``, by which the timestamps of other
    headlines are read, with month names in any language."""
    boilerplate: ClassVar[Labels] = None
    """What's no part of the article, wherever it stands."""

    layout: ClassVar[str | None] = None
    """Name of the layout that this is the variant for; `None` for the source as it's declared."""
    registered: ClassVar[bool] = False
    """Set by `register`; not inherited."""
    field_methods: ClassVar[Mapping[str, str]] = {}
    """Article attribute to the method marked for it, inherited ones included."""
    related_format: ClassVar[TimeFormat | None] = None
    """`related_timestamp` where it's a format."""

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.registered = False
        if "name" not in vars(cls):
            cls.name = cls.__name__.lower()
        cls.field_methods = declaration.field_methods(cls, vars(Source))
        declaration.check_source(cls)
        stated = cls.related_timestamp
        cls.related_format = TimeFormat(stated) if isinstance(stated, str) else None

    @property
    def zone(self) -> ZoneInfo | None:
        """The time zone; `None` where none is stated."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.timezone) if self.timezone else None

    @cached_property
    def variants(self) -> tuple[Source, ...]:
        """The source as each of its layouts has it."""
        own = type(self)
        return tuple(
            cast("type[Source]", type(own.__name__, (layout, own), space))()
            for layout in self.layouts
            for space in [{"name": self.name, "layout": layout.__name__, "layouts": (), "__module__": own.__module__}]
        )

    def fitted(self, document: Document) -> Source:
        """The source as the document's layout has it; itself where no layout holds. Raises `SelectorError`."""
        for layout, variant in zip(self.layouts, self.variants, strict=True):
            try:
                if layout.when.holds(document):
                    return variant
            except SelectorError as error:
                where = f"{self.name}.{layout.__name__}.when"
                raise SelectorError(f"{where}: {error} (in {input_name(document)})") from error
        return self

    def labellers(self, attribute: str) -> tuple[Labeller, ...]:
        """What a label attribute states, as a tuple."""
        return declaration.as_labellers(getattr(self, attribute))

    def claims(self, document: Document) -> list[Claim]:
        """What it says of the document's blocks, by the layout that fits, in reading order.

        Claims don't overlap: where several labels match, that latest in `LABELS` has the stretch. Raises
        `SelectorError` where a selector fails on this input.
        """
        source = self.fitted(document)
        places = Places(document)
        claims = []
        for attribute, label in LABELS.items():
            for labeller in source.labellers(attribute):
                by = f"{source.stated_in(attribute)}.{attribute} = {labeller!r}"
                try:
                    for block, start, end in labeller.stretches(document, places):
                        claims.append(Claim(block, start, end, label, by, attribute))
                except SelectorError as error:
                    raise SelectorError(f"{by}: {error} (in {input_name(document)})") from error
        return overlay(claims, document)

    def stated_in(self, attribute: str) -> str:
        """The source's name, with the layout's where that one states the attribute."""
        owner = next(base for base in type(self).__mro__ if attribute in vars(base))
        return f"{self.name}.{self.layout}" if issubclass(owner, Layout) else self.name

    def field_value(self, name: str, reading: Reading) -> Any:
        """What the method marked for the field gives, for the name of one of `field_methods`.

        Raises `FieldError` where the method fails, or where an `Article` can't have such a value.
        """
        method = getattr(self, self.field_methods[name])
        where, given = f"{self.name}.{name}", reading.url or input_name(reading.document)
        try:
            value = method(reading)
        except NewsparseError as error:
            raise FieldError(where, str(error), given) from error
        except Exception as error:
            raise FieldError(where, f"{method.__name__} raised {type(error).__name__}: {error}", given) from error
        if not declaration.fits(value, declaration.article_types()[name]):
            gave = f"{method.__name__} gave {type(value).__name__} {value!r:.80}"
            raise FieldError(where, f"{gave}, not {declaration.written(name)}", given)
        return plain(value)

    def __repr__(self) -> str:
        return f"<source {self.name}{f' ({self.layout})' if self.layout else ''}>"


class Generic(Source):
    """The parser without a source: nothing is stated."""


def overlay(claims: list[Claim], document: Document) -> list[Claim]:
    """The same claims without overlaps, in reading order: a later one covers those before it."""
    held: dict[int, list[Claim]] = {}
    for claim in claims:
        held.setdefault(claim.block, []).append(claim)
    settled = []
    for block, on_block in sorted(held.items()):
        if len(on_block) == 1:
            settled += on_block
        else:
            settled += uncovered(on_block, document.blocks[block].text)
    return settled


def uncovered(claims: list[Claim], text: str) -> list[Claim]:
    """What's left of each of a block's claims, without white space at the ends."""
    owner: list[int | None] = [None] * len(text)
    for number, claim in enumerate(claims):
        owner[claim.start : claim.end] = [number] * (claim.end - claim.start)
    left = []
    start = 0
    for at in range(1, len(text) + 1):
        if at < len(text) and owner[at] == owner[start]:
            continue
        claimant, run = owner[start], text[start:at]
        if claimant is not None and run.strip():
            first = start + len(run) - len(run.lstrip())
            claim = claims[claimant]
            left.append(Claim(claim.block, first, first + len(run.strip()), claim.label, claim.by, claim.field))
        start = at
    return left


def input_name(document: Document) -> str:
    """What messages call the input."""
    return document.url or ("a text dump" if document.kind == "text" else "a page without an address")


def plain(value: Any) -> Any:
    """Strings as plain ones: those from an XPath expression keep the whole tree alive."""
    if isinstance(value, str):
        return str(value)
    return tuple(plain(item) for item in value) if isinstance(value, tuple) else value
