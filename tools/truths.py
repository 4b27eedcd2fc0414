"""Which of an article's values are right, by what a corpus knows of its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import attrs

from newsparse.article import Article, Origin, RelatedHeadline
from tests.scoring import days, pages, words

SETS = ("blocks", "fundus", "wcxb", "trafilatura", "mediacloud")

NEWS = ("blocks", "fundus", "mediacloud")
"""Sets of news alone; the others are mostly blogs."""

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
        for row in pages(corpus / name):
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
