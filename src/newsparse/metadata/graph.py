"""JSON-LD as a graph: nodes by type, references resolved, texts, people and pictures read whatever their form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs

from newsparse.metadata.text import absolute, clean, is_address, mailbox, number
from newsparse.metadata.values import Person, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Node = dict[str, Any]

ARTICLE = re.compile(r"(?:Article|Posting|Report)\Z")
"""schema.org names articles by suffix: NewsArticle, BlogPosting, LiveBlogPosting, Report."""

OTHER_POSTINGS = frozenset({"JobPosting"})

PAGE = re.compile(r"(?:WebPage|ItemPage|CreativeWork|Review|Recipe|HowTo|ImageGallery|MediaGallery)\Z")
"""What an article page may be instead, or wraps its article in; read where there's no article."""

ORGANIZATION = re.compile(r"(?:Organization|Corporation|Newspaper|Business|NGO)\Z")

OWN = ("@graph", "mainEntity", "mainEntityOfPage")
"""Where the page's own nodes stand. Nodes under any other property (itemListElement, hasPart, isPartOf, mentions) are
other things."""

PREFIX = re.compile(r".*[/#:]", re.S)
LIST_PAGE = 3
"""So many articles, none of them more the page's own than the others, are a list."""


def types(node: Node) -> list[str]:
    """The types of a node, without prefix or address."""
    return [PREFIX.sub("", name.strip()) for name in strings(node.get("@type"))]


def is_article(names: Iterable[str]) -> bool:
    """Whether one of the types is a kind of article."""
    return any(ARTICLE.search(name) and name not in OTHER_POSTINGS for name in names)


def flat(value: object) -> Iterator[object]:
    """The items of lists within lists, in order; what's no list as it is."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif item is not None:
            yield item


def strings(value: object) -> Iterator[str]:
    """The texts a property has: strings, numbers, and the values or names of objects."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            stack.append(item.get("@value", item.get("name")))
        elif isinstance(item, (int, float)) and not isinstance(item, bool):
            yield str(item)


def first(value: object) -> str:
    """The first text of a property, cleaned; empty where it has none."""
    return next(filter(None, map(clean, strings(value))), "")


def address(value: object, base: str | None) -> str:
    """The first address of a property."""
    for item in flat(value):
        if isinstance(item, dict):
            item = item.get("url") or item.get("contentUrl") or item.get("@id")
        if isinstance(item, str) and (url := absolute(item, base)):
            return url
    return ""


@attrs.define
class Graph:
    """All nodes of a page's JSON-LD, told apart by what they are to the page."""

    base: str | None
    roots: list[Any] = attrs.field(factory=list)
    articles: list[Node] = attrs.field(factory=list)
    pages: list[Node] = attrs.field(factory=list)
    others: list[Node] = attrs.field(factory=list)
    index: dict[str, Node] | None = None
    """Nodes by `@id`; made when first asked for."""

    def add(self, root: object) -> None:
        """Sort the nodes of one script."""
        self.roots.append(root)
        stack = [root]
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node))
            elif isinstance(node, dict):
                names = types(node)
                if is_article(names):
                    self.articles.append(node)
                elif any(map(PAGE.search, names)):
                    self.pages.append(node)
                elif names:
                    self.others.append(node)
                stack.extend(node[key] for key in OWN if key in node)

    def resolve(self, node: Node) -> Node:
        """The node a reference stands for."""
        name = node.get("@id")
        if not isinstance(name, str) or "name" in node or "url" in node:
            return node
        if self.index is None:
            self.index = self.make_index()
        return self.index.get(name, node)

    def make_index(self) -> dict[str, Node]:
        """The fullest node of each `@id`."""
        index: dict[str, Node] = {}
        stack = list(self.roots)
        while stack:
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(node)
            elif isinstance(node, dict):
                name = node.get("@id")
                if isinstance(name, str) and len(node) > len(index.get(name, ())):
                    index[name] = node
                stack.extend(node.values())
        return index

    def nodes(self, value: object) -> Iterator[object]:
        """The items of a property, references resolved."""
        for item in flat(value):
            yield self.resolve(item) if isinstance(item, dict) else item

    def people(self, value: object, key: str) -> Iterator[Person]:
        """Those named by an author property."""
        for item in self.nodes(value):
            if isinstance(item, dict):
                yield self.person(item, key)
            else:
                for name in map(clean, strings(item)):
                    if not is_address(name):
                        yield Person(name, key)

    def person(self, node: Node, key: str) -> Person:
        """The person or organization of a node."""
        name = ", ".join(filter(None, map(clean, strings(node.get("name")))))
        if not name:
            name = f"{first(node.get('givenName'))} {first(node.get('familyName'))}".strip()
        names = types(node)
        kind = "person" if "Person" in names else "organization" if any(map(ORGANIZATION.search, names)) else None
        employer = node.get("affiliation") or node.get("worksFor")
        return Person(
            "" if is_address(name) else name,
            key,
            kind,
            address(node.get("url") or node.get("sameAs"), self.base) or None,
            first(node.get("jobTitle")) or None,
            next(filter(None, (first([item]) for item in self.nodes(employer))), None),
            mailbox(first(node.get("email"))),
        )

    def pictures(self, value: object, key: str) -> Iterator[Picture]:
        """The images of a property."""
        for item in self.nodes(value):
            if isinstance(item, str):
                yield Picture(absolute(item, self.base), key)
            elif isinstance(item, dict):
                yield self.picture(item, key)

    def picture(self, node: Node, key: str) -> Picture:
        """The image of a node; an `@id` with a fragment is a reference to a node that isn't there, not an address."""
        name = node.get("@id")
        own = None if isinstance(name, str) and "#" in name else name
        credit = node.get("creditText") or node.get("author") or node.get("creator") or node.get("copyrightHolder")
        return Picture(
            address(node.get("url") or node.get("contentUrl") or own, self.base),
            key,
            number(node.get("width")),
            number(node.get("height")),
            first(node.get("caption")) or first(node.get("description")) or None,
            first(credit) or None,
        )
