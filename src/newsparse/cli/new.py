"""`newsparse new`: a source from saved pages."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsparse.cli.inputs import complete_file

if TYPE_CHECKING:
    from newsparse.kit.new import Draft

EXAMPLES = """\
\b
Examples:
  newsparse new harbour ferry.html pier.html
  newsparse new harbour pages/ --expect byline='Ani Tovmasyan'
  newsparse new harbour a.html b.html --expect byline='Ani Tovmasyan' --expect b.html:byline='Bo Lee'
"""

Expectations = dict[str, dict[str, list[str]]]


def expectations(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> Expectations:
    """Reads LABEL=TEXT and INPUT:LABEL=TEXT; what's for the first input is under an empty name."""
    from newsparse.declaration import LABELS

    read: Expectations = {}
    for value in values:
        place, equals, text = value.partition("=")
        name, _, label = place.rpartition(":")
        if not equals or not text.strip():
            raise click.BadParameter(f"{value!r} has no text: give one as in byline='Ani Tovmasyan'")
        if label not in LABELS:
            raise click.BadParameter(f"{label!r} is no label of a source; these are: {', '.join(LABELS)}")
        read.setdefault(label, {}).setdefault(name, []).append(text)
    return read


@click.command("new", epilog=EXAMPLES)
@click.argument("name")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "--expect",
    callback=expectations,
    multiple=True,
    metavar="[INPUT:]LABEL=TEXT",
    help="What a label's text is on the first input, or on the one that's named: finds the selector that yields it on"
    " all. LABEL is headline, byline, published or another label of a source; a date may be in ISO 8601. Repeat it for"
    " other labels and inputs, and for a label that has several texts at once.",
)
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the package. Without it, that's NAME here; in a checkout of newsparse, the source goes to the"
    " bundled ones.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
def command(name: str, inputs: tuple[str, ...], expect: Expectations, into: Path | None, force: bool) -> None:
    """Draft a source from pages or dumps of one site.

    Each INPUT is a file (.gz is decompressed), a folder, a pattern such as `pages/*.html`, or an http or https address.
    Works out domains, language, zone, country and publisher, states what the inputs show to be needed, and writes a
    module and a case for each input, made small as by `newsparse record` and marked as not reviewed.

    Exit status: 0 all was written, 1 an input can't be read or no selector yields what's expected, 2 the command was
    called wrongly. Where it isn't 0, nothing is written.
    """
    from newsparse.errors import NewsparseError, SourceError
    from newsparse.kit.new import draft
    from newsparse.kit.samples import gather
    from newsparse.kit.writing import BUNDLED, Exists, in_checkout, in_package, write

    try:
        samples = gather(inputs)
        expected = {
            label: {given or samples[0].name: texts for given, texts in by_input.items()}
            for label, by_input in expect.items()
        }
        drafted = draft(name, samples, expected)
        bundled = into is None and Path(BUNDLED).is_dir()
        folder = Path() if bundled else into or Path(name)
        written = write(in_checkout(drafted) if bundled else in_package(drafted), folder, force=force)
    except (Exists, SourceError) as error:
        raise click.UsageError(str(error)) from error
    except NewsparseError as error:
        raise click.ClickException(str(error)) from error
    for line in told(drafted, written, folder, bundled=bundled):
        click.echo(line)


def told(draft: "Draft", written: list[Path], folder: Path, *, bundled: bool) -> Iterator[str]:
    """What was written, what to know of it, and what to type next."""
    yield from (f"wrote {path}" for path in written)
    yield ""
    yield draft.module().rstrip()
    if draft.notes:
        yield ""
        yield from (f"{click.style('note:', fg='yellow')} {note}" for note in draft.notes)
    yield ""
    yield "Next:"
    if bundled:
        yield "  python -m newsparse.sources                 # builds the index"
    else:
        yield f"  cd {folder}"
        yield "  python -m pip install -e '.[test]'"
    cases = f"fixtures/{draft.name}" if bundled else "cases"
    yield f"  newsparse explain {case_of(written).relative_to(folder)}"
    yield f"  newsparse test {draft.name}"
    yield f"  newsparse accept {draft.name}    # when you have read each expected.json in {cases}"


def case_of(written: list[Path]) -> Path:
    """The first case's input."""
    return next(path for path in written if path.name.startswith("input."))
