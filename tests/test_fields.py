"""Fields: each reads the lines of its own zone and the metadata, and nothing else."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from newsparse import Author, Dateline, Image, Link, Paragraph
from newsparse.fields import FIELDS, Reading
from newsparse.fields.printed import Moment
from newsparse.metadata import Metadata, Person, Picture, Value
from newsparse.picture_credits import split_credit
from newsparse.segment.labels import Label, Span
from newsparse.source import Source
from tests.readings import dump_of, page_of, reading_of

BODY = ("The ferry sails again after four months in the yard of Ostrey.", Label.BODY)


class Quay(Source):
    """An outlet with everything stated."""

    publisher = "The Quay"
    timezone = "Asia/Baku"
    languages = ("az",)
    agency = "Quay News Agency"


def value(text: str, key: str = "meta:test") -> Value:
    return Value(text, key)


def field(name: str, reading: Reading) -> Any:
    return FIELDS[name](reading)


def test_an_input_that_says_nothing_gives_nothing() -> None:
    reading = dump_of(("Menu", Label.BOILERPLATE))
    values = {name: read(reading) for name, read in FIELDS.items()}
    assert not any(values.values())
    assert values["headline"] is None
    assert values["free"] is None
    assert values["is_article"] is False
    assert values["body"] == values["authors"] == values["related"] == values["images"] == values["topics"] == ()
    assert reading.origin == {}


# --- headline, standfirst ---


def test_the_printed_headline_goes_before_the_metadatas_which_is_kept_beside_it() -> None:
    metadata = Metadata(headlines=[value("Ferry: what we know", "og:title")])
    reading = dump_of(("Ferry sails again", Label.HEADLINE), BODY, metadata=metadata)
    assert field("headline", reading) == "Ferry sails again"
    assert field("alternative_headline", reading) == "Ferry: what we know"
    assert reading.origin["headline"].via == "span"
    assert reading.origin["alternative_headline"].key == "og:title"


def test_the_same_headline_is_no_alternative() -> None:
    metadata = Metadata(headlines=[value("FERRY sails again!")])
    assert field("alternative_headline", dump_of(("Ferry sails again", Label.HEADLINE), metadata=metadata)) is None


def test_the_metadatas_headline_fills_in_without_the_outlets_name() -> None:
    metadata = Metadata(headlines=[value("Ferry sails again | The Quay", "title")], site_names=[value("The Quay")])
    reading = dump_of(BODY, metadata=metadata)
    assert field("headline", reading) == "Ferry sails again"
    assert field("alternative_headline", reading) is None
    assert (reading.origin["headline"].via, reading.origin["headline"].key) == ("metadata", "title")


def test_a_headline_on_two_lines_is_one() -> None:
    reading = dump_of(("Ostrey harbour:", Label.HEADLINE), ("Ferry sails again", Label.HEADLINE))
    assert field("headline", reading) == "Ostrey harbour: Ferry sails again"


def test_standfirst_lines_are_kept_each_once() -> None:
    lines = [(text, Label.STANDFIRST) for text in ("Four months in the yard.", "New engines.", "New engines.")]
    assert field("standfirst", dump_of(*lines, BODY)) == "Four months in the yard.\nNew engines."


# --- body ---


def test_kinds_levels_and_links_of_a_page() -> None:
    reading = page_of(
        '<p>The <a href="/yard">yard  of Ostrey</a> and <a href="#top">here</a>.</p><h3>Engines</h3>'
        "<blockquote>It sails.</blockquote><ul><li>One</li><li>Two<ul><li>Deep</li></ul></li></ul>",
        Label.BODY,
        Label.HEADING,
        Label.QUOTE,
        *[Label.LIST_ITEM] * 3,
    )
    assert field("body", reading) == (
        Paragraph("The yard of Ostrey and here.", links=(Link(4, 18, "https://post.example/yard"),)),
        Paragraph("Engines", "heading", 3),
        Paragraph("It sails.", "quote"),
        Paragraph("One", "list_item", 1),
        Paragraph("Two", "list_item", 1),
        Paragraph("Deep", "list_item", 2),
    )


def test_the_cells_of_a_row_are_one_paragraph() -> None:
    reading = page_of(
        "<table><tr><td>Ferries</td><td>3</td></tr><tr><td>Tugs</td><td>5</td></tr></table>", *[Label.TABLE_ROW] * 4
    )
    assert field("body", reading) == (Paragraph("Ferries\t3", "table_row"), Paragraph("Tugs\t5", "table_row"))


def test_a_dump_shows_no_levels_and_links() -> None:
    reading = dump_of(("Engines", Label.HEADING), BODY, ("One", Label.LIST_ITEM))
    assert [(one.kind, one.level, one.links) for one in field("body", reading)] == [
        ("heading", None, ()),
        ("paragraph", None, ()),
        ("list_item", 1, ()),
    ]


def test_what_a_source_takes_out_of_a_block_is_no_part_of_its_paragraph() -> None:
    text = "The ferry sails. (Read also: Fares rise) It is new."
    document = dump_of((text, Label.BODY)).document
    start, end = text.index("("), text.index(")") + 1
    parts = [
        Span(0, 0, start, Label.BODY, "hand"),
        Span(0, start, end, Label.BOILERPLATE, "hand", None, "boilerplate"),
        Span(0, end, len(text), Label.BODY, "hand"),
    ]
    assert field("body", reading_of(document, [parts])) == (Paragraph("The ferry sails. It is new."),)


# --- byline and authors ---


def test_the_byline_is_as_printed_and_its_lines_count_once() -> None:
    lines = [(text, Label.BYLINE) for text in ("By Ana Roe |", "Bo Lind", "By Ana Roe |")]
    reading = dump_of(*lines, BODY)
    assert field("byline", reading) == "By Ana Roe\nBo Lind"
    assert [author.name for author in field("authors", reading)] == ["Ana Roe", "Bo Lind"]


def test_printed_names_are_completed_from_the_metadata() -> None:
    person = Person(
        "ANA ROE", "jsonld:author", "person", "https://post.example/ana", "Editor", "The Quay", "ana@x.example"
    )
    reading = dump_of(("By Ana Roe", Label.BYLINE), BODY, metadata=Metadata(authors=[person]))
    assert field("authors", reading) == (
        Author("Ana Roe", "person", "Editor", "The Quay", "ana@x.example", "https://post.example/ana"),
    )


def test_the_metadatas_authors_fill_in_but_for_the_outlet() -> None:
    metadata = Metadata(
        authors=[Person("The Quay", "jsonld:author", "organization"), Person("Ana Roe", "jsonld:author", "person")],
        publishers=[value("The Quay")],
    )
    reading = dump_of(BODY, metadata=metadata)
    assert [author.name for author in field("authors", reading)] == ["Ana Roe"]
    assert reading.origin["authors/0/name"].key == "jsonld:author"


def test_the_outlet_is_an_author_where_its_printed_as_one() -> None:
    metadata = Metadata(publishers=[value("The Quay")])
    reading = dump_of(("By The Quay", Label.BYLINE), BODY, metadata=metadata)
    assert field("authors", reading) == (Author("The Quay", "organization"),)


def test_the_outlet_is_no_author_beside_a_person() -> None:
    metadata = Metadata(publishers=[value("The Quay")])
    reading = dump_of(("By The Quay", Label.BYLINE), ("Ana Roe", Label.BYLINE), BODY, metadata=metadata)
    assert field("authors", reading) == (Author("Ana Roe"),)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Bo Lind", ["Ana Roe"]),
        ("Reporting by Bo Lind", ["Ana Roe", "Bo Lind"]),
        ("Bo Lind contributed to this report", ["Ana Roe", "Bo Lind"]),
        ("Reuters", ["Ana Roe", "Reuters"]),
    ],
)
def test_where_the_metadata_confirms_a_byline_others_elsewhere_are_of_other_articles(
    line: str, names: list[str]
) -> None:
    metadata = Metadata(authors=[Person("Ana Roe", "jsonld:author", "person")])
    lines = [("By Ana Roe", Label.BYLINE), BODY, BODY, BODY, (line, Label.BYLINE)]
    assert [author.name for author in field("authors", dump_of(*lines, metadata=metadata))] == names
    assert [author.name for author in field("authors", dump_of(*lines))][:2] == [
        "Ana Roe",
        *(["Bo Lind"] if "Bo" in line else ["Reuters"]),
    ]


def test_a_second_name_beside_a_confirmed_one_counts() -> None:
    metadata = Metadata(authors=[Person("Ana Roe", "jsonld:author", "person")])
    reading = dump_of(("Bo Lind", Label.BYLINE), ("Ana Roe", Label.BYLINE), BODY, metadata=metadata)
    assert [author.name for author in field("authors", reading)] == ["Bo Lind", "Ana Roe"]


def test_the_metadatas_author_stands_for_a_blog_named_after_him() -> None:
    metadata = Metadata(authors=[Person("Ana Roe", "meta:author")])
    reading = dump_of(("Ana Roe's Harbour News", Label.BYLINE), BODY, metadata=metadata)
    assert [author.name for author in field("authors", reading)] == ["Ana Roe"]


def test_a_link_on_a_name_is_the_authors_page_or_address() -> None:
    markup = '<p>By <a href="/ana">Ana Roe</a> and <a href="mailto:bo@x.example?subject=a">Bo Lind</a></p>'
    assert field("authors", page_of(markup, Label.BYLINE)) == (
        Author("Ana Roe", url="https://post.example/ana"),
        Author("Bo Lind", email="bo@x.example"),
    )


def test_a_link_to_share_by_mail_is_no_address() -> None:
    markup = '<p>By <a href="mailto:?subject=A%20ferry">Ana Roe</a></p>'
    assert field("authors", page_of(markup, Label.BYLINE)) == (Author("Ana Roe"),)


def test_a_person_of_one_name_counts_where_the_metadata_says_it_is_one() -> None:
    metadata = Metadata(authors=[Person("Anaïs", "jsonld:author", "person")])
    assert field("authors", dump_of(BODY, metadata=metadata)) == (Author("Anaïs"),)


def test_names_in_teasers_captions_and_text_are_no_authors() -> None:
    reading = dump_of(
        ("By Bo Lind", Label.RELATED_TEASER),
        ("Photo: Cy Dahl", Label.CAPTION),
        ("By Di Ek", Label.BOILERPLATE),
        ("By Eva Fox, the captain", Label.BODY),
    )
    assert field("byline", reading) is None
    assert field("authors", reading) == ()


# --- dateline and agency ---

DATELINES = [
    ("LYON, 3 août (AFP) - Le port", "LYON", "3 août", "AFP"),
    ("BAKU (Reuters) - The port", "BAKU", None, "Reuters"),
    ("Berlin/Hamburg (dpa) - Der Hafen", "Berlin/Hamburg", None, "dpa"),
    ("Frankfurt am Main (dpa/lhe) - Der", "Frankfurt am Main", None, "dpa/lhe"),
    ("(ANSA) - ROMA, 03 MAG - Il porto", "ROMA", "03 MAG", "ANSA"),
    ("Kyiv, Ukraine (AP) — The port", "Kyiv, Ukraine", None, "AP"),
    ("ST. PETERSBURG, Fla. (AP) — The", "ST. PETERSBURG, Fla.", None, "AP"),
    ("BEIRUT/THE HAGUE, March 7 (Reuters) - An", "BEIRUT/THE HAGUE", "March 7", "Reuters"),
    ("Baku/04.02.25/Turan: The port", "Baku", "04.02.25", "Turan"),
    ("Baku/04.02.2025/Turan: The port", "Baku", "04.02.2025", "Turan"),
    ("BEIJING, May 3 (Xinhua) -- The port", "BEIJING", "May 3", "Xinhua"),
    ("ABU DHABI, 3rd May, 2025 (WAM) -- The", "ABU DHABI", "3rd May, 2025", "WAM"),
    ("New Delhi, May 3 (PTI) The port", "New Delhi", "May 3", "PTI"),
    ("YEREVAN, MAY 3, ARMENPRESS. The port", "YEREVAN", "MAY 3", "ARMENPRESS"),
    ("МОСКВА, 3 мая — РИА Новости. Порт", "МОСКВА", "3 мая", "РИА Новости"),
    ("МОСКВА, 3 мая. /ТАСС/. Порт", "МОСКВА", "3 мая", "ТАСС"),
    ("Madrid, 3 may (EFE).- El puerto", "Madrid", "3 may", "EFE"),
    ("Lisboa, 03 mai 2025 (Lusa) – O porto", "Lisboa", "03 mai 2025", "Lusa"),
    ("【ワシントン時事】港が再開した。", "ワシントン", None, "時事"),
    ("(서울=연합뉴스) 김철수 기자 = 항구가", "서울", None, "연합뉴스"),
    ("新华社北京5月3日电 港口", "北京", "5月3日", "新华社"),
    ("（中央社記者王小明台北3日電）港口", "台北", "3日", "中央社"),
    ("القاهرة (رويترز) - قال", "القاهرة", None, "رويترز"),
    ("AUBURN, Wash. — The port", "AUBURN, Wash.", None, None),
    ("PUTRAJAYA, Nov 22 — The port", "PUTRAJAYA", "Nov 22", None),
    ("WASHINGTON — The port", "WASHINGTON", None, None),
    ("Paris, le 3 mai – Le port", "Paris", "3 mai", None),
    ("München/London – Der Hafen", "München/London", None, None),
    ("(Reuters) - The port", None, None, "Reuters"),
]


@pytest.mark.parametrize(("text", "location", "day", "agency"), DATELINES)
def test_datelines(text: str, location: str | None, day: str | None, agency: str | None) -> None:
    reading = dump_of((text, Label.BODY))
    assert field("dateline", reading) == Dateline(location, day, agency)
    assert field("body", reading) == (Paragraph(text),)  # it stays there
    assert text.startswith(reading.origin["dateline"].raw or "?")


@pytest.mark.parametrize(
    "text",
    [
        "The port reopened on Monday.",
        "BREAKING: The port is open again",
        "UPDATE — The port is open again",
        "NATO — The alliance met",
        "WHO: The numbers rise",
        "COVID-19: what we know",
        "PRICE: 40 a ticket",
        "Ostrey Marine (OSTM) - Shares rise",
        "The result (Reuters) - was known",
        "Ungarn – ein Land im Wandel",
        "Ana Roe - a teacher from Lyon - said",
        "I — and many others",
        "On May 3 — a Friday — the port",
        "Monday, May 3 - The port",
        "In Paris, May 3 was a holiday.",
        "Mr. Roe: I never said so",
        "Either/or – that is the question",
        "NCCIH-Funded research goes on",
        "",
    ],
)
def test_ordinary_sentences_have_no_dateline(text: str) -> None:
    reading = dump_of((text or "…", Label.BODY))
    assert field("dateline", reading) is None


def test_only_the_first_paragraph_has_a_dateline() -> None:
    reading = dump_of(BODY, ("BAKU (Reuters) - The port", Label.BODY))
    assert field("dateline", reading) is None


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        ([("LYON, 3 août (AFP) - Le port", Label.BODY)], "AFP"),
        ([("(Reuters) - The port", Label.BODY)], "Reuters"),
        ([("AP - The port", Label.BODY)], "AP"),
        ([("【ワシントン時事】港が", Label.BODY)], "Jiji"),
        ([BODY, ("It cost much. (dpa/lno)", Label.BODY)], "dpa"),
        ([BODY, ("It cost much. — Bernama", Label.BODY)], "Bernama"),
        ([("By Ana Roe, The Associated Press", Label.BYLINE), BODY], "AP"),
        ([("Par Le Phare avec AFP", Label.BYLINE), BODY], "AFP"),
        ([("sak/Reuters", Label.BYLINE), BODY], "Reuters"),
    ],
)
def test_the_agency_under_its_usual_name(lines: list[tuple[str, Label]], agency: str) -> None:
    assert field("agency", dump_of(*lines)) == agency


def test_the_agency_of_the_metadata_and_of_the_source() -> None:
    metadata = Metadata(authors=[Person("Ana Roe", "a", "person"), Person("Agence France-Presse", "a", "organization")])
    assert field("agency", dump_of(BODY, metadata=metadata)) == "AFP"
    assert field("agency", dump_of(BODY, source=Quay())) == "Quay News Agency"


@pytest.mark.parametrize(
    "lines",
    [
        [BODY, ("as Reuters reported on Monday.", Label.BODY)],
        [BODY, ("Photo: Ana Roe/AFP", Label.CAPTION)],
        [BODY, ("AFP - Ferry fares rise", Label.RELATED_HEADLINE)],
    ],
)
def test_an_agency_that_is_merely_named_is_not_the_articles(lines: list[tuple[str, Label]]) -> None:
    assert field("agency", dump_of(*lines)) is None


# --- moments ---

BAKU = timezone(timedelta(hours=4))


@pytest.mark.parametrize(
    ("stated", "printed", "expected"),
    [
        ("2024-07-19T10:01:00Z", None, datetime(2024, 7, 19, 10, 1, tzinfo=UTC)),
        ("2024-07-19", "19 July 2024, 14:01", datetime(2024, 7, 19, 14, 1)),
        ("2024-07-19", None, date(2024, 7, 19)),
        (None, "19 July 2024", date(2024, 7, 19)),
        (None, "19 July 2024, 14:01", datetime(2024, 7, 19, 14, 1)),
        (None, "19 July 2024, 14:01 +04:00", datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)),
        ("2024-07-19T10:01:00Z", "19 July 2024, 14:01", datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)),
        (None, "2 hours ago", None),
        ("soon", None, None),
    ],
)
def test_metadata_and_print_make_one_moment(stated: str | None, printed: str | None, expected: Moment | None) -> None:
    metadata = Metadata(published=[value(stated)] if stated else [])
    lines = [(printed, Label.TIMESTAMP)] if printed else []
    found = field("published", dump_of(*lines, BODY, metadata=metadata))
    assert found == expected
    assert type(found) is type(expected)
    assert getattr(found, "tzinfo", None) == getattr(expected, "tzinfo", None)


@pytest.mark.parametrize(
    ("published", "modified", "expected"),
    [
        (["2024-07-19T14:01:00", "2024-07-19T14:01:00+04:00"], [], datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)),
        (["2024-07-19T14:01:00Z", "2024-07-19T14:01:00+04:00"], [], datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)),
        (["2024-07-19T14:01:00Z"], ["2024-07-19T14:01:00+04:00"], datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)),
        (["2024-07-19T14:01:00"], ["2024-07-20T09:00:00+04:00"], datetime(2024, 7, 19, 14, 1)),
        (["2024-07-19", "2024-07-19T14:01:00+04:00"], [], datetime(2024, 7, 19, 14, 1, tzinfo=BAKU)),
        (["2024-07-19", "2024-08-02T14:01:00+04:00"], [], date(2024, 7, 19)),
    ],
)
def test_the_metadatas_values_complete_each_other(published: list[str], modified: list[str], expected: Moment) -> None:
    metadata = Metadata(published=list(map(value, published)), modified=list(map(value, modified)))
    found = field("published", dump_of(BODY, metadata=metadata))
    assert found == expected
    assert getattr(found, "tzinfo", None) == getattr(expected, "tzinfo", None)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2 September 2024", date(2024, 7, 19)),  # the last change
        ("Published 2 September 2024", date(2024, 9, 2)),
        ("5 June 2024", date(2024, 6, 5)),
        ("19 July 2024", date(2024, 7, 19)),
        ("07/19/2024", date(2024, 7, 19)),
    ],
)
def test_a_printed_day_of_the_last_change_is_no_publication(printed: str, expected: date) -> None:
    metadata = Metadata(published=[value("2024-07-19")], modified=[value("2024-09-02T08:00:00Z")])
    assert field("published", dump_of((printed, Label.TIMESTAMP), BODY, metadata=metadata)) == expected


@pytest.mark.parametrize(
    ("stated", "printed", "expected"),
    [
        ("2013-03-11T11:11:00-07:00", "19 July 2024 | Harbours, ferries and ships", date(2024, 7, 19)),
        ("2013-03-11T11:11:00-07:00", "Harbours, ferries and ships since 19 July 2024", datetime(2013, 3, 11, 11, 11)),
        ("2024-07-20T22:02:00Z", "19 July 2024", date(2024, 7, 19)),  # then it was the 19th nowhere
        ("2024-07-20T02:18:00Z", "19 July 2024", datetime(2024, 7, 20, 2, 18)),
        ("2024-07-19T19:30:00+02:00", "20 July 2024", datetime(2024, 7, 19, 19, 30)),  # a paper's issue
    ],
)
def test_a_printed_day_that_stands_by_itself_goes_before_another_of_the_metadata(
    stated: str, printed: str, expected: Moment
) -> None:
    reading = dump_of((printed, Label.TIMESTAMP), BODY, metadata=Metadata(published=[value(stated)]))
    found = field("published", reading)
    assert (found.replace(tzinfo=None) if isinstance(found, datetime) else found) == expected


def test_a_printed_change_of_another_day_than_the_metadatas_counts() -> None:
    stated = Metadata(published=[value("2024-07-19")], modified=[value("2024-07-19")])
    line = "Updated 2 September 2024 and then read by the harbour's office"
    reading = dump_of((line, Label.TIMESTAMP), BODY, metadata=stated)
    assert (field("published", reading), field("modified", reading)) == (date(2024, 7, 19), date(2024, 9, 2))


def test_a_printed_day_that_the_metadata_confirms_goes_before_one_nearer_the_headline() -> None:
    lines = [("Ferry sails", Label.HEADLINE), ("1 May 2024", Label.TIMESTAMP), ("19 July 2024, 14:01", Label.TIMESTAMP)]
    stated = Metadata(published=[value("2024-07-19")])
    assert field("published", dump_of(*lines, BODY, metadata=stated)) == datetime(2024, 7, 19, 14, 1)
    assert field("published", dump_of(*lines, BODY)) == date(2024, 5, 1)


def test_a_numeric_date_is_read_in_the_order_that_the_metadata_confirms() -> None:
    reading = dump_of(("03/04/2024 14:01", Label.TIMESTAMP), BODY, metadata=Metadata(published=[value("2024-03-04")]))
    assert field("published", reading) == datetime(2024, 3, 4, 14, 1)


@pytest.mark.parametrize(
    "line",
    [
        '<time datetime="{}">19 July 2024, 14:01</time>, updated <time datetime="{}">24 July 2024, 09:30</time>',
        '<time datetime="{}">19 July 2024</time> Updated <time datetime="{}">24 July 2024</time>',
    ],
)
def test_two_times_in_one_line_each_say_what_their_own_element_does(line: str) -> None:
    moments = datetime(2024, 7, 19, 14, 1, tzinfo=UTC), datetime(2024, 7, 24, 9, 30, tzinfo=UTC)
    markup = f"<p>Published {line.format(*(moment.isoformat() for moment in moments))}</p>"
    reading = page_of(markup, Label.TIMESTAMP, metadata=Metadata(modified=[value("2024-07-24T09:30:00Z")]))
    assert (field("published", reading), field("modified", reading)) == moments
    assert reading.notes == []


def test_a_label_on_the_line_above_tells_what_a_time_is() -> None:
    lines = [("Published", Label.BOILERPLATE), ("19 July 2024", Label.TIMESTAMP)]
    lines += [("Last update:", Label.BOILERPLATE), ("2 September 2024", Label.TIMESTAMP)]
    reading = dump_of(*lines, BODY)
    assert field("published", reading) == date(2024, 7, 19)
    assert field("modified", reading) == date(2024, 9, 2)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("19 July 2024. The ferry sails again after four months.", date(2024, 7, 19)),
        ("19.07.2024 „The ferry sails again“, said the office.", date(2024, 7, 19)),
        ("VESTBY, July 19, 2024 — The ferry sails again after four months.", date(2024, 7, 19)),
        ("19.07.2024, 14:01 UhrThe ferry sails again.", datetime(2024, 7, 19, 14, 1)),
        ("(19 July 2024) The ferry sails again after four months.", date(2024, 7, 19)),
        ("Vestby, (19.07.2024). The ferry sails again after four months.", date(2024, 7, 19)),
        ("Vestby, 19 July 2024. The ferry sails again after four months.", date(2024, 7, 19)),
        ("Vestby on Sea, den 19. Juli 2024. The ferry sails again.", date(2024, 7, 19)),
        ("As of Friday, 19 July 2024, the ferry sails again.", None),
        ("The ferry (built 19 July 2024) sails again.", None),
        ("19 July 2024 was a fine day for the ferry.", None),
        ("19 July 2024: the ferry sails again.", None),
        ("2024年7月19日，渡轮恢复航行。", None),
        ("The ferry sailed on 19 July 2024.", None),
        ("19 July. The ferry sails again.", None),
    ],
)
def test_the_day_that_the_text_opens_with(line: str, day: Moment | None) -> None:
    assert field("published", dump_of((line, Label.BODY))) == day
    assert field("published", dump_of((line, Label.BODY), url="https://post.example/2024/07/20/ferry")) == date(
        2024, 7, 20
    )


def test_a_change_after_the_day_that_the_text_opens_with_is_one() -> None:
    stated = Metadata(modified=[value("2024-09-02")])
    reading = dump_of(("19 July 2024. The ferry sails again.", Label.BODY), metadata=stated)
    assert field("published", reading) == date(2024, 7, 19)
    assert field("modified", reading) == date(2024, 9, 2)


def test_a_last_change_stands_in_for_the_publication_where_it_is_printed() -> None:
    stated = Metadata(modified=[value("2024-09-02T08:00:00Z")])
    reading = dump_of(("Updated 2 September 2024", Label.TIMESTAMP), BODY, metadata=stated)
    assert field("published", reading) == datetime(2024, 9, 2, 8, tzinfo=UTC)
    assert field("modified", reading) is None
    reading = dump_of(BODY, metadata=stated)
    assert field("published", reading) is None
    assert field("modified", reading) == datetime(2024, 9, 2, 8, tzinfo=UTC)


def test_the_sources_zone_counts_where_no_other_is_known() -> None:
    reading = dump_of(("19 July 2024, 14:01", Label.TIMESTAMP), BODY, source=Quay())
    assert field("published", reading).isoformat() == "2024-07-19T14:01:00+04:00"


def test_relative_times_need_the_time_of_capture() -> None:
    captured = datetime(2024, 7, 19, 16, 1, tzinfo=UTC)
    reading = dump_of(("2 hours ago", Label.TIMESTAMP), BODY, captured=captured)
    assert field("published", reading) == datetime(2024, 7, 19, 14, 1, tzinfo=UTC)


def test_a_related_time_is_never_the_articles() -> None:
    reading = dump_of(BODY, ("Fares rise", Label.RELATED_HEADLINE), ("19 July 2024, 14:01", Label.RELATED_TIMESTAMP))
    assert field("published", reading) is None
    assert field("modified", reading) is None


def test_the_address_tells_the_day_where_nothing_else_does() -> None:
    reading = dump_of(BODY, url="https://post.example/2024/07/19/ferry")
    assert field("published", reading) == date(2024, 7, 19)
    assert reading.origin["published"].key == "url"


def test_what_changed_at_once_was_not_changed() -> None:
    same = [value("2024-07-19T10:01:00Z")]
    assert field("modified", dump_of(BODY, metadata=Metadata(published=same, modified=same))) is None
    metadata = Metadata(published=same, modified=[value("2024-07-20T10:01:00Z")])
    assert field("modified", dump_of(BODY, metadata=metadata)) == datetime(2024, 7, 20, 10, 1, tzinfo=UTC)


def test_a_date_that_is_none_is_noted() -> None:
    reading = dump_of(BODY, metadata=Metadata(published=[value("32/13/2024", "og:published")]))
    assert field("published", reading) is None
    assert any("og:published" in note and "32/13/2024" in note for note in reading.notes)


# --- images ---


def images(markup: str, *labels: Label, metadata: Metadata | None = None) -> tuple[Image, ...]:
    found: tuple[Image, ...] = field("images", page_of(markup, *labels, metadata=metadata))
    return found


FRAME = "<h1>Ferry sails again</h1>{}<p>The ferry sails again after four months.</p>"


def test_a_picture_with_caption_credit_alt_and_size() -> None:
    markup = FRAME.format(
        '<figure><img src="/pier.jpg" alt="The  pier" width="800" height="600">'
        "<figcaption>The ferry at the pier. Photo: Ana Roe/AP</figcaption></figure>"
    )
    assert images(markup, Label.HEADLINE, Label.CAPTION, Label.BODY) == (
        Image("https://post.example/pier.jpg", "The ferry at the pier.", "Ana Roe/AP", "The pier", 800, 600),
    )


@pytest.mark.parametrize(
    "lines",
    [
        "<p>The ferry at the pier.</p><p>Foto: Ana Roe (Keystone)</p>",
        "<p>The ferry at the pier.</p><p>Ana Roe / AP</p>",
    ],
)
def test_a_credit_on_a_line_of_its_own(lines: str) -> None:
    markup = FRAME.format(f'<img src="/pier.jpg">{lines}')
    (image,) = images(markup, Label.HEADLINE, Label.CAPTION, Label.CAPTION, Label.BODY)
    assert image.caption == "The ferry at the pier."
    assert image.credit in ("Ana Roe (Keystone)", "Ana Roe / AP")


def test_each_caption_goes_to_the_picture_above_it() -> None:
    markup = FRAME.format('<img src="/pier.jpg"><img src="/deck.jpg"><p>The deck.</p>')
    pier, deck = images(markup, Label.HEADLINE, Label.CAPTION, Label.BODY)
    assert (pier.caption, deck.caption) == (None, "The deck.")


@pytest.mark.parametrize(
    "other",
    [
        "/pier.jpg?w=300",
        "/pier-300x200.jpg",
        "/pier_large.jpg",
        "/pier@2x.jpg",
        "/pier-scaled.jpg",
        "https://cdn.example/w_300/pier.webp",
        "/resize?url=https%3A%2F%2Fpost.example%2Fpier.jpg&w=300",
    ],
)
def test_one_picture_in_two_sizes_is_one(other: str) -> None:
    metadata = Metadata(images=[Picture("https://post.example/pier.jpg", "og:image", 1200, 800)])
    markup = FRAME.format(f'<img src="{other}" alt="The pier"><p>The ferry at the pier.</p>')
    assert images(markup, Label.HEADLINE, Label.CAPTION, Label.BODY, metadata=metadata) == (
        Image("https://post.example/pier.jpg", "The ferry at the pier.", None, "The pier", 1200, 800),
    )


def test_the_page_tells_the_size_of_the_metadatas_picture() -> None:
    metadata = Metadata(images=[Picture("https://post.example/pier.jpg", "og:image")])
    markup = FRAME.format('<img src="/pier.jpg" width="960" height="540">')
    expected = Image("https://post.example/pier.jpg", width=960, height=540)
    assert images(markup, Label.HEADLINE, Label.BODY, metadata=metadata) == (expected,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/pier-1.jpg", "/pier-2.jpg"),
        ("/a/1.jpg", "/b/1.jpg"),
        ("/a/main.jpg", "/b/main.jpg"),
        ("/image.php?id=1", "/image.php?id=2"),
        ("/r?url=/pier.jpg", "/r?url=/deck.jpg"),
    ],
)
def test_two_pictures_stay_two(one: str, other: str) -> None:
    found = images(FRAME.format(f'<img src="{one}"><img src="{other}">'), Label.HEADLINE, Label.BODY)
    assert [image.url for image in found] == [f"https://post.example{one}", f"https://post.example{other}"]


def test_the_largest_version_counts() -> None:
    markup = (
        '<picture><source srcset="/pier-900.webp 900w, /pier-1800.webp 1800w">'
        '<img src="/pier-300.jpg" srcset="/pier-300.jpg 300w,/pier-600.jpg 600w"></picture>'
    )
    (image,) = images(FRAME.format(markup), Label.HEADLINE, Label.BODY)
    assert image.url == "https://post.example/pier-1800.webp"


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="data:image/gif;base64,R0lGOD">',
        '<img src="/dot.gif" width="1" height="1">',
        '<img src="/ana.jpg" width="60">',
        '<img src="/ana.jpg" width="256">',
        '<img src="/portraits/w_120,h_120/ana.jpg">',
        '<img src="/media/90x50_crop/fares.jpg">',
        '<img src="/fares.jpg?width=200&quality=80">',
        '<img src="/app/appIcon.png">',
        '<img src="/wp-content/themes/quay/images/bay.jpg">',
        '<img src="/icons/mail.png">',
        '<img src="/logo.png">',
        '<img src="/arrow.svg">',
        '<a href="/fares-rise"><img src="/fares.jpg"></a>',
        "<img>",
    ],
)
def test_ornaments_portraits_and_teasers_are_no_pictures_of_the_article(markup: str) -> None:
    assert images(FRAME.format(markup), Label.HEADLINE, Label.BODY) == ()


def test_a_placeholder_takes_no_caption_from_the_picture_before_it() -> None:
    markup = FRAME.format('<img src="/pier.jpg"><div><img src="data:,"></div><p>The pier.</p>')
    (image,) = images(markup, Label.HEADLINE, Label.CAPTION, Label.BODY)
    assert (image.url, image.caption) == ("https://post.example/pier.jpg", "The pier.")


def test_the_first_picture_in_the_folder_of_the_metadatas_is_a_version_of_it() -> None:
    metadata = Metadata(images=[Picture("https://post.example/p/20250612k01/0c10.jpg", "og:image")])
    markup = FRAME.format('<img src="/p/20250612k01/8.jpg"><img src="/p/20250612k01/9.jpg">')
    found = images(markup, Label.HEADLINE, Label.BODY, metadata=metadata)
    assert [image.url.rpartition("/")[2] for image in found] == ["0c10.jpg", "9.jpg"]


def test_a_picture_that_links_to_its_larger_version_counts() -> None:
    markup = FRAME.format('<a href="/pier-full.jpg"><img src="/pier.jpg"></a>')
    assert [image.url for image in images(markup, Label.HEADLINE, Label.BODY)] == ["https://post.example/pier.jpg"]


def test_a_picture_with_a_caption_right_above_the_headline_is_the_articles() -> None:
    markup = '<img src="/pier.jpg" alt="Pier"><p>The pier. Photo: Ana Roe</p>' + FRAME.format("")
    expected = Image("https://post.example/pier.jpg", "The pier.", "Ana Roe", "Pier")
    assert images(markup, Label.CAPTION, Label.HEADLINE, Label.BODY) == (expected,)


def test_pictures_above_the_headline_and_below_the_text_are_not_the_articles() -> None:
    markup = '<img src="/banner.jpg"><p>Menu</p>' + FRAME.format("") + '<p>More</p><img src="/other.jpg">'
    assert images(markup, Label.BOILERPLATE, Label.HEADLINE, Label.BODY, Label.BOILERPLATE) == ()


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Photo: Ana Roe/AP", None, "Ana Roe/AP"),
        ("The ferry at the pier. (AP Photo/Ana Roe)", "The ferry at the pier.", "AP Photo/Ana Roe"),
        ("The ferry at the pier (AP Photo/Ana Roe, File)", "The ferry at the pier", "AP Photo/Ana Roe, File"),
        ("© Reuters", None, "Reuters"),
        ("De veerboot. — © BELGA", "De veerboot.", "BELGA"),
        ("Ana Roe / Getty Images", None, "Ana Roe / Getty Images"),
        ("The ferry. Ana Roe / Getty Images", "The ferry.", "Ana Roe / Getty Images"),
        ("The ferry at the pier | Ana Roe/Reuters", "The ferry at the pier", "Ana Roe/Reuters"),
        ("The ferry. REUTERS/Ana Roe", "The ferry.", "REUTERS/Ana Roe"),
        ("The ferry. AP", "The ferry.", "AP"),
        ("The ferry in Orla. AP Photo/Bo Lee", "The ferry in Orla.", "AP Photo/Bo Lee"),
        ("The ferry in Orla. AAP Image/Bo Lee", "The ferry in Orla.", "AAP Image/Bo Lee"),
        ("The ferry in Orla AAP Image/Bo Lee", "The ferry in Orla", "AAP Image/Bo Lee"),
        ("The ferry in Orla. Bo Lee/AAP PHOTOS", "The ferry in Orla.", "Bo Lee/AAP PHOTOS"),
        ("The ferry in the AAP Image of the year", "The ferry in the AAP Image of the year", None),
        ("Die Fähre. (Foto: REUTERS)", "Die Fähre.", "REUTERS"),
        ("Die Fähre.Bild: ana_roe/picture alliance", "Die Fähre.", "ana_roe/picture alliance"),
        ("Die Fähre (Symbolfoto: Ana Roe)", "Die Fähre", "Ana Roe"),
        ("Foto: Ana Roe (Keystone)", None, "Ana Roe (Keystone)"),
        ("The ferry. Photo by Ana Roe/Bloomberg", "The ferry.", "Ana Roe/Bloomberg"),
        ("The ferry. — Picture by Ana Roe", "The ferry.", "Ana Roe"),
        ("El ferry en Palma / Ana Roe", "El ferry en Palma", "Ana Roe"),
        ("Паром. Фото: Анна Ро, Вестник", "Паром.", "Анна Ро, Вестник"),
        ("船（県警提供）", "船", "県警"),
        ("船＝ロイター", "船", "ロイター"),
        ("배. 연합뉴스", "배.", "연합뉴스"),
        ("The ferry at the pier.", "The ferry at the pier.", None),
        ("Ana Roe (left) and Bo Lind (right)", "Ana Roe (left) and Bo Lind (right)", None),
        ("Ana Roe at the pier", "Ana Roe at the pier", None),
        ("The pier in 1950. It was built by Ana Roe", "The pier in 1950. It was built by Ana Roe", None),
        ("The photo shows the pier", "The photo shows the pier", None),
        ("The picture: a boat on the sea", "The picture: a boat on the sea", None),
        ("", None, None),
    ],
)
def test_caption_and_credit_are_parted(text: str, caption: str | None, credit: str | None) -> None:
    assert split_credit(text) == (caption, credit)


# --- about the article ---


def test_section_and_publisher_and_access_are_as_declared() -> None:
    metadata = Metadata(sections=[value("Harbour"), value("News")], publishers=[value("The Quay")], free=False)
    reading = dump_of(BODY, metadata=metadata)
    assert (field("section", reading), field("publisher", reading), field("free", reading)) == (
        "Harbour",
        "The Quay",
        False,
    )


@pytest.mark.parametrize("name", ["The Quay", "THE QUAY", "Ferry sails again after months"])
def test_the_outlet_and_the_article_are_no_section(name: str) -> None:
    metadata = Metadata(
        headlines=[value("Ferry sails again after months - The Quay")],
        publishers=[value("The Quay")],
        sections=[value(name), value("Harbour")],
    )
    assert field("section", dump_of(BODY, metadata=metadata)) == "Harbour"


def test_tags_for_programs_are_no_topics() -> None:
    keywords = (
        "_prio_3,98be933f-38cf-4fba-b6c6-ad438e82010a,Category: Ships,type:article,topic/boats,Tags,12,AC/DC,Covid:19"
    )
    metadata = Metadata(keywords=[value(each) for each in keywords.split(",")])
    assert field("topics", dump_of(BODY, metadata=metadata)) == ("AC/DC", "Covid:19")


def test_the_sources_publisher_goes_first() -> None:
    metadata = Metadata(publishers=[value("quay.example")])
    assert field("publisher", dump_of(BODY, metadata=metadata, source=Quay())) == "The Quay"


def test_printed_tags_go_before_keywords_and_count_once() -> None:
    metadata = Metadata(keywords=[value("ships"), value("boats"), value("ships")], authors=[Person("Ana Roe", "a")])
    printed = dump_of(BODY, ("#Ferry", Label.TAG), ("Ostrey,", Label.TAG), ("Ana Roe", Label.TAG), metadata=metadata)
    assert field("topics", printed) == ("Ferry", "Ostrey")
    assert field("topics", dump_of(BODY, metadata=metadata)) == ("ships", "boats")


def test_links_on_one_line_are_tags_of_their_own() -> None:
    markup = '<p>Text of the article.</p><p>Tags: <a href="/f">Ferry</a> <a href="/o">Ostrey harbour</a></p>'
    assert field("topics", page_of(markup, Label.BODY, Label.TAG)) == ("Ferry", "Ostrey harbour")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Tags: Ferry, Ostrey harbour", ("Ferry", "Ostrey harbour")),
        ("#ferry #ostrey", ("ferry", "ostrey")),
        ("Ferry | Ostrey |", ("Ferry", "Ostrey")),
        ("Ferry", ("Ferry",)),
    ],
)
def test_marks_part_tags_where_no_links_do(text: str, tags: tuple[str, ...]) -> None:
    assert field("topics", dump_of(BODY, (text, Label.TAG))) == tags


def test_one_link_is_the_tag_and_not_what_stands_before_it() -> None:
    markup = '<p>Text of the article.</p><p>Filed under: <a href="/f">Ferry</a></p>'
    assert field("topics", page_of(markup, Label.BODY, Label.TAG)) == ("Ferry",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("渡し船は四カ月ぶりに運航を再開した。", "ja"),
        ("여객선이 넉 달 만에 다시 운항한다.", "ko"),
        ("Το πλοίο ταξιδεύει ξανά μετά από τέσσερις μήνες.", "el"),
        ("Լաստանավը կրկին նավարկում է։", "hy"),
        ("ბორანი ისევ ცურავს ოთხი თვის შემდეგ.", "ka"),
        ("המעבורת מפליגה שוב אחרי ארבעה חודשים.", "he"),
        ("The ferry sails again.", None),
        ("Паром снова ходит.", None),
    ],
)
def test_a_script_that_one_language_writes_tells_it(text: str, language: str | None) -> None:
    assert field("language", dump_of((text, Label.BODY))) == language


def test_the_declared_language_goes_first_and_the_sources_last() -> None:
    metadata = Metadata(languages=[value("pt-BR")])
    assert field("language", dump_of(("여객선이 다시 운항한다.", Label.BODY), metadata=metadata)) == "pt-BR"
    assert field("language", dump_of(BODY, source=Quay())) == "az"


def test_the_canonical_address_goes_before_the_given_one() -> None:
    metadata = Metadata(canonicals=[value("https://post.example/a")])
    assert field("url", dump_of(BODY, metadata=metadata, url="https://post.example/a?x=1")) == "https://post.example/a"
    assert field("url", dump_of(BODY, url="https://post.example/b")) == "https://post.example/b"


LONG = (" ".join(["The ferry sails again."] * 12), Label.BODY)


@pytest.mark.parametrize(
    ("kinds", "lines", "expected"),
    [
        (["NewsArticle"], [BODY], True),
        (["article"], [BODY], True),
        (["NewsArticle"], [("Menu", Label.BOILERPLATE)], False),
        ([], [LONG], True),
        ([], [("Short.", Label.BODY)], False),
        (["CollectionPage"], [LONG], False),
        (["website"], [LONG], True),
        ([], [LONG, *[("Fares rise", Label.RELATED_HEADLINE)] * 40], False),
        ([], [LONG, *[("Fares rise", Label.RELATED_HEADLINE)] * 4], True),
    ],
)
def test_what_is_an_article(kinds: list[str], lines: list[tuple[str, Label]], *, expected: bool) -> None:
    markup, labels = "".join(f"<p>{text}</p>" for text, _ in lines), [label for _, label in lines]
    reading = page_of(markup, *labels, metadata=Metadata(kinds=[value(kind) for kind in kinds]))
    assert field("is_article", reading) is expected


def test_headings_that_lead_elsewhere_make_an_index() -> None:
    cards = "".join(
        f"<h2><a href='/{n}'>Fares rise again in {n}</a></h2><p>The ferry sails again.</p>" for n in range(6)
    )
    plain = cards.replace("<a href", "<b data-was").replace("</a>", "</b>")
    labels = [Label.HEADING, *[Label.BODY]] * 6
    assert field("is_article", page_of(cards, *labels)) is False
    assert field("is_article", page_of(plain, *labels)) is True


def test_a_dump_with_a_long_list_is_an_article() -> None:
    reading = dump_of(LONG, *[("Fares rise", Label.RELATED_HEADLINE)] * 40)
    assert field("is_article", reading) is True
