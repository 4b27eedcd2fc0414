"""Captions and credits of pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.lexicon import is_phrase
from newsparse.picture_credits import MARKED, find_credit
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.view import SURELY_BODY

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

LIKELY = 0.5
"""From here on a block is a caption."""

POSSIBLE = 0.1
"""The same above a line that's a picture's credit."""

LONGEST = 700
"""Characters of the longest captions."""

SENTENCE = re.compile(r"[^)\]）】][.!?。][\"'”»“’]?$")
"""How most sentences end, and no credit does; one in brackets may."""

SOURCE = re.compile(r"\W*(?:quelle|źródło|zdroj|источник)\b", re.I)
"""Words for a picture's source that stand before a text's as well: '(Quelle: dpa)'."""

RUNNING = frozenset((Label.BODY, Label.QUOTE, Label.LIST_ITEM))
"""Labels of what a page's captions are mistaken for."""

MISTAKEN = BODY_LABELS | {Label.STANDFIRST, Label.RELATED_HEADLINE}
"""Labels of what a dump's captions read like."""


def label_captions(draft: Draft) -> None:
    """Label captions; what stands in a `<figcaption>` is one, unless it's surely body."""
    for index, p in enumerate(draft.likely("caption")):
        if p >= LIKELY:
            over = draft.p_body[index] < SURELY_BODY and draft.stats.tag(index) == "figcaption"
            draft.put(index, Label.CAPTION, "caption:forest", p, over=over)
    if draft.page:
        label_marked(draft)
        return
    for index in range(len(draft.blocks)):
        if draft.stats.tag(index) == "figcaption":
            draft.put(index, Label.CAPTION, "caption:element", over=True)
    label_credited(draft)


def label_marked(draft: Draft) -> None:
    """On a page, elements mostly tell; but lines read as text that are, or end in, a credit that says what it is are
    captions too. A bare agency may be the text's."""
    for index, block in enumerate(draft.blocks):
        label = draft.label(index)
        if label not in RUNNING or len(block.text) > LONGEST or SENTENCE.search(block.text[-3:]):
            continue
        start, credit = find_credit(block.text)
        if credit is None or MARKED.match(block.text, start) is None or SOURCE.match(block.text, start):
            continue
        if label is Label.BODY or not any(map(str.isalnum, block.text[:start])):
            draft.put(index, Label.CAPTION, "caption:credit", over=True)


def label_credited(draft: Draft) -> None:
    """In a dump, what ends in a picture's credit is a caption, whatever it reads like; and so may be the line above
    one that's nothing but a credit."""
    for index, block in enumerate(draft.blocks):
        if index and is_colon(block.text) and draft.label(index - 1) in MISTAKEN:
            draft.put(index - 1, Label.CAPTION, "caption:credit", over=True)
        if draft.label(index) not in MISTAKEN or len(block.text) > LONGEST or SENTENCE.search(block.text[-3:]):
            continue
        start, credit = find_credit(block.text)
        barred = block.text[start : start + 3].strip() == "|"
        if credit is None or (barred and draft.label(index) is Label.RELATED_HEADLINE):  # the outlet, after a headline
            continue
        draft.put(index, Label.CAPTION, "caption:credit", over=True)
        alone = not any(map(str.isalnum, block.text[:start]))
        if alone and index and draft.label(index - 1) in MISTAKEN and draft.likely("caption")[index - 1] >= POSSIBLE:
            draft.put(index - 1, Label.CAPTION, "caption:credit", over=True)


def is_colon(text: str) -> bool:
    """Whether a line is nothing but a word such as 'Photo:', with the credit on the next."""
    return text.endswith((":", "：")) and is_phrase("credit", text)
