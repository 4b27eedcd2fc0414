"""Measure how near newsparse's articles come to what is known of a corpus's pages.

    python -m benchmarks.quality CORPUS                     # the project's own scoring, as in tests/test_scores.py
    python -m benchmarks.quality CORPUS --json out.json
    python -m benchmarks.quality --scores newsparse=a.json trafilatura=b.json --json docs/figures/quality.json

CORPUS holds sets, a folder each, with `pages.jsonl`: a page a line, with `id`, `url`, `html` (the file, gzipped) and
`truth`; or with `lines` and `labels` in place of `truth`, for pages labelled line by line. A corpus that the forests
were trained on flatters; docs/figures.md tells how the figures there were held out.

`--scores` takes figures that a scoring script has measured for several systems, one JSON file each: set to figure to
value. They become one file, from which `tools/figures.py` draws tables and plots.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import mean
from typing import Any

from tests.scoring import FORMS, Scores, score_set

Figures = dict[str, float]
"""By name."""

NAMES = {"title": "headline", "instant": "same instant", "body word F1": "word F1", "timestamp R": "timestamps"}
"""Figures whose names are others in docs/figures.md."""

KEPT = (
    "body F1",
    "word F1",
    "segment F",
    "leaks",
    "headline",
    "authors F1",
    "date",
    "same instant",
    "related F1",
    "timestamps",
    "dates right",
)
"""In the order of the tables."""

OF_LISTS = frozenset(("related F1", "timestamps", "dates right"))
"""What no peer gives, but a scoring script has a number for."""

LACKING = {
    "newspaper4k": OF_LISTS,
    "trafilatura": OF_LISTS | {"same instant"},
    "resiliparse": OF_LISTS | {"same instant", "authors F1", "date"},
}
"""Values that a system doesn't give."""

OF_TEXT = "dump"
"""In the names of sets that are no pages: no peer reads them."""


def measured(corpus: Path) -> dict[str, dict[str, Any]]:
    """By set: pages and figures of newsparse without its sources."""
    sets: dict[str, dict[str, Any]] = {}
    for folder in sorted(path.parent for path in corpus.glob("*/pages.jsonl")):
        with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
            labelled = "labels" in json.loads(next(lines))
        ways = {f": {form}": score for form, score in FORMS.items()}
        for form, score in (ways if labelled else {"": score_set}).items():
            scores: Scores = score(folder)
            figures = {figure: {"newsparse": mean(pages.values())} for figure, pages in scores.items()}
            pages = max(len(pages) for pages in scores.values())
            sets[folder.name + form] = {"pages": pages, "figures": figures}
    return sets


def gathered(files: dict[str, Path]) -> dict[str, dict[str, Any]]:
    """The figures of several systems, by set and figure."""
    sets: dict[str, dict[str, Any]] = {}
    for system, file in files.items():
        for name, scores in json.loads(file.read_text("utf-8")).items():
            if system in LACKING and OF_TEXT in name:
                continue
            held = sets.setdefault(name, {"pages": scores["pages"], "figures": {}})
            named = {NAMES.get(key, key): value for key, value in scores.items()}
            for figure in KEPT:
                if figure in named and figure not in LACKING.get(system, ()):
                    held["figures"].setdefault(figure, {})[system] = round(named[figure], 4)
    return sets


def of_system(told: str) -> tuple[str, Path]:
    name, _, file = told.partition("=")
    return name, Path(file)


def main() -> None:
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("corpus", nargs="?", type=Path, metavar="CORPUS")
    about.add_argument("--scores", nargs="+", type=of_system, metavar="SYSTEM=FILE", help="figures measured before")
    about.add_argument("--note", metavar="TEXT", help="how they were taken, to be kept with them")
    about.add_argument("--json", type=Path, metavar="FILE", help="write the figures there")
    asked = about.parse_args()
    if bool(asked.corpus) == bool(asked.scores):
        about.error("give a CORPUS, or --scores")
    files = dict(asked.scores or [])
    sets = measured(asked.corpus) if asked.corpus else gathered(files)
    for name, held in sets.items():
        print(f"{name}, {held['pages']} pages")
        for figure, values in held["figures"].items():
            told = ", ".join(f"{system} {value:.3f}" for system, value in values.items())
            print(f"  {figure:<16}{told}")
    if asked.json:
        versions = {system: version(system) for system in files or ["newsparse"]}
        written = {"date": f"{date.today()}", "note": asked.note, "versions": versions, "sets": sets}
        asked.json.write_text(json.dumps(written, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
