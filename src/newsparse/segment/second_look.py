"""A second look at the blocks of a page that the forest takes for body, one beside another.

The forest judges each block by itself. What only shows where blocks are seen together is settled here: what stands in
another article, in a dialog or in a list of links, and what stands amid the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.blocks import Block, Box, Names
    from newsparse.segment.draft import Draft

LINKED = 0.9
"""Share of a line, its timestamps apart, that's a link, from which it leads elsewhere as a whole."""

CONSENT = re.compile(
    r"cookie-?(?:banner|bar|consent|law|message|modal|notice|policy|popup)|gdpr|\bconsent-|onetrust|optanon|\bot-(?:sdk|pc)"
    r"|\bcmp-?(?:box|container|modal)|\bqc-cmp|\bcky-|\bcmplz|borlabs|cookiebot|cybot|didomi|iubenda-cs|usercentrics",
    re.I,
)
"""How the dialogs that ask for consent to cookies are named. Their text is often longer than a brief."""

ALL = 0.95
"""Share of a page's running text from which a box is the page, whatever its name."""

MAIN = 0.2
"""Share of the body's words that an article with the headline has at least; else the headline stands apart from it."""

LISTS = frozenset(("ul", "ol", "dl"))

KIN_LIKELY = 0.1
"""Likeliness from which running text is body where its neighbours are."""

KIN_SHARE, KIN_BODY = 0.6, 0.2
"""Share of like neighbours' words that are body, and share of the body that they are, from which they decide."""

RIVALS = ("standfirst", "caption", "byline")
"""What a block may be that stands amid the body and is none of it."""

Taken = list[bool]
"""Of each block, whether it's body."""


def look_again(draft: Draft, taken: Taken) -> list[int]:
    """Unmark what is no body after all; gives the blocks that are, though the forest doubts them."""
    doubted = [index for index, is_taken in enumerate(taken) if not is_taken and is_doubted(draft, index)]
    drop_other_articles(draft, taken)
    drop_dialogs(draft, taken)
    drop_link_lists(draft, taken)
    return amid_body(draft, taken, doubted)


def drop_other_articles(draft: Draft, taken: Taken) -> None:
    """Of several articles on a page, the one with the headline stays.

    A live blog's updates are articles too, but of its own.
    """
    if any("liveblog" in value.text.casefold() for value in draft.metadata.kinds):
        return
    articles: list[Box] = []
    for box in draft.document.boxes:
        if box.tag == "article" and (not articles or box.first >= articles[-1].last):
            articles.append(box)
    articles = [box for box in articles if any(taken[box.first : box.last])]
    headline = draft.headline
    if len(articles) < 2 or headline is None:
        return
    main = next((box for box in articles if box.first <= headline < box.last), None)
    if main is None or words_in(draft, taken, main) < MAIN * words_in(draft, taken, draft.document.boxes[0]):
        return
    for box in articles:
        if box is not main:
            taken[box.first : box.last] = [False] * (box.last - box.first)


def words_in(draft: Draft, taken: Taken, box: Box) -> int:
    """Words of the body within a box."""
    return sum(draft.stats.words[index] for index in range(box.first, box.last) if taken[index])


def drop_dialogs(draft: Draft, taken: Taken) -> None:
    """What stands in a dialog about cookies isn't body."""
    for box in draft.document.boxes:
        if box.last > box.first and asks_consent(box.names) and draft.stats.share(box) < ALL:
            taken[box.first : box.last] = [False] * (box.last - box.first)


@lru_cache(maxsize=16384)
def asks_consent(names: Names) -> bool:
    """Whether an element is called as such dialogs are."""
    return CONSENT.search(f"{names.class_} {names.id}") is not None


def drop_link_lists(draft: Draft, taken: Taken) -> None:
    """A list of nothing but links isn't body, nor is a table of contents: links to places on the page itself."""
    own = draft.document.url or ""
    only_links: dict[Box, bool] = {}
    for index, is_taken in enumerate(taken):
        block = draft.blocks[index]
        around = list_around(block) if is_taken and block.link_chars and draft.linked(index) >= LINKED else None
        if around is None:
            continue
        if around not in only_links:
            only_links[around] = all(draft.linked(i) >= LINKED for i in range(around.first, around.last))
        if only_links[around] or leads_down(block, own):
            taken[index] = False


def list_around(block: Block) -> Box | None:
    """The innermost list that a block stands in."""
    box = block.box
    while box is not None and box.tag not in LISTS:
        box = box.parent
    return box


def leads_down(block: Block, own: str) -> bool:
    """Whether a block's links all lead to places on its own page."""
    targets = [(mark.value or "").partition("#") for mark in block.marks if mark.tag == "a"]
    return bool(targets) and all(mark and (not page or page in own) for page, mark, _ in targets)


def is_doubted(draft: Draft, index: int) -> bool:
    """Whether a block is running text that may be body, and nothing else that stands amid it."""
    if not draft.stats.prose[index] or draft.p_body[index] < KIN_LIKELY:
        return False
    return all(draft.likely(what)[index] < 0.5 for what in RIVALS)


def amid_body(draft: Draft, taken: Taken, doubted: list[int]) -> list[int]:
    """Those of the doubted blocks that stand beside others of their kind, in one box, most of which are body."""
    if not doubted:
        return []
    kinds = [(box.parent, box.kind) if (box := block.box) is not None else None for block in draft.blocks]
    in_all, in_body = Counter[object](), Counter[object]()
    for kind, words, is_taken in zip(kinds, draft.stats.words, taken, strict=True):
        in_all[kind] += words
        in_body[kind] += words if is_taken else 0
    least = KIN_BODY * in_body.total()
    return [i for i in doubted if in_body[kinds[i]] >= max(KIN_SHARE * in_all[kinds[i]], least)]
