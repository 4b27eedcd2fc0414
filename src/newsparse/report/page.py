"""A page as it came, to be shown in a frame: a copy of its visible part that can't act, with its spans marked.

The copy is written anew from what's known to be harmless. Elements and attributes that aren't named here are left out;
no address is kept but that of a picture which the page itself holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from markupsafe import escape

from newsparse.markup import BREAKS, HIDDEN, IMAGES, LINE_BREAKS
from newsparse.places import Line
from newsparse.report.safety import policy, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from newsparse.document import Document
    from newsparse.segment.labels import Span

DULL = frozenset("form fieldset button dialog label legend option optgroup center".split())
"""Elements that do something: a plain one takes their place."""

INLINE = frozenset(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd mark picture q rp rt ruby s samp small span strike strong"
    " sub sup time tt u var wbr caption col colgroup hgroup search".split()
)
"""Elements beside `BREAKS` that are kept as they are."""

LEAVE_NOTHING = frozenset(("html", "body", "input", "wbr", "col", "link", "meta", "base"))
"""Elements that stand only once in a page, or hold nothing: what they hold is kept, and they aren't."""

KEPT = frozenset("class id dir lang colspan rowspan align valign open start".split())
"""Attributes that only say how something looks."""

OWN_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]+\Z", re.I)

NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)

DISGUISED = re.compile(r"\\0{0,4}(4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])(?:\r\n|\s)?(?![0-9a-f])", re.I)
"""An ASCII letter of a style by its number, which nobody needs but to hide a word."""

LOADS = re.compile(r"@import[^;]*;?|@charset[^;]*;?|url\(\s*(?!['\"]?data:)(?:\"[^\"]*\"|'[^']*'|[^()'\"]*)\)", re.I)
"""What a style would load from elsewhere; the policy forbids what this doesn't see."""


class Frame:
    """A page's copy, and the styles in it that a policy must allow."""

    def __init__(self, document: Document, spans: list[Span], style: str) -> None:
        """`style` is what colours the labels."""
        self.own_style = own_style(document)
        self.styles = [style, self.own_style]
        root = document.tree
        names = "".join(attributes(root)) if root is not None else ""
        head = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(self.styles))}">'
        head += f"<style>{style}</style><style>{self.own_style}</style>"
        body = "".join(Copy(document, spans).parts())
        self.markup = f'<!DOCTYPE html><html{names}><head><meta charset="utf-8">{head}</head>{body}</html>'


def own_style(document: Document) -> str:
    """What the page itself says of its looks, without what it would load and what could end the element."""
    found = document.tree.iter("style") if document.tree is not None else ()
    text = "\n".join(style.text or "" for style in found if (style.get("media") or "").lower() != "print")
    text = DISGUISED.sub(lambda letter: chr(int(letter[1], 16)), text)
    return LOADS.sub("none", text).replace("<", "\\3c ").replace("\r", "").replace("\0", "")


class Copy:
    """Goes through a page as `markup.walk` does, and writes it with its spans marked."""

    def __init__(self, document: Document, spans: list[Span]) -> None:
        self.document = document
        self.spans: dict[int, list[tuple[int, Span]]] = {}
        for number, span in enumerate(spans):
            self.spans.setdefault(span.block, []).append((number, span))
        self.line = Line(0)
        self.ends: list[str] = []
        """The end tags of what's open."""

    def parts(self) -> Iterator[str]:
        """The body's markup, piece by piece."""
        root = self.document.tree
        if root is None:
            return
        bodies = [next(one.iterchildren("body"), one) for one in (root, *root.itersiblings())]
        yield f"<body{''.join(attributes(bodies[0]))}>"
        for body in bodies:
            yield from self.element(body)
        yield "</body>"

    def element(self, body: _Element) -> Iterator[str]:
        walker = etree.iterwalk(body, events=("start", "end"))
        for event, element in walker:
            if event == "start":
                if element.tag in HIDDEN:
                    walker.skip_subtree()
                    self.ends.append("")
                else:
                    yield self.start(element)
                    yield from self.text(element.text)
            else:
                yield self.end(element)
                if element is not body:
                    yield from self.text(element.tail)

    def start(self, element: _Element) -> str:
        """The start tag that takes an element's place."""
        tag = element.tag
        if tag in BREAKS or tag in LINE_BREAKS:
            self.line = Line(self.line.next)
        if tag in LINE_BREAKS:
            self.ends.append("")
            return f"<{tag}>"
        if tag in IMAGES:
            self.ends.append("")
            return picture(element)
        if tag in LEAVE_NOTHING:
            self.ends.append("")
            return ""
        if tag in DULL or tag not in BREAKS | INLINE:
            tag = "div" if tag in BREAKS and tag not in ("button", "label") else "span"
        self.ends.append(f"</{tag}>")
        return f"<{tag}{''.join(attributes(element))}>"

    def end(self, element: _Element) -> str:
        if element.tag in BREAKS:
            self.line = Line(self.line.next)
        return self.ends.pop()

    def text(self, text: str | None) -> Iterator[str]:
        """A text node, cut where spans begin and end."""
        if not text:
            return
        words = " ".join(text.split())
        if not words:
            self.line.add(text, False)
            yield " "
            return
        before, index = self.line.length, self.line.index
        self.line.add(text, False)
        at = self.line.length - len(words)
        yield " " if at > before or text[0].isspace() else ""
        for number, span in self.spans.get(index, ()):
            first, last = max(span.start - at, 0), min(span.end - at, len(words))
            if first < last:
                yield f'<span class="np l-{span.label}" data-n="{number}">{shown(words[first:last])}</span>'
        yield " " if text[-1].isspace() else ""


def attributes(element: _Element) -> Iterator[str]:
    """What is kept of an element's attributes, as they are written in a tag."""
    for name, value in element.items():
        if name in KEPT:
            yield f' {name}="{escape(value)}"'
    if element.get("hidden") is not None or NOT_SHOWN.search(element.get("style") or ""):
        yield " hidden"


def picture(element: _Element) -> str:
    """A picture that the page holds; of one that's to be loaded, what it says for those who don't see it."""
    source = (element.get("src") or "").strip()
    alt = element.get("alt") or ""
    if OWN_PICTURE.match(source):
        return f'<img src="{escape(source)}" alt="{escape(alt)}">'
    return f'<span class="np-picture">{shown(alt)}</span>' if alt else ""
