"""How near articles come to what is known of a corpus's pages: figures between 0 and 1, by page."""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from newsparse import Article, parse
from tools.corpus import article_lines

Page = dict[str, Any]
Scores = dict[str, dict[str, float]]
"""Figure to the score of each page that it's known of."""

CONTAINED = 0.7
"""Share of the longer of two headlines that the shorter one is, where it's held in it and counts as the same."""


def pages(folder: Path) -> list[Page]:
    with (folder / "pages.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def bytes_of(folder: Path, page: Page) -> bytes:
    return gzip.decompress((folder / page["html"]).read_bytes())


def words(text: str | None) -> list[str]:
    folded = unicodedata.normalize("NFKC", text or "").casefold()
    return re.findall(
        "[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+", folded
    )


def overlap(true: list[str], got: list[str]) -> float:
    """F1 of two lists whose order doesn't count."""
    if not true or not got:
        return float(not true and not got)
    return 2 * sum((Counter(true) & Counter(got)).values()) / (len(true) + len(got))


def alike(true: str | None, got: str | None) -> bool:
    one, other = sorted((" ".join(words(true)), " ".join(words(got))), key=len)
    return bool(one) and one in other and len(one) >= CONTAINED * len(other)


def names(listed: list[str]) -> list[str]:
    return [" ".join(words(name)) for name in listed]


def days(moment: str) -> set[str]:
    """The day as written, and in UTC; some truths are no dates."""
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return {moment[:10]}
    return {moment[:10]} | ({str(when.astimezone(UTC).date())} if when.tzinfo else set())


def score_page(article: Article, truth: dict[str, Any]) -> dict[str, float]:
    """What is known of a whole page."""
    scores: dict[str, float] = {}
    if truth.get("body"):
        got = words(article.text)
        lead = words(article.standfirst)
        true = words(truth["body"])
        scores["body"] = max(overlap(true, got), overlap(true, lead + got))
    if truth.get("title"):
        scores["headline"] = float(alike(truth["title"], article.headline))
    if truth.get("authors"):
        scores["authors"] = overlap(names(truth["authors"]), names([author.name for author in article.authors]))
    if truth.get("published"):
        got_day = article.published.isoformat() if article.published is not None else ""
        scores["date"] = float(bool(got_day) and not days(truth["published"]).isdisjoint(days(got_day)))
    return scores


def score_lines(article: Article, page: Page, shown: list[int]) -> dict[str, float]:
    """What is known of a page labelled line by line, of which some lines were `shown`."""
    lines, labels = page["lines"], page["labels"]
    items = [
        (lines[item["h"]], item["stamp"])
        for block in labels["related"]
        for item in block["items"]
        if item["h"] in shown
    ]
    true = {" ".join(words(text.replace(stamp, " ") if stamp else text)): stamp for text, stamp in items}
    got = {" ".join(words(item.headline)): item.timestamp for item in article.related}
    scores = {
        "body": overlap(
            words(" ".join(lines[n] for a, b in labels["body"] for n in range(a, b + 1))), words(article.text)
        ),
        "authors": overlap(names(labels["authors"]), names([author.name for author in article.authors])),
        "related": overlap([*true], [*got]),
    }
    if any(true.values()):
        stamped = {name: stamp for name, stamp in true.items() if stamp}
        found = sum(bool(got.get(name)) and words(got[name]) == words(stamp) for name, stamp in stamped.items())
        scores["timestamps"] = found / len(stamped)
    if labels["headline"] is not None:
        scores["headline"] = float(alike(lines[labels["headline"]], article.headline))
    return scores


def gathered(listed: list[tuple[str, dict[str, float]]]) -> Scores:
    scores: Scores = {}
    for name, page in listed:
        for figure, score in page.items():
            scores.setdefault(figure, {})[name] = score
    return scores


def score_set(folder: Path) -> Scores:
    """A set of whole pages, parsed without source classes."""
    return gathered(
        [
            (page["id"], score_page(parse(bytes_of(folder, page), url=page["url"], source="generic"), page["truth"]))
            for page in pages(folder)
        ]
    )


def score_labelled(folder: Path) -> Scores:
    """A set of pages labelled line by line, as pages."""
    return gathered(
        [
            (
                page["id"],
                score_lines(parse(bytes_of(folder, page), source="generic"), page, all_lines(page)),
            )
            for page in pages(folder)
        ]
    )


def score_dumps(folder: Path, shown: Callable[[Page], list[int]]) -> Scores:
    """The same as dumps of the lines that are shown."""
    scored = []
    for page in pages(folder):
        kept = shown(page)
        article = parse("\n".join(page["lines"][line] for line in kept), source="generic")
        scored.append((page["id"], score_lines(article, page, kept)))
    return gathered(scored)


def all_lines(page: Page) -> list[int]:
    """What a dump of all visible lines shows."""
    return [*range(len(page["lines"]))]


def lines_of_article(page: Page) -> list[int]:
    """What a dump of the article and what trails it shows."""
    return article_lines(page["labels"])


FORMS: dict[str, Callable[[Path], Scores]] = {
    "html": score_labelled,
    "full dump": partial(score_dumps, shown=all_lines),
    "article dump": partial(score_dumps, shown=lines_of_article),
}
"""The ways in which a page that's labelled line by line is scored."""
