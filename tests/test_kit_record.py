"""`newsparse record`: a page becomes a case, made small and without personal data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsparse.api import parse
from newsparse.cases import find_cases, load_case
from newsparse.cli import main
from newsparse.errors import InputError
from newsparse.kit.case import folder_of
from newsparse.kit.minimise import essence, minimise
from newsparse.kit.record import record_case
from newsparse.kit.redaction import redact
from newsparse.samples import Sample
from newsparse.source import Generic
from tests.local_site import LocalSite
from tests.quay import PAGE, Declare, make_case

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])

TEXT = " ".join(["The harbour office counted the gulls of the pier."] * 12)

STATED = """<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Harbour"}</script>
<script>window.visitor = "4711"</script><style>p { color: red }</style><!-- rendered in 12 ms -->
<link rel="canonical" href="https://quay.example/1"><link rel="preload" href="/app.js">
<meta name="csrf-token" content="s3cr3t"></head>"""

FULL = (
    PAGE.replace("</head>", STATED)
    .replace(
        '<p class="who">', '<p class="who" data-user-id="4711" onclick="go()" style="color: red" data-testid="who">'
    )
    .replace('"/2"', '"/2?utm_source=home&page=3"')
    .replace("<footer>", '<footer><a href="mailto:ines.falk@quay.example">ines.falk@quay.example</a> +47 22 33 44 55 ')
    .replace(
        "</footer>", '</footer><input type="hidden" name="t" value="abcdef"><iframe src="/ad"></iframe><svg></svg>'
    )
)


def run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(main, ["record", *map(str, arguments)], prog_name="newsparse", **options)


def small_of(data: str, url: str | None = None) -> str:
    return minimise(Sample("", data, url=url, source=None))


class TestMinimise:
    def test_what_no_article_needs_goes(self, declare: Declare) -> None:
        declare()
        small = small_of(FULL, "https://quay.example/1")
        for gone in ("window.visitor", "color: red", "rendered in", "preload", "csrf", "onclick", "4711", "abcdef"):
            assert gone in FULL, gone
            assert gone not in small, gone
        for gone in ("<iframe", "<svg", "<style"):
            assert gone not in small
        for kept in ("ld+json", "canonical", 'data-testid="who"', 'class="who"', "© 2024 Quay Media"):
            assert kept in small

    def test_personal_data_goes(self, declare: Declare) -> None:
        declare()
        small = small_of(FULL, "https://quay.example/1")
        assert "ines.falk@" not in small
        assert '<a href="mailto:name@mail.example">name@mail.example</a> +00 00 000 00 00' in small
        assert "utm_source" not in small
        assert 'href="/2?page=3"' in small

    def test_the_article_stays(self, declare: Declare) -> None:
        declare()
        small = small_of(FULL, "https://quay.example/1")
        before, after = (parse(page, url="https://quay.example/1") for page in (FULL, small))
        assert essence(before) == essence(after)
        assert after.section == "Harbour"
        assert after.related[0].url == "https://quay.example/2?page=3"

    def test_a_script_that_holds_the_text_stays(self) -> None:
        state = json.dumps({"article": {"title": "Gulls counted", "content": f"<p>{TEXT}</p><p>{TEXT}</p>"}})
        page = (
            "<html><head><title>Gulls counted</title><script>window.visitor = 4711</script></head><body>"
            f"<h1>Gulls counted</h1><script id='__NEXT_DATA__' type='application/json'>{state}</script>"
            "<script>count(4711)</script></body></html>"
        )
        wanted = parse(page)
        assert TEXT in wanted.text
        small = small_of(page)
        assert parse(small) == wanted
        assert small.count("<script") == 1

    def test_pages_without_anything_to_take_out(self) -> None:
        small = small_of("<h1>Ferry sails</h1><p>It sailed on Friday.</p>")
        assert small == "<!doctype html>\n<html><body><h1>Ferry sails</h1><p>It sailed on Friday.</p></body></html>"

    def test_text_between_what_goes_stays(self) -> None:
        small = small_of("<p>One <!-- a -->two <svg></svg>three<script></script>, four.</p>")
        assert "<p>One two three, four.</p>" in small

    def test_a_dump(self) -> None:
        with pytest.raises(InputError, match="dump"):
            small_of("Ferry sails again\nIt sailed.")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Write to ines.falk@quay.example.", "Write to name@mail.example."),
        ("/share?mail=ines%40quay.example&x=1", "/share?mail=name@mail.example&x=1"),
        ("https://cdn.example/ferry@2x.jpg", "https://cdn.example/ferry@2x.jpg"),
        ("Call +47 22 33 44 55 now", "Call +00 00 000 00 00 now"),
        ("Tel. (+994 12) 000-00-00", "Tel. +00 00 000 00 00"),
        ("tel:22334455", "tel:+00 00 000 00 00"),
        ("It cost 40 000 000 crowns on 12.05.2024, 10:15", "It cost 40 000 000 crowns on 12.05.2024, 10:15"),
        ("/a?utm_source=x&utm_medium=y#top", "/a#top"),
        ("/a?id=7&fbclid=Zx9", "/a?id=7"),
        ("/a?token=abc&id=7", "/a?id=7"),
    ],
)
def test_redaction(text: str, plain: str) -> None:
    assert redact(text) == plain


class TestCase:
    def test_a_page(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        folder = record_case("quay", FULL, tmp_path, url="https://quay.example/1")
        assert folder == tmp_path / "cases" / "quay" / "ferry-sails-again-page"
        case = load_case(folder)
        assert case.meta.url == "https://quay.example/1"
        assert case.meta.source is None
        assert not case.meta.reviewed
        got = case.parse().to_dict()
        assert case.expected == {name: got[name] for name in got if name not in ("schema_version", "origin")}
        assert got["source"] == "quay"
        assert "4711" not in (folder / "input.html").read_text("utf-8")

    def test_what_tells_no_source_names_it(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        page = FULL.replace('<link rel="canonical" href="https://quay.example/1">', "")
        assert load_case(record_case("quay", page, tmp_path)).meta.source == "quay"

    def test_a_dump(self, declare: Declare, tmp_path: Path) -> None:
        declare(signs=())
        folder = record_case("quay", "Ferry sails again\n\nIt sailed, ola@quay.example said on Friday.\n", tmp_path)
        assert folder.name == "ferry-sails-again-dump"
        assert "name@mail.example" in (folder / "input.txt").read_text("utf-8")
        assert load_case(folder).meta.source == "quay"

    def test_a_large_page_is_compressed(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        page = FULL.replace("</article>", "<p>The harbour office counted the gulls.</p>" * 3000 + "</article>")
        folder = record_case("quay", page, tmp_path, url="https://quay.example/1")
        assert load_case(folder).input.name == "input.html.gz"
        assert load_case(folder).parse().headline == "Ferry sails again after nine months"

    def test_beside_other_cases(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        other = make_case(tmp_path / "fixtures" / "quay" / "gulls-page")
        assert record_case("quay", FULL, tmp_path, folder="pier").parent == other.parent
        with pytest.raises(InputError, match="pier is there already"):
            record_case("quay", FULL, tmp_path, folder="pier")

    @pytest.mark.parametrize(
        ("headline", "input_name", "folder"),
        [
            ("Fähre fährt: wieder!", "a.html", "fahre-fahrt-wieder-page"),
            ("Ferry sails again after nine months", "https://q.example/1", "ferry-sails-again-page"),
            ("港の時計台", "https://q.example/2025/harbour_clock.html?x=1.2", "harbour-clock-page"),
            ("港の時計台", "pages/Harbour clock.html.gz", "harbour-clock-page"),
            ("港の時計台", "港.html", "case-page"),
        ],
    )
    def test_names(self, headline: str, input_name: str, folder: str) -> None:
        sample = Sample(input_name, f"<html><h1>{headline}</h1><p>{TEXT}</p></html>")
        assert folder_of(sample, Generic()) == folder

    def test_a_marked_up_dump_keeps_its_marks(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        dump = f"# Gulls counted again\n\nThe **harbour** office, ines@quay.example, counted.\n\n## Why\n\n{TEXT}\n"
        folder = record_case("quay", dump, tmp_path)
        assert (folder / "input.txt").read_text("utf-8") == dump.replace("ines@quay.example", "name@mail.example")
        assert [paragraph.kind for paragraph in load_case(folder).parse().body] == ["paragraph", "heading", "paragraph"]


class TestCommand:
    def test_a_page_of_the_web(self, declare: Declare, tmp_path: Path, site: LocalSite) -> None:
        declare()
        site.pages["/ferry"] = FULL
        result = run("quay", f"{site.home}/ferry", "--cases", tmp_path)
        assert result.exit_code == 0, result.stderr
        (case,) = find_cases(tmp_path)
        assert case.meta.url == f"{site.home}/ferry"
        assert result.stdout.strip() == str(case.folder)
        assert "newsparse accept quay" in result.stderr
        assert case.meta.captured is not None
        assert not case.meta.reviewed

    def test_a_saved_page(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        saved = tmp_path / "ferry.html"
        saved.write_text(FULL, encoding="utf-8")
        result = run(
            *(
                "quay",
                "--from",
                saved,
                "--url",
                "https://quay.example/1",
                "--captured",
                "2024-07-19",
                "--name",
                "ferry",
            ),
            *("--cases", tmp_path),
        )
        assert result.exit_code == 0, result.stderr
        case = load_case(tmp_path / "cases" / "quay" / "ferry")
        assert str(case.meta.captured) == "2024-07-19"

    def test_a_page_that_cannot_be_had(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        result = run("quay", "--from", tmp_path / "none.html", "--cases", tmp_path)
        assert result.exit_code == 1
        assert "none.html" in result.stderr
        assert find_cases(tmp_path) == []

    @pytest.mark.parametrize("arguments", [("quay",), ("quay", "https://quay.example/1", "--from", "x.html")])
    def test_wrong_calls(self, declare: Declare, arguments: tuple[str, ...]) -> None:
        declare()
        assert run(*arguments).exit_code == 2
