"""What a corpus says of a page's lines: 1 where they are what a label says, 0 where not, -1 where it isn't known."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import numpy as np

from newsparse.segment.titles import likeness

Array = Any  # numpy.ndarray, which is not installed where types are checked


BYLINE = 100
"""Characters of a line that holds a known author's name and is the byline for it."""

SAME_HEADLINE = 0.85
"""Likeness from which a line is the known headline of a page whose lines are not labelled."""


def normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def by_body(texts: list[str], body: str) -> list[int]:
    """Labels of lines from the body's text: a line is body where its five-word runs are mostly in it."""
    whole = f" {normal(body)} "
    paragraphs = {normal(line) for line in body.split("\n")}
    labels = []
    for text in texts:
        words = normal(text).split()
        line = " ".join(words)
        if not words:
            labels.append(-1)
        elif line in paragraphs:
            labels.append(1)
        elif len(words) < 8:
            labels.append((1 if len(words) >= 5 else -1) if f" {line} " in whole else 0)
        else:
            runs = [" ".join(words[i : i + 5]) for i in range(len(words) - 4)]
            found = sum(f" {run} " in whole for run in runs) / len(runs)
            labels.append(1 if found >= 0.6 else 0 if found <= 0.2 else -1)
    return labels


def by_segments(texts: list[str], inside: list[str], outside: list[str]) -> list[int]:
    """Labels of the lines that hold segments known to be in the body, or out of it."""

    def label(text: str) -> int:
        if any(segment in text for segment in inside):
            return 1
        return 0 if any(segment in text for segment in outside) else -1

    return [label(text) for text in texts]


def by_hand(labels: dict[str, Any], count: int) -> dict[str, Array]:
    """Labels of a page whose lines were labelled by hand."""
    lines = {
        "body": [n for first, last in labels["body"] for n in range(first, last + 1)],
        "headline": [labels["headline"]],
        "byline": labels["byline"],
        "standfirst": labels["standfirst"],
        "caption": labels["captions"],
        "related": [item["h"] for block in labels["related"] for item in block["items"]],
    }
    known = {label: np.zeros(count, dtype=np.int8) for label in lines}
    for label, numbers in lines.items():
        known[label][[n for n in numbers if n is not None]] = 1
    return known


def by_truth(truth: dict[str, Any], texts: list[str]) -> dict[str, Array]:
    """Labels of a page of which body or segments, and the headline, are known."""
    known = {}
    if truth.get("body"):
        known["body"] = np.array(by_body(texts, truth["body"]), dtype=np.int8)
    elif truth.get("with"):
        known["body"] = np.array(by_segments(texts, truth["with"], truth.get("without") or []), dtype=np.int8)
    if truth.get("title"):
        same = [len(text) < 300 and likeness(text, truth["title"]) >= SAME_HEADLINE for text in texts]
        if any(same):
            known["headline"] = np.array(same, dtype=np.int8)
    names = [normal(name) for name in truth.get("authors") or [] if " " in name.strip()]
    if names:
        named = [len(text) < BYLINE and any(f" {name} " in f" {normal(text)} " for name in names) for text in texts]
        if any(named):
            known["byline"] = first_of(named)
    return known


def first_of(named: list[bool]) -> Array:
    """1 for the first line with an author's name; what follows may be a box about the author, and is unknown."""
    known = np.array([-1 if value else 0 for value in named], dtype=np.int8)
    known[named.index(True)] = 1
    return known


def brief_lines(known: dict[str, Array], paragraphs: int) -> list[int]:
    """The lines of a brief made of a page: headline, byline, the first paragraphs, a few related headlines.

    Real briefs are rare in the corpus, and a model that has seen none takes them for no article. Empty where it isn't
    known which lines are headline and body.
    """
    if "headline" not in known or "body" not in known:
        return []
    body = np.flatnonzero(known["body"] == 1)[:paragraphs]
    headline = np.flatnonzero(known["headline"] == 1)
    if not len(body) or not len(headline):
        return []
    keep = {int(headline[0]), *body.tolist()}
    keep.update(n for n in np.flatnonzero(known.get("byline", np.zeros(1)) == 1).tolist()[:1] if n < body[-1] + 3)
    if "related" in known:
        after = np.flatnonzero(known["related"] == 1)
        after = after[after > body[-1]][: paragraphs - 1]
        keep.update(n for at in after.tolist() for n in (at, at + 1) if n < len(known["body"]) and not known["body"][n])
    return sorted(keep)
