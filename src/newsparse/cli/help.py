"""`newsparse help`: what to do about an error, and how a command is used."""

import re
from difflib import get_close_matches

import click
from click.shell_completion import CompletionItem

from newsparse.files import data_text

SECTION = re.compile(r"^## (.+)\n+((?:(?!## ).*\n)*)", re.M)
"""A heading of the second level, with what stands below it."""


def sections() -> dict[str, str]:
    """The topics of 'When something goes wrong', by name."""
    page = data_text("help.md")
    return {name: text.strip() for name, text in SECTION.findall(page)}


def complete_topic(ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Commands and errors that begin so."""
    return [
        CompletionItem(name) for name in (*commands(ctx), *sections()) if name.lower().startswith(incomplete.lower())
    ]


def commands(ctx: click.Context) -> dict[str, click.Command]:
    """The program's commands by name."""
    program = ctx.find_root().command
    assert isinstance(program, click.Group)
    found = {name: program.get_command(ctx, name) for name in program.list_commands(ctx)}
    return {name: command for name, command in found.items() if command is not None}


@click.command("help")
@click.argument("topic", required=False, shell_complete=complete_topic)
@click.pass_context
def command(ctx: click.Context, topic: str | None) -> None:
    """Tell what to do about an error, or how a command is used.

    TOPIC is an error's name as messages give it, such as EmptyInput, or a command. Without it, all are listed.
    """
    told, known = sections(), commands(ctx)
    if topic is None:
        click.echo(f"Commands: {' '.join(known)}\n\nErrors: {' '.join(told)}")
        return
    if topic in known:
        root = ctx.find_root()
        click.echo(known[topic].get_help(click.Context(known[topic], info_name=topic, parent=root)))
        return
    by_folded = {name.lower(): name for name in told}
    name = by_folded.get(topic.lower())
    if name is None:
        near = get_close_matches(topic.lower(), [*by_folded, *known], n=3)
        advice = f": is it {' or '.join(by_folded.get(one, one) for one in near)}?" if near else ""
        raise click.UsageError(f"no help on {topic!r}{advice}")
    click.secho(name, bold=True)
    click.echo(told[name].replace("`", ""))
