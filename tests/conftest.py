"""What tests of several modules start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsparse import Store, registry
from newsparse.registry import Registry
from tests.local_site import LocalSite
from tests.quay import Declare, declare_quay


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


@pytest.fixture
def declare(monkeypatch: pytest.MonkeyPatch) -> Declare:
    """Registers the invented outlet `quay`, for one test."""
    monkeypatch.setattr(registry, "default", Registry())
    return declare_quay
