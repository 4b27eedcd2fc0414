"""A page made small for a case: without scripts, styles, tracking and personal data, and still the same article."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from newsparse.errors import InputError
from newsparse.kit.redaction import redact, redacted
from newsparse.samples import Sample

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.source import Source

UNSEEN = (
    "style",
    "noscript",
    "template",
    "iframe",
    "svg",
    "object",
    "embed",
    "canvas",
    "video",
    "audio",
    "map",
    "base",
)
"""Elements that few articles need."""

LINKED = frozenset(("canonical", "amphtml", "alternate", "author", "license"))
"""Links of a page's head that say something of the article."""

NEEDLESS = re.compile(
    r"on[a-z]+|srcset|sizes|integrity|nonce|crossorigin|referrerpolicy|loading|fetchpriority|tabindex"
)
"""Attributes for browsers."""

SECRET = re.compile(
    r"csrf|xsrf|token|nonce|session|(?:user|visitor|client|device|account)[-_]?id|uuid|guid|fingerprint", re.I
)
"""Names of metadata and attributes that tell one visitor from another."""

DATA = re.compile(r"data-(?!testid|test-id|test|component|qa|type|name|role|published|date|time)", re.I)
"""Attributes for scripts, but those by which elements are told apart."""

EMBEDDED = re.compile(r"data:[^\"')\s]{64,}")
"""Pictures within the markup."""

Same = Callable[[bytes], bool]


def minimise(page: Sample, source: Source | None = None) -> str:
    """The page without what its article doesn't need, as a source has it; without one, as the source that it tells.

    E-mail addresses, telephone numbers, tokens and tracking go in any case, in the article as well. Of the rest, what
    would change the article stays. Raises `InputError` where the input is no page, or where the article can't be kept.
    """
    if not page.is_page:
        raise InputError("a text dump can't be minimised: record it as it is")
    source = source or page.chosen
    wanted = essence(page.parse(source))

    def same(small: bytes) -> bool:
        again = Sample(page.name, small, url=page.given_url, kind="page", captured=page.captured)
        return essence(again.parse(source)) == wanted

    tree = etree.HTML(page.document.source_text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
    clean_texts(tree)
    if not same(written(tree)):
        raise InputError("without its e-mail addresses, telephone numbers and tokens the page is another article")
    for stage in (comments, scripts, unseen, links, attributes):
        reduce(tree, stage, same)
    return written(tree).decode("utf-8")


def essence(article: Article) -> str:
    """The article as it must stay: without personal data, and without what is doubtful of the input. Addresses are
    compared unquoted, as markup is written with quoted ones."""
    data = redacted(article.to_dict())
    del data["warnings"]
    return unquote(json.dumps(data, ensure_ascii=False, sort_keys=True))


def written(tree: etree._Element) -> bytes:
    data: bytes = etree.tostring(tree, encoding="utf-8", method="html", doctype="<!doctype html>")
    return re.sub(rb"(?:[ \t]*\r?\n){2,}", b"\n", data)


Removal = Callable[[], Callable[[], None]]
"""Takes something out of the tree, and gives what puts it back."""


def reduce(tree: etree._Element, stage: Callable[[etree._Element], Iterator[Removal]], same: Same) -> None:
    """Take out all that a stage names; where the article is another then, whatever of it may go."""
    removals = list(stage(tree))
    undo = [removal() for removal in removals]
    if same(written(tree)):
        return
    for back in reversed(undo):
        back()
    halves = [removals] if len(removals) > 1 else []
    while halves:
        part = halves.pop()
        for some in (part[: len(part) // 2], part[len(part) // 2 :]):
            undo = [removal() for removal in some]
            if not same(written(tree)):
                for back in reversed(undo):
                    back()
                if len(some) > 1:
                    halves.append(some)


def comments(tree: etree._Element) -> Iterator[Removal]:
    for node in tree.iter(etree.Comment, etree.ProcessingInstruction):
        if node.getparent() is not None:
            yield without(node)


def scripts(tree: etree._Element) -> Iterator[Removal]:
    """All scripts but JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", ""):
            yield without(script)


def unseen(tree: etree._Element) -> Iterator[Removal]:
    for element in tree.iter(*UNSEEN):
        yield without(element)


def links(tree: etree._Element) -> Iterator[Removal]:
    """Links and metadata of the head that are for browsers and other services."""
    for link in tree.iter("link"):
        if LINKED.isdisjoint(link.get("rel", "").lower().split()):
            yield without(link)
    for meta in tree.iter("meta"):
        name = f"{meta.get('name', '')}{meta.get('property', '')}{meta.get('http-equiv', '')}"
        if SECRET.search(name) or "verification" in name:
            yield without(meta)


def attributes(tree: etree._Element) -> Iterator[Removal]:
    for element in tree.iter(etree.Element):
        for name, value in attributes_of(element):
            if NEEDLESS.fullmatch(name) or DATA.match(name) or (name == "style" and "display" not in value):
                yield without_attribute(element, name)


def attributes_of(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(name), str(value)) for name, value in element.attrib.items()]


def clean_texts(tree: etree._Element) -> None:
    """Take personal data, tokens and embedded pictures out of all texts and attributes."""
    for element in tree.iter(etree.Element):
        element.text, element.tail = cleaned(element.text), cleaned(element.tail)
        for name, value in attributes_of(element):
            if SECRET.search(name) or (name == "value" and element.get("type") == "hidden"):
                del element.attrib[name]
            else:
                element.set(name, EMBEDDED.sub("data:,", redact(value)))


def cleaned(text: str | None) -> str | None:
    return redact(text) if text else text


def without(node: etree._Element) -> Removal:
    """Takes a node out, its tail not."""

    def remove() -> Callable[[], None]:
        parent, before = node.getparent(), node.getprevious()
        if parent is None:
            return lambda: None
        place, tail = parent.index(node), node.tail
        if before is not None:
            holder, attribute, held = before, "tail", before.tail
        else:
            holder, attribute, held = parent, "text", parent.text
        setattr(holder, attribute, f"{held or ''}{tail or ''}" or None)
        node.tail = None
        parent.remove(node)

        def back() -> None:
            setattr(holder, attribute, held)
            parent.insert(place, node)
            node.tail = tail

        return back

    return remove


def without_attribute(element: etree._Element, name: str) -> Removal:
    """Takes an attribute out; put back, it's the last."""

    def remove() -> Callable[[], None]:
        value = element.attrib.pop(name)
        return lambda: element.set(name, value)

    return remove
