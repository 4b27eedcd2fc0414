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
    r"|(?P<bracket>\((?:\?:|(?P<extension>\?))?|[)|])"
    r"|(?P<quantifier>[*+?]|\{[\d,]*\})"
    r"|(?P<plain>.)",
    re.S,
)

UNREADABLE = re.compile(r"\A\(\?[a-zA-Z]+\)|\(\?#")
"""Flags set within the pattern, and comments, which may hold brackets."""

FOLDS_STRANGELY = frozenset("iks")
"""ASCII letters that match one outside ASCII when case is ignored: dotless i, the Kelvin sign, long s."""

MOST_ALTERNATIVES = 64
"""Ways through a pattern's groups that are told apart; a group that makes more of them is left open."""

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
                count = apart(text, [sign for sign in self._signs[owner] if sign in likely], NEEDED)
                if count >= NEEDED:
                    counts[owner] = count
        return counts

    def likely(self, text: str) -> dict[Owner, set[Sign]]:
        """The signs that aren't ruled out by what they need."""
        found = list(self._always)
        words = set(WORD.findall(text))  # those needed where case is ignored are ASCII: each can be folded by itself
        for table, held in ((self._by_word, words), (self._by_folded, {*map(str.lower, words)})):
            for word in table.keys() & held:
                found += table[word]
        likely: dict[Owner, set[Sign]] = {}
        for owner, sign in found:
            likely.setdefault(owner, set()).add(sign)
        return likely


def apart(text: str, signs: Sequence[Sign], least: int = 1) -> int:
    """How many of the signs the text holds at places that don't overlap; 0 once they can't be the `least` asked for."""
    taken: list[tuple[int, int]] = []
    for left, sign in zip(range(len(signs), 0, -1), signs, strict=True):
        if len(taken) + left < least:
            return 0
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

    What stands in lookarounds and in groups that repeat doesn't count, so the answer is sound, if not always the best.
    """
    if flags & re.VERBOSE or UNREADABLE.search(regex):
        return []
    alternatives = known_texts(ATOM.finditer(regex), bool(flags & re.IGNORECASE))
    found = dict.fromkeys(max(WHOLE_WORD.findall(known), key=len, default="") for known in alternatives)
    return [*found] if all(found) else []


def known_texts(atoms: Iterator[re.Match[str]], folds: bool) -> list[str]:
    """What's sure of any text that each alternative matches: its characters, and `UNKNOWN` between them.

    The atoms are read up to the end of the group that they're in.
    """
    done: list[str] = []
    before, known, added = [""], [""], [""]
    for atom in atoms:
        bracket = atom["bracket"]
        if bracket == ")":
            break
        if bracket == "|":
            done += known
            known = [""]
        elif atom[0] == "?" and 2 * len(known) <= MOST_ALTERNATIVES:
            known = before + known
        elif atom["quantifier"]:
            if atom[0] != "+" or added != [" "]:
                known = [text + UNKNOWN for text in before]
        else:
            added = known_texts(atoms, folds) if bracket else [known_char(atom, folds)]
            if atom["extension"] or len(known) * len(added) > MOST_ALTERNATIVES:
                added = [UNKNOWN]
            before, known = known, [text + more for text in known for more in added]
    return done + known


def known_char(atom: re.Match[str], folds: bool) -> str:
    """The character that an atom outside brackets stands for; a space for what no word goes on across."""
    char = atom["escaped"] or atom["plain"]
    if atom["edge"]:
        return " "
    if char is None or (folds and (not char.isascii() or char.lower() in FOLDS_STRANGELY)):
        return UNKNOWN
    return char.lower() if folds else char
