"""A page's visible elements and their texts, to find the one that an author means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.labellers import css
from newsparse.markup import BREAKS, HIDDEN, LINE_BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from newsparse.document import Document

LONGEST = 3_000
"""Characters of the longest text that one points at as a whole; what's longer stands around others."""

QUOTES = str.maketrans("’‘‚“”„«»\u00a0", '\'\'\'""""" ')


class Elements:
    """The elements of a page that a reader sees, each with its text on one line."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts: dict[_Element, str | None] = {}
        """In document order; `None` for a text over `LONGEST`."""
        if document.tree is not None:
            body = document.tree.find("body")
            self._read(body if body is not None else document.tree)

    def _read(self, root: _Element) -> None:
        from lxml import etree

        parts: list[list[str] | None] = [[]]
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element.tag in HIDDEN:
                    walker.skip_subtree()
                    parts.append([])
                else:
                    self.texts[element] = None
                    parts.append([element.text or ""])
                continue
            held = parts.pop()
            text = " ".join("".join(held).split()) if held is not None else None
            if element in self.texts:
                self.texts[element] = text
            apart = element.tag in BREAKS or element.tag in LINE_BREAKS
            around = parts[-1]
            if text is None or len(text) > LONGEST:
                self.texts[element] = None
                parts[-1] = None
            elif around is not None:
                inner = f" {text} " if apart else "".join(held or ())
                around += [inner, element.tail or ""]

    def select(self, selector: str) -> list[_Element]:
        """The visible elements with text that a CSS selector matches, without those within another."""
        if self.document.tree is None:
            return []
        found: list[_Element] = []
        held: set[_Element] = set()
        for element in css(selector).select(self.document.tree):
            if self.texts.get(element, "") != "" and held.isdisjoint(element.iterancestors()):
                found.append(element)
                held.add(element)
        return found

    def texts_of(self, found: Sequence[_Element]) -> list[str] | None:
        """The distinct texts of elements; `None` where one is too long."""
        texts = [self.texts[element] for element in found]
        known = [text for text in texts if text is not None]
        return [*dict.fromkeys(known)] if len(known) == len(texts) else None

    def with_text(self, value: str) -> list[_Element]:
        """The elements whose text is the value, outer ones first."""
        wanted = fold(value)
        return [element for element, text in self.texts.items() if text is not None and fold(text) == wanted]

    def holding(self, values: Sequence[str], room: int) -> list[_Element]:
        """The smallest elements that hold all the values and at most `room` characters besides, with those around them
        that hold no more."""
        wanted = [fold(value) for value in values]
        most = sum(map(len, wanted)) + room
        found = [
            (len(text), element)
            for element, text in self.texts.items()
            if text and len(text) <= most and all(holds(fold(text), value) for value in wanted)
        ]
        inner = {parent for _, element in found for parent in element.iterancestors()}
        sizes = {self.texts[element] for _, element in found if element not in inner}
        return [element for _, element in sorted(found, key=lambda one: one[0]) if self.texts[element] in sizes]

    def together(self, found: Sequence[_Element], most: int) -> bool:
        """Whether elements stand in one that holds at most `most` characters."""
        shared = [*found[0].iterancestors()]
        for element in found[1:]:
            above = set(element.iterancestors())
            shared = [one for one in shared if one in above]
        text = self.texts.get(shared[0]) if shared else None
        return text is not None and len(text) <= most

    def around(self, values: Sequence[str]) -> list[_Element]:
        """The innermost element around all the values; where there's one value, its block's parent, with elements
        around it that hold nothing else."""
        places = [element for value in values for element in self.holding([value], len(value) + 40)[-1:]]
        if len(places) < len(values) or not places:
            return []
        lines = [[element, *element.iterancestors()] for element in places]
        shared = [element for element in lines[0] if all(element in line for line in lines[1:])]
        if len(values) == 1:
            block = next((at for at, element in enumerate(shared) if element.tag in BREAKS), 0)
            shared = shared[block + 1 :]
        return [element for element in shared[:1] if element in self.texts]


def fold(text: str) -> str:
    """A text as it's compared: on one line, in one case, with plain quotes."""
    return " ".join(text.translate(QUOTES).split()).casefold()


def holds(text: str, value: str) -> bool:
    """Whether a text holds a value as whole words; both are folded."""
    at = text.find(value)
    while at >= 0:
        end = at + len(value)
        before = at > 0 and text[at - 1].isalnum() and value[:1].isalnum()
        after = end < len(text) and text[end].isalnum() and value[-1:].isalnum()
        if not before and not after:
            return True
        at = text.find(value, at + 1)
    return False
