"""A boosted forest of small trees, read from a data file: features in, probabilities out.

`tools/train.py` makes the file. Its form: ``{"base": float, "trees": [node, ...]}``, where a node is a leaf's value,
or ``[feature, threshold, node where the feature is at most the threshold, node where it's more]``.

All trees are asked at once about all blocks, without branches, as QuickScorer does it (Lucchese et al., SIGIR 2015): a
node that sends a block to its right rules out the leaves on its left, and the leftmost that remains is the answer.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from newsparse.files import data_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAVES = 16
"""Leaves of a tree at most: one bit of a word each."""

AT_ONCE = 256
"""Blocks that are judged at once: their numbers stay in the processor's cache, and memory small."""

ALWAYS = float("inf")
"""Threshold of a node that rules nothing out; it fills up trees that have fewer nodes than others."""


def lowest_bits() -> NDArray[np.uint8]:
    """Of each word of `LEAVES` bits, the place of its lowest bit."""
    words = np.arange(1 << LEAVES, dtype=np.uint32)
    places: NDArray[np.uint8] = np.log2(np.maximum(words & (~words + 1), 1)).astype(np.uint8)
    return places


class Forest:
    """A forest, ready to score. Raises `ValueError` for a tree of more than `LEAVES` leaves."""

    def __init__(self, data: dict[str, Any]) -> None:
        trees = [Tree(tree) for tree in data["trees"]]
        nodes = max((len(tree.nodes) for tree in trees), default=0)
        table = [[*tree.nodes, *[(0, ALWAYS, 0)] * (nodes - len(tree.nodes))] for tree in trees]
        shape = (len(trees), nodes)
        self.base: float = data["base"]
        self.shape = (nodes, len(trees), -1)
        # Node by node, all trees' first nodes first, so that each step runs over adjoining memory.
        self.features = np.array([[node[0] for node in row] for row in table], np.intp).reshape(shape).T.ravel()
        self.thresholds = (
            np.array([[node[1] for node in row] for row in table], np.float32).reshape(shape).T.reshape(-1, 1)
        )
        self.ruled_out = (
            np.array([[node[2] for node in row] for row in table], np.uint16).reshape(shape).T.reshape(-1, 1)
        )
        self.leaves = np.array([tree.leaves + [0.0] * (LEAVES - len(tree.leaves)) for tree in trees]).ravel()
        self.first_leaf = (np.arange(len(trees)) * LEAVES).reshape(-1, 1)

    def probabilities(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        """How likely the answer is yes, 0 to 1, by block. `columns` holds a row a feature and a column a block."""
        parts = [self.totals(columns[:, start : start + AT_ONCE]) for start in range(0, columns.shape[1], AT_ONCE)]
        likely: NDArray[np.float64] = 1 / (1 + np.exp(-np.concatenate([np.empty(0), *parts])))
        return likely

    def totals(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        """The sum of what the trees say of each block."""
        beyond = columns.take(self.features, axis=0) > self.thresholds
        out = np.bitwise_or.reduce((beyond * self.ruled_out).reshape(self.shape), axis=0)
        leaf = lowest().take(~out)
        said: NDArray[np.float64] = self.leaves.take(leaf + self.first_leaf).sum(axis=0)
        return self.base + said


class Tree:
    """A tree as a list of tests. `nodes` holds feature, threshold, and a bit for each leaf that's out where the feature
    is more than the threshold; `leaves` their values, from left to right."""

    def __init__(self, tree: Any) -> None:
        self.nodes: list[tuple[int, float, int]] = []
        self.leaves: list[float] = []
        self.read(tree)
        if len(self.leaves) > LEAVES:
            raise ValueError(f"a tree has {len(self.leaves)} leaves; at most {LEAVES} can be scored")

    def read(self, node: Any) -> None:
        """A node and all below it."""
        if not isinstance(node, list):
            self.leaves.append(float(node))
            return
        feature, threshold, left, right = node
        first = len(self.leaves)
        self.read(left)
        self.nodes.append((feature, threshold, (1 << len(self.leaves)) - (1 << first)))
        self.read(right)


lowest = cache(lowest_bits)


@cache
def load(name: str) -> Forest:
    """The forest in data/`name`.json."""
    return Forest(json.loads(data_text(f"{name}.json")))
