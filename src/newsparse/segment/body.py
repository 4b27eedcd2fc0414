"""The body and what stands set apart above it: blocks that the forests take for running text, with their kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.segment.labels import Label

if TYPE_CHECKING:
    from newsparse.blocks import Box
    from newsparse.segment.draft import Draft

LIKELY = 0.5
"""From here on a block is body."""

STANDFIRST = 0.5
"""From here on a block above the body is standfirst."""

KINDS = {
    "blockquote": Label.QUOTE,
    "li": Label.LIST_ITEM,
    "dd": Label.LIST_ITEM,
    "dt": Label.LIST_ITEM,
    "td": Label.TABLE_ROW,
    "th": Label.TABLE_ROW,
    **{f"h{level}": Label.HEADING for level in range(1, 7)},
}
"""What an element makes of the text in it; the innermost counts."""

MOST_HEADING = 30
"""Words of the longest sub-headings; what is longer is text that someone made large."""


def label_body(draft: Draft) -> None:
    """Label body and standfirst."""
    likely = draft.likely("standfirst")
    for index in reversed(range(len(draft.blocks))):
        p = draft.p_body[index]
        if likely[index] >= STANDFIRST and (draft.page or is_apart(draft, index)):
            draft.put(index, Label.STANDFIRST, "standfirst:forest", likely[index])
        elif p >= LIKELY:
            draft.put(index, kind_of(draft, index), "body:forest", p)


def is_apart(draft: Draft, index: int) -> bool:
    """Whether something stands between a dump's line and the body: without type and colour, nothing else sets a
    standfirst apart from a first paragraph."""
    return index + 1 < len(draft.blocks) and draft.label(index + 1) is not Label.BODY


def kind_of(draft: Draft, index: int) -> Label:
    """Paragraph, heading, quote, list item or table row, by the element; a dump's lines are paragraphs."""
    box: Box | None = draft.blocks[index].box
    share = draft.stats.by_box
    while box is not None and share[box].share < 0.5:
        label = KINDS.get(box.tag)
        if label is Label.TABLE_ROW and is_layout(box):
            label = None
        if label is Label.HEADING and draft.stats.words[index] > MOST_HEADING:
            label = None
        if label is not None:
            return label
        box = box.parent
    return Label.BODY


def is_layout(cell: Box) -> bool:
    """Whether a table's cell holds paragraphs, as in pages laid out by tables: it's no row of data."""
    return cell.last - cell.first > 1
