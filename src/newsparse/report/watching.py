"""Sources that are being written while `newsparse view` runs."""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Lock

from newsparse.registry import Registry, default


class Watch:
    """Imports the modules of sources again when their files have changed."""

    def __init__(self, registry: Registry = default) -> None:
        self.registry = registry
        self.changes = 0
        """How often some module was imported again."""
        self._seen: dict[str, float] = {}
        self._failed: dict[str, str] = {}
        self._one_at_a_time = Lock()

    def refresh(self) -> list[str]:
        """Import again what has changed; gives what's wrong with those that can't be imported."""
        with self._one_at_a_time:
            for name in self.registry.loaded_modules():
                self._look_at(name)
            return [*self._failed.values()]

    def _look_at(self, name: str) -> None:
        path = getattr(sys.modules.get(name), "__file__", None)
        if path is None or not Path(path).is_file():
            return
        changed = Path(path).stat().st_mtime
        if self._seen.setdefault(name, changed) == changed:
            return
        self._seen[name] = changed
        self.changes += 1
        self._failed.pop(name, None)
        try:
            self.registry.reload(name)
        except Exception as error:  # whatever its author just wrote
            self._failed[name] = f"{path} can't be imported: {type(error).__name__}: {error}"
