"""`newsparse discover`: the articles there are."""

import json
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.crawling import asks_politely, set_up_logging
from newsparse.cli.inputs import complete_source
from newsparse.cli.messages import complain

if TYPE_CHECKING:
    from newsparse.discovery import Found

EXAMPLES = """\
\b
Examples:
  newsparse discover turan --since 2024-05-01
  newsparse discover https://news.example --limit 20 --json
"""


@click.command("discover", epilog=EXAMPLES)
@click.argument("what", metavar="SOURCE|URL", shell_complete=complete_source)
@asks_politely
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line: url, headline, published, found_in.")
@click.pass_context
def command(ctx: click.Context, /, what: str, as_json: bool, **options: Any) -> None:
    """Find a source's articles.

    They are looked for in feeds, sitemaps, archive, sections and on the home page, and printed as they are found:
    time, address, headline. SOURCE is a name as `newsparse sources` has it; URL is a site's home page, or a feed,
    sitemap or section of it.

    Exit status: 0 all went well, 1 the site can't be fetched, 2 the command was called wrongly.
    """
    from newsparse.discovery import discover
    from newsparse.errors import NewsparseError

    set_up_logging()
    try:
        for found in discover(what, **options):
            click.echo(as_line(found) if as_json else as_row(found))
    except NewsparseError as error:
        complain(what, error)
        ctx.exit(1)
    except ValueError as error:
        raise click.UsageError(str(error)) from error


def as_line(found: "Found") -> str:
    import attrs

    published = found.published.isoformat() if found.published else None
    return json.dumps(attrs.asdict(found) | {"published": published}, ensure_ascii=False)


def as_row(found: "Found") -> str:
    published = found.published.isoformat() if found.published else "-"
    return f"{published:<25}  {found.url}  {found.headline or ''}".rstrip()
