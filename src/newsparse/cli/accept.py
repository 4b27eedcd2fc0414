"""`newsparse accept`: what was got becomes what's expected."""

import shutil
import sys
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.authors import cases_option, source_argument, wrong_usage
from newsparse.cli.messages import complain

if TYPE_CHECKING:
    from newsparse.cases import Case

NAME_WIDTH = len("alternative_headline")

EXAMPLES = """\
\b
Examples:
  newsparse accept turan
  newsparse accept turan byline --yes
"""


@click.command("accept", epilog=EXAMPLES)
@source_argument()
@click.argument("field", required=False)
@cases_option
@click.option("--yes", is_flag=True, help="Take over all of it without asking.")
@click.pass_context
def command(ctx: click.Context, /, name: str, field: str | None, root: Path, yes: bool) -> None:
    """Take over what a source gives as what its cases expect.

    Shows for each case where the two differ, or all that a case expects where nobody has read it yet, and asks. What's
    taken over is written to its expected.json, and the case counts as read by a person. With FIELD it's about one field
    alone.

    Exit status: 0 all is as expected now, 1 some was not taken over, 2 the command was called wrongly.
    """
    from newsparse.errors import NewsparseError
    from newsparse.kit.project import find_cases_of

    check_field(field)
    with wrong_usage():
        cases = find_cases_of(name, root)
    left = 0
    for case in cases:
        try:
            left += not settle(case, field, yes)
        except NewsparseError as error:
            complain(str(case.input), error)
            left += 1
    ctx.exit(1 if left else 0)


def check_field(field: str | None) -> None:
    from newsparse.cases import case_fields

    if field is not None and field not in case_fields():
        raise click.UsageError(f"a case has no field {field!r}; it has {', '.join(case_fields())}")


def settle(case: "Case", field: str | None, yes: bool) -> bool:
    """Show what's to be taken over and ask; whether nothing is left to be settled."""
    from newsparse.comparison import compare
    from newsparse.kit.accept import UNRECORDED, accept, differences

    found = list(differences(case, field))
    unread = field is None and not case.meta.reviewed
    if not found and not unread:
        return True
    click.secho(str(case.folder), bold=True)
    width = shutil.get_terminal_size().columns
    got = (case.expected or {}) | {difference.field: difference.got for difference in found}
    fresh = {difference.field for difference in found if difference.expected is UNRECORDED}
    for name in got if unread else fresh:
        show_value(name, got[name], width)
    for difference in found:
        if difference.field not in fresh:
            click.secho(difference.field, fg="yellow")
            click.echo(compare(difference.expected, difference.got, width))
    if not yes and not agreed(bool(found)):
        return False
    accept(case, found, whole=field is None)
    return True


def show_value(name: str, value: Any, width: int) -> None:
    """A value whole, wrapped to the width in characters; each item of a list begins a line."""
    from newsparse.kit.brief import brief

    if value in (None, [], "", {}):
        return
    for line in brief(value):
        first, *rest = wrap(line, max(width - NAME_WIDTH - 2, 40)) or [""]
        click.echo(f"{click.style(f'{name:<{NAME_WIDTH}}', dim=True)}  {first}")
        for more in rest:
            click.echo(f"{'':<{NAME_WIDTH}}  {more}")


def agreed(differs: bool) -> bool:
    """What a person says; nothing is taken over where none can be asked."""
    if not asked_of_a_person():
        click.echo("not taken over: --yes does so where nobody can be asked", err=True)
        return False
    return click.confirm("Take it over?" if differs else "Is it right, line by line?")


def asked_of_a_person() -> bool:
    return sys.stdin.isatty()
