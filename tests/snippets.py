"""The documentation's snippets, as its readers would try them: found by Sybil, run in a folder of the reader's own.

- `python` and `pycon` are run, one after another, a page's in one namespace; what `pycon` shows must come out.
- `console`: `newsparse` is run, and so are Python programs and pytest; where output is shown, it must come out, `...`
  standing for anything. What needs other machines is only checked for its options; of `make` and `pip`, that there is
  such a target or extra.
- Of any kind, one below a line that ends in a file's name in backticks and a colon is that file.
"""

from __future__ import annotations

import doctest
import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.evaluators.python import PythonEvaluator
from sybil.parsers.abstract.doctest import DocTestStringParser
from sybil.parsers.markdown import CodeBlockParser

import newsparse
from newsparse import registry
from newsparse.cli import main
from newsparse.registry import Registry

ROOT = Path(__file__).parents[1]

SHOWN = frozenset(("html", "json", "text", "toml"))
"""Blocks that may be files, and are else only looked at."""

NAMED = re.compile(r"`([\w./-]+\.\w+)`:\n+\Z")
"""What stands above a file's content."""

ELSEWHERE = re.compile(r"\b(?:s3|tcp|postgresql)://|--browser\b|^view ")
"""What commands need that a test hasn't, be it someone to end them."""

RUNS_PYTEST = frozenset(("test",))
"""Commands that run pytest, and so want a process of their own."""

ASKS = frozenset(("crawl", "discover"))
"""Commands that pause between requests, for which there's no need with a server of the test's own."""

EXTRAS = re.compile(r"\[([\w,]+)\]")

SOURCES = Path(newsparse.__file__).parents[1]


def prepare(folder: Path) -> None:
    """Puts into a reader's folder what the pages take for granted: the clone's files, and some inputs."""
    folder.mkdir(exist_ok=True)
    for name in ("README.md", "benchmarks", "docs", "fixtures", "tools"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copy(ROOT / "docs/tidemark/2024/05/03/ferry.html", folder / "page.html")
    shutil.copy(ROOT / "fixtures/archives/news.warc.gz", folder / "CC-NEWS-20240503.warc.gz")
    (folder / "empty.html").touch()
    for name in ("ferry", "gulls"):
        shutil.copy(ROOT / f"docs/example/{name}.html", folder)
    (folder / "pages").mkdir()
    for page in (ROOT / "docs/tidemark").rglob("2024/**/*.html"):
        (folder / "pages" / f"{page.stem}.html.gz").write_bytes(gzip.compress(page.read_bytes()))
    (folder / "dumps").mkdir()
    for dump in (ROOT / "fixtures/turan").glob("*-dump/input.txt"):
        shutil.copy(dump, folder / "dumps" / f"{dump.parent.name}.txt")


def examples(page: Path) -> Iterator[Example]:
    """A page's snippets in their order."""
    shown = [CodeBlockParser(language, write_named) for language in SHOWN]
    document = Sybil([PythonParser(), CodeBlockParser("console", run_console), *shown]).parse(page)
    document.namespace["__name__"] = "example"
    return document.examples()


class PythonParser:
    """What is Python, and what is shown of a session with it."""

    def __init__(self) -> None:
        self.code = CodeBlockParser("python", PythonEvaluator())
        self.session = CodeBlockParser("pycon", lambda _: None)  # its prompts are evaluated, one by one
        self.prompts = DocTestStringParser(DocTestEvaluator(doctest.ELLIPSIS))

    def __call__(self, document: Document) -> Iterable[Region]:
        for region in self.code(document):
            if file_named(document, region.start):
                region.evaluator = write_named
            yield region
        for block in self.session(document):
            for region in self.prompts(block.parsed, document.path):
                region.adjust(block, block.parsed)
                yield region


def file_named(document: Document, start: int) -> str | None:
    named = NAMED.search(document.text, 0, start)
    return named[1] if named else None


def write_named(example: Example) -> None:
    name = file_named(example.document, example.start)
    if name is not None:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(example.parsed, "utf-8")


def run_console(example: Example) -> str:
    """What came out otherwise than shown; nothing if all was well."""
    told = []
    for command, shown in commands(example.parsed):
        got = run(command, shown)
        if shown and not matches(shown, got):
            told.append(f"$ {command}\nshown:\n{shown}\ngot:\n{got}")
    return "\n".join(told)


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command with the output that is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        lines = part.splitlines(keepends=True)
        last = next(number for number, line in enumerate(lines) if not line.endswith("\\\n"))
        yield "".join(lines[: last + 1]).replace("\\\n", " ").strip(), "".join(lines[last + 1 :])


def matches(shown: str, got: str) -> bool:
    """Whether the output is as shown; how many blanks there are between columns doesn't count."""
    bare = [re.sub(r" *$", "", re.sub(" +", " ", text), flags=re.M).strip() for text in (shown, got)]
    return doctest.OutputChecker().check_output(bare[0] + "\n", bare[1] + "\n", doctest.ELLIPSIS)


def run(command: str, shown: str) -> str:
    """The output of a command, or of several that `&&` joins."""
    if " && " in command:
        return "".join(run(part, shown) for part in command.split(" && "))
    words = shlex.split(command, comments=True)
    program = words[0].removeprefix(".venv/bin/")
    way = WAYS.get(program)
    assert way is not None, f"the tests don't know how to try {command!r}"
    return way(words[1:], shown)


def run_newsparse(words: list[str], shown: str) -> str:
    if words[0] in RUNS_PYTEST:
        run = "from newsparse.cli import main; main(prog_name='newsparse')"
        return run_process([sys.executable, "-c", run, *words], fails="failed" in shown)
    if ELSEWHERE.search(" ".join(words)):
        root = click.Context(main, **main.context_settings)
        command = main.get_command(root, words[0])
        assert command is not None
        command.make_context(words[0], words[1:], parent=root)
        return ""
    if words[0] in ASKS and "--pause" not in words:
        words = [*words, "--pause", "0"]
    named = [[*map(str, sorted(Path().glob(word)))] if "*" in word else [word] for word in words]
    result = CliRunner().invoke(main, [word for group in named for word in group or ["*"]])
    assert result.exit_code == 0 or "error:" in shown.lower(), f"{words}: {result.output}"
    return result.output


def run_python(words: list[str], shown: str) -> str:
    if words[:2] == ["-m", "pip"]:
        return check_pip(words[2:], shown)
    if words[:2] in (["-m", "http.server"], ["-m", "venv"]):
        return ""  # the web that readers see here is tests.tidemark
    path = f"{words[1].replace('.', '/')}.py" if words[0] == "-m" else words[0]
    if path.startswith(("benchmarks/", "tools/")):
        assert Path(path).exists(), path
        return ""
    return run_process([sys.executable, *words], fails="Error" in shown)


def run_pytest(words: list[str], shown: str) -> str:
    plain = ["-p", "no:randomly", "-p", "no:hypothesispytest", "-p", "no:recording", "-p", "no:cacheprovider"]
    return run_process(
        [sys.executable, "-m", "pytest", *plain, *words], fails="failed" in shown or "--newsparse-accept" in words
    )


def run_process(command: list[str], *, fails: bool) -> str:
    environment = os.environ | {
        "PYTHONPATH": f"{SOURCES}{os.pathsep}{Path.cwd()}",
        "PYTHONIOENCODING": "utf-8",
        "PYTEST_ADDOPTS": "",
    }
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
    assert done.returncode == 0 or fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def run_make(words: list[str], shown: str) -> str:
    """The lines of a target's recipe that call newsparse, as make prints them, and what they print."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    output = ""
    for target in (word for word in words if "=" not in word):
        recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)*)", makefile, re.M)
        assert recipe, f"make has no target {target}"
        if shown:
            for line in re.findall(r"^\t(\.venv/bin/newsparse .*)\n", recipe[1], re.M):
                output += f"{line}\n{run(line, shown)}"
    return output


def check_pip(words: list[str], _: str) -> str:
    """Looks whether extras are known; a package of the reader's own is installed, as far as its entry points go."""
    own = Path("pyproject.toml")
    known = tomllib.loads((own if own.exists() else ROOT / own).read_text("utf-8"))["project"].get(
        "optional-dependencies", {}
    )
    for word in words:
        if word.startswith((".[", "newsparse[")):
            for extra in EXTRAS.findall(word)[0].split(","):
                assert extra in known, f"there's no extra {extra}"
    if words[-1].startswith(".") and own.exists():
        stated = tomllib.loads(own.read_text("utf-8"))
        assert "build-system" in stated, "setuptools, which pip takes then, refuses a folder with several others in it"
        install(stated["project"])
    return ""


def install(project: dict[str, Any]) -> None:
    """Makes Python find the entry points of a package in this folder."""
    info = Path(f"{project['name'].replace('-', '_')}-{project['version']}.dist-info")
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n")
    lines = [
        line
        for group, points in project.get("entry-points", {}).items()
        for line in (f"[{group}]", *(f"{name} = {target}" for name, target in points.items()))
    ]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n")
    forget(Path.cwd())
    registry.default = Registry()


def forget(folder: Path) -> None:
    """Has the modules of a folder imported anew, as they would be in another process."""
    for name, module in [*sys.modules.items()]:
        if str(getattr(module, "__file__", None)).startswith(str(folder)):
            del sys.modules[name]


def run_cd(words: list[str], _: str) -> str:
    os.chdir(words[0])
    sys.path.insert(0, str(Path.cwd()))
    return ""


def run_mkdir(words: list[str], _: str) -> str:
    for word in words:
        Path(word).mkdir(parents=True, exist_ok=True)  # `prepare` may have made it
    return ""


def run_cp(words: list[str], _: str) -> str:
    shutil.copy(*words)
    return ""


def activate(words: list[str], _: str) -> str:
    assert words == [".venv/bin/activate"], words
    return ""


WAYS: dict[str, Callable[[list[str], str], str]] = {
    "newsparse": run_newsparse,
    "python": run_python,
    "pytest": run_pytest,
    "make": run_make,
    "pip": check_pip,
    "cd": run_cd,
    "mkdir": run_mkdir,
    "cp": run_cp,
    ".": activate,
}
