"""Time newsparse on text dumps: MB of UTF-8 text a second on one core, and memory by the dump's length.

    python benchmarks/text.py                       # dumps derived from the fixtures' pages
    python benchmarks/text.py FOLDER... --json out.json

A FOLDER holds dumps as .txt or .txt.gz, and pages as .html or .html.gz, of which the visible lines are the dump. One
call warms up; then every dump is read so many times, and its fastest run counts: others' work can only add to it. One
long dump, made of paragraphs and lists, shows how time and memory grow.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

from speed import FIXTURES

import newsparse
from newsparse.testing import dump_of

GROWTH = (0.01, 0.1, 0.5, 1, 2)
"""Sizes of the made dumps in MB."""

PARAGRAPH = "The ferry sailed again on day {0}, and {1} people waited for it at the quay, where nobody sold any tea.\n"
ITEM = "Harbour masters count the seals of pier {0}\n{1:02} July 2024 / 14:{2:02}\n"


def dumps_in(folder: Path) -> Iterator[str]:
    """The dumps of a folder, in the order of their paths."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith((".txt", ".txt.gz", ".html", ".html.gz")):
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            yield dump_of(data) if ".html" in path.suffixes else data.decode("utf-8", "replace")


def made_dump(megabytes: float) -> str:
    """A dump of so many MB: an article, half of it paragraphs, half the list below."""
    half = int(megabytes * 1e6) // 2
    body = "".join(PARAGRAPH.format(number, 3 * number) for number in range(half // len(PARAGRAPH) + 1))
    items = "".join(ITEM.format(n, n % 28 + 1, n % 60) for n in range(half // len(ITEM) + 1))
    return f"Ferry sails on\nBy Ana Roe\n{body}Most read\n{items}"


def size_of(dump: str) -> float:
    """MB of UTF-8."""
    return len(dump.encode()) / 1e6


def fastest(dump: str, repeats: int) -> float:
    """Seconds of the fastest of some calls."""
    runs = []
    for _ in range(repeats):
        start = time.perf_counter()
        newsparse.parse(dump, kind="text")
        runs.append(time.perf_counter() - start)
    return min(runs)


def peak(dump: str) -> float:
    """MB that a call takes at its peak beside what was there before."""
    tracemalloc.start()
    newsparse.parse(dump, kind="text")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main() -> None:
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", help="where the dumps are")
    about.add_argument("--repeats", type=int, default=3, help="runs a dump (default 3)")
    about.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    asked = about.parse_args()
    folders = asked.folders or [FIXTURES]
    dumps = [dump for folder in folders for dump in dumps_in(folder) if dump.strip()]
    if not dumps:
        about.error(f"{', '.join(map(str, folders))} holds no dumps and no pages")
    newsparse.parse(made_dump(GROWTH[0]), kind="text")
    size = sum(map(size_of, dumps))
    taken = sum(fastest(dump, asked.repeats) for dump in dumps)
    print(f"{len(dumps)} dumps, {size:.2f} MB: {size / taken:.2f} MB/s, {1000 * taken / len(dumps):.1f} ms a dump")
    grown = [
        {"mb": size_of(dump), "seconds": fastest(dump, 1), "memory": peak(dump)} for dump in map(made_dump, GROWTH)
    ]
    for row in grown:
        each = row["memory"] / row["mb"]
        print(f"one of {row['mb']:.2f} MB: {row['mb'] / row['seconds']:.2f} MB/s, {each:.0f} MB of memory a MB")
    if asked.json:
        figures = {"dumps": len(dumps), "mb": size, "mb_a_second": size / taken, "growth": grown}
        asked.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
