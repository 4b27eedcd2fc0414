"""A boosted forest of small trees, read from a data file: features in, a probability out.

`tools/train.py` makes the file. Its form: ``{"base": float, "trees": [node, ...]}``, where a node is a leaf's value,
or ``[feature, threshold, node where the feature is at most the threshold, node where it's more]``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any


class Forest:
    """A forest, ready to score."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.base: float = data["base"]
        self.trees: list[Any] = [freeze(tree) for tree in data["trees"]]

    def probability(self, vector: Sequence[float]) -> float:
        """How likely the answer is yes, 0 to 1."""
        total = self.base
        for node in self.trees:
            while type(node) is tuple:
                node = node[2] if vector[node[0]] <= node[1] else node[3]
            total += node
        return 1 / (1 + math.exp(-total)) if total > -700 else 0.0


def freeze(node: Any) -> Any:
    """JSON's lists as tuples, which are read faster."""
    return (node[0], node[1], freeze(node[2]), freeze(node[3])) if isinstance(node, list) else float(node)


@cache
def load(name: str) -> Forest:
    """The forest in data/`name`.json."""
    return Forest(json.loads((files("newsparse") / f"data/{name}.json").read_text("utf-8")))
