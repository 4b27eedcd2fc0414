"""The body's blocks seen together: other articles, dialogs, links, repeated lines, doubtful ones amid the text."""

import pytest

from newsparse.document import Document, read
from newsparse.metadata import Metadata, Value
from newsparse.segment.body import label_body
from newsparse.segment.draft import Draft
from newsparse.segment.labels import BODY_LABELS
from newsparse.segment.view import Hints

FERRY = (
    "The ferry between Ostrey and Vestby sails again after four months in the yard, the harbour office said on Monday.",
    "New engines were put in, and the deck was laid anew with larch from the hills above the town, the office said.",
    "Tickets cost as much as before, and children under six still travel without paying, according to the office.",
)
BAKERY = (
    "The bakery in Lower Lane closes at the end of the month, after sixty years and as many thousand loaves, it said.",
    "Nobody wants to rise at two in the morning any more, said the baker, who has done so since he was sixteen.",
)
SURE, DOUBTFUL, NO = 0.95, 0.3, 0.02


def paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def draft_of(document: Document, p_body: list[float], metadata: Metadata | None = None) -> Draft:
    """A draft for which the forests said this of the body, that the first line is the headline, and nothing else."""
    draft = Draft(document, metadata or Metadata(), Hints())
    draft.take("body", p_body)
    draft.take("headline", [1.0] + [0.0] * (len(p_body) - 1))
    for label in ("standfirst", "caption", "byline", "related"):
        draft.take(label, [0.0] * len(p_body))
    return draft


def body_of(markup: str, likely: dict[str, float] | None = None, metadata: Metadata | None = None) -> list[str]:
    """The lines labelled body of a page whose lines are all likely body, but for those whose likeliness is given.

    The first line is the headline.
    """
    document = read(f"<!doctype html><html><body>{markup}</body></html>", url="https://quay.example/ferry")
    p_body = [0.0, *((likely or {}).get(block.text, SURE) for block in document.blocks[1:])]
    draft = draft_of(document, p_body, metadata)
    label_body(draft)
    return [block.text for block in draft.blocks if draft.label(block.index) in BODY_LABELS]


def test_of_several_articles_the_one_with_the_headline_is_read() -> None:
    """Some pages go on with the next article below."""
    below = f"<article><h2>Bakery closes</h2>{paragraphs(BAKERY)}</article>"
    assert body_of(f"<article><h1>Ferry sails</h1>{paragraphs(FERRY)}</article>{below}") == [*FERRY]


def test_articles_within_the_article_are_part_of_it() -> None:
    inner = f"<article>{paragraphs(BAKERY)}</article>"
    assert body_of(f"<article><h1>Ferry sails</h1>{paragraphs(FERRY)}{inner}</article>") == [*FERRY, *BAKERY]


def test_articles_beside_a_headline_that_stands_in_none_are_all_read() -> None:
    parts = "".join(f"<article>{paragraphs(part)}</article>" for part in (FERRY, BAKERY))
    assert body_of(f"<h1>Ferry sails</h1>{parts}") == [*FERRY, *BAKERY]


def test_an_article_that_holds_but_the_headline_is_not_the_text() -> None:
    assert body_of(f"<article><h1>Ferry sails</h1></article><article>{paragraphs(FERRY)}</article>") == [*FERRY]


def test_a_live_blogs_updates_are_its_own() -> None:
    parts = "".join(f"<article>{paragraphs(part)}</article>" for part in (FERRY[1:], BAKERY))
    live = Metadata(kinds=[Value("LiveBlogPosting", "jsonld:@type")])
    markup = f"<article><h1>Ferry sails</h1>{paragraphs(FERRY[:1])}</article>{parts}"
    assert body_of(markup, metadata=live) == [*FERRY, *BAKERY]


@pytest.mark.parametrize(
    "names",
    ['id="onetrust-consent-sdk"', 'class="ot-sdk-container"', 'class="cookie-banner is-open"', 'id="cookieNotice"'],
)
def test_dialogs_about_cookies_are_not_read(names: str) -> None:
    assert body_of(f"<h1>Ferry sails</h1>{paragraphs(FERRY)}<div {names}><div>{paragraphs(BAKERY)}</div></div>") == [
        *FERRY
    ]


def test_a_page_that_merely_mentions_cookies_in_its_class_is_read() -> None:
    assert body_of(f'<div class="no-cookie-consent"><h1>Ferry sails</h1>{paragraphs(FERRY)}</div>') == [*FERRY]


def test_lists_of_nothing_but_links_are_not_read() -> None:
    links = "<ul><li><a href='/a'>Bakery in Vestby closes down</a></li><li><a href='/b'>Fares rise again</a></li></ul>"
    assert body_of(f"<h1>Ferry sails</h1>{paragraphs(FERRY)}{links}") == [*FERRY]


def test_lists_with_links_and_text_are_read() -> None:
    items = "<ul><li><a href='/a'>The timetable from May on</a></li><li>The fares, which stay as they are.</li></ul>"
    assert body_of(f"<h1>Ferry sails</h1>{paragraphs(FERRY)}{items}") == [
        *FERRY,
        "The timetable from May on",
        "The fares, which stay as they are.",
    ]


@pytest.mark.parametrize("target", ["#engines", "https://quay.example/ferry#engines", "/ferry#engines"])
def test_links_down_the_page_are_its_table_of_contents(target: str) -> None:
    contents = f"<ul><li><a href='{target}'>What the new engines can do</a></li><li>In short</li></ul>"
    assert body_of(f"<h1>Ferry sails</h1>{contents}{paragraphs(FERRY)}") == ["In short", *FERRY]


def test_a_heading_that_links_to_itself_stays() -> None:
    heading = "<h2><a href='#engines'>What the new engines can do</a></h2>"
    assert body_of(f"<h1>Ferry sails</h1>{heading}{paragraphs(FERRY)}") == ["What the new engines can do", *FERRY]


def test_short_lines_may_be_said_twice() -> None:
    said = ("“Cast off!” said the captain.", FERRY[0], "“Cast off!” said the captain.", FERRY[1])
    assert body_of(f"<h1>Ferry sails</h1>{paragraphs(said)}") == [*said]


def test_a_doubtful_paragraph_amid_likely_ones_is_read() -> None:
    page = f"<h1>Ferry sails</h1><div>{paragraphs(FERRY)}</div>"
    assert body_of(page, {FERRY[1]: DOUBTFUL}) == [*FERRY]


@pytest.mark.parametrize("p", [DOUBTFUL, NO])
def test_a_doubtful_paragraph_elsewhere_is_not(p: float) -> None:
    page = f"<h1>Ferry sails</h1><div>{paragraphs(FERRY)}</div><div>{paragraphs(BAKERY[:1])}</div>"
    assert body_of(page, {BAKERY[0]: p}) == [*FERRY]


def test_among_doubtful_paragraphs_none_is_read() -> None:
    page = (
        f"<h1>Ferry sails</h1><div>{paragraphs(FERRY[:1])}</div><div>{paragraphs(FERRY[1:])}{paragraphs(BAKERY)}</div>"
    )
    assert body_of(page, dict.fromkeys((*FERRY[1:], *BAKERY), DOUBTFUL)) == [FERRY[0]]


LINE = "From left to right: mate, master, cook"


@pytest.mark.parametrize(
    ("line", "p", "read_"),
    [
        (LINE, 0.4, True),
        (LINE, 0.2, False),
        ("In the yard", 0.4, False),
        ("From left to right on 3 May 2024: the crew", 0.4, False),
        ("From left to right: <a href='/a'>mate</a>, master, cook", 0.4, False),
    ],
)
def test_a_doubtful_line_amid_likely_paragraphs_is_read_if_it_is_long_and_links_nowhere(
    line: str, p: float, read_: bool
) -> None:
    page = f"<h1>Ferry sails</h1><div>{paragraphs((FERRY[0], line, *FERRY[1:]))}</div>"
    text = read(f"<!doctype html><body>{page}").blocks[2].text
    assert (text in body_of(page, {text: p})) is read_


def test_a_doubtful_paragraph_that_asks_readers_to_subscribe_is_not_read_amid_likely_ones() -> None:
    appeal = "Subscribe to the harbour's letter, which comes on Fridays and tells of ferries, fares and tides."
    page = f"<h1>Ferry sails</h1><div>{paragraphs((*FERRY[:2], appeal, FERRY[2]))}</div>"
    assert body_of(page, {appeal: 0.8}) == [*FERRY]


FARES = ("Vestby", "12 crowns", "Ostrey", "14 crowns")
TABLE = "<table><tr><td>Vestby<td>12 crowns<tr><td>Ostrey<td>14 crowns</table>"
LIST = "<ul><li>Vestby<li>12 crowns<li>Ostrey<li>14 crowns</ul>"


@pytest.mark.parametrize("piece", [TABLE, LIST, "<dl><dt>Vestby<dd>12 crowns<dt>Ostrey<dd>14 crowns</dl>"])
@pytest.mark.parametrize(("p", "read_"), [(0.25, True), (0.1, False)])
def test_a_list_or_table_amid_the_text_is_read_as_a_whole(piece: str, p: float, read_: bool) -> None:
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}{piece}{paragraphs(FERRY[1:])}"
    fares = FARES if read_ else ()
    assert body_of(page, dict.fromkeys(FARES, p)) == [FERRY[0], *fares, *FERRY[1:]]


def test_code_amid_the_text_is_read() -> None:
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}<pre>sail --to Vestby</pre>{paragraphs(FERRY[1:])}"
    assert body_of(page, {"sail --to Vestby": DOUBTFUL}) == [FERRY[0], "sail --to Vestby", *FERRY[1:]]


def test_lists_one_after_another_amid_the_text_are_read() -> None:
    more = "<ul><li>Children<li>Dogs</ul>"
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}{LIST}{more}{paragraphs(FERRY[1:])}"
    body = body_of(page, dict.fromkeys((*FARES, "Children", "Dogs"), DOUBTFUL))
    assert body == [FERRY[0], *FARES, "Children", "Dogs", *FERRY[1:]]


@pytest.mark.parametrize(("piece", "read_"), [(TABLE, True), (LIST, False)])
def test_a_table_may_end_the_text_and_a_doubtful_list_is_none_of_it(piece: str, read_: bool) -> None:
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY)}{piece}"
    assert body_of(page, dict.fromkeys(FARES, DOUBTFUL)) == [*FERRY, *(FARES if read_ else ())]


@pytest.mark.parametrize("names", ['class="caption"', 'class="byline"'])
def test_a_list_called_otherwise_is_not_read(names: str) -> None:
    piece = LIST.replace("<ul>", f"<ul {names}>")
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}{piece}{paragraphs(FERRY[1:])}"
    assert body_of(page, dict.fromkeys(FARES, DOUBTFUL)) == [*FERRY]


def test_a_list_of_one_item_amid_the_text_is_not_read() -> None:
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}<ul><li>Vestby</ul>{paragraphs(FERRY[1:])}"
    assert body_of(page, {"Vestby": DOUBTFUL}) == [*FERRY]


@pytest.mark.parametrize(
    ("first", "second", "read_"),
    [
        ("https://yard.example/engines", "https://mill.example/larch", True),
        ("/engines", "/larch", False),
        ("https://www.quay.example/engines", "https://mill.example/larch", False),
    ],
)
def test_a_list_of_links_amid_the_text_is_read_where_all_lead_to_other_sites(
    first: str, second: str, read_: bool
) -> None:
    """Related articles are the site's own; makers and books aren't."""
    items = ("Engines of the Vestby yard", "Larch of the Ostrey mill")
    piece = f"<ul><li><a href='{first}'>{items[0]}</a><li><a href='{second}'>{items[1]}</a></ul>"
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}{piece}{paragraphs(FERRY[1:])}"
    assert body_of(page, dict.fromkeys(items, 0.6)) == [FERRY[0], *(items if read_ else ()), *FERRY[1:]]


def test_an_item_that_is_a_link_stays_out_of_a_list_of_text() -> None:
    """It sells what the others describe."""
    piece = f"{LIST[:-5]}<li><a href='https://shop.example/t'>Buy one</a></ul>"
    page = f"<h1>Ferry sails</h1>{paragraphs(FERRY[:1])}{piece}{paragraphs(FERRY[1:])}"
    assert body_of(page, dict.fromkeys((*FARES, "Buy one"), DOUBTFUL)) == [FERRY[0], *FARES, *FERRY[1:]]


@pytest.mark.parametrize(
    "text",
    ["Lorem ipsum dolor sit amet, consectetur adipiscing elit.", '{"layout": 2, "buttonText": "Buy now"}'],
)
def test_what_nobody_wrote_to_be_read_is_not(text: str) -> None:
    assert body_of(f"<h1>Ferry sails</h1>{paragraphs(FERRY)}<p>{text}</p>") == [*FERRY]


@pytest.mark.parametrize(
    ("markup", "p", "read_"),
    [
        ("<p>Our paper tells more: <a href='/a'>Bakery in Vestby closes down</a></p>", 0.8, False),
        ("<p>Our paper tells more: <a href='/a'>Bakery in Vestby closes down</a></p>", SURE, True),
        ("<p>The mayor said that <a href='/a'>the bakery in Vestby closes down</a>.</p>", 0.8, True),
        ("<ul><li>Still open: <a href='/a'>Bakery in Vestby</a></li><li>Closed: the mill</li></ul>", 0.7, True),
        ("<ul><li>Still open: <a href='/a'>Bakery in Vestby</a></li><li>Closed: the mill</li></ul>", 0.6, False),
    ],
)
def test_a_line_that_is_mostly_a_link_and_no_sentence_must_be_likelier(markup: str, p: float, read_: bool) -> None:
    linked = next(block for block in read(f"<!doctype html><body>{markup}").blocks if block.link_chars)
    body = body_of(f"<h1>Ferry sails</h1>{paragraphs(FERRY)}{markup}", {linked.text: p})
    assert (linked.text in body) is read_


@pytest.mark.parametrize("tag", ["aside", "footer", "nav"])
def test_what_stands_aside_must_be_likelier(tag: str) -> None:
    page = f"<h1>Ferry sails</h1><div>{paragraphs(FERRY)}</div><{tag}>{paragraphs(BAKERY[:1])}</{tag}>"
    assert body_of(page, {BAKERY[0]: 0.8}) == [*FERRY]
    assert body_of(page, {BAKERY[0]: SURE}) == [*FERRY, BAKERY[0]]


@pytest.mark.parametrize(("p", "read_"), [(0.8, False), (SURE, True)])
def test_appeals_to_readers_must_be_likelier(p: float, read_: bool) -> None:
    appeal = "Subscribe to the harbour's letter, which comes on Fridays."
    body = body_of(f"<h1>Ferry sails</h1>{paragraphs((*FERRY, appeal))}", {appeal: p})
    assert (appeal in body) is read_


def test_what_a_source_calls_the_body_is_not_looked_at_again() -> None:
    document = read(f"<!doctype html><body><h1>Ferry sails</h1>{paragraphs(FERRY)}{paragraphs(FERRY[:1])}</body>")
    draft = draft_of(document, [0.0] + [0.6] * 4)
    draft.zones["body"] = {1, 2, 3, 4}
    label_body(draft)
    assert [draft.label(index) in BODY_LABELS for index in range(5)] == [False] + [True] * 4
