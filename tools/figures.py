"""Draw the figures of quality and speed, and write their tables into the documentation.

    python tools/figures.py

From docs/figures/*.json, which benchmarks/quality.py, benchmarks/speed.py and tools/calibrate.py write, come
docs/figures/*.svg and the tables of docs/figures.md, docs/how-to/how-sure.md and README.md, each between
`<!-- figures: NAME -->` and `<!-- end -->`. The same JSON gives the same files. The plots name their colours by
variables of CSS, with values for light and for dark.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "docs" / "figures"
PAGES = (ROOT / "docs" / "figures.md", ROOT / "docs" / "how-to" / "how-sure.md", ROOT / "README.md")

Scores = dict[str, dict[str, float]]
"""Figure to system to value."""


class Colour(NamedTuple):
    """A variable of CSS, and its values on light and on dark ground."""

    light: str
    dark: str


COLOURS = {
    "ink": Colour("#1f2328", "#e6edf3"),
    "paper": Colour("#fffffe", "#11161d"),
    "muted": Colour("#5a636d", "#9aa4af"),
    "grid": Colour("#dfe3e8", "#2b333d"),
    "newsparse": Colour("#0b7a6f", "#35d0bd"),
    "trafilatura": Colour("#3d5fc4", "#8fa8ff"),
    "newspaper4k": Colour("#bf6a12", "#f0a550"),
    "resiliparse": Colour("#8757b8", "#c8a2ee"),
    "peer": Colour("#a3acb6", "#59646f"),
}
"""No two have the same value for light, by which matplotlib's output is searched."""

MARKERS = {"newsparse": "o", "trafilatura": "s", "newspaper4k": "D", "resiliparse": "^"}

SYSTEMS = (*MARKERS,)

FORMS = {
    "blocks: html": ("as HTML", "newsparse", "o"),
    "blocks: article dump": ("as a dump of the article and what trails it", "trafilatura", "s"),
    "blocks: full dump": ("as a dump of all visible lines", "newspaper4k", "D"),
}
"""Forms of the labelled pages: name, colour, marker."""

SETS = {
    "fundus": "{pages} news pages, 30 countries",
    "wcxb": "{pages} pages, mostly blogs",
    "trafilatura": "{pages} pages, trafilatura's evaluation",
    "mediacloud": "{pages} news pages in many languages",
}

APART = 0.015
"""Between two values whose numbers can stand beside one another."""

STYLE = {
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 10,
    "svg.fonttype": "none",
    "svg.hashsalt": "newsparse",
    "axes.edgecolor": COLOURS["grid"].light,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "xtick.color": COLOURS["muted"].light,
    "ytick.color": COLOURS["ink"].light,
    "text.color": COLOURS["ink"].light,
    "figure.facecolor": COLOURS["paper"].light,
    "axes.facecolor": COLOURS["paper"].light,
}

FONTS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def light(name: str) -> str:
    return COLOURS[name].light


# --- plots -----------------------------------------------------------------------------------------------------------

PANELS = {"fundus": "word F1", "wcxb": "word F1", "trafilatura": "segment F"}
"""Sets that are shown, and the figure that stands for the body."""


def draw_quality(quality: dict[str, Any]) -> Figure:
    """A panel a set; a row a figure; a mark a system."""
    figure = Figure(figsize=(10, 3.9))
    panels = figure.subplots(1, len(PANELS))
    for axes, (name, body) in zip(panels, PANELS.items(), strict=True):
        held = quality["sets"][name]
        axes.set_title(SETS[name].format(pages=held["pages"]), loc="left", fontsize=10, pad=10)
        rows = {"body": body, "headline": "headline", "authors": "authors F1", "date": "date"}
        marks = {
            system: (system, MARKERS[system], [held["figures"][key].get(system) for key in rows.values()])
            for system in reversed(SYSTEMS)
        }
        draw_rows(axes, [*rows] if axes is panels[0] else [""] * len(rows), marks, least=0.45)
    legend(figure, {f"{name} {quality['versions'][name]}": (name, MARKERS[name]) for name in SYSTEMS})
    figure.subplots_adjust(left=0.085, right=0.985, top=0.77, bottom=0.1, wspace=0.1)
    return figure


def draw_dumps(quality: dict[str, Any]) -> Figure:
    """The labelled pages in their three forms."""
    rows = ["word F1", "headline", "authors F1", "related F1", "timestamps", "dates right"]
    shown = ["body's words", "headline", "authors", "other headlines", "their timestamps", "their dates"]
    figure = Figure(figsize=(10, 3.4))
    marks = {
        name: (colour, marker, [quality["sets"][name]["figures"][row]["newsparse"] for row in rows])
        for name, (_, colour, marker) in reversed(FORMS.items())
    }
    draw_rows(figure.subplots(), shown, marks, least=0.6, every=True)
    legend(figure, {told: (colour, marker) for told, colour, marker in FORMS.values()})
    figure.subplots_adjust(left=0.15, right=0.97, top=0.86, bottom=0.12)
    return figure


def draw_rows(
    axes: Axes,
    rows: list[str],
    marks: dict[str, tuple[str, str, list[float | None]]],
    least: float,
    *,
    every: bool = False,
) -> None:
    """A scale up to 1, with marks on a line for each row.

    The value of the last mark is written; so are others' that lie apart from all that come after them, with `every`.
    """
    places = range(len(rows), 0, -1)
    for place in places:
        axes.plot([least, 1], [place, place], color=light("grid"), linewidth=1, zorder=1)
    for order, (colour, marker, values) in enumerate(marks.values()):
        there = [(value, place) for value, place in zip(values, places, strict=True) if value is not None]
        size = 58 if order == len(marks) - 1 else 34
        axes.scatter(
            [value for value, _ in there],
            [place for _, place in there],
            s=size,
            marker=marker,
            color=light(colour),
            edgecolors=light("paper"),
            linewidths=0.8,
            zorder=2 + order,
        )
    all_marks = [*marks.values()]
    for order, (colour, _, values) in enumerate(all_marks):
        if not every and order < len(all_marks) - 1:
            continue
        for row, place in enumerate(places):
            number = values[row]
            later = [others[row] for _, _, others in all_marks[order + 1 :]]
            if number is not None and all(other is None or abs(other - number) > APART for other in later):
                told = f"{number:.2f}".removeprefix("0")
                at = {"textcoords": "offset points", "ha": "center", "fontsize": 9, "color": light(colour)}
                axes.annotate(told, (number, place), (0, 8), **at)
    axes.set_yticks([*places], rows)
    axes.set_ylim(0.5, len(rows) + 0.6)
    axes.set_xlim(least, 1.02)
    axes.set_xticks([tick / 10 for tick in range(5, 11) if tick / 10 >= least])
    axes.tick_params(length=0, labelsize=9.5)


def legend(figure: Figure, told: dict[str, tuple[str, str]]) -> None:
    handles = [
        mpl.lines.Line2D([], [], color=light(colour), marker=marker, linestyle="", markersize=7)
        for colour, marker in told.values()
    ]
    figure.legend(handles, [*told], loc="upper left", ncols=len(told), frameon=False, handletextpad=0.3, fontsize=10)


def draw_speed(speed: dict[str, Any]) -> Figure:
    """A bar a parser, from the fastest."""
    rows = sorted(speed["parsers"], key=lambda row: -float(row["mean"]))
    figure = Figure(figsize=(10, 3.3))
    axes = figure.subplots()
    colours = [light("newsparse" if row["parser"] == "newsparse" else "peer") for row in rows]
    axes.barh(range(len(rows)), [row["mean"] for row in rows], height=0.62, color=colours)
    for place, row in enumerate(rows):
        told = f"{row['mean']:.0f} ms" if row["mean"] >= 10 else f"{row['mean']:.1f} ms"
        axes.annotate(
            f"{told}  –  {GIVES[row['parser']]}", (row["mean"], place), (6, 0), textcoords="offset points", va="center"
        )
    axes.set_yticks(range(len(rows)), [named(row) for row in rows])
    axes.set_xlim(0, 1.3 * max(row["mean"] for row in rows))
    axes.set_xlabel("milliseconds a page, mean", color=light("muted"), loc="left", fontsize=9.5)
    axes.tick_params(length=0, labelsize=10)
    axes.set_axisbelow(True)
    axes.grid(axis="x", color=light("grid"), linewidth=0.8)
    figure.subplots_adjust(left=0.2, right=0.985, top=0.98, bottom=0.15)
    return figure


GIVES = {
    "lxml": "the tree alone",
    "newsparse": "the whole article",
    "trafilatura": "body, metadata",
    "trafilatura-fast": "body, metadata",
    "newspaper4k": "body, metadata",
    "readability-lxml": "body, title",
    "resiliparse": "body",
}


def named(row: dict[str, Any]) -> str:
    """A parser with its version."""
    name = {"lxml": "lxml, bare parse", "trafilatura-fast": "trafilatura, fast"}.get(row["parser"], row["parser"])
    return f"{name} {row['version']}"


def svg_of(figure: Figure) -> str:
    """The plot as SVG whose colours are variables, with a rule for dark ground."""
    file = io.StringIO()
    figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    svg = file.getvalue()
    for name, colour in COLOURS.items():
        svg = svg.replace(colour.light, f"var(--{name})")
    values = [
        "".join(f"--{name}:{getattr(colour, mode)};" for name, colour in COLOURS.items()) for mode in Colour._fields
    ]
    style = f":root{{{values[0]}}}@media(prefers-color-scheme:dark){{:root{{{values[1]}}}}}text{{fill:var(--ink)}}"
    svg = re.sub(r"'DejaVu Sans'(?:, [^;\"]*)?|DejaVu Sans[^;\"]*", FONTS, svg)
    svg = re.sub(r"<metadata>.*?</metadata>\n?", "", svg, flags=re.S)
    return svg.replace("<defs>", f"<style>{style}</style>\n <defs>", 1)


# --- tables ----------------------------------------------------------------------------------------------------------


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
    return table(["", *(told for told, _, _ in FORMS.values())], rows)


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
    for name, (told, _, _) in FORMS.items():
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


def tables() -> dict[str, str]:
    """What stands between the marks, by name."""
    quality, speed, sure = read("quality"), read("speed"), read("confidence")
    return {
        **{f"sure: {group}": bands_table(sure, group) for group in GROUPS},
        "kept": kept_table(sure, 0.9),
        **{name: set_table(quality, name) for name in (*SETS, "blocks: html")},
        "forms": forms_table(quality),
        "short": short_table(quality),
        "measured": measured_line(quality),
        "speed": speed_table(speed),
        "speed measured": speed_line(speed),
    }


def filled(page: str, tables: dict[str, str]) -> str:
    """A page with its tables as they are to be."""
    return re.sub(
        r"(<!-- figures: (.+?) -->\n).*?(<!-- end -->)",
        lambda mark: f"{mark[1]}\n{tables[mark[2]]}\n\n{mark[3]}",
        page,
        flags=re.S,
    )


# --- all -------------------------------------------------------------------------------------------------------------

PLOTS: dict[str, tuple[Callable[[dict[str, Any]], Figure], str]] = {
    "quality": (draw_quality, "quality"),
    "dumps": (draw_dumps, "quality"),
    "speed": (draw_speed, "speed"),
}
"""File to what draws it, and from which figures."""


def read(name: str) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text("utf-8"))
    return figures


def drawn(name: str) -> str:
    draw, figures = PLOTS[name]
    with mpl.rc_context(STYLE):
        return svg_of(draw(read(figures)))


def main() -> None:
    for name in PLOTS:
        (FIGURES / f"{name}.svg").write_text(drawn(name), "utf-8")
    for page in PAGES:
        page.write_text(filled(page.read_text("utf-8"), tables()), "utf-8")


if __name__ == "__main__":
    main()
