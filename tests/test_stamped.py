"""The few headlines and times that trail a dump's text: each time goes to its own headline, or to none."""

import pytest

from newsparse import Article, parse

TEXT = {
    "en": (
        "Brennick keeps swing bridge open",
        "The harbour council of Brennick voted on Tuesday night to keep the old swing bridge open until the spring.",
        "“We counted every one of them,” said the clerk, Moira Teal, who had set up a table in the town hall's lobby.",
        "The bridge was due to close in October for repairs. A decision on the money is expected in January.",
    ),
    "ru": (
        "Паром снова ходит после девяти месяцев простоя",
        "Паром между гаванью и островом снова пойдёт с понедельника после девяти месяцев простоя, сообщила компания.",
        "Прошлой осенью судно ударилось о причал во время шторма, и его отбуксировали на верфь. Никто не пострадал.",
        "«Мы подтянули каждый винт», — сказал капитан. Ремонт обошёлся примерно в четыре миллиона рублей.",
    ),
    "he": (
        "הגשר ייפתח באיחור של שנה",
        "הגשר החדש מעל הנהר, שהיה אמור להיפתח בסתיו, לא ייפתח לפני ספטמבר בשנה הבאה, כך נמסר ביום שני ממינהל הדרכים.",
        "לדברי מנהל המינהל, שישים וארבע כלונסאות בטון שכבו שלושה חודשים בתחנה במרחק מאתיים קילומטר מן הנהר.",
        "התושבים אומרים שהדרך העוקפת נמשכת כמעט שלוש שעות, והמורה יוצאת מביתה בכל בוקר לפני עלות השחר.",
    ),
    "ja": (
        "渡し船、九か月ぶりに運航再開へ",
        "北浜と島を結ぶ渡し船が、月曜日から九か月ぶりに運航を再開する。船会社が水曜日に発表した。",
        "船は昨年秋の嵐で桟橋に衝突し、造船所まで曳航された。けが人はいなかったという。",
        "「ねじを一本ずつ回した」と船長は話した。修理には約四百万円かかったとみられる。",
    ),
}

TRAILS = {
    "ru": ["Мост откроют на год позже", "19 июля 2024 / 14:01", "В школе обрушилась крыша", "18 июля 2024 / 12:30"],
    "he": ["מחירי המעבורת יעלו במאי", "19.07.2024 12:30", "גג בית ספר קרס בכפר", "18.07.2024 09:10"],
    "en": ["FERRY FARES TO RISE IN MAY", "19 JULY 2024 / 14:01"],
}

FERRY, SCHOOL, MAYOR = "Ferry fares to rise in May", "School roof collapses in Ellery", "Mayor quits"
FIRST, SECOND, THIRD = "19 July 2024 / 14:01", "19 July 2024 / 12:30", "18 July 2024 / 20:15"


def trailed(*lines: str, language: str = "en") -> Article:
    return parse("\n".join((*TEXT[language], *lines)))


def items(article: Article) -> list[tuple[str, str | None]]:
    return [(item.headline, item.timestamp) for item in article.related]


@pytest.mark.parametrize("language", TRAILS)
def test_one_or_two_headlines_that_take_turns_with_times_end_a_dump(language: str) -> None:
    lines = TRAILS[language]
    article = trailed(*lines, language=language)
    assert items(article) == [*zip(lines[::2], lines[1::2], strict=True)]
    assert len(article.body) == 3
    assert article.published is None


def test_a_lists_title_stands_for_what_the_forest_does_not_know() -> None:
    lines = ("橋の開通は来年に延期", "2024年7月18日 12時30分")
    article = trailed("関連記事", *lines, language="ja")
    assert items(article) == [lines]
    assert article.related[0].label == "関連記事"


def test_what_a_dump_says_of_its_site_may_follow() -> None:
    assert items(trailed(FERRY, FIRST, SCHOOL, SECOND, "© 2024 Brennick Post")) == [(FERRY, FIRST), (SCHOOL, SECOND)]


def test_two_words_between_two_times_are_a_headline() -> None:
    article = trailed(SCHOOL, FIRST, MAYOR, SECOND, FERRY, THIRD)
    assert items(article) == [(SCHOOL, FIRST), (MAYOR, SECOND), (FERRY, THIRD)]


@pytest.mark.parametrize("first", [MAYOR, "Carla Nunes"])
def test_the_time_of_what_is_no_headline_is_no_other_ones(first: str) -> None:
    article = trailed(first, FIRST, SCHOOL, SECOND, FERRY, THIRD)
    assert items(article) == [(SCHOOL, SECOND), (FERRY, THIRD)]


def test_a_time_below_another_title_is_not_the_articles() -> None:
    assert trailed(MAYOR, FIRST).published is None
    assert trailed("Carla Nunes", FIRST).published is not None


@pytest.mark.parametrize("leading", [False, True], ids=["times follow", "times lead"])
def test_a_dump_that_is_nothing_but_a_list_has_no_headline_of_its_own(leading: bool) -> None:
    pairs = [(FERRY, FIRST), (SCHOOL, SECOND), (MAYOR + " over parking row", THIRD)]
    article = parse("\n".join("\n".join(pair[::-1] if leading else pair) for pair in pairs))
    assert article.headline is None
    assert not article.is_article
    assert items(article) == pairs


@pytest.mark.parametrize("gap", ["", " "])
def test_lines_made_alike_are_all_headlines_or_none(gap: str) -> None:
    text = (
        "Fähre nach Orla fährt wieder",
        "Die Nachtfähre nach Orla fuhr am Freitag zum ersten Mal seit zwei Jahren, alle 212 Kojen waren belegt.",
        "Ein zweites Schiff soll im Mai folgen, sagte der Hafen, und ein drittes, sobald der Steg repariert ist.",
    )
    pairs = [
        ("Hafen von Orla öffnet nach dem Sturm wieder", "12.10.2026, 17:40 Uhr"),
        ("Zwei Leuchttürme wechseln die Farbe", "11.10.2026, 09:05 Uhr"),
    ]
    article = parse("\n".join([*text, "Mehr zum Thema", *(f"{headline}{gap}{time}" for headline, time in pairs)]))
    assert [(item.headline, item.timestamp) for item in article.related] == pairs
