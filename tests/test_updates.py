"""Live blogs: their entries by time, and what only looks like one."""

from datetime import UTC, date, datetime, timedelta, timezone

from newsparse import Article, Paragraph, parse
from tests.stories import WIRE

TIMES = ("16:41", "16:02", "15:18", "14:55", "14:07")
TITLES = ("Ferry moored", "Tugs on their way", "Captain speaks", "Passengers ashore", "Ferry adrift")
TEXTS = tuple(zip(WIRE.paragraphs[0:10:2], WIRE.paragraphs[1:10:2], strict=True))
HEADLINE = "Storm on the Caspian shore – live updates"


def page_of(entries: str, headline: str = HEADLINE, *, css: str = "stream", head: str = "") -> str:
    return (
        f"<html lang=en><head><title>{headline}</title>{head}</head><body><nav><a href=/>Home</a></nav><main><article>"
        f"<h1>{headline}</h1><p>By Murad Kelbiyev</p><div class={css}>{entries}</div></article></main>"
        "<footer>The Quay, 2 Harbour Street</footer></body></html>"
    )


def nested() -> str:
    return "".join(
        f"<section class=entry><div><time datetime='2024-05-03T{time}:00+04:00'>{time}</time></div><h2>{title}</h2>"
        f"<p>{one}</p><p>{other} <a href=/more>More</a></p></section>"
        for time, title, (one, other) in zip(TIMES, TITLES, TEXTS, strict=True)
    )


def assert_entries(article: Article, titles: tuple[str | None, ...] = TITLES) -> None:
    assert tuple(update.timestamp for update in article.updates) == TIMES
    assert tuple(update.headline for update in article.updates) == titles
    for update, (one, other) in zip(article.updates, TEXTS, strict=True):
        assert update.body[0].text == one
        assert update.body[1].text.startswith(other)
        assert set(update.body) <= set(article.body)


def test_entries_in_elements_of_their_own() -> None:
    article = parse(page_of(nested()), url="https://quay.example/storm")
    assert_entries(article)
    zone = timezone(timedelta(hours=4))
    assert article.updates[0].published == datetime(2024, 5, 3, 16, 41, tzinfo=zone)
    assert article.updates[0].body[1].links[0].url == "https://quay.example/more"
    assert article.origin["updates/1/timestamp"].raw == "16:02"


def test_entries_one_after_the_other_in_one_element() -> None:
    entries = "".join(
        f"<p class=when>{time}</p><h3>{title}</h3><p>{one}</p><p>{other}</p>"
        for time, title, (one, other) in zip(TIMES, TITLES, TEXTS, strict=True)
    )
    article = parse(page_of(entries))
    assert_entries(article)
    assert article.updates[0].published is None  # no day is printed, and none is known


def test_a_printed_time_is_resolved_against_the_capture() -> None:
    entries = "".join(
        f"<div><p>{time}</p><p>{one}</p><p>{other}</p></div>" for time, (one, other) in zip(TIMES, TEXTS, strict=True)
    )
    article = parse(page_of(entries), captured=datetime(2024, 5, 3, 18, 0))
    assert_entries(article, (None,) * 5)
    assert article.updates[4].published == datetime(2024, 5, 3, 14, 7)


def test_entries_that_begin_with_their_time() -> None:
    entries = "".join(f"<p>{time} Uhr: {one}</p>" for time, (one, _) in zip(TIMES, TEXTS, strict=True))
    article = parse(page_of(entries, "Sturm am Kaspischen Meer im Liveticker"))
    assert [update.timestamp for update in article.updates] == [f"{time} Uhr" for time in TIMES]
    assert [update.body for update in article.updates] == [(paragraph,) for paragraph in article.body]


def jsonld(texts: bool = True) -> str:
    entries = ",".join(
        f'{{"@type":"BlogPosting","headline":"{title}","datePublished":"2024-05-03T{time}:30Z"'
        + (f',"articleBody":"{one} {other}"'.replace("“", "'") if texts else "")
        + "}"
        for time, title, (one, other) in zip(
            (*TIMES, "13:30"), (*TITLES, "Ferry sails"), (*TEXTS, TEXTS[0]), strict=True
        )
    )
    return (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting",'
        f'"headline":"{HEADLINE}","liveBlogUpdate":[{entries.replace(chr(39), "")}]}}</script>'
    )


def test_json_ld_tells_more_entries_and_exact_times() -> None:
    article = parse(page_of(nested(), head=jsonld(texts=False)))
    assert [update.headline for update in article.updates] == [*TITLES, "Ferry sails"]
    assert article.updates[0].published == datetime(2024, 5, 3, 16, 41, 30, tzinfo=UTC)
    assert article.origin["updates"].key == "jsonld:liveBlogUpdate"
    assert article.updates[5].timestamp is None


def test_a_timetable_is_none() -> None:
    rows = "".join(f"<tr><td>{time}</td><td>Ostrey, pier {number}</td></tr>" for number, time in enumerate(TIMES))
    text = "".join(f"<p>{paragraph}</p>" for paragraph in WIRE.paragraphs[:4])
    assert not parse(page_of(f"{text}<table>{rows}</table>")).updates


def test_a_page_that_does_not_say_so_is_none() -> None:
    assert not parse(page_of(nested(), "Four letters from the harbour, and one more")).updates


def test_comments_are_none() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in WIRE.paragraphs)
    remarks = "".join(f"<li><b>Ana</b> {time}<p>{one}</p></li>" for time, (one, _) in zip(TIMES, TEXTS, strict=True))
    assert not parse(page_of(f"{text}<ol class=comments>{remarks}</ol>")).updates


def test_an_article_of_two_times_is_none() -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in WIRE.paragraphs)
    assert parse(page_of(f"<p>14:07</p><p>Updated 15:18</p>{text}")).updates == ()


def test_dumps_have_none() -> None:
    dump = "\n".join([HEADLINE, *(f"{time}\n{one}" for time, (one, _) in zip(TIMES, TEXTS, strict=True))])
    assert parse(dump, kind="text").updates == ()


def test_updates_are_written_and_read_back() -> None:
    article = parse(page_of(nested()))
    assert Article.from_json(article.to_json()) == article
    assert isinstance(article.updates[0].body[0], Paragraph)
    assert article.updates[0].published != date(2024, 5, 3)
