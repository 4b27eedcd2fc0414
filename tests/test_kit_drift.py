"""`newsparse check`: what tells that a site has changed under its source."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsparse.article import Article, Author, Paragraph
from newsparse.cases import load_case
from newsparse.cli import main
from newsparse.errors import ConnectionFailed
from newsparse.http import Response
from newsparse.kit.drift import Report, check, saved
from newsparse.kit.measures import MEASURES, Change, change, tailed, tells
from newsparse.source import Source, css
from newsparse.testing import dump_of
from tests.quay import PAGE, Declare, make_case

HOME = "https://quay.example"
NEWS = [f"/news/{number}-ferries-more" for number in ("one", "two", "three", "four")]
ITEMS = "".join(f"<item><title>Ferries</title><link>{HOME}{path}</link></item>" for path in NEWS)
SITE = {
    "/robots.txt": "User-agent: *\nAllow: /\n",
    "/": '<link rel="alternate" type="application/rss+xml" href="/feed"><h1>The Quay</h1>',
    "/feed": f'<?xml version="1.0"?><rss version="2.0"><channel><title>The Quay</title>{ITEMS}</channel></rss>',
    **dict.fromkeys(NEWS[:3], PAGE),
}


class Web:
    """Stands for the web: a site, of which one page is gone."""

    def __init__(self, *arguments: object, **options: object) -> None: ...

    def get(self, url: str, headers: Mapping[str, str]) -> Response:
        page = SITE.get(url.removeprefix(HOME))
        kind = "application/rss+xml" if url.endswith("/feed") else "text/html; charset=utf-8"
        status, body = (404, "") if page is None else (200, page)
        return Response(url, url, status, body.encode(), {"Content-Type": kind}, datetime(2024, 7, 19, tzinfo=UTC))


def run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)], prog_name="newsparse", **options)


def save(folder: Path, page: str, count: int = 4) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture
def quay(declare: Declare) -> Source:
    return declare(byline=css(".who"), related_timestamp=css("li time"))


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    return make_case(tmp_path / "cases" / "ferry-page").parent


def report_of(quay: Source, cases: Path, fresh: Path) -> Report:
    return check(quay, [load_case(folder) for folder in sorted(cases.iterdir())], saved(fresh, []))


def drifted(report: Report) -> dict[tuple[str, str], tuple[float | None, float | None]]:
    return {(one.field, one.measure): (one.before, one.now) for one in report.changes if one.drifted}


class TestCheck:
    def test_pages_as_in_the_cases(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        report = report_of(quay, cases, save(tmp_path / "fresh", PAGE.replace("Friday", "Sunday")))
        assert (report.cases, report.pages, report.drifted) == (1, 4, False)
        matches = {one.field: one.now for one in report.changes if one.measure == "matches"}
        assert matches["quay.byline = css('.who')"] == 1

    def test_a_byline_that_is_no_longer_found(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        fresh = save(tmp_path / "fresh", PAGE.replace('<p class="who">By Ines Falk</p>', ""))
        (fresh / "0.html").write_text(PAGE, encoding="utf-8")
        found = drifted(report_of(quay, cases, fresh))
        assert found == {("byline", "present"): (1.0, 0.25), ("authors", "present"): (1.0, 0.25)}

    def test_the_selector_that_stopped_matching(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        found = drifted(report_of(quay, cases, save(tmp_path / "fresh", PAGE.replace('class="who"', 'class="u1"'))))
        assert found == {("quay.byline = css('.who')", "matches"): (1.0, 0.0)}

    def test_dates_that_have_no_time_now(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        found = drifted(report_of(quay, cases, save(tmp_path / "fresh", PAGE.replace(" 14:01", ""))))
        assert found == {("published", "date only"): (0.0, 1.0)}

    def test_a_body_that_has_shrunk(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        long = PAGE.replace(
            "<p>A second", "<p>" + "The ferry sails on, whatever the weather. " * 40 + "</p><p>A second"
        )
        (cases / "ferry-page" / "input.html").write_text(long, encoding="utf-8")
        found = drifted(report_of(quay, cases, save(tmp_path / "fresh", PAGE)))
        before, now = found["body", "characters"]
        assert before is not None
        assert now is not None
        assert before > 4 * now

    def test_headlines_that_end_with_the_sites_name(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        page = PAGE.replace("months</h1>", "months | The Quay</h1>")
        found = drifted(report_of(quay, cases, save(tmp_path / "fresh", page)))
        assert found == {("headline", "ends with the site's name"): (0.0, 1.0)}

    def test_dumps_are_held_against_dumps(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        for number in range(3):
            (fresh / f"{number}.txt").write_text(dump_of(PAGE), encoding="utf-8")
        report = report_of(quay, cases, fresh)
        assert (report.cases, report.drifted) == (1, False)

    def test_what_cannot_be_parsed_is_told(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        fresh = save(tmp_path / "fresh", PAGE)
        (fresh / "0.html").write_text(" ", encoding="utf-8")
        (fresh / "1.html.gz").write_bytes(b"no gzip")
        failures: list[str] = []
        report = check(quay, [load_case(cases / "ferry-page")], saved(fresh, failures))
        assert report.pages == 3
        assert report.failures == (f"{fresh / '0.html'}: input is empty: nothing but white space",)
        assert failures[0].startswith(f"{fresh / '1.html.gz'}: not whole gzip data")


class TestMeasures:
    @pytest.mark.parametrize(
        ("kind", "before", "cases", "now", "told"),
        [
            ("share", 1.0, 1, 0.2, True),
            ("share", 1.0, 1, 0.4, False),
            ("share", 1.0, 10, 0.4, True),
            ("share", 0.3, 10, 0.0, False),
            ("share", 0.5, 2, 1.0, False),
            ("flaw", 0.0, 1, 0.5, True),
            ("flaw", 0.0, 1, 0.3, False),
            ("flaw", 1.0, 3, 0.0, False),
            ("size", 4000, 3, 400, True),
            ("size", 4000, 3, 1500, False),
            ("size", 800, 3, 5000, False),
            ("size", 100, 3, 5000, True),
        ],
    )
    def test_what_tells(self, kind: Any, before: float, cases: int, now: float, told: bool) -> None:
        assert tells(kind, before, cases, now) is told

    @pytest.mark.parametrize(
        ("field", "name", "article", "value"),
        [
            ("published", "date only", Article(published=date(2024, 5, 3)), 1.0),
            ("published", "date only", Article(), None),
            ("published", "without zone", Article(published=datetime(2024, 5, 3, 9, 0)), 1.0),
            ("published", "without zone", Article(published=datetime(2024, 5, 3, 9, 0, tzinfo=UTC)), 0.0),
            ("authors", "no name", Article(authors=(Author("Share this story with all your friends"),)), 1.0),
            ("authors", "no name", Article(authors=(Author("Ines Falk"),)), 0.0),
            ("body", "paragraphs", Article(body=(Paragraph("One."), Paragraph("Two."))), 2),
            ("body", "paragraphs", Article(), None),
        ],
    )
    def test_values(self, field: str, name: str, article: Article, value: float | None) -> None:
        (measure,) = [one for one in MEASURES if (one.field, one.name) == (field, name)]
        assert measure.of(article) == value

    def test_what_is_applicable_to_none(self) -> None:
        (measure,) = [one for one in MEASURES if (one.field, one.name) == ("published", "date only")]
        assert change(measure, [Article()], [Article()]) == Change("published", "date only", "flaw", None, None, False)

    def test_an_end_that_several_headlines_share(self) -> None:
        articles = [Article(headline=f"{word} sails - Pier Post") for word in ("Gull", "Ferry", "Tug")]
        assert [tailed(articles, []).of(article) for article in articles] == [1.0, 1.0, 1.0]
        assert tailed(articles, []).of(Article(headline="Tug sails - at last")) == 0.0
        assert tailed([], ["The Quay"]).of(Article(headline="Tug sails | The Quay")) == 1.0


class TestCommand:
    def test_nothing_has_changed(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        result = run("quay", "--input", save(tmp_path / "fresh", PAGE), "--cases", cases)
        assert result.exit_code == 0, result.stderr
        assert result.stdout == "quay: as in its cases (4 pages, 1 case)\n"

    def test_a_change(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        fresh = save(tmp_path / "fresh", PAGE.replace('class="who"', 'class="u1"'))
        result = run("quay", "--input", fresh, "--cases", cases)
        assert result.exit_code == 1
        assert result.stdout == (
            "quay: has changed (4 pages, 1 case)\n"
            "  field                      measure  cases  now\n"
            "  quay.byline = css('.who')  matches  100%   0%\n"
        )

    def test_all_measures(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        result = run("quay", "--input", save(tmp_path / "fresh", PAGE), "--cases", cases, "--all")
        shown = [line.split() for line in result.stdout.splitlines()]
        assert ["related", "number", "2", "2"] in shown
        assert ["standfirst", "characters", "-", "-"] in shown

    def test_json_for_machines(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        fresh = save(tmp_path / "fresh", PAGE.replace('<p class="who">By Ines Falk</p>', ""))
        data = json.loads(run("quay", "--input", fresh, "--cases", cases, "--json").stdout)
        assert (data["source"], data["pages"], data["cases"], data["drifted"]) == ("quay", 4, 1, True)
        assert data["changes"][0] == {
            "field": "byline",
            "measure": "present",
            "kind": "share",
            "before": 1.0,
            "now": 0.0,
            "drifted": True,
        }

    def test_without_a_name_each_page_tells_its_source(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        page = PAGE.replace("</head>", '<link rel="canonical" href="https://quay.example/1"></head>')
        fresh = save(tmp_path / "fresh", page)
        (fresh / "other.html").write_text("<h1>Another</h1><p>Site.</p>", encoding="utf-8")
        result = run("--input", fresh, "--cases", cases)
        assert result.stdout == "quay: as in its cases (4 pages, 1 case)\n"

    def test_too_few_pages(self, quay: Source, cases: Path, tmp_path: Path) -> None:
        result = run("quay", "--input", save(tmp_path / "fresh", PAGE, 2), "--cases", cases)
        assert result.exit_code == 2
        assert "2 pages can't tell: give 3 or more" in result.stderr

    def test_no_cases(self, quay: Source, tmp_path: Path) -> None:
        assert run("quay", "--input", save(tmp_path / "fresh", PAGE), "--cases", tmp_path / "fresh").exit_code == 2

    def test_pages_that_the_site_lists(self, quay: Source, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("newsparse.fetchers.RequestsFetcher", Web)
        result = run("quay", "--cases", cases, "--limit", "4", "--pause", "0")
        assert result.stdout == "quay: as in its cases (3 pages, 1 case)\n"
        assert f"newsparse: quay: warning: {HOME}{NEWS[3]}: HTTP status 404" in result.stderr

    def test_a_site_that_cannot_be_reached(self, quay: Source, cases: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*arguments: object, **options: object) -> None:
            raise ConnectionFailed("https://quay.example/", "no connection")

        monkeypatch.setattr("newsparse.discovery.discover", refuse)
        result = run("quay", "--cases", cases)
        assert result.exit_code == 1
        assert "no connection" in result.stderr
