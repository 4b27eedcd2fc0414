"""What a source class may state, checked when it's declared."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from newsparse.article import Article
from newsparse.errors import SelectorError, SourceError
from newsparse.labellers import Labeller, Pattern
from newsparse.segment.labels import Label
from newsparse.timeformat import TimeFormat

if TYPE_CHECKING:
    from newsparse.source import Layout, Source

Method = TypeVar("Method", bound=Callable[..., Any])

LABELS: Mapping[str, Label] = {
    "body": Label.BODY,
    "related": Label.RELATED_HEADLINE,
    "standfirst": Label.STANDFIRST,
    "headline": Label.HEADLINE,
    "caption": Label.CAPTION,
    "correction": Label.CORRECTION,
    "tags": Label.TAG,
    "byline": Label.BYLINE,
    "published": Label.TIMESTAMP,
    "modified": Label.TIMESTAMP,
    "related_teaser": Label.RELATED_TEASER,
    "related_headline": Label.RELATED_HEADLINE,
    "related_label": Label.RELATED_LABEL,
    "related_timestamp": Label.RELATED_TIMESTAMP,
    "boilerplate": Label.BOILERPLATE,
}
"""Label attributes of a source, from weak to strong: where several match, the last has the stretch.

First what may stand around others, then the article's own, then what belongs to other articles (so that none of it can
pass for the article's), then what belongs to none.
"""

OWN_FIELDS = frozenset(("source", "warnings", "origin"))
"""What newsparse itself says of an article."""

MARK = "newsparse_field"

HOST = re.compile(r"localhost|(?!www\.)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?")
"""Of a web site; `localhost` is for those who try a source on a server of their own machine."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?")
COUNTRY = re.compile(r"[A-Z]{2}")
ADDRESS = re.compile(r"https?://[^\s/]+/?\S*")
ARCHIVE = re.compile(r"https?://[^\s{}]+\{date:[^\s{}]*%[dj][^\s{}]*\}[^\s{}]*")
NAME = re.compile(r"[a-z0-9][a-z0-9_-]*")


def field(name: str) -> Callable[[Method], Method]:
    """Mark a method as what reads an attribute of the article, where selectors and patterns can't say it.

    The method takes a `Reading` and returns the value, of the type that `Article` states.
    """

    def mark(method: Method) -> Method:
        setattr(method, MARK, name)
        return method

    return mark


def check_source(cls: type[Source]) -> None:
    """Raise `SourceError` for what can't be right."""
    where = cls.__qualname__
    for attribute in ("domains", "languages", "signs", "layouts", "feeds", "sitemaps", "sections"):
        if not isinstance(getattr(cls, attribute), tuple):
            raise SourceError(f"{where}.{attribute} is no tuple: {getattr(cls, attribute)!r}")
    if not NAME.fullmatch(cls.name):
        raise SourceError(f"{where}.name: {cls.name!r} isn't made of lower-case letters, digits, '_' and '-'")
    if cls.name == "generic" and cls.__module__ != "newsparse.source":
        raise SourceError(f"{where}.name: 'generic' is the parser without a source, and can't be another's name")
    each(where, "domains", cls.domains, HOST, "a host as in 'example.am': lower case, ASCII, no 'www.', scheme or path")
    each(where, "languages", cls.languages, LANGUAGE, "a language tag as in 'en' or 'pt-BR'")
    each(where, "country", (cls.country,) if cls.country else (), COUNTRY, "an ISO code as in 'AM'")
    check_zone(where, cls.timezone)
    check_patterns(f"{where}.signs", cls.signs)
    check_places(cls)
    check_labels(cls)


def check_layout(cls: type[Layout]) -> None:
    """Raise `SourceError` for a layout that can't be right, or can't be told."""
    when = getattr(cls, "when", None)
    if not isinstance(when, Labeller):
        raise SourceError(f"{cls.__qualname__}.when: {when!r} is no css(), xpath() or pattern() to know the layout by")
    check_labeller(f"{cls.__qualname__}.when", when, labels=False)
    check_labels(cls)


def check_places(cls: type[Source]) -> None:
    """Check where its articles are to be found."""
    where = cls.__qualname__
    for attribute in ("feeds", "sitemaps", "sections"):
        each(where, attribute, getattr(cls, attribute), ADDRESS, "an address as in 'https://example.am/rss'")
    archive = (cls.archive,) if cls.archive is not None else ()
    each(where, "archive", archive, ARCHIVE, "an address with a day, as in 'https://example.am/{date:%Y/%m/%d}/'")
    check_patterns(f"{where}.article_url", (cls.article_url,) if cls.article_url is not None else ())


def check_patterns(where: str, values: tuple[object, ...]) -> None:
    for value in values:
        if not isinstance(value, Pattern):
            raise SourceError(f"{where}: {value!r} is no pattern()")
        if value.below is not None:
            raise SourceError(f"{where}: {value!r} can't say what stands above; `below` is for labels")
        check_labeller(where, value)


def each(where: str, attribute: str, values: tuple[object, ...], shape: re.Pattern[str], wanted: str) -> None:
    for value in values:
        if not (isinstance(value, str) and shape.fullmatch(value)):
            raise SourceError(f"{where}.{attribute}: {value!r} is not {wanted}")


def check_zone(where: str, name: str | None) -> None:
    from zoneinfo import ZoneInfo

    try:
        if name is not None:
            ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise SourceError(f"{where}.timezone: {name!r} is no IANA time zone, as in 'Asia/Yerevan'") from error


def check_labels(cls: type) -> None:
    """Check the label attributes that a class itself states."""
    for attribute, value in vars(cls).items():
        where = f"{cls.__qualname__}.{attribute}"
        if attribute in LABELS:
            if attribute == "related_timestamp" and isinstance(value, str):
                check_format(where, value)
                continue
            for labeller in value if isinstance(value, tuple) else (value,) if value is not None else ():
                if not isinstance(labeller, Labeller):
                    raise SourceError(f"{where}: {labeller!r} is no css(), xpath() or pattern()")
                check_labeller(where, labeller)
        elif isinstance(value, Labeller) and attribute not in ("when", "article_url"):
            raise SourceError(f"{where} is no label of a source; these are: {', '.join(LABELS)}")


def check_labeller(where: str, labeller: Labeller, *, labels: bool = True) -> None:
    try:
        labeller.check(labels=labels)
    except SelectorError as error:
        raise SelectorError(f"{where}: {error}") from error


def check_format(where: str, format: str) -> None:
    try:
        TimeFormat(format)
    except SourceError as error:
        raise SourceError(f"{where}: {error}") from error


def as_labellers(stated: Any) -> tuple[Labeller, ...]:
    """A label attribute's value as a tuple; a time format labels nothing."""
    if stated is None or isinstance(stated, str):
        return ()
    return stated if isinstance(stated, tuple) else (stated,)


def field_methods(cls: type, taken: Container[str]) -> dict[str, str]:
    """Article attribute to method name. Raises `SourceError` for an unknown attribute, or two methods for one.

    `taken` are names that a method can't have.
    """
    methods: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        own: dict[str, str] = {}
        for method, value in vars(base).items():
            name = getattr(value, MARK, None)
            if name is None:
                continue
            where = f"{base.__qualname__}.{method}"
            if name not in article_types():
                raise SourceError(f"{where}: an article has no {name!r} to read; it has {', '.join(article_types())}")
            if name in own:
                raise SourceError(f"{where}: {own[name]} reads {name!r} already")
            if method in taken:
                raise SourceError(f"{where}: {method!r} means something else on a source; name the method otherwise")
            own[name] = method
        methods |= own
    return methods


@cache
def article_types() -> dict[str, Any]:
    """The attributes of an article that a source may read, with their types."""
    hints = get_type_hints(Article)
    return {name: hint for name, hint in hints.items() if name not in OWN_FIELDS}


def written(name: str) -> str:
    """The type of an article's attribute as its class writes it."""
    return str(Article.__annotations__[name])


def fits(value: object, hint: Any) -> bool:
    """Whether a value is of an article attribute's type."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(fits(value, one) for one in get_args(hint))
    if origin is tuple:
        return isinstance(value, tuple) and all(fits(item, get_args(hint)[0]) for item in value)
    return value is None if hint in (None, NoneType) else isinstance(value, hint)
