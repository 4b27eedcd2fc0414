"""A second look at the blocks of a page that the forest takes for body, one beside another.

The forest judges each block by itself. What only shows where blocks are seen together is settled here: what stands in
another article, in a dialog or in a list of links, and what stands amid the text.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from newsparse.segment.context import site
from newsparse.segment.cues import Cue
from newsparse.segment.stats import OUTER_SHARE

if TYPE_CHECKING:
    from newsparse.blocks import Block, Box, Names
    from newsparse.segment.draft import Draft

LIKELY = 0.5
"""From here on a block is body."""

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

LINE_LIKELY, LINE_WORDS = 0.3, 5
"""The same of a line that's too short for running text or ends in no mark, and its words at least."""

KIN_SHARE, KIN_BODY = 0.6, 0.2
"""Share of like neighbours' words that are body, and share of the body that they are, from which they decide."""

PIECES = frozenset(("ul", "ol", "dl", "table", "pre"))
"""Elements that are body as a whole or not at all: lists, tables, code."""

CLOSING = frozenset(("table", "pre"))
"""Those of them that may end the text; a list below it is seldom of it."""

PIECE_LIKELY = 0.2
"""Mean likeliness of such a piece from which it's body where it stands between body: its short lines say little."""

APART = (Cue.ASIDE | Cue.BIO | Cue.BYLINE | Cue.CAPTION | Cue.FOOTER | Cue.META | Cue.NAV).value
"""What elements are called whose lists and tables are no text, though they stand amid it."""

LINKED_PIECE = 0.3
"""Share of a piece that's links, from which it leads elsewhere."""

RIVALS = ("standfirst", "caption", "byline")
"""What a block may be that stands amid the body and is none of it."""

Taken = list[bool]
"""Of each block, whether it's body."""


def look_again(draft: Draft, taken: Taken) -> list[int]:
    """Unmark what is no body after all; mark and give the blocks that are, though the forest doubts them."""
    doubted = [index for index, is_taken in enumerate(taken) if not is_taken and is_doubted(draft, index)]
    drop_other_articles(draft, taken)
    drop_dialogs(draft, taken)
    drop_link_lists(draft, taken)
    amid = amid_body(draft, taken, doubted)
    for index in amid:
        taken[index] = True
    return amid + pieces_amid(draft, taken)


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
        if draft.stats.share(box) < ALL and any(taken[box.first : box.last]) and asks_consent(box.names):
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
    """Whether a block may be body by the forest, and is nothing else that stands amid it."""
    if not KIN_LIKELY <= draft.p_body[index] < LIKELY:
        return False
    if not draft.stats.prose[index] and not is_line(draft, index):
        return False
    return all(draft.likely(what)[index] < 0.5 for what in RIVALS)


def is_line(draft: Draft, index: int) -> bool:
    """Whether a block that's no running text may be a line of it: no link, and no time."""
    if draft.p_body[index] < LINE_LIKELY or draft.stats.words[index] < LINE_WORDS:
        return False
    return not draft.blocks[index].link_chars and not draft.stamps(index)


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


def pieces_amid(draft: Draft, taken: Taken) -> list[int]:
    """The blocks of lists, tables and code between two blocks of the body, which are then marked too.

    Several may stand there, one after another.
    """
    pieces = [box for box in draft.document.boxes if box.tag in PIECES and box.first < box.last]
    beyond: dict[int, int] = {}
    for box in reversed(pieces):
        beyond[box.first] = beyond.get(box.last, box.last)
    found: list[int] = []
    end = 0
    for box in pieces:
        amid = is_body(taken, box.first - 1) and (box.tag in CLOSING or is_body(taken, beyond.get(box.last, box.last)))
        if amid and box.first >= end and is_piece(draft, box):
            end = box.last
            text = [index for index in text_of(draft, box) if not taken[index]]
            found += text
            for index in text:
                taken[index] = True
    return found


def is_body(taken: Taken, index: int) -> bool:
    """Whether there is such a block, and it's body."""
    return 0 <= index < len(taken) and taken[index]


def is_piece(draft: Draft, box: Box) -> bool:
    """Whether a box has more than one item, if it should, isn't the frame of the text, and is called nothing that's no
    text."""
    if draft.stats.share(box) >= OUTER_SHARE or draft.stats.near(box.first) & APART:
        return False
    return box.tag == "pre" or box.last - box.first > 1


def text_of(draft: Draft, piece: Box) -> list[int]:
    """The blocks of a list, a table or code that are text if that stands amid text."""
    inside = range(piece.first, piece.last)
    words = sum(draft.stats.words[index] for index in inside)
    likely = sum(draft.stats.words[index] * draft.p_body[index] for index in inside)
    if likely < PIECE_LIKELY * words:
        return []
    linked = sum(draft.blocks[index].link_chars for index in inside)
    if linked >= LINKED_PIECE * sum(len(draft.blocks[index].text) for index in inside):
        return [*inside] if leads_off(draft, piece) else []
    return [index for index in inside if piece.tag == "table" or draft.linked(index) < LINKED]


def leads_off(draft: Draft, piece: Box) -> bool:
    """Whether all links of a piece lead to other sites: what's related is the site's own."""
    own = site(draft.document.url or "")
    blocks = draft.blocks[piece.first : piece.last]
    targets = [mark.value or "" for block in blocks for mark in block.marks if mark.tag == "a"]
    return own != "" and all(site(target) not in ("", own) for target in targets)
