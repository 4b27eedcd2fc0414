"""Texts, addresses and numbers as metadata writes them."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote, urljoin, urlsplit

TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
"""A letter must follow, so that 'a < b' stays."""

BLOCK_TAG = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|section|tr|figure)\b[^<>]*>", re.I)

NOISE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\ud800-\udfff]")
"""No sign of any script: control characters, and halves of surrogate pairs, which can't be encoded."""

ADDRESS = re.compile(r"\s*(?:https?:|//|www\.|[\w-]+(?:\.[\w-]{2,})+/|[^\s@]+@[^\s@]+\Z)", re.I)
MAILBOX = re.compile(r"[^\s@]+@[^\s@]+")
LEADING_NUMBER = re.compile(r"\s*(\d{1,6})(?:\.\d*)?\s*(?:px)?\s*\Z")

TRACKING = re.compile(r"(?:utm_|at_|ref|source|src|fbclid|gclid|cmp|ns_|mc_|xtor|traffic|output=amp|amp)", re.I)
"""Parameters that tell where a reader came from, not which page it is."""


def unescape(text: str) -> str:
    """Decode HTML entities, once."""
    try:
        return html.unescape(text)
    except ValueError:  # a numeric entity of thousands of digits
        return text


def clean(text: str) -> str:
    """One line: tags dropped, entities decoded once, noise dropped, white space folded."""
    if "<" in text:
        text = TAG.sub("", BLOCK_TAG.sub(" ", text))
    if "&" in text:
        text = unescape(text)
    if not text.isprintable():
        text = NOISE.sub("", text)
    return " ".join(text.split())


def paragraphs(text: str) -> str:
    """The same for running text, with its paragraphs on lines of their own; its tags may be escaped too."""
    if "&lt;" in text and BLOCK_TAG.search(escaped := unescape(text)):
        text = escaped
    if "<" in text:
        text = TAG.sub("", BLOCK_TAG.sub("\n", text))
    if "&" in text:
        text = unescape(text)
    lines = (" ".join(line.split()) for line in NOISE.sub("", text).splitlines())
    return "\n".join(line for line in lines if line)


def is_address(text: str) -> bool:
    """Whether a text that should be a name is a web or mail address."""
    return ADDRESS.match(text) is not None


def mailbox(text: str) -> str | None:
    """The e-mail address of a text or a `mailto:` link; `None` where it's none."""
    address = unquote(clean(text).removeprefix("mailto:").partition("?")[0]).strip()
    return address if MAILBOX.fullmatch(address) else None


def absolute(url: str, base: str | None) -> str:
    """The address in full where `base` is known, else as written; empty for what no address is."""
    url = url.strip() if url.isprintable() else NOISE.sub("", url).strip()
    if "&#" in url or "&amp;" in url:  # escaped twice
        url = unescape(url)
    if not url or url.startswith(("#", "data:", "javascript:")):
        return ""
    if url.startswith(("https://", "http://")):
        return url
    try:
        return urljoin(base, url) if base else url
    except ValueError:  # a bracket where a host should be
        return ""


def page_key(url: str) -> tuple[str, str] | None:
    """Host and path in one form, and the query without tracking; `None` for an address without a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if not parts.netloc:
        return None
    query = "&".join(sorted(part for part in parts.query.split("&") if part and not TRACKING.match(part)))
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/"), query


def number(value: object) -> int | None:
    """A width or height in pixels, where it is one."""
    if isinstance(value, dict):
        value = value.get("value", value.get("@value"))
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 < value < 1_000_000 else None
    if isinstance(value, str) and (match := LEADING_NUMBER.match(value)):
        return int(match[1]) or None
    return None


def truth(value: object) -> bool | None:
    """A yes or no as `isAccessibleForFree` has it: a boolean, 'False', 'http://schema.org/True'."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().rpartition("/")[2].lower())
    return None
