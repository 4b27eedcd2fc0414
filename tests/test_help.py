"""What newsparse tells those who are stuck: help on errors, the manual page, completion in shells."""

from __future__ import annotations

import pkgutil
import subprocess
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

import newsparse
from newsparse.cli import COMMANDS, main
from newsparse.cli.help import sections
from newsparse.errors import EmptyInput, NewsparseError
from tools import manpage

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "man" / "newsparse.1"


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def errors(root: type[NewsparseError] = NewsparseError) -> Iterator[type[NewsparseError]]:
    """An error's class and all that derive from it within newsparse."""
    yield root
    for derived in root.__subclasses__():
        if derived.__module__.startswith("newsparse."):
            yield from errors(derived)


def test_every_error_has_its_help() -> None:
    for module in pkgutil.walk_packages(newsparse.__path__, "newsparse."):
        if not module.name.startswith("newsparse.sources") and not module.name.endswith("__main__"):
            import_module(module.name)
    assert {error.help for error in errors()} | {"NewsparseWarning", "Unexpected"} == set(sections())
    assert all(error.help == error.__name__ for error in errors())


def test_another_packages_error_has_the_help_of_its_base() -> None:
    class WetPaper(EmptyInput):
        """Of a package that isn't newsparse."""

    assert WetPaper.help == "EmptyInput"


def test_a_failing_input_says_where_help_is(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.touch()
    result = run("parse", str(empty))
    assert result.stderr.endswith("(newsparse help EmptyInput)\n")
    told = run("help", "emptyinput")
    assert told.exit_code == 0
    assert told.output.startswith("EmptyInput\nThe input holds nothing but white space.")


def test_help_lists_commands_and_errors() -> None:
    told = run("help").output
    assert f"Commands: {' '.join(COMMANDS)}" in told
    assert "BinaryInput" in told


def test_help_on_a_command_is_that_commands() -> None:
    assert run("help", "schema").output.strip() == run("schema", "--help").output.strip()


def test_help_suggests_what_may_be_meant() -> None:
    result = run("help", "Emptyinpt")
    assert result.exit_code == 2
    assert "is it EmptyInput?" in result.output


def test_the_manual_page_is_as_the_commands_are() -> None:
    assert MANUAL.read_text("utf-8") == manpage.page(), "write it anew by `make drawn`"


def test_the_manual_page_tells_of_each_command() -> None:
    page = MANUAL.read_text("utf-8")
    assert all(f"\n.SS newsparse {name} [OPTIONS]" in page for name in COMMANDS)
    assert "\n.B \\-o, \\-\\-output FILE\n" in page


def completed(words: list[str], begun: str) -> list[tuple[str, str]]:
    return [(item.value, item.type) for item in ShellComplete(main, {}, "newsparse", "_").get_completions(words, begun)]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_what_the_shell_reads(shell: str) -> None:
    script = run("completion", shell).output
    assert f"_NEWSPARSE_COMPLETE={shell}_complete" in script


def test_bash_reads_it() -> None:
    done = subprocess.run(["bash", "-n"], input=run("completion", "bash").output, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "words",
    [["parse"], ["clean"], ["batch"], ["explain"], ["view"], ["show", "turan"], ["new", "tides"], ["record", "--from"]],
)
def test_inputs_are_completed_as_files(words: list[str]) -> None:
    assert completed(words, "pa") == [("pa", "file")]


@pytest.mark.parametrize("command", ["test", "accept", "show", "record", "check", "crawl", "discover"])
def test_sources_are_completed_by_their_names(command: str) -> None:
    assert completed([command], "tur") == [("turan", "plain")]


def test_commands_options_and_topics_are_completed() -> None:
    assert ("history", "plain") in completed([], "hi")
    assert ("--captured", "plain") in completed(["parse"], "--cap")
    assert completed(["parse", "--source"], "tur") == [("turan", "plain")]
    assert completed(["help"], "empty") == [("EmptyInput", "plain")]
