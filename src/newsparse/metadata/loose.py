"""JSON as pages hold it: in comment wrappers, with control characters, and broken in the usual ways."""

from __future__ import annotations

import json
import re
from typing import Any

from newsparse.metadata.text import unescape

DECODER = json.JSONDecoder(strict=False)
"""Control characters within strings are the most frequent fault of all."""

WRAP_START = re.compile(r"(?:\s|\ufeff|\x00|<!--|//|/\*|\*/|<!\[CDATA\[)*+")
"""What hid scripts from browsers and XML parsers of old."""

WRAP_END = re.compile(r"(?:\s|\x00|;|//|/\*|\*/|\]\]>|-->)*+")

TOKEN = re.compile(
    r"""\s++
    |(?P<string>"(?:[^"\\]|\\(?:.|\Z)|
        "(?!\s*(?:[:}\]]|/[/*]|,\s*(?:["{\[}\]\-\d]|true|false|null)|\Z|"[^"\n]{1,60}"\s*:)))*+(?:"|\Z))
    |(?P<mark>[{}\[\]:,])
    |/\*(?:[^*]|\*(?!/))*+(?:\*/|\Z)
    |//[^\n]*+
    |(?P<word>[-+.\w]++)
    |.""",
    re.S | re.X,
)
"""A quote ends a string only where JSON can go on after it: any other one was meant to be escaped. All repeats are
possessive, and a string or comment runs to the end where it's not closed, so no text is read over and over."""

ESCAPE = re.compile(r"""\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|[\\"]""")
LITERAL = re.compile(r"true|false|null|-?(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,20})?")
REPAIRABLE = 2_000_000
"""Characters. No article's data comes near, and a repair takes some 100 times as long as reading."""
CLOSING = {"{": "}", "[": "]"}


def load(text: str) -> tuple[Any, bool]:
    """The value of a script, and whether it had to be repaired. Raises `ValueError` where it can't be read."""
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    wrap = WRAP_START.match(text)
    start = wrap.end() if wrap else 0
    try:
        try:
            value, end = DECODER.raw_decode(text, start)
            if end == len(text) or WRAP_END.fullmatch(text, end):
                return value, False
        except ValueError:
            pass
        if text[start : start + 1] not in CLOSING:
            raise ValueError("no JSON")
        if len(text) > REPAIRABLE:
            raise ValueError("broken, and too long to be repaired")
        return json.loads(repair(text[start:]), strict=False), True
    except RecursionError:
        raise ValueError("nested too deeply") from None


def repair(text: str) -> str:
    """A JSON array of the values in `text`: commas and brackets set right, stray quotes escaped, in one pass."""
    writer = Writer()
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "string":
            writer.value(string(token[0]))
        elif kind == "word":
            writer.value(token[0] if LITERAL.fullmatch(token[0]) else json.dumps(token[0]))
        elif kind == "mark":
            writer.mark(token[0])
    return writer.finish()


def string(token: str) -> str:
    """A string token with its inner quotes and stray backslashes escaped."""
    body = token[1:-1] if len(token) > 1 and token[-1] == '"' else token[1:]
    return '"' + ESCAPE.sub(lambda escape: escape[0] if len(escape[0]) > 1 else "\\" + escape[0], body) + '"'


class Writer:
    """Puts tokens together so that the result is JSON, whatever their order."""

    __slots__ = ("depths", "last", "out", "stack")

    def __init__(self) -> None:
        self.out: list[str] = []
        self.stack: list[str] = []
        self.depths = {"{": 0, "[": 0}
        self.last = "["
        """What came last: an opening bracket, `:`, `,`, `key`, or `value`."""

    def value(self, token: str) -> None:
        """A string, number, `true`, `false` or `null`."""
        in_object = bool(self.stack) and self.stack[-1] == "{"
        if in_object and self.last != ":":
            self.separate()
            if token[0] != '"':
                token = f'"{token}"'
            self.last = "key"
        else:
            self.separate()
            self.last = "value"
        self.out.append(token)

    def separate(self) -> None:
        """Write what must stand between the last token and a new key or value."""
        if self.last == "key":
            self.out.append(":null")
        if self.last in ("key", "value"):
            self.out.append(",")

    def mark(self, sign: str) -> None:
        """A bracket, colon or comma."""
        if sign in CLOSING:
            self.open(sign)
        elif sign == ":":
            if self.last == "key":
                self.out.append(":")
                self.last = ":"
        elif sign == ",":
            if self.last in (":", "key"):
                self.out.append("null" if self.last == ":" else ":null")
                self.last = "value"
        else:
            self.close("{" if sign == "}" else "[")

    def open(self, sign: str) -> None:
        """An opening bracket; one where a key should be gets an empty key."""
        in_object = bool(self.stack) and self.stack[-1] == "{"
        if in_object and self.last == "key":
            self.out.append(":")
        else:
            self.separate()
            if in_object and self.last != ":":
                self.out.append('"":')
        self.out.append(sign)
        self.stack.append(sign)
        self.depths[sign] += 1
        self.last = sign

    def close(self, opening: str) -> None:
        """A closing bracket: closes what was left open within, and counts for nothing where none is open."""
        if not self.depths[opening]:
            return
        while True:
            top = self.pop()
            if top == opening:
                return

    def pop(self) -> str:
        """Close the innermost bracket."""
        if self.last in (":", "key"):
            self.out.append("null" if self.last == ":" else ":null")
        top = self.stack.pop()
        self.depths[top] -= 1
        self.out.append(CLOSING[top])
        self.last = "value"
        return top

    def finish(self) -> str:
        """The array of all values."""
        while self.stack:
            self.pop()
        return f"[{''.join(self.out)}]"
