"""Bylines: beside the headline, above the text, and as sign-offs below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.bylines import HAN, KOREAN, NUMBERED, by_others, is_initials, opening, people, signed, stamp_words
from newsparse.lexicon import is_notice
from newsparse.names import agency_of, fold, parse_names
from newsparse.segment.cues import Cue
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.view import SHORT

if TYPE_CHECKING:
    from newsparse.article import Author
    from newsparse.segment.draft import Draft

LIKELY = 0.4
"""From here on a block with a name is a byline: half of them are plain names, which the forest is never sure of."""

POSSIBLE = 0.05
"""From here on it's one where it gives a name that the metadata gives."""

FIRST_LINES = 0.04
"""From here on names alone on the first lines of the text are no part of it, or those above the headline a byline."""

LINKED = 0.5
"""Share of a line that's links, from which it leads elsewhere."""

ALONE = 0.1
"""From here on names alone are a byline whatever stands by them."""

AUTHORS_PAGE = re.compile(
    r"/(?:authors?|autor\w*|auteurs?|autore|people|persons?|profiles?|profil\w*|users?|menschen|staff|team|contributors?"
    r"|writers?|journalists?|reporters?|redakt\w*|byline)/",
    re.I,
)
"""Where a link on an author's name leads."""

LEADING = re.compile(r"\s+(?:on|at|am|vom|le|el|il|em|den|d\.|·|\|)\s*$", re.I)
"""What leads from a name to a date."""

UNSURE = (None, Label.BODY, Label.HEADING)
"""Labels of what may still be a sign-off."""

MOST_AGENCY = 6
"""Words of a line that's little but a wire service."""

MOSTLY = 0.6
"""Share of a line's letters that are names, and what's said of them, from which it's nothing else."""

MOST_ALONE = 4
"""Words of a name by which it's known alone."""

ENDS = (".", "!", "?", ":", "…")
"""What no line of names ends with."""

DASHES = "–—-("

PUNCTUATION = ".,;:!?…\"'“”‘’()[]–—-"

MOST_INTRODUCING = 30
"""Characters of the longest line that introduces names: 'Ein Kommentar von'."""

MOST_INITIALS = 3
"""Initials of those who sign a line."""

NEAR, UNDER = 3, 2
"""Lines into the text, and above the headline or below the text, in which names alone are a byline."""

BELOW = 12
"""Lines below the text in which its reporters sign."""

FAR_BELOW = 40
"""Lines below the text in which 'Written by' may stand over a name."""

MOST_ROLE = 5
"""Words of a line that's a role."""

MOST_SIGNED = 400
"""Characters of the longest line in which reporters sign."""

PLACED = re.compile(r"(.{2,30}), [^\W\d_a-z]{3,}(?: [^\W\d_a-z]{3,}){0,2}")
"""A wire service and the place it reports from: 'AFP, MANILA'."""


class Bylines:
    """What is known of a document's lines as bylines, each thing worked out once."""

    __slots__ = ("_common", "_names", "draft", "known", "named", "outlets")

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
        self._names: dict[int, list[Author]] = {}
        self._common: frozenset[str] | None = None

    @property
    def common(self) -> frozenset[str]:
        """Words that the document writes small, which no name holds."""
        if self._common is None:
            words = (word.strip(PUNCTUATION) for block in self.draft.blocks for word in block.text.split())
            self._common = frozenset(word for word in words if word.islower()) - people()["particles"]
        return self._common

    def text(self, index: int) -> str:
        """A line with a bar in place of its timestamps and what they're called."""
        text = self.draft.blocks[index].text
        for stamp in reversed(self.draft.stamps(index)):
            before = stamp_words().sub("", LEADING.sub("", text[: stamp.start]))
            text = f"{LEADING.sub('', before)} | {text[stamp.end :]}"
        return text

    def names(self, index: int) -> list[Author]:
        """Who is named in a line; a line about rights credits nobody."""
        if index not in self._names:
            text = self.draft.blocks[index].text
            blank = is_notice(text)
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
        authors = self.names(index)
        if not self.short(index) or not authors or self.is_photo_credit(index):
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
        return all(len(name.split()) <= MOST_ALONE for name in named) and self.common.isdisjoint(words)

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
        near = range(max(0, index - UNDER), min(len(self.draft.blocks), index + UNDER + 1))
        return any(map(self.draft.stamps, near))

    def is_photo_credit(self, index: int) -> bool:
        """Whether a line is a photographer and an agency: 'Bo Lind/dpa'."""
        text = self.draft.blocks[index].text
        kinds = [author.kind for author in self.names(index)]
        return (
            "/" in text
            and kinds[:1] == ["person"]
            and " " in self.names(index)[0].name
            and "agency" in kinds[1:]
            and not self.says_by(index)
            and not self.gives_known(index)
        )


def letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def label_bylines(draft: Draft, headline: int | None, heads: range, tails: range, body: range) -> Bylines:
    """Label the bylines above, within and below the body; `body` is empty where there is none."""
    lines = Bylines(draft)
    for index in (*heads, *range(heads.stop, body.stop), *tails):
        label_likely(lines, index)
    above = range(heads.start, min(heads.stop, max(body.start, (headline or 0) + NEAR) + 1))
    for index in above:
        label_named(lines, index)
        label_introduced(lines, index)
    for index in above:
        label_before(lines, index)
    for index in range(above.stop, heads.stop):
        if lines.gives_known(index) or not credited(lines):
            label_named(lines, index)
    label_alone(lines, headline, body)
    for index in (*heads, *range(max(body.stop - 2, heads.stop), body.stop), *tails):
        label_agency(lines, index, body)
    for index in range(body.start, min(len(draft.blocks), body.stop + BELOW)):
        label_signed(lines, index)
    for index in tails:
        if lines.gives_known(index):
            label_named(lines, index)
    label_tail(lines, tails, body)
    return lines


def label_tail(lines: Bylines, tails: range, body: range) -> None:
    """Sign-offs, where nobody else is credited."""
    for index in (*body[-2:], *tails):
        if not credited(lines):
            label_named(lines, index)
    if not credited(lines):
        label_sign_off(lines, body)
    for index in range(body.stop, min(len(lines.draft.blocks), body.stop + FAR_BELOW)):
        if credited(lines):
            return
        if lines.says_author(index):
            label_named(lines, index)
        label_introduced(lines, index)


def credited(lines: Bylines) -> bool:
    """Whether it's known who wrote it, or which agency."""
    draft = lines.draft
    labelled = (i for i in range(len(draft.blocks)) if draft.label(i) is Label.BYLINE)
    return bool(lines.named) or any(
        author.kind != "organization" for index in labelled for author in lines.names(index)
    )


def label_likely(lines: Bylines, index: int) -> None:
    """What the forest takes for a byline, where it names somebody."""
    draft = lines.draft
    p = draft.likely("byline")[index]
    if p < LIKELY or lines.is_photo_credit(index):
        return
    caption = draft.label(index) is Label.CAPTION and draft.likely("caption")[index] < p
    if (draft.free(index) or caption) and lines.names(index):
        draft.put(index, Label.BYLINE, "byline:forest", p, over=True)


def label_named(lines: Bylines, index: int) -> None:
    """A short line that says 'By' before a name, or gives the name of the metadata's author."""
    draft = lines.draft
    if not lines.short(index) or not (draft.free(index) or draft.label(index) in BODY_LABELS):
        return
    p = draft.likely("byline")[index]
    by = bool(lines.names(index)) and lines.says_by(index)
    if by or (p >= POSSIBLE and lines.gives_known(index)):
        draft.put(index, Label.BYLINE, "byline:name", p, over=True)


def label_introduced(lines: Bylines, index: int) -> None:
    """Names on the lines after 'Written by', and those beside a line of names alone."""
    draft = lines.draft
    text = draft.blocks[index].text.strip()
    introduces = len(text) < MOST_INTRODUCING and opening().fullmatch(text)
    if not introduces and not (draft.label(index) is Label.BYLINE and lines.is_names(index)):
        return
    for after in range(index + 1, len(draft.blocks)):
        if not any(map(str.isalpha, draft.blocks[after].text)):
            continue
        listed = draft.blocks[after - 1].text.rstrip().endswith((",", "&"))
        sure = introduces or listed or draft.likely("byline")[after] >= POSSIBLE
        first = introduces and after == index + 1
        named = lines.is_names(after) if first or listed else lines.is_people(after)
        if not sure or not named or draft.label(after) not in (None, Label.TAG, Label.BYLINE):
            return
        draft.put(after, Label.BYLINE, "byline:introduced", over=draft.label(after) is Label.TAG)


def label_before(lines: Bylines, index: int) -> None:
    """Names alone right above a byline of names alone, linked like it."""
    draft = lines.draft
    if not index or draft.label(index) is not Label.BYLINE or lines.says_by(index) or not lines.is_names(index):
        return
    alike = (draft.stats.links[index] >= LINKED) == (draft.stats.links[index - 1] >= LINKED)
    if alike and draft.free(index - 1) and lines.is_people(index - 1):
        draft.put(index - 1, Label.BYLINE, "byline:introduced")


def label_alone(lines: Bylines, headline: int | None, body: range) -> None:
    """Names alone between headline and text, where nobody else is credited."""
    draft = lines.draft
    if headline is None or not body or credited(lines):
        return
    p = draft.likely("byline")
    above = [i for i in range(max(0, headline - UNDER), headline) if draft.free(i) and p[i] >= FIRST_LINES]
    below = [i for i in range(headline + 1, body.start) if draft.free(i)]
    first = [i for i in body[:NEAR] if draft.label(i) is Label.BODY and p[i] >= FIRST_LINES]
    found = [i for i in (*below, *first, *above) if lines.is_people(i) and may_stand_alone(lines, i)]
    if found:
        best = max(found, key=lambda i: (bool(draft.stamps(i)), p[i]))
        draft.put(best, Label.BYLINE, "byline:alone", p[best], over=True)


def may_stand_alone(lines: Bylines, index: int) -> bool:
    """Whether what stands by names alone speaks for a byline, as a timestamp does; a link elsewhere speaks against."""
    if lines.is_marked(index) or len(lines.names(index)) > 1 or lines.is_role(index + 1):
        return True
    draft = lines.draft
    likely = draft.likely("byline")[index] >= ALONE or lines.is_dated(index)
    return likely and draft.stats.links[index] < LINKED


def label_agency(lines: Bylines, index: int, body: range) -> None:
    """A line that's little but a wire service, with the initials of who edited it: 'sak/Reuters', 'AFP, MANILA'."""
    draft = lines.draft
    text = draft.blocks[index].text
    placed = PLACED.fullmatch(text) if index == body.start - 1 else None
    if placed and agency_of(placed[1]) is not None:
        draft.put(index, Label.BYLINE, "byline:agency", over=True)
        return
    if draft.label(index) not in UNSURE or draft.stats.words[index] > MOST_AGENCY:
        return
    if draft.likely("caption")[index] > 0.3 or draft.stats.links[index] >= LINKED or lines.is_photo_credit(index):
        return
    if any(author.kind == "agency" for author in lines.names(index)):
        draft.put(index, Label.BYLINE, "byline:agency", over=True)


def label_signed(lines: Bylines, index: int) -> None:
    """A line that tells who reported: 'Reporting by Ana Roe', 'Ana Roe contributed to this report'."""
    draft = lines.draft
    text = draft.blocks[index].text
    if len(text) <= MOST_SIGNED and signed().search(text) and lines.names_author(index):
        draft.put(index, Label.BYLINE, "byline:signed", over=True)


def label_sign_off(lines: Bylines, body: range) -> None:
    """Names or initials alone, as the text's last line or right below it; on a page the markup must say so too, or a
    dash or a role."""
    draft = lines.draft
    for index in range(max(body.stop - 1, body.start), min(body.stop + UNDER, len(draft.blocks))):
        text = draft.blocks[index].text
        if draft.label(index) not in UNSURE or (
            draft.page and not lines.is_marked(index) and not tells_role(lines, index)
        ):
            continue
        if (index <= body.stop and signs(text)) or lines.is_people(index):
            draft.put(index, Label.BYLINE, "byline:sign-off", over=True)
            return


def tells_role(lines: Bylines, index: int) -> bool:
    """Whether a line is set off by a dash, or tells what those named are, or who took the pictures."""
    text = lines.draft.blocks[index].text
    told = any(author.role for author in lines.names(index)) or lines.is_role(index + 1)
    return told or text[:1] in DASHES or bool(by_others().search(text))


def signs(text: str) -> bool:
    """Whether a line is nothing but initials, before the credits of others: 'amw', 'ssi, dan; Foto: Bo Lind'."""
    parts = re.split(r"[,/ ]+", text.partition(";")[0].strip("() "))
    return len(parts) <= MOST_INITIALS and all(map(is_initials, parts))
