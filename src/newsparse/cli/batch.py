"""`newsparse batch`: archives to articles, by the million."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.batch_progress import Bar
from newsparse.cli.inputs import NumberRange, complete_file
from newsparse.cli.messages import complain
from newsparse.cli.sinks import refuse_inputs

if TYPE_CHECKING:
    from newsparse.batch import Report

EXAMPLES = """\
\b
Examples:
  newsparse batch CC-NEWS-*.warc.gz --output may
  newsparse batch dump.jsonl.gz pages.zip saved/ nexis.txt --output articles.parquet
  newsparse batch s3://commoncrawl/crawl-data/CC-NEWS/2024/05/*.warc.gz --output may \\
      --select language=en,since=2024-05-01 --scheduler tcp://scheduler:8786
"""

NEXT = (
    "mend that or leave them out, and call it again: what is done isn't done anew. An output that is one file is"
    " written once nothing is missing."
)
"""What to do where inputs couldn't be read."""

ASIDE = 3
"""Records put aside that are printed."""

SHOWN = 20
"""Sources and drifts that are printed; all sources are in summary.json."""


def pairs(_ctx: click.Context, _param: click.Parameter, value: str | None) -> dict[str, str]:
    """Reads `text=corpo,url=fonte`."""
    told = [part.partition("=") for part in (value or "").split(",") if part]
    if any(not (what and column) for what, _, column in told):
        raise click.BadParameter(f"{value!r} has another form than text=corpo,url=fonte")
    return {what.strip(): column.strip() for what, _, column in told}


@click.command("batch", epilog=EXAMPLES)
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "--output",
    "-o",
    required=True,
    metavar="DIR|FILE",
    help="A folder that gets a part for each shard; or a file, told by .jsonl or .parquet, whose parts lie beside it in"
    " FILE.parts. Called again, it goes on with what is missing.",
)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "parquet"]), help="Of a folder's parts; jsonl if not given."
)
@click.option(
    "--workers", "-w", type=click.IntRange(1), metavar="N", help="Processes; without it as many as processors."
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Do it with Dask: the address of its scheduler as in tcp://host:8786, or dask://local.",
)
@click.option(
    "--select",
    metavar="KEY=VALUE,...",
    help="Only articles of a language, a domain, or since a day: language=en,domain=news.example,since=2024-05-01. A"
    " key that is there twice means either. Where the archive tells enough, the others aren't even parsed.",
)
@click.option(
    "--columns",
    callback=pairs,
    metavar="KEY=NAME,...",
    help="Which column or JSON key holds what, where their names don't tell: text=corpo,url=fonte. Keys are page, text,"
    " data, title, url, captured and language.",
)
@click.option("--dedupe", is_flag=True, help="Mark stories that several articles tell, in their `story`; all are kept.")
@click.option(
    "--page-limit",
    "page_seconds",
    type=NumberRange(0.01),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="What a page may take; one that takes longer is put aside.",
)
@click.option(
    "--memory",
    type=click.IntRange(100),
    default=1000,
    show_default=True,
    metavar="MB",
    help="What a worker may take; a page that makes it take more is put aside.",
)
@click.option(
    "--usual",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="The summary.json of an earlier output: tells which sources have drifted from it.",
)
@click.option("--quiet", "-q", is_flag=True, help="Show no progress.")
@click.pass_context
def command(
    ctx: click.Context, /, inputs: tuple[str, ...], output: str, memory: int, quiet: bool, **options: Any
) -> None:
    """Parse archives into articles, in many processes.

    Each INPUT is a file, a folder, a pattern, or an address that fsspec knows: WARC, ARC and WET, JSON Lines,
    Parquet, zip and tar, saved pages and texts, exports of Nexis, Factiva and ProQuest, compressed or not. What
    can't be parsed is put aside in put-aside.jsonl, with its place and the reason.

    Exit status: 0 all was done, 1 some input couldn't be read, 2 the command was called wrongly.
    """
    from newsparse.batch import run
    from newsparse.errors import InputError, MissingExtra

    refuse_inputs(output, inputs)
    with ExitStack() as stack:
        watch = None if quiet else stack.enter_context(Bar())
        try:
            report = run(inputs, output, memory=memory * 1_000_000, watch=watch, **options)
        except (InputError, MissingExtra, FileNotFoundError) as error:
            raise click.UsageError(str(error)) from error
        except OSError as error:  # such as a full disk
            told = "what is done is kept, and the same call goes on with the rest"
            raise click.ClickException(f"{error}; {told}") from error
    for line in shown(report):
        click.echo(line)
    for failure in report.failures:
        complain(failure.piece.name, failure.reason)
    if failed := len(report.failures):
        click.echo(f"newsparse: {failed:,} input{'s' * (failed > 1)} couldn't be read; {NEXT}", err=True)
        ctx.exit(1)


def first_aside(report: "Report") -> Iterator[str]:
    """Some of what was put aside, each with its place and reason."""
    import json

    with report.aside.open("rb") as file:
        for entry in map(json.loads, islice(file, ASIDE)):
            yield f"  {entry['record']['file']}:{entry['record']['offset']}: {entry['reason']}"
    if report.counts.aside > ASIDE:
        yield f"  and {report.counts.aside - ASIDE:,} more there"


def shown(report: "Report") -> Iterator[str]:
    """The summary, line by line."""
    counts = report.counts
    yield counts.balance
    if counts.skipped:
        yield "skipped: " + ", ".join(f"{reason} {count:,}" for reason, count in counts.skipped.most_common())
    if counts.aside:
        yield f"put aside: {report.aside}"
        yield from first_aside(report)
    if report.stories is not None:
        told, tellers = report.stories
        yield f"{told:,} {'story is' if told == 1 else 'stories are'} told by several articles, {tellers:,} in all"
    sources = sorted(counts.sources.items(), key=lambda item: (-item[1]["articles"], item[0]))
    if sources:
        yield f"{'source':<40}{'articles':>10}{'no body':>10}{'no byline':>11}{'no date':>9}"
    for name, held in sources[:SHOWN]:
        rates = [held[rate] / held["articles"] for rate in ("empty_bodies", "no_byline", "no_date")]
        yield f"{name:<40}{held['articles']:>10,}{rates[0]:>10.1%}{rates[1]:>11.1%}{rates[2]:>9.1%}"
    if len(sources) > SHOWN:
        yield f"and {len(sources) - SHOWN:,} more in summary.json"
    for drift in report.drifts[:SHOWN]:
        yield f"drift: {drift.source} {drift.rate} {drift.now:.1%}, usually {drift.usual:.1%}"
