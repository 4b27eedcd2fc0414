"""`newsparse clean`: inputs to the text of their articles, and what was left out."""

import json
from typing import Any

import click

from newsparse.cli.inputs import attempt, complete_file, progress, read_input, standard_input, tells_of_input
from newsparse.cli.sinks import open_sink, refuse_inputs, to_file

LINES = "\n\n"
"""Between the texts of two inputs, beside the line breaks at their ends."""

EXAMPLES = """\
\b
Examples:
  newsparse clean dump.txt
  newsparse clean dumps/*.txt --offsets --output clean.jsonl
  zcat wet.txt.gz | newsparse clean --headline
"""


@click.command("clean", epilog=EXAMPLES)
@click.argument("inputs", metavar="[INPUT]...", nargs=-1, shell_complete=complete_file)
@tells_of_input
@click.option("--headline", is_flag=True, help="Keep headline and standfirst too.")
@click.option(
    "--offsets",
    is_flag=True,
    help="JSON Lines: `input`, `text`, and what was `kept` and `removed`, each with start and end in characters, label"
    " and reason. The offsets count in the decoded dump, or in a page's visible lines.",
)
@to_file
@click.option("--quiet", "-q", is_flag=True, help="Show no progress; errors are still shown.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    inputs: tuple[str, ...],
    headline: bool,
    offsets: bool,
    output: str | None,
    quiet: bool,
    **known: Any,
) -> None:
    """Keep the text of articles and nothing else.

    Each INPUT is a file (.gz is decompressed), an http or https address, or - for standard input, which is also what
    is read where none is given. Two blank lines part the texts of several.

    Exit status: 0 all inputs were read, 1 some failed, 2 the command was called wrongly.
    """
    from attrs import asdict

    from newsparse.cleaning import cleaned

    names = inputs or standard_input()
    refuse_inputs(output, names)
    succeeded = 0
    with open_sink(output) as sink, progress(names, output, quiet) as shown:
        for name in shown:
            reading = attempt(name, read_input, known)
            if reading is None:
                continue
            made = cleaned(reading, headline=headline)
            if offsets:
                pieces = {"kept": [*map(asdict, made.kept)], "removed": [*map(asdict, made.removed)]}
                sink.write(json.dumps({"input": name, "text": made.text} | pieces, ensure_ascii=False) + "\n")
            else:
                sink.write((LINES if succeeded else "") + made.text + "\n")
            succeeded += 1
    if succeeded < len(names):
        ctx.exit(1)
