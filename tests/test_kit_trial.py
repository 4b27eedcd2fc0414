"""`newsparse test`: cases and rules run by pytest, in a project that isn't installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsparse.cases import cases_of, find_cases
from newsparse.errors import SourceError
from newsparse.kit import trial
from newsparse.kit.project import know_sources, sources_with_cases
from tests.quay import PAGE, Declare, make_case

MODULE = '''
"""The Pier, Orla."""

from newsparse import Source, pattern, register


@register
class Pier(Source):
    """The Pier, Orla."""

    domains = ("pier.example",)
    boilerplate = pattern(r"^Our app tells you .*")
'''

PROJECT = """
[project]
name = "pier-news"

[project.entry-points."newsparse.sources"]
pier = "pier_news"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a source and a case of it."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "pier_news.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    folder = make_case(tmp_path / "tests" / "cases" / "ferry-page", url="https://pier.example/1")
    (folder / "expected.json").write_text('{"source": "pier", "byline": "By Ines Falk"}', encoding="utf-8")
    return tmp_path


def newsparse(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from newsparse.cli import main; main()", *arguments]
    environment = os.environ | {"PYTEST_ADDOPTS": "-p no:randomly -p no:recording -p no:hypothesispytest"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_cases_and_rules_of_a_project_that_is_not_installed(project: Path) -> None:
    done = newsparse(project, "test", "pier")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "17 passed" in done.stdout


def test_without_a_name_all_that_have_cases(project: Path) -> None:
    (project / "tests" / "cases" / "ferry-page" / "expected.json").write_text(
        '{"source": "pier", "byline": "By Ola Berg"}', encoding="utf-8"
    )
    done = newsparse(project, "test", "-k", "byline")
    assert done.returncode == 1
    assert '"By Ola Berg" | "By Ines Falk"' in done.stdout


def test_a_project_whose_module_fails(project: Path) -> None:
    (project / "src" / "pier_news.py").write_text("import no_such_module_of_the_harbour", encoding="utf-8")
    done = newsparse(project, "test", "pier")
    assert done.returncode == 2
    assert "pyproject.toml: pier = 'pier_news': ModuleNotFoundError: " in done.stderr


@pytest.mark.parametrize(
    ("stated", "message"), [("[project", "not readable"), ("project = 3", "not readable")], ids=["broken", "no table"]
)
def test_a_project_that_cannot_be_read(tmp_path: Path, stated: str, message: str) -> None:
    (tmp_path / "pyproject.toml").write_text(stated, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        know_sources(tmp_path)


def test_sources_with_cases(declare: Declare, tmp_path: Path) -> None:
    declare()
    with pytest.raises(SourceError, match="no source has a case in "):
        sources_with_cases(tmp_path)
    make_case(tmp_path / "ferry-page")
    assert sources_with_cases(tmp_path) == ["quay"]


def test_a_sources_cases_say_so_or_lie_in_a_folder_of_its_name(tmp_path: Path) -> None:
    said = make_case(tmp_path / "a")
    lies = make_case(tmp_path / "pier" / "b")
    named = make_case(tmp_path / "c", source="pier")
    hidden = make_case(tmp_path / ".tox" / "quay" / "d")
    installed = make_case(tmp_path / "env" / "quay" / "e")
    (tmp_path / "env" / "pyvenv.cfg").touch()
    assert [case.folder for case in cases_of("quay", tmp_path)] == [said, named, lies]
    assert [case.folder for case in cases_of("pier", tmp_path)] == [named, lies]
    assert {hidden, installed}.isdisjoint(case.folder for case in find_cases(tmp_path))


def test_watching_runs_again_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = tmp_path / "quay.py"
    watched.write_text(PAGE, encoding="utf-8")
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 2:
            os.utime(watched, (1, 1))

    monkeypatch.setattr(trial, "sleep", pause)
    runs = trial.rerun(["--version"], [watched])
    assert [next(runs), next(runs)] == [0, 0]
    assert len(pauses) == 2


def test_what_is_watched(declare: Declare, tmp_path: Path) -> None:
    declare()
    folder = make_case(tmp_path / "ferry-page")
    assert set(trial.watched(["quay"], tmp_path)) >= {folder, trial.PACKAGE}
    assert trial.PACKAGE.name == "newsparse"
    assert folder / "input.html" in trial.times([folder])
