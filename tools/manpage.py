"""Write the manual page man/newsparse.1 from the commands themselves: `python -m tools.manpage`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click

from newsparse.cli import main as program

PAGE = Path(__file__).parents[1] / "man" / "newsparse.1"

FILES = """\
.SH SEE ALSO
.BR pytest (1),
.BR man (1).
The documentation tells more: it comes with the source, and
.B make docs
builds it.
"""


def escaped(text: str) -> str:
    """Text as roff takes it: its marks escaped, and no line that begins like a request."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "")
    return re.sub(r"^(?=[.'])", r"\\&", text, flags=re.M)


def paragraphs(text: str) -> Iterator[str]:
    """A help text; what click is told to leave as it is, by \\b, isn't filled here either."""
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines()]
        if lines[0] == "\b":
            yield f".PP\n.nf\n{escaped(chr(10).join(lines[1:]))}\n.fi\n"
        else:
            yield f".PP\n{escaped(' '.join(lines))}\n"


def options(command: click.Command, ctx: click.Context) -> Iterator[str]:
    for param in command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None and record[1]:  # arguments are told of in the text
            yield f".TP\n.B {escaped(record[0])}\n{escaped(' '.join(record[1].split()))}\n"


def section(name: str, command: click.Command, root: click.Context) -> Iterator[str]:
    """A command: how it's called, what it does, its options, its examples."""
    ctx = click.Context(command, info_name=name, parent=root)
    yield f".SS newsparse {escaped(' '.join([name, *command.collect_usage_pieces(ctx)]))}\n"
    yield from paragraphs(command.help or "")
    yield from options(command, ctx)
    if command.epilog:
        yield from paragraphs(command.epilog)


def page() -> str:
    """The whole page."""
    root = click.Context(program, info_name="newsparse", **program.context_settings)
    parts = [
        f'.\\" Written by tools/manpage.py.\n.TH NEWSPARSE 1 "" "newsparse {version("newsparse")}" "User Commands"\n',
        ".SH NAME\nnewsparse \\- turn news pages and text dumps into typed articles\n",
        ".SH SYNOPSIS\n.B newsparse\n.I COMMAND\n[\\fIOPTION\\fR]... [\\fIINPUT\\fR]...\n",
        ".SH DESCRIPTION\n",
        *paragraphs(program.help or ""),
        *options(program, root),
        ".SH COMMANDS\n",
    ]
    for name in program.list_commands(root):
        command = program.get_command(root, name)
        assert command is not None
        parts += section(name, command, root)
    return "".join([*parts, FILES])


def main() -> None:
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
