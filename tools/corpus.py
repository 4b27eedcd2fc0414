"""What tools read of a development corpus beside what tests read of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit


def site_of(url: str) -> str:
    """A page's publisher, by the end of its host; of what's no address, as where a page is known by its name, that."""
    return ".".join((urlsplit(url).hostname or url).split(".")[-2:])


def article_lines(labels: dict[str, Any]) -> list[int]:
    """The lines of a labelled page that make a dump of the article and what trails it."""
    keep = {labels["headline"], labels["published"], labels["updated"]}
    keep |= {*labels["standfirst"], *labels["byline"], *labels["captions"]}
    keep |= {n for first, last in labels["body"] for n in range(first, last + 1)}
    for block in labels["related"]:
        if block["place"] == "trailing":
            keep |= {block["label"]} | {item[key] for item in block["items"] for key in ("h", "t")}
    return sorted(n for n in keep if n is not None)
