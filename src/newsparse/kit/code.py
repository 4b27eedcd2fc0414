"""A drafted source as Python, laid out as ruff does."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from newsparse.declaration import LABELS
from newsparse.labellers import CSS, Labeller, Pattern

if TYPE_CHECKING:
    from newsparse.kit.new import Draft


def module_of(draft: Draft, width: int) -> str:
    """The module of a drafted source, in lines of that many characters at most."""
    outlet = draft.stated.get("publisher") or draft.name
    own = type_name(draft)
    body = [f'    """{one_line(described(draft))}"""', ""]
    if own.lower() != draft.name:
        body.append(f"    name = {text(draft.name)}")
    body += [assigned(attribute, value, width) for attribute, value in draft.stated.items()]
    used = sorted({kind_of(value) for value in labellers(draft.stated)})
    imports = ", ".join(["Source", *used, "register"])
    lines = [
        f'"""{one_line(outlet)}."""',
        "",
        f"from newsparse import {imports}",
        "",
        "",
        "@register",
        f"class {own}(Source):",
        *(body if len(body) > 2 else body[:1]),
    ]
    return "\n".join(lines) + "\n"


def type_name(draft: Draft) -> str:
    return draft.source.__name__


def described(draft: Draft) -> str:
    """The class's docstring: the outlet, and when its pages were of that layout."""
    outlet = str(draft.stated.get("publisher") or draft.name)
    days = [sample.article.published for sample in draft.samples if isinstance(sample.article.published, date)]
    years = sorted({day.year for day in days})
    kinds = "pages" if all(sample.is_page for sample in draft.samples) else "pages and dumps"
    if not any(sample.is_page for sample in draft.samples):
        kinds = "dumps"
    when = f" of {years[0]}" + (f" to {years[-1]}" if years[1:] else "") if years else ""
    return f"{outlet}: {kinds}{when}."


def one_line(said: str) -> str:
    """A text as a docstring holds it."""
    return " ".join(said.replace("\\", "").replace('"""', "'").split()).replace('"', "'")


def labellers(stated: Any) -> list[Labeller]:
    """All css(), xpath() and pattern() of what is stated."""
    values = [item for value in stated.values() for item in (value if isinstance(value, tuple) else (value,))]
    return [value for value in values if isinstance(value, Labeller)]


def kind_of(labeller: Labeller) -> str:
    """What makes a labeller."""
    return "css" if isinstance(labeller, CSS) else "pattern" if isinstance(labeller, Pattern) else "xpath"


def assigned(attribute: str, value: Any, width: int) -> str:
    """An attribute's line; lines, where one is too long."""
    single = isinstance(value, tuple) and len(value) == 1 and attribute in LABELS
    if single or not isinstance(value, tuple):
        shown = written(value[0] if single else value)
        line = f"    {attribute} = {shown}"
        opened, bracket, held = shown.partition("(")
        if len(line) <= width or not bracket:
            return line
        return f"    {attribute} = {opened}(\n        {held[:-1]}\n    )"
    items = [written(item) for item in value]
    line = f"    {attribute} = ({', '.join(items)}{',' if len(items) == 1 else ''})"
    if len(line) <= width:
        return line
    return "\n".join([f"    {attribute} = (", *(f"        {item}," for item in items), "    )"])


def written(value: Any) -> str:
    """A value as Python."""
    if isinstance(value, Pattern):
        below = f", below={raw(value.below)}" if value.below is not None else ""
        return f"pattern({raw(value.regex)}{below})"
    if isinstance(value, CSS):
        return f"css({text(value.expression)})"
    return text(value) if isinstance(value, str) else repr(value)


def text(value: str) -> str:
    """A string in double quotes, or in those that need fewer backslashes."""
    shown = repr(value)
    if shown[0] == "'" and '"' not in value:
        shown = f'"{shown[1:-1]}"'
    return shown


def raw(regex: str) -> str:
    """A regular expression as a raw string, where it can be one."""
    if "\\" not in regex or re.search(r"[\n\r]", regex) or regex.endswith("\\"):
        return text(regex)
    if '"' not in regex:
        return f'r"{regex}"'
    return f"r'{regex}'" if "'" not in regex else text(regex)
