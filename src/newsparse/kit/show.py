"""An input's lines, the labels that they have, and the fields of the article that were read from them."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.fields.reading import Reading


@attrs.frozen
class Shown:
    """A span of the input."""

    text: str
    label: str
    rule: str
    """The rule, or the source's attribute, that gave the label."""
    fields: tuple[str, ...] = ()
    """Paths of the article's values that were read from it, as in ``related/3/published``."""


def side_by_side(reading: Reading, article: Article) -> list[Shown]:
    """All spans of the input in reading order. What was read from several of them stands beside the first."""
    blocks = reading.document.blocks
    starts = [blocks[span.block].start + span.start for span in reading.spans]
    fields: dict[int, list[str]] = {}
    for path, origin in article.origin.items():
        if origin.start is not None:
            fields.setdefault(bisect_right(starts, origin.start) - 1, []).append(path)
    return [
        Shown(
            " ".join(blocks[span.block].text[span.start : span.end].split()),
            str(span.label),
            span.rule,
            tuple(fields.get(number, ())),
        )
        for number, span in enumerate(reading.spans)
    ]


def elsewhere(article: Article) -> dict[str, Any]:
    """What wasn't read from the input's lines, with where it's from: ``section (jsonld:articleSection)``."""
    values = article.to_dict()
    return {
        f"{path} ({origin.key})" if origin.key else path: values[path]
        for path, origin in article.origin.items()
        if origin.start is None and path in values
    }
