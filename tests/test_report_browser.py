"""The report in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsparse import api
from newsparse.files import load
from newsparse.report import html_report
from tests import hostile
from tests.in_browser import NEEDED, Tab, Tabs, started

pytestmark = NEEDED

FIXTURES = Path(__file__).parent.parent / "fixtures"


ARABIC = """خبر من الميناء

أعلنت هيئة الميناء يوم الجمعة أن العبارة بين المدينتين عادت إلى العمل بعد تسعة أشهر من التوقف بسبب أعمال الصيانة.

وقال المدير إن التذاكر ستباع بالسعر القديم حتى نهاية العام، وإن الرحلات ستكون ست مرات في اليوم.

اقرأ أيضا
إغلاق الجسر القديم حتى الخريف
3 مايو 2024، 10:15
حارسان يغادران المنارة
2 مايو 2024، 18:40
"""


def below_a_menu() -> str:
    """A page with its article far below a menu."""
    menu = "".join(f"<li><a href='/{number}'>Quay {number}</a></li>" for number in range(60))
    text = "<p>The harbour office counted all boats on Friday, and found that more of them lie at the outer piers.</p>"
    article = f"<article><h1>Boats counted at Orla</h1>{text * 4}</article>"
    return f"<html><body><nav><ul>{menu}</ul></nav>{article}</body></html>"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses of reports, on disk."""
    folder = tmp_path_factory.mktemp("reports")
    inputs: dict[str, bytes | str] = {
        "dump": load(FIXTURES / "turan/weather-dump/input.txt"),
        "page": load(FIXTURES / "turan/weather-page/input.html"),
        "menu": below_a_menu(),
        "arabic": ARABIC,
        "hostile-dump": hostile.dump(),
        "hostile-page": hostile.page(),
    }
    for name, data in inputs.items():
        (folder / f"{name}.html").write_text(html_report(api.read(data), name=name), encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in inputs}


@pytest.fixture(scope="module")
def tabs() -> Iterator[Tabs]:
    with started() as tabs:
        yield tabs


@pytest.fixture
def seen(tabs: Tabs) -> Iterator[Tab]:
    """A tab in which nothing may go wrong."""
    tab = tabs.new()
    yield tab
    tab.assert_quiet()
    tab.page.context.close()


def test_pointing_at_a_field_shows_its_spans_and_origin(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    page.hover('[data-path="related/1/timestamp"]')
    assert page.locator(".span.on").all_inner_texts() == ["17 March 2025 / 16:05"]
    told = page.locator("#inspector").inner_text()
    assert "related 2 timestamp: read from the text: a time beside another article's headline" in told
    page.hover('[data-path="headline"] dt')
    assert "headline:ranked" in page.locator("#inspector").inner_text()
    assert page.locator(".span.on").count() == 1


def test_pointing_at_a_span_shows_why_and_what_came_second(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    page.hover(".span >> nth=1")
    told = page.locator("#inspector").inner_text()
    assert told.startswith("body: reads and stands like running text")
    assert "came second with" in told
    assert "In the article as body 1." in told
    assert page.locator("#article .on").get_attribute("data-path") == "body/0"


def test_a_click_keeps_and_escape_lets_go(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    button = page.get_by_role("button", name="related 10", exact=True)
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    page.hover("h1")
    shown = page.locator(".span.on")
    assert shown.all_inner_texts() == ["What is known of the fire at the Sumlar plant", "09 March 2025 / 20:27"]
    assert shown.first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator(".on").count() == 0
    assert button.get_attribute("aria-pressed") == "false"


def test_by_keyboard_alone(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the article"
    page.locator(".lines .chip >> nth=0").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.n") == "2"
    assert "line 3" in page.locator("#inspector").inner_text()
    page.keyboard.press("Enter")
    assert page.locator('.chip[data-n="2"]').get_attribute("aria-pressed") == "true"
    assert page.locator('.lines .chip[tabindex="0"]').count() == 1


def test_doubtful_spans_are_gone_through(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    doubtful = page.locator(".span.doubtful")
    assert doubtful.count() >= 1
    page.keyboard.press("j")
    assert page.locator(".span.on").get_attribute("data-n") == doubtful.first.get_attribute("data-n")
    page.keyboard.press("k")
    assert page.locator(".span.on").get_attribute("data-n") == doubtful.last.get_attribute("data-n")
    page.get_by_role("button", name="Next doubtful span").click()
    assert "of" in page.locator("#doubts").inner_text()


def test_filter_by_label(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["page"])
    page.locator('.labels [data-label="related_timestamp"]').click()
    shown = page.locator(".line:visible")
    assert shown.count() == 10
    page.locator('.labels [data-label="headline"]').click()
    assert shown.count() == 11
    page.get_by_role("button", name="all", exact=True).click()
    assert shown.count() == page.locator(".line").count()


def test_what_was_left_out_can_be_hidden(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["page"])
    left_out = page.locator(".line.left-out")
    assert left_out.first.is_visible()
    page.keyboard.press("h")
    assert not left_out.first.is_visible()
    assert "lines left out" in page.locator(".gap").first.inner_text()
    page.locator('.labels [data-label="boilerplate"]').click()
    assert left_out.first.is_visible()


def test_the_page_itself_with_the_colours_laid_over_it(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["page"])
    page.get_by_role("button", name="Page", exact=True).click()
    frame = page.frame_locator("#page")
    frame.locator("h1 .l-headline").hover()
    assert "headline:" in page.locator("#inspector").inner_text()
    assert page.locator("#article .on").get_attribute("data-path") == "headline"
    frame.locator("h1 .l-headline").click()
    page.keyboard.press("Escape")
    page.locator('[data-path="related/0/headline"]').click()
    assert "np-on" in (frame.locator(".l-related_headline").first.get_attribute("class") or "")
    page.keyboard.press("Escape")
    coloured = frame.locator("h1 .l-headline").evaluate("each => getComputedStyle(each).boxShadow")
    assert coloured != "none"


def test_it_opens_at_the_headline(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["menu"])
    pane, headline = page.locator("#text").bounding_box(), page.locator(".span.l-headline").bounding_box()
    assert pane is not None
    assert headline is not None
    assert page.evaluate("document.getElementById('text').scrollTop") > 0
    assert pane["y"] < headline["y"] < pane["y"] + pane["height"]
    page.get_by_role("button", name="Page", exact=True).click()
    assert (
        page.frame_locator("#page").locator("html").evaluate("each => each.ownerDocument.scrollingElement.scrollTop")
        > 0
    )


def test_text_that_runs_from_the_right(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["arabic"])
    directions = page.evaluate(
        "[...document.querySelectorAll('.line p, .headline, .body p, .list-title')]"
        ".map(each => getComputedStyle(each).direction)"
    )
    assert len(directions) > 8
    assert {*directions} == {"rtl"}
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "ltr"


def test_on_a_narrow_window_a_click_leaves_the_reader_where_they_are(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    page.set_viewport_size({"width": 390, "height": 780})
    page.locator('.chip[data-n="0"]').click()
    assert page.evaluate("scrollY") == 0
    assert "headline" in page.locator("#inspector").inner_text()


def test_narrow_windows_have_one_column(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["page"])
    page.set_viewport_size({"width": 360, "height": 700})
    above, below = page.locator("#input").bounding_box(), page.locator("#article").bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] >= above["y"] + above["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_wide_windows_have_two(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["page"])
    left, right = page.locator("#input").bounding_box(), page.locator("#article").bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] >= left["x"] + left["width"]
    assert page.evaluate("document.documentElement.scrollHeight") <= 800


def test_it_prints_all_of_it_and_light(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    page.emulate_media(media="screen", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(15, 18, 22)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert not page.locator("#inspector").is_visible()
    assert page.locator(".line").last.is_visible()
    assert page.evaluate("getComputedStyle(document.getElementById('text')).overflowY") == "visible"


@pytest.mark.parametrize("name", ["hostile-dump", "hostile-page"])
def test_hostile_input_is_text(seen: Tab, reports: dict[str, str], name: str) -> None:
    page = seen.open(reports[name])
    for number in range(page.locator(".span").count()):
        page.locator(f'.span[data-n="{number}"]').dispatch_event("mouseover")
    for field in page.locator("#article [data-path]").all():
        field.dispatch_event("mouseover")
    assert page.evaluate("window.hacked") is None
    assert page.url == reports[name]
    assert page.evaluate("document.querySelectorAll('script').length") == 2
    assert page.locator("main a, main img, main form, main svg, main [onerror], main [onmouseover]").count() == 0
    assert "1337" not in page.content()
    assert page.locator(".unseen").first.inner_text().startswith("U+")


def test_a_hostile_page_in_its_frame(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["hostile-page"])
    page.get_by_role("button", name="Page", exact=True).click()
    page.get_by_role("button", name="Its own style").click()
    frame = page.frame_locator("#page")
    frame.locator("h1").hover()
    frame.locator("#trap").click()
    frame.get_by_text("Send", exact=True).first.click()
    inside = frame.locator("html").first
    assert inside.evaluate("each => each.ownerDocument.scripts.length") == 0
    assert (
        inside.evaluate("each => each.ownerDocument.querySelectorAll('[href], [src], [action], form, iframe').length")
        == 0
    )
    tags = inside.evaluate(
        "each => [...each.ownerDocument.querySelectorAll('*')].flatMap(one => [...one.attributes].map(a => a.name))"
    )
    assert [name for name in tags if name.startswith("on")] == []
    assert page.evaluate("window.hacked") is None
    assert page.url == reports["hostile-page"]


def test_scripts_of_the_input_would_not_run_even_if_they_stood_there(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["dump"])
    page.evaluate(
        """() => {
        const script = document.createElement("div");
        script.innerHTML = "<img src=x: onerror='window.hacked=1'><p onclick='window.hacked=1' id=trap>trap</p>";
        document.querySelector("main").append(script);
        document.getElementById("trap").click();
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in complaint for complaint in seen.complaints)
    seen.complaints.clear()
    seen.requests.clear()


def test_it_can_be_read_aloud(seen: Tab, reports: dict[str, str]) -> None:
    page = seen.open(reports["page"])
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("region", name="Input").count() == 1
    assert page.get_by_role("region", name="Article").count() == 1
    assert page.get_by_role("status").count() == 1
    nameless = page.evaluate(
        "[...document.querySelectorAll('button, iframe, a')].filter(each =>"
        " !(each.textContent.trim() || each.getAttribute('aria-label') || each.title)).length"
    )
    assert nameless == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
