"""`newsparse.metadata`: one view of JSON-LD, OpenGraph, microdata, `<meta>`, `<link>` and `<title>`."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsparse.metadata import Metadata, read
from newsparse.metadata.loose import load
from newsparse.metadata.text import absolute, clean, is_address, number, page_key, paragraphs, truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.metadata import Value

URL = "https://news.example/2024/harbour-reopens"


def page(html: str, url: str | None = URL) -> Metadata:
    return read(etree.fromstring(html, etree.HTMLParser()), url=url)


def script(data: object) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def ld(*scripts: object, head: str = "") -> Metadata:
    return page(f"<html><head>{head}{''.join(map(script, scripts))}</head><body><p>Text</p></body></html>")


def article(**more: object) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Harbour reopens", **more}


def pairs(values: Sequence[Value]) -> list[tuple[str, str]]:
    return [(value.key, value.text) for value in values]


def texts(values: Sequence[Value]) -> list[str]:
    return [value.text for value in values]


class TestSources:
    def test_every_kind_is_read_and_ranked(self) -> None:
        metadata = page(
            """<html lang="en-GB"><head><title>Harbour reopens | The Lantern</title>
            <meta property="og:title" content="The harbour is open again">
            <meta name="twitter:title" content="Open again: the harbour">
            <meta property="og:site_name" content="The Lantern"><meta property="og:type" content="article">
            <meta property="article:published_time" content="2024-05-01T08:00:00Z">
            <meta property="article:modified_time" content="2024-05-02T08:00:00Z">
            <meta property="article:section" content="Coast"><meta name="news_keywords" content="harbour, ferry; ships">
            <meta name="description" content="Ferries sail."><meta name="author" content="Ina Moss">
            <link rel="amphtml" href="/amp/1"><link rel="Canonical" href="/2024/harbour-reopens">
            <link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>
            <article itemscope itemtype="https://schema.org/NewsArticle">
            <h1 itemprop="headline">Harbour <b>reopens</b></h1></article></body></html>"""
        )
        assert pairs(metadata.headlines) == [
            ("microdata:headline", "Harbour reopens"),
            ("og:title", "The harbour is open again"),
            ("twitter:title", "Open again: the harbour"),
            ("title", "Harbour reopens | The Lantern"),
        ]
        assert pairs(metadata.authors) == [("meta:author", "Ina Moss")]
        assert pairs(metadata.published) == [("article:published_time", "2024-05-01T08:00:00Z")]
        assert pairs(metadata.modified) == [("article:modified_time", "2024-05-02T08:00:00Z")]
        assert pairs(metadata.descriptions) == [("meta:description", "Ferries sail.")]
        assert texts(metadata.sections) == ["Coast"]
        assert texts(metadata.keywords) == ["harbour", "ferry", "ships"]
        assert texts(metadata.languages) == ["en-GB"]
        assert texts(metadata.site_names) == ["The Lantern"]
        assert pairs(metadata.kinds) == [("microdata:itemtype", "NewsArticle"), ("og:type", "article")]
        assert texts(metadata.canonicals) == [URL]
        assert metadata.amp_url == "https://news.example/amp/1"
        assert texts(metadata.feeds) == ["https://news.example/feed.xml"]
        assert metadata.free is None
        assert metadata.article_body is None
        assert metadata.warnings == []

    def test_a_page_that_says_nothing(self) -> None:
        assert page("<html><body><p>Only text</p></body></html>") == Metadata()

    def test_the_tree_stays_as_it_is(self) -> None:
        html = f'<html lang="en"><head>{script(article())}</head><body itemscope itemtype="http://schema.org/Article">'
        tree = etree.fromstring(html + '<b itemprop="author">Ina Moss</b></body></html>', etree.HTMLParser())
        before = etree.tostring(tree)
        read(tree, url=URL)
        assert etree.tostring(tree) == before

    def test_a_text_found_twice_keeps_its_strongest_key(self) -> None:
        metadata = ld(article(), head='<meta property="og:title" content=" Harbour\n reopens ">')
        assert pairs(metadata.headlines) == [("jsonld:headline", "Harbour reopens")]


class TestArticleNode:
    @pytest.mark.parametrize("kind", ["Article", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "Report"])
    def test_kinds_of_article(self, kind: str) -> None:
        assert texts(ld(article(**{"@type": kind})).headlines) == ["Harbour reopens"]

    @pytest.mark.parametrize("kind", [["Thing", "NewsArticle"], "http://schema.org/NewsArticle", "schema:NewsArticle"])
    def test_ways_to_write_the_type(self, kind: object) -> None:
        assert "NewsArticle" in texts(ld(article(**{"@type": kind})).kinds)

    @pytest.mark.parametrize(
        "other",
        [
            {"@type": "VideoObject", "name": "A film", "headline": "A film", "datePublished": "1999"},
            {"@type": "JobPosting", "headline": "A job", "datePublished": "1999"},
            {"@type": "ItemList", "itemListElement": [article(headline="Another", datePublished="1999")]},
            {"@type": "WebSite", "hasPart": article(headline="Another", datePublished="1999")},
            {"@type": "Organization", "subjectOf": article(headline="Another", datePublished="1999")},
        ],
    )
    def test_other_things_are_not_the_article(self, other: object) -> None:
        metadata = ld(other, article(datePublished="2024-05-01"))
        assert texts(metadata.headlines) == ["Harbour reopens"]
        assert texts(metadata.published) == ["2024-05-01"]
        alone = ld(other)
        assert alone.headlines == []
        assert alone.published == []

    @pytest.mark.parametrize("wrap", ["isPartOf", "hasPart", "mentions", "relatedLink", "itemListElement"])
    def test_articles_within_the_article_are_other_ones(self, wrap: str) -> None:
        metadata = ld(article(**{wrap: [article(headline="Another", author="Someone Else")]}))
        assert texts(metadata.headlines) == ["Harbour reopens"]
        assert metadata.authors == []

    @pytest.mark.parametrize("key", ["url", "@id", "mainEntityOfPage"])
    def test_the_one_with_the_page_address_wins(self, key: str) -> None:
        other = article(headline="Another", url="https://news.example/other")
        metadata = ld(other, article(**{key: "http://www.news.example/2024/harbour-reopens/?utm_source=x#top"}))
        assert texts(metadata.headlines) == ["Harbour reopens"]

    def test_a_query_tells_pages_apart(self) -> None:
        nodes = [article(headline=f"Item {count}", url=f"https://a.example/read?id={count}") for count in (1, 2)]
        html = f"<html><head>{script(nodes)}</head></html>"
        assert texts(page(html, "https://a.example/read?id=2").headlines) == ["Item 2"]

    def test_the_one_in_the_title_wins(self) -> None:
        metadata = ld(article(headline="Another"), article(), head="<title>Harbour reopens - The Lantern</title>")
        assert pairs(metadata.headlines)[0] == ("jsonld:headline", "Harbour reopens")
        assert "Another" not in texts(metadata.headlines)

    def test_a_list_of_articles_has_no_main_one(self) -> None:
        metadata = ld([article(headline=f"Item {count}", author="Ina Moss") for count in range(4)])
        assert metadata.headlines == []
        assert metadata.authors == []

    def test_a_second_node_of_the_same_article_adds_to_the_first(self) -> None:
        metadata = ld(article(datePublished="2024-05-01"), article(author="Ina Moss"))
        assert texts(metadata.authors) == ["Ina Moss"]
        assert texts(metadata.published) == ["2024-05-01"]

    def test_a_web_page_node_is_weaker(self) -> None:
        web_page = {"@type": "WebPage", "name": "Harbour | Lantern", "datePublished": "2024-04-30"}
        assert pairs(ld(web_page).headlines) == [("jsonld:page/name", "Harbour | Lantern")]
        both = ld({"@graph": [web_page, article(datePublished="2024-05-01")]})
        assert texts(both.headlines) == ["Harbour reopens", "Harbour | Lantern"]
        assert texts(both.published) == ["2024-05-01", "2024-04-30"]

    def test_an_article_as_main_entity_of_a_page(self) -> None:
        assert texts(ld({"@type": "WebPage", "mainEntity": article()}).headlines) == ["Harbour reopens"]


class TestJsonldValues:
    def test_references_within_a_graph_are_resolved(self) -> None:
        metadata = ld(
            {
                "@graph": [
                    article(author={"@id": "#ina"}, publisher={"@id": "#lantern"}, image={"@id": "#photo"}),
                    {"@type": "Organization", "@id": "#lantern", "name": "The Lantern"},
                    {"@type": "ImageObject", "@id": "#photo", "url": "/p.jpg", "width": "1200px", "height": 800},
                ]
            },
            {
                "@type": "Person",
                "@id": "#ina",
                "name": "Ina Moss",
                "url": "/people/ina",
                "jobTitle": "Coast editor",
                "worksFor": {"@id": "#lantern"},
                "email": "mailto:ina@news.example",
            },
        )
        (person,) = metadata.authors
        assert (person.text, person.key, person.kind) == ("Ina Moss", "jsonld:author", "person")
        assert person.url == "https://news.example/people/ina"
        assert (person.job_title, person.affiliation) == ("Coast editor", "The Lantern")
        assert person.email == "ina@news.example"
        assert texts(metadata.publishers) == ["The Lantern"]
        (photo,) = metadata.images
        assert (photo.url, photo.width, photo.height) == ("https://news.example/p.jpg", 1200, 800)

    def test_what_is_no_address_is_no_email(self) -> None:
        (person,) = ld(article(author={"@type": "Person", "name": "Ina Moss", "email": "Write to Ina"})).authors
        assert person.email is None

    def test_references_in_a_circle_end(self) -> None:
        assert ld(article(author={"@id": "#a"}, **{"@id": "#a"})).authors == []

    @pytest.mark.parametrize(
        ("author", "names"),
        [
            ("Ina Moss", ["Ina Moss"]),
            (["Ina Moss", {"name": "Bo Reed"}], ["Ina Moss", "Bo Reed"]),
            ("Ina Moss, Bo Reed and Cy Vane", ["Ina Moss, Bo Reed and Cy Vane"]),
            ({"@type": "Person", "name": ["Ina Moss", "Bo Reed"]}, ["Ina Moss, Bo Reed"]),
            ({"@type": "Person", "givenName": "Ina", "familyName": "Moss"}, ["Ina Moss"]),
            ({"name": {"@value": "Ina Moss"}}, ["Ina Moss"]),
            ({"name": " , Ina Moss, "}, ["Ina Moss"]),
            ("https://social.example/ina", []),
            ({"name": "www.news.example"}, []),
            ("desk@news.example", []),
            ({"name": 4711}, []),
            ({"name": None}, []),
            (True, []),
            ([[[]]], []),
        ],
    )
    def test_forms_of_authors(self, author: object, names: list[str]) -> None:
        assert texts(ld(article(author=author)).authors) == names

    def test_an_organization_as_author(self) -> None:
        (desk,) = ld(article(author={"@type": "NewsMediaOrganization", "name": "Tide Wire"})).authors
        assert desk.kind == "organization"

    def test_the_outlet_comes_after_people(self) -> None:
        metadata = ld(
            article(author={"@type": "Person", "name": "The Lantern"}, publisher={"name": "The Lantern"}),
            head='<meta name="author" content="Ina Moss">',
        )
        assert texts(metadata.authors) == ["Ina Moss", "The Lantern"]

    def test_entities_are_decoded_once_and_tags_dropped(self) -> None:
        metadata = ld(article(headline="The <i>Tern</i>&#8217;s &quot;last&quot; trip &amp;amp; more"))
        assert texts(metadata.headlines) == ['The Tern\u2019s "last" trip &amp; more']

    def test_body_keeps_paragraphs(self) -> None:
        metadata = ld(article(articleBody="<p>First  one.</p>\n<p>Second &amp; last.</p>"))
        assert metadata.article_body == "First one.\nSecond & last."

    @pytest.mark.parametrize(
        ("value", "free"),
        [(True, True), (False, False), ("False", False), ("http://schema.org/True", True), ("maybe", None), (0, None)],
    )
    def test_declared_access(self, value: object, free: bool | None) -> None:
        assert ld(article(isAccessibleForFree=value)).free is free

    def test_access_by_content_tier(self) -> None:
        assert page('<meta property="article:content_tier" content="locked">').free is False
        assert page('<meta property="article:content_tier" content="metered">').free is None

    @pytest.mark.parametrize(
        ("keywords", "expected"),
        [
            ("sea, ferry,,sea", ["sea", "ferry"]),
            (["sea", "Oslo, Norway"], ["sea", "Oslo, Norway"]),
            (["sea, ferry"], ["sea", "ferry"]),
            ([{"@type": "DefinedTerm", "name": "sea"}], ["sea"]),
        ],
    )
    def test_keywords_are_split(self, keywords: object, expected: list[str]) -> None:
        assert texts(ld(article(keywords=keywords)).keywords) == expected

    def test_breadcrumbs_are_sections(self) -> None:
        crumbs = [
            {"position": 3, "name": "Ferries", "item": {"@id": "https://news.example/coast/ferries"}},
            {"position": "1", "name": "Home", "item": "https://news.example/"},
            {"position": 2, "item": {"@id": "https://news.example/coast", "name": "Coast"}},
            {"position": 4, "name": "Harbour reopens", "item": URL},
        ]
        metadata = ld(article(articleSection="News"), {"@type": "BreadcrumbList", "itemListElement": crumbs})
        assert pairs(metadata.sections) == [
            ("jsonld:articleSection", "News"),
            ("jsonld:breadcrumb", "Coast"),
            ("jsonld:breadcrumb", "Ferries"),
        ]

    def test_live_blog(self) -> None:
        updates = [
            {"@type": "BlogPosting", "headline": "Gates open", "articleBody": "Now.", "datePublished": "2024-05-01"},
            "odd",
            {"@type": "BlogPosting"},
        ]
        metadata = ld(article(**{"@type": "LiveBlogPosting"}, liveBlogUpdate=updates))
        first, empty = metadata.live_updates
        assert (first.headline, first.body, first.published) == ("Gates open", "Now.", "2024-05-01")
        assert (empty.headline, empty.body, empty.published) == (None, None, None)
        assert metadata.published == []

    def test_images(self) -> None:
        photo = {"@type": "ImageObject", "url": "/1.jpg", "caption": "The quay", "creditText": "Bo Reed"}
        metadata = ld(
            article(image=[photo, "//cdn.example/2.jpg", {"@id": "#lost"}, "data:image/png;base64,x"]),
            head='<meta property="og:image" content="/3.jpg"><meta property="og:image:width" content="640">'
            '<meta property="og:image:height" content="?"><meta property="og:image:alt" content="A crane">',
        )
        assert texts(metadata.images) == [
            "https://news.example/1.jpg",
            "https://cdn.example/2.jpg",
            "https://news.example/3.jpg",
        ]
        assert (metadata.images[0].caption, metadata.images[0].credit) == ("The quay", "Bo Reed")
        assert (metadata.images[2].width, metadata.images[2].height, metadata.images[2].alt) == (640, None, "A crane")


class TestBrokenJson:
    @pytest.mark.parametrize(
        "text",
        [
            '<!-- {"a": "b"} -->',
            '//<![CDATA[\n{"a": "b"}\n//]]>',
            '/* <![CDATA[ */ {"a": "b"}; /* ]]> */',
            '\ufeff\n{"a": "b"};\n',
            "{&quot;a&quot;: &quot;b&quot;}",
        ],
    )
    def test_wrappers_are_no_fault(self, text: str) -> None:
        assert load(text) == ({"a": "b"}, False)

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ('{"a": "b",}', {"a": "b"}),
            ('{"a": ["b", "c",],}', {"a": ["b", "c"]}),
            ('{"a": "b"', {"a": "b"}),
            ('{"a": ["b", {"c": 1', {"a": ["b", {"c": 1}]}),
            ('{"a": "b', {"a": "b"}),
            ('{"a": "b"}}', {"a": "b"}),
            ('{"a": ["b"}', {"a": ["b"]}),
            ('{"a": "b" "c": "d"}', {"a": "b", "c": "d"}),
            ('{"a": , "c": "d"}', {"a": None, "c": "d"}),
            ('{"a", "c": "d"}', {"a": None, "c": "d"}),
            ('{"a": "say "yes" now", "c": "d"}', {"a": 'say "yes" now', "c": "d"}),
            ('{"a": "back\\slash", "c": "d\\"e",}', {"a": "back\\slash", "c": 'd"e'}),
            ('{"a": True, "b": 01, "c": -1.5,}', {"a": "True", "b": "01", "c": -1.5}),
            ('{a: "b"}', {"a": "b"}),
            ('{"a": "b"} // note\n', {"a": "b"}),
            ('{/* note */ "a": "b" /* open', {"a": "b"}),
            ('{"a": "http://x.example/#y",}', {"a": "http://x.example/#y"}),
            ('{{"a": "b"}}', {"": {"a": "b"}}),
        ],
    )
    def test_repairs(self, text: str, value: object) -> None:
        assert load(text) == ([value], True)

    def test_several_values_in_one_script(self) -> None:
        assert load('{"a": 1}\n{"b": 2}') == ([{"a": 1}, {"b": 2}], True)

    @pytest.mark.parametrize("text", ["", "  ", "Not found", "<!-- -->", "var x = 1;"])
    def test_no_json(self, text: str) -> None:
        with pytest.raises(ValueError, match="no JSON"):
            load(text)

    def test_line_breaks_and_control_characters_in_strings(self) -> None:
        metadata = ld('{"@type": "NewsArticle", "headline": "Harbour\n\treopens\x01"}')
        assert texts(metadata.headlines) == ["Harbour reopens"]
        assert metadata.warnings == []

    def test_a_repair_is_named(self) -> None:
        metadata = ld(article(), '{"@type": "WebSite", "name": "The Lantern",}')
        assert metadata.warnings == ["JSON-LD block 2 was broken and has been repaired"]
        assert texts(metadata.site_names) == ["The Lantern"]

    def test_a_lost_block_is_named_and_the_others_are_read(self) -> None:
        metadata = ld("{{% headline %}", "Error 500", article(), "")
        assert texts(metadata.headlines) == ["Harbour reopens"]
        assert metadata.warnings == [
            "JSON-LD block 1 was broken and has been repaired",
            "JSON-LD block 2 skipped: no JSON",
        ]


class TestMeta:
    @pytest.mark.parametrize(
        ("name", "key"),
        [
            ("author", "meta:author"),
            ("byl", "meta:byl"),
            ("sailthru.author", "meta:sailthru.author"),
            ("parsely-author", "meta:parsely-author"),
            ("DC.creator", "meta:dc.creator"),
            ("dcterms:creator", "meta:dcterms.creator"),
            ("citation_author", "meta:citation_author"),
            ("cXenseParse:author", "meta:cxenseparse:author"),
            ("article:author", "article:author"),
        ],
    )
    def test_author_names(self, name: str, key: str) -> None:
        assert pairs(page(f'<meta name="{name}" content="Ina Moss">').authors) == [(key, "Ina Moss")]
        assert pairs(page(f'<meta property=" {name.upper()} " content="Ina Moss">').authors) == [(key, "Ina Moss")]

    @pytest.mark.parametrize("name", ["https://social.example/ina", "@inamoss", "12345", "ina@news.example", " "])
    def test_accounts_are_no_names(self, name: str) -> None:
        html = f'<meta property="article:author" content="{name}"><meta name="twitter:creator" content="{name}">'
        assert page(html).authors == []

    def test_names_of_cards(self) -> None:
        html = """<meta name="twitter:label1" content="Est. reading time">
        <meta name="twitter:data1" content="3 minutes">
        <meta name="twitter:label2" content="Verfasst von"><meta name="twitter:data2" content="Ina Moss">"""
        assert pairs(page(html).authors) == [("twitter:data2", "Ina Moss")]

    @pytest.mark.parametrize(
        "name",
        ["date", "pubdate", "publish-date", "DC.date.issued", "sailthru.date", "parsely-pub-date", "citation_date"],
    )
    def test_dates(self, name: str) -> None:
        assert texts(page(f'<meta name="{name}" content="1 May 2024">').published) == ["1 May 2024"]

    def test_canonical_addresses_are_absolute(self) -> None:
        html = '<link rel="canonical" href="/a"><meta property="og:url" content="https://news.example/a">'
        assert pairs(page(html).canonicals) == [("link:canonical", "https://news.example/a")]
        assert pairs(page(html, None).canonicals) == [("og:url", "https://news.example/a")]

    def test_base_element(self) -> None:
        html = '<head><base href="//cdn.example/x/"><link rel="amphtml" href="amp"></head>'
        assert page(html).amp_url == "https://cdn.example/x/amp"

    def test_titles_of_drawings_do_not_count(self) -> None:
        assert page("<body><p><svg><title>Close</title></svg></p></body>").headlines == []

    def test_keywords_of_tags(self) -> None:
        html = '<meta property="article:tag" content="Oslo, Norway"><meta property="article:tag" content="sea">'
        assert texts(page(html).keywords) == ["Oslo, Norway", "sea"]


def item(inner: str, kind: str = "NewsArticle") -> str:
    return f'<div itemscope itemtype="https://schema.org/{kind}">{inner}</div>'


class TestMicrodata:
    def test_content_then_datetime_then_text(self) -> None:
        metadata = page(
            item(
                '<h1 itemprop="name headline">Harbour  reopens</h1>'
                '<meta itemprop="datePublished" content="2024-05-01">'
                '<time itemprop="dateModified" datetime="2024-05-02">'
                'Thursday</time><span itemprop="articleSection">Coast</span>'
                '<span itemprop="author" itemscope itemtype="http://schema.org/Person"><a itemprop="url" href="/ina">'
                '<b itemprop="name">Ina Moss</b></a>, <i itemprop="jobTitle">editor</i></span>'
                '<div itemprop="publisher" itemscope itemtype="http://schema.org/Organization">'
                '<meta itemprop="name" content="The Lantern"></div>'
                '<div itemprop="image" itemscope itemtype="http://schema.org/ImageObject">'
                '<img itemprop="url" src="/1.jpg">'
                '<meta itemprop="width" content="900"></div>'
            )
        )
        assert pairs(metadata.headlines) == [("microdata:headline", "Harbour reopens")]
        assert pairs(metadata.published) == [("microdata:datePublished", "2024-05-01")]
        assert pairs(metadata.modified) == [("microdata:dateModified", "2024-05-02")]
        assert texts(metadata.sections) == ["Coast"]
        (person,) = metadata.authors
        assert (person.text, person.kind, person.job_title) == ("Ina Moss", "person", "editor")
        assert person.url == "https://news.example/ina"
        assert texts(metadata.publishers) == ["The Lantern"]
        assert [(image.url, image.width) for image in metadata.images] == [("https://news.example/1.jpg", 900)]

    @pytest.mark.parametrize(
        ("written", "email"),
        [
            ('<a itemprop="email" href="mailto:ina@news.example?subject=Hello">Write to Ina</a>', "ina@news.example"),
            ('<a itemprop="email" href="mailto:ina%40news.example">E-mail</a>', "ina@news.example"),
            ('<meta itemprop="email" content="ina@news.example">', "ina@news.example"),
            ('<i itemprop="email">ina@news.example</i>', "ina@news.example"),
            ('<a itemprop="email" href="/write-to?ina">Write to Ina</a>', None),
        ],
    )
    def test_the_email_of_an_author_is_an_address(self, written: str, email: str | None) -> None:
        name = '<b itemprop="name">Ina Moss</b>'
        author = f'<i itemprop="author" itemscope itemtype="x/Person">{name}{written}</i>'
        html = item(f'<b itemprop="headline">H</b>{author}')
        assert [(person.text, person.email) for person in page(html).authors] == [("Ina Moss", email)]

    def test_an_author_item_without_a_name_property(self) -> None:
        html = item('<b itemprop="headline">H</b><i itemprop="author" itemscope itemtype="x/Person">Ina Moss</i>')
        assert texts(page(html).authors) == ["Ina Moss"]

    @pytest.mark.parametrize(
        "comment",
        [
            item('<b itemprop="author">A reader</b>', "UserComments"),
            item('<b itemprop="author">A reader</b>', "Comment"),
            item(item('<b itemprop="author">A reader</b>', "Article"), "Comment"),
            '<ol class="comment-list"><li itemprop="author">A reader</li></ol>',
        ],
    )
    def test_comments_are_not_the_article(self, comment: str) -> None:
        html = item(f'<h1 itemprop="headline">Harbour reopens</h1><b itemprop="author">Ina Moss</b>{comment}')
        assert texts(page(html).authors) == ["Ina Moss"]

    def test_a_list_of_other_articles_is_not_the_article(self) -> None:
        others = "".join(item(f'<b itemprop="headline">Item {count}</b>') for count in range(3))
        assert page(others).headlines == []
        html = f"<title>Harbour reopens</title>{others}{item('<h1 itemprop=headline>Harbour reopens</h1>')}"
        assert pairs(page(html).headlines) == [("microdata:headline", "Harbour reopens")]
        assert page(item(others, "ItemList")).headlines == []

    def test_an_empty_item_around_the_article(self) -> None:
        html = item(item('<h1 itemprop="headline">Harbour reopens</h1>'))
        assert texts(page(html).headlines) == ["Harbour reopens"]

    def test_properties_without_an_item_count_where_they_have_one_value(self) -> None:
        html = '<h1 itemprop="headline">Harbour reopens</h1><b itemprop="author">Ina Moss</b>'
        assert pairs(page(html).authors) == [("itemprop:author", "Ina Moss")]
        assert texts(page(html + '<b itemprop="author">Bo Reed</b>').authors) == []

    def test_left_out_where_the_caller_knows_there_is_none(self) -> None:
        tree = etree.fromstring(item('<h1 itemprop="headline">Harbour</h1>'), etree.HTMLParser())
        assert read(tree, microdata=False).headlines == []


NAMES = ["@type", "@id", "@graph", "@value", "name", "headline", "author", "image", "url", "publisher", "keywords"]
NAMES += ["mainEntity", "itemListElement", "breadcrumb", "liveBlogUpdate", "isAccessibleForFree", "width", "position"]
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["NewsArticle", "WebPage", "BreadcrumbList", "#a", "\ud800", "\x00", "http://[", "&#x110000;"]),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)),
    max_leaves=30,
)


class TestHostile:
    @settings(max_examples=200, deadline=None)
    @given(TREES)
    def test_any_json_is_read(self, data: object) -> None:
        metadata = ld({"@type": "NewsArticle", "author": data, "image": data, "x": data}, json.dumps(data))
        for value in [*metadata.headlines, *metadata.authors, *metadata.images, *metadata.sections]:
            value.text.encode()

    @settings(max_examples=300, deadline=None)
    @given(st.text(alphabet='{}[]:,"\\/*-<! \nabu01', max_size=60))
    def test_any_text_is_repaired_or_refused(self, text: str) -> None:
        try:
            load("{" + text)
        except ValueError as error:
            pytest.fail(f"a repair didn't give JSON: {error}")

    @pytest.mark.parametrize(
        "text",
        ["[" * 200_000, '{"a":' * 200_000, '[{"@graph":' * 5_000 + "1" + "}]" * 5_000, "[" * 900 + "]" * 900],
    )
    def test_deep_nesting(self, text: str) -> None:
        assert ld(text, article()).headlines[0].text == "Harbour reopens"

    def test_deep_values_within_the_article(self) -> None:
        deep: object = "Ina Moss"
        for _ in range(300):
            deep = [{"name": deep}]
        metadata = ld(article(author=deep, publisher=deep, image=deep, articleSection=deep, breadcrumb=deep))
        assert texts(metadata.authors) == ["Ina Moss"]

    @pytest.mark.parametrize(
        "text",
        [
            json.dumps(article(articleBody="word " * 2_000_000)),
            json.dumps([article(headline=f"Item {count}") for count in range(20_000)]),
            '{"a": "' + '"' * 1_500_000,
            '{"a": ' + '"x" \n ' * 200_000,
            '{"a": "b"' + " " * 1_900_000 + "!",
            "{" + "/*" * 900_000,
            '{"a": "' + "\\" * 1_500_001,
            "{" + "]" * 900_000,
            "{" + "}" * 9_000_000,
            '{"name": "&#' + "9" * 1_000_000 + ';",}',
            "{" + "9" * 1_000_000,
        ],
        ids=lambda text: text[:8] + str(len(text)),
    )
    def test_large_blocks_take_time_in_proportion(self, text: str) -> None:
        start = time.process_time()
        ld(text)
        assert time.process_time() - start < 10

    def test_nested_properties_take_time_in_proportion(self) -> None:
        tree = etree.fromstring(item('<b itemprop="headline author">x' * 20_000), etree.HTMLParser(huge_tree=True))
        start = time.process_time()
        read(tree)
        assert time.process_time() - start < 10

    def test_odd_addresses(self) -> None:
        html = """<base href="http://["><link rel="canonical" href="http://[::1"><link rel="alternate">
        <meta property="og:url" content="//[bad"><meta property="og:image" content="http://]/"><meta name="author">"""
        assert page(html + script(article(url="http://[", mainEntityOfPage=["x", 1, None]))).headlines

    def test_lone_surrogates_and_nul(self) -> None:
        metadata = ld(r'{"@type": "Article", "headline": "A\ud83d b\u0000c", "articleBody": "x\udc00y"}')
        assert texts(metadata.headlines) == ["A bc"]
        assert metadata.article_body == "xy"


class TestTexts:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("a < b > c", "a < b > c"), ("<p>a<br/>b</p>", "a b"), ("Caf&eacute;\xa0\n x", "Café x"), ("\ufeff", "")],
    )
    def test_clean(self, text: str, expected: str) -> None:
        assert clean(text) == expected

    def test_paragraphs(self) -> None:
        assert paragraphs("a<br><br/>b\r\n\r\n c  d ") == "a\nb\nc d"

    @pytest.mark.parametrize(
        "text", ["https://a.example", "//a.example/b", "www.a.example", "a.example/b", "a@b.example"]
    )
    def test_addresses(self, text: str) -> None:
        assert is_address(text)

    @pytest.mark.parametrize("text", ["Ina Moss", "dpa/afp", "J.K./mo", "Ina Moss, ina@news.example", "n-tv.de"])
    def test_names(self, text: str) -> None:
        assert not is_address(text)

    def test_absolute(self) -> None:
        assert absolute(" b ", "https://a.example/c/d") == "https://a.example/c/b"
        assert absolute("b", None) == "b"
        assert absolute("#top", "https://a.example/") == ""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [("640", 640), ("640px", 640), ({"value": 640}, 640), (True, None), ("auto", None), (-1, None), ("0", None)],
    )
    def test_number(self, value: object, expected: int | None) -> None:
        assert number(value) == expected

    def test_truth(self) -> None:
        assert truth(" TRUE ") is True
        assert truth([]) is None

    def test_page_key(self) -> None:
        assert page_key("http://www.A.example/b/?utm_source=x&id=2#c") == ("a.example/b", "id=2")
        assert page_key("/b") is None
        assert page_key("http://[") is None
