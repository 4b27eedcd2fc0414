"""`newsparse accept`: what was got becomes what's expected, once someone has seen it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsparse.cases import load_case
from newsparse.cli import main
from newsparse.kit.accept import UNRECORDED, Difference, accept, differences
from newsparse.kit.brief import brief
from tests.quay import Declare, make_case


def run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(main, ["accept", *map(str, arguments)], prog_name="newsparse", **options)


def expect(folder: Path, **values: Any) -> None:
    (folder / "expected.json").write_text(json.dumps(values), encoding="utf-8")


def expected(folder: Path) -> Any:
    return load_case(folder).expected


@pytest.fixture
def ferry(tmp_path: Path, declare: Declare) -> Path:
    """A case of the source, of which two expectations are wrong."""
    declare()
    folder = make_case(tmp_path / "quay" / "ferry-page")
    expect(folder, headline="Ferry sinks", byline="By Ola Berg", source="quay")
    return folder


class TestDifferences:
    def test_each_field_that_is_tested(self, ferry: Path) -> None:
        assert list(differences(load_case(ferry))) == [
            Difference("headline", "Ferry sinks", "Ferry sails again after nine months"),
            Difference("byline", "By Ola Berg", "By Ines Falk"),
        ]

    def test_one_field(self, ferry: Path) -> None:
        (only,) = differences(load_case(ferry), "byline")
        assert only.got == "By Ines Falk"
        assert list(differences(load_case(ferry), "source")) == []

    def test_a_field_that_is_not_tested_yet(self, ferry: Path) -> None:
        (only,) = differences(load_case(ferry), "language")
        assert only == Difference("language", UNRECORDED, "en")

    def test_a_case_without_expectations_tests_all(self, ferry: Path) -> None:
        (ferry / "expected.json").unlink()
        found = list(differences(load_case(ferry)))
        assert {difference.expected for difference in found} == {UNRECORDED}
        accept(load_case(ferry), found)
        assert list(differences(load_case(ferry))) == []
        assert expected(ferry)["authors"][0]["name"] == "Ines Falk"


class TestCommand:
    def test_yes(self, ferry: Path) -> None:
        result = run("quay", "--cases", ferry.parent, "--yes")
        assert result.exit_code == 0
        assert '"Ferry sinks" | "Ferry sails again after nine months"' in result.stdout
        assert expected(ferry) == {
            "headline": "Ferry sails again after nine months",
            "byline": "By Ines Falk",
            "source": "quay",
        }
        again = run("quay", "--cases", ferry.parent)
        assert (again.exit_code, again.output) == (0, "")

    def test_one_field(self, ferry: Path) -> None:
        assert run("quay", "byline", "--cases", ferry.parent, "--yes").exit_code == 0
        assert expected(ferry)["byline"] == "By Ines Falk"
        assert expected(ferry)["headline"] == "Ferry sinks"

    def test_nobody_to_ask(self, ferry: Path) -> None:
        result = run("quay", "--cases", ferry.parent)
        assert result.exit_code == 1
        assert "--yes" in result.stderr
        assert expected(ferry)["headline"] == "Ferry sinks"

    @pytest.mark.parametrize(("answer", "status", "headline"), [("y", 0, "Ferry sails again"), ("n", 1, "Ferry sinks")])
    def test_a_person_is_asked(
        self, ferry: Path, monkeypatch: pytest.MonkeyPatch, answer: str, status: int, headline: str
    ) -> None:
        monkeypatch.setattr("newsparse.cli.accept.asked_of_a_person", lambda: True)
        result = run("quay", "--cases", ferry.parent, input=f"{answer}\n")
        assert result.exit_code == status
        assert "Take it over?" in result.stdout
        assert expected(ferry)["headline"].startswith(headline)

    def test_an_unread_case_is_shown_whole_and_counts_as_read_then(self, ferry: Path) -> None:
        assert run("quay", "--cases", ferry.parent, "--yes").exit_code == 0
        (ferry / "meta.json").write_text('{"url": "https://quay.example/1", "reviewed": false}', encoding="utf-8")
        assert not load_case(ferry).meta.reviewed
        result = run("quay", "--cases", ferry.parent, "--yes")
        assert "\nheadline              Ferry sails again after nine months\n" in result.stdout
        assert load_case(ferry).meta.reviewed
        assert json.loads((ferry / "meta.json").read_text("utf-8")) == {"url": "https://quay.example/1"}

    def test_one_field_of_an_unread_case_leaves_it_unread(self, ferry: Path) -> None:
        (ferry / "meta.json").write_text('{"url": "https://quay.example/1", "reviewed": false}', encoding="utf-8")
        assert run("quay", "byline", "--cases", ferry.parent, "--yes").exit_code == 0
        assert not load_case(ferry).meta.reviewed

    def test_an_input_that_cannot_be_parsed(self, ferry: Path) -> None:
        (ferry / "input.html").write_text(" ", encoding="utf-8")
        result = run("quay", "--cases", ferry.parent, "--yes")
        assert result.exit_code == 1
        assert f"newsparse: {ferry / 'input.html'}: error: input is empty" in result.stderr

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("quai",), "no source is named 'quai'"),
            (("quay", "hedline"), "a case has no field 'hedline'; it has headline, "),
            (("turan",), "turan has no case in "),
        ],
    )
    def test_wrong_calls(self, ferry: Path, arguments: tuple[str, ...], message: str) -> None:
        result = run(*arguments, "--cases", ferry.parent)
        assert result.exit_code == 2
        assert message in result.stderr


def test_brief_lines() -> None:
    paragraphs = [
        {"text": "One  two", "kind": "paragraph", "links": []},
        {"text": "Three", "kind": "heading", "level": 2},
    ]
    assert brief(paragraphs) == ["One two", "Three (kind: heading, level: 2)"]
    assert brief({"name": "Ines Falk", "kind": "person", "role": "Editor"}) == ["Ines Falk (role: Editor)"]
    assert brief(3) == ["3"]
