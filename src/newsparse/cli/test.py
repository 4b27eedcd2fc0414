"""`newsparse test`: a source's cases, and the rules for sources."""

from pathlib import Path

import click

from newsparse.cli.authors import cases_option, source_argument, wrong_usage

EXAMPLES = """\
\b
Examples:
  newsparse test turan
  newsparse test turan -k byline
"""


@click.command("test", epilog=EXAMPLES)
@source_argument(required=False)
@cases_option
@click.option("-k", "expression", metavar="EXPRESSION", help="Only tests of these names: a field, a case, a rule.")
@click.option("--watch", is_flag=True, help="Run again whenever the source's module, a case or newsparse changes.")
@click.pass_context
def command(ctx: click.Context, /, name: str | None, root: Path, expression: str | None, watch: bool) -> None:
    """Run a source's cases, and hold it against the rules for sources.

    Without NAME, all sources that have cases here. It's pytest that runs them: each field that a case expects is a test
    of its own, and so is each rule.

    Exit status: 0 all went well, 1 some test failed, 2 the command was called wrongly.
    """
    from newsparse.errors import MissingExtra
    from newsparse.kit.project import sources_with_cases
    from newsparse.kit.trial import rerun, run_tests, watched

    with wrong_usage():
        names = [name] if name else sources_with_cases(root)
        options = ["-k", expression] if expression else []
        if watch:
            own = [*([name] if name else []), f"--cases={root}", *options]
            for _ in rerun(["test", *own], watched(names, root)):
                click.echo("waiting for a change; Ctrl-C ends it", err=True)
        try:
            ctx.exit(run_tests(names, root, ["-q", *options]))
        except MissingExtra as error:
            raise click.ClickException(str(error)) from error
