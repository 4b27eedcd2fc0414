"""Values of an article's JSON in lines for people to read."""

from typing import Any

USUAL: tuple[object, ...] = (None, [], "", "paragraph", "person")
"""Values that go without saying."""

TOLD = ("name", "headline", "text", "url", "location")
"""What stands for an object; the rest of what it says follows."""


def brief(value: Any) -> list[str]:
    """A value's lines: one for each item of a list."""
    return [" ".join(said(item).split()) for item in (value if isinstance(value, list) else [value])]


def said(item: Any) -> str:
    """An item in words: an object by its name, text or headline, and what else it holds."""
    if not isinstance(item, dict):
        return str(item)
    held = {key: value for key, value in item.items() if value not in USUAL}
    first = [str(held.pop(key)) for key in TOLD if key in held][:1]
    others = [f"{key}: {said(value)}" for key, value in held.items() if not isinstance(value, list)]
    return " ".join(first + ([f"({', '.join(others)})"] if others else []))
