"""Plots of the documentation, drawn from what was measured.

They name their colours by variables of CSS, with values for light and for dark.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from tools.tables import FORMS, GIVES, SETS, SYSTEMS, named

Measured = dict[str, Any]
"""What a file of docs/figures holds."""


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

FORM_MARKS = {
    "blocks: html": ("newsparse", "o"),
    "blocks: article dump": ("trafilatura", "s"),
    "blocks: full dump": ("newspaper4k", "D"),
}
"""Colour and marker of each form of the labelled pages."""

PANELS = {"fundus": "word F1", "wcxb": "word F1", "trafilatura": "segment F"}
"""Sets that are shown, and the figure that stands for the body."""

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


def draw_quality(quality: Measured) -> Figure:
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


def draw_dumps(quality: Measured) -> Figure:
    """The labelled pages in their three forms."""
    rows = ["word F1", "headline", "authors F1", "related F1", "timestamps", "dates right"]
    shown = ["body's words", "headline", "authors", "other headlines", "their timestamps", "their dates"]
    figure = Figure(figsize=(10, 3.4))
    marks = {
        name: (colour, marker, [quality["sets"][name]["figures"][row]["newsparse"] for row in rows])
        for name, (colour, marker) in reversed(FORM_MARKS.items())
    }
    draw_rows(figure.subplots(), shown, marks, least=0.6, every=True)
    legend(figure, {FORMS[name]: mark for name, mark in FORM_MARKS.items()})
    figure.subplots_adjust(left=0.15, right=0.97, top=0.86, bottom=0.12)
    return figure


Mark = tuple[str, str, list[float | None]]
"""Colour, marker and a value for each row."""


def draw_rows(axes: Axes, rows: list[str], marks: dict[str, Mark], least: float, *, every: bool = False) -> None:
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
    for order in range(0 if every else len(marks) - 1, len(marks)):
        write_values(axes, [*places], [*marks.values()][order:])
    axes.set_yticks([*places], rows)
    axes.set_ylim(0.5, len(rows) + 0.6)
    axes.set_xlim(least, 1.02)
    axes.set_xticks([tick / 10 for tick in range(5, 11) if tick / 10 >= least])
    axes.tick_params(length=0, labelsize=9.5)


def write_values(axes: Axes, places: list[int], marks: list[Mark]) -> None:
    """The values of the first of these marks, where they lie apart from those of all others."""
    (colour, _, values), *later = marks
    for row, (place, number) in enumerate(zip(places, values, strict=True)):
        others = [others[row] for _, _, others in later]
        if number is not None and all(other is None or abs(other - number) > APART for other in others):
            told = f"{number:.2f}".removeprefix("0")
            at = {"textcoords": "offset points", "ha": "center", "fontsize": 9, "color": light(colour)}
            axes.annotate(told, (number, place), (0, 8), **at)


def legend(figure: Figure, told: dict[str, tuple[str, str]]) -> None:
    handles = [
        mpl.lines.Line2D([], [], color=light(colour), marker=marker, linestyle="", markersize=7)
        for colour, marker in told.values()
    ]
    figure.legend(handles, [*told], loc="upper left", ncols=len(told), frameon=False, handletextpad=0.3, fontsize=10)


def draw_speed(speed: Measured) -> Figure:
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


Draw = Callable[[Measured], Figure]

PLOTS: dict[str, tuple[Draw, str]] = {
    "quality": (draw_quality, "quality"),
    "dumps": (draw_dumps, "quality"),
    "speed": (draw_speed, "speed"),
}
"""File to what draws it, and from which figures."""


def svg_of(draw: Draw, measured: Measured) -> str:
    """The plot as SVG whose colours are variables, with a rule for dark ground."""
    file = io.StringIO()
    with mpl.rc_context(STYLE):
        draw(measured).savefig(file, format="svg", metadata={"Date": None, "Creator": None})
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
