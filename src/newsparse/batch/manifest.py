"""What is done, kept so that a run that was ended at any moment goes on from there.

A shard counts as done once its line stands in `manifest.jsonl`. Its part was renamed before, and what it put aside was
appended to `put-aside.jsonl`; whatever of this has no line is removed when the next run begins. Only the process that
runs it all writes here, and a lock keeps a second one out.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsparse.archives.formats import Piece
from newsparse.batch.parts import sync, to_line
from newsparse.batch.shard import Result
from newsparse.batch.stories import signature_file
from newsparse.batch.summary import Counts
from newsparse.batch.target import MANIFEST
from newsparse.errors import InputError

PART = re.compile(r"part-\d{5,}\.(?:jsonl|parquet)|\.part-.+\.(?:tmp|part)")
"""Names of parts, whole and under way. What else someone may have put beside them isn't touched."""


class Manifest:
    """The manifest of an output folder, which is made where it isn't there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / MANIFEST
        self.aside = folder / "put-aside.jsonl"
        self.settings: dict[str, Any] | None = None
        """What parts were made with; `None` before the first run."""
        self.shards: list[dict[str, Any]] = []
        self.counts = Counts()
        self.pieces: set[Piece] = set()
        folder.mkdir(parents=True, exist_ok=True)

    def load(self) -> None:
        """Reads what is done, and removes what was under way."""
        whole = 0
        lines = self.path.read_bytes().splitlines(keepends=True) if self.path.exists() else []
        for line in lines:
            if not line.endswith(b"\n"):
                break  # the last run was ended while it wrote this
            whole += len(line)
            self.note(json.loads(line))
        if whole < sum(map(len, lines)):
            os.truncate(self.path, whole)
        self.clear_up()

    def note(self, entry: dict[str, Any]) -> None:
        if "settings" in entry:
            self.settings = entry["settings"]
            return
        self.shards.append(entry)
        self.counts.add(Counts.from_dict(entry["counts"]))
        self.pieces.update(Piece(*piece) for piece in entry["pieces"])

    def clear_up(self) -> None:
        """Removes parts that aren't in the manifest, and what was put aside with them."""
        known = {entry["part"] for entry in self.shards}
        for path in self.folder.iterdir():
            if PART.fullmatch(path.name) and path.name not in known:
                path.unlink()
                signature_file(path).unlink(missing_ok=True)
        if self.aside.exists():
            os.truncate(self.aside, self.shards[-1]["aside_end"] if self.shards else 0)

    def begin(self, settings: dict[str, Any]) -> None:
        """Notes what parts are made with. Raises `InputError` where those that are there were made otherwise."""
        if self.settings is None:
            self.append({"settings": settings})
        for name, value in settings.items():
            if (self.settings or {}).get(name) != value:
                raise InputError(
                    f"{self.folder} was made with {name} {(self.settings or {}).get(name)!r}, and not {value!r}:"
                    " give another output, or remove it"
                )

    def commit(self, result: Result) -> None:
        """Makes a shard's output count."""
        if not result.shard.pieces:
            return
        part = None
        if result.part is not None:
            part = self.folder / f"part-{result.shard.number:05}{Path(result.part.stem).suffix}"
            if result.signatures is not None:
                signature_file(part).parent.mkdir(exist_ok=True)
                result.signatures.replace(signature_file(part))
            result.part.replace(part)
            sync_folder(self.folder)
        entry = {
            "part": part and part.name,
            "pieces": [(piece.name, piece.start, piece.stop, piece.size) for piece in result.shard.pieces],
            "counts": result.counts.to_dict(),
            "aside_end": self.put_aside(result.aside),
        }
        self.append(entry)

    def put_aside(self, entries: list[dict[str, Any]]) -> int:
        """Adds to what was put aside; the size of the file then."""
        with self.aside.open("ab") as file:
            file.writelines(map(to_line, entries))
            sync(file)
            return file.tell()

    def append(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry)  # in ASCII, so that the names of files come back as they are, whatever bytes they have
        with self.path.open("ab") as file:
            file.write(line.encode() + b"\n")
            sync(file)
        self.note(json.loads(line))

    def summarize(self) -> None:
        """Writes `summary.json`."""
        text = json.dumps(self.counts.to_dict(), ensure_ascii=False, indent=1)
        (self.folder / "summary.json").write_text(text + "\n", "utf-8", "replace")

    @property
    def parts(self) -> list[Path]:
        """The parts with articles, in order of their numbers."""
        return sorted(self.folder / entry["part"] for entry in self.shards if entry["part"])

    @property
    def next_number(self) -> int:
        return max((int(path.stem.partition("-")[2]) for path in self.parts), default=-1) + 1


def sync_folder(folder: Path) -> None:
    """Makes sure that what was renamed in it has its new name on the disk, too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keeps other processes out of an output folder. Raises `InputError` where one is there."""
    import fcntl

    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InputError(f"another process is writing to {folder}") from error
        yield
