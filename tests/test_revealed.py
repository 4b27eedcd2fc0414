"""Text that a page holds but doesn't show: found in scripts, JSON-LD and elements that aren't drawn."""

import json
import time
from typing import Any

import pytest

from newsparse import Article, parse
from newsparse.metadata.stored import best_text
from tests.stories import CITING, RUSSIAN, WIRE, Story

MARKUP = "".join(f"<p>{paragraph}</p>" for paragraph in WIRE.paragraphs)
OTHER = [
    {"title": f"{other}", "slug": f"/{n}", "summary": CITING.paragraphs[n % 6]} for n, other in enumerate(WIRE.others)
]
TITLE = {"headline": WIRE.headline}


def page(script: str, *, story: Story = WIRE, shown: str = "", attributes: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>{story.headline} | The Quay</title></head><body><header><nav>"
        "<a href=/news>News</a> <a href=/sport>Sport</a></nav></header>"
        f"<main><h1>{story.headline}</h1>{shown}</main>"
        f"<footer>The Quay, 2 Harbour Street, Ostrey</footer><script {attributes}>{script}</script></body></html>"
    )


def data(value: Any) -> str:
    return page(json.dumps(value), attributes="id=__NEXT_DATA__ type=application/json")


def assert_whole(article: Article, key: str, story: Story = WIRE) -> None:
    assert article.headline == story.headline
    assert article.text == "\n\n".join(story.paragraphs)
    assert article.is_article
    assert article.origin["body"].key == key
    assert any(key in warning for warning in article.warnings)


# --- where it may stand ---


def test_in_json_ld_as_markup() -> None:
    body = {"@type": "NewsArticle", **TITLE, "articleBody": MARKUP}
    assert_whole(parse(page(json.dumps(body), attributes="type=application/ld+json")), "jsonld:articleBody")


def test_in_json_ld_as_escaped_markup() -> None:
    body = {"@type": "NewsArticle", **TITLE, "articleBody": MARKUP.replace("<", "&lt;").replace(">", "&gt;")}
    assert_whole(parse(page(json.dumps(body), attributes="type=application/ld+json")), "jsonld:articleBody")


@pytest.mark.parametrize(
    "content",
    [
        MARKUP,
        list(WIRE.paragraphs),
        [{"type": "paragraph", "text": paragraph} for paragraph in WIRE.paragraphs],
        [{"kind": "text", "data": {"html": f"<p>{paragraph}</p>"}} for paragraph in WIRE.paragraphs],
        [{"__typename": "Paragraph", "content": [{"type": "text", "text": part}]} for part in WIRE.paragraphs],
        [{"children": [{"text": part[:50]}, {"text": part[50:], "bold": True}]} for part in WIRE.paragraphs],
        {
            "type": "doc",
            "content": [{"type": "paragraph", "content": [{"type": "text", "text": part}]} for part in WIRE.paragraphs],
        },
        {
            "sections": [
                {"blocks": [{"p": part} for part in half]} for half in (WIRE.paragraphs[:6], WIRE.paragraphs[6:])
            ]
        },
    ],
    ids="markup strings blocks markup-blocks typed-lines leaves document sections".split(),
)
def test_in_a_scripts_json(content: Any) -> None:
    article = {**TITLE, "slug": "storms", "content": content, "related": OTHER}
    assert_whole(parse(data({"props": {"page": {"article": article, "latest": OTHER}}})), "script:__NEXT_DATA__")


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ({"publishedAt": "2024-07-19T14:01:00+04:00"}, "2024-07-19T14:01:00+04:00"),
        ({"first_published": "2024.07.19 14:01"}, "2024-07-19T14:01:00"),
        ({"published": True, "publication": "soon", "pubDate": 1721383260}, "2024-07-19T10:01:00+00:00"),
        ({"posted_at": "soon", "updatedAt": "2024-07-19"}, None),
    ],
)
def test_the_day_of_publication_beside_the_text(stated: dict[str, Any], published: str | None) -> None:
    other = {"pubDate": "2023-01-01", "items": OTHER}
    article = parse(data({"news": {**TITLE, **stated, "content": {"html": MARKUP}}, "more": other}))
    assert (article.published and article.published.isoformat()) == published


def test_headings_pictures_and_teasers_among_the_blocks() -> None:
    blocks = [
        {"type": "text", "content": WIRE.paragraphs[0]},
        {"type": "image", "caption": "The mast on the pier of Ostrey, seen from the water. Photo: Lena Marsh."},
        {"type": "header", "content": "No need of a visa"},
        {"type": "text", "content": f"{WIRE.paragraphs[1]} <a href='/masts'>Masts</a>"},
        {"type": "interstitial_link", "content": "Read also: Fishermen ask for a lighter, not a lighthouse."},
        {"type": "text", "content": WIRE.paragraphs[2]},
    ]
    article = parse(
        page(f"window.App=window.App||{{}};App.story={json.dumps({**TITLE, 'content_elements': blocks})};App.x=1")
    )
    assert [(each.kind, each.text) for each in article.body] == [
        ("paragraph", WIRE.paragraphs[0]),
        ("heading", "No need of a visa"),
        ("paragraph", f"{WIRE.paragraphs[1]} Masts"),
        ("paragraph", WIRE.paragraphs[2]),
    ]
    assert article.body[2].links[0].url == "/masts"
    assert article.origin["body"].key == "script:story"


@pytest.mark.parametrize(
    ("script", "key"),
    [
        ("window.__INITIAL_STATE__ = {};", "script:__INITIAL_STATE__"),
        ('window["appState"]={};(function(){{}})()', "script:appState"),
        ("var state = {}, more = 1", "script:state"),
    ],
)
def test_in_what_a_script_assigns(script: str, key: str) -> None:
    state = json.dumps({"entities": {"a1": {**TITLE, "body": MARKUP}, "list": OTHER}})
    assert_whole(parse(page(script.replace("{}", state, 1).replace("{{}}", "{}"))), key)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_in_json_within_a_string(quote: str) -> None:
    inner = json.dumps({**TITLE, "body": MARKUP})
    text = json.dumps(inner) if quote == '"' else "'" + inner.replace("\\", "\\\\").replace("'", "\\'") + "'"
    assert_whole(parse(page(f"window.__STATE__ = JSON.parse({text});")), "script:__STATE__")


def test_in_literals_of_a_program() -> None:
    markup = MARKUP.replace("'", "\\'").replace("<", "\\u003c")
    script = f"window.__NUXT__=(function(a,b){{return {{title:a,body:'{markup}',n:b}}}}({json.dumps(WIRE.headline)},1))"
    assert_whole(parse(page(script)), "script")


def push(text: str) -> str:
    return f"self.__next_f.push([1,{json.dumps(text)}])"


def test_in_a_stream_of_server_components_as_text() -> None:
    head = f'2:["$","h1",null,{{"children":{json.dumps(WIRE.headline)}}}]\n'
    text = f'{head}3:T{len(MARKUP.encode()):x},{MARKUP}4:{{"a":1}}\n'
    parts = [text[:700], text[700:2500], text[2500:]]
    scripts = "</script><script>".join(map(push, parts))
    assert_whole(
        parse(page(f"(self.__next_f=self.__next_f||[]).push([0])</script><script>{scripts}")), "script:__next_f"
    )


def test_in_a_stream_of_server_components_as_elements() -> None:
    lines = [["$", "p", None, {"className": "text", "children": paragraph}] for paragraph in WIRE.paragraphs]
    row = [
        "$",
        "article",
        None,
        {"children": [["$", "h1", None, {"children": WIRE.headline}], ["$", "div", None, {"children": lines}]]},
    ]
    assert_whole(parse(page(push(f"5:{json.dumps(row)}\n"))), "script:__next_f")


@pytest.mark.parametrize("tag", ["noscript", "template"])
def test_in_elements_that_are_not_drawn(tag: str) -> None:
    shown = f"<{tag}><div>{MARKUP}</div></{tag}>"
    assert_whole(parse(page("", shown=shown)), f"<{tag}>")


def test_letters_that_scripts_escape() -> None:
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in RUSSIAN.paragraphs)
    script = json.dumps({"article": {"title": RUSSIAN.headline, "text": markup}})
    article = parse(page(f"window.state = {script};", story=RUSSIAN))
    assert_whole(article, "script:state", RUSSIAN)


def test_a_live_blogs_entries() -> None:
    updates = [
        {"@type": "BlogPosting", "articleBody": text, "datePublished": f"2024-05-03T1{n}:00:00Z"}
        for n, text in enumerate(WIRE.paragraphs[:5])
    ]
    body = {"@type": "LiveBlogPosting", **TITLE, "liveBlogUpdate": updates}
    article = parse(page(json.dumps(body), attributes="type=application/ld+json"))
    assert article.text == "\n\n".join(WIRE.paragraphs[:5])
    assert len(article.updates) == 5


# --- beside what is shown ---


def test_the_beginning_shown_before_a_paywall_gives_way_to_the_whole() -> None:
    shown = f"<p>{WIRE.paragraphs[0]}</p><p>{WIRE.paragraphs[1][:60]}…</p><p>Subscribe to read on.</p>"
    script = json.dumps({"story": {**TITLE, "body": MARKUP}})
    assert_whole(parse(page(f"var data = {script}", shown=shown)), "script:data")


def test_a_brief_stays_where_the_page_holds_another_text() -> None:
    shown = "".join(f"<p>{paragraph}</p>" for paragraph in CITING.paragraphs[:2])
    script = json.dumps({"story": {"headline": CITING.headline, "next": {**TITLE, "body": MARKUP}}})
    article = parse(page(f"var data = {script}", story=CITING, shown=shown))
    assert article.text == "\n\n".join(CITING.paragraphs[:2])
    assert "body" not in article.origin


def test_a_whole_article_stays_as_it_is_shown() -> None:
    body = {"@type": "NewsArticle", **TITLE, "articleBody": MARKUP * 3}
    article = parse(page(json.dumps(body), attributes="type=application/ld+json", shown=MARKUP))
    assert article.text == "\n\n".join(WIRE.paragraphs)
    assert "body" not in article.origin


def test_other_articles_of_the_state_are_none_of_it() -> None:
    state = {"other": {"headline": CITING.headline, "body": "".join(f"<p>{text}</p>" for text in CITING.paragraphs)}}
    article = parse(data({"page": {"stories": [state, {**TITLE, "id": 7, "body": MARKUP}]}}))
    assert_whole(article, "script:__NEXT_DATA__")


def test_a_state_that_does_not_know_the_headline_is_left_alone() -> None:
    article = parse(data({"promo": {"title": "Our new app", "body": MARKUP}}))
    assert not article.body
    assert not article.is_article


# --- bad states ---


@pytest.mark.parametrize(
    "script",
    [
        '{"a": ' * 3000,
        "[" * 100_000,
        '{"headline": "' + "\\u" * 4000,
        "window.a = {" + '"b": {' * 5000,
        "self.__next_f.push([1," * 2000,
        "self.__next_f.push([1,null])" + " " * 600,
        push("1:T" + "f" * 40 + ",x" * 400),
        "x = '" + "\\" * 5001,
    ],
)
def test_broken_states_do_no_harm(script: str) -> None:
    for attributes in ("", "type=application/json"):
        assert parse(page(script, attributes=attributes)).body == ()


def test_scripts_within_a_state_run_nowhere() -> None:
    markup = MARKUP.replace("</p>", "<script>alert(1)</script><img src=x onerror=alert(2)></p>", 3)
    script = json.dumps({**TITLE, "body": markup}).replace("</", "<\\/")
    article = parse(page(script, attributes="type=application/json"))
    assert article.text == "\n\n".join(WIRE.paragraphs)


def test_a_large_state_costs_little() -> None:
    rows = [{"id": n, "title": f"Item {n}", "url": f"/{n}", "summary": WIRE.paragraphs[n % 9]} for n in range(22_000)]
    text = json.dumps({"items": rows, "story": {**TITLE, "body": MARKUP}})
    assert len(text) > 5_000_000
    large = page(text, attributes="type=application/json")
    start = time.process_time()
    assert len(parse(large).body) == len(WIRE.paragraphs)
    read = time.process_time() - start
    shown = page(text, attributes="type=application/json", shown=MARKUP)
    start = time.process_time()
    assert len(parse(shown).body) == len(WIRE.paragraphs)
    assert time.process_time() - start < read < 60


def test_the_nearest_text_goes_before_a_longer_one() -> None:
    value = {
        "page": {**TITLE, "lead": WIRE.paragraphs[0], "parts": {"html": MARKUP}},
        "far": {"a": {"b": {"c": {"d": {"html": MARKUP * 2}}}}},
    }
    found = best_text(value, [WIRE.headline])
    assert found is not None
    assert found.markup == MARKUP
