"""Time newsparse and its peers side by side, on the same pages in one run.

    python benchmarks/speed.py                      # the fixtures
    python benchmarks/speed.py FOLDER... --json out.json

A FOLDER holds pages as .html or .html.gz, at any depth. The peers are those of the extra `bench`; one that isn't
installed is left out. Each gets a page as bytes and reads what it can of it. The parsers take turns page by page, so
that whatever else the machine does meets all alike. A page's time is its median over the repeats. `x lxml` is the sum
of a parser's times over that of lxml's bare parse, on the pages that both read. Memory is the peak of a process of its
own that reads all pages.

Then newsparse reads pages made of an article's paragraphs, up to 20 MB, to show how its time grows.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import platform
import random
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from peers import BARE, PEERS, Parser, installed

FIXTURES = Path(__file__).parents[1] / "fixtures"

GROWTH = (0.1, 0.2, 0.5, 1, 2, 5, 10, 19.5)
"""Sizes of the made pages in MB. newsparse takes pages of up to 20 million characters."""

GROWTH_RUNS = 3

PARAGRAPH = (
    "<p>The ferry sailed <a href='/{0}'>again on day {0}</a>, and {1} people waited for it at the quay.{2}</p>\n"
)
FILLING = " It was full, and nobody minded." * 10
"""Makes the paragraphs of the largest page few enough: newsparse takes 50,000 lines."""


class Row(NamedTuple):
    """What the table shows of a parser; times in milliseconds a page."""

    parser: str
    version: str
    pages: int
    """Pages that it parsed without an error."""
    mean: float
    median: float
    p95: float
    ratio: float | None
    """Times lxml's bare parse; `None` where that wasn't timed."""
    memory: float | None
    """MB at the peak; `None` where it wasn't asked for."""


def pages_in(folder: Path) -> Iterator[bytes]:
    """The pages of a folder, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith((".html", ".html.gz")):
            data = path.read_bytes()
            yield gzip.decompress(data) if path.suffix == ".gz" else data


def seconds(parser: Parser, page: bytes) -> float | None:
    """What one call takes; `None` where it fails."""
    start = time.perf_counter()
    try:
        parser(page)
    except Exception:  # whatever a parser raises, it hasn't read the page
        return None
    return time.perf_counter() - start


def measure(parsers: dict[str, Parser], pages: list[bytes], repeats: int) -> dict[str, dict[int, float]]:
    """The time each parser takes for each page that it can read, in milliseconds, by the page's number."""
    turns = random.Random(0)  # the same order in every run
    for parser in parsers.values():
        seconds(parser, pages[0])  # what is loaded at first use
    times: dict[str, dict[int, float]] = {name: {} for name in parsers}
    for number, page in enumerate(pages):
        taken: dict[str, list[float]] = {name: [] for name in parsers}
        for _ in range(repeats):
            for name in turns.sample(list(parsers), len(parsers)):
                if (took := seconds(parsers[name], page)) is not None:
                    taken[name].append(took * 1000)
        for name, runs in taken.items():
            if runs:
                times[name][number] = statistics.median(runs)
    return times


def row_of(name: str, times: dict[int, float], bare: dict[int, float], memory: float | None) -> Row:
    each = [*times.values()] or [0.0]
    shared = times.keys() & bare.keys()
    ratio = sum(times[page] for page in shared) / sum(bare[page] for page in shared) if shared else None
    p95 = statistics.quantiles(each, n=20, method="inclusive")[-1] if len(each) > 1 else each[0]
    mean, median = statistics.mean(each), statistics.median(each)
    return Row(name, version(PEERS[name].distribution), len(times), mean, median, p95, ratio, memory)


def peak_memory(name: str, folders: list[Path], step: int) -> float:
    """MB at the peak of a process in which one parser reads each `step`th page."""
    command = [sys.executable, __file__, *map(str, folders), "--parsers", name, "--peak", str(step)]
    done = subprocess.run(command, capture_output=True, check=True)
    return float(done.stdout.split()[-1])


def read_all(name: str, pages: Iterator[bytes]) -> float:
    """Read pages with one parser, one after another; the peak of this process's memory in MB."""
    parser = installed([name])[name]
    for page in pages:
        seconds(parser, page)
    return peak()


def peak() -> float:
    """The most memory that this process has held so far, in MB."""
    status = Path("/proc/self/status")
    if (
        status.exists()
    ):  # Linux: what `getrusage` says there begins with the memory of the process that started this one
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return float(line.split()[1]) / 1e3
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def made_page(megabytes: float) -> bytes:
    """An article of so many MB, all of it paragraphs."""
    size = int(megabytes * 1e6)
    count = size // len(PARAGRAPH.format(10000, 10000, FILLING)) + 1
    body = "".join(PARAGRAPH.format(number, 3 * number, FILLING) for number in range(count))
    return f"<!DOCTYPE html><html><body><h1>Ferry sails on</h1>{body}</body></html>".encode()


def growth(parser: Parser) -> list[tuple[float, float]]:
    """Seconds by the size of a made page in MB, each the least of some runs: others' work can only add to it."""
    sizes = []
    for megabytes in GROWTH:
        page = made_page(megabytes)
        runs = [took for _ in range(GROWTH_RUNS) if (took := seconds(parser, page)) is not None]
        if not runs:
            raise SystemExit(f"newsparse can't read a page of {len(page) / 1e6:.1f} MB")
        sizes.append((len(page) / 1e6, min(runs)))
    return sizes


def table(rows: list[Row], pages: int) -> str:
    head = f"{'ms a page':<26}{'mean':>8}{'median':>8}{'p95':>8}{'pages/s':>9}{'x lxml':>8}{'MB':>6}{'pages read':>14}"
    lines = [head]
    for row in rows:
        ratio = f"{row.ratio:.1f}" if row.ratio is not None else "-"
        memory = f"{row.memory:.0f}" if row.memory is not None else "-"
        times = f"{row.mean:>8.1f}{row.median:>8.1f}{row.p95:>8.1f}{1000 / (row.mean or 1):>9.0f}{ratio:>8}{memory:>6}"
        lines.append(f"{row.parser + ' ' + row.version:<26}{times}{row.pages:>7} of {pages}")
    return "\n".join(lines)


def arguments() -> argparse.ArgumentParser:
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="where the pages are")
    about.add_argument("--parsers", nargs="+", choices=PEERS, default=list(PEERS), metavar="NAME", help="only these")
    about.add_argument("--repeats", type=int, default=3, help="runs a page (default 3)")
    about.add_argument("--pages", type=int, help="only so many pages, picked evenly")
    about.add_argument("--no-memory", action="store_true", help="don't measure memory")
    about.add_argument("--no-growth", action="store_true", help="don't read the made pages")
    about.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    about.add_argument("--peak", type=int, metavar="STEP", help=argparse.SUPPRESS)
    return about


def main() -> None:
    about = arguments()
    asked = about.parse_args()
    folders = asked.folders or [FIXTURES]
    logging.disable()
    warnings.simplefilter("ignore")
    every = (page for folder in folders for page in pages_in(folder))
    if asked.peak:
        print(read_all(asked.parsers[0], islice(every, 0, None, asked.peak)))
        return
    pages = [*every]
    if not pages:
        about.error(f"{', '.join(map(str, folders))} holds no .html or .html.gz")
    step = max(len(pages) // asked.pages, 1) if asked.pages else 1
    pages = pages[::step]
    parsers = installed(asked.parsers)
    times = measure(parsers, pages, asked.repeats)
    memory = {name: None if asked.no_memory else peak_memory(name, folders, step) for name in parsers}
    rows = [row_of(name, each, times.get(BARE, {}), memory[name]) for name, each in times.items()]
    print(f"Python {platform.python_version()}, {len(pages)} pages, {asked.repeats} runs each")
    print(table(rows, len(pages)))
    grown = growth(parsers["newsparse"]) if "newsparse" in parsers and not asked.no_growth else []
    for size, took in grown:
        print(f"newsparse, a page of {size:5.1f} MB: {took:6.2f} s, {size / took:.1f} MB/s")
    if asked.json:
        about_run = {"date": f"{date.today()}", "python": platform.python_version(), "pages": len(pages)}
        told = {**about_run, "repeats": asked.repeats, "growth": grown}
        asked.json.write_text(
            json.dumps({**told, "parsers": [row._asdict() for row in rows]}, indent=2) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
