"""Where a run's output goes: a folder of parts, or one file whose parts lie in a folder beside it."""

from __future__ import annotations

import os
from pathlib import Path

import attrs

from newsparse.errors import InputError

FORMS = ("jsonl", "parquet")

MANIFEST = "manifest.jsonl"
"""The file by which a folder is known as an output."""

OTHER_FILES = frozenset((".json", ".ndjson", ".csv", ".tsv", ".txt", ".gz", ".zst", ".zip"))
"""Suffixes that nobody gives to a folder."""


@attrs.frozen
class Target:
    """An output that is named as it should be."""

    folder: Path
    """Where parts and manifest lie."""
    form: str
    """`jsonl` or `parquet`."""
    file: Path | None = None
    """What parts are put together to at the end; `None` where the folder is the output."""

    @classmethod
    def of(cls, output: str | os.PathLike[str], form: str | None) -> Target:
        """Raises `InputError` for a name that no output of that form can have."""
        path = Path(output)
        told = path.suffix[1:] if path.suffix[1:] in FORMS else None
        if os.fspath(output) == "-":
            raise InputError("a batch is written to files, not to standard output: name a folder or a file")
        if told and form and told != form:
            raise InputError(f"{path.name} is no name for a file of {form}")
        if path.suffix in OTHER_FILES or (not told and path.exists() and not path.is_dir()):
            raise InputError(f"{path} is no folder: give the name of one, or of a file that ends in .jsonl or .parquet")
        if told and path.exists() and not path.is_file():
            raise InputError(f"{path} is no file: give another name, or one without .{told} for a folder")
        folder = path.with_name(f"{path.name}.parts") if told else path
        if is_of_others(folder):
            raise InputError(f"{folder} holds files, and no earlier output: give the name of another")
        return cls(folder, told or form or FORMS[0], path if told else None)

    def holds(self, name: str) -> bool:
        """Whether a file is of the output, and so no input, though it lies in a folder that is one."""
        folder = os.path.realpath(self.folder)
        return name.startswith(folder + os.sep) or (self.file is not None and name == os.path.realpath(self.file))


def is_of_others(folder: Path) -> bool:
    """Whether there's something in a folder that no run has put there."""
    if not folder.is_dir() or (folder / MANIFEST).exists():
        return False
    return any(not path.name.startswith(".") for path in folder.iterdir())
