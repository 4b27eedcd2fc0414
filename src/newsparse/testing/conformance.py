"""`SourceConformance`: the rules for sources, each a test."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn
from zoneinfo import ZoneInfo

from newsparse.api import parse
from newsparse.cases import find_cases, is_of
from newsparse.comparison import compare
from newsparse.registry import PACKAGE, choose, get_source
from newsparse.signs import NEEDED, Sign, apart
from newsparse.source import Source
from newsparse.testing import clock
from newsparse.testing.idle import idle_statements
from newsparse.testing.samples import CaseSample, pairs, samples_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from newsparse.article import Article
    from newsparse.cases import Case

WIDTH = 100
"""Characters of a line that shows where page and dump differ."""

STAMPS = ("published", "modified", "related_timestamp")
"""Attributes of a source that point at dates."""


Pair = tuple[str, Path, Path]
"""A source's name, the folder of a case with a page, and the folder with all cases."""


class SourceConformance:
    """Subclass it in a test module, name your sources, and pytest holds each of them against every rule.

    ::

        class TestSources(SourceConformance):
            sources = ("example",)
            cases = Path(__file__).parent / "cases"

    A case's page and its dump must agree. The dump is the case ``ferry-dump`` beside ``ferry-page`` (or ``ferry``);
    where there's none, it's derived from the page.
    """

    sources: ClassVar[Sequence[str]]
    """Names of registered sources."""
    cases: ClassVar[Path]
    """The folder with their cases, at any depth."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Run each test once for every source, or for every pair of a page and its dump."""
        if "source" in metafunc.fixturenames:
            metafunc.parametrize("source", self.sources)
        elif "pair" in metafunc.fixturenames:
            cases = [(name, case) for name in self.sources for case in cases_of(name, self.cases)]
            found = [(name, case.folder, self.cases) for name, case in cases if ".html" in case.input.suffixes]
            metafunc.parametrize("pair", found, ids=[f"{name}-{folder.name}" for name, folder, _ in found])

    def test_name_is_its_own(self, source: str) -> None:
        own = type(get_source(source))
        if own.name != source:
            fail(source, f"another source has that name now: {own.__qualname__} of {own.__module__}")
        module = f"{PACKAGE}.{source.replace('-', '_')}"
        if own.__module__.startswith(f"{PACKAGE}.") and own.__module__ != module:
            fail(source, f"is bundled, but its module is {own.__module__}, not {module}")

    def test_is_described(self, source: str) -> None:
        own = get_source(source)
        for described in (type(own), *own.layouts):
            first = inspect.cleandoc(vars(described).get("__doc__") or "").partition("\n")[0]
            if not first.endswith((".", ":")):
                fail(
                    source, f"{described.__name__} has no docstring that opens with a sentence on the outlet: {first!r}"
                )

    def test_domains_are_its_own(self, source: str) -> None:
        own = get_source(source)
        for domain in own.domains:
            chosen = choose(url=f"https://www.{domain}/path")
            if chosen is not own:
                fail(f"{source}.domains", f"{domain!r} is claimed by the source {chosen.name!r}")

    def test_zone_is_its_countrys(self, source: str) -> None:
        own = get_source(source)
        if own.country and own.timezone and (own.country, own.timezone) not in zones():
            held = ", ".join(sorted(zone for country, zone in zones() if country == own.country)) or "none"
            fail(f"{source}.timezone", f"{own.timezone!r} is no zone of {own.country!r}; these are: {held}")

    def test_languages_are_its_cases(self, source: str) -> None:
        own = get_source(source)
        found = {sample.article.language for sample in written(source, self.cases)}
        if not own.languages or not found:
            return
        plain = {language: language.partition("-")[0] for language in found if language}  # 'en' covers 'en-US'
        if lacking := sorted(language for language in plain if not {language, plain[language]} & {*own.languages}):
            fail(f"{source}.languages", f"{own.languages} lacks what cases are in: {', '.join(lacking)}")
        if own.languages[0] not in {*plain, *plain.values()}:
            fail(f"{source}.languages", f"no case is in the main language, {own.languages[0]!r}")

    def test_clock_is_right(self, source: str) -> None:
        """A local time, printed in its main language on a plain page or dump, is the right instant all year."""
        own, models = get_source(source), written(source, self.cases)
        if not own.timezone or not own.languages or not models:
            return
        model = models[0].article
        paragraphs = [paragraph.text for paragraph in model.body if paragraph.kind == "paragraph"]
        for season, moment in clock.SEASONS.items():
            shown = clock.printed(season, own.languages[0])
            page = clock.page_of(model.headline or "", shown, paragraphs, own.languages[0])
            dump = "\n\n".join([model.headline or "", shown, *paragraphs])
            for kind, given in (("page", page), ("dump", dump)):
                got = parse(given, source=source).published
                if got != moment.replace(tzinfo=ZoneInfo(own.timezone)):
                    fail(f"{source}.published", f"{shown!r}, in {season}, is {got} in {own.timezone} (a plain {kind})")

    def test_has_cases(self, source: str) -> None:
        if not written(source, self.cases):
            fail(source, f"has no case in {self.cases}: `newsparse new` and `newsparse record` make some")

    def test_cases_were_read_by_a_person(self, source: str) -> None:
        for sample in written(source, self.cases):
            if not sample.case.meta.reviewed:
                fail(source, f"nobody has read what's expected: `newsparse accept` when you have ({sample.name})")

    def test_is_chosen_for_its_cases(self, source: str) -> None:
        """A page is known by its address, a dump by signs where the source states any; neither names the source."""
        signs = get_source(source).signs
        for sample in samples(source, self.cases):
            if sample.kind == "text" and not signs:
                continue
            if sample.case.meta.source is not None and sample.page is None:
                fail(source, f"a case that is known by itself names the source in meta.json ({sample.name})")
            if sample.chosen.name != source:
                held = apart(sample.text, [Sign(sign.regex, sign.flags) for sign in signs])
                why = (
                    f"holds {held} of its signs, not {NEEDED}"
                    if sample.kind == "text"
                    else "has no address of its domains"
                )
                fail(source, f"{why}, so {sample.chosen.name!r} is chosen ({sample.name})")

    def test_what_it_calls_dates_are_dates(self, source: str) -> None:
        own = get_source(source)
        for sample in samples(source, self.cases):
            reading = sample.read(own)
            for attribute in STAMPS:
                spans = [span for span in reading.spans if span.field == attribute]
                if spans and not any(reading.stamps(span) for span in spans):
                    shown = reading.text(spans[0])
                    fail(f"{source}.{attribute}", f"{shown!r} is no date ({sample.name})")

    def test_nothing_is_idle(self, source: str) -> None:
        """Each selector, pattern, format and method changes some article, and each sign is in some dump."""
        kin = [
            one for name in self.sources if name != source and akin(name, source) for one in samples(name, self.cases)
        ]
        own = samples(source, self.cases)
        idle = idle_statements(get_source(source), own, kin)
        if own and idle:
            fail(source, "is no different without\n  " + "\n  ".join(idle))

    def test_page_and_dump_have_one_headline(self, pair: Pair) -> None:
        agree(pair, "headline", lambda article, _: article.headline)

    def test_page_and_dump_have_one_text(self, pair: Pair) -> None:
        """A dump doesn't show what sets a standfirst apart from a first paragraph."""
        agree(pair, "text", lambda article, _: [*lines(article.standfirst), *(one.text for one in article.body)])

    def test_page_and_dump_have_one_list_of_authors(self, pair: Pair) -> None:
        agree(pair, "authors", lambda article, _: [[author.name, author.kind] for author in article.authors])

    def test_page_and_dump_have_one_list_of_other_headlines(self, pair: Pair) -> None:
        """Of the page's lists, those that trail it; a dump shows no other."""
        agree(
            pair,
            "related",
            lambda article, kind: [
                [item.headline, item.timestamp, item.published and item.published.isoformat()]
                for item in article.related
                if kind == "text" or item.place == "trailing"
            ],
        )


def agree(pair: Pair, attribute: str, value: Callable[[Article, str], Any]) -> None:
    """Fail where a page and its dump don't give one value."""
    name, folder, root = pair
    page, dump = next(two for two in pairs(samples(name, root)) if two[0].case.folder == folder)
    got = value(page.article, "page"), value(dump.article, "text")
    if got[0] != got[1]:
        shown = compare(*got, WIDTH, ("page", "dump"))
        seen = f"{page.name} --dump" if dump.page else dump.name
        advice = f"`newsparse show {name} {seen}` shows the dump, which knows pattern() alone"
        fail(f"{name}.{attribute}", f"page and dump differ; {advice}\n{shown}")


def fail(what: str, message: str) -> NoReturn:
    """Fail the test with a message alone: where in this module that is helps nobody."""
    import pytest

    pytest.fail(f"{what}: {message}" if what else message, pytrace=False)


def lines(text: str | None) -> list[str]:
    return text.split("\n") if text else []


def akin(name: str, other: str) -> bool:
    """Whether two sources inherit from one class beside `Source`."""
    shared = {*type(get_source(name)).__mro__} & {*type(get_source(other)).__mro__}
    return any(issubclass(base, Source) and base is not Source for base in shared)


@cache
def all_cases(root: Path) -> list[Case]:
    return find_cases(root)


@cache
def cases_of(name: str, root: Path) -> list[Case]:
    return [case for case in all_cases(root) if is_of(case, name)]


@cache
def samples(name: str, root: Path) -> list[CaseSample]:
    """The source's samples, which keep what was read and parsed of them."""
    return samples_of(get_source(name), cases_of(name, root))


def written(name: str, root: Path) -> list[CaseSample]:
    """Those that stand in files of their own: no derived dumps."""
    return [sample for sample in samples(name, root) if sample.page is None]


@cache
def zones() -> frozenset[tuple[str, str]]:
    """Countries with their zones, by the time-zone database."""
    table = (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return frozenset((row[0], row[2]) for row in rows)
