"""What a page says of its article for machines: JSON-LD, OpenGraph, microdata, `<meta>`, `<link>` and `<title>`.

`read` makes one view of them all, in which every value keeps the key it stood under. It's the data of the page's own
article: neither another one's in a list, nor a video's or an image's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.metadata.jsonld import read_jsonld
from newsparse.metadata.meta import read_links, read_meta
from newsparse.metadata.microdata import read_microdata
from newsparse.metadata.ranking import assemble
from newsparse.metadata.text import absolute, clean, mailbox
from newsparse.metadata.values import Finds, LiveUpdate, Metadata, Page, Person, Picture, Value
from newsparse.reuse import reserved_in_meta

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["LiveUpdate", "Metadata", "Person", "Picture", "Value", "mailbox", "read"]

TITLES = ("og:title", "twitter:title", "title")


def read(tree: etree._Element, *, url: str | None = None, microdata: bool = True) -> Metadata:
    """The metadata of a page, whose tree stays as it is. `url` is where the page was, if known.

    Broken blocks are named in `warnings`; nothing is raised. Microdata is read where JSON-LD doesn't give headline,
    author and date; a caller that knows there's none in the page says so by `microdata`, which saves a walk.
    """
    metadata, finds = Metadata(), Finds()
    elements: dict[str, list[etree._Element]] = {"meta": [], "link": [], "script": [], "title": [], "base": []}
    for element in tree.iter("meta", "link", "script", "title", "base"):
        elements[element.tag].append(element)
    base = base_url(elements["base"], url)
    read_meta(elements["meta"], base, finds)
    read_links(elements["link"], base, finds, metadata)
    metadata.reuse += reserved_in_meta(elements["meta"])
    finds.add("title", title(elements["title"]))
    finds.add("html:lang", clean(tree.get("lang") or tree.get("xml:lang") or ""))
    page = identify(url, base, finds)
    scripts = [script.text or "" for script in elements["script"] if "ld+json" in (script.get("type") or "").lower()]
    complete = read_jsonld(scripts, page, finds, metadata) if scripts else False
    if microdata and not complete:
        read_microdata(tree, page, finds, metadata)
    tier = finds.texts.get("article:content_tier", [""])[0].lower()
    if metadata.free is None and tier in ("free", "locked"):
        metadata.free = tier == "free"
    assemble(finds, metadata)
    return metadata


def title(elements: list[etree._Element]) -> str:
    """The page's title; drawings have titles too."""
    for element in elements:
        parent = element.getparent()
        if parent is None or parent.tag in ("head", "html", "body"):
            return clean(element.text or "")
    return ""


def base_url(elements: list[etree._Element], url: str | None) -> str | None:
    """Against which relative addresses are resolved."""
    href = elements[0].get("href") if elements else None
    return absolute(href, url) or url if href else url


def identify(url: str | None, base: str | None, finds: Finds) -> Page:
    """By what the page's own article is known."""
    urls = [url or "", *finds.texts.get("link:canonical", ()), *finds.texts.get("og:url", ())]
    titles = [title.casefold() for name in TITLES for title in finds.texts.get(name, ())[:1]]
    return Page(base, dict.fromkeys(filter(None, urls)), titles)
