"""Draw the figures of quality and speed, and write their tables into the documentation.

    python -m tools.figures

From docs/figures/*.json, which benchmarks/quality.py, benchmarks/speed.py and tools/calibrate.py write, come
docs/figures/*.svg and the tables of docs/figures.md, docs/how-to/how-sure.md and README.md, each between
`<!-- figures: NAME -->` and `<!-- end -->`. The same JSON gives the same files.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tools.plots import PLOTS, svg_of
from tools.tables import (
    GROUPS,
    SETS,
    bands_table,
    forms_table,
    kept_table,
    measured_line,
    set_table,
    short_table,
    speed_line,
    speed_table,
)

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "docs" / "figures"
PAGES = (ROOT / "docs" / "figures.md", ROOT / "docs" / "how-to" / "how-sure.md", ROOT / "README.md")


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


def read(name: str) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads((FIGURES / f"{name}.json").read_text("utf-8"))
    return figures


def drawn(name: str) -> str:
    draw, figures = PLOTS[name]
    return svg_of(draw, read(figures))


def main() -> None:
    for name in PLOTS:
        (FIGURES / f"{name}.svg").write_text(drawn(name), "utf-8")
    for page in PAGES:
        page.write_text(filled(page.read_text("utf-8"), tables()), "utf-8")


if __name__ == "__main__":
    main()
