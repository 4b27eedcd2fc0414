"""The map from where a value was read, and its score, to how sure it is: fitted to values that are known to be right or
wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from newsparse.confidence import Curve, Shares, field_of, score_of, with_confidence
from tools.truths import Parsed

LEAST = 15
"""Values from one kind of place below which nothing is said of them."""

LEAST_RULE = 5
"""Values of a rule below which it counts as all others do."""

BIN, POINTS = 40, 20
"""Values next to one another by their scores that give a point of a curve, at least, and a curve's points at most."""

RARE, FEW = 20.0, 4.0
"""Values that a field's mean counts for beside those of a rule, and that a rule's counts for beside those of a bin."""

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
