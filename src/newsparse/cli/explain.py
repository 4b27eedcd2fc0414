"""`newsparse explain`: an input with its labels and the reasons for them."""

import json
import shutil
import sys
from collections.abc import Iterator
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any

import click

from newsparse.cli.inputs import attempt, complete_file, read_input, tells_of_input
from newsparse.cli.sinks import open_sink, refuse_inputs

if TYPE_CHECKING:
    from newsparse.fields.reading import Reading

STYLES: dict[str, dict[str, Any]] = {
    "headline": {"fg": "green", "bold": True},
    "standfirst": {"fg": "green"},
    "byline": {"fg": "cyan"},
    "timestamp": {"fg": "magenta"},
    "heading": {"bold": True},
    "caption": {"fg": "blue"},
    "tag": {"fg": "blue"},
    "related_label": {"fg": "yellow", "bold": True},
    "related_headline": {"fg": "yellow"},
    "related_timestamp": {"fg": "yellow"},
    "related_teaser": {"fg": "yellow"},
    "boilerplate": {"dim": True},
}
"""Colours by label; what stands in the body is in the terminal's own."""

LABEL_WIDTH = max(map(len, STYLES))

Row = dict[str, Any]


@click.command("explain")
@click.argument("input_name", metavar="INPUT", shell_complete=complete_file)
@tells_of_input
@click.option(
    "--json",
    "as_json",
    is_flag=True,
    help="One JSON object; its `spans` hold start and end in characters, label, rule, reason, confidence (0 to 1) and"
    " text.",
)
@click.option(
    "--html",
    "report",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write a report for the browser, one file that needs no network: the input coloured by label, beside the"
    " article. `-` is standard output. Needs the extra `view`.",
)
@click.pass_context
def command(ctx: click.Context, /, input_name: str, as_json: bool, report: str | None, **known: Any) -> None:
    """Show an input with its labels and the reasons for them.

    INPUT is a file (.gz is decompressed), an http or https address, or - for standard input.
    """
    if as_json and report:
        raise click.UsageError("--json and --html exclude each other")
    refuse_inputs(report, [input_name], "--html")
    reading = attempt(input_name, read_input, known)
    if reading is None:
        ctx.exit(1)
    if report:
        page = attempt(input_name, lambda name, _: _report(name, reading), {})
        if page is None:
            ctx.exit(1)
        with open_sink(report, "--html") as sink:
            sink.write(page)
        return
    rows = [*_rows(reading)]
    if as_json:
        document = reading.document
        about = {"kind": document.kind, "encoding": document.encoding, "url": document.url}
        click.echo(json.dumps(about | {"spans": rows}, ensure_ascii=False, indent=2))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in _table(rows, width):
        click.echo(line)


def _report(name: str, reading: "Reading") -> str:
    from newsparse.report import html_report

    return html_report(reading, name="standard input" if name == "-" else name)


def _rows(reading: "Reading") -> Iterator[Row]:
    from newsparse.segment.reasons import explain

    for span in reading.spans:
        block = reading.document.blocks[span.block]
        yield {
            "start": block.start + span.start,
            "end": block.start + span.end,
            "label": str(span.label),
            "rule": span.rule,
            "reason": explain(span.rule),
            "confidence": span.confidence,
            "text": block.text[span.start : span.end],
        }


def _table(rows: list[Row], width: int | None) -> Iterator[str]:
    """Label, reason and text in columns; wrapped to the width of a terminal, else a line a span."""
    from newsparse.output.runs import flat

    reasons = [_reason(row) for row in rows]
    for_reason = max(map(len, reasons), default=0)
    if width is not None:
        for_reason = min(for_reason, max(width // 3, 20))
    for row, reason in zip(rows, reasons, strict=True):
        style = STYLES.get(row["label"], {})
        text = flat(row["text"])
        beside, lines = [reason], [text]
        if width is not None:
            beside = wrap(reason, for_reason)
            lines = wrap(text, max(width - LABEL_WIDTH - for_reason - 5, 20))
        for number, (left, right) in enumerate(zip_longest(beside, lines, fillvalue="")):
            label = row["label"] if number == 0 else ""
            columns = f"{label:<{LABEL_WIDTH}}  {left:<{for_reason}}  "
            yield click.style(columns, dim=True) + click.style(right, **style) if right else columns.rstrip()


def _reason(row: Row) -> str:
    sure = row["confidence"]
    return row["reason"] if sure is None else f"{row['reason']} ({sure:.0%})"
