"""What keeps an input from acting in a report: a policy for the browser, and text that is nothing but text."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from markupsafe import Markup, escape

UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, line separators, and what turns the direction of the text after it."""

IN_SCRIPT = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""Characters that could end a script element, as JSON escapes them."""


def policy(styles: Iterable[str], scripts: Iterable[str] = (), *, form: bool = False) -> str:
    """A content security policy: these styles and scripts, pictures that the page itself holds, and nothing else.

    `form` lets the page send forms to where it's from.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {sources(styles)}",
            f"script-src {sources(scripts)}",
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'self'" if form else "form-action 'none'",
        )
    )


def sources(texts: Iterable[str]) -> str:
    """The texts of elements as a policy names them: by their hashes."""
    hashes = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{each}'" for each in hashes) or "'none'"


def shown(text: object) -> Markup:
    """Text as markup, in which what no reader sees is named, and does nothing."""
    return Markup(UNSEEN.sub(named, str(escape("" if text is None else text))))


def named(found: re.Match[str]) -> str:
    """An unseen character by its number."""
    return f'<span class="unseen">U+{ord(found[0]):04X}</span>'


def plain(text: object) -> str:
    """Text for places that hold no markup, such as a title, without what no reader sees."""
    return UNSEEN.sub("", str(text))


def data(value: Any) -> Markup:
    """A value as JSON within a script element; in its texts too, what no reader sees is named."""
    text = UNSEEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", json.dumps(value, ensure_ascii=False))
    return Markup(text.translate(IN_SCRIPT))
