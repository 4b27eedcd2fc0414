"""`newsparse view`: reports of many inputs, in the browser."""

import click

from newsparse.cli.authors import wrong_usage
from newsparse.cli.inputs import complete_file

EXAMPLES = """\
\b
Examples:
  newsparse view turan
  newsparse view saved-pages/ --port 8000
"""


@click.command("view", epilog=EXAMPLES)
@click.argument("targets", metavar="DIR|SOURCE|FILE...", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="The port at 127.0.0.1; without it, any free one.",
)
@click.option(
    "--open/--no-open", "opens", default=True, help="Open it in the browser, or only say where it is. Default: --open."
)
def command(targets: tuple[str, ...], port: int, opens: bool) -> None:
    """Show what was understood of many inputs, in the browser.

    A folder stands for the cases, and the files with pages and dumps, at and below it; the name of a source for its
    cases below this folder. Ctrl-C ends it. It can be reached from this machine only. Needs the extra `view`.

    For those who write a source: what you change in it shows when you load a page again.
    """
    from newsparse.errors import MissingExtra
    from newsparse.kit.project import know_sources
    from newsparse.report.serving import Server
    from newsparse.report.subjects import find_subjects

    with wrong_usage():
        know_sources()
        try:
            subjects = find_subjects(targets)
        except FileNotFoundError as error:
            raise click.UsageError(str(error)) from error
    try:
        server = Server(subjects, port)
    except MissingExtra as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"port {port}: {error.strerror}") from error
    with server:
        count = f"{len(subjects)} {'input' if len(subjects) == 1 else 'inputs'}"
        try:
            click.echo(f"{count} at {server.address} (Ctrl-C ends it)")
            if opens:
                click.launch(server.address)
            server.serve_forever()
        except KeyboardInterrupt:  # the way it's meant to end
            click.echo(err=True)
