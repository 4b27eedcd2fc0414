"""Which layout an export has."""

from __future__ import annotations

import re
from functools import cache

from newsparse.decoding import decode
from newsparse.errors import BinaryInput, NotAnExport
from newsparse.exports import factiva, factiva_article, nexis, proquest
from newsparse.exports.entry import Layout

LAYOUTS = (proquest.LAYOUT, factiva.LAYOUT, factiva_article.LAYOUT, nexis.LAYOUT)
"""Where two have as many signs, the earlier counts."""

NEEDED = 2
"""Signs that tell a layout."""

FIXED = "\xa0"
"""A space at which no line breaks, as word processors have it after the names of fields. It counts as any other."""

HEAD = 1 << 20
"""Characters from the beginning in which the signs are looked for."""

BEGINNING = 1 << 14
"""Bytes by which a file of whatever kind is told: its first article at least."""


@cache
def patterns(layout: Layout) -> tuple[tuple[re.Pattern[str], str], ...]:
    """A layout's signs, each at the beginning of a line, with its reason."""
    begins = r"^[ \t\f\ufeff]*+"
    return tuple((re.compile(f"{begins}(?:{sign.pattern()})", re.M | re.I), sign.reason) for sign in layout.signs)


def signs_in(text: str) -> tuple[Layout, list[str]]:
    """The layout of which a text has most signs, and the reasons that speak for it."""
    head = text[:HEAD].replace(FIXED, " ")
    found = [(layout, [why for sign, why in patterns(layout) if sign.search(head)]) for layout in LAYOUTS]
    return max(found, key=lambda pair: len(pair[1]))


def detect(text: str) -> Layout | None:
    """The layout of a text; `None` where it's no export that is known."""
    layout, reasons = signs_in(text)
    return layout if len(reasons) >= NEEDED else None


def begun(data: bytes) -> Layout | None:
    """The layout of a file, by its beginning; `None` where it's a page, no text, or no export that is known."""
    try:
        text, _, _ = decode(data[:BEGINNING])
    except BinaryInput:
        return None
    return None if text.lstrip().startswith("<") else detect(text)


def chosen(text: str, name: str | None) -> Layout:
    """The layout of that name, or else that a text has. Raises `NotAnExport`."""
    known = {layout.name: layout for layout in LAYOUTS}
    if name in known:
        return known[name]
    if name is not None:
        raise NotAnExport(f"no layout of exports is named {name!r}: there are {', '.join(known)}")
    layout, reasons = signs_in(text)
    if len(reasons) >= NEEDED:
        return layout
    told = f"; one mark of {layout.name} is there ({reasons[0]}), and two are needed" if reasons else ""
    titles = "; ".join(layout.title for layout in LAYOUTS)
    raise NotAnExport(
        f"input is no export that is known ({titles}){told}: name the layout if it's one all the same; "
        "`newsparse.parse` reads a single page or text"
    )
