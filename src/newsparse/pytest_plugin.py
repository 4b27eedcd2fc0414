"""pytest plug-in: runs recorded cases (see `newsparse.cases`), and records them anew with `--newsparse-accept`.

Each expected field of a case is a test of its own; the input is parsed once. pytest loads this module in every project
where newsparse is installed, so it imports the rest of newsparse only when there is a case.
"""

from __future__ import annotations

import shutil
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.cases import Case
    from newsparse.errors import NewsparseError

ACCEPT = "--newsparse-accept"
ACCEPTED = "newsparse-accepted"
"""Under this name a test's report carries the value to record: reports come to one process, tests may run in many."""


UNRECORDED = object()


class Mismatch(Exception):
    """A field isn't what its case expects; the message shows both."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("newsparse", "newsparse cases")
    group.addoption(
        ACCEPT,
        action="store_true",
        help="record what the parser gives as what failing newsparse cases expect; review it before you commit",
    )
    group.addoption(
        "--newsparse-source",
        dest="newsparse_sources",
        action="append",
        default=[],
        help="a source that newsparse/testing/checked.py holds against the rules for sources; may be repeated",
    )
    group.addoption("--newsparse-cases", default=".", help="the folder with the cases of these sources")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("newsparse_sources"):
        from newsparse.kit.project import know_sources

        know_sources()
    runs_tests_for_another_process = hasattr(config, "workerinput")  # as pytest-xdist marks it
    if config.getoption(ACCEPT) and not runs_tests_for_another_process:
        config.pluginmanager.register(Recorder(), "newsparse-recorder")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> CaseFile | None:
    if file_path.name not in ("expected.json", "meta.json"):
        return None
    from newsparse.cases import EXPECTED, is_case

    folder = file_path.parent
    # A recorded case is collected by what it expects, one to be recorded by its meta.json.
    stands_for_case = file_path.name == EXPECTED or not (folder / EXPECTED).exists()
    if is_case(folder) and (stands_for_case or parent.session.isinitpath(file_path)):
        return CaseFile.from_parent(parent, path=file_path)
    return None


class CaseFile(pytest.File):
    """A case; its items are the fields that it expects."""

    @cached_property
    def case(self) -> Case:
        from newsparse.cases import load_case

        return load_case(self.path.parent)

    @cached_property
    def outcome(self) -> dict[str, Any] | NewsparseError:
        """The article as plain data, or why there's none: each field's test tells it."""
        from newsparse.errors import NewsparseError

        try:
            return self.case.parse().to_dict()
        except NewsparseError as error:
            return error

    def collect(self) -> Iterator[pytest.Item]:
        from newsparse.cases import case_fields

        names = self.case.expected
        if names is not None:
            for name in names:
                yield FieldItem.from_parent(self, name=name)
        elif self.config.getoption(ACCEPT):
            for name in case_fields():
                yield FieldItem.from_parent(self, name=name)
        else:
            yield UnrecordedItem.from_parent(self, name="expected.json")

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from newsparse.errors import NewsparseError

        return str(excinfo.value) if isinstance(excinfo.value, NewsparseError) else super().repr_failure(excinfo)


class CaseItem(pytest.Item):
    """A test of a case."""

    parent: CaseFile

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        from newsparse.errors import NewsparseError

        if isinstance(excinfo.value, Mismatch):
            return f"{self.name} of {self.parent.case.input}\n{excinfo.value}"
        if isinstance(excinfo.value, NewsparseError):
            return f"{self.parent.case.input}: {type(excinfo.value).__name__}: {excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.path.parent.name}: {self.name}"


class FieldItem(CaseItem):
    """One field of the article, held against what the case expects."""

    def runtest(self) -> None:
        outcome = self.parent.outcome
        if not isinstance(outcome, dict):
            raise outcome
        if self.name not in outcome:
            raise Mismatch(f"an article has no field {self.name!r}; it has {', '.join(outcome)}")
        from newsparse.comparison import compare, same

        got = outcome[self.name]
        expected = (self.parent.case.expected or {}).get(self.name, UNRECORDED)
        if expected is not UNRECORDED and same(expected, got):
            return
        if self.config.getoption(ACCEPT):
            accepted = {"folder": str(self.path.parent), "field": self.name, "value": got}
            self.user_properties.append((ACCEPTED, accepted))
            return
        raise Mismatch(compare(expected, got, shutil.get_terminal_size().columns))


class UnrecordedItem(CaseItem):
    """Stands for a case that expects nothing yet; fails and tells how to record it."""

    def runtest(self) -> None:
        raise Mismatch(
            "there is no expected.json yet: write it by hand, or record it with\n"
            f"  pytest {ACCEPT} {self.path.parent}\nand review what it wrote"
        )


class Recorder:
    """Collects what tests give, writes it when all have run, and tells what it wrote."""

    def __init__(self) -> None:
        self.accepted: dict[Path, dict[str, Any]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            for name, value in report.user_properties:
                if name == ACCEPTED and isinstance(value, dict):
                    self.accepted.setdefault(Path(value["folder"]), {})[value["field"]] = value["value"]

    def pytest_sessionfinish(self) -> None:
        from newsparse.cases import record

        for folder, values in self.accepted.items():
            record(folder, values)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.accepted:
            terminalreporter.section("newsparse: recorded, to be reviewed")
        for folder, values in sorted(self.accepted.items()):
            terminalreporter.write_line(f"{folder / 'expected.json'}: {', '.join(sorted(values))}")
