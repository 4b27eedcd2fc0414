"""`newsparse crawl`: sources to stored articles."""

import json
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli import INTERRUPTED
from newsparse.cli.crawling import asks_politely, set_up_logging, store_option
from newsparse.cli.inputs import complete_source
from newsparse.cli.messages import complain
from newsparse.cli.sinks import open_sink

if TYPE_CHECKING:
    from newsparse.crawling import Summary
    from newsparse.fetchers import Fetcher
    from newsparse.store import Store

EXAMPLES = """\
\b
Examples:
  newsparse crawl turan --since 2024-05-01
  newsparse crawl https://news.example https://other.example --store news.db --output articles.jsonl
  newsparse crawl turan --store postgresql://ana@localhost/news --respect-reuse
"""


@click.command("crawl", epilog=EXAMPLES)
@click.argument("what", metavar="SOURCE|URL...", nargs=-1, required=True, shell_complete=complete_source)
@store_option
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Then write these sites' articles in the store to this file, as JSON Lines.",
)
@asks_politely
@click.option("--hosts", type=click.IntRange(min=1), default=8, show_default=True, help="Hosts to ask at once.")
@click.option("--related/--no-related", default=True, help="Whether other headlines on articles' pages are followed.")
@click.option("--respect-reuse", is_flag=True, help="Leave out pages whose use is reserved (noai, tdm-reservation).")
@click.option("--browser", is_flag=True, help="Have an installed Chromium run the scripts of pages.")
@click.option("--json", "as_json", is_flag=True, help="The summary as JSON.")
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
@click.option("--verbose", "-v", is_flag=True, help="Tell of each failure.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    what: tuple[str, ...],
    store: str,
    output: str | None,
    related: bool,
    browser: bool,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    **options: Any,
) -> None:
    """Fetch, parse and store the articles of sources and sites.

    SOURCE is a name as `newsparse sources` has it; URL is a site's home page, or a feed, sitemap, section or article
    of it. A crawl that was stopped, or killed, goes on when it's called again; one that was done fetches what's new.

    Exit status: 0 all went well, 1 nothing could be fetched, 2 the command was called wrongly, 130 interrupted.
    """
    from newsparse.errors import NewsparseError

    set_up_logging(verbose=verbose)
    try:
        from newsparse.discovery.sites import Site
        from newsparse.store import Store

        sites = [Site.of(name).name for name in what]
        with Store(store) as kept, rendering(browser, options) as fetcher:
            summary = crawl_watched(what, kept, quiet, {"follow_related": related, "fetcher": fetcher, **options})
            if output is not None:
                write_articles(kept, sites, output)
    except NewsparseError as error:
        complain(" ".join(what), error)
        ctx.exit(1)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    tell(summary, as_json, apart=output == "-")
    ctx.exit(status_of(summary))


def crawl_watched(what: tuple[str, ...], store: "Store", quiet: bool, options: dict[str, Any]) -> "Summary":
    """The crawl, with its progress shown, and ended by Ctrl-C."""
    from newsparse.cli.crawl_progress import Progress
    from newsparse.crawling import crawl

    progress = Progress(quiet=quiet)
    with interruptible() as stop, progress.watch():
        return crawl(*what, store=store, watcher=progress, stop=stop, **options)


@contextmanager
def rendering(browser: bool, options: dict[str, Any]) -> "Iterator[Fetcher | None]":
    """A fetcher by a browser, where one is wanted."""
    if not browser:
        yield None
        return
    from newsparse.browser import BrowserFetcher

    try:
        fetcher = BrowserFetcher(options["user_agent"], allow_private=options["allow_private"])
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from error
    try:
        yield fetcher
    finally:
        fetcher.close()


@contextmanager
def interruptible() -> Iterator[Event]:
    """An event that the first Ctrl-C sets; the second one interrupts as usual."""
    stop = Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        click.echo("newsparse: ending; what is under way comes to its end, once more to stop at once", err=True)
        stop.set()

    before = signal.signal(signal.SIGINT, end)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def write_articles(store: "Store", sites: list[str], output: str) -> None:
    from newsparse.store.export import to_json_lines

    with open_sink(output) as sink:
        for line in to_json_lines(store.articles(sites)):
            sink.write(line)


def status_of(summary: "Summary") -> int:
    """The exit status."""
    if summary.stopped:
        return INTERRUPTED
    total = summary.total
    return int(total.failed + total.retried + total.refused == total.requests > 0)


def tell(summary: "Summary", as_json: bool, *, apart: bool) -> None:
    """The summary, on standard output where that doesn't hold the articles."""
    if as_json:
        click.echo(json.dumps(summary.to_dict(), ensure_ascii=False), err=apart)
    else:
        from newsparse.cli.crawl_progress import print_summary

        print_summary(summary, apart=apart)
