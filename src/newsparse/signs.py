"""Signs by which a source knows its dumps, and a fast search for them.

Most dumps hold no sign of most sources. A sign therefore names literals of which one must stand in any text that it
matches; where none does, its pattern is neither compiled nor run.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from newsparse.labellers import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NEEDED = 2
"""Signs that a dump must hold: one alone may be a citation."""

ATOM = re.compile(
    r"\\(?P<escaped>[^a-zA-Z0-9])"  # an escaped literal
    r"|(?P<other>\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|\d{1,3}|.)"  # a character by its number, a reference, a class
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|[.^$])"
    r"|(?P<bracket>[()|])"
    r"|(?P<quantifier>[*+?]|\{[\d,]*\})"
    r"|(?P<plain>.)",
    re.S,
)

UNREADABLE = re.compile(r"\A\(\?[a-zA-Z]+\)|\(\?#")
"""Flags set within the pattern, and comments, which may hold brackets."""

FOLDS_STRANGELY = frozenset("iks")
"""ASCII letters that match one outside ASCII when case is ignored: dotless i, the Kelvin sign, long s."""


class Sign:
    """One pattern of `Source.signs`."""

    def __init__(self, regex: str, flags: int = 0, needs: Iterable[str] | None = None) -> None:
        self.regex = regex
        self.flags = flags
        self.needs = tuple(literals(regex, flags) if needs is None else needs)
        """One of them stands in every text that the sign matches, in lower case where case is ignored; empty where
        there's no such set."""
        self.folds = bool(flags & re.IGNORECASE)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return Pattern(self.regex, self.flags).compiled

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where it stands, as whole words: `Example` isn't found in `Examples`."""
        for match in self.pattern.finditer(text):
            start, end = match.span()
            if not joined(text, start) and not joined(text, end):
                yield start, end


class Text:
    """A dump that is searched for the signs of many sources."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        return self.text.lower()

    def may_hold(self, sign: Sign) -> bool:
        """False where the text lacks what the sign needs."""
        if not sign.needs:
            return True
        text = self.folded if sign.folds else self.text
        return any(literal in text for literal in sign.needs)

    def count(self, signs: Sequence[Sign]) -> int:
        """How many of the signs it holds, each at a place of its own; 0 where they are fewer than `NEEDED`."""
        if (misses := len(signs) - NEEDED) < 0:  # how many may be missing
            return 0
        likely = []
        for sign in signs:
            if self.may_hold(sign):
                likely.append(sign)
            elif (misses := misses - 1) < 0:
                return 0
        taken: list[tuple[int, int]] = []
        for sign in likely:
            for start, end in sign.places(self.text):
                if all(end <= first or start >= last for first, last in taken):
                    taken.append((start, end))
                    break
        return len(taken) if len(taken) >= NEEDED else 0


def joined(text: str, at: int) -> bool:
    """Whether a word goes on across the place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def literals(regex: str, flags: int) -> list[str]:
    """For each alternative of a regular expression, a literal that its matches hold; empty where one has none.

    Only what stands outside groups counts, so the answer is sound, if not always the best.
    """
    if flags & re.VERBOSE or UNREADABLE.search(regex):
        return []
    found = [max(runs(branch, bool(flags & re.IGNORECASE)), key=len, default="") for branch in branches(regex)]
    return found if all(found) else []


def branches(regex: str) -> Iterator[list[re.Match[str]]]:
    """The atoms of each top-level alternative; a group is left as its closing bracket."""
    branch: list[re.Match[str]] = []
    depth = 0
    for atom in ATOM.finditer(regex):
        bracket = atom["bracket"]
        depth += (bracket == "(") - (bracket == ")")
        if bracket == "|" and not depth:
            yield branch
            branch = []
        elif not depth:
            branch.append(atom)
    yield branch


def runs(atoms: Sequence[re.Match[str]], folds: bool) -> Iterator[str]:
    """Runs of literal characters that must all be there."""
    run = ""
    for atom in atoms:
        char = atom["escaped"] or atom["plain"]
        if atom["quantifier"]:  # the atom before it may be missing or repeated; a `+` after a `+` is possessive
            yield run[:-1]
            run = ""
        elif char is None or (folds and (not char.isascii() or char.lower() in FOLDS_STRANGELY)):
            yield run
            run = ""
        else:
            run += char.lower() if folds else char
    yield run
