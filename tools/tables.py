"""Tables of the documentation, made of what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Scores = dict[str, dict[str, float]]
"""Figure to system to value."""

SYSTEMS = ("newsparse", "trafilatura", "newspaper4k", "resiliparse")

FORMS = {
    "blocks: html": "as HTML",
    "blocks: article dump": "as a dump of the article and what trails it",
    "blocks: full dump": "as a dump of all visible lines",
}
"""Forms of the labelled pages."""

SETS = {
    "fundus": "{pages} news pages, 30 countries",
    "wcxb": "{pages} pages, mostly blogs",
    "trafilatura": "{pages} pages, trafilatura's evaluation",
    "mediacloud": "{pages} news pages in many languages",
}

GIVES = {
    "lxml": "the tree alone",
    "newsparse": "the whole article",
    "trafilatura": "body, metadata",
    "trafilatura-fast": "body, metadata",
    "newspaper4k": "body, metadata",
    "readability-lxml": "body, title",
    "resiliparse": "body",
}

SURE = {
    "headline": "`headline`",
    "standfirst": "`standfirst`",
    "byline": "`byline`",
    "authors/name": "`authors`, each",
    "published": "`published`",
    "body": "`body`, each paragraph",
    "related/headline": "`related`, each headline",
    "related/timestamp": "`related`, each `timestamp`",
    "related/published": "`related`, each `published`",
}
"""Fields whose confidence is measured."""

GROUPS = ("pages", "news pages", "dumps")


def named(row: dict[str, Any]) -> str:
    """A parser with its version."""
    name = {"lxml": "lxml, bare parse", "trafilatura-fast": "trafilatura, fast"}.get(row["parser"], row["parser"])
    return f"{name} {row['version']}"


def value(number: float | None) -> str:
    return "–" if number is None else f"{number:.3f}".removeprefix("0")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = [*head]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def set_table(quality: dict[str, Any], name: str) -> str:
    """A set's figures, a column a system."""
    held = quality["sets"][name]
    systems = [system for system in SYSTEMS if any(system in values for values in held["figures"].values())]
    title = SETS.get(name, "{pages} labelled pages as HTML").format(pages=held["pages"])
    rows = [
        [f"{figure} (lower is better)" if figure == "leaks" else figure, *(value(values.get(one)) for one in systems)]
        for figure, values in held["figures"].items()
    ]
    return table([title, *systems], rows)


def forms_table(quality: dict[str, Any]) -> str:
    """The labelled pages' figures, a column a form."""
    figures: list[Scores] = [quality["sets"][name]["figures"] for name in FORMS]
    rows = [[figure, *(value(each[figure]["newsparse"]) for each in figures)] for figure in figures[0]]
    return table(["", *FORMS.values()], rows)


def short_table(quality: dict[str, Any]) -> str:
    """README's: the news pages with peers, and the dumps."""
    rows = []
    for name in ("fundus", "wcxb"):
        held = quality["sets"][name]
        for number, figure in enumerate(("word F1", "leaks", "headline", "authors F1", "date")):
            told = f"{figure} of the body" if figure == "word F1" else figure
            told += " (lower is better)" if figure == "leaks" else ""
            title = SETS[name].format(pages=held["pages"]) if number == 0 else ""
            rows.append([title, told, *(value(held["figures"][figure].get(system)) for system in SYSTEMS)])
    for name, told in FORMS.items():
        figures = quality["sets"][name]["figures"]
        numbers = " / ".join(value(figures[figure]["newsparse"]) for figure in ("headline", "word F1", "related F1"))
        pages = f"{quality['sets'][name]['pages']} news pages {told}"
        rows.append([pages, "headline / word F1 / other headlines F1", numbers, *("–" for _ in SYSTEMS[1:])])
    return table(["pages", "figure", *(f"{name} {quality['versions'][name]}" for name in SYSTEMS)], rows)


def speed_table(speed: dict[str, Any]) -> str:
    rows = sorted(speed["parsers"], key=lambda row: float(row["mean"]))
    head = ["", "ms a page, mean", "median", "95th percentile", "times the bare parse", "MB at the peak", "gives"]
    told = [
        [
            named(row),
            *(f"{row[key]:.1f}" for key in ("mean", "median", "p95", "ratio")),
            f"{row['memory']:.0f}",
            GIVES[row["parser"]],
        ]
        for row in rows
    ]
    return table(head, told)


def measured_line(quality: dict[str, Any]) -> str:
    versions = ", ".join(f"{system} {quality['versions'][system]}" for system in SYSTEMS)
    return f"Measured on {quality['date']}: {versions}."


def speed_line(speed: dict[str, Any]) -> str:
    rates = [size / took for size, took in speed["growth"]]
    sizes = [size for size, _ in speed["growth"]]
    return (
        f"{speed['pages']} pages, Python {speed['python']}, one core, {speed['date']}. newsparse's time grows with the "
        f"page: {min(rates):.1f} to {max(rates):.1f} MB a second from pages of {1000 * sizes[0]:.0f} kB to pages of "
        f"{sizes[-1]:.0f} MB."
    )


def bands_table(sure: dict[str, Any], group: str) -> str:
    """Said, right and how many values, band by band."""
    rows = {(row["field"], row["from"]): row for row in sure["bands"] if row["group"] == group}
    starts = sorted({row["from"] for row in sure["bands"]})
    return table(
        ["said", *(f"{low:g} to {high:g}" for low, high in zip(starts, [*starts[1:], 1.0], strict=True))],
        [[name, *(band_cell(rows.get((field, start))) for start in starts)] for field, name in SURE.items()],
    )


def band_cell(row: dict[str, Any] | None) -> str:
    return "" if row is None else f"{share(row['said'])} → {share(row['right'])} ({row['count']})"


def share(number: float | None) -> str:
    return "–" if number is None else f"{number:.2f}".removeprefix("0")


def kept_table(sure: dict[str, Any], least: float) -> str:
    """What is kept and how much of it is right, beside how much of all is; three columns a group."""
    rows = {(row["group"], row["field"], row["least"]): row for row in sure["kept"]}
    told = []
    for field, name in SURE.items():
        pairs = [(rows[group, field, 0.0], rows[group, field, least]) for group in GROUPS]
        told.append([name, *(f"{share(a['right'])} → {share(b['right'])}, {share(b['kept'])}" for a, b in pairs)])
    return table(["", *GROUPS], told)
