"""Reservations of use: what a site says that machines may not do with its pages.

- `noai`, `noimageai`: in `<meta name="robots">` or the header `X-Robots-Tag`, no use for training;
- `tdm-reservation`: the W3C community group's TDM Reservation Protocol, as `<meta>` or header of the value 1: text and
  data mining only with leave;
- `ai-train=no`, `ai-input=no`: the line `Content-Signal` of a robots.txt.

They are read and kept, and what follows from them is for the user to decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

ROBOTS = re.compile(r"\b(noai|noimageai)\b", re.I)
RESERVED = "tdm-reservation"
SIGNAL = re.compile(r"\b(ai-train|ai-input)\s*=\s*no\b", re.I)
SIGNAL_LINE = re.compile(r"^[ \t]*content-signal[ \t]*:(.*)$", re.I | re.M)


def reserved_in_headers(headers: Mapping[str, str]) -> tuple[str, ...]:
    """What an answer's headers reserve."""
    said = [match.lower() for match in ROBOTS.findall(headers.get("X-Robots-Tag", ""))]
    if headers.get("TDM-Reservation", "").strip() == "1":
        said.append(RESERVED)
    return tuple(dict.fromkeys(said))


def reserved_in_meta(elements: Iterable[etree._Element]) -> tuple[str, ...]:
    """What a page's `<meta>` elements reserve."""
    said: list[str] = []
    for element in elements:
        name = (element.get("name") or element.get("http-equiv") or "").strip().lower()
        content = element.get("content") or ""
        if name in ("robots", "x-robots-tag"):
            said += [match.lower() for match in ROBOTS.findall(content)]
        elif name == RESERVED and content.strip() == "1":
            said.append(RESERVED)
    return tuple(dict.fromkeys(said))


def reserved_in_robots(text: str) -> tuple[str, ...]:
    """What a robots.txt reserves for the whole site."""
    signals = (signal for line in SIGNAL_LINE.findall(text) for signal in SIGNAL.findall(line))
    return tuple(dict.fromkeys(f"{signal.lower()}=no" for signal in signals))
