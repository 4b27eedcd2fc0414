"""Values of an article's JSON in short lines, for people to read."""

from collections.abc import Iterator
from typing import Any

USUAL: tuple[object, ...] = (None, [], "", "paragraph", "person")
"""Values that go without saying."""

TOLD = ("name", "headline", "text", "url", "location")
"""What stands for an object; the rest of what it says follows."""


def brief(value: Any, width: int) -> Iterator[str]:
    """A value's lines: one for each item of a list, none longer than the width in characters."""
    for item in value if isinstance(value, list) else [value]:
        line = " ".join(said(item).split())
        yield line if len(line) <= width else line[: width - 3] + "..."


def said(item: Any) -> str:
    """An item in words: an object by its name, text or headline, and what else it holds."""
    if not isinstance(item, dict):
        return str(item)
    held = {key: value for key, value in item.items() if value not in USUAL}
    first = [str(held.pop(key)) for key in TOLD if key in held][:1]
    others = [f"{key}: {said(value)}" for key, value in held.items() if not isinstance(value, list)]
    return " ".join(first + ([f"({', '.join(others)})"] if others else []))
