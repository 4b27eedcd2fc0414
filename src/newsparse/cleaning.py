"""An input without what isn't the article's: what was kept, where it stood, and what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from newsparse.api import read
from newsparse.document import Kind
from newsparse.segment.labels import BODY_LABELS, Label
from newsparse.segment.reasons import explain

if TYPE_CHECKING:
    from newsparse.fields.reading import Reading
    from newsparse.http import Response

HEADS = frozenset((Label.HEADLINE, Label.STANDFIRST))
"""What stands above the body and is the article's too."""


@attrs.frozen
class Piece:
    """A stretch of the input that was kept or removed."""

    start: int
    """Offset of its first character in `Cleaned.source`."""
    end: int
    """One past its last."""
    label: str
    """What it is, as in `body`, `byline`, `related_headline` or `boilerplate`; `newsparse schema` lists them all."""
    reason: str
    """Why, in words; or the source's selector or pattern."""


@attrs.frozen
class Cleaned:
    """An input's article text, and what became of all the rest.

    Kept and removed pieces together are all of `source` but the white space between them, characters without width,
    and the marks of a dump that is wrapped, quoted or marked up: `>`, `**`, `[1]`.
    """

    text: str
    """What was kept, its lines parted by a blank line; empty where there's no article."""
    source: str = attrs.field(repr=False)
    """What the offsets count in: a dump as it was decoded, or a page's visible lines."""
    kept: tuple[Piece, ...] = attrs.field(repr=False)
    """In reading order, as are the removed ones."""
    removed: tuple[Piece, ...] = attrs.field(repr=False)


def clean(
    data: bytes | str | Response,
    *,
    headline: bool = False,
    url: str | None = None,
    source: str | None = None,
    kind: Kind | None = None,
    encoding: str | None = None,
) -> Cleaned:
    """The body of a page or a text dump without menus, teasers, captions, bylines and notices.

    With `headline`, headline and standfirst stay too. The rest is as for `parse`, which it's faster than. The offsets
    lead back to `Cleaned.source`: for a dump given as `str` that is the text itself.

    Raises what `parse` does.
    """
    return cleaned(read(data, url=url, source=source, kind=kind, encoding=encoding), headline=headline)


def cleaned(reading: Reading, *, headline: bool = False) -> Cleaned:
    """The same of an input that has been read."""
    wanted = BODY_LABELS | HEADS if headline else BODY_LABELS
    kept: list[Piece] = []
    removed: list[Piece] = []
    lines: dict[int, list[str]] = {}
    document = reading.document
    for span in reading.spans:
        start = document.blocks[span.block].start
        first, last = document.in_source(start + span.start), document.in_source(start + span.end - 1)
        piece = Piece(first, last + 1, str(span.label), explain(span.rule))
        if span.label in wanted:
            kept.append(piece)
            lines.setdefault(span.block, []).append(reading.text(span))
        else:
            removed.append(piece)
    text = "\n\n".join(" ".join(parts) for parts in lines.values())
    source = document.text if document.kind == "page" else document.source_text
    return Cleaned(text, source, tuple(kept), tuple(removed))
