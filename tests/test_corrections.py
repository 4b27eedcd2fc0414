"""Notes on what was corrected: told from the text, kept apart from it, dated."""

from datetime import date

import pytest

from newsparse import Article, parse
from newsparse.segment.corrections import is_correction
from tests.stories import BRIEF, GERMAN, WIRE, Story


def page_of(story: Story, *, above: str = "", below: str = "", language: str = "en") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    return (
        f"<html lang={language}><head><title>{story.headline}</title></head><body><article><h1>{story.headline}</h1>"
        f"<p class=byline>{story.by}</p>{above}<div class=article-body>{text}{below}</div></article>"
        "<footer><a href=/corrections>Corrections</a></footer></body></html>"
    )


def texts(article: Article) -> list[str]:
    return [correction.text for correction in article.corrections]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: The room has 84 seats, and not 48, as was said here at first.",
        "CORRECTION — The room has 84 seats, and not 48.",
        "Correction (3 May 2024): the room has 84 seats.",
        "Corrections and clarifications: The director's name was misspelt.",
        "• This article was amended on 3 May 2024. It said at first that the room had 48 seats.",
        "Editor's note: An earlier version of this story gave a wrong number of seats.",
        "In an earlier version of this article, the number of seats was wrong.",
        "This story has been updated to add what the director said.",
        "In einer früheren Version dieses Textes hieß es, der Saal habe 48 Plätze.",
        "Korrektur: Der Saal hat 84 Plätze.",
        "Rectificatif : la salle compte 84 places.",
        "Fe de errores: la sala tiene 84 plazas.",
        "Sprostowanie: sala ma 84 miejsca.",
        "Исправление: в зале 84 места.",
        "訂正：座席は84です。",
    ],
)
def test_how_notes_open(note: str) -> None:
    assert is_correction(note)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A correction of the market is near, the bank said.",
        "Correction in sight: shares fall for a third day",
        "Corrections officers were called to the ward on Monday.",
        "Update: the library has bought forty more lamps.",
        "This article of the law was written a century ago.",
        "Der Artikel wurde 1949 ins Grundgesetz geschrieben.",
        "Oprava mostu potrvá do konce září.",
    ],
)
def test_what_tells_news_is_none(text: str) -> None:
    assert not is_correction(text)


def test_a_note_below_the_text_is_kept_apart_and_dated() -> None:
    note = "This article was amended on 3 May 2024. An earlier version said that the room had 48 seats."
    article = parse(page_of(BRIEF, below=f"<p><em>{note}</em></p>"))
    assert texts(article) == [note]
    assert article.corrections[0].published == date(2024, 5, 3)
    assert article.text == "\n\n".join(BRIEF.paragraphs)


def test_a_note_in_german() -> None:
    note = "Korrektur: In einer früheren Fassung stand ein falscher Preis. Wir haben ihn geändert."
    article = parse(page_of(GERMAN, below=f"<p>{note}</p>", language="de"))
    assert texts(article) == [note]
    assert article.corrections[0].published is None
    assert article.text == "\n\n".join(GERMAN.paragraphs)


def test_a_title_and_the_lines_below_it_are_one_note() -> None:
    box = (
        "<aside class=correction><h4>Correction</h4><p>The reading room has 84 seats and not 48.</p>"
        "<p>We also gave a wrong date for the end of the exams, which is in June.</p></aside>"
    )
    article = parse(page_of(BRIEF, below=box))
    assert texts(article)[0].splitlines() == [
        "Correction",
        "The reading room has 84 seats and not 48.",
        "We also gave a wrong date for the end of the exams, which is in June.",
    ]
    assert article.text == "\n\n".join(BRIEF.paragraphs)


def test_two_notes_are_two() -> None:
    notes = ("Correction, May 3: The room has 84 seats.", "Correction, May 9: It has 85 seats, of which one is new.")
    below = "".join(f"<p>{note}</p>" for note in notes)
    assert len(parse(page_of(BRIEF, below=below)).corrections) == 2


def test_a_dumps_note() -> None:
    dump = "\n".join(
        [BRIEF.headline, BRIEF.by, *BRIEF.paragraphs, "Correction: The room has 84 seats, and not 48 of them."]
    )
    article = parse(dump, kind="text")
    assert texts(article) == ["Correction: The room has 84 seats, and not 48 of them."]
    assert "Correction" not in article.text


def test_a_sentence_amid_the_text_stays() -> None:
    amid = "In an earlier version of this story, told for a century, the lamp was lit by a ghost who could not read."
    paragraphs = (*WIRE.paragraphs[:6], amid, *WIRE.paragraphs[6:])
    article = parse(page_of(BRIEF._replace(paragraphs=paragraphs)))
    assert not article.corrections
    assert amid in article.text


def test_links_to_a_page_of_corrections_are_none() -> None:
    assert not parse(page_of(BRIEF)).corrections


STATED = '{"@type": "CorrectionComment", "text": "The room has 84 seats, and not 48.", "datePublished": "2024-05-04"}'


@pytest.mark.parametrize(
    ("stated", "dated"),
    [
        (STATED, date(2024, 5, 4)),
        ('"The room has 84 seats, and not 48."', None),
        (f"[{STATED}, {STATED}]", date(2024, 5, 4)),
    ],
)
def test_a_note_in_the_metadata(stated: str, dated: date | None) -> None:
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "correction": {stated}}}</script>'
    article = parse(page_of(BRIEF, below=script))
    assert [(note.text, note.published) for note in article.corrections] == [
        ("The room has 84 seats, and not 48.", dated)
    ]
    assert article.origin["corrections/0/text"].key == "jsonld:correction"


def test_a_note_that_is_printed_too_counts_once() -> None:
    script = f'<script type="application/ld+json">{{"@type": "NewsArticle", "correction": {STATED}}}</script>'
    article = parse(page_of(BRIEF, below=f"{script}<p>Correction: The room has 84 seats, and not 48.</p>"))
    assert texts(article) == ["Correction: The room has 84 seats, and not 48."]


def test_an_address_is_no_note() -> None:
    script = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "correction": "https://example.com/c"}</script>'
    )
    assert parse(page_of(BRIEF, below=script)).corrections == ()
