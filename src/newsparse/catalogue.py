"""Who has which name, domain and signs, once sources that replace others or clash are sorted out."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

import attrs

from newsparse.errors import SourceClash
from newsparse.signs import Sign, SignTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from newsparse.source import Source


@attrs.frozen
class SourceInfo:
    """A source as `list_sources` shows it; nothing is imported for that."""

    name: str
    publisher: str | None = None
    """The outlet; `None` where the class doesn't state it."""
    domains: tuple[str, ...] = ()
    """Hosts that it's chosen for, those of a source it replaces among them."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags, the main one first."""
    country: str | None = None
    """ISO 3166 code of two letters."""
    timezone: str | None = None
    """IANA name."""
    layouts: tuple[str, ...] = ()
    """Names of the layouts beside the source's own."""
    origin: str = "bundled"
    """`bundled`, or the distribution or package that it comes from."""


class Entry:
    """A source that is known, loaded or not."""

    def __init__(
        self,
        info: SourceInfo,
        module: str,
        class_name: str,
        signs: Sequence[Sign],
        *,
        replaces: str | None = None,
        loaded: type[Source] | None = None,
    ) -> None:
        self.info = info
        self.module = module
        self.class_name = class_name
        self.signs = signs
        self.replaces = replaces
        self.loaded = loaded

    @classmethod
    def of(cls, source: type[Source], origin: str) -> Entry:
        """That of a class."""
        info = SourceInfo(
            source.name,
            source.publisher,
            source.domains,
            source.languages,
            source.country,
            source.timezone,
            tuple(layout.__name__ for layout in source.layouts),
            origin,
        )
        signs = [Sign(sign.regex, sign.flags) for sign in source.signs]
        return cls(info, source.__module__, source.__qualname__, signs, replaces=source.replaces, loaded=source)

    @classmethod
    def from_index(cls, data: Mapping[str, Any]) -> Entry:
        """That of a bundled source, from what `to_index` gave."""
        said = {field.name: data[field.name] for field in attrs.fields(SourceInfo) if field.name in data}
        lists = {name: tuple(value) for name, value in said.items() if isinstance(value, list)}
        signs = [Sign(sign["regex"], sign["flags"], sign["needs"]) for sign in data["signs"]]
        return cls(SourceInfo(**(said | lists)), data["module"], data["class"], signs)

    def to_index(self) -> dict[str, Any]:
        """As plain data."""
        said = attrs.asdict(self.info, filter=lambda attribute, value: attribute.name != "origin")
        signs = [{"regex": sign.regex, "flags": sign.flags, "needs": list(sign.needs)} for sign in self.signs]
        return {**said, "module": self.module, "class": self.class_name, "signs": signs}

    @property
    def bundled(self) -> bool:
        return self.info.origin == "bundled"

    @property
    def key(self) -> tuple[str, str]:
        """What stays the same when a module is loaded again."""
        return self.module, self.class_name

    def load(self) -> type[Source]:
        """The class; its module is imported where it isn't yet."""
        if self.loaded is None:
            self.loaded = cast("type[Source]", getattr(import_module(self.module), self.class_name))
        return self.loaded

    def __str__(self) -> str:
        return f"{self.module}.{self.class_name} ({self.info.origin})"


class Catalogue:
    """The entries, settled. Those first in order win where two clash; bundled ones come first.

    Raises `SourceClash` where two bundled ones claim the same; other clashes are `warnings`.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.warnings: list[str] = []
        self.names: dict[str, Entry] = {}
        self.domains: dict[str, Entry] = {}
        self._heirs: dict[Entry, Entry] = {}
        known = list(entries)
        for entry in known:
            self._claim(self.names, "name", entry.info.name, entry)
        for entry in known:
            if entry.replaces is not None:
                self._replace(entry, entry.replaces)
        self.names = {name: self._heir(entry) for name, entry in self.names.items()}
        signs: dict[Entry, dict[tuple[str, int], Sign]] = {}
        for entry in known:
            for domain in entry.info.domains:
                self._claim(self.domains, "domain", domain, self._heir(entry))
            held = signs.setdefault(self._heir(entry), {})  # an heir may have inherited the same patterns
            held.update({(sign.regex, sign.flags): sign for sign in entry.signs})
        self._sign_table = SignTable({entry: tuple(held.values()) for entry, held in signs.items()})

    def by_domain(self, url: str) -> Entry | None:
        """The one with the longest domain that the URL's host ends in."""
        labels = host_of(url).split(".")
        for start in range(len(labels)):
            entry = self.domains.get(".".join(labels[start:]))
            if entry is not None:
                return entry
        return None

    def by_signs(self, text: str) -> Entry | None:
        """The one with the most signs in the text; `None` where none has enough, or two have as many."""
        counts = self._sign_table.counts(text)
        most = max(counts.values(), default=0)
        best = [entry for entry, count in counts.items() if count == most]
        return best[0] if most and len(best) == 1 else None

    def infos(self) -> list[SourceInfo]:
        """The sources that can be chosen, by name."""
        held: dict[Entry, list[str]] = {entry: [] for entry in self.names.values()}
        for domain, entry in self.domains.items():
            held.setdefault(entry, []).append(domain)
        infos = [attrs.evolve(entry.info, domains=tuple(domains)) for entry, domains in held.items()]
        return sorted(infos, key=lambda info: info.name)

    def _claim(self, table: dict[str, Entry], what: str, value: str, entry: Entry) -> None:
        holder = table.setdefault(value, entry)
        if holder is entry or entry.replaces == holder.info.name:
            return
        message = f"{entry} claims the {what} {value!r}, which {holder} has"
        if entry.bundled and holder.bundled:
            raise SourceClash(message)
        self.warnings.append(f"{message} and keeps; state `replaces = {holder.info.name!r}` to take over")

    def _replace(self, entry: Entry, name: str) -> None:
        target = self.names.get(name)
        if target is None or target is entry:
            self.warnings.append(f"{entry} replaces {name!r}, but no other source has that name")
        elif target in self._heirs:
            self.warnings.append(f"{entry} replaces {name!r}, which {self._heirs[target]} does already and keeps")
        elif self._heir(entry) is target:
            self.warnings.append(f"{entry} replaces {name!r}, which in turn replaces it and keeps its place")
        else:
            self._heirs[target] = entry

    def _heir(self, entry: Entry) -> Entry:
        while entry in self._heirs:
            entry = self._heirs[entry]
        return entry


def host_of(url: str) -> str:
    """A URL's host in lower case and ASCII; empty where it has none. The scheme may be missing."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
        return host.rstrip(".") if host.isascii() else host.rstrip(".").encode("idna").decode("ascii")
    except ValueError:  # brackets that are no IPv6 address, or labels that are no name
        return ""
