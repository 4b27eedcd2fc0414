"""Articles without what isn't sure enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Any

import attrs

from newsparse.article import Article, Origin, RelatedHeadline
from newsparse.confidence import field_of

ITEMS = {"authors/name": "authors", "body": "body", "related/headline": "related"}
"""Fields with which an item of a list goes as a whole, and the list."""

NAMED, LONGEST = 5, 60
"""Values that a warning names, and characters of each."""


def without_unsure(article: Article, least: float) -> Article:
    """The article without what is less sure than `least`, and with warnings that name it.

    Values become `None`; authors, paragraphs and related headlines drop out; a related headline's date goes with its
    timestamp. What has no confidence stays.
    """
    origins = article.origin
    unsure = {path for path, one in origins.items() if one.confidence is not None and one.confidence < least}
    if not unsure:
        return article
    gone = {item_of(path) for path in unsure if field_of(path) in ITEMS}
    blank = {path for path in unsure if item_of(path) not in gone}
    blank |= {f"{item_of(path)}/published" for path in blank if field_of(path) == "related/timestamp"}
    changes: dict[str, Any] = {path: None for path in blank if "/" not in path}
    numbers: dict[str, str] = {}
    for name in ITEMS.values():
        items = {f"{name}/{number}": item for number, item in enumerate(getattr(article, name))}
        kept = [path for path in items if path not in gone]
        numbers |= {path: f"{name}/{number}" for number, path in enumerate(kept)}
        changes[name] = tuple(without_times(items[path], path, blank) for path in kept)
    left = {path: one for path, one in origins.items() if path not in blank and item_of(path) not in gone}
    changes["origin"] = {
        numbers.get(item_of(path), item_of(path)) + path.removeprefix(item_of(path)): one for path, one in left.items()
    }
    told = {path: origins[path] for path in origins if path in unsure and (path in blank or field_of(path) in ITEMS)}
    return attrs.evolve(article, **changes, warnings=(*article.warnings, *warnings_of(told, least)))


def item_of(path: str) -> str:
    """A path without what follows the number: `related/3` of `related/3/headline`."""
    return "/".join(path.split("/")[:2])


def without_times(item: Any, path: str, blank: set[str]) -> Any:
    """An item of a list without its timestamp and date, where these are to be left out."""
    unsure: dict[str, Any] = {name: None for name in ("timestamp", "published") if f"{path}/{name}" in blank}
    return attrs.evolve(item, **unsure) if unsure and isinstance(item, RelatedHeadline) else item


def warnings_of(left_out: Mapping[str, Origin], least: float) -> Iterator[str]:
    """A warning for each field, with the values' beginnings."""
    by_field: dict[str, list[str]] = {}
    for path, origin in left_out.items():
        name = ITEMS.get(field_of(path), field_of(path).replace("/", " "))
        by_field.setdefault(name, []).append(shorten(origin.raw or path, LONGEST, placeholder=" …"))
    for name, values in by_field.items():
        more = f" and {len(values) - NAMED} more" if len(values) > NAMED else ""
        yield f"{name}: left out as less than {least:g} sure: {', '.join(map(repr, values[:NAMED]))}{more}"
