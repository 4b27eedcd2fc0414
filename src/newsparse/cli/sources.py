"""`newsparse sources`: what is registered."""

import json
from typing import TYPE_CHECKING

import click

from newsparse.cli.columns import aligned

if TYPE_CHECKING:
    from newsparse.registry import SourceInfo

COLUMNS = ("name", "publisher", "country", "languages", "domains")


@click.command("sources")
@click.option("--json", "as_json", is_flag=True, help="One JSON array, with all that is known of each source.")
def command(as_json: bool) -> None:
    """List the registered sources, bundled or from other packages."""
    from newsparse.registry import list_sources

    infos = list_sources()
    if as_json:
        import attrs

        click.echo(json.dumps([attrs.asdict(info) for info in infos], ensure_ascii=False, indent=2))
        return
    head, *lines = aligned([COLUMNS, *map(_row, infos)])
    click.secho(head, bold=True)
    for line in lines:
        click.echo(line)


def _row(info: "SourceInfo") -> tuple[str, ...]:
    return (
        info.name,
        info.publisher or "",
        info.country or "",
        " ".join(info.languages),
        " ".join(info.domains),
    )
