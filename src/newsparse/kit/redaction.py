"""Personal data and tokens out of a page's text and addresses."""

from __future__ import annotations

import re
from typing import Any

EMAIL = re.compile(r"(?<![\w.+/-])[\w.+-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.[a-z]{2,24}(?![\w-])", re.I)
"""Not after a slash: there it's the name of a file, as in ``/ferry@2x.jpg``."""

PHONE = re.compile(
    r"(?<![\w/.+-])\(?(?:\+|00)[1-9]\d{0,2}(?:[ ()/.-]{1,3}\d{1,5}){2,6}(?![\w/-])|(?<=tel:)\+?[\d(). -]{5,24}"
)
"""With the country's code: other numbers may be anything."""

TRACKING = re.compile(
    r"(?<=[?&])(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|s?sid|session_?id|phpsessid"
    r"|(?:access_?|csrf_?|xsrf_?|auth_?)?token|nonce|sig|signature|user_?id|uid|visitor_?id|client_?id)=[^&#\s\"'<>]*&?",
    re.I,
)
"""Parts of an address that tell who came from where."""

LEFT_OVER = re.compile(r"[?&](?=[#\s\"'<>]|$)")
"""What begins the parts of an address where none follows."""

NO_EMAIL, NO_PHONE = "name@mail.example", "+00 00 000 00 00"


def redact(text: str) -> str:
    """The text with e-mail addresses, telephone numbers and tracking parts of addresses replaced or left out."""
    if "@" in text or "%40" in text:
        text = EMAIL.sub(NO_EMAIL, text)
    if "=" in text and TRACKING.search(text):
        text = LEFT_OVER.sub("", TRACKING.sub("", text))
    return PHONE.sub(NO_PHONE, text)


def redacted(value: Any) -> Any:
    """JSON's types with all strings redacted."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, dict):
        return {key: redacted(one) for key, one in value.items()}
    return [redacted(one) for one in value] if isinstance(value, list) else value
