"""`newsparse sources`: what is registered."""

import json
from typing import TYPE_CHECKING

import click

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
    rows = [_row(info) for info in infos]
    widths = [max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)]
    click.secho(_line(COLUMNS, widths), bold=True)
    for row in rows:
        click.echo(_line(row, widths))


def _row(info: "SourceInfo") -> tuple[str, ...]:
    return (
        info.name,
        info.publisher or "",
        info.country or "",
        " ".join(info.languages),
        " ".join(info.domains),
    )


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
