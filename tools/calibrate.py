"""Measure how sure newsparse may be of what it finds: the share of values that are right, by field, rule and score.

    python -m tools.calibrate CORPUS --folds DIR            # figures only
    python -m tools.calibrate CORPUS --folds DIR --write    # and write src/newsparse/data/confidence.json, and
                                                            # docs/figures/confidence.json for tools/figures.py

CORPUS holds sets as folders, as for tools/train.py, which writes the folds' forests to DIR. Each page is parsed with
forests that have not seen its publisher: without its source, and again with it for what the source states. A page
labelled line by line is also parsed as two dumps: all its lines, and the article with what trails it.

The figures are those of a map that has not seen the publisher either: it's fitted on four parts of them and tried on
the fifth, in turn. The map that is written is fitted on all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from newsparse.api import article_of, read
from newsparse.confidence import field_of, with_confidence
from newsparse.errors import InputError
from newsparse.segment import trees
from newsparse.source import Generic
from tools.corpus import article_lines, site_of
from tools.curves import Said, fitted
from tools.truths import Form, Parsed, Truth, judged, truths

ROOT = Path(__file__).parents[1]
PARTS = 5
"""Parts of the publishers; a map is tried on each in turn."""


BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Where the rows of the table begin."""

KEPT = (0.0, 0.8, 0.9, 0.95)
"""Values of `min_confidence` whose effect is told."""


def parsed(corpus: Path, folds: Path) -> Iterator[Parsed]:
    """All documents of a corpus."""
    for url, (file, truth) in truths(corpus).items():
        site = site_of(url)
        with patch("newsparse.segment.view.load", unseeing(folds, site)):
            page = gzip.decompress(file.read_bytes())
            yield from parsed_as("page", page, site, truth, url=url, source="generic")
            for one in parsed_as("page", page, site, truth, url=url):
                one.origins = {path: origin for path, origin in one.origins.items() if origin.via == "source"}
                yield one
            if truth.labelled:
                yield from parsed_as("all lines", "\n".join(truth.labelled["lines"]), site, truth, source="generic")
                article = "\n".join(truth.labelled["lines"][n] for n in article_lines(truth.labelled["labels"]))
                yield from parsed_as("article", article, site, truth, source="generic")


def parsed_as(
    form: Form, data: bytes | str, site: str, truth: Truth, url: str | None = None, source: str | None = None
) -> Iterator[Parsed]:
    """One document, or none: where no source is named, and none fits."""
    try:
        reading = read(data, url=url, source=source)
    except InputError:
        return
    if source is None and isinstance(reading.source, Generic):
        return
    article = article_of(reading)
    yield Parsed(site, reading.document.kind, reading.origin, judged(article, truth, form), truth.news)


def unseeing(folds: Path, site: str) -> Any:
    """A loader of the forests that have not seen a site; those of the package, where none has."""

    def load(name: str) -> trees.Forest:
        folder = folder_of(folds, name.rpartition("_")[2]).get(site)
        return forest(folder / f"{name}.json") if folder is not None else trees.load(name)

    return load


@cache
def folder_of(folds: Path, kind: str) -> dict[str, Path]:
    listed = sorted(folds.glob(f"*/sites_{kind}.json"))
    return {site: file.parent for file in listed for site in json.loads(file.read_text("utf-8"))}


@cache
def forest(file: Path) -> trees.Forest:
    return trees.Forest(json.loads(file.read_text("utf-8")))


Tried = dict[tuple[str, str], list[Said]]
"""By group and field, how sure each value was said to be by a map that has not seen its publisher."""


def tried(documents: list[Parsed]) -> Tried:
    """Of all pages, of those that are news, and of dumps."""
    said: Tried = defaultdict(list)
    part = {one.site: zlib.crc32(one.site.encode()) % PARTS for one in documents}
    for number in range(PARTS):
        shares = fitted(one for one in documents if part[one.site] != number)
        for one in documents:
            if part[one.site] != number:
                continue
            for path, origin in with_confidence(one.origins, one.kind, shares).items():
                if path in one.right and origin.confidence is not None:
                    for group in groups_of(one):
                        said[group, field_of(path)].append((origin.confidence, one.right[path]))
    return said


def groups_of(one: Parsed) -> tuple[str, ...]:
    if one.kind == "text":
        return ("dumps",)
    return ("pages", "news pages") if one.news else ("pages",)


def band_rows(said: Tried) -> list[dict[str, Any]]:
    """Said and right, band by band."""
    rows = []
    for (group, field), values in sorted(said.items()):
        bands: dict[float, list[Said]] = defaultdict(list)
        for share, right in values:
            bands[max(band for band in BANDS if band <= share)].append((share, right))
        rows += [{"group": group, "field": field, "from": band, **means(part)} for band, part in sorted(bands.items())]
    return rows


def kept_rows(said: Tried) -> list[dict[str, Any]]:
    """What `min_confidence` keeps, and how much of that is right."""
    rows = []
    for (group, field), values in sorted(said.items()):
        for least in KEPT:
            part = [(share, right) for share, right in values if share >= least]
            kept = round(len(part) / len(values), 4)
            rows.append({"group": group, "field": field, "least": least, "kept": kept, **means(part)})
    return rows


def means(part: list[Said]) -> dict[str, Any]:
    """How many values, how sure on the whole, and the share right."""
    count = len(part)
    said, right = (round(sum(float(value[n]) for value in part) / count, 4) if part else None for n in (0, 1))
    return {"count": count, "said": said, "right": right}


def main() -> None:
    about = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    about.add_argument("corpus", type=Path, metavar="CORPUS")
    about.add_argument("--folds", type=Path, required=True, metavar="DIR")
    about.add_argument("--write", action="store_true")
    asked = about.parse_args()
    documents = [*parsed(asked.corpus, asked.folds)]
    said = tried(documents)
    rows = band_rows(said)
    for row in rows:
        print("{group}: {field}: from {from}: {count}, said {said:.3f}, right {right:.3f}".format(**row))
    if asked.write:
        told = {"date": f"{date.today()}", "bands": rows, "kept": kept_rows(said)}
        (ROOT / "docs/figures/confidence.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
        shares = json.dumps(fitted(documents), separators=(",", ":"))
        (ROOT / "src/newsparse/data/confidence.json").write_text(shares + "\n", "utf-8")


if __name__ == "__main__":
    main()
