"""The report as markup; tests/test_report_browser.py looks at it in a browser."""

import json
import re
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from newsparse import api
from newsparse.cli import main
from newsparse.errors import MissingExtra
from newsparse.fields import Reading
from newsparse.files import load
from newsparse.report import html_report, rendering
from newsparse.report.lines import came_second, is_doubtful, percent
from newsparse.report.page import Frame
from newsparse.report.safety import data, policy, shown
from newsparse.report.traces import path_name, traces_of
from newsparse.segment.labels import Label, Span
from newsparse.segment.seconds import Second, second
from tests import hostile

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "fixtures"
INPUTS = sorted(path for path in FIXTURES.glob("*/*/input.*"))


def reading_of(path: str) -> Reading:
    return api.read(load(FIXTURES / path))


class Elements(HTMLParser):
    """What a browser would make of markup: elements with attributes, and the text of those with `data-n`."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str | None] = []
        self.texts: dict[int, str] = {}
        self.scripts: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.found.append((tag, said))
        if tag == "span":
            self.open.append(said.get("data-n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "span":
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts.append(data)
        for number in self.open:
            if number is not None:
                self.texts[int(number)] = self.texts.get(int(number), "") + data

    @property
    def frame(self) -> "Elements":
        """Those of the page in its frame."""
        return Elements(next(said["srcdoc"] for tag, said in self.found if tag == "iframe"))

    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = json.loads(self.scripts[0])
        return facts


# --- What it shows


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: f"{path.parent.parent.name}-{path.parent.name}")
def test_all_of_the_input_is_shown_span_by_span(path: Path) -> None:
    reading = api.read(load(path))
    elements = Elements(html_report(reading))
    texts = [reading.document.blocks[span.block].text[span.start : span.end] for span in reading.spans]
    assert [elements.texts[number] for number in range(len(texts))] == texts
    if reading.document.kind == "page":
        marked = elements.frame.texts
        assert [squeezed(marked[number]) for number in range(len(texts))] == [squeezed(text) for text in texts]


def squeezed(text: str) -> str:
    """Without white space, of which a page's pieces may hold more or less."""
    return "".join(text.split())


def test_spans_have_reasons_and_what_came_second() -> None:
    reading = reading_of("turan/weather-dump/input.txt")
    spans = Elements(html_report(reading)).facts()["spans"]
    assert len(spans) == len(reading.spans)
    headline, body = list(spans)[:2]
    assert headline["label"] == "headline"
    assert headline["why"] == "weighs most among the lines above the text"
    assert headline["at"] == [0, 75]
    assert body["second"][0] in {"standfirst", "boilerplate"}


def test_values_know_their_spans() -> None:
    reading = reading_of("turan/weather-dump/input.txt")
    traces = traces_of(reading, api.article_of(reading))
    assert labels_of(reading, traces["headline"].spans) == ["headline"]
    assert labels_of(reading, traces["related/0"].spans) == ["related_headline", "related_timestamp"]
    assert labels_of(reading, traces["related"].spans) == ["related_headline", "related_timestamp"] * 10
    assert labels_of(reading, traces["body"].spans) == ["body"] * 12
    assert traces["related/0/timestamp"].to_dict("related/0/timestamp")["name"] == "related 1 timestamp"


def labels_of(reading: Reading, numbers: tuple[int, ...]) -> list[str]:
    return [str(reading.spans[number].label) for number in numbers]


def test_values_of_the_metadata_have_no_spans_but_an_origin() -> None:
    reading = reading_of("freiepresse/bell-page/input.html")
    said = traces_of(reading, api.article_of(reading))["published"].to_dict("published")
    assert said["spans"] == []
    assert said["via"] == "from the page's metadata"
    assert said["key"] == "jsonld:datePublished"
    assert said["raw"] == "2025-11-18T16:02:11+01:00"


def test_cells_of_a_row_are_one_value() -> None:
    cells = "".join(f"<tr><td>Pier {number}</td><td>{number} boats</td></tr>" for number in range(4))
    text = "<p>The harbour office counted all boats on Friday, and found that more of them lie at the outer piers.</p>"
    reading = api.read(
        f"<html><body><article><h1>Boats counted</h1>{text * 3}<table>{cells}</table></article></body></html>"
    )
    traces = traces_of(reading, api.article_of(reading))
    assert [labels_of(reading, traces[f"body/{number}"].spans) for number in range(3, 7)] == [["table_row"] * 2] * 4


def test_what_a_source_states_is_told_as_its_own() -> None:
    page = load(FIXTURES / "zeit/lighthouse-page/input.html")
    reading = api.read(page, source="zeit")
    facts = Elements(html_report(reading)).facts()["spans"]
    stated = [fact for fact, span in zip(facts, reading.spans, strict=True) if span.field]
    assert stated
    assert {fact["why"] for fact in stated} == {"the source states it"}
    assert all(str(fact["rule"]).startswith("zeit.") for fact in stated)


def test_a_list_has_its_title_and_times_as_printed_and_as_read() -> None:
    dump = """Ferry sails again after nine months

The ferry between Orla and Vestby sailed again on Friday, with every seat of its first crossing taken.

The harbour office said that the boat would cross six times a day, and that tickets would cost four crowns.

Read also
Bridge at Vestby closed for repairs until the autumn
3 May 2024, 10:15
Two keepers leave the lighthouse of Orla
2 May 2024, 18:40
"""
    reading = api.read(dump)
    traces = traces_of(reading, api.article_of(reading))
    assert labels_of(reading, traces["related/1/label"].spans) == ["related_label"]
    markup = html_report(reading)
    assert re.search(r"<p class=\"list-title\" dir=\"auto\"[^>]*>Read also <span", markup)
    assert re.search(r"3 May 2024, 10:15</bdi>.*?→.*?2024-05-03 10:15, zone not known", markup, re.S)


def test_it_needs_nothing_else() -> None:
    elements = Elements(html_report(reading_of("freiepresse/bell-page/input.html")))
    for found in (elements, elements.frame):
        addresses = [
            (tag, said[name]) for tag, said in found.found for name in ("src", "href", "action") if name in said
        ]
        assert set(addresses) <= {("a", "#article"), ("link", "data:,")}


def test_paths_in_words() -> None:
    assert path_name("related/3/published") == "related 4 published"
    assert path_name("alternative_headline") == "alternative headline"


# --- What came second


def test_the_likeliest_other_label_came_second() -> None:
    told = {Label.BODY: 0.6, Label.STANDFIRST: 0.5, Label.CAPTION: 0.1}
    assert second(Label.BODY, told) == Second(Label.STANDFIRST, 0.5)
    assert second(Label.QUOTE, told) == Second(Label.STANDFIRST, 0.5)
    assert second(Label.TIMESTAMP, told) == Second(Label.BODY, 0.6)


def test_none_of_all_may_come_second() -> None:
    assert second(Label.CAPTION, {Label.BODY: 0.1, Label.CAPTION: 0.7}) == Second(Label.BOILERPLATE, 1 - 0.7)
    assert second(Label.TIMESTAMP, {Label.BODY: 0.001, Label.CAPTION: 0.0}) is None


def test_forests_say_what_they_said_before() -> None:
    reading = reading_of("freiepresse/bell-page/input.html")
    for span, other in zip(reading.spans, came_second(reading), strict=True):
        if span.rule == "body:forest" and other is not None and other.label is Label.BOILERPLATE:
            assert other.likely == pytest.approx(1 - (span.confidence or 0))


def test_what_is_doubtful() -> None:
    assert is_doubtful(Span(0, 0, 1, Label.BODY, "body:forest", 0.6), None)
    assert not is_doubtful(Span(0, 0, 1, Label.BODY, "body:forest", 0.9), None)
    assert not is_doubtful(Span(0, 0, 1, Label.BYLINE, "byline:alone"), Second(Label.BODY, 0.4))
    assert is_doubtful(Span(0, 0, 1, Label.BOILERPLATE, "rest"), Second(Label.BODY, 0.4))
    assert not is_doubtful(Span(0, 0, 1, Label.BODY, "quay.body = css('p')", 0.6, "body"), None)


def test_nothing_uncertain_is_said_to_be_certain() -> None:
    assert [percent(likely) for likely in (1, 0.9999, 0.5, 0.004)] == ["100%", "99%", "50%", "under 1%"]


# --- Safety


@pytest.mark.parametrize("data", [hostile.dump(), hostile.page()], ids=["dump", "page"])
def test_hostile_input_adds_no_elements(data: str) -> None:
    elements = Elements(html_report(api.read(data), name=hostile.TRIES[1]))
    tags = {tag for tag, _ in elements.found}
    assert tags & {"img", "svg", "form", "object", "embed", "base", "video", "math"} == set()
    assert [tag for tag, _ in elements.found].count("script") == len(elements.scripts) == 2
    assert {name for _, said in elements.found for name in said if name.startswith("on")} == set()
    assert {said["href"] for _, said in elements.found if "href" in said} == {"#article", "data:,"}
    (frame,) = [said for tag, said in elements.found if tag == "iframe"] or [{"sandbox": "allow-same-origin"}]
    assert frame["sandbox"] == "allow-same-origin"


def test_a_hostile_page_is_harmless_in_its_frame() -> None:
    reading = api.read(hostile.page())
    frame = Elements(Frame(reading.document, reading.spans, "").markup)
    assert {tag for tag, _ in frame.found} <= {
        *("html", "head", "meta", "style", "body", "article", "h1", "p", "a", "span", "div", "br", "b")
    }
    kept = {name for tag, said in frame.found if tag != "meta" for name in said}
    assert kept <= {"class", "lang", "id", "data-n", "hidden"}
    assert not re.search(r"https?:|//evil", Frame(reading.document, reading.spans, "").own_style)


def test_pictures_that_a_page_holds_are_shown_and_others_named() -> None:
    pixel = "data:image/png;base64,iVBORw0KGgo="
    text = "The harbour office counted all boats on Friday, and found that more of them lie at the outer piers."
    page = f'<html><body><p>{text}</p><img src="{pixel}" alt="a dot"><img src="/boat.png" alt="a boat"></body></html>'
    reading = api.read(page)
    markup = Frame(reading.document, reading.spans, "").markup
    assert f'<img src="{pixel}" alt="a dot">' in markup
    assert '<span class="np-picture">a boat</span>' in markup
    assert "boat.png" not in markup


def test_a_policy_names_what_may_run() -> None:
    strict = policy(["p{}"], ["1"])
    assert "default-src 'none'" in strict
    assert "unsafe" not in strict
    assert "script-src 'none'" in policy(["p{}"])
    assert re.search(r"style-src 'sha256-[\w+/=]{44}'; script-src 'sha256-[\w+/=]{44}'", strict)


def test_what_no_reader_sees_is_named() -> None:
    assert str(shown("a\u202eb<")) == 'a<span class="unseen">U+202E</span>b&lt;'
    markup = html_report(api.read(hostile.dump()))
    assert re.search("[\u202a-\u202e\u2066-\u2069\u2028]", markup) is None


def test_data_cannot_end_its_script() -> None:
    told = str(data({"raw": "</script><!-- &amp; \u2028\u202e"}))
    assert re.search("[<>&\u2028\u202e]", told) is None
    assert json.loads(told) == {"raw": "</script><!-- &amp; [U+2028][U+202E]"}


def test_styles_load_nothing_even_in_disguise() -> None:
    style = "@import 'a.css'; p { background: \\75\\72l(//evil.example/b); color: red } q { content: url(data:,x) }"
    told = style_of(style)
    assert "evil" not in told
    assert "a.css" not in told
    assert "color: red" in told
    assert "url(data:,x)" in told


def style_of(style: str) -> str:
    """What is kept of a page's own style."""
    reading = api.read(f"<html><head><style>{style}</style></head><body><p>The ferry sailed.</p></body></html>")
    return Frame(reading.document, reading.spans, "").own_style


@pytest.mark.parametrize("part", ["url(", "url(  ", 'url("', "url('a", "@import ", "\\75 ", "url(a"])
def test_styles_that_never_end_cost_no_square(part: str) -> None:
    """Where they did, this took hours."""
    assert len(style_of(part * 200_000)) <= 200_000 * len(part)


# --- Colours


LABELS = re.compile(r"\.l-(\w+) \{ --label: (#\w{6}); \}")
VARIABLES = re.compile(r"--(\w+(?:-\w+)?): (#\w{6}|\d+%);")


def stylesheet(name: str) -> str:
    return (files("newsparse.report") / "static" / name).read_text("utf-8")


def light(colour: str) -> float:
    """Relative luminance, as WCAG 2 reckons it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    parts = [
        round(share * int(colour[at : at + 2], 16) + (1 - share) * int(ground[at : at + 2], 16)) for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


@pytest.mark.parametrize(("labels", "others"), [("labels.css", "base.css"), ("dark.css", "dark.css")])
def test_labels_have_colours_that_can_be_read(labels: str, others: str) -> None:
    colours = dict(LABELS.findall(stylesheet(labels)))
    values = dict(VARIABLES.findall(stylesheet(others)))
    assert colours.keys() == {str(label) for label in Label}
    tint = int(values["tint"].removesuffix("%")) / 100
    for colour in colours.values():
        for ground in (values["surface"], values["raised"]):
            assert contrast(colour, ground) >= 4.5
        for share in (tint, 1.6 * tint):
            assert contrast(values["ink"], mixed(colour, values["surface"], share)) >= 4.5
    for name in ("ink", "muted", "accent", "warn", "bad", "good"):
        assert contrast(values[name], values["surface"]) >= 4.5
    assert contrast(values["warn"], values["warn-ground"]) >= 4.5
    assert contrast(values["muted"], values["ground"]) >= 4.5


# --- On the command line


def run(*arguments: str | Path) -> "tuple[int, str, str]":
    result = CliRunner().invoke(main, [str(each) for each in arguments], prog_name="newsparse")
    return result.exit_code, result.stdout, result.stderr


def test_explain_writes_a_report(tmp_path: Path) -> None:
    dump, report = FIXTURES / "turan/weather-dump/input.txt", tmp_path / "report.html"
    assert run("explain", dump, "--html", report) == (0, "", "")
    assert report.read_text("utf-8") == html_report(reading_of("turan/weather-dump/input.txt"), name=str(dump))
    code, out, _ = run("explain", dump, "--html", "-")
    assert code == 0
    assert out == report.read_text("utf-8")


def test_explain_takes_one_form() -> None:
    code, _, err = run("explain", FIXTURES / "turan/weather-dump/input.txt", "--html", "-", "--json")
    assert code == 2
    assert "--json and --html exclude each other" in err


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    dump = FIXTURES / "turan/weather-dump/input.txt"
    code, _, err = run("explain", dump, "--html", tmp_path / "none" / "report.html")
    assert code == 2
    assert "--html" in err


def test_without_jinja_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    rendering.environment.cache_clear()
    dump = FIXTURES / "turan/weather-dump/input.txt"
    with pytest.raises(MissingExtra, match=r"newsparse\[view\]"):
        html_report(api.read(load(dump)))
    code, _, err = run("explain", dump, "--html", "-")
    assert code == 1
    assert "newsparse[view]" in err


# --- In the documentation


def test_the_report_in_the_docs_is_up_to_date() -> None:
    kept = (ROOT / "docs/reports/turan-weather-dump.html").read_text("utf-8")
    made = html_report(reading_of("turan/weather-dump/input.txt"), name="turan/weather-dump")
    assert kept == made, "`make drawn` makes it anew"
