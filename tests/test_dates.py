"""Timestamps as printed in many languages, what they resolve to, and what is none."""

import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.dates import Timestamp, find, from_iso, from_url, order_of, said_by, whole
from newsparse.dates.words import FILES, lexicon

BAKU = timezone(timedelta(hours=4))
CAPTURED = datetime(2024, 7, 19, 15, 0, tzinfo=BAKU)  # a Friday
DAY = date(2024, 7, 19)
MOMENT = datetime(2024, 7, 19, 14, 1)


def one(text: str, *, languages: Sequence[str] = (), day_first: bool | None = None) -> Timestamp:
    """The only timestamp of a text."""
    (stamp,) = find(text, languages=languages, day_first=day_first)
    return stamp


def raws(text: str, languages: Sequence[str] = ()) -> list[str]:
    return [stamp.raw for stamp in find(text, languages=languages)]


def ahead(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


# --- dates ---


@pytest.mark.parametrize(
    "text",
    [
        "19 July 2024",
        "19th of July, 2024",
        "July 19, 2024",
        "Friday, July 19th 2024",
        "Fri 19 Jul 2024",
        "19 JUL 24",
        "19-Jul-24",
        "Jul. 19 '24",
        "2024 July 19",
        "2024-07-19",
        "2024/07/19",
        "2024. 7. 19.",
        "2024·07·19",
        "19.07.2024",
        "19.7.24",
        "19. 7. 2024",
        "19/07/2024",
        "07/19/2024",
        "19-07-2024",
        "Freitag, 19. Juli 2024",
        "Fr., 19.07.2024",
        "vendredi 19 juillet 2024",
        "19 de julio de 2024",
        "19 de julho de 2024",
        "venerdì 19 luglio 2024",
        "vrijdag 19 juli 2024",
        "fredag den 19. juli 2024",
        "perjantai 19. heinäkuuta 2024",
        "19 lipca 2024",
        "19. července 2024",
        "2024. július 19.",
        "19 iulie 2024",
        "19 Ιουλίου 2024",
        "19 июля 2024 г.",
        "19 липня 2024",
        "19 юли 2024",
        "19 iyul 2024",
        "19 հուլիսի, 2024",
        "19 ივლისი 2024",
        "19 Temmuz 2024 Cuma",
        "19 يوليو 2024",
        "١٩ يوليو ٢٠٢٤",
        "19 تموز / يوليو 2024",
        "19 ژوئیه 2024",
        "19 ביולי 2024",
        "19 जुलाई 2024",
        "১৯ জুলাই ২০২৪",
        "19 กรกฎาคม 2567",
        "19 tháng 7 năm 2024",
        "19 Juli 2024",
        "2024年7月19日",
        "2024年7月19日（金）",
        "2024년 7월 19일",
        "2024. július 19., péntek",
        "2024 m. liepos 19 d., penktadienis",
        "19.07.2024 г.",
        "19.07.24 г.",
        "пʼятниця, 19 липня 2024 р.",
        "П’ятниця, 19 липня 2024 року",
        "19 июли 2024",
        "2024-жыл, 19-июль",
        "2024-жылдын 19-июлу",
        "2024 yil 19 iyul",
        "2024 жылғы 19 шілде",
        "19 iyul 2024-cü il",
        "2024-ի հուլիսի 19-ին",
        "2024 оны 7-р сарын 19",
        "2024 оны долоодугаар сарын 19, баасан гараг",
        "19\u200f/07\u200f/2024",
        "\u200f١٩\u200f/٠٧\u200f/٢٠٢٤",
        "يوم الجمعة 19 جويلية 2024",
        "جمعہ 19 جولائی 2024ء",
        "د جولای 19، 2024",
        "జూలై 19, 2024",
        "วันศุกร์ที่ 19 กรกฎาคม พ.ศ. 2567",
        "19 กรกฎาคม ค.ศ. 2024",
        "19 ก.ค. 67",
        "ថ្ងៃទី១៩ ខែកក្កដា ឆ្នាំ២០២៤",
        "ဇူလိုင် ၁၉၊ ၂၀၂၄",
        "Jum'at, 19 Juli 2024",
        "2024ko uztailaren 19a",
        "19° luglio 2024",
        "07.19.2024",
    ],
)
def test_date(text: str) -> None:
    stamp = one(text)
    assert stamp.resolve() == DAY
    assert type(stamp.resolve()) is date
    assert stamp.complete
    assert not stamp.has_time
    assert whole(text) == stamp


@pytest.mark.parametrize("text", ["Jul 192024", "Jul192024", "Fri, Jul. 192024"])
def test_year_glued_to_the_day(text: str) -> None:
    assert whole(text) == one(text)
    assert one(text).resolve() == DAY


def test_year_that_the_time_is_glued_to() -> None:
    assert one("19 Jul 202014:01").resolve() == datetime(2020, 7, 19, 14, 1)
    assert one("5 May 201920:15").resolve() == datetime(2019, 5, 5, 20, 15)


@pytest.mark.parametrize(
    "text",
    [
        "19 July 2024 / 14:01",
        "19 July 2024, 2:01 PM",
        "19 July 2024 at 2.01pm",
        "14:01, 19 July 2024",
        "2:01 p.m. | July 19, 2024",
        "Fri Jul 19 14:01 2024",
        "2024-07-19 14:01",
        "2024-07-19T14:01",
        "19.07.2024, 14:01 Uhr",
        "19. Juli 2024 um 14.01 Uhr",
        "19 juillet 2024 à 14h01",
        "19 de julio de 2024 a las 14:01 h",
        "19 luglio 2024 alle 14:01",
        "19 juli 2024 kl. 14.01",
        "19 lipca 2024, godz. 14:01",
        "19 июля 2024 г., 14:01",
        "14:01 19.07.2024",
        "19 iyul 2024 - 14:01",
        "2024. 07. 19. 14:01",
        "19.07.2024. 14:01",
        "2024年7月19日 14時01分",
        "2024年7月19日 下午2点01分",
        "2024년 7월 19일 오후 2시 1분",
        "July 19, 202414:01",
        "2024. július 19. péntek, 14:01",
        "19.07.2024 r. 14:01",
        "14:01:00 19/07/2024",
        "14:01:00 Thứ Sáu, 19 tháng 7, 2024",
        "14h01 ngày 19/07/2024",
        "2:01 p.m. on July 19, 2024",
        "14.01 Uhr am 19. Juli 2024",
        "۱۴:۰۱ - ۲۹-۰۴-۱۴۰۳",
        "19 جويلية 2024 على الساعة 14:01",
        "১৯ জুলাই ২০২৪, ১৪: ০১",
        "১৯ জুলাই ২০২৪, ০২:০১ পিএম",
        "19 Julai 2024 2:01 PTG",
    ],
)
def test_date_with_time(text: str) -> None:
    stamp = one(text)
    assert stamp.resolve() == MOMENT
    assert stamp.raw == text
    assert stamp.has_time
    assert whole(text) == stamp


@pytest.mark.parametrize(("year", "full"), [("00", 2000), ("24", 2024), ("49", 2049), ("50", 1950), ("99", 1999)])
def test_year_of_two_digits(year: str, full: int) -> None:
    assert one(f"19/07/{year}").resolve() == date(full, 7, 19)
    assert one(f"19 Jul '{year}").resolve() == date(full, 7, 19)


def test_seconds_and_midnight() -> None:
    assert one("2024-07-19 14:01:30").resolve() == MOMENT.replace(second=30)
    midnight = one("19 July 2024, 00:00").resolve()
    assert midnight == datetime(2024, 7, 19)
    assert isinstance(midnight, datetime)


@pytest.mark.parametrize(("text", "hour"), [("12:05 am", 0), ("12:05 pm", 12), ("1:05 pm", 13), ("14:05 pm", 14)])
def test_halves_of_the_day(text: str, hour: int) -> None:
    assert (one(text).hour, one(text).minute) == (hour, 5)


@pytest.mark.parametrize(("text", "hour"), [("রাত ৯:০৫", 21), ("রাত ১২:০৫", 0), ("晚上1:05", 1), ("밤 11:05", 23)])
def test_the_night_goes_on_after_midnight(text: str, hour: int) -> None:
    assert (one(text).hour, one(text).minute) == (hour, 5)


def test_length_of_a_clip_beside_a_date() -> None:
    assert raws("1:02:33 · 19 July 2024") == ["19 July 2024"]


@pytest.mark.parametrize(
    "text",
    [
        "32/13/2024",
        "00/07/2024",
        "31.02.2024",
        "31 April 2024",
        "2024-13-01",
        "2024-02-30",
        "February 29, 2023",
        "30.2.",
    ],
)
def test_impossible_date(text: str) -> None:
    assert find(text) == []
    assert whole(text) is None


@pytest.mark.parametrize("clock", ["25:00", "14:61", "99:99"])
def test_impossible_time_beside_a_date(clock: str) -> None:
    assert raws(f"19 July 2024 {clock}") == ["19 July 2024"]


def test_leap_day() -> None:
    assert one("29 February 2024").resolve() == date(2024, 2, 29)
    assert one("29 February").resolve(captured=date(2023, 5, 1)) == date(2020, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("۲۹ تیر ۱۴۰۳", DAY),
        ("1403/04/29", DAY),
        ("جمعه ۲۹ تیر ۱۴۰۳", DAY),
        ("۱ فروردین ۱۴۰۰", date(2021, 3, 21)),
        ("۳۰ اسفند ۱۴۰۳", date(2025, 3, 20)),  # a leap year's last day
        ("令和6年7月19日", DAY),
        ("平成30年7月19日", date(2018, 7, 19)),
        ("民國113年7月19日", DAY),
    ],
)
def test_other_calendars_are_converted(text: str, day: date) -> None:
    assert one(text).resolve() == day


def test_a_day_that_the_persian_calendar_lacks() -> None:
    assert find("1404/12/30") == []


@pytest.mark.parametrize("text", ["12 محرم", "12 محرم 1446", "1446/01/12", "۲۹ تیر"])
def test_islamic_dates_and_persian_ones_without_a_year_are_recognised_but_not_converted(text: str) -> None:
    stamp = one(text)
    assert not stamp.gregorian
    assert stamp.resolve(captured=CAPTURED) is None


# --- the order of numbers ---


def test_order_that_the_numbers_give_away() -> None:
    assert (one("19/07/2024").day_first, one("07/19/2024").day_first) == (True, False)
    assert one("03/04/2024").day_first is None
    assert one("07/19/2024", day_first=True).resolve() == DAY


def test_ambiguous_date_is_not_resolved() -> None:
    stamp = one("03/04/2024, 10:00")
    assert stamp.ambiguous
    assert stamp.resolve(captured=CAPTURED) is None
    assert stamp.with_order(None) is stamp
    assert stamp.with_order(True).resolve() == datetime(2024, 4, 3, 10, 0)
    assert stamp.with_order(False).resolve() == datetime(2024, 3, 4, 10, 0)


@pytest.mark.parametrize(
    ("text", "languages", "day"),
    [
        ("03/04/2024", ["fr"], date(2024, 4, 3)),
        ("03/04/2024", ["en-GB"], date(2024, 4, 3)),
        ("03/04/2024", ["en-US"], date(2024, 3, 4)),
        ("03/04/2024", ["en"], None),
        ("03/04/2024", ["en-US", "fr"], None),
        ("03/04/2024", ["xx"], None),
        ("03-04-2024", ["nl"], date(2024, 4, 3)),
        ("04/04/2024", [], date(2024, 4, 4)),
        ("03.04.2024", ["en-US"], date(2024, 4, 3)),
        ("03/04/2024", ["sv"], None),  # the year goes first there, so nothing is known where it's last
        ("24.07.19", ["ko"], DAY),
        ("24/07/19", ["ja"], DAY),
        ("24. 07. 19.", ["hu"], DAY),
        ("24/07/19", ["ne"], None),
        ("24.07.19", ["de"], date(2019, 7, 24)),
    ],
)
def test_order_by_language(text: str, languages: list[str], day: date | None) -> None:
    assert one(text, languages=languages).resolve() == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Publicado em 03/04/2024", date(2024, 4, 3)),
        ("Freitag, 05/04/2024", date(2024, 4, 5)),
        ("03/04/2024 às 14h01", datetime(2024, 4, 3, 14, 1)),
        ("Published on 03/04/2024", None),
        ("03/04/2024, 14:01 h", None),
    ],
)
def test_order_by_the_language_of_the_words_beside_it(text: str, day: date | None) -> None:
    assert one(text).resolve() == one(text, languages=["en"]).resolve() == day
    assert day is None or one(text, languages=["en-US"]).resolve() != day


def test_day_first_goes_before_language() -> None:
    assert one("03/04/2024", languages=["en-US"], day_first=True).resolve() == date(2024, 4, 3)


def test_the_other_order() -> None:
    stamp = find("03/04/2024", languages=["de"])[0]
    assert stamp.turns
    assert stamp.resolve() == date(2024, 4, 3)
    assert stamp.turned().resolve() == date(2024, 3, 4)
    assert one("03/04/2024").turned().resolve() == date(2024, 3, 4)
    assert not any(one(text).turns for text in ("03.04.2024", "19/07/2024", "04/04/2024", "3 April 2024", "2024-04-03"))


def test_order_of_a_list() -> None:
    stamps = find("03/04/2024 | 19/04/2024 | 05/04/2024")
    assert len(stamps) == 3
    assert order_of(stamps) is True
    assert order_of(find("04/19/2024 | 03/04/2024")) is False
    assert order_of(find("04/19/2024 | 19/04/2024")) is None
    assert order_of([]) is None


# --- relative times ---


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("6 hours ago", (6, "hour")),
        ("an hour ago", (1, "hour")),
        ("2h ago", (2, "hour")),
        ("5 mins ago", (5, "minute")),
        ("1 day ago", (1, "day")),
        ("3 weeks ago", (3, "week")),
        ("2 months ago", (2, "month")),
        ("1 year ago", (1, "year")),
        ("120 minutes ago", (120, "minute")),
        ("1h 5min ago", (65, "minute")),
        ("2 days 3 hours ago", (51 * 60, "minute")),
        ("just now", (0, "minute")),
        ("vor 10 Stunden", (10, "hour")),
        ("vor einer Stunde", (1, "hour")),
        ("vor 1 Stunde 5 Minuten", (65, "minute")),
        ("il y a 2 heures", (2, "hour")),
        ("il y a une heure", (1, "hour")),
        ("hace 3 días", (3, "day")),
        ("há 2 horas", (2, "hour")),
        ("2 ore fa", (2, "hour")),
        ("3 uur geleden", (3, "hour")),
        ("för 3 timmar sedan", (3, "hour")),
        ("for 3 timer siden", (3, "hour")),
        ("3 tuntia sitten", (3, "hour")),
        ("2 godziny temu", (2, "hour")),
        ("před 2 hodinami", (2, "hour")),
        ("2 часа назад", (2, "hour")),
        ("2 години тому", (2, "hour")),
        ("2 saat əvvəl", (2, "hour")),
        ("2 saat önce", (2, "hour")),
        ("πριν από 2 ώρες", (2, "hour")),
        ("قبل 3 ساعات", (3, "hour")),
        ("منذ ساعتين", (2, "hour")),
        ("לפני שעתיים", (2, "hour")),
        ("5 मिनट पहले", (5, "minute")),
        ("5 นาทีที่แล้ว", (5, "minute")),
        ("3 jam lalu", (3, "hour")),
        ("5 giờ trước", (5, "hour")),
        ("7日前", (7, "day")),
        ("2小时前", (2, "hour")),
        ("3시간 전", (3, "hour")),
        ("5 នាទី\u200bមុន", (5, "minute")),
        ("today", (0, "day")),
        ("gestern", (1, "day")),
        ("anteayer", (2, "day")),
        ("сегодня", (0, "day")),
        ("昨日", (1, "day")),
    ],
)
def test_relative(text: str, relative: tuple[int, str]) -> None:
    stamp = one(text)
    assert stamp.relative == relative
    assert stamp.resolve() is None
    assert whole(text) == stamp


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("6 hours ago", datetime(2024, 7, 19, 9, 0, tzinfo=BAKU)),
        ("20 minutes ago", datetime(2024, 7, 19, 14, 40, tzinfo=BAKU)),
        ("1 day ago", date(2024, 7, 18)),
        ("2 weeks ago", date(2024, 7, 5)),
        ("5 months ago", date(2024, 2, 19)),
        ("2 years ago", date(2022, 7, 19)),
        ("999999 years ago", None),
        ("999999 weeks ago", None),
        ("yesterday", date(2024, 7, 18)),
        ("tomorrow", date(2024, 7, 20)),
    ],
)
def test_relative_to_the_capture(text: str, when: date | None) -> None:
    assert one(text).resolve(captured=CAPTURED) == when


def test_months_ago_end_with_the_month() -> None:
    assert one("1 month ago").resolve(captured=date(2024, 3, 31)) == date(2024, 2, 29)


def test_day_word_with_a_date() -> None:
    for text in ("Today, 19 July 2024", "Wczoraj, 19 lipca 2024"):
        assert one(text).raw == text
        assert one(text).resolve() == DAY
    assert one("heute, 19.07.2024, 14:01 Uhr").resolve() == MOMENT


def test_day_word_with_a_time() -> None:
    for text in ("yesterday 14:05", "Yesterday, 2:05 pm", "gestern, 14:05 Uhr", "вчера, 14:05", "14:05, yesterday"):
        stamp = one(text)
        assert stamp.raw == text
        assert stamp.resolve() is None
        assert stamp.resolve(captured=CAPTURED, zone=BAKU) == datetime(2024, 7, 18, 14, 5, tzinfo=BAKU)


# --- parts of a date ---


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("19 July", DAY),
        ("July 18", date(2024, 7, 18)),
        ("20 July", date(2023, 7, 20)),
        ("24. Dezember", date(2023, 12, 24)),
        ("7月18日", date(2024, 7, 18)),
        ("18.7.", date(2024, 7, 18)),
    ],
)
def test_date_without_year_is_the_last_one(text: str, day: date) -> None:
    assert one(text).resolve() is None
    assert one(text).resolve(captured=CAPTURED) == day
    assert one(text).resolve(captured=CAPTURED.date()) == day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("14:36", datetime(2024, 7, 19, 14, 36)),
        ("15:36", datetime(2024, 7, 19, 15, 36)),  # clocks differ a little
        ("16:36", datetime(2024, 7, 18, 16, 36)),
        ("2:05 pm", datetime(2024, 7, 19, 14, 5)),
        ("Fri 14:36", datetime(2024, 7, 19, 14, 36)),
        ("Friday, 23:10", datetime(2024, 7, 12, 23, 10)),
        ("Dienstag, 14:36 Uhr", datetime(2024, 7, 16, 14, 36)),
        ("18 July, 14:36", datetime(2024, 7, 18, 14, 36)),
    ],
)
def test_time_is_the_last_one_before_the_capture(text: str, when: datetime) -> None:
    assert one(text).resolve() is None
    assert one(text).resolve(captured=CAPTURED) == when
    assert one(text).resolve(captured=CAPTURED, zone=BAKU) == when.replace(tzinfo=BAKU)


def test_month_and_year_alone_are_no_day() -> None:
    stamp = one("July 2024")
    assert (stamp.year, stamp.month, stamp.day) == (2024, 7, None)
    assert stamp.resolve(captured=CAPTURED) is None


# --- zones ---


@pytest.mark.parametrize(
    ("printed", "hours"),
    [
        ("UTC", 0),
        ("GMT", 0),
        ("GMT+4", 4),
        ("(UTC+05:30)", 5.5),
        ("+0430", 4.5),
        ("-03:00", -3),
        ("CEST", 2),
        ("EDT", -4),
        ("ET", -4),
        ("PT", -7),
        ("IST", 5.5),
        ("МСК", 3),
    ],
)
def test_printed_zone(printed: str, hours: float) -> None:
    text = f"2024-07-19 14:01 {printed}" if printed[0] != "-" else f"2024-07-19T14:01{printed}"
    when = one(text).resolve(zone=BAKU, captured=CAPTURED)  # the printed one goes first
    assert when == MOMENT.replace(tzinfo=ahead(hours))
    assert isinstance(when, datetime)
    assert when.utcoffset() == timedelta(hours=hours)


def test_offset_that_no_place_has() -> None:
    assert one("19 July 2024 14:01 +9900").zone is None


def test_zone_is_given_where_none_is_printed() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    summer, winter = (one(text).resolve(zone=berlin) for text in ("19 July 2024 14:01", "19 January 2024 14:01"))
    assert isinstance(summer, datetime)
    assert isinstance(winter, datetime)
    assert (summer.tzinfo, winter.tzinfo) == (ahead(2), ahead(1))
    assert one("19 July 2024").resolve(zone=berlin) == DAY


def test_zone_tells_what_day_it_is() -> None:
    late = datetime(2024, 7, 19, 22, 0, tzinfo=UTC)
    assert one("today").resolve(captured=late) == DAY
    assert one("today").resolve(captured=late, zone=BAKU) == date(2024, 7, 20)
    assert one("2 hours ago").resolve(captured=late, zone=BAKU) == datetime(2024, 7, 20, 0, 0, tzinfo=BAKU)


def test_naive_capture_is_in_the_zone() -> None:
    naive = datetime(2024, 7, 19, 15, 0, 0, 999)
    assert one("2 hours ago").resolve(captured=naive) == datetime(2024, 7, 19, 13, 0)
    assert one("2 hours ago").resolve(captured=naive, zone=BAKU) == datetime(2024, 7, 19, 13, 0, tzinfo=BAKU)


def test_hours_before_a_day_are_no_moment() -> None:
    assert one("2 hours ago").resolve(captured=DAY) is None
    assert one("2 days ago").resolve(captured=DAY) == date(2024, 7, 17)


# --- no timestamps ---


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "5 min read",
        "Lesezeit: 5 Minuten",
        "3 minutos de lectura",
        "Video 02:53",
        "02:53 min",
        "Duration: 1:02:33",
        "(1:07)",
        "00:00 / 03:15",
        "0:00",
        "in 5 hours",
        "5 hours of talks",
        "10:00-11:30",
        "Open 09:00 Uhr – 17:00 Uhr",
        "She ran it in 1:46,47 and he in 3:38.72",
        "some 2,500 years ago",
        "Hier klicken, hier, um zu lesen",
        "heute-Nachrichten",
        "May 5–7, 2024",
        "They won 3-1",
        "at 2.25 per cent",
        "version 1.2.3.2024",
        "$5.20",
        "+1 (555) 123-4567",
        "ISBN 978-3-16-148410-0",
        "2024",
        "Friday",
        "in May",
        "you may 5 times",
        "Pods 3 Pro arrive",
        "to 10 on Saturday",
        "9 Fragen",
        "is happy today with it",
        "the G20 May summit",
        "199999999999 hours ago",
        "9" * 5000,
        "\x00\ud800 1",
    ],
)
def test_no_timestamp(text: str) -> None:
    assert find(text) == []
    assert whole(text) is None


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Am 7. Oktober 2023 kam die Zusage.", ["7. Oktober 2023"]),
        ("Der Verein tagt am 15. Juni", ["15. Juni"]),
        ("Bridge closed on 3 February after rain", ["3 February"]),
        ("Most zamknięto 28 lutego. Potem go otwarto.", ["28 lutego"]),
        ("It began at 5.35pm in town", ["5.35pm"]),
        ("12 photos 18.03.2023", ["18.03.2023"]),
        ("Harbour 19.07.2024 04:03 min", ["19.07.2024"]),
        ("Hafenvor 3 Stundenvor 3 Stunden", ["vor 3 Stunden", "vor 3 Stunden"]),
        ("Offen am Dienstag (ab 11 Uhr) und Freitag (24. Mai)", ["Dienstag (ab 11 Uhr)", "Freitag (24. Mai)"]),
        ("Von 1. bis 8. Mai 2022", ["8. Mai 2022"]),
        ("Bridge opens19 July 2024Read on", ["19 July 2024"]),
        ("Harbour\n19 July 2024\n2 hours ago", ["19 July 2024", "2 hours ago"]),
    ],
)
def test_within_a_text(text: str, raw: list[str]) -> None:
    assert raws(text) == raw


def test_hebrew_abbreviations_with_in_before_them() -> None:
    assert one("1 בספט׳ 2024").resolve() == one("1 בספט' 2024").resolve() == date(2024, 9, 1)


def test_an_acronym_is_no_yesterday() -> None:
    assert find("JUCE", languages=["en"]) == []
    assert raws("JUCE", ["sr"]) == raws("JUCE") == ["JUCE"]
    assert raws("ВЧЕРА", ["en"]) == ["ВЧЕРА"]


def test_names_that_are_read_in_their_language_only() -> None:
    assert one("19 Mac 2024", languages=["ms"]).resolve() == date(2024, 3, 19)
    assert find("19 Mac 2024", languages=["en"]) == find("19 Mac 2024") == []


def test_short_names_go_by_language() -> None:
    assert raws("The 5 gen chip", ["en"]) == []
    assert raws("Il 5 gen al porto", ["it"]) == ["5 gen"]
    assert raws("5 gen", ["en"]) == ["5 gen"]  # nothing beside it: no plain word
    assert one("ma 5.5.2024", languages=["fi"]).weekday == 0


def test_dotted_times() -> None:
    assert raws("14.05") == ["14.05"]
    assert raws("14.05", ["fi"]) == ["14.05"]
    assert raws("14.05", ["en-US"]) == []
    assert raws("The rate fell to 14.05") == []
    assert raws("Bron öppnar kl 14.05") == ["14.05"]
    assert [(stamp.raw, stamp.said) for stamp in find("Uppdaterad 15.59 | Publicerad 14.14")] == [
        ("15.59", "modified"),
        ("14.14", "published"),
    ]


def test_in_long_text() -> None:
    filler = "The harbour stayed open. " * 40
    text = f"{filler}It began on 19 July 2024 at 14:01, and ended 6 hours ago. {filler}In 2 cases, 03.08.2024."
    stamps = find(text)
    assert [stamp.raw for stamp in stamps] == ["19 July 2024 at 14:01", "6 hours ago", "03.08.2024"]
    assert all(text[stamp.start : stamp.end] == stamp.raw for stamp in stamps)
    assert whole(text) is None


# --- whole texts and labels ---


@pytest.mark.parametrize(
    ("text", "raw", "said"),
    [
        ("Published: 19 July 2024", "19 July 2024", "published"),
        ("Posted on July 19, 2024", "July 19, 2024", "published"),
        ("Updated 19 July 2024 14:01", "19 July 2024 14:01", "modified"),
        ("UPDATED | 19 July 2024", "19 July 2024", "modified"),
        ("Last updated: 2 hours ago", "2 hours ago", "modified"),
        ("Veröffentlicht am 19.07.2024", "19.07.2024", "published"),
        ("Stand: 19.07.2024, 14:01 Uhr", "19.07.2024, 14:01 Uhr", "modified"),
        ("Publié le 19 juillet 2024", "19 juillet 2024", "published"),
        ("Mis à jour le 19 juillet 2024", "19 juillet 2024", "modified"),
        ("Actualizado: 19/07/2024", "19/07/2024", "modified"),
        ("Updated Date: 19 July 2024", "19 July 2024", "modified"),
        ("Actualizado al 19/07/2024", "19/07/2024", "modified"),
        ("Публикувано на 19 юли 2024", "19 юли 2024", "published"),
        ("Обновлено: 19 июля 2024", "19 июля 2024", "modified"),
        ("更新：2024年7月19日", "2024年7月19日", "modified"),
        ("입력 2024.07.19 14:01", "2024.07.19 14:01", "published"),
        ("Udgivet d. 19. juli 2024", "19. juli 2024", "published"),
        ("(19 July 2024)", "19 July 2024", None),
        ("- 19 July 2024 |", "19 July 2024", None),
        ("on 19 July 2024", "19 July 2024", None),
        ("19 July 2024 19 July 2024", "19 July 2024", None),
        ("2 hours ago (2 hours ago)", "2 hours ago", None),
        ("19 July 2024 (updated)", "19 July 2024", "modified"),
    ],
)
def test_whole(text: str, raw: str, said: str | None) -> None:
    stamp = whole(text)
    assert stamp is not None
    assert (stamp.raw, stamp.said) == (raw, said)
    assert text[stamp.start : stamp.end] == raw


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Roe 19 July 2024",
        "19 July 2024 Baku",
        "Published: 18 July 2024 Updated: 19 July 2024",
        "Published",
        " " * 300 + "19 July 2024",
    ],
)
def test_not_whole(text: str) -> None:
    assert whole(text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Published", "published"),
        ("Last update:", "modified"),
        ("Veröffentlicht am", "published"),
        ("更新", "modified"),
    ],
)
def test_a_label_by_itself(text: str, said: str) -> None:
    assert said_by(text) == said


@pytest.mark.parametrize(
    "text", ["", "Ferry fares", "Published 3 May 2024", "Published by Ana Roe", "The ferry was updated on"]
)
def test_what_is_no_label(text: str) -> None:
    assert said_by(text) is None


def test_labels_of_several() -> None:
    stamps = find("Published: 18 July 2024 | Updated: 19 July 2024, 14:01")
    assert [(stamp.said, stamp.day) for stamp in stamps] == [("published", 18), ("modified", 19)]


# --- dates stated by machines ---


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2024-07-19", DAY),
        ("20240719", DAY),
        ('"2024-07-19" ', DAY),
        ("2024/7/19 9:05", datetime(2024, 7, 19, 9, 5)),
        ("2024-07-19T14:01", MOMENT),
        ("2024-07-19T00:00:00", datetime(2024, 7, 19)),
        ("2024-07-19 14:01:00Z", MOMENT.replace(tzinfo=UTC)),
        ("20240719T140100Z", MOMENT.replace(tzinfo=UTC)),
        ("2024-07-19T14:01:00 UTC", MOMENT.replace(tzinfo=UTC)),
        ("2024-07-19T14:01:00.5+04:00", MOMENT.replace(microsecond=500_000, tzinfo=BAKU)),
        ("2024-07-19T14:01:00.123456789Z", MOMENT.replace(microsecond=123_456, tzinfo=UTC)),
        ("2024-07-19T14:01:00+0400", MOMENT.replace(tzinfo=BAKU)),
        ("2024-07-19T14:01:00 +4", MOMENT.replace(tzinfo=BAKU)),
        ("2024-07-19T14:01:00−03:30", MOMENT.replace(tzinfo=ahead(-3.5))),
        ("2024-07-19T14:01:00+04:00[Asia/Baku]", MOMENT.replace(tzinfo=BAKU)),
        ("Fri, 19 Jul 2024 14:01:00 GMT", MOMENT.replace(tzinfo=UTC)),
        ("Fri, 19 Jul 2024 14:01:00 EDT", MOMENT.replace(tzinfo=ahead(-4))),
        ("Fri Jul 19 2024 14:01:00 GMT+0400 (Azerbaijan Time)", MOMENT.replace(tzinfo=BAKU)),
        ("Fri Jul 19 14:01:00 GMT 2024", MOMENT.replace(tzinfo=UTC)),
        ("1721397660", MOMENT.replace(tzinfo=UTC)),
        ("1721397660000", MOMENT.replace(tzinfo=UTC)),
        ("July 19, 2024", DAY),
        ("19 июля 2024, 14:01", MOMENT),
    ],
)
def test_from_iso(text: str, when: date) -> None:
    found = from_iso(text)
    assert found == when
    assert type(found) is type(when)
    if isinstance(when, datetime) and isinstance(found, datetime):
        assert found.utcoffset() == when.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2024",
        "2024-07",
        "2024052",
        "2024-13-01",
        "2024-07-19T25:00",
        "2024-07-19T14:01:00+25:00",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "0000000000",
        "03/04/2024",
        "2 hours ago",
        "Fri, 19 Foo 2024 14:01:00 GMT",
        "9" * 5000,
    ],
)
def test_from_iso_in_doubt(text: str) -> None:
    assert from_iso(text) is None


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/07/19/bridge", DAY),
        ("/news/2024/7/19", DAY),
        ("/2024/jul/19/bridge", DAY),
        ("/bridge-2024-07-19.html", DAY),
        ("/20240719/bridge", DAY),
        ("/news/20240719-bridge", DAY),
        ("/2024/07/19/2024/07/19/", DAY),
        ("/news/19-07-2024", DAY),
        ("/news/07-19-2024/bridge", DAY),
        ("/news/03-04-2024", None),
        ("/2024/07/bridge", None),
        ("/2024/13/19/", None),
        ("/2024/foo/19/", None),
        ("/1234567/bridge", None),
        ("/18240719/bridge", None),
        ("/2024/07/19/2024/07/18/", None),
        ("/?day=2024-07-19", None),
        ("/bridge", None),
    ],
)
def test_from_url(path: str, day: date | None) -> None:
    assert from_url(f"https://news.example{path}") == day


def test_from_url_that_is_none() -> None:
    assert from_url("http://[broken/2024/07/19/") is None


# --- whatever comes ---

PHRASES = sorted({*lexicon().words, *lexicon().capitals})
TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.one_of(
            st.sampled_from(PHRASES),
            st.sampled_from([*" .,:/-|()'~+", " ", "\n", "st", "Uhr", "ago"]),
            st.integers(0, 2600).map(str),
            st.integers(0, 99).map("{:02}".format),
        ),
        max_size=60,
    ).map("".join),
)


@given(TEXTS, st.sampled_from([(), ("en",), ("de", "fr"), ("ja",), ("",)]), st.sampled_from([None, True, False]))
def test_anything_can_be_searched(text: str, languages: tuple[str, ...], day_first: bool | None) -> None:
    end = 0
    for stamp in find(text, languages=languages, day_first=day_first):
        assert end <= stamp.start < stamp.end <= len(text)
        assert text[stamp.start : stamp.end] == stamp.raw
        end = stamp.end
        when = stamp.resolve(captured=CAPTURED, zone=BAKU)
        assert when is None or stamp.complete or not stamp.ambiguous
        assert stamp.resolve() is None or stamp.complete
    entire = whole(text, languages=languages, day_first=day_first)
    assert entire is None or text[entire.start : entire.end] == entire.raw
    from_iso(text)
    from_url(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1/",
        "1:",
        "1",
        "May ",
        "3 May ",
        "00:00 ",
        "Mai1",
        "a1",
        "vor 1",
        "1日",
        "(1:",
        "at 1",
        "20241",
        "1\n",
        "st1",
    ],
)
def test_adverse_text_is_read_piece_by_piece(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text takes twice the function calls, and no call looks at more than its surroundings."""
    calls = []
    for size in (5_000, 10_000):
        count = 0

        def trace(*_: object) -> None:
            nonlocal count
            count += 1

        text = piece * (size // len(piece))
        sys.setprofile(trace)
        try:
            find(text)
        finally:
            sys.setprofile(None)
        calls.append(count)
    assert calls[1] <= 2.2 * calls[0] + 100


@pytest.mark.parametrize("piece", ["1 ", "May ", "1/", "3 May ", "Mai1"])
def test_much_of_it(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    stamps = find(text)
    assert all(text[stamp.start : stamp.end] == stamp.raw for stamp in stamps)


# --- words ---


def test_data_files_are_well_formed() -> None:
    for name in FILES:
        for line in (files("newsparse") / "data" / "dates" / name).read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                category, _, _, phrases = line.split("\t")
                assert category.replace("_", "").isalpha()
                assert all(phrase == phrase.strip() != "" for phrase in phrases.split("|"))


def test_every_month_of_every_language_is_found() -> None:
    for text, word in lexicon().words.items():
        for number, spoken in word.values.get("month", ())[:1]:
            assert one(f"19 {text} 2024 14:01", languages=[*spoken]).month == int(number), text


def test_words_are_read_at_first_use_only() -> None:
    code = "import newsparse.dates.words as w; assert not w.lexicon.cache_info().currsize"
    environment = {key: value for key, value in os.environ.items() if not key.startswith("COV_")}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
