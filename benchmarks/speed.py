"""Time newsparse and its peers side by side, on the same pages in one run.

    python benchmarks/speed.py                      # the fixtures
    python benchmarks/speed.py FOLDER --json out.json

FOLDER holds pages as .html or .html.gz, at any depth. The peers are those of the extra `bench`; one that isn't
installed is left out. Each gets a page as bytes and reads what it can of it: body and metadata, or, with resiliparse,
the body alone. The parsers take turns page by page, so that whatever else the machine does meets all alike. A page's
time is its median over the repeats; the table shows quartiles over the pages.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import logging
import platform
import random
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

FIXTURES = Path(__file__).parents[1] / "fixtures"
URL = "https://news.example/"
"""Stands for the pages' addresses, which aren't known; none is asked for."""

Parser = Callable[[bytes], object]


class Row(NamedTuple):
    """What the table shows of a parser; times in milliseconds a page."""

    parser: str
    version: str
    pages: int
    """Pages that it parsed without an error."""
    lower: float
    median: float
    upper: float


def newsparse_parser() -> Parser:
    from newsparse import parse

    return parse


def trafilatura_parser() -> Parser:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page, url=URL, with_metadata=True)


def newspaper_parser() -> Parser:
    from newspaper import Article

    def parse(page: bytes) -> object:
        article = Article(URL, fetch_images=False)
        article.download(input_html=decoded(page))
        return article.parse()

    return parse


def resiliparse_parser() -> Parser:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(decoded(page), main_content=True)


def decoded(page: bytes) -> str:
    """For parsers that take text."""
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return str(bytes_to_str(page, detect_encoding(page) or "utf-8"))


MAKERS: dict[str, tuple[str, Callable[[], Parser]]] = {
    "newsparse": ("newsparse", newsparse_parser),
    "trafilatura": ("trafilatura", trafilatura_parser),
    "newspaper4k": ("newspaper", newspaper_parser),
    "resiliparse": ("resiliparse", resiliparse_parser),
}
"""Distribution to its module and to what makes the parser."""


def installed(names: list[str]) -> dict[str, Parser]:
    """The parsers that can be imported; standard error names the others."""
    parsers = {}
    for name in names:
        module, make = MAKERS[name]
        try:
            importlib.import_module(module)
            parsers[name] = make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return parsers


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


def measure(parsers: dict[str, Parser], pages: list[bytes], repeats: int) -> dict[str, list[float]]:
    """The time each parser takes for each page that it can read, in milliseconds."""
    turns = random.Random(0)  # the same order in every run
    for parser in parsers.values():
        seconds(parser, pages[0])  # what is loaded at first use
    times: dict[str, list[float]] = {name: [] for name in parsers}
    for page in pages:
        taken: dict[str, list[float]] = {name: [] for name in parsers}
        for _ in range(repeats):
            for name in turns.sample(list(parsers), len(parsers)):
                if (took := seconds(parsers[name], page)) is not None:
                    taken[name].append(took * 1000)
        for name, runs in taken.items():
            if runs:
                times[name].append(statistics.median(runs))
    return times


def summed_up(times: dict[str, list[float]]) -> list[Row]:
    rows = []
    for name, each in times.items():
        lower, median, upper = statistics.quantiles(each, method="inclusive") if len(each) > 1 else (each or [0.0]) * 3
        rows.append(Row(name, version(name), len(each), lower, median, upper))
    return rows


def table(rows: list[Row], pages: int) -> str:
    lines = [f"{'ms a page':<24}{'median':>9}{'quartiles':>19}{'pages read':>13}"]
    for row in rows:
        name, quartiles = f"{row.parser} {row.version}", f"{row.lower:.1f} to {row.upper:.1f}"
        lines.append(f"{name:<24}{row.median:>9.1f}{quartiles:>19}{row.pages:>7} of {pages}")
    return "\n".join(lines)


def main() -> None:
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("folder", nargs="?", type=Path, default=FIXTURES)
    about.add_argument("--parsers", nargs="+", choices=MAKERS, default=list(MAKERS), metavar="NAME", help="only these")
    about.add_argument("--repeats", type=int, default=3, help="runs a page (default 3)")
    about.add_argument("--pages", type=int, help="only so many pages, picked evenly")
    about.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    asked = about.parse_args()
    pages = list(pages_in(asked.folder))
    if not pages:
        about.error(f"{asked.folder} holds no .html or .html.gz")
    if asked.pages:
        pages = pages[:: max(len(pages) // asked.pages, 1)][: asked.pages]
    logging.disable()
    warnings.simplefilter("ignore")
    rows = summed_up(measure(installed(asked.parsers), pages, asked.repeats))
    print(f"Python {platform.python_version()}, {len(pages)} pages, {asked.repeats} runs each")
    print(table(rows, len(pages)))
    if asked.json:
        data = {"python": platform.python_version(), "pages": len(pages), "parsers": [row._asdict() for row in rows]}
        asked.json.write_text(json.dumps(data, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
