"""`newsparse.testing`: the rules for sources, and how what breaks them is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast
from unittest.mock import Mock

import pytest

from newsparse import dates, document, registry
from newsparse.cases import load_case
from newsparse.errors import NewsparseWarning
from newsparse.source import Layout, Source, css, field, pattern
from newsparse.testing import CaseSample, SourceConformance, dump_of, idle_statements, samples_of
from newsparse.testing.clock import SEASONS, printed
from tests.quay import APP, PAGE, Declare, make_case

pytest_plugins = ["pytester"]


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return make_case(tmp_path / "ferry-page")


def conformance(root: Path) -> SourceConformance:
    class Checked(SourceConformance):
        sources = ("quay",)
        cases = root

    return Checked()


def outcome(root: Path) -> dict[str, str]:
    """What's told of each rule that is broken."""
    checked = conformance(root)
    told = {}
    for name in vars(SourceConformance):
        if name.startswith("test_"):
            given = ("quay", root / "ferry-page", root) if name.startswith("test_page_and_dump") else "quay"
            try:
                getattr(checked, name)(given)
            except pytest.fail.Exception as failure:
                told[name.removeprefix("test_")] = str(failure)
    return told


def samples(source: Source, *folders: Path) -> list[CaseSample]:
    return samples_of(source, [load_case(folder) for folder in folders])


class TestConformance:
    def test_a_source_that_keeps_the_rules(self, declare: Declare, ferry: Path) -> None:
        declare()
        assert outcome(ferry.parent) == {}

    @pytest.mark.parametrize(
        ("changed", "rule", "message"),
        [
            ({"__doc__": None}, "is_described", "quay: Quay has no docstring that opens with a sentence"),
            (
                {"country": "SE"},
                "zone_is_its_countrys",
                "'Europe/Oslo' is no zone of 'SE'; these are: Europe/Stockholm",
            ),
            ({"languages": ("nb",)}, "languages_are_its_cases", r"quay.languages: ('nb',) lacks what cases are in: en"),
            ({"languages": ("nb", "en")}, "languages_are_its_cases", "no case is in the main language, 'nb'"),
            ({"byline": css(".author")}, "nothing_is_idle", "\n  quay.byline = css('.author')"),
            ({"byline": pattern("^By Ines Falk$")}, "nothing_is_idle", "quay.byline = pattern('^By Ines Falk$')"),
            (
                {"published": css("h1")},
                "what_it_calls_dates_are_dates",
                "quay.published: 'Ferry sails again after nine",
            ),
            (
                {"signs": (pattern(r"^© 2\d{3} Quay Media"),)},
                "is_chosen_for_its_cases",
                "quay: holds 1 of its signs, not 2, so 'generic' is chosen (",
            ),
            (
                {"boilerplate": css(".promo")},
                "page_and_dump_have_one_text",
                "quay.text: page and dump differ; `newsparse show quay ",
            ),
        ],
    )
    def test_a_rule_that_is_broken(
        self, declare: Declare, ferry: Path, changed: dict[str, Any], rule: str, message: str
    ) -> None:
        declare(**changed)
        told = outcome(ferry.parent)
        assert message in told[rule]

    def test_a_domain_of_another(self, declare: Declare, ferry: Path) -> None:
        with pytest.warns(NewsparseWarning, match="claims the domain 'turan.az'"):
            declare(domains=("quay.example", "turan.az"))
        told = outcome(ferry.parent)
        assert told["domains_are_its_own"] == "quay.domains: 'turan.az' is claimed by the source 'turan'"

    def test_clock(self, declare: Declare, ferry: Path) -> None:
        declare(boilerplate=pattern(r"14:05"))
        told = outcome(ferry.parent)["clock_is_right"]
        assert told.startswith("quay.published: '18 January 2024, 14:05', in winter, is 2024-01-18 in Europe/Oslo")

    def test_no_case(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        with pytest.raises(pytest.fail.Exception, match="quay: has no case in "):
            conformance(tmp_path).test_has_cases("quay")

    def test_unread_case(self, declare: Declare, tmp_path: Path) -> None:
        declare()
        make_case(tmp_path / "ferry-page", reviewed=False)
        told = outcome(tmp_path)
        assert [*told] == ["cases_were_read_by_a_person"]
        assert told["cases_were_read_by_a_person"].startswith("quay: nobody has read what's expected: ")

    def test_paths_are_told_from_the_current_folder(
        self, declare: Declare, ferry: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ferry.parent)
        declare(published=css(".who"))
        assert outcome(ferry.parent)["what_it_calls_dates_are_dates"] == (
            "quay.published: 'By Ines Falk' is no date (ferry-page/input.html)"
        )

    def test_a_field_error_names_the_case(self, declare: Declare, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(ferry.parent)

        def read_published(self: Source, reading: Any) -> None:
            raise ValueError("'31 Foo 2024' is no date")

        source = declare(read_published=field("published")(read_published))
        page, _ = samples(source, ferry)
        with pytest.raises(Exception, match=r"^quay.published: .*'31 Foo 2024' is no date \(ferry-page/input.html\)$"):
            page.parse(source)

    def test_a_case_of_a_dump_stands_for_the_derived_one(self, declare: Declare, ferry: Path) -> None:
        dump = dump_of(PAGE).replace("By Ines Falk", "By Ola Berg")
        make_case(ferry.with_name("ferry-dump"), dump, "input.txt")
        declare()
        told = outcome(ferry.parent)
        assert [*told] == ["page_and_dump_have_one_list_of_authors"]
        assert '"Ines Falk",' in told["page_and_dump_have_one_list_of_authors"]
        assert '"Ola Berg",' in told["page_and_dump_have_one_list_of_authors"]

    def test_without_signs_the_dump_is_the_sources(self, declare: Declare, ferry: Path) -> None:
        declare(signs=())
        assert outcome(ferry.parent) == {}

    def test_pytest_runs_each_rule_for_each_source_and_page(self, pytester: pytest.Pytester) -> None:
        pytester.makeini("[pytest]\naddopts = -p no:hypothesispytest -p no:recording -p no:randomly")
        make_case(pytester.path / "cases" / "ferry-page")
        pytester.makepyfile(
            """
            from pathlib import Path

            from newsparse import Source, pattern, register
            from newsparse.testing import SourceConformance


            @register
            class Quay(Source):
                "The Quay, Orla."

                domains = ("quay.example",)
                byline = pattern("^By Ines Falk$")


            class TestSources(SourceConformance):
                sources = ("quay",)
                cases = Path(__file__).parent / "cases"
            """
        )
        result = pytester.runpytest_subprocess("-v", "test_pytest_runs_each_rule_for_each_source_and_page.py")
        result.assert_outcomes(passed=14, failed=1)
        result.stdout.fnmatch_lines(
            [
                "*::test_page_and_dump_have_one_headline[[]quay-ferry-page[]] PASSED*",
                "quay: is no different without",
                "  quay.byline = pattern('^By Ines Falk$')",
            ]
        )
        result.stdout.no_fnmatch_line("*conformance.py:*")


class Before2021(Layout):
    """By its old class names."""

    when = css(".promo")
    boilerplate = pattern(APP)


class Never(Layout):
    when = css(".no-such-class")
    boilerplate = pattern(APP)


class TestIdle:
    def test_a_layout(self, declare: Declare, ferry: Path) -> None:
        needed = declare(layouts=(Before2021,), boilerplate=None)
        assert idle_statements(needed, samples(needed, ferry)) == []

    def test_a_layout_that_no_case_has(self, declare: Declare, ferry: Path) -> None:
        source = declare(layouts=(Never,))
        assert idle_statements(source, samples(source, ferry)) == [
            "quay.Never.when = css('.no-such-class')",
            f"quay.Never.boilerplate = pattern({APP!r})",
        ]

    def test_what_a_layout_says_again(self, declare: Declare, ferry: Path) -> None:
        source = declare(layouts=(Before2021,))
        idle = idle_statements(source, samples(source, ferry))
        assert "quay.Before2021.when = css('.promo')" in idle
        assert f"quay.Before2021.boilerplate = pattern({APP!r})" in idle

    def test_one_of_several(self, declare: Declare, ferry: Path) -> None:
        source = declare(boilerplate=(css(".advert"), pattern(APP)))
        assert idle_statements(source, samples(source, ferry)) == ["quay.boilerplate = css('.advert')"]

    def test_a_sign_that_no_dump_holds(self, declare: Declare, ferry: Path) -> None:
        source = declare()
        signs = (*source.signs, pattern("sold by the Quay's shop"))
        source = declare(signs=signs)
        assert idle_statements(source, samples(source, ferry)) == ["quay.signs: " + repr(signs[-1])]

    def test_a_format(self, declare: Declare, ferry: Path) -> None:
        source = declare(related_timestamp="%d %B %Y %H:%M")
        assert idle_statements(source, samples(source, ferry)) == ["quay.related_timestamp = '%d %B %Y %H:%M'"]

    @pytest.mark.parametrize(("value", "idle"), [("Harbour", []), (None, ["quay.section by read_section()"])])
    def test_a_method(self, declare: Declare, ferry: Path, value: str | None, idle: list[str]) -> None:
        def read_section(self: Source, reading: Any) -> str | None:
            return value

        source = declare(read_section=field("section")(read_section))
        assert idle_statements(source, samples(source, ferry)) == idle

    def test_what_a_class_states_for_several(self, declare: Declare, ferry: Path) -> None:
        class House(Source):
            """Outlets of one house."""

            boilerplate = pattern(APP)

        class Pier(House):
            """The Pier, Orla."""

            domains = ("pier.example",)

        registry.register(Pier)
        pier = registry.get_source("pier")
        other = make_case(
            ferry.with_name("gulls-page"), PAGE.replace(' class="promo">Our', ">The"), url="https://pier.example/1"
        )
        heir = cast("type[Source]", type("Heir", (House,), {"domains": ("quay.example",)}))
        registry.register(heir)
        kin = samples(registry.get_source("heir"), ferry)
        told = f"pier.boilerplate = pattern({APP!r})"
        assert idle_statements(pier, samples(pier, other)) == [told]
        assert idle_statements(pier, samples(pier, other), kin) == []

    def test_inputs_are_read_once(self, declare: Declare, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        counted = Mock(wraps=document.read)
        monkeypatch.setattr(document, "read", counted)
        source = declare(byline=(css(".author"), css(".who")), headline=css("h1"), caption=css("figcaption"))
        idle_statements(source, samples(source, ferry))
        assert counted.call_count == 2


class TestDumps:
    def test_a_page_becomes_its_visible_lines(self) -> None:
        assert dump_of("<p>One <b>line</b></p><script>no()</script><p>Another</p>") == "One line\nAnother"

    def test_a_page_that_holds_its_text_unseen_is_read_anew(self, declare: Declare, ferry: Path) -> None:
        text = " ".join(["The harbour office counted the gulls of the pier."] * 12)
        hidden = json.dumps({"@type": "NewsArticle", "headline": "Gulls counted", "articleBody": text})
        page = f'<html><script type="application/ld+json">{hidden}</script><h1>Gulls counted</h1><p>Read it!</p></html>'
        source = declare()
        sample, _ = samples(source, make_case(ferry.with_name("gulls"), page))
        assert sample.parse(source) == sample.parse(source)
        assert sample.parse(source).text == text


class TestClock:
    @pytest.mark.parametrize(
        "language",
        "ar az be bg bn ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka ko lt lv".split()
        + "mk ms nb nl pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi zh".split(),
    )
    def test_times_are_printed_as_they_are_read(self, language: str) -> None:
        for season, moment in SEASONS.items():
            (found,) = dates.find(printed(season, language), languages=(language,))
            assert found.resolve(captured=None, zone=None) == moment

    def test_words(self) -> None:
        assert printed("summer", "de-AT") == "18. Juli 2024, 14:05 Uhr"
        assert printed("winter", "ko") == "2024년 1월 18일 14:05"
        assert printed("summer", "xx") == "18.07.2024 14:05"
