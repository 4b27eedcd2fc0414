"""What a source points at: CSS selectors, XPath expressions and patterns that label what they match.

A labeller doesn't return values. It claims stretches of blocks, and fields read them later with all others.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import deque
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from newsparse.errors import SelectorError
from newsparse.places import Places, Stretch
from newsparse.segment.labels import Claim, Label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsparse.blocks import Block
    from newsparse.document import Document

EXSLT = {"re": "http://exslt.org/regular-expressions"}
"""Prefixes for XPath: ``re:test(@class, '^byline')``."""

ABOVE = 4
"""Lines above a line that `Pattern.below` may look at: enough for a time, a trail, a kicker and a headline."""


class Labeller(ABC):
    """Points at parts of a document. Made by `css`, `xpath` and `pattern`."""

    @abstractmethod
    def check(self, *, labels: bool = True) -> None:
        """Raise `SelectorError` where it can't work. `labels` is false where it's only asked whether it holds."""

    @abstractmethod
    def holds(self, document: Document) -> bool:
        """Whether it matches anything in the document."""

    @abstractmethod
    def stretches(self, document: Document, places: Places) -> Iterator[Stretch]:
        """What it matches. `places` is that of the document, made once for all its labellers."""

    def claims(self, document: Document, label: Label, by: str) -> Iterator[Claim]:
        """A claim of `label` for each stretch that it matches; `by` says who claims."""
        for block, start, end in self.stretches(document, Places(document)):
            yield Claim(block, start, end, label, by)


class Selector(Labeller):
    """Points at elements of a page; matches nothing in a dump.

    A block-level element stands for all blocks within it, an inline one for the part of a block that holds its text.
    """

    language: ClassVar[str]

    def __init__(self, expression: str) -> None:
        self.expression = expression

    @abstractmethod
    def compile(self) -> Any:
        """The expression as something to call with an element."""

    @cached_property
    def compiled(self) -> Any:
        return self.compile()

    def select(self, root: _Element) -> Any:
        """What the expression gives: a list of elements, as a rule. Raises `SelectorError`."""
        from cssselect import SelectorError as CSSError
        from lxml.etree import XPathError

        try:
            return self.compiled(root)
        except (CSSError, XPathError, re.error) as error:
            raise SelectorError(f"{self!r} fails as {self.language}: {error}") from error

    def check(self, *, labels: bool = True) -> None:
        from lxml.etree import Element

        # Unknown functions and prefixes show only when the expression is evaluated.
        found = self.select(Element("html"))
        if labels and not isinstance(found, list):
            raise SelectorError(f"{self!r} gives a {type(found).__name__} and no elements, so it can't label any")

    def holds(self, document: Document) -> bool:
        return document.tree is not None and bool(self.select(document.tree))

    def stretches(self, document: Document, places: Places) -> Iterator[Stretch]:
        found = self.select(document.tree) if document.tree is not None else None
        return places.of(found) if isinstance(found, list) else iter(())


class CSS(Selector):
    """A CSS selector."""

    language = "a CSS selector"

    def compile(self) -> Any:
        from lxml.cssselect import CSSSelector

        return CSSSelector(self.expression, translator="html")

    def __repr__(self) -> str:
        return f"css({self.expression!r})"


class XPath(Selector):
    """An XPath 1.0 expression for elements or their ``text()``."""

    language = "an XPath expression"

    def compile(self) -> Any:
        from lxml.etree import XPath as CompiledXPath

        return CompiledXPath(self.expression, namespaces=EXSLT)

    def __repr__(self) -> str:
        return f"xpath({self.expression!r})"


class Pattern(Labeller):
    """A regular expression, looked for in each block of a page or a dump.

    It stands for its group ``value``, else for its first group, else for the whole match. ``^`` and ``$`` are the ends
    of a line. Where `below` is given, only lines count right above which it ends; it may be of up to `ABOVE` lines.
    """

    def __init__(self, regex: str, flags: int = 0, *, below: str | None = None) -> None:
        self.regex = regex
        self.flags = int(flags)
        self.below = below

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return self.compile(self.regex)

    @cached_property
    def compiled_below(self) -> re.Pattern[str] | None:
        return self.compile(rf"(?:{self.below})\Z") if self.below is not None else None

    def compile(self, regex: str) -> re.Pattern[str]:
        try:
            return re.compile(regex, self.flags | re.MULTILINE)
        except (re.error, ValueError) as error:
            raise SelectorError(f"{self!r} is no pattern: {error}") from error

    def check(self, *, labels: bool = True) -> None:
        below = self.compiled_below
        if self.compiled.search("") or (below is not None and below.search("")):
            raise SelectorError(f"{self!r} matches where there is nothing: make a part of it needed")

    def holds(self, document: Document) -> bool:
        return any(self.compiled.search(block.text) for block in self.blocks(document))

    def blocks(self, document: Document) -> Iterator[Block]:
        """The blocks that it's looked for in."""
        below = self.compiled_below
        if below is None:
            yield from document.blocks
            return
        above: deque[str] = deque(maxlen=ABOVE)
        for block in document.blocks:
            if below.search("\n".join(above)):
                yield block
            above.append(block.text)

    def stretches(self, document: Document, places: Places) -> Iterator[Stretch]:
        regex = self.compiled
        group = regex.groupindex.get("value", min(regex.groups, 1))
        for block in self.blocks(document):
            for match in regex.finditer(block.text):
                start, end = match.span(group)
                held = block.text[start:end] if start >= 0 else ""
                start += len(held) - len(held.lstrip())
                if length := len(held.strip()):
                    yield Stretch(block.index, start, start + length)

    def __repr__(self) -> str:
        flags = f", {re.RegexFlag(self.flags)!r}" if self.flags else ""
        below = f", below={self.below!r}" if self.below is not None else ""
        return f"pattern({self.regex!r}{flags}{below})"


def css(selector: str) -> CSS:
    """Label what a CSS selector matches in a page."""
    return CSS(selector)


def xpath(expression: str) -> XPath:
    """Label what an XPath expression matches in a page; the prefix ``re`` is EXSLT's regular expressions."""
    return XPath(expression)


def pattern(regex: str, flags: int = 0, *, below: str | None = None) -> Pattern:
    """Label what a regular expression matches in a page's or a dump's blocks, with the flags of `re`.

    `below` is a regular expression of what must end right above the block: a line, or up to four.
    """
    return Pattern(regex, flags, below=below)
