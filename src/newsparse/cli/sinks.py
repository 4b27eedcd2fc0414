"""Where output goes: standard output, or a file that appears whole or not at all."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

import click

from newsparse.files import half_written

to_file = click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="Write to this file, not to standard output. It's replaced as a whole when all is done, and left as it was if"
    " every input fails.",
)
"""The option of commands that read many inputs."""


class Sink:
    """Takes text and writes it on as UTF-8."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.begun = False
        """Whether anything was written, if only an empty text."""

    def write(self, text: str) -> None:
        self.begun = True
        self.stream.write(text.encode("utf-8", "replace"))  # a lone surrogate has no UTF-8
        self.stream.flush()


@contextmanager
def open_sink(path: str | None, option: str = "--output") -> Iterator[Sink]:
    """Standard output, or the file at a path; `option` is what it was given by.

    The file is written under a temporary name beside it and renamed at the end. Where nothing is written, or an error
    ends it, the file stays as it was. What isn't a regular file, such as a pipe, is written to directly.
    """
    if path is None or path == "-":
        yield Sink(sys.stdout.buffer)
        return
    target = Path(path)
    if target.exists() and not target.is_file():  # before links are followed: what /dev/stdout leads to has no path
        with _opened(target, "wb", option) as stream:
            yield Sink(stream)
        return
    target = target.resolve()
    with half_written(target) as half:
        with _opened(half, "xb", option) as stream:
            sink = Sink(stream)
            yield sink
        if not sink.begun:
            half.unlink()


def refuse_inputs(path: str | None, names: Iterable[str], option: str = "--output") -> None:
    """Refuse to write over what is read."""
    target = Path(path) if path is not None else None
    for name in names:
        if target is not None and target.is_file() and Path(name).is_file() and target.samefile(name):
            raise click.BadParameter(f"{path} is an input too: it would be lost", param_hint=option)


def _opened(path: Path, mode: Literal["wb", "xb"], option: str) -> IO[bytes]:
    try:
        return path.open(mode)
    except OSError as error:
        raise click.BadParameter(f"can't write beside it: {error.strerror}", param_hint=option) from error
