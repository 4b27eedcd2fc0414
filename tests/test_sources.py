"""What every bundled source must keep, and by what Turan's dumps are told from those that cite it."""

from __future__ import annotations

import inspect
import sys
from functools import cache
from importlib.resources import files
from itertools import permutations
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

import newsparse.sources
from newsparse.cases import Case, find_cases
from newsparse.catalogue import host_of
from newsparse.declaration import LABELS, as_labellers
from newsparse.document import read
from newsparse.registry import choose, get_source
from newsparse.signs import NEEDED, Sign, apart

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.document import Document
    from newsparse.labellers import Labeller
    from newsparse.source import Layout, Source

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(
    module.name.replace("_", "-") for module in iter_modules(newsparse.sources.__path__) if module.name[0] != "_"
)
KEPT = {"headline", "body", "byline", "authors", "published", "related", "language", "source", "publisher"}
"""What each case expects, though it be `None`."""


@cache
def cases(name: str) -> tuple[Case, ...]:
    return tuple(find_cases(FIXTURES / name))


@cache
def article(folder: Path) -> Article:
    return next(case for case in cases(folder.parent.name) if case.folder == folder).parse()


@cache
def document(path: Path) -> Document:
    return read(path.read_bytes())


def is_page(case: Case) -> bool:
    return case.folder.name.endswith("-page")


def pairs() -> list[tuple[Case, Case]]:
    """Each page with the dump of the same article."""
    by_folder = {case.folder: case for name in NAMES for case in cases(name)}
    return [
        (case, by_folder[dump])
        for folder, case in by_folder.items()
        if is_page(case) and (dump := folder.with_name(folder.name.removesuffix("page") + "dump")) in by_folder
    ]


def labellers(source: type[Source] | type[Layout]) -> list[tuple[str, Labeller]]:
    """What a source or layout itself states, signs left out."""
    stated = [(attribute, one) for attribute in LABELS for one in as_labellers(vars(source).get(attribute))]
    return [*stated, *([("when", vars(source)["when"])] if "when" in vars(source) else [])]


def stating(source: Source) -> list[type[Source] | type[Layout]]:
    return [type(source), *source.layouts]


@pytest.fixture(params=NAMES)
def source(request: pytest.FixtureRequest) -> Source:
    return get_source(request.param)


class TestEverySource:
    def test_is_named_as_its_module(self, source: Source) -> None:
        assert type(source).__module__ == f"newsparse.sources.{source.name.replace('-', '_')}"

    def test_is_described(self, source: Source) -> None:
        for described in (type(source), *source.layouts, sys.modules[type(source).__module__]):
            text = inspect.cleandoc(described.__doc__ or "")
            assert text.splitlines()[0].endswith((".", ":")), described
        assert source.publisher

    def test_domains_are_its_own(self, source: Source) -> None:
        assert source.domains
        others = [domain for name in NAMES if name != source.name for domain in get_source(name).domains]
        for domain in source.domains:
            assert host_of(f"https://www.{domain}/path") == f"www.{domain}"
            for other in others:
                assert not f".{domain}".endswith(f".{other}")
            assert choose(url=f"https://www.{domain}/path") is source

    def test_zone_is_its_countrys(self, source: Source) -> None:
        table = (files("tzdata.zoneinfo") / "zone.tab").read_text("utf-8")
        rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
        assert (source.country, source.timezone) in [(row[0], row[2]) for row in rows]

    def test_its_cases_are_in_its_languages(self, source: Source) -> None:
        found = {article(case.folder).language for case in cases(source.name)}
        assert source.languages[0] in found
        assert found <= {*source.languages, None}

    def test_has_cases(self, source: Source) -> None:
        kinds = {document(case.input).kind for case in cases(source.name)}
        assert kinds == {"page", "text"}
        for case in cases(source.name):
            assert case.folder.name.endswith(("-page", "-dump"))
            assert is_page(case) == (document(case.input).kind == "page")
            assert (case.expected or {}).keys() >= KEPT, case.folder

    def test_is_chosen_for_its_cases(self, source: Source) -> None:
        for case in cases(source.name):
            if is_page(case) or source.signs:
                assert case.meta.source is None, case.folder
            assert article(case.folder).source == source.name, case.folder

    def test_nothing_is_idle(self, source: Source) -> None:
        held = [document(case.input) for case in cases(source.name)]
        for owner in stating(source):
            for attribute, labeller in labellers(owner):
                assert any(labeller.holds(one) for one in held), f"{owner.__qualname__}.{attribute} = {labeller!r}"
        if source.related_format is not None:
            related = [item for case in cases(source.name) for item in article(case.folder).related]
            assert any(source.related_format.read(item.timestamp or "", languages=source.languages) for item in related)
        for attribute in source.field_methods:
            assert any((case.expected or {}).get(attribute) for case in cases(source.name)), attribute

    def test_each_sign_is_in_a_dump(self, source: Source) -> None:
        dumps = [document(case.input).text for case in cases(source.name) if not is_page(case)]
        for sign in source.signs:
            assert any(apart(text, [Sign(sign.regex, sign.flags)]) for text in dumps), repr(sign)


@pytest.mark.parametrize(("page", "dump"), [pytest.param(*pair, id=pair[1].folder.name) for pair in pairs()])
class TestPageAndDump:
    """The two agree on all that both print."""

    def test_headline(self, page: Case, dump: Case) -> None:
        assert article(page.folder).headline == article(dump.folder).headline is not None

    def test_text(self, page: Case, dump: Case) -> None:
        """A dump doesn't show what sets a standfirst apart from a first paragraph."""
        with_lead = [
            "\n\n".join(filter(None, (one.standfirst, one.text))) for one in map(article, (page.folder, dump.folder))
        ]
        assert with_lead[0] == with_lead[1] != ""

    def test_authors(self, page: Case, dump: Case) -> None:
        names = [(author.name, author.kind) for author in article(page.folder).authors]
        assert names == [(author.name, author.kind) for author in article(dump.folder).authors] != []

    def test_related(self, page: Case, dump: Case) -> None:
        listed = [
            (item.headline, item.timestamp, item.published)
            for item in article(page.folder).related
            if item.place == "trailing"
        ]
        assert listed == [(item.headline, item.timestamp, item.published) for item in article(dump.folder).related]
        assert listed


def test_every_source_has_a_page_with_its_dump() -> None:
    assert {page.folder.parent.name for page, _ in pairs()} == set(NAMES)


def test_cases_are_of_sources() -> None:
    assert {path.parent.parent.name for path in FIXTURES.rglob("meta.json")} == set(NAMES)


LIST = """
Harbour masters count seals
19 July 2024 / 14:01
Two buoys found in a meadow
18 July 2024 / 09:30
Ferry to sail on Sundays
17 July 2024 / 20:15
"""

CITING = {
    "reports": "The talks will be held in May, TURAN reports.",
    "reports that": "TURAN's Baku correspondent reports that the talks will be held in May.",
    "as it reports": "The talks, as TURAN's Baku correspondent reports, will be held in May.",
    "reported": "The talks will be held in May, TURAN's Washington correspondent reported on Friday.",
    "told": '"There will be no talks," the envoy told TURAN.',
    "told its correspondent": "The envoy told TURAN's Washington correspondent that there would be no talks.",
    "according to": "According to TURAN, there will be no talks.",
    "agency": "The envoy declined to answer when asked by TURAN news agency, the agency reports.",
    "asked by": "The envoy declined to answer when asked by TURAN.",
    "question": 'Asked by TURAN about the talks, the envoy smiled. "No," he said when asked by TURAN again.',
    "az: reports": "Danışıqlar mayda olacaq, TURAN xəbər verir.",
    "az: according to": "TURAN-ın Vaşinqton müxbirinin verdiyi xəbərə görə, danışıqlar mayda olacaq.",
    "az: told": "Səfir TURAN-a deyib ki, danışıqlar olmayacaq. O, TURAN-ın sualına cavab verməyib.",
    "ru: reports": "Переговоры пройдут в мае, сообщает ТУРАН.",
    "ru: as reports": "Переговоры пройдут в мае, как передает вашингтонский корреспондент ТУРАН.",
    "ru: told": "Посол сказал агентству ТУРАН, что переговоров не будет, и не ответил на вопрос ТУРАН.",
}

OWN = {
    "en": (
        "Talks will be held in May, TURAN's Washington correspondent reports.",
        '"Not before May," he said when asked by TURAN about the talks.',
    ),
    "en, quoted": (
        'It is "not too late," TURAN\'s U.S. correspondent Ayla Tan reports from Boston.',
        "He did not know, when asked by TURAN, whether May was too early.",
    ),
    "az": (
        "Danışıqlar mayda olacaq, TURAN-ın Vaşinqton müxbiri xəbər verir.",
        "“Maydan tez yox”, – o, TURAN-ın suallarına cavab olaraq deyib.",
    ),
    "ru": (
        "Переговоры пройдут в мае, передаёт вашингтонский корреспондент ТУРАН.",
        "«Не раньше мая», – ответил он на вопрос ТУРАН.",
    ),
    "ru, from": (
        "Переговоры пройдут в мае, сообщает корреспондент ТУРАН из Вашингтона.",
        "«Не раньше мая», – ответил он на вопросы ТУРАН.",
    ),
}

OPENING = "Envoys Expected In Spring\nThe envoys have booked rooms with a view of the sea.\n"


class TestTuran:
    @pytest.mark.parametrize("own", OWN.values(), ids=OWN)
    def test_its_dump_is_known_by_credit_and_question_or_list(self, own: tuple[str, str]) -> None:
        credit, question = own
        assert choose(text=f"{OPENING}{credit}\nMore words.\n{question}\nAna Roe\n").name == "turan"
        assert choose(text=f"{OPENING}{credit}\nMore words.\nAna Roe{LIST}").name == "turan"
        assert choose(text=f"{OPENING}{credit}\nMore words.\nAna Roe{LIST}".replace("\n", "\r\n\r\n")).name == "turan"

    @pytest.mark.parametrize("own", OWN.values(), ids=OWN)
    def test_one_of_them_is_not_enough(self, own: tuple[str, str]) -> None:
        credit, question = own
        assert choose(text=f"{OPENING}{credit}\n{credit}\n").name == "generic"
        assert choose(text=f"{OPENING}{question}\nMore words.\nAna Roe{LIST}").name == "generic"

    @pytest.mark.parametrize("line", ["Baku/04.02.25/Turan", "Bakı/04.02.2025/Turan", "Баку/04.02.25/Туран"])
    def test_dateline(self, line: str) -> None:
        text = f"Envoys Expected In Spring\n{line}: The envoys have booked rooms."
        assert choose(text=text + LIST).name == "turan"
        assert choose(text=text).name == "generic"
        assert choose(text=text.replace(f"{line}:", f"As {line} writes:") + LIST).name == "generic"

    @pytest.mark.parametrize("cited", CITING.values(), ids=CITING)
    def test_another_agencys_dump_that_cites_it_stays_generic(self, cited: str) -> None:
        assert choose(text=f"{OPENING}{cited}\nMore words, Orbit Wire reports.\nAna Roe{LIST}").name == "generic"

    def test_citing_it_in_every_way_stays_generic(self) -> None:
        for first, second in permutations(CITING.values(), NEEDED):
            assert choose(text=f"{OPENING}{first}\nMore words.\n{second}\nAna Roe{LIST}").name == "generic", first

    def test_other_cases_of_its_name_are_no_signs(self) -> None:
        credit, question = OWN["en"]
        for text in (f"{OPENING}{credit}\n{question}{LIST}", f"{OPENING}{credit.upper()}\n{question.lower()}{LIST}"):
            renamed = text.replace("TURAN's", "TURANLI's").replace("by TURAN", "by TURANLI")
            assert choose(text=renamed).name == "generic"

    def test_a_host_that_begins_with_its_domain_is_not_its_own(self) -> None:
        assert choose(url="https://turan.az/en/weather").name == "turan"
        assert choose(url="https://turan.az.quay.example/en/weather").name == "generic"
