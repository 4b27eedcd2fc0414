"""Packages that only some users need, imported when they're used."""

from importlib import import_module
from typing import Any

from newsparse.errors import MissingExtra


def need(module: str, extra: str, use: str | None = None) -> Any:
    """The module. Raises `MissingExtra` where its package isn't installed; `use` is what can't be done then."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra(use or f"what uses {module.partition('.')[0]}", extra) from error
