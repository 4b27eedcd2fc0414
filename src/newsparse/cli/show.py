"""`newsparse show`: an input as a source sees it."""

import json
import shutil
import sys
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.authors import source_argument
from newsparse.cli.explain import LABEL_WIDTH, STYLES
from newsparse.cli.inputs import Known, attempt, complete_file, load, tells_of_input_of_source

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.fields.reading import Reading
    from newsparse.kit.show import Shown

WIDEST = 32
"""Characters of the column with the fields on a terminal."""

EXAMPLES = """\
\b
Examples:
  newsparse show turan page.html
  newsparse show turan https://turan.az/en/politics/1 --json
"""


@click.command("show", epilog=EXAMPLES)
@source_argument()
@click.argument("input_name", metavar="INPUT", shell_complete=complete_file)
@tells_of_input_of_source
@click.option(
    "--dump", "as_dump", is_flag=True, help="Show a page's dump, its visible lines, as `newsparse test` reads it."
)
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON object: `spans` with text, label, rule and fields, and the `article` as `newsparse parse` gives it.",
)
@click.pass_context
def command(ctx: click.Context, /, name: str, input_name: str, as_dump: bool, as_json: bool, **known: Any) -> None:
    """Show an input's lines beside their labels and fields.

    Each line has its label as the source sees it, and the fields of the article that were read from it; below stands
    what was read from elsewhere, such as the page's metadata. INPUT is a file (.gz is decompressed), an http or https
    address, or - for standard input.
    """
    import attrs

    from newsparse.kit.brief import brief
    from newsparse.kit.show import elsewhere, side_by_side

    known |= {"source": name, "dump": as_dump}
    read = attempt(input_name, read_article, known)
    if read is None:
        ctx.exit(1)
    reading, article = read
    spans = side_by_side(reading, article)
    if as_json:
        data = {"spans": [attrs.asdict(span) for span in spans], "article": article.to_dict()}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in table(spans, width):
        click.echo(line)
    click.echo()
    for path, value in elsewhere(article).items():
        for line in brief(value):
            click.echo(f"{click.style(path, dim=True)}  {line}")


def read_article(name: str, known: Known) -> "tuple[Reading, Article]":
    """An input as it's read, or the dump of it where that is asked for, and its article."""
    from newsparse.samples import Sample

    data, known = load(name, known)
    as_dump = known.pop("dump")
    sample = Sample(name, data, **known)
    sample = sample.as_dump() if as_dump else sample
    return sample.reading, sample.article


def table(spans: "list[Shown]", width: int | None) -> Iterator[str]:
    """Label, fields and text in columns; wrapped to the width of a terminal, else a line a span."""
    for_fields = max((len(" ".join(span.fields)) for span in spans), default=0)
    if width is not None:
        for_fields = min(for_fields, WIDEST)
    for span in spans:
        fields, lines = " ".join(span.fields), [span.text]
        if width is not None:
            if len(fields) > for_fields:
                fields = f"{fields[: for_fields - 3]}..."
            lines = wrap(span.text, max(width - LABEL_WIDTH - for_fields - 4, 20)) or [""]
        for number, text in enumerate(lines):
            columns = (
                f"{span.label if not number else '':<{LABEL_WIDTH}}  {fields if not number else '':<{for_fields}}  "
            )
            yield click.style(columns, dim=True) + click.style(text, **STYLES.get(span.label, {}))
