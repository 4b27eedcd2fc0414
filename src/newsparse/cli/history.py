"""`newsparse history`: how an article changed."""

import json
from collections.abc import Iterator
from difflib import unified_diff
from itertools import pairwise
from typing import TYPE_CHECKING

import click

from newsparse.cli.crawling import store_option
from newsparse.cli.messages import complain

if TYPE_CHECKING:
    from newsparse.store import Version

COLOURS = {"+": "green", "-": "red"}


@click.command("history")
@click.argument("url")
@store_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object a version and line: number, fetched, article.")
@click.pass_context
def command(ctx: click.Context, /, url: str, store: str, as_json: bool) -> None:
    """Show how a stored article changed.

    A version is printed for each time that its headline or body was found changed, with what was changed.

    Exit status: 0 it's in the store, 1 it isn't, 2 the command was called wrongly.
    """
    from newsparse.errors import NewsparseError

    try:
        from newsparse.store import Store

        with Store(store, make=False) as kept:
            versions = kept.history(url)
    except NewsparseError as error:
        complain(store, error)
        ctx.exit(1)
    if not versions:
        complain(url, f"no article of this address is in {store}")
        ctx.exit(1)
    if as_json:
        for version in versions:
            click.echo(as_line(version))
        return
    click.echo(head(versions[0]))
    for before, after in pairwise(versions):
        click.echo(head(after))
        for line in changes(before, after):
            click.secho(line, fg=COLOURS.get(line[:1]))


def as_line(version: "Version") -> str:
    data = {"number": version.number, "fetched": version.fetched.isoformat(), "article": version.article.to_dict()}
    return json.dumps(data, ensure_ascii=False)


def head(version: "Version") -> str:
    when = version.fetched.isoformat(sep=" ", timespec="seconds")
    return click.style(f"{version.number}  {when}  {version.article.headline or ''}".rstrip(), bold=True)


def changes(before: "Version", after: "Version") -> Iterator[str]:
    """Lines taken out and put in, with one on either side of them."""
    diff = unified_diff(lines_of(before), lines_of(after), lineterm="", n=1)
    return (line for line in diff if not line.startswith(("---", "+++", "@@")))


def lines_of(version: "Version") -> list[str]:
    return [version.article.headline or "", *(paragraph.text for paragraph in version.article.body)]
