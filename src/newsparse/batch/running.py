"""A whole run: from inputs to an output that can be gone on with."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from newsparse.archives.columns import check
from newsparse.archives.opening import File, is_remote, list_files
from newsparse.batch.manifest import Manifest, locked
from newsparse.batch.parts import join
from newsparse.batch.plan import Failure, Job, Shard, missing, shard_size, shards
from newsparse.batch.selection import Selection, selection_of
from newsparse.batch.shard import Result
from newsparse.batch.stories import mark
from newsparse.batch.summary import Counts, Drift, counts_in, drifts
from newsparse.batch.target import Target

if TYPE_CHECKING:
    from newsparse.batch.pool import Outcome, Tell

    Engine = Callable[[Job, Iterable[Shard], int, Tell], Iterator[Outcome]]


@attrs.define
class Progress:
    """How far a run is."""

    total: int
    """Bytes of input that were to be read, roughly."""
    size: int = 0
    """Bytes that are read."""
    records: int = 0
    started: float = attrs.field(factory=time.monotonic)
    under_way: dict[int, tuple[int, int]] = attrs.field(factory=dict)
    """Records and bytes that are read of a shard, by its number."""

    def tell(self, shard: Shard, records: int, size: int) -> None:
        self.under_way[shard.number] = records, size

    def end(self, result: Result) -> None:
        self.under_way.pop(result.shard.number, None)
        self.size += result.shard.size + sum(failure.piece.size for failure in result.failures)
        self.records += result.counts.read

    @property
    def now(self) -> tuple[int, int]:
        """Records and bytes read so far, those of shards under way too."""
        held = list(self.under_way.values())
        return self.records + sum(each[0] for each in held), self.size + sum(each[1] for each in held)

    @property
    def taken(self) -> float:
        """Seconds so far."""
        return time.monotonic() - self.started

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.now[0] / max(self.taken, 0.001)

    @property
    def share(self) -> float:
        """How much of the input is read, 0 to 1."""
        return self.now[1] / self.total if self.total else 1.0

    @property
    def left(self) -> float | None:
        """Seconds that the rest may take; `None` where nothing is known yet."""
        return self.taken / self.share - self.taken if self.share else None


@attrs.frozen
class Report:
    """What came of a run; counts are those of all that is in the output, be it of this run or of earlier ones."""

    counts: Counts
    failures: tuple[Failure, ...]
    """What couldn't be read; the next run tries it again."""
    aside: Path
    """The file that tells what was put aside and why, as JSON Lines."""
    stories: tuple[int, int] | None
    """Stories that several articles tell, and these articles; `None` where they weren't looked for."""
    drifts: tuple[Drift, ...]
    """Where sources differ from the usual rates; empty where none were given."""


def run(
    inputs: Iterable[str],
    output: str | os.PathLike[str],
    *,
    form: str | None = None,
    workers: int | None = None,
    scheduler: str | None = None,
    select: str | Selection | None = None,
    columns: Mapping[str, str] | None = None,
    dedupe: bool = False,
    page_seconds: float = 10.0,
    memory: int = 1_000_000_000,
    usual: str | os.PathLike[str] | None = None,
    watch: Callable[[Progress], None] | None = None,
) -> Report:
    """Parses all that files, folders, patterns and addresses hold, into a folder of parts or into one file.

    `output` is a file where it ends in `.jsonl` or `.parquet`, else a folder; a file's parts and manifest lie in a
    folder beside it. What an earlier run into the same output has done isn't done again. `form` is `jsonl` or
    `parquet`. `workers` are processes, as many as processors if not given. `scheduler` is the address of Dask's, or
    `dask://local`. `select` is as for `--select`, `columns` as for `archives.scan`. `dedupe` marks stories that several
    articles tell. A page that takes more than `page_seconds`, or makes a worker take more than `memory` bytes, is put
    aside. `usual` is the `summary.json` of an earlier run, to tell drifts from. `watch` is called about twice a second.

    Raises `InputError` for names, settings and changed inputs that don't fit what is there or can't be; `OSError` for
    inputs that aren't there and an output that can't be written.
    """
    target = Target.of(output, form)
    check(columns or {})
    selection = selection_of(select) if isinstance(select, str) else select
    before = counts_in(usual) if usual is not None else Counts()
    job = Job(str(target.folder.resolve()), target.form, selection, columns or {}, dedupe, page_seconds, memory)
    files = [file for file in settled(list_files(inputs)) if not target.holds(file.name)]
    with locked(target.folder):
        manifest = Manifest(target.folder)
        failures = work(manifest, job, files, workers or processors(), engine(scheduler), watch)
        stories = finish(manifest, job, None if failures else target.file)
    return Report(manifest.counts, failures, manifest.aside, stories, tuple(drifts(manifest.counts, before)))


def work(
    manifest: Manifest,
    job: Job,
    files: list[File],
    workers: int,
    engine: Engine,
    watch: Callable[[Progress], None] | None,
) -> tuple[Failure, ...]:
    """Does what is missing; what couldn't be done."""
    manifest.load()
    size = manifest.settings["shard"] if manifest.settings else shard_size(files, workers)
    manifest.begin(job.settings | {"shard": size})
    todo = list(shards(missing(files, size, manifest.pieces), size, manifest.next_number))
    progress = Progress(sum(shard.size for shard in todo))
    failures: list[Failure] = []
    for outcome in engine(job, todo, workers, progress.tell):
        if outcome is not None:
            failures += outcome.failures
            manifest.commit(outcome)
            progress.end(outcome)
        if watch:
            watch(progress)
    return tuple(failures)


def finish(manifest: Manifest, job: Job, file: Path | None) -> tuple[int, int] | None:
    """Marks stories, puts the parts together to a file and sums it all up; gives the numbers of stories."""
    stories = mark(manifest.parts) if job.stories else None
    if file is not None:
        join(manifest.parts, manifest.folder, file)
    manifest.summarize()
    return stories


def settled(files: Iterable[File]) -> list[File]:
    """Each file once, by a name that is the same from wherever the run, or a machine of it, is started."""
    named = ((file.name if is_remote(file.name) else os.path.realpath(file.name), file) for file in files)
    return list({name: attrs.evolve(file, name=name) for name, file in named}.values())


def processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def engine(scheduler: str | None) -> Engine:
    """What does the shards."""
    if scheduler is None:
        from newsparse.batch.pool import run_pool  # what parse_batch needs shall import on any system

        return run_pool
    from newsparse.batch.cluster import run_dask

    return partial(run_dask, scheduler)
