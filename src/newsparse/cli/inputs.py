"""What the commands that read inputs share: the options that tell of them, and reading them one after another."""

import re
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from attrs import evolve
from click.shell_completion import CompletionItem

from newsparse import files
from newsparse.cli.messages import complain

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.exports import Export
    from newsparse.fields.reading import Reading

MANY = 10
"""Inputs from which a progress bar is worth its line."""

FULL_ADDRESS = re.compile(r"https?://[^\s/?#]", re.I)

T = TypeVar("T")
Known = dict[str, Any]
"""What is known of an input, as the keywords of `newsparse.parse`."""


class NumberRange(click.FloatRange):
    """A number within bounds; click itself takes nan for one within any."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = super().convert(value, param, ctx)
        if not isfinite(number):
            self.fail(f"{value} is no number that can be counted with", param, ctx)
        return number


def moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | date | None:
    """Reads a date, or a date and time, in ISO 8601."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value) if len(value) == len("2024-05-03") else datetime.fromisoformat(value)
    except ValueError as error:
        advice = "give one such as 2024-05-03 or 2024-05-03T14:30+04:00"
        raise click.BadParameter(f"{value!r} is no ISO 8601 date: {advice}") from error


def address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuses what is no address in full, which neither tells a source nor completes links."""
    if value is not None and not FULL_ADDRESS.match(value):
        raise click.BadParameter(f"{value!r} is no address in full: give one such as https://news.example/2024/ferry")
    return value


def encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuses names of encodings that aren't known."""
    from w3lib.encoding import resolve_encoding

    if value is not None and resolve_encoding(value) is None:
        raise click.BadParameter(f"{value!r} is no encoding that is known here; give one such as windows-1251")
    return value


def source_name(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Refuses names of sources that aren't registered."""
    from newsparse.errors import UnknownSource
    from newsparse.registry import get_source

    try:
        if value is not None:
            get_source(value)
    except UnknownSource as error:
        raise click.BadParameter(str(error)) from error
    return value


def complete_file(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Has the shell complete the name of a file."""
    return [CompletionItem(incomplete, type="file")]


def complete_source(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The registered sources that begin so, with their publishers."""
    from newsparse.registry import list_sources

    return [
        CompletionItem(info.name, help=info.publisher) for info in list_sources() if info.name.startswith(incomplete)
    ]


SOURCE = click.option(
    "--source",
    callback=source_name,
    shell_complete=complete_source,
    metavar="NAME",
    help="The source that parses it, as `newsparse sources` names it; `generic` for none. Without it the source is told"
    " from the address, the page or signs in the text.",
)

OPTIONS = (
    click.option(
        "--url",
        callback=address,
        metavar="URL",
        help="The address that a saved page is from: tells the source and completes its links. For a single input.",
    ),
    click.option(
        "--kind",
        type=click.Choice(["page", "text"]),
        help="`page` for HTML, `text` for a text dump. Without it that is told from how the input begins.",
    ),
    click.option(
        "--encoding",
        callback=encoding,
        metavar="NAME",
        help="The encoding of the input, as the server declared it, for input that isn't UTF-8. Without it the page's"
        " own declaration counts, then a guess.",
    ),
    click.option(
        "--captured",
        callback=moment,
        metavar="ISO",
        help="When the input was taken, as in 2024-05-03T14:30+04:00. Timestamps such as `2 hours ago` are resolved"
        " against it; without it they stay as printed. For fetched pages it's now.",
    ),
)


def tells_of_input(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that tell of an input. The command gets them as keywords, those of `newsparse.parse`."""
    return SOURCE(tells_of_input_of_source(command))


def tells_of_input_of_source(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command that is told the source otherwise."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def parse_input(name: str, known: Known) -> "Article":
    """The article of a file, an http or https address, or `-` for standard input."""
    from newsparse.api import parse
    from newsparse.exports.detection import begun

    data, known = load(name, known)
    article = parse(data, **known)
    layout = begun(data)
    if layout is None:
        return article
    told = f"it looks like an export of many articles ({layout.title}): `newsparse parse --many` reads each"
    return evolve(article, warnings=(*article.warnings, told))


def parse_export(name: str, known: Known) -> "Export":
    """The articles of a file that a press database exported."""
    from newsparse.exports import parse_many

    data, known = load(name, known)
    return parse_many(data, **{key: known[key] for key in ("source", "encoding", "captured") if key in known})


def read_input(name: str, known: Known) -> "Reading":
    """An input as it is read: its document and labelled spans."""
    from newsparse.api import read

    data, known = load(name, known)
    return read(data, **known)


def load(name: str, known: Known) -> tuple[bytes, Known]:
    """An input's bytes, and what is known of it."""
    known = {key: value for key, value in known.items() if value is not None}
    if name == "-":
        return sys.stdin.buffer.read(), known
    if "://" in name and not Path(name).exists():
        from newsparse.http import fetch

        response = fetch(name)
        answer = {"url": response.url, "encoding": response.encoding, "captured": response.fetched}
        return response.content, answer | known
    return files.load(name), known


def standard_input() -> tuple[str]:
    """What is read where no input is named; not what a person would have to type."""
    if sys.stdin.isatty():
        raise click.UsageError("no input: name a file or an address, or - to type it in")
    return ("-",)


def progress(names: tuple[str, ...], output: str | None, quiet: bool) -> AbstractContextManager[Iterable[str]]:
    """A bar over the names, where standard error is a terminal and articles aren't shown there too."""
    apart = output not in (None, "-") or not sys.stdout.isatty()
    if quiet or len(names) < MANY or not apart or not sys.stderr.isatty():
        return nullcontext(names)
    return click.progressbar(names, label="parsing", show_pos=True, file=sys.stderr)


def attempt(name: str, action: Callable[[str, Known], T], known: Known) -> T | None:
    """The action's result, or `None` where it fails; standard error tells why, and the other inputs go on."""
    from newsparse.errors import NewsparseError

    try:
        return action(name, known)
    except NewsparseError as error:
        complain(name, error)
    except OSError as error:
        complain(name, (error.strerror or str(error)) if error.filename in (None, name) else str(error))
    except Exception as error:  # a fault in newsparse or in a source shall not stop the other inputs
        complain(name, f"unexpected {type(error).__name__}: {error}{_place(error)} (newsparse help unexpected)")
    return None


def _place(error: BaseException) -> str:
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    return f" ({frames[-1].filename}, line {frames[-1].lineno})" if frames else ""
