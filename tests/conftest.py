"""What tests of several modules start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsparse import Store
from tests.local_site import LocalSite


@pytest.fixture
def site() -> Iterator[LocalSite]:
    """An empty site on this machine."""
    with LocalSite() as site:
        yield site


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store(tmp_path / "news.db") as store:
        yield store
