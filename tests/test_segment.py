"""Segments: titles, reasons, what sources claim, pairing of lists, and clear-cut dumps and pages line by line."""

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsparse
from newsparse import api, parse, segment
from newsparse.document import Document, read
from newsparse.fields import Reading
from newsparse.metadata import Metadata, Value
from newsparse.segment import context, features
from newsparse.segment.labels import Claim, Label, Span
from newsparse.segment.pairing import pair_items
from newsparse.segment.reasons import REASONS, explain
from newsparse.segment.titles import likeness, plain_title, without_outlet, words
from newsparse.segment.view import Hints, View
from tests.partition import assert_spans_add_up
from tests.readings import reading_of

SENTENCES = (
    "The ferry between Ostrey and Vestby sails again after four months in the yard, the harbour office said on Monday.",
    "New engines were put in, and the deck was laid anew with larch from the hills above the town, it said.",
    "“It sails when the wind lets it,” said the captain, who has steered it for eleven years and knows each rock.",
    "Tickets cost as much as before, and children under six still travel without paying, according to the office.",
    "The first crossing is planned for six in the morning, when the fishermen come home and the baker opens his shop.",
)
PROSE = "\n".join(SENTENCES)


def texts(reading: Reading, *labels: Label) -> list[str]:
    return reading.texts(*labels)


# --- titles ---


@pytest.mark.parametrize(
    "title",
    [
        "Ferry sails again after months | The Quay",
        "Ferry sails again after months - The Quay",
        "Ferry sails again after months – The Quay",
        "Ferry sails again after months » THE QUAY",
        "The Quay | Ferry sails again after months",
        "Ferry sails again after months",
    ],
)
def test_the_outlet_is_cut_off_a_title(title: str) -> None:
    assert without_outlet(title, ["The Quay"], []) == "Ferry sails again after months"


@pytest.mark.parametrize(
    "title",
    ["Ferry - what we know so far about it", "Ferry: sails again after months", "Roe v. Lind | a case without an end"],
)
def test_what_is_no_outlet_stays(title: str) -> None:
    assert without_outlet(title, ["The Quay"], []) == title


def test_an_unknown_name_behind_the_last_bar_is_cut_off_where_guessing_is_allowed() -> None:
    title = "Ferry sails again after months | Vestby Bugle"
    assert without_outlet(title, [], []) == "Ferry sails again after months"
    assert without_outlet(title, [], [], guess=False) == title


def test_the_shorter_of_two_titles_is_the_headline() -> None:
    titles = ["Ferry sails again after months - News from Vestby", "Ferry sails again after months"]
    assert without_outlet(titles[0], [], titles) == titles[1]


def test_the_metadatas_strongest_headline_counts() -> None:
    stated = Value("Ferry | sails | again", "jsonld:headline")
    assert plain_title(Metadata(headlines=[stated, Value("Ferry sails", "title")])) == "Ferry | sails | again"
    named = Metadata(
        headlines=[Value("Ferry sails | The Quay", "title")], site_names=[Value("The Quay", "og:site_name")]
    )
    assert plain_title(named) == "Ferry sails"
    assert plain_title(Metadata()) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ferry sails again", "ferry SAILS again!", 1.0),
        ("Ferry sails again today", "Ferry sails", 0.5),
        ("Ferry", "Tug", 0.0),
        ("", "Ferry", 0.0),
        ("港が再開", "港が再開", 1.0),
    ],
)
def test_likeness(one: str, other: str, expected: float) -> None:
    assert likeness(one, other) == likeness(other, one) == expected


@given(st.text(max_size=40))
def test_every_text_of_words_is_like_itself(text: str) -> None:
    assert likeness(text, text) == float(bool(words(text)))


# --- features ---


@pytest.mark.parametrize(
    ("data", "of_block", "around"),
    [
        (f"<h1>Ferry</h1><p>{PROSE}</p>", features.NAMES, context.CONTEXT),
        (f"Ferry\n{PROSE}", features.TEXT_FEATURES, context.TEXT_CONTEXT),
    ],
    ids=["page", "dump"],
)
def test_each_feature_has_its_name(data: str, of_block: list[str], around: list[str]) -> None:
    view = View(read(data), Metadata(), Hints())
    assert len(view.columns("body")) == len({*of_block}) == len(of_block)
    assert len(view.columns("headline")) == len(of_block) + len({*around})


# --- reasons ---


RULE = re.compile(r"[a-z]+:[a-z]+(?:-[a-z]+)*")


def rules_given() -> set[str]:
    """Every literal in the sources that is a rule's name: of that form, or beside the label of what no rule labels."""
    found: set[str] = set()
    for path in Path(segment.__file__).parent.glob("*.py"):
        if path.name == "reasons.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and RULE.fullmatch(str(node.value)):
                found.add(str(node.value))
            if isinstance(node, ast.Call) and [*map(ast.unparse, node.args[:1])] == ["Label.BOILERPLATE"]:
                found.update(str(arg.value) for arg in node.args[1:2] if isinstance(arg, ast.Constant))
    return found


def test_every_rule_has_a_reason_and_every_reason_a_rule() -> None:
    assert rules_given() == {*REASONS}
    assert len(REASONS) > 15


def test_reasons_are_words_and_a_sources_statement_speaks_for_itself() -> None:
    assert all(" " in reason and reason == reason.strip() for reason in REASONS.values())
    assert explain("related:timestamps") == REASONS["related:timestamps"]
    assert explain("quay.byline = css('.author')") == "quay.byline = css('.author')"


def test_every_span_of_an_input_can_be_explained() -> None:
    reading = api.read(
        f"Ferry sails again\nBy Ana Roe\n19 July 2024, 14:01\n{PROSE}\nRead also\nFares rise in Vestby\n"
    )
    assert {span.rule for span in reading.spans} <= {*REASONS}


# --- claims ---


def claimed(document: Document, *claims: Claim) -> list[Span]:
    return segment.segment(document, Metadata(), claims)


def claim(document: Document, words_of_it: str, label: Label, field: str) -> Claim:
    """A source's claim on the words."""
    block = next(block for block in document.blocks if words_of_it in block.text)
    start = block.text.index(words_of_it)
    return Claim(block.index, start, start + len(words_of_it), label, f"quay.{field}", field)


def test_what_a_source_claims_stands_above_all_rules() -> None:
    document = read(f"Ferry sails again\nBy Ana Roe\n{PROSE}", kind="text")
    spans = claimed(document, *[claim(document, text, Label.BOILERPLATE, "boilerplate") for text in SENTENCES[1:3]])
    by_text = {document.blocks[span.block].text: span for span in spans}
    for text in SENTENCES[1:3]:
        assert (by_text[text].label, by_text[text].rule) == (Label.BOILERPLATE, "quay.boilerplate")
    assert by_text[SENTENCES[0]].label is by_text[SENTENCES[4]].label is Label.BODY


def test_a_claim_on_a_part_of_a_line_cuts_it() -> None:
    document = read(f"Ferry sails again\n{PROSE}", kind="text")
    spans = claimed(document, claim(document, "the harbour office said on Monday", Label.BOILERPLATE, "boilerplate"))
    parts = [document.blocks[1].text[span.start : span.end] for span in spans if span.block == 1]
    assert parts[1].startswith("the harbour office said on Monday")
    assert "".join(parts) == SENTENCES[0]
    assert_spans_add_up(
        reading_of(document, [[span for span in spans if span.block == b.index] for b in document.blocks])
    )


def test_nothing_is_body_outside_of_what_the_source_says() -> None:
    document = read(f"Ferry sails again\n{PROSE}", kind="text")
    zone = [Claim(index, 0, len(document.blocks[index].text), Label.BODY, "quay.body", "body") for index in (1, 2)]
    body = [span.block for span in claimed(document, *zone) if span.label is Label.BODY]
    assert body == [1, 2]


def test_a_claimed_headline_is_the_only_one() -> None:
    document = read(f"Harbour news\nFerry sails again\n{PROSE}", kind="text")
    spans = claimed(document, claim(document, "Harbour news", Label.HEADLINE, "headline"))
    assert [span.block for span in spans if span.label is Label.HEADLINE] == [0]


# --- pairing ---

H, T, E, L, B, X = (
    Label.RELATED_HEADLINE,
    Label.RELATED_TIMESTAMP,
    Label.RELATED_TEASER,
    Label.RELATED_LABEL,
    Label.BODY,
    Label.BOILERPLATE,
)


def paired(*labels: Label, markup: str | None = None) -> list[tuple[int, int] | None]:
    """List and item of each line, one a label."""
    document = read(markup or "\n".join(f"Line {number}" for number in range(len(labels))), kind=None)
    spans = reading_of(document, labels).spans
    pair_items(spans, document)
    return [span.item for span in spans]


def test_times_below_and_above_their_headlines() -> None:
    assert paired(B, L, H, T, H, T) == [None, (0, -1), (0, 0), (0, 0), (0, 1), (0, 1)]
    assert paired(B, L, T, H, T, H) == [None, (0, -1), (0, 0), (0, 0), (0, 1), (0, 1)]


def test_a_headline_without_a_time_has_none() -> None:
    assert paired(B, H, T, H, H, T) == [None, (0, 0), (0, 0), (0, 1), (0, 2), (0, 2)]


def test_lines_between_tell_which_side_a_time_stands_on() -> None:
    assert paired(T, H, T, X, H, T, X, H, T) == [
        None, (0, 0), (0, 0), None, (0, 1), (0, 1), None, (0, 2), (0, 2),
    ]  # fmt: skip


def test_a_time_whose_headline_is_missing_is_nobodys() -> None:
    assert paired(T, X, H, T, H, T) == [None, None, (0, 0), (0, 0), (0, 1), (0, 1)]


def test_times_as_near_to_either_headline_stand_below_theirs() -> None:
    assert paired(T, H, T, H, T) == [None, (0, 0), (0, 0), (0, 1), (0, 1)]


def test_teasers_go_with_their_headlines() -> None:
    assert paired(H, E, T, H, E) == [(0, 0), (0, 0), (0, 0), (0, 1), (0, 1)]


def test_the_text_and_a_title_end_a_list() -> None:
    assert paired(H, B, H) == [(0, 0), None, (1, 0)]
    assert paired(L, H, L, H) == [(0, -1), (0, 0), (1, -1), (1, 0)]
    assert paired(H, X, H) == [(0, 0), None, (0, 1)]
    assert paired(H, *[X] * 9, H) == [(0, 0), *[None] * 9, (1, 0)]


def test_what_no_headline_stands_beside_belongs_to_no_list() -> None:
    assert paired(T, B, L) == [None, None, None]


def test_the_element_around_them_tells_what_belongs_together() -> None:
    items = "<li><p>2 May</p><h3>Fares rise</h3></li><li><h3>Gulls counted</h3><p>3 May</p></li>"
    markup = f"<!doctype html><html><body><ul>{items}</ul></body></html>"
    assert paired(T, H, H, T, markup=markup) == [(0, 0), (0, 0), (0, 1), (0, 1)]


# --- credits and related headlines in clear-cut inputs ---

DUMP = f"""Ferry sails again
By Ana Roe
19 July 2024, 14:01
{PROSE}
Read also
Port Sarilan reopens its northern pier after four months
19 July 2024, 12:40
Court returns the case of the harbour master to the prosecutor
18 July 2024, 09:15
Railways agree on a night train to the coast, says the ministry
17 July 2024, 18:05
"""

HEADLINES = [
    "Port Sarilan reopens its northern pier after four months",
    "Court returns the case of the harbour master to the prosecutor",
    "Railways agree on a night train to the coast, says the ministry",
]
TIMES = ["19 July 2024, 12:40", "18 July 2024, 09:15", "17 July 2024, 18:05"]

ITEMS = [
    f'<li><a href="/{number}">{headline}</a> <span>{time}</span></li>'
    for number, (headline, time) in enumerate(zip(HEADLINES, TIMES, strict=True))
]
PAGE = f"""<!doctype html><html><head><title>Ferry sails again - The Quay</title>
<meta property="og:title" content="Ferry sails again"><meta name="author" content="Ana Roe"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sails again</h1><p class="byline">By Ana Roe</p>
<time datetime="2024-07-19T14:01">19 July 2024, 14:01</time>
{"".join(f"<p>{text}</p>" for text in SENTENCES)}
<ul class="tags"><li><a href="/tag/ferry">Ferry</a></li></ul></article>
<section class="related"><h2>Read also</h2><ul>{"".join(ITEMS)}</ul></section>
<footer><p>© The Quay</p></footer></body></html>"""


@pytest.mark.parametrize("data", [DUMP, PAGE], ids=["dump", "page"])
def test_each_line_gets_its_label(data: str) -> None:
    reading = api.read(data)
    assert_spans_add_up(reading)
    assert texts(reading, Label.HEADLINE) == ["Ferry sails again"]
    assert texts(reading, Label.BYLINE) == ["By Ana Roe"]
    assert texts(reading, Label.TIMESTAMP) == ["19 July 2024, 14:01"]
    assert texts(reading, Label.BODY) == [*SENTENCES]
    assert texts(reading, Label.RELATED_LABEL) == ["Read also"]
    assert texts(reading, Label.RELATED_HEADLINE) == HEADLINES
    assert texts(reading, Label.RELATED_TIMESTAMP) == TIMES


STAMPS = {
    "desk before the time": ("Harbour / 7 h ago", "Railways / 9 h ago", "Harbour / 11 h ago"),
    "desk glued to the time": ("Politikvor 7 Stunden", "Wirtschaftvor 9 Stunden", "Politikvor 11 Stunden"),
    "desk and length": (
        "Panorama 19.07.2024 12:40 01:02 min",
        "Leben 18.07.2024 09:15 02:11 min",
        "Panorama 17.07.2024",
    ),
    "author after the time": ("7 hours ago By Ana Roe", "9 hours ago By Bo Lee", "11 hours ago By Ana Roe"),
    "time and kind": ("3日前動画あり", "4日前図解あり", "5日前"),
}
"""Lines that are a timestamp and little else."""

RAW = {
    "desk before the time": ["7 h ago", "9 h ago", "11 h ago"],
    "desk glued to the time": ["vor 7 Stunden", "vor 9 Stunden", "vor 11 Stunden"],
    "desk and length": ["19.07.2024 12:40", "18.07.2024 09:15", "17.07.2024"],
    "author after the time": ["7 hours ago", "9 hours ago", "11 hours ago"],
    "time and kind": ["3日前", "4日前", "5日前"],
}


@pytest.mark.parametrize("name", STAMPS)
def test_a_desk_an_author_or_a_length_may_stand_beside_a_lists_times(name: str) -> None:
    lines = [line for pair in zip(HEADLINES, STAMPS[name], strict=True) for line in pair]
    related = parse("\n".join(["Ferry sails again", "By Ana Roe", *SENTENCES, "Read also", *lines])).related
    assert [(item.headline, item.timestamp) for item in related] == [*zip(HEADLINES, RAW[name], strict=True)]


def test_the_line_between_headline_and_time_is_a_teaser() -> None:
    teasers = (
        "Cranes lift the last of the old beams tonight",
        "A judge finds that the papers came too late",
        "Sleepers roll from spring on, three times a week",
    )
    lines = [line for item in zip(HEADLINES, teasers, TIMES, strict=True) for line in item]
    related = parse("\n".join(["Ferry sails again", "By Ana Roe", *SENTENCES, "Read also", *lines])).related
    assert [(item.headline, item.timestamp) for item in related] == [*zip(HEADLINES, TIMES, strict=True)]


HEADLINE = "Ferry between Ostrey and Vestby sails again after four months"

MENU = ("Home", "News", "Sport", "Weather", "Court returns harbour case to the prosecutor", "Most read", "Sign in")


@pytest.mark.parametrize(
    "above",
    [
        (*MENU, HEADLINE),
        (f"{HEADLINE} | The Quay", *MENU, HEADLINE),
        (*MENU, f"Home > News > {HEADLINE}", HEADLINE),
        (*MENU, "Home", "News", "Vestby ferry: engines new, sails again", HEADLINE),
        (*MENU, HEADLINE, "New engines, a new deck and the old captain bring the harbour back to life."),
        (*MENU, HEADLINE, "The captain at the wheel. Photo: Bo Lee / Archive"),
    ],
    ids=["menu", "title line", "trail in a line", "title of the trail", "standfirst", "caption"],
)
def test_a_dumps_headline_among_menus_and_titles(above: tuple[str, ...]) -> None:
    footer = ("Railways agree on a night train to the coast", "Terms of use", "© The Quay")
    article = parse("\n".join([*above, "By Ana Roe", "19 July 2024, 14:01", *SENTENCES, *footer]))
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    "advert", ["Ferries, ropes and lamps: www.quay-lamps.example/shop", "Sails by Marsh https://marsh-sails.example"]
)
def test_an_advert_printed_twice_at_the_top_is_no_headline(advert: str) -> None:
    article = parse("\n".join([advert, advert, *MENU, HEADLINE, "By Ana Roe", "19 July 2024, 14:01", *SENTENCES]))
    assert article.headline == HEADLINE


@pytest.mark.parametrize(
    ("top", "foot"),
    [
        ("Home Politics Business Tech Lifestyle Sports Video", "About Us Contact Us Careers Privacy"),
        ("News | Sport | Culture | Weather", "Home | News | Sport | Contact"),
        ("Start Politik Wirtschaft Sport Kultur", "Impressum Datenschutz Kontakt"),
    ],
)
def test_a_menu_on_one_line_of_a_dump_is_nothing_of_the_articles(top: str, foot: str) -> None:
    article = parse("\n".join((top, "Ferry sails again", "Ana Roe", *SENTENCES, foot)))
    assert article.headline == "Ferry sails again"
    assert article.byline == "Ana Roe"
    assert [paragraph.text for paragraph in article.body] == [*SENTENCES]
    assert article.related == ()


@pytest.mark.parametrize("foot", ["© 2024 Ostrey Post. All rights reserved.", "Home | News | Sport | Contact"])
def test_a_short_sentence_ends_a_short_dump(foot: str) -> None:
    text = [SENTENCES[0], "Season tickets stay as they are."]
    article = parse("\n".join(("Ferry fares to rise in May", "Ana Roe", *text, foot)))
    assert [paragraph.text for paragraph in article.body] == text
    assert article.related == ()


def test_the_day_of_a_post_in_a_dump_is_not_the_articles() -> None:
    post = "— Lena Marsh (@lenamarsh) July 19, 2024"
    article = parse("\n".join(("Ferry sails again", SENTENCES[0], post, *SENTENCES[1:])))
    assert article.published is None


def test_the_first_question_of_an_interview_in_a_dump_is_text() -> None:
    asked = "How did it begin?", "Who came along?", "And what comes now?"
    lines = [line for pair in zip(asked, SENTENCES, strict=False) for line in pair]
    article = parse("\n".join(("The captain who waited", "Ana Roe", *lines)))
    assert article.text.splitlines()[::2] == lines


@pytest.mark.parametrize("above", ["The Quayside Column", "Ostrey Post"])
def test_the_name_of_a_column_is_no_author_beside_a_person(above: str) -> None:
    article = parse("\n".join((above, "Why I signed the ferry's petition", "Moira Teal", *SENTENCES)))
    assert [author.name for author in article.authors] == ["Moira Teal"]
    assert article.byline == "Moira Teal"


def test_a_dumps_headline_tells_how_sure_it_is() -> None:
    reading = api.read("\n".join([*MENU, HEADLINE, "By Ana Roe", *SENTENCES]))
    (span,) = [span for span in reading.spans if span.label is Label.HEADLINE]
    assert span.confidence is not None
    assert 0.5 < span.confidence <= 1


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the harbour newsletter and never miss a sailing",
        "© 2024 The Quay Media or its affiliated companies",
        "Alle Rechte vorbehalten - Quay Medien am Hafen von Ostrey",
    ],
)
def test_what_a_site_says_of_itself_is_no_headline_of_a_dump(line: str) -> None:
    related = parse("\n".join([DUMP.strip(), line])).related
    assert [item.headline for item in related] == HEADLINES


def test_links_among_the_tags_are_tags() -> None:
    assert texts(api.read(PAGE), Label.TAG) == ["Ferry"]


def test_a_name_alone_below_a_dumps_text_signs_it() -> None:
    article = parse(f"Ferry sails again\n{PROSE}\nJens Ohlendorf\n")
    assert article.byline == "Jens Ohlendorf"
    assert article.text.split("\n\n") == [*SENTENCES]


@pytest.mark.parametrize(
    ("above", "names"),
    [
        (["Ana Roe 19 July 2024 - 14:41"], ["Ana Roe"]),
        (["Ana Roe2 hours ago"], ["Ana Roe"]),
        (["Ana Roe|Published 4 months ago"], ["Ana Roe"]),
        (["19/07/2024 by Ana Roe, Harbour correspondent"], ["Ana Roe"]),
        (["Written by", "Ana Roe"], ["Ana Roe"]),
        (["By", "Ana Roe0,", "Bo Lind &", "…", "Cy Dahl"], ["Ana Roe", "Bo Lind", "Cy Dahl"]),
        (["By", "The Quay Team"], ["The Quay Team"]),
        (["Ana Roe", "Harbour correspondent"], ["Ana Roe"]),
    ],
)
def test_bylines_by_their_form(above: list[str], names: list[str]) -> None:
    article = parse("\n".join(["Ferry sails again", *above, PROSE]), kind="text")
    assert [author.name for author in article.authors] == names
    assert article.text.split("\n\n") == [*SENTENCES]


@pytest.mark.parametrize(
    ("below", "names"),
    [
        (["Reporting by Ana Roe in Orla; Editing by Bo Lind"], ["Ana Roe"]),
        (["—Associated Press writer Ana Roe in Orla contributed to this report."], ["Ana Roe"]),
        (["– additional reporting by Ana Roe"], ["Ana Roe"]),
        (["Autor: Ana Roe"], ["Ana Roe"]),
        (["amw"], ["amw"]),
        (["ssi, dan; Foto: Bo Lind"], ["ssi", "dan"]),
        (["Bo Lind/dpa"], []),
        (["also"], []),
    ],
)
def test_sign_offs(below: list[str], names: list[str]) -> None:
    article = parse("\n".join(["Ferry sails again", PROSE, *below]), kind="text")
    assert [author.name for author in article.authors] == names


def below_headline(line: str) -> str:
    """A page with a line between headline and text."""
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    return f"<!doctype html><html><body><article><h1>Ferry sails again</h1>{line}{text}</article></body></html>"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p><a href='/authors/ana-roe'>Ana Roe</a></p>", ["Ana Roe"]),
        ("<div class='author'>Ana Roe</div>", ["Ana Roe"]),
        ("<p>Ana Roe</p><p>19 July 2024</p>", ["Ana Roe"]),
        ("<p><a href='/night-trains'>Night Trains</a></p>", []),
        ("<p>Ferry Harbour</p><p>19 July 2024</p>", []),
    ],
)
def test_names_alone_need_something_that_speaks_for_them(line: str, names: list[str]) -> None:
    assert [author.name for author in parse(below_headline(line)).authors] == names


def test_a_time_within_a_byline_is_a_span_of_its_own() -> None:
    reading = api.read(f"Ferry sails again\nBy Ana Roe | 19 July 2024, 14:01\n{PROSE}\n", kind="text")
    assert texts(reading, Label.BYLINE) == ["By Ana Roe"]
    assert texts(reading, Label.TIMESTAMP) == ["19 July 2024, 14:01"]


@pytest.mark.parametrize("notice", ["Advertisement", "Anzeige", "Реклама", "Story continues below advertisement"])
def test_notices_within_the_text_are_none_of_it(notice: str) -> None:
    article = parse("\n".join(["Ferry sails again", *SENTENCES[:3], notice, *SENTENCES[3:]]), kind="text")
    assert notice not in article.text
    assert [one for one in SENTENCES if one in article.text] == [*SENTENCES]


@pytest.mark.parametrize(
    "asking",
    [
        "Empfohlener redaktioneller Inhalt",
        "An dieser Stelle finden Sie einen externen Inhalt von X, der den Artikel ergänzt und von uns empfohlen wird.",
        "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden. Daten können an Dritte gehen.",
        "This article contains content provided by X. We ask for your permission before anything is loaded.",
        "Pour afficher ce contenu YouTube, il est nécessaire d'autoriser les mesures d'audience et la publicité.",
        "Este contenido está alojado en un tercero. Al mostrar el contenido externo acepta las condiciones de X.",
        "Om deze inhoud te tonen, moet je toestemming geven voor cookies van andere sites.",
    ],
)
def test_what_asks_for_consent_to_show_others_posts_is_no_text(asking: str) -> None:
    dump = "\n".join(("Ferry sails again", SENTENCES[0], asking, *SENTENCES[1:]))
    article = parse(dump)
    assert [paragraph.text for paragraph in article.body] == [*SENTENCES]
    assert article.standfirst is None


PARAGRAPHS = "".join(
    f"<p>{text}</p>"
    for text in (
        "The ferry between Orla and Vestby sailed again on Friday, with every seat taken by those who had waited.",
        "The harbour office said that the boat would cross six times a day, and that tickets would cost four crowns.",
        "“We had almost forgotten how it sounds,” said the harbour master, who opened the barrier himself at seven.",
    )
)


@pytest.mark.parametrize(
    "others",
    [
        "<h3>More news</h3><ul><li><a href='/a'>Bakery in Vestby closes</a> <span>1 May 2025, 09:30</span></li></ul>",
        "<p><a href='/a'>Bakery in Vestby closes down</a></p><p>1 May 2025, 09:30</p>",
    ],
    ids=["list", "paragraphs"],
)
def test_a_small_pages_list_gives_the_article_neither_text_nor_date(others: str) -> None:
    """However little a short page says of itself, what stands by links to others isn't the article's own."""
    head = "<h1>Ferry sails again after nine months</h1><p>By Ines Falk</p>"
    article = newsparse.parse(f"<html><body>{head}{PARAGRAPHS}{others}<p>(c) The Orla Post</p></body></html>")
    assert article.headline == "Ferry sails again after nine months"
    assert [author.name for author in article.authors] == ["Ines Falk"]
    assert article.published is None
    assert len(article.body) == 3


@pytest.mark.parametrize(
    "above",
    [
        "<ol><li><a href='/'>Home</a></li><li><h1>Ferry Orla Vestby: timetable and fares</h1></li></ol>",
        "<nav><h1>Ferry Orla Vestby: timetable and fares</h1></nav>",
    ],
)
def test_the_printed_headline_goes_before_the_trails_title(above: str) -> None:
    title = "<title>Ferry Orla Vestby: timetable and fares | Orla Post</title>"
    body = f"{above}<h2>Nine months ashore, and a full boat</h2>{PARAGRAPHS}"
    page = f"<html><head>{title}</head><body>{body}</body></html>"
    article = newsparse.parse(page)
    assert article.headline == "Nine months ashore, and a full boat"
    assert article.alternative_headline == "Ferry Orla Vestby: timetable and fares"


def test_a_kicker_in_the_headlines_element_is_no_part_of_it() -> None:
    heading = "<h1><div>After nine months</div><div>Ferry between Orla and Vestby sails again</div></h1>"
    article = newsparse.parse(f"<html><body>{heading}{PARAGRAPHS}</body></html>")
    assert article.headline == "Ferry between Orla and Vestby sails again"


def test_read_also_lines_are_related_headlines() -> None:
    line = "<p>Read also: <a href='/a1'>Council votes for a second bridge over the sound</a></p>"
    text = PARAGRAPHS.replace("</p>", f"</p>{line}", 1)
    article = newsparse.parse(f"<html><body><h1>Ferry sails again after nine months</h1>{text}</body></html>")
    assert len(article.body) == 3
    (item,) = article.related
    assert (item.headline, item.label, item.place) == (
        "Council votes for a second bridge over the sound",
        "Read also:",
        "inline",
    )


# --- the article's own timestamps ---

LINK = '<p><a href="/{0}">{0} harbours wait for their ferries to sail again</a></p>'
OTHER_LINKS = "".join(map(LINK.format, ("Seven", "Nine")))


def own_times(above: str = "", below: str = "", before: str = "") -> list[str]:
    """The article's own timestamps of a page with lines below its headline, others below its text and before both."""
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    heading = f"{before}<h1>Ferry sails again after four months</h1>{above}"
    page = f"<!doctype html><body>{heading}<div>{text}</div>{below}</body>"
    return texts(api.read(page.encode(), url="https://quay.example/ferry"), Label.TIMESTAMP)


@pytest.mark.parametrize(
    "line",
    [
        "<p>19 July 2024</p>",
        "<p>By Ana Roe ● 19 July 2024 ● 6 min read</p>",
        "<p>Harbour (1 / 1) 19 July 2024 13:30 in Vestby and Ostrey</p>",
        "<p>The Quay office <time datetime='2024-07-19'>19 July 2024</time> harbour, ferry, ships and the sea</p>",
        "<p>Published Jul 19, 2024 • Last updated 1 hour ago • 4 minute read</p>",
        "<figure><figcaption>19 July 2024, 15:15</figcaption></figure>",
    ],
)
def test_a_day_below_the_headline_is_the_articles(line: str) -> None:
    found = own_times(above=line)
    assert len(found) == 1
    assert "19" in found[0]


@pytest.mark.parametrize("line", ["Posted on 19 July 2024", "Filed: 19 July 2024"])
def test_a_labelled_day_below_the_text_is_the_articles_even_beside_links(line: str) -> None:
    assert own_times(below=f"{OTHER_LINKS}<p>{line}</p>{OTHER_LINKS}") == [line]
    assert own_times(below=f"<footer><p>{line}</p></footer>") == [line]


def test_a_labelled_day_between_the_text_and_a_lists_title_is_the_articles() -> None:
    line = "Published on: 19 July 2024"
    items = "".join(f"<li>{LINK.format(number)}</li>" for number in ("Seven", "Nine", "Ten"))
    assert own_times(below=f"<div><p>{line}</p><p>Latest articles</p><ul>{items}</ul></div>") == [line]


def test_a_day_below_the_headlines_first_printing_is_the_articles() -> None:
    headline, rest = "Ferry sails again after four months", "".join(f"<p>Tag {n}</p>" for n in "abcdefghij")
    first = f"<div>{headline}</div><p>Ana Roe</p><p>19 July 2024</p>{rest}"
    trail = f"<p>19 July 2024</p><nav class='breadcrumbs'><p>{headline}</p></nav>{rest}"
    assert own_times(before=first) == ["19 July 2024"]
    assert own_times(before=trail) == []


def test_a_day_beside_links_and_one_in_a_comment_are_not_the_articles() -> None:
    assert own_times(below=f"{OTHER_LINKS}<p>19 July 2024</p>{OTHER_LINKS}") == []
    assert own_times(below="<div class='comments'><p>Bo Lee</p><p>Posted on 19 July 2024</p></div>") == []


def test_a_caption_with_a_day_and_a_name_is_no_timestamp() -> None:
    assert own_times(above="<p>Rusty ferries by the pier of Vestby, Bela Korvin, 24 April 2024</p>") == []
    assert own_times(above="<p>The Harbour Post 24 April 2024 Ana Roe</p>") != []


def test_a_sentence_with_a_day_is_no_timestamp() -> None:
    assert (
        own_times(above="<p>The office said on 19 July 2024 that the ferry had been sold to Ostrey by the town.</p>")
        == []
    )


@pytest.mark.parametrize("day", ["19.07.2024", "<time>19 July 2024</time> "])
def test_a_day_in_the_headlines_element_is_no_part_of_it(day: str) -> None:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    page = f"<!doctype html><body><h1><span>{day}</span>Ferry sails again after four months</h1>{text}</body>"
    article = parse(page.encode(), url="https://quay.example/ferry")
    assert article.headline == "Ferry sails again after four months"
    assert article.published is not None
    assert article.published.isoformat() == "2024-07-19"


def test_a_heading_with_its_kicker_goes_before_the_title_for_search_engines() -> None:
    """The page's other title is the whole heading's: kicker and headline."""
    titles = (
        "<title>Orla ferry back: timetable, fares, tickets</title>"
        "<meta property='og:title' content='After nine months: A full boat at last for Orla'>"
    )
    above = "<div class='bar'><h1>Orla ferry back: timetable, fares, tickets</h1></div>"
    heading = "<h2>After nine months<div>A full boat at last for Orla</div></h2>"
    page = f"<html><head>{titles}</head><body>{above}{heading}<p>By Ines Falk</p>{PARAGRAPHS}</body></html>"
    assert newsparse.parse(page).headline == "A full boat at last for Orla"


SAILS = """Night ferry to Orla sails again
{}
By Ana Roe
19 July 2024
The night ferry to Orla sailed on Friday for the first time in two years, with all 212 of its berths taken.
A second ship will follow in May, the port said on Monday, and a third one when the old pier has been mended.
© 2024 The Harbour Post"""


@pytest.mark.parametrize(
    "standfirst",
    [
        "Two years after the fire the island has its night boat back",
        "The island has its night boat back, two years after the fire",
    ],
)
def test_a_line_between_a_short_dumps_headline_and_its_byline_is_standfirst(standfirst: str) -> None:
    article = parse(SAILS.format(standfirst))
    assert (article.headline, article.standfirst) == ("Night ferry to Orla sails again", standfirst)
