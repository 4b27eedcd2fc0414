"""What tests of several modules start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsparse import Store, registry
from newsparse.registry import Registry
from tests.local_site import LocalSite
from tests.quay import Declare, declare_quay


@pytest.fixture(scope="session", autouse=True)
def _no_proxies() -> Iterator[None]:
    """Servers on this machine are asked directly, whatever the environment says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_PROXY", "localhost,127.0.0.1,127.0.0.2,127.0.0.3")
        yield


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
