"""`newsparse show`: lines, labels and fields side by side."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from newsparse.cli import main
from newsparse.cli.show import table
from newsparse.kit.show import Shown
from newsparse.source import css
from tests.quay import PAGE, Declare

STATED = '<script type="application/ld+json">{"@type": "NewsArticle", "articleSection": "Harbour"}</script></head>'


@pytest.fixture
def page(tmp_path: Path, declare: Declare) -> Path:
    declare(byline=css(".who"))
    path = tmp_path / "ferry.html"
    path.write_text(PAGE.replace("</head>", STATED), encoding="utf-8")
    return path


def run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(main, ["show", *map(str, arguments)], prog_name="newsparse", **options)


def test_lines_labels_and_fields(page: Path) -> None:
    result = run("quay", page)
    assert result.exit_code == 0
    rows = [line.split("  ") for line in result.stdout.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert ["headline", "headline", "Ferry sails again after nine months"] in cells
    assert ["byline", "byline authors/0/name", "By Ines Falk"] in cells
    assert [
        "boilerplate",
        "Our app tells you when it rains, and when it will stop, so that you may leave the umbrella at home.",
    ] in cells
    assert ["related_timestamp", "related/1/timestamp related/1/published", "16 July 2024 09:05"] in cells
    assert ["section (jsonld:articleSection)", "Harbour"] in cells
    assert "\x1b" not in result.stdout


def test_a_dump_of_a_page(page: Path) -> None:
    result = run("quay", page, "--dump")
    assert result.exit_code == 0
    assert "boilerplate" in next(line for line in result.stdout.splitlines() if "Our app tells you" in line)
    assert "byline authors/0/name" in result.stdout  # told by the generic parser: a selector sees no dump
    assert "jsonld" not in result.stdout
    named = json.loads(run("quay", page, "--dump", "--json").stdout)["spans"]
    assert not [span for span in named if "css(" in span["rule"]]


def test_the_source_is_named_once(page: Path) -> None:
    result = run("quay", page, "--source", "turan")
    assert result.exit_code == 2
    assert "No such option" in result.stderr


def test_json(page: Path) -> None:
    data = json.loads(run("quay", page, "--json").stdout)
    assert data["article"]["section"] == "Harbour"
    (byline,) = [span for span in data["spans"] if span["label"] == "byline"]
    assert byline == {
        "text": "By Ines Falk",
        "label": "byline",
        "rule": "quay.byline = css('.who')",
        "fields": ["byline", "authors/0/name"],
    }
    assert [span["fields"] for span in data["spans"] if span["label"] == "boilerplate"] == [[], []]


def test_a_terminal_wraps_and_colours() -> None:
    text = "The harbour office said that the boat would cross six times a day."
    lines = list(table([Shown(text, "byline", "rule", ("byline",))], 60))
    assert len(lines) == 2
    assert lines[0].startswith("\x1b[2mbyline")
    assert " ".join(line.split("\x1b[36m")[1].removesuffix("\x1b[0m") for line in lines) == text


def test_an_input_that_cannot_be_read(page: Path) -> None:
    result = run("quay", page.with_name("none.html"))
    assert result.exit_code == 1
    assert "No such file" in result.stderr


def test_an_unknown_source(page: Path) -> None:
    assert run("quai", page).exit_code == 2
