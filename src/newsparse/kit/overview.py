"""The bundled sources as a page of the documentation: what is known of each, and what it adds to the generic parser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.cases import find_cases, is_of
from newsparse.registry import get_source, list_sources
from newsparse.testing.idle import statements

if TYPE_CHECKING:
    from newsparse.cases import Case
    from newsparse.registry import SourceInfo

PLAIN = ("signs", "agency", "day_first", "feeds", "sitemaps", "sections", "archive", "article_url")
"""What a source adds that points at nothing in a page."""

HEAD = """\
# The bundled sources

<!-- Made by `python -m newsparse.sources`; do not edit. -->

{count} sources in {countries} countries come with newsparse. What isn't listed is parsed all the same, by the generic
parser. A source adds the zone of times that are printed without one, signs by which a text dump is known, and what
stands in the last column. {{doc}}`adding-a-source` tells how one is written.

| name | publisher | country | languages | zone | domains | layouts | cases | adds |
|---|---|---|---|---|---|---|---|---|
"""


def overview(fixtures: Path) -> str:
    """The page, in Markdown. `fixtures` is the folder with the cases."""
    infos = [info for info in list_sources() if info.origin == "bundled"]
    cases = find_cases(fixtures)
    rows = [row(info, [case for case in cases if is_of(case, info.name)]) for info in infos]
    countries = len({info.country for info in infos})
    return HEAD.format(count=len(infos), countries=countries) + "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def row(info: SourceInfo, cases: list[Case]) -> list[str]:
    """A source's cells."""
    return [
        f"`{info.name}`",
        info.publisher or "",
        info.country or "",
        ", ".join(info.languages),
        info.timezone or "",
        ", ".join(info.domains),
        ", ".join(info.layouts),
        str(len(cases)),
        ", ".join(f"`{name}`" for name in adds(info.name)),
    ]


def adds(name: str) -> list[str]:
    """The attributes that a source states beyond who it is, each once."""
    source = get_source(name)
    plain = [name for name in PLAIN if getattr(source, name) not in ((), None)]
    return [*plain, *dict.fromkeys(statement.attribute for statement in statements(source))]
