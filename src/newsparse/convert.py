"""Result classes to plain data and back, through cattrs. Dates stay dates, naive stays naive, offsets stay."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

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


@cache
def converter() -> Converter:
    """The one converter, made at first use."""
    made = Converter(forbid_extra_keys=True, prefer_attrib_converters=False)
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
