"""Microdata: what the page's article says in `itemprop`, `itemscope` and `itemtype`."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, cast

import attrs
from lxml import etree

from newsparse.metadata.graph import LIST_PAGE, is_article
from newsparse.metadata.text import absolute, clean, is_address, mailbox, number, truth
from newsparse.metadata.values import Finds, Metadata, Page, Person, Picture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PROPERTIES = etree.XPath("//@itemprop")
TEXT = etree.XPath("string()", smart_strings=False)

TEXTS = (
    "headline",
    "name",
    "alternativeHeadline",
    "datePublished",
    "dateModified",
    "dateCreated",
    "articleSection",
    "keywords",
    "inLanguage",
)
LOOSE = ("headline", "datePublished", "dateModified", "articleSection", "keywords")
LINKS = {"a": "href", "link": "href", "area": "href", "img": "src", "object": "data", "source": "src"}

FOREIGN = {"Comment", "UserComments", "ItemList", "SiteNavigationElement", "WPSideBar", "WPFooter", "WPAdBlock"}
"""Items within these are other things than the page's article, whatever their type."""

COMMENTS = re.compile(r"\bcomments?(?:[-_]?(?:list|body|area|section|author))?\b", re.I)
MANY = 20
"""No article has more values of one property. The rest isn't read, so that nested ones don't cost their square."""
FAR = 100
"""How many levels above a property its item is looked for, for the same reason."""


@attrs.define(eq=False)
class Item:
    """An element with `itemscope`, and the elements that state its properties."""

    element: etree._Element
    types: list[str]
    parent: Item | None
    props: dict[str, list[etree._Element]] = attrs.field(factory=dict)

    def within(self) -> Iterator[Item]:
        """The items around it, innermost first."""
        item = self.parent
        while item is not None:
            yield item
            item = item.parent


Items = dict[etree._Element, Item]


def read_microdata(tree: etree._Element, page: Page, finds: Finds, metadata: Metadata) -> None:
    """Read the article's item into `finds` and `metadata`; where there's none, properties that the page states once."""
    loose, items = read_items(tree)
    main = main_item(list(items.values()), page)
    if main is None:
        read_loose([loose, *(item for item in items.values() if "WebPage" in item.types)], items, page, finds)
        return
    read_item(main, "microdata:", TEXTS, items, page, finds)
    for element in main.props.get("description", ())[:MANY]:
        finds.add("microdata:description", clean(value(element)))
    for element in main.props.get("publisher", ())[:MANY]:
        finds.add("microdata:publisher", name_of(element, items.get(element)))
    for element in main.props.get("image", ())[:MANY]:
        finds.add_picture(picture(element, items.get(element), page.base))
    for name in main.types:
        finds.add("microdata:itemtype", name)
    for element in main.props.get("isAccessibleForFree", ())[:1]:
        metadata.free = truth(value(element)) if metadata.free is None else metadata.free


def read_loose(owners: list[Item], items: Items, page: Page, finds: Finds) -> None:
    """Properties outside any article's item, as careless templates have them: only those with a single value."""
    single = Item(owners[0].element, [], None)
    for owner in owners:
        for name, elements in owner.props.items():
            if len(elements) <= MANY and len({clean(value(element)) for element in elements}) == 1:
                single.props.setdefault(name, elements[:1])
    read_item(single, "itemprop:", LOOSE, items, page, finds)


def read_item(item: Item, prefix: str, texts: Iterable[str], items: Items, page: Page, finds: Finds) -> None:
    """The plain texts and the people of an item."""
    for name in texts:
        for element in item.props.get(name, ())[:MANY]:
            finds.add(prefix + name, clean(value(element)))
    for name in ("author", "creator"):
        for element in item.props.get(name, ())[:MANY]:
            if not commented(element, item):
                finds.add_person(person(element, items.get(element), prefix + name, page.base))


def read_items(tree: etree._Element) -> tuple[Item, Items]:
    """All items by element, each with its own properties only; before them what stands in none."""
    loose = Item(tree, [], None)
    items: Items = {}
    for name in cast("list[etree._ElementUnicodeResult]", PROPERTIES(tree)):
        element = cast("etree._Element", name.getparent())
        owner = item_around(element, items) or loose
        for part in name.split():
            owner.props.setdefault(part, []).append(element)
    return loose, items


def commented(element: etree._Element, item: Item) -> bool:
    """Whether a property stands among the readers' comments, which templates leave within the article's item."""
    for above in islice(element.iterancestors(), FAR):
        if above is item.element:
            return False
        if COMMENTS.search(f"{above.get('class')} {above.get('id')}"):
            return True
    return False


def item_around(element: etree._Element, items: Items) -> Item | None:
    """The item a property belongs to, made when first met; also the element's own one, if it opens one."""
    scopes = [above for above in islice(element.iterancestors(), FAR) if above.get("itemscope") is not None]
    owner: Item | None = None
    for scope in reversed(scopes if element.get("itemscope") is None else [element, *scopes]):
        item = items.get(scope)
        if item is None:
            kinds = [kind.rstrip("/").rpartition("/")[2] for kind in (scope.get("itemtype") or "").split()]
            item = items[scope] = Item(scope, kinds, owner)
        owner = item
    return owner if element.get("itemscope") is None or owner is None else owner.parent


def main_item(items: list[Item], page: Page) -> Item | None:
    """The item of the page's own article; `None` where there's none, or a list of articles."""
    articles = [item for item in items if is_article(item.types)] or [i for i in items if "CreativeWork" in i.types]
    full = [item for item in articles if not item.props.keys().isdisjoint(TEXTS)]
    own = [item for item in full if not any(outer in full or FOREIGN & {*outer.types} for outer in item.within())]
    if not own:
        return None
    best = max(own, key=lambda item: rank(item, page))
    return best if rank(best, page) or len(own) < LIST_PAGE else None


def rank(item: Item, page: Page) -> int:
    """How well an item fits the page: 2 for its address, 1 for its headline, 3 for both."""
    addresses = filter(None, (link(e) for name in ("url", "mainEntityOfPage") for e in item.props.get(name, ())[:1]))
    by_address = any(page.at(absolute(url, page.base)) for url in addresses)
    headlines = (clean(value(e)) for name in ("headline", "name") for e in item.props.get(name, ())[:1])
    return 2 * by_address + any(map(page.titled, headlines))


def link(element: etree._Element) -> str:
    """The address an element gives."""
    attribute = LINKS.get(element.tag)
    found = (attribute and element.get(attribute)) or element.get("content") or element.get("itemid")
    return found or element.get("href") or ""


def value(element: etree._Element) -> str:
    """The text an element states: its `content`, its `datetime`, else what a reader sees."""
    return element.get("content") or element.get("datetime") or str(TEXT(element))


def name_of(element: etree._Element, item: Item | None) -> str:
    """The name of a person or organization; several are parted by a comma."""
    if item is None:
        return clean(value(element))
    names = (clean(value(name)) for name in item.props.get("name", [element])[:MANY])
    return ", ".join(dict.fromkeys(filter(None, names)))


def person(element: etree._Element, item: Item | None, key: str, base: str | None) -> Person:
    """The author an element names, as an item or as plain text."""
    name = name_of(element, item)
    if is_address(name):
        name = ""
    if item is None:
        return Person(name, key, url=absolute(link(element), base) or None)
    kind = "person" if "Person" in item.types else "organization" if "Organization" in item.types else None
    stated = {
        name: clean(value(item.props[name][0])) or None for name in ("jobTitle", "affiliation") if name in item.props
    }
    url = next((absolute(link(e), base) for e in item.props.get("url", ())), None)
    emails = (mailbox(text) for e in item.props.get("email", ()) for text in (link(e), value(e)))
    email = next(filter(None, emails), None)
    return Person(name, key, kind, url or None, stated.get("jobTitle"), stated.get("affiliation"), email)


def picture(element: etree._Element, item: Item | None, base: str | None) -> Picture:
    """The image an element names, as an item or as an address."""
    if item is None:
        return Picture(absolute(link(element), base), "microdata:image")
    props = item.props
    urls = (link(e) for name in ("url", "contentUrl") for e in props.get(name, ())[:1])
    size = [number(value(props[name][0])) if name in props else None for name in ("width", "height")]
    caption = next((clean(value(e)) for name in ("caption", "description") for e in props.get(name, ())[:1]), None)
    return Picture(absolute(next(urls, ""), base), "microdata:image", size[0], size[1], caption or None)
