"""Shards on a cluster, by Dask: the same workers, below the cluster's. All machines must see the output's folder."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any

import attrs

from newsparse.batch.plan import Failure, Job, Shard
from newsparse.batch.pool import TICK, Outcome, Tell
from newsparse.batch.shard import Result
from newsparse.batch.worker import Worker
from newsparse.errors import InputError
from newsparse.extras import need

LOCAL = "dask://local"
"""The address that asks for a cluster on this machine."""

ADDRESS = re.compile(r"\w+://.+|[^\s/]+:\d{1,5}")
"""Any that Dask's schedulers have."""

AHEAD = 2
"""Shards that wait at each of the cluster's threads; the others wait here, so that the scheduler isn't flooded."""

IDLE: deque[Worker] = deque()
"""Workers of this process of the cluster that have nothing to do. They end with it."""


def run_dask(address: str, job: Job, shards: Iterable[Shard], workers: int, tell: Tell) -> Iterator[Outcome]:
    """The outcomes of shards, as they come. A shard whose machine is lost is done again on another.

    Raises `OSError` where the scheduler can't be reached, and `InputError` for what is no address.
    """
    left = iter(shards)
    ended: SimpleQueue[Any] = SimpleQueue()
    with connected(address, workers) as client:
        waiting: dict[Any, Shard] = {}
        while True:
            room = AHEAD * max(sum(client.nthreads().values()), 1) - len(waiting)
            for shard in (each for _, each in zip(range(room), left, strict=False)):
                future = client.submit(do_shard, job, shard, pure=False)
                waiting[future] = shard
                future.add_done_callback(ended.put)
            if not waiting:
                return
            try:
                future = ended.get(timeout=TICK)
            except Empty:
                yield None
            else:
                yield outcome_of(future, waiting.pop(future))


@contextmanager
def connected(address: str, workers: int) -> Iterator[Any]:
    """A client of the scheduler; what is asked of it is given up at the end."""
    distributed = need("distributed", "dask")
    if address == LOCAL:
        with (
            distributed.LocalCluster(workers, threads_per_worker=1, memory_limit=0, dashboard_address=None) as cluster,
            distributed.Client(cluster) as client,
        ):
            yield client
    elif not ADDRESS.fullmatch(address):
        raise InputError(f"{address!r} is no scheduler's address: give one such as tcp://host:8786, or {LOCAL}")
    else:
        with distributed.Client(address, set_as_default=False) as client:
            yield client


def outcome_of(future: Any, shard: Shard) -> Outcome:
    """What came of a shard. Raises what its work raised, and `OSError` where the scheduler is lost."""
    try:
        outcome: Result = future.result()
    except CancelledError as error:
        raise ConnectionError("the connection to the scheduler is lost") from error
    except need("distributed", "dask").KilledWorker as error:  # lost with one machine after the other
        return Result(attrs.evolve(shard, pieces=()), failures=[Failure(piece, str(error)) for piece in shard.pieces])
    return outcome


def do_shard(job: Job, shard: Shard) -> Result:
    """What a thread of the cluster does."""
    try:
        worker = IDLE.pop()
    except IndexError:
        worker = Worker()
    try:
        return worker.do(job, shard, lambda _records, _size: None)
    finally:
        IDLE.append(worker)
