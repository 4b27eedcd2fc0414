"""The sources there are, and the choice of one for an input.

Bundled sources are known from a built index, so that only the one that's chosen is imported. Others join by `register`,
or by an entry point of the group ``newsparse.sources`` whose value is a `Source` class, or a module that registers
some; these are loaded when a choice is first made.
"""

from __future__ import annotations

import json
import sys
import warnings
from importlib import import_module, reload
from pkgutil import iter_modules
from threading import RLock
from types import ModuleType
from typing import TYPE_CHECKING, TypeGuard, TypeVar

import attrs

from newsparse.catalogue import Catalogue, Entry, SourceInfo
from newsparse.errors import NewsparseWarning, SourceError, UnknownSource
from newsparse.source import Generic, Source

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["Registry", "SourceInfo", "build_index", "choose", "get_source", "list_sources", "load_warnings", "register"]

Registered = TypeVar("Registered", bound=type[Source])

GROUP = "newsparse.sources"
"""Group of the entry points."""

PACKAGE = "newsparse.sources"
"""Where the bundled sources are, with their index."""


class Registry:
    """Sources from a package with an index, from entry points, and registered by hand. Safe to share among threads."""

    def __init__(self, package: str = PACKAGE, group: str = GROUP) -> None:
        self.package = package
        self.group = group
        self._registered: dict[tuple[str, str], Entry] = {}
        self._indexed: list[Entry] | None = None
        self._catalogue: Catalogue | None = None
        self._instances: dict[type[Source], Source] = {}
        self._failures: list[str] = []
        self._warned: set[str] = set()
        self._started = self._loaded = False
        # Two locks, so that `register`, which runs within an import, never waits for one that waits for an import.
        self._state = RLock()
        self._loading = RLock()

    def register(self, source: type[Source], origin: str | None = None) -> None:
        """Add a source; one of the same module and qualified name gives way to it.

        `origin` is the distribution that it comes from. Raises `SourceError` for what is no source class.
        """
        if not is_source(source):
            raise SourceError(f"{source!r} is no subclass of Source, so it can't be registered")
        source.registered = True
        bundled = source.__module__.startswith(f"{self.package}.")
        entry = Entry.of(source, "bundled" if bundled else origin or source.__module__.partition(".")[0])
        with self._state:
            before = self._registered.get(entry.key)
            if before is not None and origin is None:
                entry.info = attrs.evolve(entry.info, origin=before.info.origin)
            self._registered[entry.key] = entry
            self._catalogue = None

    def choose(
        self,
        *,
        name: str | None = None,
        url: str | None = None,
        canonical: str | None = None,
        text: str | None = None,
    ) -> Source:
        """The source for an input: by name, else by a URL's domain, else by a text's signs, else the generic one.

        Raises `UnknownSource` for a name that no source has.
        """
        if name is not None:
            return self.get_source(name)
        catalogue = self.catalogue()
        for address in (url, canonical):
            entry = catalogue.by_domain(address) if address else None
            if entry is not None:
                return self._instance(entry.load())
        entry = catalogue.by_signs(text) if text else None
        return self._instance(entry.load() if entry is not None else Generic)

    def get_source(self, name: str) -> Source:
        """The source of that name. Raises `UnknownSource`."""
        if name == Generic.name:
            return self._instance(Generic)
        names = self.catalogue().names
        if name in names:
            return self._instance(names[name].load())
        from difflib import get_close_matches

        close = " or ".join(map(repr, get_close_matches(name, names)))
        raise UnknownSource(
            f"no source is named {name!r}{f'; did you mean {close}?' if close else ''}; list_sources() gives all names"
        )

    def list_sources(self) -> list[SourceInfo]:
        """All sources but the generic one, by name."""
        return self.catalogue().infos()

    def catalogue(self) -> Catalogue:
        """All sources, with plug-ins loaded. What's wrong with them is warned of once, as `NewsparseWarning`."""
        self._load_plugins()
        with self._state:
            if self._catalogue is None:
                indexed = self._read_index()
                held = {entry.key for entry in indexed}
                added = [entry for entry in self._registered.values() if entry.key not in held]
                self._catalogue = Catalogue(sorted([*indexed, *added], key=lambda entry: not entry.bundled))
            catalogue = self._catalogue
            fresh = [message for message in self.load_warnings() if message not in self._warned]
            self._warned.update(fresh)
        for message in fresh:
            warnings.warn(message, NewsparseWarning, stacklevel=4)
        return catalogue

    def load_warnings(self) -> tuple[str, ...]:
        """What's wrong with the plug-ins, as far as they are loaded."""
        return (*self._failures, *(self._catalogue.warnings if self._catalogue is not None else ()))

    def loaded_modules(self) -> list[str]:
        """The modules of the sources that are loaded, by name."""
        return sorted({kind.__module__ for kind in [*self._instances] if kind is not Generic})

    def reload(self, module: str) -> None:
        """Import a source's module again, for those who are writing it. Raises what its import raises."""
        reload(sys.modules[module])  # which registers its sources anew
        with self._state:
            for entry in self._indexed or ():
                if entry.module == module:
                    entry.loaded = None
            self._instances = {kind: made for kind, made in self._instances.items() if kind.__module__ != module}
            self._catalogue = None

    def _read_index(self) -> list[Entry]:
        if self._indexed is None:
            from importlib.resources import files

            data = json.loads((files(self.package) / "index.json").read_text("utf-8"))
            self._indexed = [Entry.from_index(entry) for entry in data]
        return self._indexed

    def _load_plugins(self) -> None:
        if self._loaded:
            return
        with self._loading:
            if self._started:  # by another thread, or by a plug-in that chooses a source while it's imported
                return
            self._started = True
            from importlib.metadata import entry_points

            for point in sorted(entry_points(group=self.group), key=lambda point: point.name):
                self._load_plugin(point)
            self._loaded = True

    def _load_plugin(self, point: EntryPoint) -> None:
        origin = point.dist.name if point.dist is not None else point.module
        where = f"plug-in {point.name!r} of {origin} ({point.value})"
        try:
            loaded = point.load()
            found = self._sources_of(loaded) if isinstance(loaded, ModuleType) else [loaded]
            for source in found:
                self.register(source, origin)
            if not found:
                self._failures.append(f"{where} registers no source")
        except Exception as error:
            self._failures.append(f"{where} can't be loaded: {type(error).__name__}: {error}")

    def _sources_of(self, module: ModuleType) -> list[type[Source]]:
        """What a plug-in's module registers, itself or by what it imports of its own package."""
        own = module.__name__.partition(".")[0]
        with self._state:
            registered = [entry.load() for entry in self._registered.values()]
        found = dict.fromkeys([*sources_in(module), *registered])
        return [source for source in found if source.__module__.partition(".")[0] == own]

    def _instance(self, source: type[Source]) -> Source:
        with self._state:
            if source not in self._instances:
                self._instances[source] = source()
            return self._instances[source]


default = Registry()
"""The registry that all of newsparse uses; a test puts another in its place."""


def register(source: Registered) -> Registered:
    """Class decorator: add a source, in newsparse or out of it. Raises `SourceError` for what is no source class."""
    default.register(source)
    return source


def choose(
    *, name: str | None = None, url: str | None = None, canonical: str | None = None, text: str | None = None
) -> Source:
    """The source for an input: the one named; else that of the URL's domain, or of the domain of the page's canonical
    URL; else that of which a text holds at least two signs; else the generic one.

    Raises `UnknownSource` for a name that no source has.
    """
    return default.choose(name=name, url=url, canonical=canonical, text=text)


def get_source(name: str) -> Source:
    """The source of that name. Raises `UnknownSource`."""
    return default.get_source(name)


def list_sources() -> list[SourceInfo]:
    """All sources but the generic one, by name."""
    return default.list_sources()


def load_warnings() -> tuple[str, ...]:
    """What's wrong with the plug-ins, as far as they are loaded: which fail to import, and which clash."""
    return default.load_warnings()


def build_index(package: str = PACKAGE) -> str:
    """The index of a package's sources, as JSON; all its modules are imported.

    Raises `SourceError` where a module doesn't hold the one source that it's named after, and `SourceClash`.
    """
    entries = []
    for found in iter_modules(import_module(package).__path__):
        if found.name.startswith("_"):
            continue
        module = import_module(f"{package}.{found.name}")
        sources = [source for source in sources_in(module) if source.__module__ == module.__name__]
        if [source.name.replace("-", "_") for source in sources] != [found.name]:
            held = ", ".join(source.name for source in sources) or "none"
            raise SourceError(f"{module.__name__} must register one source of its name, not {held}")
        if sources[0].replaces is not None:
            raise SourceError(f"{module.__name__}: a bundled source replaces no other")
        entries.append(Entry.of(sources[0], "bundled"))
    Catalogue(entries)
    return json.dumps([entry.to_index() for entry in entries], ensure_ascii=False, indent=1) + "\n"


def sources_in(module: ModuleType) -> list[type[Source]]:
    """The registered sources that a module names."""
    return [value for value in vars(module).values() if is_source(value) and value.registered]


def is_source(value: object) -> TypeGuard[type[Source]]:
    return isinstance(value, type) and issubclass(value, Source)
