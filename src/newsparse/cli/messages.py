"""What commands say of an input on standard error: what went wrong, and what is doubtful."""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from newsparse.errors import NewsparseError


def complain(name: str, what: "NewsparseError | str") -> None:
    """What went wrong with an input, by its name, on standard error; of an error, where there's help too."""
    message = what if isinstance(what, str) else f"{what} (newsparse help {what.help})"
    _tell(name, click.style("error:", fg="red"), message.removeprefix(f"{name}: "))


def warn(name: str, message: str) -> None:
    """What is doubtful about an input's article, on standard error."""
    _tell(name, click.style("warning:", fg="yellow"), message)


def _tell(name: str, kind: str, message: str) -> None:
    over_progress_bar = "\r\033[K" if sys.stderr.isatty() else ""
    click.echo(f"{over_progress_bar}newsparse: {name}: {kind} {message}", err=True)
