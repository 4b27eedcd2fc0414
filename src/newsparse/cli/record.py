"""`newsparse record`: a case out of a page."""

from datetime import date, datetime
from pathlib import Path

import click

from newsparse.cli.authors import cases_option, source_argument, wrong_usage
from newsparse.cli.inputs import attempt, complete_file, load, moment
from newsparse.cli.messages import complain

EXAMPLES = """\
\b
Examples:
  newsparse record turan https://turan.az/en/politics/1
  newsparse record turan --from page.html --url https://turan.az/en/politics/1
"""


@click.command("record", epilog=EXAMPLES)
@source_argument()
@click.argument("address", metavar="[URL]", required=False)
@click.option(
    "--from",
    "saved",
    metavar="FILE",
    shell_complete=complete_file,
    help="A saved page or dump (.gz is decompressed), or - for standard input.",
)
@click.option("--url", metavar="URL", help="The address that a saved page is from.")
@click.option("--captured", callback=moment, metavar="ISO", help="When a saved page was taken.")
@click.option("--name", "folder", metavar="FOLDER", help="The case's folder; without it the headline's first words.")
@cases_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    name: str,
    address: str | None,
    saved: str | None,
    url: str | None,
    captured: datetime | date | None,
    folder: str | None,
    root: Path,
) -> None:
    """Add a case to a source, out of a page of the web or a saved one.

    The page is made small: scripts, styles, comments and tracking go, and so do e-mail addresses, telephone numbers and
    tokens. What the article needs stays, JSON-LD among it; both pages are parsed to see that. The case expects what the
    source gives, and counts as unread until `newsparse accept` has shown it to you. Who may share a page is for its
    publisher to say.

    Exit status: 0 all went well, 1 the page can't be had or parsed, 2 the command was called wrongly.
    """
    from newsparse.errors import NewsparseError
    from newsparse.kit.record import record_case

    if (address is None) == (saved is None):
        raise click.UsageError("give either an address or --from FILE")
    given = saved or address or ""
    loaded = attempt(given, load, {"url": url, "captured": captured})
    if loaded is None:
        ctx.exit(1)
    data, known = loaded
    try:
        with wrong_usage():
            place = record_case(name, data, root, folder=folder, **known)
    except NewsparseError as error:
        complain(given, error)
        ctx.exit(1)
    click.echo(place)
    click.echo(f"read what it expects: newsparse accept {name}", err=True)
