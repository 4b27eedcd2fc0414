"""Where an article's values came from: by path, as in `related/3/published`, the spans and the origin in words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs

from newsparse.report.lines import named, percent
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.reasons import explain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsparse.article import Article, Origin
    from newsparse.fields.reading import Reading

WHOLE = {
    "headline": frozenset((Label.HEADLINE,)),
    "standfirst": frozenset((Label.STANDFIRST,)),
    "byline": frozenset((Label.BYLINE,)),
    "topics": frozenset((Label.TAG,)),
}
"""Fields that are made of all spans with a label; their origin names the first."""

RUNS = {"body": BODY_LABELS, "corrections": frozenset((Label.CORRECTION,))}
"""Fields whose items are runs of spans; an item's origin names its first."""

VIA = {
    "span": "read from the text",
    "source": "stated by the source",
    "metadata": "from the page's metadata",
    "derived": "worked out",
}


@attrs.frozen
class Trace:
    """Where one value came from."""

    spans: tuple[int, ...] = ()
    """Numbers of the spans, in reading order."""
    origin: Origin | None = None
    """`None` for what is made of parts with origins of their own."""

    def to_dict(self, path: str) -> dict[str, Any]:
        """What the report says of it when it's pointed at."""
        said: dict[str, Any] = {"name": path_name(path), "spans": list(self.spans)}
        if self.origin is not None:
            said["via"] = VIA[self.origin.via]
            said["key"] = self.origin.key
            if self.origin.via == "span" and self.origin.key:
                said["why"] = explain(self.origin.key)
            if self.origin.raw is not None and (not self.spans or self.origin.via == "metadata"):
                said["raw"] = self.origin.raw
            if self.origin.confidence is not None:
                said["sure"] = percent(self.origin.confidence)
        return said


def traces_of(reading: Reading, article: Article) -> dict[str, Trace]:
    """The traces of all values that say where they came from, and of the lists they make up."""
    places = Places(reading)
    traces = {path: Trace(places.of(path, origin), origin) for path, origin in article.origin.items()}
    complete_runs(traces, reading)
    for number in range(len(article.related)):
        title = places.title_of(traces.get(f"related/{number}/headline"))
        if title is not None:
            traces[f"related/{number}/label"] = Trace((title,))
    captions = places.labelled(frozenset((Label.CAPTION,)))
    if captions and article.images:
        traces["images/captions"] = Trace(captions)
    add_wholes(traces)
    return traces


class Places:
    """Finds spans by their offsets and labels."""

    def __init__(self, reading: Reading) -> None:
        self.spans = reading.spans
        blocks = reading.document.blocks
        self.starts = [blocks[span.block].start + span.start for span in reading.spans]
        self.ends = [blocks[span.block].start + span.end for span in reading.spans]
        self.titles = {
            span.item[0]: number for number, span in enumerate(self.spans) if span.item is not None and span.item[1] < 0
        }

    def of(self, path: str, origin: Origin) -> tuple[int, ...]:
        """The spans that a value was read from."""
        if origin.start is None or origin.end is None:
            return ()
        if path in WHOLE:
            return self.labelled(WHOLE[path])
        return tuple(range(bisect_right(self.ends, origin.start), bisect_left(self.starts, origin.end)))

    def labelled(self, labels: frozenset[Label]) -> tuple[int, ...]:
        """The spans with one of these labels."""
        return tuple(number for number, span in enumerate(self.spans) if span.label in labels)

    def title_of(self, headline: Trace | None) -> int | None:
        """The title of the list that a related headline stands in."""
        item = self.spans[headline.spans[0]].item if headline is not None and headline.spans else None
        return self.titles.get(item[0]) if item is not None else None


def complete_runs(traces: dict[str, Trace], reading: Reading) -> None:
    """Give the items of runs all their spans: those up to the next item."""
    for field, labels in RUNS.items():
        items = [path for path in traces if path.startswith(f"{field}/") and traces[path].spans]
        firsts = [traces[path].spans[0] for path in items]
        for path, (first, end) in zip(items, pairwise([*firsts, len(reading.spans)]), strict=True):
            held = (number for number in range(first, end) if reading.spans[number].label in labels)
            traces[path] = attrs.evolve(traces[path], spans=tuple(held))


def add_wholes(traces: dict[str, Trace]) -> None:
    """Add what is made of parts: a list out of its items, an item out of its values."""
    parts: dict[str, set[int]] = {}
    for path, trace in traces.items():
        for whole in wholes(path):
            parts.setdefault(whole, set()).update(trace.spans)
    for whole, spans in parts.items():
        known = traces.get(whole)
        if known is None or not known.spans:
            traces[whole] = Trace(tuple(sorted(spans)), known.origin if known is not None else None)


def wholes(path: str) -> Iterable[str]:
    """The paths above a path."""
    names = path.split("/")
    return ("/".join(names[:count]) for count in range(1, len(names)))


def path_name(path: str) -> str:
    """A path for people, who count from 1."""
    return " ".join(str(int(name) + 1) if name.isdigit() else named(name) for name in path.split("/"))


def facts_of(traces: Mapping[str, Trace]) -> dict[str, dict[str, Any]]:
    """What the report says of each value when it's pointed at."""
    return {path: trace.to_dict(path) for path, trace in traces.items()}
