"""Two JSON values, one beside the other, for people to see where they differ."""

import json
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

AROUND = 2
"""Lines that are alike, shown before and after those that differ."""

KEPT = 30
"""Characters that are alike, shown before and after what differs within a long line."""

Opcode = tuple[str, int, int, int, int]


def same(one: Any, other: Any) -> bool:
    """Whether they are one JSON value: there `true` isn't 1."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def compare(expected: Any, got: Any, width: int, names: tuple[str, str] = ("expected", "got")) -> str:
    """Where the values differ: in two columns as `diff --side-by-side` shows it, where they fit the width in
    characters; else one above the other as `diff --unified` does. `names` are the columns' titles."""
    left, right = _lines(expected), _lines(got)
    groups = list(SequenceMatcher(None, left, right).get_grouped_opcodes(AROUND))
    column = max(map(len, [*left, names[0]]))
    if column + 3 + max(map(len, right)) <= width:
        rows = [(names[0], " ", names[1]), *_rows(left, right, groups)]
        return "\n".join(f"{one:<{column}} {mark} {other}".rstrip() for one, mark, other in rows)
    return "\n".join([f"- {names[0]}", f"+ {names[1]}", *_unified(left, right, groups)])


def side_by_side(expected: Any, got: Any) -> list[tuple[str, str, str]]:
    """Where the values differ, line beside line, with the marks of `diff --side-by-side` between them."""
    left, right = _lines(expected), _lines(got)
    return [*_rows(left, right, list(SequenceMatcher(None, left, right).get_grouped_opcodes(AROUND)))]


def _lines(value: Any) -> list[str]:
    return json.dumps(value, ensure_ascii=False, indent=2).split("\n")


def _rows(left: list[str], right: list[str], groups: list[list[Opcode]]) -> Iterator[tuple[str, str, str]]:
    for number, group in enumerate(groups):
        if number or group[0][1]:
            yield "...", " ", "..."
        for kind, a, a_end, b, b_end in group:
            for step in range(max(a_end - a, b_end - b)):
                on_left, on_right = a + step < a_end, b + step < b_end
                mark = " " if kind == "equal" else "|" if on_left and on_right else "<" if on_left else ">"
                yield left[a + step] if on_left else "", mark, right[b + step] if on_right else ""
    if groups and groups[-1][-1][2] < len(left):
        yield "...", " ", "..."


def _unified(left: list[str], right: list[str], groups: list[list[Opcode]]) -> Iterator[str]:
    for number, group in enumerate(groups):
        if number or group[0][1]:
            yield "  ..."
        for kind, a, a_end, b, b_end in group:
            old, new = left[a:a_end], right[b:b_end]
            if kind == "equal":
                yield from (f"  {line}" for line in old)
                continue
            if len(old) == len(new):
                pairs = [_shortened(one, other) for one, other in zip(old, new, strict=True)]
                old, new = [one for one, _ in pairs], [other for _, other in pairs]
            yield from (f"- {line}" for line in old)
            yield from (f"+ {line}" for line in new)
    if groups and groups[-1][-1][2] < len(left):
        yield "  ..."


def _shortened(one: str, other: str) -> tuple[str, str]:
    """Two lines without most of what they begin and end with alike."""
    head = _alike(one, other)
    tail = min(_alike(one[::-1], other[::-1]), min(len(one), len(other)) - head)
    return _around(one, head, tail), _around(other, head, tail)


def _alike(one: str, other: str) -> int:
    """How many characters they begin with alike."""
    shorter = min(len(one), len(other))
    return next((place for place in range(shorter) if one[place] != other[place]), shorter)


def _around(line: str, head: int, tail: int) -> str:
    before = line[:head] if head <= KEPT else "..." + line[head - KEPT : head]
    after = line[len(line) - tail :]
    return before + line[head : len(line) - tail] + (after if tail <= KEPT else after[:KEPT] + "...")
