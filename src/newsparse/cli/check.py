"""`newsparse check`: whether sites have changed under their sources."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.authors import cases_option, source_argument, wrong_usage
from newsparse.cli.columns import aligned
from newsparse.cli.crawling import asks_politely, set_up_logging
from newsparse.cli.messages import complain, warn

if TYPE_CHECKING:
    from newsparse.kit.drift import Fresh, Report
    from newsparse.kit.measures import Change

    Pages = Mapping[str, list[Fresh] | None]
    """By source; `None` stands for those that are to be discovered."""

PAGES = 20
"""Fresh pages of a source that are looked at where `--limit` doesn't say."""

EXAMPLES = """\
\b
Examples:
  newsparse check turan
  newsparse check --input saved/ --json
"""

COLUMNS = ("field", "measure", "cases", "now")


@click.command("check", epilog=EXAMPLES)
@source_argument(required=False)
@click.option(
    "--input",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Saved pages or dumps, at any depth, in place of those that are discovered on the site.",
)
@cases_option
@click.option("--all", "whole", is_flag=True, help="Show all measures, not only those that tell of a change.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each source.")
@asks_politely
@click.pass_context
def command(
    ctx: click.Context,
    /,
    name: str | None,
    folder: Path | None,
    root: Path,
    whole: bool,
    as_json: bool,
    **manners: Any,
) -> None:
    """Find out whether a site has changed under its source.

    What the source yields on fresh pages is held against what it yields on its cases: how often a field is there, of
    what shape its values are, and which selector has stopped matching. Fresh pages are the newest that the site lists,
    20 where --limit says no other. Without NAME all sources are checked that have cases here.

    Exit status, for cron: 0 nothing has changed, 1 something has, or pages can't be had, 2 the command was called
    wrongly, or the pages are too few to tell.
    """
    from newsparse.errors import NewsparseError
    from newsparse.kit.project import sources_with_cases

    set_up_logging()
    with wrong_usage():
        names = [name] if name else sources_with_cases(root)
    pages = pages_in(folder, name) if folder else dict.fromkeys(names)
    status = 0
    for one in (one for one in names if one in pages):
        try:
            with wrong_usage():
                report = checked(one, root, pages[one], manners)
        except NewsparseError as error:
            complain(one, error)
            status = max(status, 1)
        else:
            status = max(status, show(report, whole=whole, as_json=as_json))
    ctx.exit(status)


def pages_in(folder: Path, name: str | None) -> "Pages":
    """The folder's pages by source; all are of the one that is named."""
    from newsparse.kit.drift import by_source, saved

    failures: list[str] = []
    found = saved(folder, failures)
    pages: Pages = {name: list(found)} if name else {**by_source(found, failures)}
    for failure in failures:
        warn("input", failure)
    return pages


def checked(name: str, root: Path, pages: "list[Fresh] | None", manners: dict[str, Any]) -> "Report":
    """What a source yields on pages, or on those that its site lists, held against its cases."""
    import attrs

    from newsparse.kit.drift import check, discovered
    from newsparse.kit.project import find_cases_of
    from newsparse.registry import get_source

    cases = find_cases_of(name, root)
    failures: list[str] = []
    if pages is None:
        pages = list(discovered(name, failures=failures, **(manners | {"limit": manners["limit"] or PAGES})))
    report = check(get_source(name), cases, pages)
    return attrs.evolve(report, failures=(*failures, *report.failures))


def show(report: "Report", *, whole: bool, as_json: bool) -> int:
    """Print what became of a source, and give the exit status."""
    import attrs

    from newsparse.kit.drift import FEWEST

    for failure in report.failures:
        warn(report.source, failure)
    if report.pages < FEWEST:
        complain(report.source, f"{counted(report.pages, 'page')} can't tell: give {FEWEST} or more")
        return 1 if report.failures else 2
    if not report.cases:
        complain(report.source, "has no case of the same kind, pages or dumps")
        return 2
    if as_json:
        click.echo(json.dumps(attrs.asdict(report) | {"drifted": report.drifted}, ensure_ascii=False))
    else:
        for line in table(report, whole):
            click.echo(line)
    return int(report.drifted)


def table(report: "Report", whole: bool) -> Iterator[str]:
    """A line for each measure that tells of a change, or for each; and one that sums them up."""
    said = click.style("has changed", fg="red") if report.drifted else click.style("as in its cases", fg="green")
    shown = [change for change in report.changes if whole or change.drifted]
    of = f"{counted(report.pages, 'page')}, {counted(report.cases, 'case')}"
    yield f"{click.style(report.source, bold=True)}: {said} ({of})"
    if not shown:
        return
    head, *lines = aligned([COLUMNS, *((change.field, change.measure, *values(change)) for change in shown)])
    yield "  " + click.style(head, bold=True)
    for change, line in zip(shown, lines, strict=True):
        yield "  " + click.style(line, fg="red" if change.drifted and whole else None)


def counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def values(change: "Change") -> tuple[str, str]:
    """Shares in per cent, sizes as they are."""
    both = (change.before, change.now)
    form = "{:.0f}" if change.kind == "size" else "{:.0%}"
    one, other = ("-" if value is None else form.format(value) for value in both)
    return one, other
