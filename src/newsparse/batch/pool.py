"""Shards on this machine: a thread for each worker's process."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from queue import Empty, SimpleQueue

from newsparse.batch.plan import Job, Shard
from newsparse.batch.shard import Result
from newsparse.batch.worker import Worker

TICK = 0.5
"""Seconds after which a waiting caller gets to show how far it is."""

Outcome = Result | None
"""What an engine gives: a shard's result, or `None` as a tick."""

Tell = Callable[[Shard, int, int], None]
"""Called with a shard under way, and the records and bytes of it that are read."""


class Pool:
    """Workers that share shards."""

    def __init__(self, job: Job, shards: Iterable[Shard], workers: int, tell: Tell) -> None:
        self.job = job
        self.left = iter(shards)
        self.tell = tell
        self.lock = threading.Lock()
        self.outcomes: SimpleQueue[Result | Exception | None] = SimpleQueue()
        """`None` says that a worker has nothing left to do."""
        self.crew = [Worker() for _ in range(workers)]
        self.threads = [threading.Thread(target=self.keep_busy, args=[worker], daemon=True) for worker in self.crew]

    def keep_busy(self, worker: Worker) -> None:
        """What a worker's thread does."""
        try:
            while (shard := self.next_shard()) is not None and not worker.closed:
                self.outcomes.put(worker.do(self.job, shard, partial(self.tell, shard)))
        except Exception as error:  # such as a full disk: raised where the outcomes are waited for
            self.outcomes.put(error)
        finally:
            worker.stop()
            self.outcomes.put(None)

    def next_shard(self) -> Shard | None:
        with self.lock:
            return next(self.left, None)

    def next_outcome(self) -> tuple[Outcome, bool]:
        """The next outcome, and whether a worker has ended."""
        try:
            outcome = self.outcomes.get(timeout=TICK)
        except Empty:
            return None, False
        if isinstance(outcome, Exception):
            raise outcome
        return outcome, outcome is None

    def close(self) -> None:
        """Ends all workers."""
        for worker in self.crew:
            worker.close()
        for thread in self.threads:
            thread.join()


def run_pool(job: Job, shards: Iterable[Shard], workers: int, tell: Tell) -> Iterator[Outcome]:
    """The outcomes of shards, as they come. Closing it ends all workers."""
    pool = Pool(job, shards, workers, tell)
    for thread in pool.threads:
        thread.start()
    try:
        at_work = workers
        while at_work:
            outcome, ended = pool.next_outcome()
            at_work -= ended
            yield outcome
    finally:
        pool.close()
