"""Lists of other articles by the make of their items: cards, desks beside times, words that part two lists."""

from __future__ import annotations

import pytest

import newsparse
from newsparse import metadata
from newsparse.api import article_of, understand
from newsparse.document import read
from newsparse.source import Generic, Source, css

TITLE = "Night ferry to Orla sails again"
TEXT = """
<p>The night ferry to Orla sailed on Friday for the first time in two years, with all 212 of its berths taken.</p>
<p>A second ship will follow in May, the port said on Monday, and a third one when the old pier has been mended.</p>
<p>The fares have doubled since then, and the ferry's kitchen has been closed by the island's council for good.</p>"""


def page(below: str, source: Source | None = None) -> newsparse.Article:
    """A page's article, with something below its text."""
    html = f"<html lang=en><title>{TITLE}</title><body><main><h1>{TITLE}</h1>{TEXT}</main>{below}</body></html>"
    document = read(html, url="https://example.com/news/1")
    assert document.tree is not None
    return article_of(understand(document, metadata.read(document.tree), source or Generic()))


def listed(article: newsparse.Article) -> list[tuple[str, str | None]]:
    return [(item.headline, item.timestamp) for item in article.related]


CARD = """<li class="item"><a href="/news/{number}"><h3>{headline}</h3></a>
<p class="sub"><a href="/news/{number}">{teaser}</a></p><p class="info">{time}</p></li>"""
HEADLINES = ("Harbour masters count the seals of Orla", "Two buoys found in a meadow", "Ferry to sail on Sundays too")
TEASERS = (
    "They came to 412, which is forty more than the year before, the masters said.",
    "Nobody knows how they came there, and the farmer wants to keep both of them.",
    "The council gave in after two hundred islanders had slept on its stairs.",
)
TIMES = ("19 July 2024", "18 July 2024", "17 July 2024")


def test_a_card_is_one_item_though_its_teaser_is_a_link_too() -> None:
    cards = "".join(
        CARD.format(number=number, headline=headline, teaser=teaser, time=time)
        for number, (headline, teaser, time) in enumerate(zip(HEADLINES, TEASERS, TIMES, strict=True), 7)
    )
    article = page(f"<section><h2>Related stories</h2><ul>{cards}</ul></section>")
    assert listed(article) == [*zip(HEADLINES, TIMES, strict=True)]


def test_a_headline_without_a_link_of_its_own_has_that_laid_over_its_card() -> None:
    cards = "".join(
        f'<article data-id="{number}"><div class="p-2"><h2>{headline}</h2><p>In News, Orla, Sea, Harbours - {time}</p>'
        f'</div><a href="/news/{number}" class="stretched-link"></a></article>'
        for number, (headline, time) in enumerate(zip(HEADLINES, TIMES, strict=True), 7)
    )
    article = page(f"<section><h4>From the islands</h4>{cards}</section>")
    assert listed(article) == [*zip(HEADLINES, TIMES, strict=True)]
    assert [item.url for item in article.related] == [f"https://example.com/news/{number}" for number in (7, 8, 9)]


def test_a_link_laid_over_a_card_goes_before_those_to_sections_in_it() -> None:
    cards = "".join(
        f'<article data-id="{number}"><div class="p-2"><h2>{headline}</h2><p>In <a href="/news">News</a>, '
        f'<a href="/sea">Sea</a> - {time}</p></div><a href="/news/{number}" class="stretched-link"></a></article>'
        for number, (headline, time) in enumerate(zip(HEADLINES, TIMES, strict=True), 7)
    )
    article = page(f"<section><h4>From the islands</h4>{cards}</section>")
    assert [item.headline for item in article.related] == [*HEADLINES]
    assert [item.url for item in article.related] == [f"https://example.com/news/{number}" for number in (7, 8, 9)]


class Quay(Source):
    """Prints a teaser with each headline."""

    publisher = "Quay"
    domains = ("quay.example",)
    languages = ("en",)
    related_teaser = css(".sub")


@pytest.mark.parametrize("teaser", ["The seals were counted on 3 May 2023", "Seals, 3 May 2023", "3 May 2023"])
def test_a_time_in_what_a_source_says_is_a_teaser_is_none_of_the_item(teaser: str) -> None:
    items = "".join(
        f'<li><h3><a href="/news/{number}">{headline}</a></h3><p class="sub">{teaser}</p></li>'
        for number, headline in enumerate(HEADLINES, 7)
    )
    article = page(f"<section><h2>Related stories</h2><ul>{items}</ul></section>", Quay())
    assert listed(article) == [(headline, None) for headline in HEADLINES]


@pytest.mark.parametrize(
    "last",
    [
        "The hearing is scheduled for June 26 at 9 am.",
        "The hearing is scheduled for June 26 at 9 a.m.",
        "The next ferry sails on 26 June 2026.",
        "Die nächste Fähre fährt am 26. Juni 2026.",
    ],
)
@pytest.mark.parametrize("item", ["{0} {1}", "{1} {0}"])
def test_a_text_that_ends_with_a_time_is_no_item_of_the_list_below_it(last: str, item: str) -> None:
    text = TEXT.replace("<p>", "").replace("</p>", "")
    times = ("3 hours ago", "4 hours ago", "Yesterday")
    items = "\n".join(item.format(headline, time) for headline, time in zip(HEADLINES, times, strict=True))
    article = newsparse.parse(f"{TITLE}\nBy Ana Roe\n19 July 2024\n{text}\n{last}\n{items}")
    assert article.body[-1].text == last
    assert last.split()[1] not in " ".join(headline for headline, _ in listed(article))


def test_posts_of_a_live_blog_are_no_cards() -> None:
    posts = "".join(
        f'<div class="post"><time>{hour}:05</time><h3>{headline}</h3><p>{teaser} {teaser}</p></div>'
        for hour, headline, teaser in zip((12, 11, 10), HEADLINES, TEASERS, strict=True)
    )
    assert page(posts).related == ()


DUMP = """Night ferry to Orla sails again
The night ferry to Orla sailed on Friday for the first time in two years, with all 212 of its berths taken.
A second ship will follow in May, the port said on Monday, and a third one when the old pier has been mended.
The fares have doubled since then, and the ferry's kitchen has been closed by the island's council for good.
"""


def dump(*lines: str) -> newsparse.Article:
    return newsparse.parse(DUMP + "\n".join(lines), source="generic")


def test_the_desk_beside_a_time_is_no_headline() -> None:
    article = dump(
        "Latest from Shopping Essentials",
        "Top kettles for salt water that put your best tea forward",
        "17 hours ago Shopping Essentials",
        "Oilskin review: 365 days of rain testing on the pier",
        "22 hours ago Shopping Essentials",
        "Cozy jumpers that the lighthouse keepers love for autumn",
        "1 day ago Shopping Essentials",
    )
    assert listed(article) == [
        ("Top kettles for salt water that put your best tea forward", "17 hours ago"),
        ("Oilskin review: 365 days of rain testing on the pier", "22 hours ago"),
        ("Cozy jumpers that the lighthouse keepers love for autumn", "1 day ago"),
    ]
    assert {item.label for item in article.related} == {"Latest from Shopping Essentials"}


def test_a_word_between_two_times_parts_two_lists() -> None:
    article = dump(
        "Related stories",
        "Bank of Orla asks its savers for patience",
        "22.04.2023",
        "Which purses float, and which of them sink at once",
        "19.04.2023",
        "Seawire",
        "28.04.2023 - 19:09",
        "Fog horn of Vestby wins the prize for the loudest",
        "28.04.2023 - 19:08",
        "How the rope makers came through the long winter",
        "28.04.2023 - 17:14",
        "Herring prices fall for the third week in a row",
    )
    assert [time for _, time in listed(article)] == [
        "22.04.2023",
        "19.04.2023",
        "28.04.2023 - 19:09",
        "28.04.2023 - 19:08",
        "28.04.2023 - 17:14",
    ]
    assert article.related[-1].headline == "Herring prices fall for the third week in a row"


def test_the_second_line_above_each_time_is_a_teaser() -> None:
    article = dump(
        "Latest stories",
        "Oilskin review: 365 days of rain testing on the pier",
        "We tried it: two very different sailors stayed dry",
        "22 hours ago",
        "Advertisement",
        "Story continues below",
        "Cozy jumpers that the lighthouse keepers love for autumn",
        "Turtlenecks and more from 28 crowns",
        "1 day ago",
        "Advertisement",
        "Story continues below",
        "The kettle with which the harbour wakes up at five",
        "It sings, and it has done so since 1912",
        "2 days ago",
    )
    assert listed(article) == [
        ("Oilskin review: 365 days of rain testing on the pier", "22 hours ago"),
        ("Cozy jumpers that the lighthouse keepers love for autumn", "1 day ago"),
        ("The kettle with which the harbour wakes up at five", "2 days ago"),
    ]


def test_a_list_that_begins_with_a_time_and_ends_with_a_headline_has_them_before() -> None:
    article = dump(
        "Most read",
        "Orla / 5 h ago",
        "Harbour masters count the seals of Orla once more",
        "Orla / 7 h ago",
        "Two buoys found in a meadow, and nobody knows why",
        "Vestby / 6 h ago",
        "Advertisement",
        "Fog horn of Vestby wins the prize for the loudest",
    )
    assert [time for _, time in listed(article)] == ["5 h ago", "7 h ago", "6 h ago"]
    assert listed(article)[0][0] == "Harbour masters count the seals of Orla once more"
