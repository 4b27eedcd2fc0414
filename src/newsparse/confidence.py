"""How sure a value is: the share of values alike that were right on pages whose answers are known.

Forests and rules say of what they find how likely it is; what such a score is worth differs by field and rule. The map
in data/confidence.json has it, as `tools/calibrate.py` measured it on publishers that the forests hadn't seen. A value
of which nothing alike was measured has no confidence.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from newsparse.article import Origin
from newsparse.files import data_text

if TYPE_CHECKING:
    from newsparse.document import Kind

Curve = list[tuple[float, float]]
"""Scores and the shares right at them, both in rising order; between two points the share lies between theirs."""

Shares = Mapping[str, Mapping[str, Mapping[str, Mapping[str, Curve]]]]
"""Field, kind of document, `Origin.via` and `Origin.key` to a curve. The key `""` stands for all that have none."""


@cache
def measured_shares() -> Shares:
    """The map that was measured."""
    shares: Shares = json.loads(data_text("confidence.json"))
    return shares


def with_confidence(origins: Mapping[str, Origin], kind: Kind, shares: Shares | None = None) -> dict[str, Origin]:
    """Origins whose confidence is a measured share in place of the score of what found the value."""
    shares = measured_shares() if shares is None else shares
    sure: dict[str, Origin] = {}
    for path, origin in origins.items():
        share = share_of(shares, field_of(path), kind, origin, score_of(path, origin, sure))
        sure[path] = Origin(origin.via, origin.key, origin.raw, origin.start, origin.end, share)
    return sure


def field_of(path: str) -> str:
    """A path without its number: `related/headline` of `related/3/headline`."""
    name, _, rest = path.partition("/")
    part = rest.partition("/")[2]
    return f"{name}/{part}" if part else name


def score_of(path: str, origin: Origin, sure: Mapping[str, Origin]) -> float:
    """What was said of a value; of a related headline's timestamp, how sure its headline is; 0 where nothing was."""
    if origin.confidence is None and path.startswith("related/"):
        origin = sure.get(f"{path.rpartition('/')[0]}/headline", origin)
    return origin.confidence or 0.0


def share_of(shares: Shares, field: str, kind: Kind, origin: Origin, score: float) -> float | None:
    """The share right of a field's values from there with such a score; `None` where it wasn't measured."""
    rules = shares.get(field, {}).get(kind, {}).get(origin.via)
    return at(rules.get(origin.key or "", rules[""]), score) if rules is not None else None


def at(curve: Curve, score: float) -> float:
    """A curve's share at a score."""
    low, less = curve[0]
    if score <= low:
        return less
    for high, more in curve:
        if score < high:
            return round(less + (more - less) * (score - low) / (high - low), 3)
        low, less = high, more
    return less
