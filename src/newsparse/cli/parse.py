"""`newsparse parse`: inputs to articles."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.inputs import (
    Known,
    NumberRange,
    attempt,
    complete_file,
    parse_export,
    parse_input,
    progress,
    standard_input,
    tells_of_input,
)
from newsparse.cli.messages import complain, warn
from newsparse.cli.sinks import open_sink, refuse_inputs, to_file

if TYPE_CHECKING:
    from newsparse.article import Article

FORMATS = ("json", "jsonl", "markdown", "html", "text")


EXAMPLES = """\
\b
Examples:
  newsparse parse page.html --url https://news.example/2024/ferry
  newsparse parse https://news.example/2024/ferry --format markdown
  newsparse parse dump.txt --source turan --captured 2024-05-03T14:30+04:00
  curl -s https://news.example/2024/ferry | newsparse parse -
  newsparse parse pages/*.html.gz --output articles.jsonl
  newsparse parse --many nexis.txt --output articles.jsonl
"""


@click.command("parse", epilog=EXAMPLES)
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, shell_complete=complete_file)
@tells_of_input
@click.option(
    "--many",
    is_flag=True,
    help="Each input holds many articles, as Nexis, Factiva and ProQuest export them as text. What can't be read of one"
    " is told on standard error by its place in characters, and counts as failed.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="json",
    show_default=True,
    help="`json` is indented for one input, and JSON Lines for several; `jsonl` is one line an article; `markdown` and"
    " `html` hold headline, byline, body and related headlines; `text` is the body alone, and"
    " two blank lines between articles.",
)
@click.option(
    "--min-confidence",
    type=NumberRange(0, 1),
    metavar="SHARE",
    help="Leave out what is less sure, as in 0.9: of such values nine in ten are right or more. Warnings name what is"
    " left out; what has no confidence stays.",
)
@click.option("--origin", is_flag=True, help="Add where each value came from, and how sure it is. For json and jsonl.")
@to_file
@click.option("--quiet", "-q", is_flag=True, help="Show no warnings and no progress; errors are still shown.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    many: bool,
    form: str,
    origin: bool,
    output: str | None,
    quiet: bool,
    **known: Any,
) -> None:
    """Parse news pages and text dumps.

    Each INPUT is a file (.gz is decompressed), an http or https address, or - for standard input, which is also what
    is read where none is given. What fails is named on standard error while the others go on.

    Exit status: 0 all inputs were parsed, 1 some failed, 2 the command was called wrongly.
    """
    names = inputs or standard_input()
    refuse_inputs(output, names)
    if origin and form not in ("json", "jsonl"):
        raise click.UsageError("--origin goes with --format json or jsonl")
    if known["url"] and len(names) > 1:
        raise click.UsageError("--url is the address of one input; give the others in calls of their own")
    if many and (known["url"] or known["kind"]):
        raise click.UsageError("--url and --kind are of one page or text; --many reads files of many articles")
    if form == "json" and (many or len(names) > 1):
        form = "jsonl"
    read = _read_export if many else _read_one
    failed = False
    first = True
    with open_sink(output) as sink, progress(names, output, quiet) as shown:
        for name in shown:
            for article in read(name, known, quiet):
                if article is None:
                    failed = True
                else:
                    sink.write(_written(article, form, origin, first=first))
                    first = False
    if failed:
        ctx.exit(1)


def _read_one(name: str, known: Known, quiet: bool) -> Iterator["Article | None"]:
    """An input's article, or `None` where it fails."""
    article = attempt(name, parse_input, known)
    if article is not None and not quiet:
        for warning in article.warnings:
            warn(name, warning)
    yield article


def _read_export(name: str, known: Known, quiet: bool) -> Iterator["Article | None"]:
    """An export's articles, and `None` for each thing that can't be read."""
    export = attempt(name, parse_export, known)
    if export is None:
        yield None
        return
    yield from export
    for warning in () if quiet else export.warnings:
        warn(name, warning)
    for problem in export.problems:
        complain(name, str(problem))
        yield None


def _written(article: "Article", form: str, origin: bool, *, first: bool) -> str:
    """The article in its form; an article after the first is set off from the one before."""
    if form in ("json", "jsonl"):
        return article.to_json(origin=origin, indent=2 if form == "json" else None) + "\n"
    from newsparse.output import to_html, to_markdown, to_text

    if form == "html":
        return to_html(article, fragment=not first)
    if form == "markdown":
        return ("" if first else "\n---\n\n") + to_markdown(article)
    return ("" if first else "\n\n") + to_text(article)
