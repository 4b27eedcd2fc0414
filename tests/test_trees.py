"""Forests answer as their trees say, whichever way they are asked."""

from __future__ import annotations

import math
import random
from typing import Any

import numpy as np
import pytest

from newsparse.segment import trees
from newsparse.segment.trees import Forest

FEATURES = 7


def grown(turns: random.Random, leaves: int) -> Any:
    """A tree of so many leaves, in the form of the data files."""
    if leaves == 1:
        return turns.uniform(-2, 2)
    left = turns.randint(1, leaves - 1)
    return [turns.randrange(FEATURES), turns.uniform(-1, 1), grown(turns, left), grown(turns, leaves - left)]


def walked(node: Any, values: list[float]) -> float:
    """The leaf that the branches lead to."""
    while isinstance(node, list):
        node = node[2] if values[node[0]] <= np.float32(node[1]) else node[3]
    return float(node)


@pytest.mark.parametrize("blocks", [0, 1, trees.AT_ONCE, 2 * trees.AT_ONCE + 3])
def test_a_forest_says_what_its_trees_say(blocks: int) -> None:
    turns = random.Random(blocks)
    data: dict[str, Any] = {"base": -0.3, "trees": [grown(turns, turns.randint(1, trees.LEAVES)) for _ in range(20)]}
    columns = np.random.default_rng(blocks).uniform(-1.2, 1.2, (FEATURES, blocks)).astype(np.float32)
    got = Forest(data).probabilities(columns)
    totals = [-0.3 + sum(walked(tree, column) for tree in data["trees"]) for column in columns.T.tolist()]
    assert got.tolist() == pytest.approx([1 / (1 + math.exp(-total)) for total in totals])


def test_a_value_at_the_threshold_goes_left() -> None:
    forest = Forest({"base": 0.0, "trees": [[0, 0.5, -3.0, 3.0]]})
    low, high = forest.probabilities(np.array([[0.5, 0.5001]], np.float32))
    assert low < 0.5 < high


def test_too_large_a_tree_is_refused() -> None:
    with pytest.raises(ValueError, match="17 leaves"):
        Forest({"base": 0.0, "trees": [grown(random.Random(1), trees.LEAVES + 1)]})
