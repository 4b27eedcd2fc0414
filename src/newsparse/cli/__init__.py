"""`newsparse` on the command line. Each command is a module of its own, loaded when it's called or listed."""

import os
import sys
import warnings
from contextlib import suppress
from importlib import import_module
from typing import Any, TextIO

import click

COMMANDS = (
    *("parse", "clean", "batch", "explain", "view", "discover", "crawl", "history", "export", "sources", "schema"),
    *("new", "test", "accept", "show", "record", "check"),
    *("help", "completion"),
)
"""In the order of the help; each names a module here that holds it as `command`."""

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells give it."""

NOBODY_READS = 141
"""Exit status where what reads the output has gone, as in `| head`; shells give the same for other programs."""


class Program(click.Group):
    """Loads its commands when they're asked for, and ends quietly where it's interrupted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"newsparse.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        from newsparse.errors import NewsparseWarning

        _open_closed()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("default", NewsparseWarning)
                warnings.showwarning = _tell_warning
                return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo(err=True)  # ends the line that shows ^C
            raise click.exceptions.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            _forget_stdout()
            raise click.exceptions.Exit(NOBODY_READS) from None
        except OSError as error:  # such as a full disk; what concerns one input is told by the command
            raise click.ClickException(str(error)) from error


def _open_closed() -> None:
    """Standard streams may be closed (`<&-`, `>&-`): nothing is read, and what is written goes nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def _tell_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """What concerns no single input, such as a source of another package that can't be loaded."""
    click.echo(f"newsparse: {click.style('warning:', fg='yellow')} {message}", err=True)


def _forget_stdout() -> None:
    """Python flushes standard output once more when it ends; let that not fail."""
    with suppress(OSError, ValueError):  # where it has no file descriptor, as within tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="newsparse", message="newsparse %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Turn news pages and text dumps into typed articles: headline, byline, body, and the list of other headlines
    with their timestamps.

    Exit status: 0 all went well, 1 some input failed, 2 the command was called wrongly.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
