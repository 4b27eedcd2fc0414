"""Plots, pictures and tables of the documentation are as the tools draw them now, and show what was measured."""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from lxml import etree

from tools import figures, pictures

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "docs" / "figures"
SVG = "{http://www.w3.org/2000/svg}"
PLOTS = ("quality", "dumps", "speed")
PICTURES = ("first", "labels", "way")
PEERS = {"trafilatura", "newspaper4k", "resiliparse"}


def texts(svg: str) -> list[str]:
    return ["".join(map(str, text.itertext())) for text in etree.fromstring(svg.encode()).iter(f"{SVG}text")]


def measured(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text("utf-8"))
    return told


@pytest.mark.parametrize("name", PLOTS)
def test_plots_show_what_was_measured(name: str) -> None:
    """The words and numbers count; where the lines lie may differ from one matplotlib to the next."""
    kept = (FIGURES / f"{name}.svg").read_text("utf-8")
    assert texts(kept) == texts(figures.drawn(name)), "draw it anew by `make drawn`"
    assert "prefers-color-scheme:dark" in kept


@pytest.mark.parametrize("page", ["README.md", "docs/figures.md", "docs/how-to/how-sure.md"])
def test_tables_say_what_was_measured(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert "<!-- figures: " in text
    assert text == figures.filled(text, figures.tables()), "write them anew by `make drawn`"


def test_pictures_show_what_newsparse_says_now() -> None:
    assert set(pictures.PICTURES) == set(PICTURES)
    for name, draw in pictures.PICTURES.items():
        kept = (ROOT / "docs" / "images" / f"{name}.svg").read_text("utf-8")
        assert kept == draw(), f"draw {name} anew by `make drawn`"


def test_figures_name_their_day_their_systems_and_their_pages() -> None:
    quality, speed = measured("quality"), measured("speed")
    assert set(quality["versions"]) == PEERS | {"newsparse"}
    assert {row["parser"] for row in speed["parsers"]} >= PEERS | {"newsparse", "lxml"}
    for told in (quality, speed):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", told["date"])
    assert all(held["pages"] > 90 for held in quality["sets"].values())


def test_scores_of_several_systems_become_one_file(tmp_path: Path) -> None:
    scores = {"pages": 3, "errors": 0, "ms/page": 20.1, "title": 0.5, "authors F1": 0.25, "P": 0.9, "related F1": 0.1}
    for name in ("newsparse", "resiliparse"):
        (tmp_path / f"{name}.json").write_text(json.dumps({"harbour": scores, "harbour: full dump": scores}))
    gathered = run_path(str(ROOT / "benchmarks" / "quality.py"))["gathered"]
    sets = gathered({name: tmp_path / f"{name}.json" for name in ("newsparse", "resiliparse")})
    assert sets["harbour"] == {
        "pages": 3,
        "figures": {
            "headline": {"newsparse": 0.5, "resiliparse": 0.5},
            "authors F1": {"newsparse": 0.25},
            "related F1": {"newsparse": 0.1},
        },
    }
    assert sets["harbour: full dump"]["figures"]["headline"] == {"newsparse": 0.5}


def test_quality_of_a_corpus_is_written_with_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "harbour"
    folder.mkdir()
    page = (ROOT / "docs/tidemark/2024/05/03/ferry.html").read_bytes()
    (folder / "ferry.html.gz").write_bytes(gzip.compress(page))
    truth = {"title": "Night ferry to Orla sails again", "authors": ["Ani Tovmasyan"], "published": "2024-05-03"}
    row = {"id": "ferry", "url": "https://news.example/1", "html": "ferry.html.gz", "truth": truth}
    (folder / "pages.jsonl").write_text(json.dumps(row) + "\n")
    written = tmp_path / "quality.json"
    monkeypatch.setattr(sys, "argv", ["quality.py", str(tmp_path), "--json", str(written)])
    run_path(str(ROOT / "benchmarks" / "quality.py"), run_name="__main__")
    told = json.loads(written.read_text("utf-8"))
    assert set(told) == {"date", "note", "versions", "sets"}
    assert told["sets"]["harbour"]["figures"] == {
        figure: {"newsparse": 1.0} for figure in ("headline", "authors", "date")
    }
