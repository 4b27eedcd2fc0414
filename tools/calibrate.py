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
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch
from urllib.parse import urlsplit

import attrs

from newsparse.api import article_of, read
from newsparse.article import Article, Origin, RelatedHeadline
from newsparse.confidence import Curve, Shares, field_of, score_of, with_confidence
from newsparse.errors import InputError
from newsparse.segment import trees
from newsparse.source import Generic
from tests.scoring import days, words

ROOT = Path(__file__).parents[1]
SETS = ("blocks", "fundus", "wcxb", "trafilatura", "mediacloud")
NEWS = ("blocks", "fundus", "mediacloud")
"""Sets of news alone; the others are mostly blogs."""
PARTS = 5
"""Parts of the publishers; a map is tried on each in turn."""

LEAST = 15
"""Values from one kind of place below which nothing is said of them."""
LEAST_RULE = 5
"""Values of a rule below which it counts as all others do."""
BIN, POINTS = 40, 20
"""Values next to one another by their scores that give a point of a curve, at least, and a curve's points at most."""
RARE, FEW = 20.0, 4.0
"""Values that a field's mean counts for beside those of a rule, and that a rule's counts for beside those of a bin."""

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95)
"""Where the rows of the table begin."""

KEPT = (0.0, 0.8, 0.9, 0.95)
"""Values of `min_confidence` whose effect is told."""

CONTAINED = {"title": 0.7, "related": 0.6, "timestamp": 0.5}
"""Share of the longer of two texts that the shorter one is, where it's held in it and counts as the same."""
RUN, MOSTLY = 4, 0.5
"""Words of a run, and the share of a paragraph's runs in the true text from which it belongs there."""
NAMES = re.compile(r"\s*(?:[,;/|&]|\band\b|\bund\b|\bet\b)\s*")
"""What parts names where the truth packs several, or a degree, into one."""

Form = Literal["page", "all lines", "article"]


@attrs.define(eq=False)
class Truth:
    """What is known of a page, of all sets that hold it; `None` is unknown."""

    titles: list[str] = attrs.Factory(list)
    authors: set[str] | None = None
    days: set[str] = attrs.Factory(set)
    bodies: list[str] = attrs.Factory(list)
    labelled: dict[str, Any] | None = None
    """The page's row where its lines are labelled."""
    news: bool = False
    """Whether it's of the sets that hold news only."""


@attrs.define(eq=False)
class Parsed:
    """A document as it was parsed, and which of its values are right."""

    site: str
    kind: Literal["page", "text"]
    origins: dict[str, Origin]
    right: dict[str, bool]
    news: bool


# --- what is right ---------------------------------------------------------------------------------------------------


def norm(text: str | None) -> str:
    return " ".join(words(text))


def alike(true: str | None, got: str | None, least: float) -> bool:
    """Whether two texts are one, or one holds the other, of which it's at least that share."""
    one, other = sorted((norm(true), norm(got)), key=len)
    return bool(one) and one in other and len(one) >= least * len(other)


def names_of(listed: list[str], *, apart: bool) -> set[str]:
    parts = [part for name in listed for part in (NAMES.split(name) if apart else [name]) if part]
    full = [part for part in parts if " " in part.strip()]
    return {norm(part) for part in full or parts}


def truths(corpus: Path) -> dict[str, tuple[Path, Truth]]:
    """Page and truth by address."""
    found: dict[str, tuple[Path, Truth]] = {}
    for name in SETS:
        with (corpus / name / "pages.jsonl").open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                _, truth = found.setdefault(row["url"] or row["id"], (corpus / name / row["html"], Truth()))
                truth.news |= name in NEWS
                if "labels" in row:
                    add_labels(truth, row)
                else:
                    add_truth(truth, row["truth"], name)
    return found


def add_labels(truth: Truth, row: dict[str, Any]) -> None:
    lines, labels = row["lines"], row["labels"]
    truth.labelled = row
    if labels["headline"] is not None:
        truth.titles.append(lines[labels["headline"]])
    if labels["authors"]:
        truth.authors = names_of(labels["authors"], apart=False)
    text = [lines[n] for n in labels["standfirst"]]
    truth.bodies.append(
        "\n".join([*text, *(lines[n] for first, last in labels["body"] for n in range(first, last + 1))])
    )


def add_truth(truth: Truth, known: dict[str, Any], name: str) -> None:
    if known.get("title"):
        truth.titles.append(known["title"])
    authors = known.get("authors") or []
    if authors and not (name == "trafilatura" and not any(" " in author for author in authors)):  # user names
        truth.authors = (truth.authors or set()) | names_of(authors, apart=name != "fundus")
    if known.get("published"):
        truth.days |= days(known["published"])
    if known.get("body"):
        truth.bodies.append("\n".join([*(known.get("standfirst") or []), known["body"]]))


def judged(article: Article, truth: Truth, form: Form) -> dict[str, bool]:
    """Which of an article's values are right, by path; of what isn't known nothing is said."""
    right: dict[str, bool] = {}
    if truth.titles:
        right["headline"] = any(alike(title, article.headline, CONTAINED["title"]) for title in truth.titles)
    if truth.days and article.published is not None:
        right["published"] = not truth.days.isdisjoint(days(article.published.isoformat()))
    names = truth.authors or set()
    if truth.authors is not None or (truth.labelled and form != "page"):  # metadata may name whom no line names
        right |= {f"authors/{n}/name": norm(author.name) in names for n, author in enumerate(article.authors)}
        right["byline"] = any(f" {name} " in f" {norm(article.byline)} " for name in names)
    if truth.labelled:
        right["byline"] = right.get("byline", False) or is_labelled(article.byline, truth.labelled, "byline")
        right["standfirst"] = is_labelled(article.standfirst, truth.labelled, "standfirst")
        right |= judged_related(article, truth.labelled, form)
    right |= judged_body(article, truth.bodies)
    return right


def is_labelled(text: str | None, row: dict[str, Any], label: str) -> bool:
    """Whether each line of a text is, or stands in, a line that's labelled so."""
    true = [norm(row["lines"][n]) for n in row["labels"][label]]
    return all(any(norm(line) in one for one in true) for line in (text or "").split("\n"))


def judged_body(article: Article, bodies: list[str]) -> dict[str, bool]:
    """A paragraph is right where most of its runs of words are in a true body, or where it's a line of it."""
    if not bodies:
        return {}
    runs = {run for body in bodies for run in runs_of(body)}
    lines = {norm(line) for body in bodies for line in body.split("\n")}
    right = {}
    for number, paragraph in enumerate(article.body):
        own = [*runs_of(paragraph.text)]
        inside = sum(run in runs for run in own) >= MOSTLY * len(own) if own else False
        right[f"body/{number}"] = inside or norm(paragraph.text) in lines
    return right


def runs_of(text: str) -> Iterator[tuple[str, ...]]:
    said = words(text)
    return (tuple(said[n : n + RUN]) for n in range(len(said) - RUN + 1))


def judged_related(article: Article, row: dict[str, Any], form: Form) -> dict[str, bool]:
    """Items are matched with the labelled ones, each once, by headline; then their timestamps and days."""
    left = items_of(row, form)
    names = [norm(item.headline) for item in article.related]
    matched = {name: left.pop(name) for name in dict.fromkeys(names) if name in left}
    for name in names:
        key = next((key for key in left if alike(key, name, CONTAINED["related"])), None)
        if name not in matched and key is not None:
            matched[name] = left.pop(key)
    right: dict[str, bool] = {}
    for number, (name, item) in enumerate(zip(names, article.related, strict=True)):
        right |= judged_item(f"related/{number}", item, matched.get(name))
    return right


def items_of(row: dict[str, Any], form: Form) -> dict[str, dict[str, Any]]:
    """The labelled items by headline; in a dump of the article, those that trail it."""
    items: dict[str, dict[str, Any]] = {}
    for block in row["labels"]["related"]:
        for item in block["items"] if form != "article" or block["place"] == "trailing" else ():
            text = row["lines"][item["h"]]
            own = text.replace(item["stamp"], " ") if item["stamp"] and item["t"] == item["h"] else text
            if not items.setdefault(norm(own), item)["stamp"]:
                items[norm(own)] = item
    return items


def judged_item(path: str, item: RelatedHeadline, true: dict[str, Any] | None) -> dict[str, bool]:
    stamped = true is not None and alike(true["stamp"], item.timestamp, CONTAINED["timestamp"])
    day = true["date"] if true is not None and stamped else ""
    return {
        f"{path}/headline": true is not None,
        f"{path}/timestamp": stamped,
        f"{path}/published": bool(day) and item.published is not None and item.published.isoformat().startswith(day),
    }


# --- what newsparse says ---------------------------------------------------------------------------------------------


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
                yield from parsed_as("article", article_lines(truth.labelled), site, truth, source="generic")


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


def article_lines(row: dict[str, Any]) -> str:
    """The dump of the article and what trails it."""
    labels = row["labels"]
    keep = {labels["headline"], labels["published"], labels["updated"]}
    keep |= {*labels["standfirst"], *labels["byline"], *labels["captions"]}
    keep |= {n for first, last in labels["body"] for n in range(first, last + 1)}
    for block in labels["related"]:
        if block["place"] == "trailing":
            keep |= {block["label"]} | {item[key] for item in block["items"] for key in ("h", "t")}
    return "\n".join(row["lines"][n] for n in sorted(n for n in keep if n is not None))


def site_of(url: str) -> str:
    """As in tools/train.py."""
    return ".".join((urlsplit(url).hostname or url).split(".")[-2:])


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


# --- fitting ---------------------------------------------------------------------------------------------------------

Said = tuple[float, bool]
"""A score, and whether the value was right."""


def fitted(documents: Iterable[Parsed]) -> Shares:
    """The map: headlines of lists first, as their timestamps go by how sure these are."""
    documents = [*documents]
    shares = fitted_once(documents, {})
    return fitted_once(documents, shares)


def fitted_once(documents: list[Parsed], known: Shares) -> Shares:
    said: dict[tuple[str, str, str], dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for one in documents:
        sure = with_confidence(one.origins, one.kind, known)
        for path, right in one.right.items():
            if (origin := one.origins.get(path)) is not None:
                rule = "" if origin.via == "source" else origin.key or ""
                score = score_of(path, origin, sure)
                said[field_of(path), one.kind, origin.via][rule].append((score, right))
    shares: dict[str, Any] = {}
    for (field, kind, via), rules in sorted(said.items()):
        if sum(map(len, rules.values())) >= LEAST:
            shares.setdefault(field, {}).setdefault(kind, {})[via] = curves(rules)
    return shares


def curves(rules: dict[str, list[Said]]) -> dict[str, Curve]:
    """A curve for each rule, and one for all others: the share of all."""
    everything = [right for said in rules.values() for _, right in said]
    mean = smoothed(sum(everything), len(everything), 0.5, 1.0)
    made = {rule: curve(said, mean) for rule, said in sorted(rules.items()) if rule and len(said) >= LEAST_RULE}
    return {"": [(0.0, round(mean, 3))], **made}


def curve(said: list[Said], mean: float) -> Curve:
    """The share right by score, never falling: bins next to one another are joined until it doesn't."""
    own = smoothed(sum(right for _, right in said), len(said), mean, RARE)
    joined: list[tuple[float, float, int]] = []  # mean score, share, count
    for score, right, count in bins(said):
        joined.append((score, smoothed(right, count, own, FEW), count))
        while len(joined) > 1 and joined[-2][1] >= joined[-1][1]:
            one, other = joined[-2:]
            both = one[2] + other[2]
            score, share = ((one[n] * one[2] + other[n] * other[2]) / both for n in (0, 1))
            joined[-2:] = [(score, share, both)]
    return [(round(score, 3), round(share, 3)) for score, share, _ in joined]


def bins(said: list[Said]) -> Iterator[tuple[float, int, int]]:
    """Mean score, values right and values, of values next to one another by their scores."""
    ordered = sorted(said)
    least = max(BIN, len(ordered) // POINTS)
    start = 0
    for end in range(1, len(ordered) + 1):
        last = end == len(ordered)
        apart = not last and ordered[end][0] > ordered[end - 1][0] and end - start >= least <= len(ordered) - end
        if last or apart:
            part = ordered[start:end]
            yield sum(score for score, _ in part) / len(part), sum(right for _, right in part), len(part)
            start = end


def smoothed(right: int, count: int, prior: float, weight: float) -> float:
    """The share right, with a share that's expected counted in as so many values; and half a wrong one, since nothing
    is wholly sure."""
    return (right + weight * prior) / (count + weight + 0.5)


# --- trying ----------------------------------------------------------------------------------------------------------

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
