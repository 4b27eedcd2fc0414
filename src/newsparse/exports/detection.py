"""Which layout an export has."""

from __future__ import annotations

import re
from functools import cache

from newsparse.exports import factiva, factiva_article, nexis, proquest
from newsparse.exports.entry import Layout

LAYOUTS = (proquest.LAYOUT, factiva.LAYOUT, factiva_article.LAYOUT, nexis.LAYOUT)
"""Where two have as many signs, the earlier counts."""

NEEDED = 2
"""Signs that tell a layout."""

HEAD = 1 << 20
"""Characters from the beginning in which the signs are looked for."""


@cache
def patterns(layout: Layout) -> tuple[re.Pattern[str], ...]:
    """A layout's signs, each at the beginning of a line."""
    return tuple(re.compile(rf"^[ \t\f\ufeff]*+(?:{sign.pattern()})", re.M | re.I) for sign in layout.signs)


def detect(text: str) -> Layout | None:
    """The layout of a text; `None` where it's no export that is known."""
    head = text[:HEAD]
    counts = [(sum(each.search(head) is not None for each in patterns(layout)), layout) for layout in LAYOUTS]
    most, found = max(counts, key=lambda pair: pair[0])
    return found if most >= NEEDED else None
