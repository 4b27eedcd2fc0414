"""Signs by which a source knows its dumps, and a fast search for them.

Most dumps hold no sign of most sources. A sign therefore names words of which one must stand in any text that it
matches; where none does, its pattern is neither compiled nor run.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from newsparse.labellers import Pattern

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

Owner = TypeVar("Owner", bound="Hashable")

NEEDED = 2
"""Signs that a dump must hold: one alone may be a citation."""

WORD = re.compile(r"[^\W_]+")

ATOM = re.compile(
    r"\\(?P<escaped>[^a-zA-Z0-9])"  # an escaped literal
    r"|(?P<edge>\\[bsWAZ]|[\^$\n])"  # what no word goes on across
    r"|(?P<other>\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|\d{1,3}|.)"  # a character by its number, a reference, a class
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\.)"
    r"|(?P<bracket>[()|])"
    r"|(?P<quantifier>[*+?]|\{[\d,]*\})"
    r"|(?P<plain>.)",
    re.S,
)

UNREADABLE = re.compile(r"\A\(\?[a-zA-Z]+\)|\(\?#")
"""Flags set within the pattern, and comments, which may hold brackets."""

FOLDS_STRANGELY = frozenset("iks")
"""ASCII letters that match one outside ASCII when case is ignored: dotless i, the Kelvin sign, long s."""

UNKNOWN = "\0"
"""Stands for what a pattern leaves open."""

WHOLE_WORD = re.compile(rf"(?<![^\W_])(?<!{UNKNOWN})[^\W_]+(?![^\W_])(?!{UNKNOWN})")


class Sign:
    """One pattern of `Source.signs`."""

    def __init__(self, regex: str, flags: int = 0, needs: Iterable[str] | None = None) -> None:
        self.regex = regex
        self.flags = flags
        self.needs = tuple(needed_words(regex, flags) if needs is None else needs)
        """One of them is a word of every text that holds the sign, in lower case where case is ignored; empty where
        nothing can be said."""
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


class SignTable(Generic[Owner]):
    """The signs of many sources, to be searched for at once."""

    def __init__(self, signs: Mapping[Owner, Sequence[Sign]]) -> None:
        self._signs = signs
        self._always: list[tuple[Owner, Sign]] = []
        self._by_word: dict[str, list[tuple[Owner, Sign]]] = {}
        self._by_folded: dict[str, list[tuple[Owner, Sign]]] = {}
        for owner, owned in signs.items():
            for sign in owned:
                table = self._by_folded if sign.folds else self._by_word
                for word in sign.needs:
                    table.setdefault(word, []).append((owner, sign))
                if not sign.needs:
                    self._always.append((owner, sign))

    def counts(self, text: str) -> dict[Owner, int]:
        """How many signs of each the text holds, each at a place of its own; only those that have `NEEDED`."""
        counts = {}
        for owner, likely in self.likely(text).items():
            if len(likely) >= NEEDED:
                count = apart(text, (sign for sign in self._signs[owner] if sign in likely))
                if count >= NEEDED:
                    counts[owner] = count
        return counts

    def likely(self, text: str) -> dict[Owner, set[Sign]]:
        """The signs that aren't ruled out by what they need."""
        found = list(self._always)
        for table, folds in ((self._by_word, False), (self._by_folded, True)):
            if table:
                words = set(WORD.findall(text.lower() if folds else text))
                for word in table.keys() & words:
                    found += table[word]
        likely: dict[Owner, set[Sign]] = {}
        for owner, sign in found:
            likely.setdefault(owner, set()).add(sign)
        return likely


def apart(text: str, signs: Iterable[Sign]) -> int:
    """How many of the signs the text holds at places that don't overlap."""
    taken: list[tuple[int, int]] = []
    for sign in signs:
        for start, end in sign.places(text):
            if all(end <= first or start >= last for first, last in taken):
                taken.append((start, end))
                break
    return len(taken)


def joined(text: str, at: int) -> bool:
    """Whether a word goes on across the place."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def needed_words(regex: str, flags: int) -> list[str]:
    """For each alternative of a regular expression, a word that a text needs to hold it; empty where one has none.

    Only what stands outside groups counts, so the answer is sound, if not always the best.
    """
    if flags & re.VERBOSE or UNREADABLE.search(regex):
        return []
    found = [
        max(WHOLE_WORD.findall(known_text(branch, bool(flags & re.IGNORECASE))), key=len, default="")
        for branch in branches(regex)
    ]
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


def known_text(atoms: Sequence[re.Match[str]], folds: bool) -> str:
    """What's sure of any text that the atoms match: its characters, and `UNKNOWN` between them."""
    known = ""
    for atom in atoms:
        char = atom["escaped"] or atom["plain"]
        if atom["quantifier"]:
            if not (atom[0] == "+" and known.endswith(" ")):
                known = known[:-1] + UNKNOWN
        elif atom["edge"]:
            known += " "
        elif char is None or (folds and (not char.isascii() or char.lower() in FOLDS_STRANGELY)):
            known += UNKNOWN
        else:
            known += char.lower() if folds else char
    return known
