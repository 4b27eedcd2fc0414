"""`newsparse export`: what a store holds, in a file."""

from pathlib import Path

import click

from newsparse.cli.crawling import store_option
from newsparse.cli.messages import complain
from newsparse.cli.sinks import open_sink
from newsparse.files import half_written


@click.command("export")
@store_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "parquet"]),
    help="JSON Lines or Parquet. Without it the file's name tells: `.parquet`, or else JSON Lines.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    metavar="FILE",
    help="The file, which appears whole or not at all; without it, standard output. Parquet needs a file.",
)
@click.pass_context
def command(ctx: click.Context, /, store: str, form: str | None, output: str) -> None:
    """Write a store's articles, each in its latest version.

    Exit status: 0 all went well, 1 there is no such store, 2 the command was called wrongly.
    """
    from newsparse.errors import NewsparseError

    form = form or ("parquet" if output.endswith(".parquet") else "jsonl")
    if form == "parquet" and output == "-":
        raise click.UsageError("Parquet can't be written to standard output: name a file by --output")
    try:
        export(store, form, output)
    except NewsparseError as error:
        complain(store, error)
        ctx.exit(1)


def export(store: str, form: str, output: str) -> None:
    from newsparse.store import Store
    from newsparse.store.export import to_json_lines, to_parquet

    with Store(store, make=False) as kept:
        if form == "jsonl":
            with open_sink(output) as sink:
                for line in to_json_lines(kept.articles()):
                    sink.write(line)
            return
        with half_written(Path(output)) as half:
            to_parquet(kept.articles(), half)
