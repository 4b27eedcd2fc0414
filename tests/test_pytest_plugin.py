"""The pytest plug-in, run by pytest within pytest on cases made for it."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from newsparse import cases
from newsparse.article import Article
from newsparse.cases import CaseError, case_fields, find_cases, load_case, record
from newsparse.comparison import compare

pytest_plugins = ["pytester"]

DUMP = """Ferry sails again after nine months

By Ines Falk

ORLA - The ferry between Orla and Vestby sailed again on Friday, with every seat of its first crossing taken.

The harbour office said that the boat would cross six times a day, and that tickets would cost four crowns.
"""


@pytest.fixture(autouse=True)
def _own_settings(pytester: pytest.Pytester) -> None:
    """Inner runs get neither this project's settings nor its other plug-ins, which take long to load."""
    pytester.makeini("[pytest]\naddopts = -p no:hypothesispytest -p no:recording -p no:randomly")


@pytest.fixture
def case(pytester: pytest.Pytester) -> Path:
    """A case that passes: it expects what the parser gives."""
    folder = make_case(pytester.path / "cases" / "ferry")
    article = load_case(folder).parse().to_dict()
    write(folder / "expected.json", {"source": article["source"], "headline": article["headline"]})
    return folder


def make_case(folder: Path, **meta: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "input.txt").write_text(DUMP, encoding="utf-8")
    write(folder / "meta.json", {"kind": "text", **meta})
    return folder


def write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data), encoding="utf-8")


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


# --- running cases


def test_each_field_is_a_test(pytester: pytest.Pytester, case: Path) -> None:
    result = pytester.runpytest("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(
        ["cases/ferry/expected.json::source PASSED*", "cases/ferry/expected.json::headline PASSED*"]
    )


def test_one_field_can_be_run_alone(pytester: pytest.Pytester, case: Path) -> None:
    pytester.runpytest("cases/ferry/expected.json::headline").assert_outcomes(passed=1)
    pytester.runpytest("cases/ferry/meta.json").assert_outcomes(passed=2)
    pytester.runpytest("-k", "source").assert_outcomes(passed=1, deselected=1)


def test_the_input_is_parsed_once(pytester: pytest.Pytester, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []
    parse = cases.Case.parse

    def counted(case: cases.Case) -> Article:
        parsed.append(case.folder)
        return parse(case)

    monkeypatch.setattr(cases.Case, "parse", counted)
    pytester.runpytest_inprocess().assert_outcomes(passed=2)
    assert parsed == [case]


def test_a_failure_shows_both_values_and_no_traceback(pytester: pytest.Pytester, case: Path) -> None:
    write(case / "expected.json", {"headline": "Ferry sails"})
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*ferry: headline*",
            f"headline of {case / 'input.txt'}",
            "*expected*got*",
            '*"Ferry sails"*|*"Ferry sails again after nine months"*',
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "pytest_plugin.py" not in result.stdout.str()


def test_values_are_held_as_json(pytester: pytest.Pytester, case: Path) -> None:
    write(case / "expected.json", {"is_article": 1})
    pytester.runpytest().assert_outcomes(failed=1)


def test_an_unknown_field_fails_and_names_the_fields(pytester: pytest.Pytester, case: Path) -> None:
    write(case / "expected.json", {"title": "Ferry sails", "schema_version": "0.1"})
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*no field 'title'; it has*headline*"])


def test_what_the_case_knows_reaches_the_parser(pytester: pytest.Pytester) -> None:
    folder = make_case(
        pytester.path / "known",
        url="https://nova.example/ferry",
        source="generic",
        encoding="cp1252",
        captured="2024-05-03T14:30:00+04:00",
        note="from the archive",
    )
    meta = load_case(folder).meta
    assert (meta.url, meta.source, meta.kind, meta.encoding) == (
        "https://nova.example/ferry",
        "generic",
        "text",
        "cp1252",
    )
    assert meta.captured is not None
    assert meta.captured.isoformat() == "2024-05-03T14:30:00+04:00"
    assert load_case(folder).parse().url == "https://nova.example/ferry"


def test_gzipped_input(pytester: pytest.Pytester, case: Path) -> None:
    (case / "input.txt.gz").write_bytes(gzip.compress((case / "input.txt").read_bytes()))
    (case / "input.txt").unlink()
    pytester.runpytest().assert_outcomes(passed=2)


def test_input_that_cannot_be_parsed_fails_each_field(pytester: pytest.Pytester, case: Path) -> None:
    (case / "input.txt").write_text(" \n", encoding="utf-8")
    result = pytester.runpytest("--newsparse-accept")
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines([f"{case / 'input.txt'}: EmptyInput: *"])


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("meta.json", "{", "*meta.json: not readable as JSON*"),
        ("meta.json", '{"address": 1}', "*meta.json:*address*"),
        ("meta.json", '{"captured": "noon"}', "*meta.json:*captured*"),
        ("expected.json", "[]", "*expected.json: holds a JSON list, not an object*"),
        ("input.html", "<p>", "*one input out of*found input.html and input.txt*"),
    ],
)
def test_a_wrong_case_is_an_error_by_name(
    pytester: pytest.Pytester, case: Path, name: str, text: str, message: str
) -> None:
    (case / name).write_text(text, encoding="utf-8")
    with pytest.raises(CaseError):
        load_case(case)
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([message])
    assert "Traceback" not in result.stdout.str()


# --- recording


def test_a_case_without_expectations_tells_how_to_record_it(pytester: pytest.Pytester) -> None:
    folder = make_case(pytester.path / "fresh")
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([f"*pytest --newsparse-accept {folder}*"])


def test_accept_records_a_fresh_case_whole(pytester: pytest.Pytester) -> None:
    folder = make_case(pytester.path / "fresh")
    result = pytester.runpytest("--newsparse-accept")
    result.assert_outcomes(passed=len(case_fields()))
    assert list(load(folder / "expected.json")) == case_fields()
    result.stdout.fnmatch_lines([f"{folder / 'expected.json'}: *headline*"])
    pytester.runpytest().assert_outcomes(passed=len(case_fields()))


def test_accept_rewrites_what_fails_and_leaves_the_rest(pytester: pytest.Pytester, case: Path) -> None:
    expected = case / "expected.json"
    headline = load(expected)["headline"]
    write(expected, {"schema_version": "0.1", "warnings": ["wrong"], "headline": headline, "source": "é wrong"})
    result = pytester.runpytest("--newsparse-accept", "-k", "not warnings")
    result.assert_outcomes(passed=2, deselected=1)
    text = expected.read_text(encoding="utf-8")
    assert (
        text
        == json.dumps(
            {"schema_version": "0.1", "warnings": ["wrong"], "headline": headline, "source": "generic"},
            indent=2,
        )
        + "\n"
    )
    result.stdout.fnmatch_lines(["*to be reviewed*", f"{expected}: source"])


def test_accept_leaves_cases_that_pass(pytester: pytest.Pytester, case: Path) -> None:
    before = (case / "expected.json").read_bytes()
    result = pytester.runpytest("--newsparse-accept")
    result.assert_outcomes(passed=2)
    assert (case / "expected.json").read_bytes() == before
    assert "to be reviewed" not in result.stdout.str()


def test_what_workers_accept_is_left_to_the_process_that_leads_them(pytester: pytest.Pytester) -> None:
    folder = make_case(pytester.path / "fresh")
    pytester.makeconftest(
        """
        import pytest

        @pytest.hookimpl(tryfirst=True)
        def pytest_configure(config):
            config.workerinput = {}

        def pytest_runtest_logreport(report):
            for name, value in report.user_properties:
                if report.when == "call" and value["field"] == "source":
                    print("sent", name, value["value"])
        """
    )
    result = pytester.runpytest("--newsparse-accept", "-s")
    result.assert_outcomes(passed=len(case_fields()))
    result.stdout.fnmatch_lines(["*sent newsparse-accepted generic*"])
    assert not (folder / "expected.json").exists()


def test_record_writes_characters_not_escapes(tmp_path: Path) -> None:
    record(tmp_path, {"source": "générique", "headline": "Паром"})
    assert (tmp_path / "expected.json").read_text("utf-8") == '{\n  "headline": "Паром",\n  "source": "générique"\n}\n'
    assert [path.name for path in tmp_path.iterdir()] == ["expected.json"]


# --- other projects


def test_other_files_of_these_names_are_left_alone(pytester: pytest.Pytester) -> None:
    write(pytester.path / "expected.json", {"headline": "not ours"})
    write(pytester.path / "meta.json", ["not ours"])
    (pytester.path / "other").mkdir()
    (pytester.path / "other" / "input.txt").write_text("x", encoding="utf-8")
    write(pytester.path / "other" / "expected.json", {})
    result = pytester.runpytest()
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED
    assert find_cases(pytester.path) == []


def test_a_project_without_cases_loads_nothing_heavy(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_loaded():
            loaded = {name for name in sys.modules if name.startswith("newsparse")}
            assert "newsparse.pytest_plugin" in loaded
            assert loaded <= {"newsparse", "newsparse.pytest_plugin"} | {"newsparse.article", "newsparse.errors"}
            assert not {"lxml", "bs4", "requests", "cattrs", "click"} & set(sys.modules)
        """
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1)


# --- comparison


def test_short_values_stand_side_by_side() -> None:
    shown = compare({"a": [1], "b": 2, "c": 3}, {"a": [1, 4], "b": 2, "d": 3, "e": 5}, 60)
    assert shown.splitlines() == [
        "expected    got",
        "{           {",
        '  "a": [      "a": [',
        "    1     |     1,",
        "          >     4",
        "  ],          ],",
        '  "b": 2,     "b": 2,',
        '  "c": 3  |   "d": 3,',
        '          >   "e": 5',
        "}           }",
    ]


def test_long_values_stand_one_above_the_other_cut_to_what_differs() -> None:
    words = "word " * 40
    shown = compare({"kind": "quote", "text": words + "x" + words}, {"kind": "quote", "text": words + "y" + words}, 80)
    lines = shown.splitlines()
    assert lines[:2] == ["- expected", "+ got"]
    changed = [line for line in lines[2:] if line[0] in "+-"]
    assert len(changed) == 2
    assert all(len(line) < 80 for line in changed)
    assert changed[0].replace("x", "y")[1:] == changed[1][1:]
    assert changed[0].count("...") == 2


def test_far_lines_that_are_alike_are_left_out() -> None:
    shown = compare(list(range(100)), [*range(50), -1, *range(51, 100)], 60)
    assert [line.split() for line in shown.splitlines()] == [
        ["expected", "got"],
        ["...", "..."],
        ["48,", "48,"],
        ["49,", "49,"],
        ["50,", "|", "-1,"],
        ["51,", "51,"],
        ["52,", "52,"],
        ["...", "..."],
    ]


def test_a_value_of_another_type_is_shown() -> None:
    assert compare(None, "a", 60).splitlines() == ["expected   got", 'null     | "a"']
