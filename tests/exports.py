"""Exports of press databases, made of invented stories."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

NOUNS = "ferry gull pier lantern harbour tide keeper storm cabin buoy ticket crossing anchor signal".split()
VERBS = "passes greets follows leaves counts misses reaches carries".split()
PEOPLE = ("Ani Tovar", "Ines Falk", "Tom Brae", "Ilse Quint")

RULE = "_" * 60


class Story(NamedTuple):
    """What an export tells of an article."""

    number: int
    headline: str
    author: str
    paragraphs: tuple[str, ...]
    day: int

    @property
    def length(self) -> int:
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


sentences = st.builds(
    lambda one, verb, other, place: f"The old {one} {verb} the {other} near the northern {place} every morning.",
    *(st.sampled_from(words) for words in (NOUNS, VERBS, NOUNS, NOUNS)),
)
paragraphs = st.lists(sentences, min_size=2, max_size=4).map(" ".join)


@st.composite
def stories(draw: st.DrawFn) -> list[Story]:
    """One to six stories, none like another."""
    count = draw(st.integers(1, 6))
    return [
        Story(
            number,
            f"{draw(st.sampled_from(NOUNS)).capitalize()} {number} seen beside the {draw(st.sampled_from(NOUNS))}",
            draw(st.sampled_from(PEOPLE)),
            (
                f"It was morning {number} at the pier, and nobody had slept.",
                *draw(st.lists(paragraphs, min_size=1, max_size=4)),
            ),
            draw(st.integers(1, 28)),
        )
        for number in range(1, count + 1)
    ]


Order = Callable[[list[str]], Sequence[str]]
"""Puts an article's fields in some order."""


def nexis_uni(story: Story, total: int, order: Order) -> str:
    above = order(
        [
            "Section: NEWS; Pg. 3",
            f"Length: {story.length} words",
            f"Byline: {story.author}",
        ]
    )
    below = order(
        [
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            "Subject: FERRIES (92%); HARBORS (80%)",
            f"Load-Date: March {story.day}, 2024",
        ]
    )
    head = f"{story.headline}\nThe Harbour Post\nMarch {story.day}, 2024\n\nCopyright 2024 Quayside All Rights Reserved"
    return "\n\n".join([head, *above, "Body", story.text, "Classification", *below, "End of Document\n\n"])


def nexis(story: Story, total: int, order: Order) -> str:
    above = order(["SECTION: NEWS; Pg. 3", f"LENGTH: {story.length} words", f"BYLINE: {story.author}"])
    below = order([f"LOAD-DATE: March {story.day}, 2024", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper"])
    head = [f"        {story.number} of {total} DOCUMENTS", "   The Harbour Post", f"      March {story.day}, 2024"]
    return "\n\n".join([*head, story.headline, *above, story.text, *below, "   Copyright 2024 Quayside\n\n"])


def factiva(story: Story, total: int, order: Order) -> str:
    fields = order(
        [
            "SE\nNEWS",
            f"HD\n{story.headline}",
            f"BY\n{story.author}",
            f"WC\n{story.length} words",
            f"PD\n{story.day} March 2024",
            "SN\nThe Harbour Post",
            "SC\nHRBR",
            "LA\nEnglish",
            "CY\n(c) 2024 Quayside",
            f"TD\n{story.text}\n",
            "CO\nquysde : Quayside",
            "NS\ngship : Ferries",
        ]
    )
    return "\n".join([*fields, f"AN\nDocument HRBR00002024030{story.number}ek330000{story.number}\n\n"])


def factiva_article(story: Story, total: int, order: Order) -> str:
    head = ["NEWS", story.headline, f"By {story.author}", f"{story.length} words", f"{story.day} March 2024"]
    lines = [*head, "The Harbour Post", "HRBR", "English", "(c) 2024 Quayside", "", story.text, ""]
    return "\n".join([*lines, f"Document HRBR00002024030{story.number}ek330000{story.number}\n\n"])


def proquest(story: Story, total: int, order: Order) -> str:
    given, family = story.author.split()
    fields = order(
        [
            f"Title: {story.headline}",
            f"Author: {family}, {given}",
            f"Full text: {story.text}",
            "Publication title: The Harbour Post",
            f"Publication date: Mar {story.day}, 2024",
            "Section: NEWS",
            "Language of publication: English",
            f"ProQuest document ID: 29300000{story.number}",
            "Database: Tidewater Newsstream",
        ]
    )
    return "\n\n".join([RULE, f"Document {story.number} of {total}", *fields, ""])


LAYOUTS = {
    "nexis-uni": nexis_uni,
    "nexis": nexis,
    "factiva": factiva,
    "factiva-article": factiva_article,
    "proquest": proquest,
}


def export(layout: str, told: list[Story], order: Order = list) -> str:
    """A file of that layout."""
    return "".join(LAYOUTS[layout](story, len(told), order) for story in told)
