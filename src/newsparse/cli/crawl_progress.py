"""A crawl to watch: a table by host on a terminal, a line a minute elsewhere; and a summary at the end."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from time import monotonic
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.live import Live
from rich.table import Table

if TYPE_CHECKING:
    from newsparse.crawling import Summary, Tally
    from newsparse.store import Outcome, Page, Recorded

COLUMNS = {
    "asked": "requests",
    "new": "articles",
    "changed": "versions",
    "as before": "unchanged",
    "lists": "lists",
    "moved": "moved",
    "none": "nothing",
    "refused": "refused",
    "reserved": "reserved",
    "retried": "retried",
    "failed": "failed",
}
"""Heading to count."""

MOST_HOSTS = 20
"""Hosts that are shown by name; the others count in the last line."""

A_MINUTE, A_MOMENT = 60.0, 0.25
"""Seconds between two lines, and between two looks at a table."""


class Progress:
    """What a crawl is watched by, from the start of a `with` block to its end."""

    def __init__(self, *, quiet: bool) -> None:
        self.console = Console(stderr=True)
        self.quiet = quiet
        self._live: Live | None = None
        self._told = self._began = monotonic()

    def watch(self) -> AbstractContextManager[object]:
        """Shows the table on a terminal while the block runs."""
        if self.quiet or not self.console.is_terminal:
            return nullcontext()
        self._live = Live(console=self.console, refresh_per_second=4, transient=True)
        return self._live

    def seen(self, page: Page, outcome: Outcome, recorded: Recorded, summary: Summary) -> None:
        """Called for each page."""
        now = monotonic()
        if self._live is not None:
            if now - self._told >= A_MOMENT:
                self._told = now
                self._live.update(table(summary))
        elif not self.quiet and now - self._told >= A_MINUTE:
            self._told = now
            click.echo(f"newsparse: {now - self._began:.0f} seconds: {line(summary.total)}", err=True)


def line(tally: Tally) -> str:
    """The counts that aren't 0, in words."""
    counts = {name: getattr(tally, attribute) for name, attribute in COLUMNS.items()}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing yet"


def table(summary: Summary) -> Table:
    """The counts by host."""
    made = Table(box=None, pad_edge=False)
    made.add_column("host", no_wrap=True)
    shown = {heading: name for heading, name in COLUMNS.items() if getattr(summary.total, name)}
    for heading in shown:
        made.add_column(heading, justify="right")
    for host, tally in sorted(summary.hosts.items())[:MOST_HOSTS]:
        made.add_row(host, *(str(getattr(tally, name)) for name in shown.values()))
    if len(summary.hosts) != 1:
        made.add_row("all hosts", *(str(getattr(summary.total, name)) for name in shown.values()), style="bold")
    return made


def print_summary(summary: Summary, *, apart: bool) -> None:
    """What was done, what is left, and why; on standard error where it's to be kept `apart` from the output."""
    console = Console(stderr=apart)
    console.print(table(summary) if summary.hosts else "nothing is due yet")
    for host, reason in summary.left.items():
        console.print(f"{host} is left for another time: {reason}", markup=False, highlight=False)
    pace = summary.total.requests / summary.seconds if summary.seconds else 0.0
    waits = "address waits" if summary.waiting == 1 else "addresses wait"
    waiting = f", {summary.waiting} {waits}" if summary.waiting else ""
    how = "stopped after" if summary.stopped else "done in"
    console.print(f"{how} {summary.seconds:.1f} seconds, {pace:.1f} pages a second{waiting}", highlight=False)
