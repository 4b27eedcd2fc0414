"""Pages of unusual shapes: the same text twice, other articles below, cards that show when a word is pointed at."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from newsparse.segment.cues import Cue, own_cues
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.titles import words

if TYPE_CHECKING:
    from newsparse.blocks import Box
    from newsparse.segment.draft import Draft

REPEATED = 0.1
"""Share of the body from which lines that stand there before are printed twice; fewer are said twice."""

OWN = 25
"""Words of the headline's article, from which the others on its page are other ones."""

HEAD = 5
"""Lines at the beginning of an article among which its headline is."""

CARD = Cue.NOTICE | Cue.CARD | Cue.BIO | Cue.BOX
"""What cards that show when a word is pointed at call themselves."""

ORDERED = 0.6
"""Share of such lines that stand in the same order as before."""

HEADS = frozenset((Label.HEADLINE, Label.STANDFIRST))
"""What is printed again with the text."""

HEADLINES = frozenset(("h1", "h2", "h3", "h4"))

QUESTION = ("?", "？", "؟", ";", "՞", "?“", "?”", "?»")
"""How questions end; Greek ones by a semicolon."""


def label_own(draft: Draft) -> None:
    """Where a page holds several articles and its title names one, the text of the others is no body."""
    if not draft.page or draft.title is None:
        return
    if len(articles := articles_of(draft)) > 1:
        title = words(draft.title)
        heads = [i for box in articles for i in heads_of(draft, box) if words(draft.blocks[i].text) == title]
        if heads:
            drop(draft, heads[:1], "headline:title")
            drop_others(draft, heads[0])


def label_shapes(draft: Draft) -> None:
    """Take out of the body what isn't the article's, or is there already."""
    if not draft.page:
        return
    lines = body_lines(draft)
    drop_cards(draft, lines)
    label_questions(draft, lines)
    drop_repeats(draft, lines)


def articles_of(draft: Draft) -> list[Box]:
    """The `<article>` elements."""
    return [box for box in draft.document.boxes if box.tag == "article"]


def body_lines(draft: Draft) -> list[int]:
    """The lines that are body so far."""
    return [index for index, mark in enumerate(draft.marks) if mark is not None and mark.label in BODY_LABELS]


def drop_others(draft: Draft, headline: int) -> None:
    """Where the headline's `<article>` stands beside others with headlines of their own, their text is none of it."""
    articles = articles_of(draft)
    own = [box for box in articles if box.first <= headline < box.last]
    if not own or len(articles) < 2:
        return
    lines = body_lines(draft)
    inner = own[-1]
    if sum(draft.stats.words[i] for i in lines if inner.first <= i < inner.last) < OWN:
        return
    others = [box for box in articles if box.first >= inner.last or box.last <= inner.first]
    drop(
        draft,
        [i for box in others if heads_of(draft, box) for i in lines if box.first <= i < box.last],
        "article:other",
    )


def heads_of(draft: Draft, box: Box) -> list[int]:
    """The headlines in an article's first lines."""
    return [i for i in range(box.first, min(box.first + HEAD, box.last)) if draft.stats.tag(i) in HEADLINES]


def drop_cards(draft: Draft, lines: list[int]) -> None:
    """Hidden cards amid the text; what's hidden at its end may be its end."""
    hidden = [i for i in lines if draft.stats.cues(i) & Cue.UNSEEN.value]
    drop(draft, [i for i in hidden if is_card(draft, i, lines[-1])], "body:card")


def is_card(draft: Draft, index: int, last: int) -> bool:
    """Whether a line stands in a hidden element that's called a card and ends before the body does."""
    box = draft.blocks[index].box
    while box is not None:
        own = own_cues(box.names)
        if own & Cue.UNSEEN.value:
            return bool(own & CARD.value) and box.last <= last
        box = box.parent
    return False


def drop_repeats(draft: Draft, lines: list[int]) -> None:
    """Text that's printed again, as for mobile: a run of lines in the order in which they stood before."""
    if len({draft.blocks[index].text for index in lines}) == len(lines):
        return
    heads = [i for i, mark in enumerate(draft.marks) if mark is not None and mark.label in HEADS]
    first: dict[str, int] = {}
    for index in range(min(heads + lines), lines[-1] + 1):
        first.setdefault(draft.blocks[index].text, index)
    befores = [first[draft.blocks[index].text] for index in lines]
    least = REPEATED * sum(draft.stats.words[index] for index in lines)
    for again, run in groupby(zip(lines, befores, strict=True), key=lambda pair: pair[0] != pair[1]):
        copies = [*run]
        rising = 1 + sum(one < other for (_, one), (_, other) in pairwise(copies))
        if again and rising >= ORDERED * len(copies) and sum(draft.stats.words[index] for index, _ in copies) >= least:
            drop(draft, [index for index, _ in copies], "body:again")


def drop(draft: Draft, lines: list[int], rule: str) -> None:
    for index in lines:
        draft.put(index, Label.BOILERPLATE, rule, over=True)


def label_questions(draft: Draft, lines: list[int]) -> None:
    """An interview's first question, which looks like a standfirst but is set as the other questions are."""
    for index, mark in enumerate(draft.marks):
        if mark is not None and mark.label is Label.STANDFIRST and draft.blocks[index].text.endswith(QUESTION):
            like = [i for i in lines if i > index and is_set_alike(draft, i, index)]
            if len(like) >= 2:
                label = draft.label(like[0]) or Label.BODY
                draft.put(index, label, "body:question", mark.sure, over=True)


def is_set_alike(draft: Draft, index: int, other: int) -> bool:
    """Whether two lines are questions in the same element, by tags and place."""
    one, two = draft.blocks[index], draft.blocks[other]
    if not one.text.endswith(QUESTION) or one.box is None or two.box is None or one.box.tag != two.box.tag:
        return False
    tags = [{str(mark.tag) for mark in block.marks} for block in (one, two)]
    return one.box.parent is two.box.parent and tags[0] == tags[1] and bool(tags[0] or one.box.tag in HEADLINES)
