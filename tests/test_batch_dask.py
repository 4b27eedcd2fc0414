"""Runs by Dask, in a process of its own: the same output as the pool's, also where one of Dask's workers is killed."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from newsparse.batch import run
from newsparse.batch.parts import rows_of

from .warcs import packed, record

LOCAL = """
import sys
from newsparse.batch import plan, run

if __name__ == "__main__":
    plan.LEAST = 1500
    print(run([sys.argv[1]], sys.argv[2], workers=2, scheduler="dask://local").counts.balance)
"""

KILLED = """
import os, signal, sys
from distributed import Client, LocalCluster
from newsparse.batch import plan, run

killed = []

def kill(progress):
    if not killed and progress.records:
        killed.extend(client.run(os.getpid).values())
        os.kill(killed[0], signal.SIGKILL)

if __name__ == "__main__":
    plan.LEAST = 1500
    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        report = run([sys.argv[1]], sys.argv[2], workers=2, scheduler=cluster.scheduler_address, watch=kill)
        assert len(killed) == 2
        print(report.counts.balance, len(report.failures))
"""


LOST = """
import subprocess, sys, time
from distributed import Client, LocalCluster
from newsparse.batch import plan, run

COMMAND = "import sys; from distributed import LocalCluster\\n"
COMMAND += "print(LocalCluster(1, threads_per_worker=1, dashboard_address=None).scheduler_address, flush=True)\\n"
COMMAND += "sys.stdin.read()"

if __name__ == "__main__":
    plan.LEAST = 1500
    with subprocess.Popen([sys.executable, "-c", COMMAND], stdin=-1, stdout=-1, text=True) as cluster:
        try:
            run([sys.argv[1]], sys.argv[2], workers=2, scheduler=cluster.stdout.readline().strip(),
                watch=lambda progress: progress.records and cluster.kill())
        except OSError:
            print("lost")
"""


def news(folder: Path) -> Path:
    path = folder / "a.warc.gz"
    path.write_bytes(packed(*(record(number) for number in range(40))) + b"garbage")
    return path


def program(folder: Path, code: str, *arguments: Path) -> str:
    path = folder / "program.py"
    path.write_text(code)
    done = subprocess.run([sys.executable, path, *arguments], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(output: Path) -> list[dict[str, Any]]:
    return [row for part in sorted(output.glob("part-*")) for row in rows_of(part)]


def test_it_gives_what_the_pool_gives(tmp_path: Path) -> None:
    told = program(tmp_path, LOCAL, news(tmp_path), tmp_path / "dask")
    assert told == "read 41 = parsed 40 + put aside 1 + skipped 0\n"
    run([str(tmp_path / "a.warc.gz")], tmp_path / "pool", workers=1)
    assert sorted(map(json.dumps, rows(tmp_path / "dask"))) == sorted(map(json.dumps, rows(tmp_path / "pool")))


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path) -> None:
    told = program(tmp_path, KILLED, news(tmp_path), tmp_path / "out")
    assert told == "read 41 = parsed 40 + put aside 1 + skipped 0 0\n"
    headlines = Counter(row["headline"] for row in rows(tmp_path / "out"))
    assert headlines == Counter(f"Ferry {number} sails again" for number in range(40))


def test_a_scheduler_that_is_lost_is_told_and_the_next_run_goes_on(tmp_path: Path) -> None:
    told = program(tmp_path, LOST, news(tmp_path), tmp_path / "out")
    assert told == "lost\n"
    assert rows(tmp_path / "out")
    report = run([str(tmp_path / "a.warc.gz")], tmp_path / "out", workers=1)
    assert report.counts.balance == "read 41 = parsed 40 + put aside 1 + skipped 0"
    assert len(rows(tmp_path / "out")) == 40
