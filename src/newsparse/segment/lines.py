"""A document's lines as bylines might be: who is named in each, and what speaks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.bylines import HAN, KOREAN, NUMBERED, is_initials, opening, people, stamp_words
from newsparse.lexicon import is_notice, is_posted
from newsparse.names import fold, parse_names
from newsparse.segment.cues import Cue
from newsparse.segment.labels import Label
from newsparse.segment.view import SHORT

if TYPE_CHECKING:
    from newsparse.article import Author
    from newsparse.segment.draft import Draft

LINKED = 0.5
"""Share of a line that's links, from which it leads elsewhere."""

AUTHORS_PAGE = re.compile(
    r"/(?:authors?|autor\w*|auteurs?|autore|people|persons?|profiles?|profil\w*|users?|menschen|staff|team|contributors?"
    r"|writers?|journalists?|reporters?|redakt\w*|byline)/",
    re.I,
)
"""Where a link on an author's name leads."""

LEADING = re.compile(r"\s+(?:on|at|am|vom|le|el|il|em|den|d\.|·|\|)\s*$", re.I)
"""What leads from a name to a date."""

MOSTLY = 0.6
"""Share of a line's letters that are names, and what's said of them, from which it's nothing else."""

MOST_ALONE = 4
"""Words of a name by which it's known alone."""

ENDS = (".", "!", "?", ":", "…")
"""What no line of names ends with."""

MOST_INTRODUCING = 30
"""Characters of the longest line that introduces names: 'Ein Kommentar von'."""

MOST_ROLE = 5
"""Words of a line that's a role."""

NEAR = 2
"""Lines in which a timestamp is near."""


class Lines:
    """What is known of a document's lines, each thing worked out once, and which of them are bylines so far."""

    __slots__ = ("_common", "_names", "bylines", "draft", "known", "named", "outlets")

    def __init__(self, draft: Draft) -> None:
        metadata = draft.metadata
        self.draft = draft
        self.outlets = frozenset(value.text.casefold() for value in (*metadata.site_names, *metadata.publishers))
        self.known = frozenset(fold(person.text) for person in metadata.authors)
        """What the metadata's authors are called."""
        self.named = frozenset(
            fold(author.name)
            for person in metadata.authors
            for author in parse_names(person.text)
            if author.kind == "person" and (person.kind == "person" or author.name.casefold() not in self.outlets)
        )
        """The people among them."""
        self.bylines = [i for i in range(len(draft.blocks)) if draft.label(i) is Label.BYLINE]
        self._names: dict[int, list[Author]] = {}
        self._common: dict[str, bool] = {}

    def take(self, index: int, rule: str, sure: float | None = None) -> None:
        """Label a line as a byline, whatever label it has."""
        if self.draft.label(index) is not Label.BYLINE and self.draft.put(index, Label.BYLINE, rule, sure, over=True):
            self.bylines.append(index)

    @property
    def credited(self) -> bool:
        """Whether it's known who wrote it, or which agency."""
        named = (author for index in self.bylines for author in self.names(index))
        return bool(self.named) or any(author.kind != "organization" for author in named)

    def is_common(self, word: str) -> bool:
        """Whether the document writes a word small somewhere, as it does no name."""
        if word not in self._common:
            self._common[word] = word not in people()["particles"] and stands_in(word, self.draft.stats.joined)
        return self._common[word]

    def text(self, index: int) -> str:
        """A line with a bar in place of its timestamps and what they're called."""
        text = self.draft.blocks[index].text
        for stamp in reversed(self.draft.stamps(index)):
            before = stamp_words().sub("", LEADING.sub("", text[: stamp.start]))
            text = f"{LEADING.sub('', before)} | {text[stamp.end :]}"
        return text

    def names(self, index: int) -> list[Author]:
        """Who is named in a line; a line about rights credits nobody, nor does a quoted post's."""
        if index not in self._names:
            text = self.draft.blocks[index].text
            blank = is_notice(text) or is_posted(text)
            self._names[index] = [] if blank else parse_names(self.text(index), outlets=self.outlets, known=self.known)
        return self._names[index]

    def short(self, index: int) -> bool:
        return len(self.draft.blocks[index].text) <= SHORT and not self.draft.stats.prose[index]

    def says_by(self, index: int) -> bool:
        """Whether 'By' stands before the names: at the line's beginning or after a bar."""
        return any(opening().match(part.lstrip(" (–—-·•●")) for part in self.text(index).split("|"))

    def says_author(self, index: int) -> bool:
        """Whether a line begins with 'Author', as no teaser of another article does."""
        first = self.draft.blocks[index].text[:MOST_INTRODUCING].casefold().split()[:1]
        return bool(first) and first[0].rstrip(":") in people()["authors"]

    def names_author(self, index: int) -> bool:
        """Whether a line begins with a person's name, or with what the metadata calls the author."""
        return any(author.kind == "person" or fold(author.name) in self.known for author in self.names(index)[:1])

    def gives_known(self, index: int) -> bool:
        """Whether a line gives a name that the metadata gives."""
        said = f" {fold(self.draft.blocks[index].text)} "
        return any(f" {name} " in said for name in self.named)

    def is_names(self, index: int) -> bool:
        """Whether a line is nothing but names and what's said of them: 'Ana Roe and Bo Lind, editors'."""
        authors = self.names(index) if self.short(index) else []
        if not authors or self.is_photo_credit(index):
            return False
        said = " ".join(
            part for author in authors for part in (author.name, author.role, author.affiliation, author.email) if part
        )
        text = " ".join(NUMBERED.sub("", part) for part in self.text(index).split("|"))
        return letters(said) >= MOSTLY * letters(text)

    def is_people(self, index: int) -> bool:
        """Whether a line is nothing but names, by their words too: no name is written small elsewhere."""
        if not self.is_names(index) or self.draft.blocks[index].text.endswith(ENDS):
            return False
        named = [
            author.name for author in self.names(index) if author.kind == "person" and not is_initials(author.name)
        ]
        if not named or self.names(index)[0].kind != "person":
            return False
        if any(name.lower() == name.upper() for name in named):
            return all(map(HAN.fullmatch, named)) or bool(KOREAN.search(self.draft.blocks[index].text))
        words = {word for name in named for word in name.casefold().split()}
        return all(len(name.split()) <= MOST_ALONE for name in named) and not any(map(self.is_common, words))

    def is_marked(self, index: int) -> bool:
        """Whether the page's markup says that a line is a byline, or links it to an author's page."""
        near = bool(self.draft.stats.cues(index) & Cue.BYLINE.value)
        return near or any(map(AUTHORS_PAGE.search, self.links(index)))

    def links(self, index: int) -> list[str]:
        return [mark.value for mark in self.draft.blocks[index].marks if mark.tag == "a" and mark.value]

    def is_role(self, index: int) -> bool:
        """Whether a line is nothing but a role: 'Political editor'."""
        if index >= len(self.draft.blocks) or self.draft.stats.words[index] > MOST_ROLE:
            return False
        return not people()["roles"].isdisjoint(self.draft.blocks[index].text.casefold().split())

    def is_dated(self, index: int) -> bool:
        """Whether a timestamp stands in a line or near it."""
        near = range(max(0, index - NEAR), min(len(self.draft.blocks), index + NEAR + 1))
        return any(map(self.draft.stamps, near))

    def is_photo_credit(self, index: int) -> bool:
        """Whether a line is a photographer and an agency: 'Bo Lind/dpa'."""
        if "/" not in self.draft.blocks[index].text:
            return False
        kinds = [author.kind for author in self.names(index)]
        return (
            kinds[:1] == ["person"]
            and " " in self.names(index)[0].name
            and "agency" in kinds[1:]
            and not self.says_by(index)
            and not self.gives_known(index)
        )


def stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text by itself."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(word) : at + len(word) + 1]
        if not before.isalnum() and not after.isalnum():
            return True
        at = text.find(word, at + 1)
    return False


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))
