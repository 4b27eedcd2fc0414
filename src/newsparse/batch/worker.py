"""A worker: a process of its own that does shards, so that a page that takes too much can be stopped from outside.

It's started as a program of its own, and so runs below the pool's threads as below a Dask worker, which may have no
children by `multiprocessing`.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

import attrs

from newsparse.api import parse
from newsparse.archives.record import Place
from newsparse.batch.plan import Failure, Job, Shard
from newsparse.batch.shard import CannotRead, Result, Work, give_up

GRACE = 3.0
"""Seconds beyond a page's limit after which a worker that didn't stop by itself is killed."""

TRIES, WAIT = 3, 1.0
"""How often a shard is tried whose input can't be read, and seconds before the second try; twice as long each time."""

LEAN, RECYCLE = 250_000_000, 10_000
"""Bytes of memory, and records, from which on a worker gives way to a new one when its shard is done."""

WARM_UP = "<html><body><h1>Ferry sails</h1><p>By Ines Falk</p><p>It sailed on 3 May 2024 at 10:15.</p></body></html>"
"""Parsed first, so that what is loaded at first use isn't counted in a page's time."""

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Tells numpy that the processes share the processors among them; its threads would take memory for nothing."""

PROGRAM = "import sys; from newsparse.batch.worker import serve; serve(int(sys.argv[1]))"


class Stopped(Exception):
    """The worker has ended. `place` is the record that it was at; `None` where it was at none."""

    def __init__(self, place: Place | None, reason: str) -> None:
        self.place = place
        self.reason = reason


def serve(number: int) -> None:
    """What the worker's process does until nobody asks for more. `number` is the file descriptor of its connection."""
    signal.signal(signal.SIGALRM, give_up)
    parse(WARM_UP).to_dict()
    asker = Connection(number)
    with suppress(EOFError, ConnectionError):
        while True:
            job, shard, spoilt = asker.recv()
            resource.setrlimit(resource.RLIMIT_DATA, (job.memory, resource.RLIM_INFINITY))
            try:
                answer: Result | Exception = Work(job, shard, spoilt, lambda *told: asker.send(told)).run()
            except ConnectionError:
                return
            except Exception as error:
                answer = error
            asker.send((answer, resident()))


def resident() -> int:
    """Bytes of memory that the process takes now, or at most took where that isn't known."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


class Worker:
    """A worker as who started it sees it. It's started when there's work, and anew where it was stopped."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.connection: Connection | None = None
        self.pages = 0
        self.closed = False

    def do(self, job: Job, shard: Shard, tell: Callable[[int, int], None]) -> Result:
        """A shard's result, without the pieces that can't be read. `tell` is called with the records and bytes read so
        far. Raises `OSError` where output can't be written."""
        spoilt: dict[Place, str] = {}
        failures: list[Failure] = []
        tries = 0
        while shard.pieces:
            try:
                result = self.ask(job, shard, spoilt, tell)
            except CannotRead as error:
                failed = [error.failure]
            except Stopped as stopped:
                self.stop()
                if stopped.place is not None and not self.closed:
                    spoilt[stopped.place] = stopped.reason
                    continue
                failed = [Failure(piece, stopped.reason) for piece in shard.pieces]
            else:
                return attrs.evolve(result, failures=[*failures, *result.failures])
            tries += 1
            if tries == TRIES or self.closed:
                failures += failed
                shard = shard.without(failed)
                tries = 0
            else:
                time.sleep(WAIT * 2 ** (tries - 1))
        return Result(shard, failures=failures)

    def ask(self, job: Job, shard: Shard, spoilt: dict[Place, str], tell: Callable[[int, int], None]) -> Result:
        """One try. Raises `Stopped`, and what the worker's work raised."""
        process, connection = self.started()
        place: Place | None = None
        try:
            connection.send((job, shard, spoilt))
            while place is None or connection.poll(job.page_seconds + GRACE):
                told = connection.recv()
                if len(told) == 2:
                    break
                place, records, size = told
                tell(records, size)
            else:
                raise Stopped(place, f"too slow: more than {job.page_seconds:g} seconds")
        except (EOFError, OSError) as error:  # the connection ends with the process
            process.kill()
            raise Stopped(place, f"ended the worker: exit status {process.wait()}") from error
        return self.answer(*told)

    def answer(self, answer: Result | Exception, size: int) -> Result:
        """What the worker gave, which it raises where it's an error. One that has grown is ended."""
        if isinstance(answer, Exception):
            raise answer
        self.pages += answer.counts.read
        if size > LEAN or self.pages >= RECYCLE:
            self.stop()
        return answer

    def started(self) -> tuple[subprocess.Popen[bytes], Connection]:
        """The process and the connection to it."""
        if self.process is None or self.connection is None:
            self.connection, theirs = Pipe()
            number = theirs.fileno()
            command = [sys.executable, "-c", PROGRAM, str(number)]
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[number],
                start_new_session=True,  # Ctrl-C is for who started it
                env=os.environ | ONE_THREAD,
            )
            theirs.close()
            self.pages = 0
            if self.closed:  # meanwhile
                self.process.kill()
        return self.process, self.connection

    def stop(self) -> None:
        """Ends the process, if there's one."""
        process, connection, self.process, self.connection = self.process, self.connection, None, None
        if process is not None and connection is not None:
            process.kill()
            process.wait()
            connection.close()

    def close(self) -> None:
        """Ends the process for good, from whatever thread; what it was at is given up."""
        self.closed = True
        if self.process is not None:
            self.process.kill()
