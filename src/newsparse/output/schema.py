"""The JSON Schema of `Article.to_dict`, drawn from the result classes, their types and docstrings."""

import ast
import inspect
import types
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from newsparse.article import SCHEMA_VERSION, Article

Schema = dict[str, Any]

PRIMITIVES: dict[type, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}

DATE: Schema = {
    "description": "ISO 8601: a date, or a date with a time, to which an offset from UTC is added where it's known.",
    "type": "string",
    "pattern": r"^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{6})?([+-]\d\d:\d\d(:\d\d)?)?)?$",
}
"""Not the format `date-time`, which demands an offset."""

OPTIONAL = frozenset(("origin",))
"""What `Article.to_dict` writes only where it's asked for."""


def json_schema() -> Schema:
    """JSON Schema (draft 2020-12) of what `Article.to_dict` gives, with and without `origin`.

    It describes the version `SCHEMA_VERSION` of that form, which is named in its `$id`.
    """
    definitions: dict[str, Schema] = {}
    article = _object(Article, definitions)
    version = {"description": "Version of this form.", "const": SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:newsparse:article:{SCHEMA_VERSION}",
        "title": "Article",
        **article,
        "properties": {"schema_version": version, **article["properties"]},
        "required": ["schema_version", *article["required"]],
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type[attrs.AttrsInstance], definitions: dict[str, Schema]) -> Schema:
    hints = get_type_hints(kind)
    described = attribute_docs(kind)
    properties: dict[str, Schema] = {}
    for field in attrs.fields(kind):
        description = {"description": described[field.name]} if field.name in described else {}
        properties[field.name] = description | _type(hints[field.name], definitions)
    return {
        "description": _one_line(inspect.getdoc(kind) or ""),
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in OPTIONAL],
        "additionalProperties": False,
    }


def _type(hint: Any, definitions: dict[str, Schema]) -> Schema:
    """The schema of one type. Raises `TypeError` for one that the result classes don't use yet."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return _union(arguments, definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin is tuple and len(arguments) == 2 and arguments[1] is ...:
        return {"type": "array", "items": _type(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _type(arguments[1], definitions)}
    if hint in PRIMITIVES:
        return {"type": PRIMITIVES[hint]}
    if hint in (date, datetime):
        definitions["date"] = DATE
        return {"$ref": "#/$defs/date"}
    if isinstance(hint, type) and attrs.has(hint):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # holds the place, should a class name itself
            definitions[hint.__name__] = _object(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no JSON Schema is known for {hint!r}")


def _union(members: tuple[Any, ...], definitions: dict[str, Schema]) -> Schema:
    kinds: list[Schema] = []
    for member in members:
        schema = {"type": "null"} if member is types.NoneType else _type(member, definitions)
        if schema not in kinds:  # `datetime | date` is written in one form
            kinds.append(schema)
    if all(schema.keys() == {"type"} for schema in kinds):
        return {"type": [schema["type"] for schema in kinds]}
    return {"anyOf": kinds}


def attribute_docs(kind: type) -> dict[str, str]:
    """The docstrings beneath a class's attributes, each on one line; none where the source code isn't installed."""
    try:
        (definition,) = ast.parse(inspect.getsource(kind)).body
    except OSError:
        return {}
    body = definition.body if isinstance(definition, ast.ClassDef) else []
    found = {}
    for statement, below in pairwise(body):
        match statement, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = _one_line(text)
    return found


def _one_line(text: str) -> str:
    """A docstring in JSON's terms."""
    return " ".join(text.split()).replace("`None`", "`null`")
