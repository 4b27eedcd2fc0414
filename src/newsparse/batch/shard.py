"""The work itself: one shard of records to one part of articles. It's the same on every engine."""

from __future__ import annotations

import errno
import signal
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from newsparse.archives.formats import Piece, scan
from newsparse.archives.record import Broken, Item, Place, Record, Skipped
from newsparse.batch.parts import WRITERS, Writer
from newsparse.batch.plan import Failure, Job, Shard
from newsparse.batch.rows import origin_of, reason_of, row_of
from newsparse.batch.stories import Signatures
from newsparse.batch.summary import Counts

Tell = Callable[[Place | None, int, int], None]
"""Called before a page is parsed, with its place, and after, with `None`; with the records and bytes read so far."""


@attrs.define
class Result:
    """What came of a shard. Its files bear temporary names; who asked for it renames them."""

    shard: Shard
    """Without the pieces that failed."""
    counts: Counts = attrs.field(factory=Counts)
    aside: list[dict[str, Any]] = attrs.field(factory=list)
    """What was put aside: `record` and `reason`."""
    part: Path | None = None
    """`None` where there's no article."""
    signatures: Path | None = None
    failures: list[Failure] = attrs.field(factory=list)


HOPELESS = frozenset((errno.ENOENT, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.ELOOP))
"""What isn't tried again where an input can't even be opened: a moment later it's no better. A network's errors are."""


class CannotRead(Exception):
    """A piece can't be read, through no fault of its records."""

    def __init__(self, failure: Failure, *, hopeless: bool = False) -> None:
        self.failure = failure
        self.hopeless = hopeless
        """Whether nothing of it could be read, and there's no use in trying again."""
        super().__init__(failure)


class TooSlow(BaseException):
    """A page takes longer than it may. No `Exception`, so that nothing on the way takes it for one of its own."""


class Work:
    """One shard under way."""

    def __init__(self, job: Job, shard: Shard, spoilt: Mapping[Place, str], tell: Tell) -> None:
        self.job = job
        self.shard = shard
        self.spoilt = spoilt
        """Records that ended a worker, with what happened: they're put aside unparsed."""
        self.tell = tell
        self.counts = Counts()
        self.aside: list[dict[str, Any]] = []
        self.failures: list[Failure] = []
        stem = Path(job.folder, f".part-{shard.number:05}-{uuid.uuid4().hex}.tmp")
        self.part = stem.with_suffix(f".{job.form}.tmp")
        self.signature_file = stem.with_suffix(".npy.tmp")
        self.writer: Writer | None = None
        self.signatures = Signatures() if job.stories else None

    def run(self) -> Result:
        """Does it all. Raises `CannotRead`, and `OSError` where output can't be written."""
        try:
            before = 0
            for piece in self.shard.pieces:
                try:
                    for item in self.items(piece):
                        self.take(item, before + passed(piece, item.place))
                except CannotRead as error:
                    if not error.hopeless:
                        raise
                    self.failures.append(error.failure)
                before += piece.size
            return self.finish()
        except BaseException:
            self.part.unlink(missing_ok=True)
            self.signature_file.unlink(missing_ok=True)
            raise

    def items(self, piece: Piece) -> Iterator[Item]:
        read = self.counts.read
        try:
            yield from scan(piece.name, start=piece.start, stop=piece.stop, columns=self.job.columns)
        except Exception as error:  # such as a network's
            hopeless = getattr(error, "errno", None) in HOPELESS and read == self.counts.read
            failure = Failure(piece, f"{type(error).__name__}: {error}")
            raise CannotRead(failure, hopeless=hopeless) from error

    def finish(self) -> Result:
        result = Result(self.shard.without(self.failures), self.counts, self.aside, failures=self.failures)
        if self.writer is not None:
            self.writer.close()
            result.part = self.part
            if self.signatures is not None:
                self.signatures.save(self.signature_file)
                result.signatures = self.signature_file
        return result

    def take(self, item: Item, size: int) -> None:
        """Counts an item, and parses a record that's wanted."""
        self.counts.read += 1
        if isinstance(item, Skipped):
            self.counts.skipped[item.reason] += 1
        elif isinstance(item, Broken):
            self.put_aside(Record(item.place, b""), f"broken: {item.reason}")
        elif item.place in self.spoilt:
            self.put_aside(item, self.spoilt[item.place])
        elif refusal := self.job.selection and self.job.selection.refuses(item):
            self.counts.skipped[refusal] += 1
        else:
            self.tell(item.place, self.counts.read, size)
            self.parse(item)
            self.tell(None, self.counts.read, size)

    def parse(self, record: Record) -> None:
        try:
            with limited(self.job.page_seconds):
                article = record.parse()
                row = row_of(record, article)
        except TooSlow:
            self.put_aside(record, f"too slow: more than {self.job.page_seconds:g} seconds")
        except Exception as error:  # one record shall not stop the others
            self.put_aside(record, reason_of(error))
        else:
            refusal = self.job.selection and self.job.selection.refuses_article(record, article)
            if refusal:
                self.counts.skipped[refusal] += 1
                return
            if self.writer is None:
                self.writer = WRITERS[self.job.form](self.part)
            self.writer.write(row)
            if self.signatures is not None:
                self.signatures.add(article.text)
            self.counts.count_article(record, article)

    def put_aside(self, record: Record, reason: str) -> None:
        self.counts.aside += 1
        self.aside.append({"record": origin_of(record), "reason": reason})


def passed(piece: Piece, place: Place) -> int:
    """How many bytes of a piece lie before a place, roughly; 0 where that isn't known."""
    known = place.file == piece.name and not piece.name.endswith(".parquet")
    return min(max(place.offset - piece.start, 0), piece.size) if known else 0


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises `TooSlow` where what is done within takes longer. Only in a process's main thread."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def give_up(_number: int, _frame: object) -> None:
    """Handles SIGALRM."""
    raise TooSlow
