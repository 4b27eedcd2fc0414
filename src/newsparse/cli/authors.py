"""What the commands for authors of sources share: the source they are about, and where its cases are."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from newsparse.cli.inputs import complete_source, source_name


def own_source(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuses names of sources that are neither registered nor the current project's own."""
    from newsparse.errors import SourceError
    from newsparse.kit.project import know_sources

    try:
        know_sources()
    except SourceError as error:
        raise click.UsageError(str(error)) from error
    return source_name(ctx, param, value)


def source_argument(*, required: bool = True) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Adds the argument NAME."""
    return click.argument("name", callback=own_source, required=required, shell_complete=complete_source)


cases_option = click.option(
    "--cases",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    metavar="DIR",
    help="Where the source's cases are, at any depth; the current folder where it isn't given.",
)


@contextmanager
def wrong_usage() -> Iterator[None]:
    """Errors of a source and its cases as wrong usage: what is to be changed is there, not in the input."""
    from newsparse.cases import CaseError
    from newsparse.errors import SourceError

    try:
        yield
    except (SourceError, CaseError) as error:
        raise click.UsageError(str(error)) from error
