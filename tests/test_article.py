"""Articles as data: written and read back without loss, and what doesn't fit named."""

import json
from datetime import date, datetime, timedelta, timezone
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse import (
    SCHEMA_VERSION,
    Article,
    Author,
    Correction,
    Dateline,
    Emphasis,
    Image,
    InputError,
    Link,
    Origin,
    Paragraph,
    RelatedHeadline,
    Update,
)
from newsparse.errors import NewsparseError

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
NUMBER = st.none() | st.integers(0, 10_000)
ZONES = st.none() | st.builds(timezone, st.integers(-56, 56).map(lambda quarters: timedelta(minutes=15 * quarters)))
MOMENTS = st.none() | st.dates() | st.datetimes(timezones=ZONES)

LINKS = st.builds(Link, st.integers(0, 99), st.integers(0, 99), TEXT)
PARAGRAPHS = st.builds(
    Paragraph,
    TEXT,
    st.sampled_from(["paragraph", "heading", "quote", "list_item", "table_row"]),
    NUMBER,
    st.lists(LINKS, max_size=2).map(tuple),
    st.lists(
        st.builds(Emphasis, st.integers(0, 99), st.integers(0, 99), st.sampled_from(["strong", "emphasized"])),
        max_size=2,
    ).map(tuple),
)
UPDATES = st.builds(Update, MAYBE, MAYBE, MOMENTS, st.lists(PARAGRAPHS, max_size=2).map(tuple))
AUTHORS = st.builds(Author, TEXT, st.sampled_from(["person", "agency", "organization"]), MAYBE, MAYBE, MAYBE, MAYBE)
IMAGES = st.builds(Image, TEXT, MAYBE, MAYBE, MAYBE, NUMBER, NUMBER)
RELATED = st.builds(
    RelatedHeadline, TEXT, MAYBE, MOMENTS, MAYBE, MAYBE, st.sampled_from(["trailing", "inline", "side"])
)
ORIGINS = st.builds(
    Origin,
    st.sampled_from(["metadata", "span", "source", "derived"]),
    MAYBE,
    MAYBE,
    NUMBER,
    NUMBER,
    st.none() | st.floats(0, 1),
)


def several(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=3).map(tuple)


ARTICLES = st.builds(
    Article,
    headline=MAYBE,
    alternative_headline=MAYBE,
    standfirst=MAYBE,
    body=several(PARAGRAPHS),
    updates=several(UPDATES),
    corrections=several(st.builds(Correction, TEXT, MOMENTS)),
    byline=MAYBE,
    authors=several(AUTHORS),
    dateline=st.none() | st.builds(Dateline, MAYBE, MAYBE, MAYBE),
    agency=MAYBE,
    published=MOMENTS,
    modified=MOMENTS,
    related=several(RELATED),
    section=MAYBE,
    topics=several(TEXT),
    images=several(IMAGES),
    language=MAYBE,
    url=MAYBE,
    source=MAYBE,
    publisher=MAYBE,
    free=st.none() | st.booleans(),
    is_article=st.booleans(),
    warnings=several(TEXT),
    origin=st.dictionaries(TEXT, ORIGINS, max_size=2),
)

FULL = Article(
    headline="Ferry sails again",
    body=(Paragraph("It sails.", links=(Link(0, 2, "https://post.example/it"),)), Paragraph("Engines", "heading", 2)),
    authors=(Author("Ana Roe", role="Editor"), Author("AFP", "agency")),
    dateline=Dateline("LYON", "3 août", "AFP"),
    published=datetime(2024, 7, 19, 14, 1, tzinfo=timezone(timedelta(hours=4))),
    modified=date(2024, 7, 20),
    related=(RelatedHeadline("Fares rise", "2 hours ago", None, None, "Read also", "inline"),),
    images=(Image("https://post.example/pier.jpg", width=800),),
    warnings=("nothing",),
    origin={"headline": Origin("span", "headline:forest", "Ferry sails again", 0, 17, 0.5)},
)


# --- there and back ---


@given(ARTICLES)
def test_json_is_read_back_without_loss(article: Article) -> None:
    again = Article.from_json(article.to_json(origin=True))
    assert again == article
    assert (again.warnings, again.origin) == (article.warnings, article.origin)  # which equality doesn't compare
    assert again.to_json(origin=True) == article.to_json(origin=True)


@given(ARTICLES)
def test_data_is_read_back_without_loss_and_is_jsons(article: Article) -> None:
    data = article.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert Article.from_dict(data) == article
    assert "origin" not in data


@given(st.dates() | st.datetimes(timezones=ZONES))
def test_dates_stay_dates_naive_stays_naive_and_offsets_stay(moment: date) -> None:
    again = Article.from_json(Article(published=moment).to_json()).published
    assert again == moment
    assert type(again) is type(moment)
    assert getattr(again, "tzinfo", None) == getattr(moment, "tzinfo", None)


# --- the written form ---


def test_the_version_leads_and_all_attributes_follow() -> None:
    data = FULL.to_dict(origin=True)
    assert [*data] == ["schema_version", *(one.name for one in attrs.fields(Article))]
    assert data["schema_version"] == SCHEMA_VERSION


def test_dates_are_iso_and_tuples_are_lists() -> None:
    data = FULL.to_dict()
    assert data["published"] == "2024-07-19T14:01:00+04:00"
    assert data["modified"] == "2024-07-20"
    assert data["related"] == [
        {
            "headline": "Fares rise",
            "timestamp": "2 hours ago",
            "published": None,
            "url": None,
            "label": "Read also",
            "place": "inline",
        }
    ]
    assert data["body"][0]["links"] == [{"start": 0, "end": 2, "url": "https://post.example/it"}]


def test_characters_are_written_as_they_are() -> None:
    article = Article(headline="Körfəzdə gəmi – 港")
    assert "Körfəzdə gəmi – 港" in article.to_json()
    assert Article.from_json(article.to_json().encode()) == article
    assert article.to_json(indent=2).count("\n") > 20


def test_data_without_a_version_or_with_parts_missing_is_read() -> None:
    assert Article.from_dict({}) == Article()
    assert Article.from_dict({"headline": "Ferry"}) == Article(headline="Ferry")
    assert Article.from_json('{"authors": [{"name": "Ana Roe"}]}') == Article(authors=(Author("Ana Roe"),))


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({"headlines": "Ferry"}, "headlines"),
        ({"published": "yesterday"}, "published"),
        ({"published": 1721397660}, "published"),
        ({"body": [{"text": "It sails.", "kind": "song"}]}, "kind"),
        ({"authors": [{"kind": "person"}]}, "name"),
        ({"related": [{"headline": "Fares", "place": "above"}]}, "place"),
        ({"images": 3}, "images"),
    ],
)
def test_what_doesnt_fit_is_named(data: dict[str, Any], named: str) -> None:
    with pytest.raises(InputError, match=named):
        Article.from_dict(data)
    with pytest.raises(InputError, match=named):
        Article.from_json(json.dumps(data))


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '"Ferry"', b"\xff\xfe{"])
def test_what_is_no_articles_json_is_a_named_error(text: str | bytes) -> None:
    with pytest.raises(NewsparseError, match="JSON"):
        Article.from_json(text)


NAMES = st.sampled_from([one.name for one in attrs.fields(Article)])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda one: st.lists(one) | st.dictionaries(NAMES, one),
)


@given(JSON)
def test_any_json_is_read_or_refused_by_name(data: Any) -> None:
    try:
        article = Article.from_json(json.dumps(data))
    except InputError:
        return
    assert isinstance(article, Article)


# --- the classes ---


def test_results_are_frozen() -> None:
    parts: list[attrs.AttrsInstance] = [FULL, FULL.body[0], FULL.authors[0], FULL.images[0], FULL.related[0]]
    for one in parts:
        name = attrs.fields(type(one))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(one, name, "Other")


def test_warnings_and_origin_are_no_part_of_equality() -> None:
    assert attrs.evolve(FULL, warnings=(), origin={}) == FULL
    assert attrs.evolve(FULL, headline="Other") != FULL
    assert hash(attrs.evolve(FULL, warnings=(), origin={})) == hash(FULL)


def test_the_text_is_the_paragraphs_parted_by_a_blank_line() -> None:
    assert FULL.text == "It sails.\n\nEngines"
    assert Article(standfirst="Not this").text == ""


@pytest.mark.parametrize(
    "data",
    [
        {"is_article": "no"},
        {"headline": 3},
        {"topics": "ferry"},
        {"topics": ["ferry", 4]},
        {"images": [{"url": "https://news.example/a.jpg", "width": "640"}]},
        {"images": [{"url": "https://news.example/a.jpg", "width": True}]},
    ],
)
def test_values_of_another_type_are_not_turned_into_it(data: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        Article.from_dict(data)
