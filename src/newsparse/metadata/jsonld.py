"""JSON-LD: which node is the page's article, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.metadata.graph import LIST_PAGE, Graph, Node, address, first, flat, strings, types
from newsparse.metadata.loose import load
from newsparse.metadata.text import absolute, clean, paragraphs, truth
from newsparse.metadata.values import Finds, LiveUpdate, Metadata, Page, StatedCorrection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TEXTS = {
    "headline",
    "alternativeHeadline",
    "name",
    "description",
    "abstract",
    "datePublished",
    "dateModified",
    "dateCreated",
    "articleSection",
    "inLanguage",
    "keywords",
}
PEOPLE = {"author", "creator"}
PICTURES = {"image", "primaryImageOfPage", "thumbnailUrl"}
HOME = re.compile(r"https?://[^/?]+/?")
ADDRESSES = ("url", "mainEntityOfPage", "@id")


def read_jsonld(scripts: Iterable[str], page: Page, finds: Finds, metadata: Metadata) -> bool:
    """Read the scripts into `finds` and `metadata`. True where one node tells headline, author and date."""
    graph = Graph(page.base)
    for count, script in enumerate(scripts, 1):
        try:
            value, repaired = load(script)
        except ValueError as error:
            if script.strip():
                metadata.warnings.append(f"JSON-LD block {count} skipped: {error}")
            continue
        graph.add(value)
        if repaired:
            metadata.warnings.append(f"JSON-LD block {count} was broken and has been repaired")
    if not graph.roots:
        return False
    articles = main_articles(graph, page)
    for node in articles:
        read_article(node, graph, finds, metadata)
    for node in graph.pages[:1]:
        read_node(node, "jsonld:page/", graph, finds)
    read_others(graph, articles, page, finds)
    return bool(finds.people.get("jsonld:author")) and {"jsonld:headline", "jsonld:datePublished"} <= finds.texts.keys()


def main_articles(graph: Graph, page: Page) -> list[Node]:
    """The node of the page's own article and those that repeat it; none where the page lists articles."""
    ranks = [match(node, page) for node in graph.articles]
    top = max(ranks, default=0)
    best = [node for node, rank in zip(graph.articles, ranks, strict=True) if rank == top]
    headlines = [first(node.get("headline")) for node in best]
    if len(set(headlines)) >= LIST_PAGE:
        return []
    return [node for node, headline in zip(best, headlines, strict=True) if headline in ("", headlines[0])]


def match(node: Node, page: Page) -> int:
    """How well a node fits the page: 2 for its address, 1 for its headline, 3 for both."""
    rank = 0
    for key in ADDRESSES:
        url = address(node.get(key), page.base)
        if url and page.at(url):
            rank = 2
            break
    return rank + page.titled(first(node.get("headline")) or first(node.get("name")))


def read_article(node: Node, graph: Graph, finds: Finds, metadata: Metadata) -> None:
    """What an article's node says."""
    read_node(node, "jsonld:", graph, finds)
    if metadata.free is None:
        metadata.free = next(map(truth, flat(node.get("isAccessibleForFree"))), None)
    if metadata.article_body is None:
        body = "\n".join(filter(None, map(paragraphs, strings(node.get("articleBody")))))
        metadata.article_body = body or None
    if "liveBlogUpdate" in node and not metadata.live_updates:
        metadata.live_updates = list(live_updates(node["liveBlogUpdate"]))
    if not metadata.corrections:
        metadata.corrections = list(corrections(node.get("correction")))


def read_node(node: Node, prefix: str, graph: Graph, finds: Finds) -> None:
    """What an article's and a page's node have in common."""
    for name in node.keys() & TEXTS:
        for text in strings(node[name]):
            finds.add(prefix + name, clean(text))
    for name in types(node):
        finds.add(prefix + "@type", name)
    for name in node.keys() & PEOPLE:
        for person in graph.people(node[name], prefix + name):
            finds.add_person(person)
    for name in node.keys() & PICTURES:
        for picture in graph.pictures(node[name], prefix + name):
            finds.add_picture(picture)
    for item in graph.nodes(node.get("publisher")):
        finds.add(prefix + "publisher", first([item]))
    for name in ("url", "mainEntityOfPage"):
        finds.add(prefix + name, address(node.get(name), graph.base))


def live_updates(value: object) -> Iterator[LiveUpdate]:
    """The entries of a live blog."""
    for item in flat(value):
        if isinstance(item, dict):
            body = "\n".join(filter(None, map(paragraphs, strings(item.get("articleBody") or item.get("text")))))
            yield LiveUpdate(
                first(item.get("headline")) or first(item.get("name")) or None,
                body or None,
                first(item.get("datePublished")) or None,
            )


def corrections(value: object) -> Iterator[StatedCorrection]:
    """The notes on what was corrected: texts, or nodes of the type CorrectionComment."""
    for item in flat(value):
        known = item if isinstance(item, dict) else {"text": item}
        text = "\n".join(filter(None, map(paragraphs, strings(known.get("text")))))
        if " " in text:  # an address of a page of corrections is none
            yield StatedCorrection(text, first(known.get("datePublished")) or None)


def read_others(graph: Graph, articles: list[Node], page: Page, finds: Finds) -> None:
    """Breadcrumbs, the site's name and its publisher, and the types of what else is there."""
    main = set(map(id, articles))
    for node in graph.others + [node for node in graph.articles if id(node) not in main]:
        names = types(node)
        if "BreadcrumbList" in names:
            read_breadcrumbs(node, page, finds)
        elif "WebSite" in names:
            finds.add("jsonld:site/name", first(node.get("name")))
        elif any(name.endswith("Organization") for name in names):
            finds.add("jsonld:organization/name", first(node.get("name")))
        else:
            for name in names:
                finds.add("jsonld:other/@type", name)
    for node in graph.pages + articles:
        for crumbs in graph.nodes(node.get("breadcrumb")):
            if isinstance(crumbs, dict):
                read_breadcrumbs(crumbs, page, finds)


def read_breadcrumbs(node: Node, page: Page, finds: Finds) -> None:
    """The sections above the page, from the desk down: without the home page, and without the page itself."""
    crumbs = [item for item in flat(node.get("itemListElement")) if isinstance(item, dict)]
    crumbs.sort(key=position)
    for crumb in crumbs:
        item = crumb.get("item")
        name = first(crumb.get("name")) or (first(item) if isinstance(item, dict) else "")
        url = absolute(item, page.base) if isinstance(item, str) else address(item, page.base)
        home = HOME.fullmatch(url)
        if name and not home and not (url and page.at(url)) and name.casefold() not in page.titles:
            finds.add("jsonld:breadcrumb", name)


def position(crumb: Node) -> int:
    """Where a breadcrumb stands in its row."""
    place = first(crumb.get("position"))
    return int(place) if place.isascii() and place.isdigit() and len(place) < 9 else 0
