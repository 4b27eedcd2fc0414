"""The data that a page's scripts hold for its own programs: state as JSON, as calls, or as literals."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from newsparse.metadata.loose import DECODER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

LEAST = 500
"""Characters of the shortest scripts that may hold an article."""

LONGEST = 8_000_000
"""Characters of a page's scripts that are read at most."""

TRIES = 12
"""Values of one script that are read at most; each that's no JSON after all costs as much as one that is."""

ASSIGNED = re.compile(r"([\w$]+)(?:\"\]|'\])?\s*=\s*(?=[{\[]\s*[\"{\[]|JSON\.parse\(\s*[\"'])")
"""`window.__STATE__ = {"…`, `window["state"] = JSON.parse("…`, `App.content={"…`."""

PARSED = re.compile(r"JSON\.parse\(\s*(?:(\")|')")

FLIGHT = re.compile(r"__next_f\.push\(\s*(?=\[\s*1\s*,)")
"""A piece of the stream in which React's server components come."""

ROW = re.compile(rb"([0-9a-f]+):(?:T([0-9a-f]{1,7}),)?")
"""How a row of that stream begins: its number, and the bytes of a text; other rows are JSON up to the line's end."""

LITERAL = re.compile(r"\"((?:[^\"\\\n]|\\.)*+)\"|'((?:[^'\\\n]|\\.)*+)'|`((?:[^`\\]|\\.)*+)`", re.S)
ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{2}|u\{[0-9a-fA-F]{1,6}\}|.)|[\"\n\r\t]", re.S)


def states(tree: _Element, sign: str = "") -> Iterator[tuple[str, Any]]:
    """Each script's values with their key: `script:` and the name of the script or of what it assigns to.

    `sign` is a text that the scripts must hold to be read.
    """
    read = 0
    stream = ""
    for script in tree.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if match := FLIGHT.search(text):
            stream += piece(text, match.end())
        elif len(text) < LEAST or "ld+json" in kind or sign not in text or read + len(text) > LONGEST:
            continue
        elif "json" in kind:
            yield from whole(text, f"script:{script.get('id') or kind}")
        elif not kind or "javascript" in kind or kind == "module":
            yield from assigned(text)
        read += len(text)
    if stream and sign in stream:
        yield "script:__next_f", rows(stream)


def whole(text: str, key: str) -> Iterator[tuple[str, Any]]:
    """A script that's nothing but JSON."""
    try:
        yield key, DECODER.decode(text.strip())
    except (ValueError, RecursionError):
        return


def assigned(text: str) -> Iterator[tuple[str, Any]]:
    """What a script assigns; where that's no JSON, the literals in it."""
    at, found = 0, False
    for _ in range(TRIES):
        match = ASSIGNED.search(text, at)
        if match is None:
            break
        at = match.end()
        try:
            value, at = value_at(text, at)
        except (ValueError, RecursionError):
            continue
        found = True
        yield f"script:{match[1]}", value
    if not found:
        yield "script", {match.start(): literal(match) for match in LITERAL.finditer(text)}


def value_at(text: str, at: int) -> tuple[Any, int]:
    """The value that begins at a place, and where it ends. Raises `ValueError` where there's none."""
    parsed = PARSED.match(text, at)
    if parsed is None:
        return DECODER.raw_decode(text, at)
    match = LITERAL.match(text, parsed.end() - 1)
    if match is None:
        raise ValueError("not closed")
    return json.loads(literal(match), strict=False), match.end()


def literal(match: re.Match[str]) -> str:
    """The text of a script's string."""
    body = next(group for group in match.groups() if group is not None)
    if "\\" not in body:
        return body
    try:
        value: str = json.loads(f'"{ESCAPE.sub(as_json, body)}"', strict=False)
    except ValueError:
        return ""
    return value


def as_json(match: re.Match[str]) -> str:
    """An escape of a script as JSON has it."""
    mark = match[1]
    if mark is None:
        return json.dumps(match[0])[1:-1]
    if mark[0] == "x":
        return f"\\u00{mark[1:]}"
    if mark[0] == "u" and len(mark) > 1:
        return json.dumps(chr(min(int(mark[2:-1], 16), 0x10FFFF)))[1:-1]
    return match[0] if mark in '"\\/bfnrtu' else json.dumps(mark)[1:-1]


def piece(text: str, at: int) -> str:
    """A script's part of the stream."""
    try:
        value, _ = DECODER.raw_decode(text, at)
    except (ValueError, RecursionError):
        return ""
    return value[1] if len(value) > 1 and isinstance(value[1], str) else ""


def rows(stream: str) -> dict[int, Any]:
    """The stream's rows by their place: texts, and values of JSON."""
    data = stream.encode("utf-8", "replace")
    found: dict[int, Any] = {}
    at = 0
    while match := ROW.match(data, at):
        if match[2]:
            at = match.end() + int(match[2], 16)
            found[match.end()] = data[match.end() : at].decode("utf-8", "replace")
        else:
            end = data.find(b"\n", match.end())
            end = len(data) if end < 0 else end
            for _, value in whole(data[match.end() : end].decode("utf-8", "replace"), ""):
                found[match.end()] = value
            at = end
        while data[at : at + 1] == b"\n":
            at += 1
    return found
