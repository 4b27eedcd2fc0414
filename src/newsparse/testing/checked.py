"""The rules for the sources named by ``pytest --newsparse-source``: what `newsparse test` runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.testing.conformance import SourceConformance

if TYPE_CHECKING:
    import pytest


class TestSource(SourceConformance):
    """Those of `newsparse.testing`, for what the command line names."""

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        type(self).sources = metafunc.config.getoption("newsparse_sources")
        type(self).cases = Path(metafunc.config.getoption("newsparse_cases"))
        super().pytest_generate_tests(metafunc)
