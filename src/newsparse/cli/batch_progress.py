"""How far a long run is, on standard error: a line that is written over at a terminal, else a line a minute."""

import sys
import time
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from newsparse.batch import Progress

PAUSE = 60.0
"""Seconds between lines where they aren't written over."""


class Bar:
    """Shows each progress that it's called with, unless the last was just shown."""

    def __init__(self) -> None:
        self.over = sys.stderr.isatty()
        self.shown = time.monotonic()

    def __call__(self, progress: "Progress") -> None:
        if self.over:
            click.echo(f"\r\033[K{line(progress)}", nl=False, err=True)
        elif time.monotonic() - self.shown >= PAUSE:
            click.echo(line(progress), err=True)
            self.shown = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self.over:
            click.echo("\r\033[K", nl=False, err=True)


def line(progress: "Progress") -> str:
    """As in `12,345 records, 87.2 a second, 43 %, 0:12:30 left`."""
    parts = [f"{progress.now[0]:,} records", f"{progress.rate:,.1f} a second", f"{progress.share:.0%}"]
    if progress.left is not None:
        parts.append(f"{timedelta(seconds=round(progress.left))} left")
    return ", ".join(parts)
