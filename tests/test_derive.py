"""From the text that is wanted to the selector that yields it."""

import pytest

from newsparse import Source, css, pattern
from newsparse.api import article_of
from newsparse.kit.candidates import Stability, candidates, is_generated, judged, stem_of
from newsparse.kit.derive import NotDerived, derive
from newsparse.kit.expected import base_with
from newsparse.kit.patterns import line_patterns
from newsparse.labellers import Labeller
from newsparse.markup import parse
from newsparse.samples import Sample
from tests.outlet import (
    APP,
    ARABIC,
    FERRY,
    GULLS,
    Make,
    arabic,
    dump,
    hashed,
    microdata,
    page,
    samples,
    semantic,
)


def derived(attribute: str, given: list[Sample], wanted: dict[str, str | list[str]]) -> list[str]:
    """The selectors as they're written in a source."""
    texts = {name: [value] if isinstance(value, str) else value for name, value in wanted.items()}
    return [repr(labeller) for labeller in derive(attribute, given, texts).labellers]


@pytest.mark.parametrize(
    ("make", "attribute", "text", "selector"),
    [
        (semantic, "byline", FERRY.byline, "css('.story__author')"),
        (semantic, "headline", FERRY.headline, "css('h1')"),
        (semantic, "published", FERRY.day, "css('.story__date')"),
        (semantic, "published", "2025-04-04T12:30", "css('.story__date')"),
        (hashed, "byline", FERRY.byline, "css('[class^=\"Byline_author__\"]')"),
        (hashed, "headline", FERRY.headline, "css('h1')"),
        (microdata, "byline", FERRY.byline, "css('[itemprop=\"author\"]')"),
        (microdata, "headline", FERRY.headline, "css('[itemprop=\"headline\"]')"),
        (arabic, "byline", ARABIC[8][1], "css('.katib')"),
        (dump, "byline", FERRY.byline, "pattern('^By (.+?) for')"),
        (dump, "published", FERRY.day, r"pattern('^(\\d\\d? [^\\W\\d_]+ \\d{4}, \\d\\d?:\\d\\d?)$')"),
    ],
)
def test_one_text_gives_the_selector_for_all(make: Make, attribute: str, text: str, selector: str) -> None:
    given = samples(make)
    found = derive(attribute, given, {given[0].name: [text]})
    assert [repr(one) for one in found.labellers] in ([selector], [selector.replace("h1", ".story__title")])
    assert found.unmatched == ()
    source = base_with(Source, attribute, found.labellers)
    other = given[1].read(source())
    labelled = [other.text(span) for span in other.spans if span.field == attribute]
    expected = {"headline": GULLS.headline, "byline": GULLS.byline, "published": GULLS.day}
    assert labelled == [ARABIC[9][1] if make is arabic else expected[attribute]]
    assert article_of(other).byline is not None


def test_an_author_is_not_found_by_his_own_page() -> None:
    top = '<h1>{}</h1><p><span class="ani-tovmasyan who">{}</span></p>'
    given = samples(lambda story: page(story, top.format(story.headline, story.byline)))
    assert derived("byline", given, {"8.html": FERRY.byline}) == ["css('.who')"]


def test_a_place_needs_no_more_than_it_takes() -> None:
    """The class is used elsewhere, too, so that it takes the box around it."""
    top = '<h1>{}</h1><div class="credits"><b class="who">{}</b> <i>Harbour desk</i></div>'
    end = '<aside><b class="who">Weather desk</b></aside>'
    given = samples(lambda story: page(story, top.format(story.headline, story.byline), end=end))
    assert derived("byline", given, {"8.html": FERRY.byline}) == ["css('.credits b')"]


def test_several_authors_are_one_byline() -> None:
    def make(story: object) -> str:
        names = ["Ani Tovmasyan"] if story is FERRY else ["Bo Lee", "Cleo Marsh"]
        links = ", ".join(f'<a class="who" href="/people/{name[:2]}/">{name}</a>' for name in names)
        return page(FERRY if story is FERRY else GULLS, f"<h1>{FERRY.headline}</h1><p>{links}</p>")

    given = samples(make)
    assert derived("byline", given, {"8.html": "Ani Tovmasyan"}) == ["css('.who')"]
    assert derived("byline", given[::-1], {"9.html": ["Bo Lee", "Cleo Marsh"]}) == ["css('.who')"]


def test_pages_that_disagree_take_a_selector_each() -> None:
    given = [samples(semantic, FERRY)[0], samples(microdata, GULLS)[0]]
    assert derived("byline", given, {"8.html": FERRY.byline, "9.html": GULLS.byline}) == [
        "css('.story__author')",
        "css('[itemprop=\"author\"]')",
    ]
    one = derive("byline", given, {"8.html": [FERRY.byline]})
    assert one.unmatched == ("9.html",)


def test_pages_and_dumps_at_once() -> None:
    given = [*samples(semantic), *samples(dump)]
    assert derived("byline", given, {"8.html": FERRY.byline, "8.txt": FERRY.byline}) == [
        "css('.story__author')",
        "pattern('^By (.+?) for')",
    ]


def test_what_is_in_no_element_by_itself_takes_a_pattern() -> None:
    top = "<h1>{}</h1><div>Words: {} | Harbour desk | Pictures: Dora Vane</div>"
    given = samples(lambda story: page(story, top.format(story.headline, story.byline)))
    (found,) = derived("byline", given, {"8.html": FERRY.byline})
    assert found == r"pattern('^Words: (.+?) \\|')"


OTHERS = [
    "Orla pier to close for repairs in autumn",
    "Two lighthouses on the coast change colours",
    "Harbour office hires twelve more pilots",
    "Why the Vestby bridge stays closed on Sundays",
    "Fishermen of Sarilan vote for longer nets",
    "Storm leaves three boats on the beach of Orla",
]

LIST = '<div class="more"><h3 class="more__title">More news</h3><ul class="list">{}</ul></div>'.format(
    "".join(
        f'<li class="card"><a href="/news/{n}">{t}</a> <i>0{n + 1} April 2025 / 18:20</i></li>'
        for n, t in enumerate(OTHERS)
    )
)


@pytest.mark.parametrize(
    ("attribute", "texts", "selector"),
    [
        ("body", [FERRY.text[0]], "article"),
        ("related_label", ["More news"], ".more__title"),
        ("related_headline", [OTHERS[1]], ".card a"),
        ("related_timestamp", ["03 April 2025 / 18:20"], ".card i"),
        ("boilerplate", [APP], ".promo"),
        ("tags", ["Ferries", "Orla"], ".tags a"),
    ],
)
def test_labels_of_many(attribute: str, texts: list[str], selector: str) -> None:
    tags = '<p class="tags"><a href="/t/1">Ferries</a> <a href="/t/2">Orla</a></p>'
    given = samples(lambda story: page(story, f'<h1>{story.headline}</h1><p class="promo">{APP}</p>', end=tags + LIST))
    (found,) = derive(attribute, given, {"8.html": texts}).labellers
    reading = given[1].read(base_with(Source, attribute, (found,))())
    labelled = " ".join(reading.text(span) for span in reading.spans if span.field == attribute)
    expected = GULLS.text if attribute == "body" else texts
    assert all(text in (article_of(reading).text if attribute == "body" else labelled) for text in expected)
    assert repr(found) == f"css({selector!r})"


def fails(attribute: str, given: list[Sample], text: str) -> str:
    with pytest.raises(NotDerived) as raised:
        derive(attribute, given, {given[0].name: [text]})
    return str(raised.value)


def test_a_text_that_is_not_there_is_told_with_the_closest() -> None:
    message = fails("byline", samples(semantic), "Ani Towmasjan")
    assert message.startswith("byline: 8.html holds no 'Ani Towmasjan'; the closest text is 'Ani Tovmasyan'.")
    assert "newsparse explain 8.html" in message


def test_a_text_that_is_not_shown_is_told() -> None:
    given = [Sample("a.html", page(FERRY, "<h1>Ferry</h1>", head='<meta name="author" content="Ida Roe">').encode())]
    assert "doesn't show it" in fails("byline", given, "Ida Roe")


def test_a_place_that_nothing_tells_from_others_is_told() -> None:
    given = samples(lambda story: page(story, f"<p>{story.headline}</p><p>{story.byline}</p>"))
    message = fails("byline", given, FERRY.byline)
    assert "8.html" in message
    assert "by hand" in message


def test_a_selector_that_is_wrong_elsewhere_is_told_with_what_it_matches() -> None:
    tops = {8: f'<p class="top">{FERRY.byline}</p>', 9: '<p class="top">Gulls</p><div></div><p class="top">Piers</p>'}
    given = samples(lambda story: page(story, f"<h1>{story.headline}</h1>{tops[story.number]}"))
    message = fails("byline", given, FERRY.byline)
    assert "The closest is css(" in message
    assert "matches 'Gulls' and 'Piers' in 9.html" in message
    assert "--expect 9.html:byline='...'" in message


def test_a_dump_whose_line_is_nothing_but_the_name_has_no_pattern() -> None:
    given = [Sample("a.txt", dump(FERRY).replace("By Ani Tovmasyan for The Example", "Ani Tovmasyan").encode())]
    assert "no id, class or words tell its place" in fails("byline", given, "Ani Tovmasyan")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Byline_author__3xK2a", "Byline_author__"),
        ("ArticleHeader-module_author__aB3xQ", "ArticleHeader-module_author__"),
        ("Lead_text__wd_PA", "Lead_text__"),
        ("StyledByline-sc-1h2k3x-0", "StyledByline-"),
        ("css-1x2y3z", None),
        ("sc-bdVaJa", None),
        ("jsx-1234567", None),
        ("bZkGfR", None),
        ("_3xK2a", None),
    ],
)
def test_generated_names_are_used_by_their_stem_at_most(name: str, stem: str | None) -> None:
    assert is_generated(name)
    assert stem_of(name) == stem


@pytest.mark.parametrize("name", ["story__author", "bylineAuthor", "c-article__byline", "h2", "col-md-6", "byline2"])
def test_names_that_people_give_are_used_as_they_are(name: str) -> None:
    assert not is_generated(name)


def test_stability_of_names() -> None:
    names = ["story__author", "articleAuthor", "story__meta", "text-sm", "col-md-6"]
    assert [judged(name, "byline") for name in names] == [
        Stability.NAMED,
        Stability.NAMED,
        Stability.OTHER,
        Stability.LOOKS,
        Stability.LOOKS,
    ]


def test_the_most_stable_selector_comes_first() -> None:
    tree = parse(
        '<div id="post-12345" class="story"><p class="bold who"><a class="x1y2z3" data-role="author" rel="author"'
        ' href="/authors/7/">Ani</a></p></div>',
        [],
    )
    link = tree.find(".//a") if tree is not None else None
    assert link is not None
    first = [candidate.selector for candidate in candidates(link, "byline")]
    assert first[:2] == ['[rel="author"]', '[data-role="author"]']
    assert 'a[href*="/authors/"]' in first
    assert not any("12345" in selector or "x1y2z3" in selector for selector in first)


def test_patterns_are_the_nearest_words_and_anchored_where_a_line_ends() -> None:
    made = [repr(one) for one in line_patterns([("By Ani Tovmasyan (Orla)", "Ani Tovmasyan")])]
    assert made[0] == r"pattern('^By (.+?) \\(')"
    assert line_patterns([("Ani Tovmasyan", "Ani Tovmasyan")]) == []


def test_numbers_beside_a_value_are_any_numbers() -> None:
    (first, *_) = line_patterns([("12 May 2025 - Ani Tovmasyan", "Ani Tovmasyan")])
    assert isinstance(first, Labeller)
    assert all("2025" not in repr(one) for one in line_patterns([("12 May 2025 - Ani", "Ani")]))


def test_labellers_compare_by_what_they_say() -> None:
    assert repr(css(".a")) != repr(pattern("a"))
