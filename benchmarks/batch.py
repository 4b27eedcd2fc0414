"""Time `newsparse batch` over archives that are made of a folder's pages, in one run.

    python benchmarks/batch.py                      # the fixtures
    python benchmarks/batch.py FOLDER --pages 2000 --json out.json

FOLDER holds pages as .html or .html.gz, at any depth; they're repeated until there are enough. The WARC has an answer a
page in a gzip member of its own, the WET file the pages' visible text. Measured are: one worker and two, and Dask with
two where it's installed; reading without parsing; the same loop with fastwarc and trafilatura where that is installed;
the WET file; and the memory of the workers while they work. Processor time is that of all processes: where the machine
does other things too, it tells more than the clock.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from speed import FIXTURES, pages_in

from newsparse import archives, batch
from newsparse.document import read

EVERY = 0.2
"""Seconds between two looks at the workers' memory."""


class Figures(dict[str, float]):
    """What was measured; printed as it comes."""

    def note(self, name: str, value: float) -> None:
        self[name] = value
        print(f"{name:<46}{value:>12,.3f}", flush=True)


class Clock:
    """Seconds on the clock, and of the processor in this process and those it has started and ended."""

    def __init__(self) -> None:
        self.wall, self.processor = time.perf_counter(), processor()

    def stop(self) -> None:
        self.wall, self.processor = time.perf_counter() - self.wall, processor() - self.processor


def processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def timed(action: Callable[[], object]) -> Clock:
    clock = Clock()
    action()
    clock.stop()
    return clock


def warc(number: int, kind: WarcRecordType, block: bytes) -> bytes:
    """A record in a gzip member of its own."""
    record = WarcRecord()
    record.init_headers(kind)
    record.headers["WARC-Target-URI"] = f"https://news.example/{number}"
    record.headers["WARC-Date"] = "2024-05-03T10:00:00Z"
    is_text = kind == WarcRecordType.conversion
    record.headers["Content-Type"] = "text/plain" if is_text else "application/http; msgtype=response"
    record.set_bytes_content(block)
    stream = io.BytesIO()
    record.write(stream)
    return gzip.compress(stream.getvalue(), 6)


def make_archives(pages: list[bytes], count: int, folder: Path) -> tuple[Path, Path, int]:
    """A WARC and a WET file of so many pages, and the bytes of the WET's text."""
    answers = [
        warc(0, WarcRecordType.response, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page) for page in pages
    ]
    texts = [read(page, kind="page").text.encode("utf-8", "replace") for page in pages]
    conversions = [warc(0, WarcRecordType.conversion, text) for text in texts]
    for name, members in (("a.warc.gz", answers), ("a.warc.wet.gz", conversions)):
        with (folder / name).open("wb") as file:
            file.writelines(islice(cycle(members), count))
    return folder / "a.warc.gz", folder / "a.warc.wet.gz", sum(len(text) for text in islice(cycle(texts), count))


@contextmanager
def memory_watched() -> Iterator[list[float]]:
    """What the largest worker takes, in MB, again and again."""
    seen: list[float] = []
    ended = threading.Event()

    def look() -> None:
        while not ended.wait(EVERY):
            seen.append(max(map(size, children()), default=0.0))

    thread = threading.Thread(target=look)
    thread.start()
    try:
        yield seen
    finally:
        ended.set()
        thread.join()


def children() -> list[Path]:
    """The processes that this one has started, and that haven't ended."""
    listed = (path.read_text() for path in Path("/proc/self/task").glob("*/children"))
    return [Path("/proc", number) for number in " ".join(listed).split()]


def size(process: Path) -> float:
    try:
        return int((process / "statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return 0.0


def run(archive: Path, workers: int, scheduler: str | None = None) -> Clock:
    """A whole run, into a folder that's removed."""
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: batch.run([str(archive)], folder, workers=workers, scheduler=scheduler))


def peer_loop(archive: Path) -> None:
    """What one would write with fastwarc and trafilatura."""
    from trafilatura import bare_extraction

    with archive.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response):
            url = record.headers.get("WARC-Target-URI")
            bare_extraction(record.reader.read(), url=url, with_metadata=True)


def measure(pages: list[bytes], count: int, folder: Path) -> Figures:
    figures = Figures()
    archive, wet, text_size = make_archives(pages, count, folder)
    figures.note("pages", count)
    figures.note("WARC, MB", archive.stat().st_size / 1e6)
    with memory_watched() as sizes:
        one = run(archive, 1)
    reading = timed(lambda: sum(1 for _ in archives.scan(str(archive))))
    two = run(archive, 2)
    figures.note("pages a second, one worker", count / one.wall)
    figures.note("pages a second, two workers", count / two.wall)
    figures.note("two workers, times one", one.wall / two.wall)
    figures.note("processor ms a page, one worker", one.processor / count * 1000)
    figures.note("processor ms a page, two workers", two.processor / count * 1000)
    figures.note("reading, share of processor time", reading.processor / one.processor)
    figures.note("reading, ms a page", reading.processor / count * 1000)
    half = len(sizes) // 2
    figures.note("memory of a worker, first half, MB", max(sizes[:half], default=0.0))
    figures.note("memory of a worker, last half, MB", max(sizes[half:], default=0.0))
    texts = run(wet, 1)
    figures.note("WET, MB of text a processor second", text_size / 1e6 / texts.processor)
    measure_others(figures, archive, wet, one, two)
    return figures


def measure_others(figures: Figures, archive: Path, wet: Path, one: Clock, two: Clock) -> None:
    """Dask and trafilatura, where they're installed."""
    try:
        from distributed import LocalCluster

        with LocalCluster(2, threads_per_worker=1, memory_limit=0, dashboard_address=None) as cluster:
            run(wet, 2, cluster.scheduler_address)  # so that the cluster is up, as clusters are
            dask = run(archive, 2, cluster.scheduler_address)
        figures.note("Dask's two workers, time over the pool's", dask.wall / two.wall)
    except ImportError as error:
        print(f"Dask is left out: {error}", file=sys.stderr)
    try:
        peer = timed(lambda: peer_loop(archive))
        figures.note("fastwarc and trafilatura, ms a page", peer.processor / figures["pages"] * 1000)
        figures.note("newsparse, times as many pages", peer.processor / one.processor)
    except ImportError as error:
        print(f"trafilatura is left out: {error}", file=sys.stderr)


def main() -> None:
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    about.add_argument("--pages", type=int, default=500, help="pages in the archive (default 500)")
    about.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    asked = about.parse_args()
    pages = list(pages_in(asked.folder))
    if not pages:
        about.error(f"{asked.folder} holds no .html or .html.gz")
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(pages, asked.pages, Path(folder))
    if asked.json:
        asked.json.write_text(json.dumps(figures, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
