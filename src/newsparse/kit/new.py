"""Drafts of sources: from pages or dumps of one site to a class, its cases, and a package or a place for them.

::

    from newsparse.kit.new import draft
    from newsparse.kit.writing import in_package, write

    drafted = draft("harbour", ["a.html", "b.html"], {"byline": "Ani Tovmasyan"})
    print(drafted.module())
    write(in_package(drafted, Path("harbour")))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from newsparse import registry
from newsparse.declaration import LABELS, NAME
from newsparse.errors import InputError, SourceError
from newsparse.kit.about import About, find_out
from newsparse.kit.compare import improvements, is_idle
from newsparse.kit.derive import Derived, derive
from newsparse.kit.expected import base_with
from newsparse.kit.marks import find_signs
from newsparse.kit.samples import gather
from newsparse.labellers import Labeller
from newsparse.samples import Sample
from newsparse.source import Generic, Source

Expected = Mapping[str, str | Sequence[str] | Mapping[str, str | Sequence[str]]]
"""By label attribute: a text, or several, for the first input; or these by the inputs' names."""


@attrs.frozen(eq=False)
class Draft:
    """A source as it's drafted: what it states, what it was made from, and what one should know of it."""

    source: type[Source]
    """The class. It isn't registered."""
    samples: tuple[Sample, ...]
    """The inputs, each of which becomes a case."""
    stated: Mapping[str, Any]
    """The attributes that the class states, in the order in which they're written."""
    notes: tuple[str, ...] = ()
    """What couldn't be known, what was a choice, and what changes nothing, in words."""

    @property
    def name(self) -> str:
        return self.source.name

    def module(self, width: int = 88) -> str:
        """The source as Python, in lines of that many characters at most."""
        from newsparse.kit.code import module_of

        return module_of(self, width)


def draft(name: str, inputs: Iterable[str | Path | Sample], expected: Expected | None = None) -> Draft:
    """A source drafted from pages, dumps, addresses, folders or patterns of one site.

    It states what the inputs tell of the outlet, selectors for what is `expected`, and those that the inputs, held
    against each other, show to be needed. Raises `SourceError` for a name that none can have or that's taken,
    `InputError` for inputs that can't be read and for expectations of none of them, `NotDerived` where no selector
    yields what is expected, and `FetchError`.
    """
    if not NAME.fullmatch(name) or name == "generic":
        raise SourceError(f"{name!r} can't be a source's name: take lower-case letters, digits, '_' and '-'")
    samples = gather(inputs)
    wanted = settle(expected or {}, samples)
    about = find_out(samples)
    refuse_taken(name, about)
    notes = list(about.notes)
    stated = about.stated() | replaced(name, about, notes)
    signs = find_signs(samples, about)
    if signs:
        stated["signs"] = signs
    elif not all(sample.is_page for sample in samples):
        notes.append("signs: fewer than two lines that name the outlet are on all inputs, so dumps don't tell it")
    base: type[Source] = type(class_name(name), (Source,), {"name": name, "__module__": __name__, **stated})
    found: dict[str, tuple[Labeller, ...]] = {}
    for attribute, values in wanted.items():
        derived = derive(attribute, samples, values, base)
        found[attribute] = derived.labellers
        base = base_with(base, attribute, derived.labellers)
        notes += remarks(derived, base, samples)
    for derived in improvements(samples, base):
        found[derived.attribute] = (*found.get(derived.attribute, ()), *derived.labellers)
        base = base_with(base, derived.attribute, found[derived.attribute])
    stated |= {attribute: found[attribute] for attribute in Source.__annotations__ if attribute in found}
    return Draft(base, tuple(samples), stated, tuple(notes))


def settle(expected: Expected, samples: Sequence[Sample]) -> dict[str, dict[str, list[str]]]:
    """What is expected, by attribute and input. Raises `InputError` for an attribute or an input that isn't there."""
    settled: dict[str, dict[str, list[str]]] = {}
    names = {sample.name: sample.name for sample in samples}
    names = {Path(name).name: name for name in names} | names
    for attribute, given in expected.items():
        if attribute not in LABELS:
            raise InputError(f"no label of a source is named {attribute!r}; these are: {', '.join(LABELS)}")
        by_input = given if isinstance(given, Mapping) else {samples[0].name: given}
        for name, values in by_input.items():
            if name not in names:
                raise InputError(f"{attribute}: {name!r} is none of the inputs: {', '.join(names.values())}")
            held = [values] if isinstance(values, str) else list(values)
            if not all(value.strip() for value in held):
                raise InputError(f"{attribute}: nothing is expected of {name}; give its text")
            settled.setdefault(attribute, {}).setdefault(names[name], []).extend(held)
    return settled


def remarks(derived: Derived, source: type[Source], samples: Sequence[Sample]) -> list[str]:
    """What to know of a selector that was asked for."""
    said = []
    attribute = derived.attribute
    if len(derived.labellers) > 1 and all(sample.is_page for sample in samples):
        said.append(f"{attribute}: the pages differ, so that it takes {len(derived.labellers)} selectors")
    if derived.unmatched:
        said.append(f"{attribute}: nothing in {', '.join(derived.unmatched)} matches; see whether that's right")
    if is_idle(attribute, source, samples):
        said.append(f"{attribute}: these inputs give the same without it, so `newsparse test` calls it idle")
    return said


def refuse_taken(name: str, about: About) -> None:
    """Raise `SourceError` where another outlet's source has the name; one's own may be drafted anew."""
    for info in registry.list_sources():
        if info.name == name and info.domains and not set(about.domains) & set(info.domains):
            raise SourceError(f"{name!r} is the source of {info.domains[0]} already ({info.origin}): take another name")


def replaced(name: str, about: About, notes: list[str]) -> dict[str, str]:
    """What the source must state to have a domain that another has now."""
    holders = {registry.choose(url=f"https://{domain}/").name for domain in about.domains}
    others = sorted(holders - {name, Generic.name})
    if not others:
        return {}
    notes.append(f"replaces: its domain is that of the source {others[0]!r}, which it takes over from")
    return {"replaces": others[0]}


def class_name(name: str) -> str:
    """`harbour-daily` as a class: `HarbourDaily`."""
    joined = "".join(part.capitalize() for part in name.replace("_", "-").split("-"))
    return joined if joined.isidentifier() else f"Source{joined}"
