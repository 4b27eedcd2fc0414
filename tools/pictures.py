"""Draw the documentation's pictures, from what newsparse says of the project's fixtures.

    python -m tools.pictures

docs/images/first.svg shows a dump going in and its article coming out, labels.svg a page's lines with their labels, and
way.svg the way through. Each has colours for light and for dark, and needs no font or file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from itertools import groupby
from pathlib import Path
from textwrap import shorten, wrap

from newsparse import Article, parse_file
from newsparse.api import read

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
DUMP = ROOT / "fixtures" / "turan" / "weather-dump" / "input.txt"
PAGE = ROOT / "fixtures" / "timeslive" / "railway-page" / "input.html"

COLOURS: dict[str, tuple[str, str]] = {
    "ink": ("#1a1e23", "#e3e7ec"),
    "muted": ("#56606b", "#a3adb8"),
    "rule": ("#d9dde3", "#2d353f"),
    "ground": ("#f3f5f7", "#0f1216"),
    "surface": ("#ffffff", "#161a20"),
    "headline": ("#0b6b40", "#62d59e"),
    "standfirst": ("#446a00", "#a9d56f"),
    "byline": ("#00677d", "#55cbe0"),
    "timestamp": ("#a0157c", "#f090d3"),
    "body": ("#2f50c4", "#9fb6ff"),
    "heading": ("#22338f", "#c6d0ff"),
    "caption": ("#43606c", "#b2c0c8"),
    "tag": ("#64601a", "#d5d16e"),
    "related_label": ("#8f3a00", "#ffb47e"),
    "related_headline": ("#8e5200", "#f4bd6c"),
    "related_timestamp": ("#a8294f", "#ffa2bb"),
    "related_teaser": ("#75590f", "#e2c66f"),
    "boilerplate": ("#5b6570", "#9ca6b1"),
}
"""On light and on dark ground. Labels have the colours of `newsparse explain --html`."""

SANS = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"
MONO = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace"

Span = tuple[str, str]
"""Label and text."""


class Drawing:
    """An SVG in the making; `down` is where the next line goes."""

    def __init__(self, width: int, title: str) -> None:
        self.width = width
        self.title = title
        self.down = 0.0
        self.parts: list[str] = []

    def text(self, x: float, y: float, words: str, kind: str = "t", colour: str = "ink", anchor: str = "start") -> None:
        at = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.parts.append(f'<text class="{kind}" x="{x:g}" y="{y:g}" fill="var(--{colour})"{at}>{escape(words)}</text>')

    def box(self, x: float, y: float, width: float, height: float, fill: str, **more: str) -> None:
        told = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
        self.parts.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="var(--{fill})"{told}/>'
        )

    def card(self, x: float, y: float, width: float, height: float) -> None:
        self.box(x, y, width, height, "surface", rx="8", stroke="var(--rule)")

    def arrow(self, *points: tuple[float, float]) -> None:
        line = " ".join(f"{x:g},{y:g}" for x, y in points)
        self.parts.append(
            f'<polyline points="{line}" fill="none" stroke="var(--muted)" stroke-width="1.6" marker-end="url(#tip)"/>'
        )

    def svg(self, height: float) -> str:
        light, dark = (
            "".join(f"--{name.replace('_', '-')}:{each[mode]};" for name, each in COLOURS.items()) for mode in (0, 1)
        )
        style = (
            f":root{{{light}}}@media(prefers-color-scheme:dark){{:root{{{dark}}}}}"
            f"text{{font-family:{SANS};font-size:13px}}.m{{font-family:{MONO};font-size:12px}}"
            f".s{{font-size:11.5px}}.h{{font-size:15px;font-weight:600}}.b{{font-weight:600}}.l{{font-family:{MONO};"
            "font-size:11px;font-weight:600}"
        )
        tip = (
            '<marker id="tip" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
            '<path d="M0 0 8 4 0 8z" fill="var(--muted)"/></marker>'
        )
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:g}" width="{self.width}"'
            f' height="{height:g}" role="img" aria-label="{escape(self.title)}">'
        )
        ground = f'<rect width="{self.width}" height="{height:g}" rx="10" fill="var(--ground)"/>'
        drawn = "\n".join(self.parts).replace("related_", "related-")
        title = f"<title>{escape(self.title)}</title>"
        style = f"<style>{style}</style>"
        return "\n".join((head, title, style, f"<defs>{tip}</defs>", ground, drawn, "</svg>")) + "\n"


def cut(text: str, length: int) -> str:
    return shorten(text, length, placeholder="…")


def spans_of(path: Path) -> list[Span]:
    reading = read(path.read_bytes())
    return [
        (str(span.label), " ".join(reading.document.blocks[span.block].text[span.start : span.end].split()))
        for span in reading.spans
    ]


# --- a dump goes in, an article comes out ----------------------------------------------------------------------------

LINE = 19
CHARACTERS = 57
"""That fit on a line of the dump."""


def first() -> str:
    drawing = Drawing(960, "A text dump with its lines coloured by what they are, and the Article that comes out of it")
    left = dump_lines()
    height = 56 + LINE * sum(len(lines) + 0.35 for _, lines in left) + 16
    drawing.card(16, 16, 452, height - 32)
    drawing.text(32, 40, "In: a text dump", "b")
    drawing.text(452, 40, "nothing says which line is what", "s", "muted", "end")
    y = 56.0
    for label, lines in left:
        drawing.box(28, y, 3, LINE * len(lines), label)
        drawing.box(31, y, 425, LINE * len(lines), label, opacity="0.1")
        for number, line in enumerate(lines):
            drawing.text(38, y + LINE * number + 13.5, line, "m", label)
        y += LINE * (len(lines) + 0.35)
    drawing.arrow((474, height / 2), (492, height / 2))
    drawing.card(496, 16, 448, height - 32)
    drawing.text(512, 40, "Out: an Article", "b")
    drawing.text(928, 40, "newsparse.parse(dump)", "l", "muted", "end")
    draw_article(drawing, parse_file(DUMP), 512, 68)
    return drawing.svg(height)


def dump_lines() -> list[tuple[str, list[str]]]:
    """What is shown of the dump: runs of one label are shortened."""
    shown: list[tuple[str, list[str]]] = []
    spans = spans_of(DUMP)
    lists = 0
    for label, group in groupby(spans, key=lambda span: span[0]):
        texts = [text for _, text in group]
        lists += label == "related_headline"
        if lists > 3:
            break
        for text in texts[:2]:
            lines = wrap(text, CHARACTERS)
            shown.append((label, lines if len(lines) < 3 else [lines[0], cut(" ".join(lines[1:]), CHARACTERS)]))
        if len(texts) > 2:
            shown.append((label, [f"… {len(texts) - 2} more lines"]))
    shown.append(("related_headline", ["…"]))
    return shown


def draw_article(drawing: Drawing, article: Article, x: float, y: float) -> None:
    rows: list[tuple[str, str, list[str]]] = [
        ("headline", "headline", wrap(article.headline or "", 40)),
        ("authors", "byline", [author.name for author in article.authors]),
        ("text", "body", [*wrap(cut(article.body[0].text, 86), 46), f"{len(article.body)} paragraphs in all"]),
    ]
    for name, label, lines in rows:
        drawing.text(x, y, name, "l", label)
        for number, line in enumerate(lines):
            drawing.text(x + 96, y + LINE * number, line, "b" if name == "headline" else "t")
        y += LINE * len(lines) + 12
    drawing.text(x, y, "related", "l", "related_headline")
    for other in article.related[:3]:
        drawing.text(x + 96, y, cut(other.headline, 47))
        drawing.text(x + 96, y + 17, f"{other.published:%Y-%m-%dT%H:%M%z}", "m", "related_timestamp")
        y += 44
    drawing.text(x + 96, y - 3, f"… {len(article.related) - 3} more", colour="muted")
    y += 22
    known = [("source", str(article.source)), ("agency", str(article.agency)), ("published", "None")]
    for name, value in known:
        drawing.text(x, y, name, "l", "muted")
        drawing.text(x + 96, y, value, "m")
        y += LINE
    drawing.text(x + 140, y - LINE, "– not printed, so not guessed", "s", "muted")


# --- labels ----------------------------------------------------------------------------------------------------------


def labels() -> str:
    drawing = Drawing(960, "A page's lines, each with its label")
    rows = [*shortened(spans_of(PAGE))]
    height = 52 + 23 * len(rows) + 12
    drawing.card(16, 16, 928, height - 32 + 8)
    drawing.text(170, 40, "each line of a page, in reading order", "s", "muted")
    drawing.text(156, 40, "label", "s", "muted", "end")
    y = 50.0
    for label, text in rows:
        strong = 0.0 if label == "boilerplate" else 0.11
        drawing.box(164, y, 768, 21, label, opacity=f"{strong:g}")
        drawing.box(164, y, 3, 21, label)
        drawing.text(156, y + 15, label.replace("_", " "), "l", label, "end")
        drawing.text(176, y + 15, cut(text, 112), "t", "muted" if label == "boilerplate" else "ink")
        y += 23
    return drawing.svg(height)


def shortened(spans: list[Span]) -> Iterator[Span]:
    """Runs of one label are told by their first line and their number; of the lists, only the first is shown."""
    ends = [number for number, (label, _) in enumerate(spans) if label == "related_label"]
    last = next(number for number in range(len(spans) - 1, 0, -1) if spans[number][0] != "boilerplate")
    for label, group in groupby(spans[: ends[1]] + spans[last + 1 :], key=lambda span: span[0]):
        texts = [text for _, text in group]
        yield label, cut(texts[0], 100) + (f"   + {len(texts) - 1} more" if len(texts) > 1 else "")


# --- the way through -------------------------------------------------------------------------------------------------

STEPS = (
    ("Document", "bytes decoded,", "page or dump?"),
    ("blocks", "the lines that", "a reader sees"),
    ("labelled spans", "each line says", "what it is"),
    ("fields", "each reads only", "its own labels"),
    ("Article", "typed, frozen,", "with origins"),
)
WIDTH, GAP = 150, 44.5


def way() -> str:
    drawing = Drawing(960, "From bytes or text to Document, blocks, labelled spans, fields and Article")
    top = 92
    drawing.text(16 + WIDTH / 2, 40, "bytes or text", "m", "muted", "middle")
    drawing.arrow((16 + WIDTH / 2, 50), (16 + WIDTH / 2, top - 4))
    colours = ("rule", "rule", "body", "headline", "byline")
    for number, (name, *told) in enumerate(STEPS):
        x = 16 + number * (WIDTH + GAP)
        drawing.card(x, top, WIDTH, 84)
        drawing.box(x, top, WIDTH, 5, colours[number], rx="2.5")
        drawing.text(x + WIDTH / 2, top + 30, name, "h", anchor="middle")
        for line, words in enumerate(told):
            drawing.text(x + WIDTH / 2, top + 51 + 17 * line, words, "s", "muted", "middle")
        if number:
            drawing.arrow((x - GAP + 4, top + 42), (x - 5, top + 42))
    middle = [16 + WIDTH / 2 + number * (WIDTH + GAP) for number in range(len(STEPS))]
    end = middle[4]
    drawing.arrow((end, top - 4), (end, 50))
    drawing.text(end, 40, "JSON, Markdown, HTML", "m", "muted", "middle")
    for x, words in ((middle[2], "forests and rules"), (middle[3], "dates, names, zones")):
        drawing.text(x, 40, words, "m", "muted", "middle")
        drawing.arrow((x, 50), (x, top - 4))
    low = 246
    drawing.card(16, low - 36, WIDTH, 34)
    drawing.text(middle[0], low - 14, "page's metadata", "b", anchor="middle")
    drawing.arrow((middle[0], top + 84), (middle[0], low - 41))
    drawing.arrow((16 + WIDTH, low - 19), (middle[2] - 40, low - 19), (middle[2] - 40, top + 89))
    drawing.card(middle[2] - WIDTH / 2, low, WIDTH, 34)
    drawing.text(middle[2], low + 22, "Source", "b", anchor="middle")
    drawing.arrow((middle[2], low), (middle[2], top + 89))
    drawing.arrow((middle[2] + WIDTH / 2, low + 17), (middle[3], low + 17), (middle[3], top + 89))
    drawing.text(middle[2] + 8, low - 30, "selectors label", "s", "muted")
    drawing.text(middle[3] + 8, low - 14, "zone, formats, @field", "s", "muted")
    drawing.text(middle[2], low + 55, "found by the address, or by signs in the text", "s", "muted", "middle")
    return drawing.svg(low + 72)


PICTURES: dict[str, Callable[[], str]] = {"first": first, "labels": labels, "way": way}


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        (IMAGES / f"{name}.svg").write_text(draw(), "utf-8")


if __name__ == "__main__":
    main()
