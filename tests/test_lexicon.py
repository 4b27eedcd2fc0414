"""Words that give lines away, in many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.lexicon import asks_consent, is_appeal, is_house, is_label, is_menu, is_notice, opens_with, phrases

USES = ("by", "related", "credit", "notice", "appeal", "house", "correction", "amended", "live", "reply")


@pytest.mark.parametrize("use", USES)
def test_phrases_are_case_folded_and_whole(use: str) -> None:
    assert len(phrases(use)) > 30
    assert all(phrase == phrase.casefold().strip() and phrase for phrase in phrases(use))


@pytest.mark.parametrize(
    "text",
    [
        "Read also",
        "READ ALSO:",
        "» Read also «",
        "Related stories",
        "Most read",
        "Lesen Sie auch",
        "Читайте также",
        "Читайте також",
        "Diğer haberler",
        "GÜNÜN ÖNEMLİ MANŞETLERİ",
        "Most read in Football",
        "More from The Harbour",
        "Senaste nytt – Orla",
        "Mehr aus dem Ressort",
        "関連記事",
    ],
)
def test_titles_of_lists_in_any_dress(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["", "Read also the minister's letter", "Ferry fares rise", "Related " * 20, "Next in line for the ferry"]
)
def test_what_only_begins_like_one_is_no_title(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize(
    "text", ["Advertisement", "ADVERTISEMENT", "– Anzeige –", "Publicité", "Реклама", "広告", "Share"]
)
def test_notices(text: str) -> None:
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Home News Sport Culture",
        "Home | News | Sport | Contact",
        "About Us Contact Us Careers Privacy",
        "Startseite Politik Wirtschaft Sport Leserreisen",
        "Impressum · Datenschutz · Kontakt",
        "Главная Новости Спорт В мире",
        "الرئيسية  أخبار  رياضة  ثقافة",
        "होम देश दुनिया खेल",
        "首页 新闻 体育 娱乐",
    ],
)
def test_menus_that_lost_their_breaks(text: str) -> None:
    assert is_menu(text)
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Sport is news in politics",
        "News Sport",
        "Sport, Kultur und Wetter: was das Jahr bringt",
        "News, sport, weather.",
        "Home cooking moves up",
    ],
)
def test_titles_that_name_sections_are_no_menus(text: str) -> None:
    assert not is_menu(text)


@pytest.mark.parametrize("phrase", sorted(phrases("consent")))
def test_a_phrase_asks_for_consent_wherever_it_stands(phrase: str) -> None:
    assert asks_consent(phrase)
    assert asks_consent(f"«{phrase.upper()}».")
    assert asks_consent(f"Harbour Post: {phrase}, then sail on")


@pytest.mark.parametrize("text", ["Court rules on cookies", "He would not accept the contents of the letter.", ""])
def test_what_only_speaks_of_such_things_asks_no_consent(text: str) -> None:
    assert not asks_consent(text)


@pytest.mark.parametrize("text", ["", "An advertisement for the ferry", "The ferry sails again.", "Ad " * 40])
def test_sentences_are_no_notices(text: str) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "Follow us on the harbour's own channel",
        ">> Lesen Sie auch: Fähre fährt wieder",
        "▶ Abonnez-vous à notre lettre du port",
        "Подписывайтесь на наш канал",
        "Suscríbete",
    ],
)
def test_appeals_to_readers(text: str) -> None:
    assert is_appeal(text)


@pytest.mark.parametrize(
    "text", ["", "»»»", "Followers of the harbour band came by bus.", "The mayor said: follow us."]
)
def test_what_appeals_to_nobody(text: str) -> None:
    assert not is_appeal(text)


@pytest.mark.parametrize(
    ("use", "text", "rest"),
    [
        ("by", "By Ana Roe", "Ana Roe"),
        ("by", "BY: Ana Roe", "Ana Roe"),
        ("by", "Written by Ana Roe", "Ana Roe"),
        ("by", "Von Ana Roe", "Ana Roe"),
        ("by", "Автор: Анна Ро", "Анна Ро"),
        ("by", "文／山田太郎", "山田太郎"),
        ("credit", "Foto: Ana Roe", "Ana Roe"),
        ("credit", "Photo – Ana Roe", "Ana Roe"),
        ("related", "Read also: Ferry fares rise", "Ferry fares rise"),
        ("related", "Read also Ferry fares rise", "Ferry fares rise"),
        ("by", "By", ""),
    ],
)
def test_what_follows_the_opening(use: str, text: str, rest: str) -> None:
    length = opens_with(use, text)
    assert length > 0
    assert text[length:] == rest


@pytest.mark.parametrize("use", USES)
def test_every_phrase_is_an_opening(use: str) -> None:
    assert all(opens_with(use, f"{phrase}: 7") == len(phrase) + 2 for phrase in phrases(use))


@pytest.mark.parametrize(
    ("use", "text"),
    [("by", "Bytes are counted"), ("by", "Ana Roe"), ("by", ""), ("credit", "Photographers met"), ("by", "Avenue")],
)
def test_words_that_merely_begin_alike_are_no_opening(use: str, text: str) -> None:
    assert opens_with(use, text) == 0


@given(st.sampled_from(USES), st.text(max_size=80))
def test_the_opening_is_a_part_of_the_text(use: str, text: str) -> None:
    assert 0 <= opens_with(use, text) <= len(text)


def test_letters_that_fold_to_two_shift_nothing() -> None:
    text = "By Straße ﬁn"
    assert text[opens_with("by", text) :] == "Straße ﬁn"


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe now and read on",
        "Terms of Use / Careers",
        "© The Quay",
        "Bitte einloggen",
        "<ⓒ 부두일보>",
        "Quay | Datenschutz",
    ],
)
def test_what_a_site_says_of_itself(text: str) -> None:
    assert is_house(text)


@pytest.mark.parametrize(
    "text", ["Harbour signs in ferry's captain", "Passwords of the old masters", "Ferry sails again"]
)
def test_what_only_holds_a_part_of_such_a_phrase(text: str) -> None:
    assert not is_house(text)
