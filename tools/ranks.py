"""Fit the weights by which a dump's lines compete for the headline (segment/ranking.py).

`tools/train.py` calls this with the dumps that it trains on and what forests say of them that haven't seen their
publishers. The lines of a dump share one choice: a conditional logit.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs
import numpy as np
from scipy.optimize import minimize

from newsparse.segment.body import label_body
from newsparse.segment.draft import Draft
from newsparse.segment.ranking import FEATURES, candidates, none_vector, read_lead, vectors

Array = Any  # numpy.ndarray, which is not installed where types are checked

PENALTY = 1.0
"""Weight of the weights' squares against the likelihood of the answers."""


@attrs.define(eq=False)
class Choice:
    """A dump's lines that may be its headline, and which of them are; the first choice is to have none."""

    x: Array
    y: Array
    weight: float


def choice(draft: Draft, known: Sequence[int], weight: float) -> Choice | None:
    """The choice that a dump gives, whose forests have answered; `known` is 1 for its headline's lines. `None` where no
    line that is looked at is the headline."""
    label_body(draft)
    lead = read_lead(draft)
    lines = candidates(draft, lead)
    y = np.array([False, *(known[line] == 1 for line in lines)])
    return Choice(np.array([none_vector(), *vectors(draft, lines, lead)]), y, weight) if y.any() else None


def headless(choice: Choice, weight: float) -> Choice:
    """The same dump without its headline, which has none."""
    keep = ~choice.y
    return Choice(choice.x[keep], np.arange(keep.sum()) == 0, weight)


def fit(choices: list[Choice]) -> dict[str, float]:
    """The weights under which the right lines are likeliest."""
    x = np.vstack([one.x for one in choices])
    y = np.concatenate([one.y for one in choices])
    sizes = [len(one.y) for one in choices]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group = np.repeat(np.arange(len(choices)), sizes)
    weight = np.array([one.weight for one in choices])

    def loss(w: Array) -> tuple[float, Array]:
        score = x @ w
        share = np.exp(score - np.maximum.reduceat(score, starts)[group])
        every, right = np.add.reduceat(share, starts), np.add.reduceat(share * y, starts) + 1e-12
        slope = ((weight / right)[group] * share * y - (weight / every)[group] * share) @ x
        return float(PENALTY * w @ w - weight @ np.log(right / every)), 2 * PENALTY * w - slope

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B").x
    return {name: round(float(value), 3) for name, value in zip(FEATURES, found, strict=True)}
