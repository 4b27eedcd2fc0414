"""Text that a page holds but doesn't show: in JSON-LD, in the state of its scripts, in `<noscript>` and `<template>`.

Where the page shows hardly any text of its article, such text is put into the page's tree, where the article stands:
from there on it's read like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from newsparse.dates import from_iso
from newsparse.document import cut_page
from newsparse.markup import parse
from newsparse.metadata import Value
from newsparse.metadata.state import states
from newsparse.metadata.stored import best_text
from newsparse.metadata.text import clean
from newsparse.segment.labels import BODY_LABELS, Claim, Label, Span
from newsparse.segment.stats import count_words
from newsparse.segment.titles import plain_title, words

if TYPE_CHECKING:
    from lxml.etree import _Element

    from newsparse.document import Document
    from newsparse.metadata import Metadata

HARDLY = 25
"""Words of a body below which the page shows hardly any: briefs have more."""

PART = 150
"""Words of a body up to which it may be the beginning of one that the page holds whole, as before a paywall."""

FEW = 12
"""Lines of such a beginning."""

LEAST = 40
"""Words that are worth putting in, unless JSON-LD calls them the body: what's shorter is a summary, or asks for
JavaScript."""

TIMES = 2
"""So many times as long as what is shown must a text be that begins with it."""

SAME = 8
"""Words by which it's known that a text holds what is shown."""

PLAIN = re.compile(r"[A-Za-z0-9 ,]+")
"""What scripts write without escapes."""

UNSEEN = ("noscript", "template")


class Stored(NamedTuple):
    """A text that isn't shown."""

    key: str
    """Where it stands, as in ``jsonld:articleBody`` or ``script:__NEXT_DATA__``."""
    markup: str
    published: tuple[str, ...] = ()
    """What stands beside it as its publication."""
    surely: bool = False
    """Whether it's all body, as JSON-LD says; else what is what in it is told as on any page."""


class Revealed(NamedTuple):
    """A text that was put into the page's tree."""

    key: str
    claims: list[Claim]
    """That it's the body, where that's sure."""


def reveal(document: Document, metadata: Metadata, spans: list[Span]) -> Revealed | None:
    """Put the article's text into a page that shows hardly any of it; `None` where there's none to put in."""
    tree = document.tree
    labelled = [*islice((span for span in spans if span.label in BODY_LABELS), FEW + 1)]
    shown = [document.blocks[span.block].text[span.start : span.end] for span in labelled]
    size = sum(map(count_words, shown))
    if tree is None or size > PART or len(shown) > FEW:
        return None
    heads = [span for span in spans if span.label is Label.HEADLINE]
    titles = [*(document.blocks[span.block].text for span in heads), plain_title(metadata) or ""]
    titles += [value.text for value in metadata.headlines]
    line = max(shown, key=len) if size >= HARDLY else ""
    for stored in stored_texts(tree, metadata, titles, line):
        text = clean(stored.markup)
        least = 1 if stored.surely else LEAST
        if count_words(text) >= max(least, TIMES * size) and begins(text, line):
            if not metadata.published:
                metadata.published += [Value(when, stored.key) for when in stored.published if from_iso(when)]
            return insert(document, tree, stored, labelled, heads)
    return None


def begins(text: str, line: str) -> bool:
    """Whether a text holds the first words of a line."""
    return f" {' '.join(words(line)[:SAME])} " in f" {' '.join(words(text))} " or not line


def stored_texts(tree: _Element, metadata: Metadata, titles: list[str], line: str) -> Iterator[Stored]:
    """The texts that the page holds unseen, the surest first. `line` is what is shown of them, where that's much."""
    if metadata.article_body:
        yield Stored("jsonld:articleBody", lines_markup(metadata.article_body), surely=True)
    if metadata.live_updates:
        entries = (f"{update.headline or ''}\n{update.body or ''}" for update in metadata.live_updates)
        yield Stored("jsonld:liveBlogUpdate", lines_markup("\n".join(entries)), surely=True)
    found = [(best_text(value, titles), key) for key, value in states(tree, sign_of(line))]
    texts = [(text, key) for text, key in found if text is not None]
    for text, key in sorted(texts, key=lambda pair: -pair[0].worth):
        yield Stored(key, text.markup, text.published)
    for element in tree.iter(*UNSEEN):
        inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
        yield Stored(f"<{element.tag}>", f"{escape(element.text or '', quote=False)}{inner}")


def sign_of(line: str) -> str:
    """The longest run of a line's letters and spaces that scripts write as they are."""
    return max(PLAIN.findall(line), key=len, default="")


def lines_markup(text: str) -> str:
    """Lines as paragraphs, each once."""
    lines = dict.fromkeys(line for line in text.splitlines() if line.strip())
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)


def insert(document: Document, tree: _Element, stored: Stored, shown: list[Span], heads: list[Span]) -> Revealed | None:
    """Put a text in place of what is shown of it, or below the headline, and cut the page anew."""
    parsed = parse(stored.markup, document.warnings)
    article = next(parsed.iter("body"), None) if parsed is not None else None
    if article is None:
        return None
    article.tag = "article"
    box = next((document.blocks[span.block].box for span in (*shown, *heads)), None)
    if box is None or box.tag == "body":
        next(tree.iter("body"), tree).insert(0, article)
    elif shown:
        document.elements[box.index].addprevious(article)
    else:
        document.elements[box.index].addnext(article)
    hide(document, shown)
    cut_page(document, tree)
    if not stored.surely:
        return Revealed(stored.key, [])
    within = document.boxes[document.elements.index(article)]
    blocks = document.blocks[within.first : within.last]
    return Revealed(
        stored.key, [Claim(each.index, 0, len(each.text), Label.BODY, stored.key, "body") for each in blocks]
    )


def hide(document: Document, shown: list[Span]) -> None:
    """Draw no longer the elements that hold nothing but what is shown of a text."""
    places = {span.block for span in shown}
    for place in places:
        box = document.blocks[place].box
        if box is not None and places.issuperset(range(box.first, box.last)):
            document.elements[box.index].tag = "template"
