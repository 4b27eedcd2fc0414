"""What a span of the input is: one label each, and why it was given."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """The labels; every character of the input has exactly one."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    BODY = "body"
    HEADING = "heading"
    QUOTE = "quote"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    CAPTION = "caption"
    CORRECTION = "correction"
    TAG = "tag"
    RELATED_LABEL = "related_label"
    RELATED_HEADLINE = "related_headline"
    RELATED_TIMESTAMP = "related_timestamp"
    RELATED_TEASER = "related_teaser"
    BOILERPLATE = "boilerplate"


BODY_LABELS = frozenset((Label.BODY, Label.HEADING, Label.QUOTE, Label.LIST_ITEM, Label.TABLE_ROW))
"""What `Article.body` is made of."""

RELATED_LABELS = frozenset((Label.RELATED_LABEL, Label.RELATED_HEADLINE, Label.RELATED_TIMESTAMP, Label.RELATED_TEASER))
"""What `Article.related` is made of."""


class Span:
    """A stretch of one block with its label. Light: it lives for one parse."""

    __slots__ = ("block", "confidence", "end", "field", "item", "label", "rule", "start")

    def __init__(
        self,
        block: int,
        start: int,
        end: int,
        label: Label,
        rule: str,
        confidence: float | None = None,
        field: str = "",
    ) -> None:
        self.block = block
        """Index of the block in `Document.blocks`."""
        self.start = start
        """Offset in the block's text, in characters."""
        self.end = end
        self.label = label
        self.rule = rule
        """Name of the rule, or the source's attribute, that gave the label; `reasons.explain` puts it in words."""
        self.confidence = confidence
        """What the forest or rule says of it, 0 to 1; `None` where it says nothing. `confidence.py` makes measured
        shares of it."""
        self.field = field
        """The source's attribute that claims it, which may tell more than the label: `modified` from `published`. Empty
        where rules gave the label."""
        self.item: tuple[int, int] | None = None
        """List and item, both counted from 0, that a part of a related list belongs to; a list's title is item -1."""

    def __repr__(self) -> str:
        return f"<Span {self.block}[{self.start}:{self.end}] {self.label} by {self.rule}>"


class Claim:
    """What a source says of a stretch of a block, before the segmenter labels the rest."""

    __slots__ = ("block", "by", "end", "field", "label", "start")

    def __init__(self, block: int, start: int, end: int, label: Label, by: str, field: str = "") -> None:
        self.block = block
        self.start = start
        self.end = end
        self.label = label
        self.by = by
        """What said so, as in ``turan.byline = css('.author')``."""
        self.field = field
        """The source's attribute: where one label serves several, it tells `modified` from `published`, and a whole
        list (`related`) from its headlines."""

    def __repr__(self) -> str:
        return f"<Claim {self.block}[{self.start}:{self.end}] {self.label} by {self.by}>"
