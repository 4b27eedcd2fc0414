"""Packages that only some users need, imported when they're used."""

from importlib import import_module
from typing import Any

from newsparse.errors import MissingExtra


def need(module: str, extra: str) -> Any:
    """The module. Raises `MissingExtra` where its package isn't installed."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtra(f"what uses {package}", extra) from error
