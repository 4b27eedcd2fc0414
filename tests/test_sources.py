"""What every bundled source must keep, and by what Turan's dumps are told from those that cite it."""

from __future__ import annotations

import inspect
import sys
from itertools import permutations
from pathlib import Path
from pkgutil import iter_modules

import pytest

import newsparse.sources
from newsparse.cases import cases_of, find_cases
from newsparse.kit.overview import overview
from newsparse.registry import choose, get_source
from newsparse.signs import NEEDED
from newsparse.testing import SourceConformance

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = sorted(
    module.name.replace("_", "-") for module in iter_modules(newsparse.sources.__path__) if module.name[0] != "_"
)
KEPT = {"headline", "body", "byline", "authors", "published", "related", "language", "source", "publisher"}
"""What each case expects, though it be `None`."""


class TestEverySource(SourceConformance):
    """What any package's sources must keep."""

    sources = NAMES
    cases = FIXTURES


@pytest.mark.parametrize("name", NAMES)
class TestEveryBundledSource:
    """What those of newsparse must keep beyond that."""

    def test_says_whose_it_is_and_when_it_is_there(self, name: str) -> None:
        source = get_source(name)
        assert source.publisher
        assert source.domains
        assert source.languages
        assert source.country
        assert source.timezone

    def test_module_is_described(self, name: str) -> None:
        text = inspect.cleandoc(sys.modules[type(get_source(name)).__module__].__doc__ or "")
        assert text.splitlines()[0].endswith((".", ":"))

    def test_cases_tell_the_whole_article(self, name: str) -> None:
        cases = cases_of(name, FIXTURES / name)
        assert cases
        for case in cases:
            assert case.folder.name.endswith("-page" if ".html" in case.input.suffixes else "-dump"), case.folder
            expected = case.expected or {}
            assert expected.keys() >= KEPT, case.folder
            assert expected["headline"], case.folder
            assert expected["body"], case.folder


def test_cases_are_of_sources_or_of_shapes() -> None:
    assert {case.folder.parent.name for case in find_cases(FIXTURES)} == {*NAMES, "shapes"}


class TestOverview:
    def test_it_is_not_stale(self) -> None:
        """Made anew by `python -m newsparse.sources`."""
        assert (FIXTURES.parent / "docs" / "sources.md").read_text("utf-8") == overview(FIXTURES)

    def test_what_a_source_adds(self) -> None:
        (row,) = [row for row in overview(FIXTURES).splitlines() if row.startswith("| `turan` |")]
        assert row == (
            "| `turan` | Turan | AZ | en, az, ru | Asia/Baku | turan.az, contact.az |  | 8 | `signs`, `agency` |"
        )


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
