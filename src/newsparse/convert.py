"""Result classes to plain data and back, through cattrs. Dates stay dates, naive stays naive, offsets stay."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, partial
from typing import Any, TypeVar, get_args, get_origin

from cattrs import Converter
from cattrs.errors import BaseValidationError, ForbiddenExtraKeysError

from newsparse.errors import InputError

T = TypeVar("T")


def read_date(value: Any, _: Any = None) -> datetime | date | None:
    """ISO 8601 to `date` or `datetime`, by whether it holds a time. Raises `ValueError` for anything else."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"a date is written as text, not as {type(value).__name__}")
    return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)


def strict(kind: type[T]) -> Callable[[Any, Any], T]:
    """Takes a value of just that type; others are not turned into it. Raises `TypeError`."""

    def take(value: Any, _: Any) -> T:
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        raise TypeError(f"{value!r:.40} is {type(value).__name__}, not {kind.__name__}")

    return take


def read_number(value: Any, _: Any) -> float:
    """A number. Raises `TypeError` for text and truth values."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    raise TypeError(f"{value!r:.40} is {type(value).__name__}, not a number")


def is_tuple(kind: Any) -> bool:
    """Whether a type is a tuple of something."""
    origin: Any = get_origin(kind)
    return origin is tuple


def read_list(made: Converter, kind: Any) -> Callable[[Any, Any], Any]:
    """Takes a list as a tuple of that kind. Raises `TypeError` for what is no list: a text has parts too."""
    item = get_args(kind)[0]

    def take(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise TypeError(f"{value!r:.40} is {type(value).__name__}, not a list")
        return tuple(made.structure(part, item) for part in value)

    return take


@cache
def converter() -> Converter:
    """The one converter, made at first use."""
    made = Converter(forbid_extra_keys=True, prefer_attrib_converters=False)
    for plain in (str, bool, int):
        made.register_structure_hook(plain, strict(plain))
    made.register_structure_hook(float, read_number)
    made.register_structure_hook_factory(is_tuple, partial(read_list, made))
    made.register_unstructure_hook(date, lambda value: value.isoformat())
    made.register_unstructure_hook(datetime, lambda value: value.isoformat())
    for kind in (datetime | date | None, datetime | date):
        made.register_unstructure_hook(kind, lambda value: None if value is None else value.isoformat())
        made.register_structure_hook(kind, read_date)
    return made


def structure(data: Any, kind: type[T]) -> T:
    """Plain data to `kind`. Raises `InputError` that names what doesn't fit."""
    try:
        return converter().structure(data, kind)
    except (BaseValidationError, ForbiddenExtraKeysError, TypeError, ValueError, KeyError) as error:
        from cattrs import transform_error

        reasons = "; ".join(transform_error(error)) if isinstance(error, BaseValidationError) else str(error)
        raise InputError(f"not the data of an {kind.__name__}: {reasons}") from error


def structure_json(text: str | bytes, kind: type[T]) -> T:
    """JSON to `kind`. Raises `InputError` where it's no JSON, or not of that shape."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(data, dict):
        raise InputError(f"not the data of an {kind.__name__}: the JSON is a {type(data).__name__}, not an object")
    data.pop("schema_version", None)
    return structure(data, kind)
