"""Templates, filled."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.extras import need
from newsparse.output.runs import related_lists, stretches
from newsparse.segment.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from newsparse.article import Article
    from newsparse.fields.reading import Reading

BUFFERED = 24
"""Pieces of a template that are sent at once: about a row of a table."""

Links = tuple[tuple[str, str], ...]
"""Addresses with what they're called."""

WANTED = ("headline", "body", "byline", "published", "related")
"""Fields that most articles have: without one of them, something may be amiss."""


@cache
def environment() -> Environment:
    """What fills templates: all that's put in is escaped. Raises `MissingExtra`."""
    jinja = need("jinja2", "view")
    from newsparse.report import lines, safety

    made: Environment = jinja.Environment(
        loader=jinja.PackageLoader("newsparse.report"),
        autoescape=True,
        undefined=jinja.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "shown": safety.shown,
        "plain": safety.plain,
        "data": safety.data,
        "named": lines.named,
        "moment": moment,
    }
    made.globals |= {"static": static, "stretches": stretches, "related_lists": related_lists}
    return made


def moment(value: date | None) -> str:
    """A date or moment for people."""
    if value is None:
        return "not known"
    if not isinstance(value, datetime):
        return value.isoformat()
    text = value.isoformat(" ", "seconds" if value.second else "minutes")
    return text if value.tzinfo is not None else f"{text}, zone not known"


@cache
def static(*names: str) -> Any:
    """Styles or scripts as they are put into a page, one after another."""
    from markupsafe import Markup

    folder = files("newsparse.report") / "static"
    return Markup("\n".join((folder / name).read_text("utf-8") for name in names))


class Page(NamedTuple):
    """A page that was made, or is being made."""

    parts: Iterable[str]
    policy: str
    """What the browser allows it."""

    def __str__(self) -> str:
        return "".join(self.parts)


def render(template: str, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any) -> Page:
    """A page out of a template, with its styles, its scripts and the policy that allows no others.

    `more_styles` of the values are allowed too; `form` lets it send forms to where it's from.
    """
    page = render_parts(template, styles, scripts, **values)
    return Page([str(page)], page.policy)


def render_parts(
    template: str,
    styles: tuple[str, ...],
    scripts: tuple[str, ...],
    *,
    more_styles: Iterable[str] = (),
    form: bool = False,
    **values: Any,
) -> Page:
    """A page like that of `render`, whose parts are made as they are taken."""
    from newsparse.report.safety import policy

    style, script = static(*styles), static(*scripts)
    allowed = policy([style, *more_styles], [script] if scripts else [], form=form)
    stream = environment().get_template(template).stream(style=style, script=script, policy=allowed, **values)
    stream.enable_buffering(BUFFERED)
    return Page(stream, allowed)


def render_report(reading: Reading, article: Article, *, name: str | None = None, up: Links = ()) -> Page:
    """A reading and its article as a page. `up` is where its links lead to, where it's one of many."""
    environment()  # first, as it tells what isn't installed
    from newsparse.report import lines, traces
    from newsparse.report.page import Frame

    others = lines.came_second(reading)
    spans = lines.facts_of(reading, others)
    found = traces.traces_of(reading, article)
    parts = lines.parted(lines.lines_of(reading, others))
    labels = [str(span.label) for span in reading.spans]
    frame = None
    if reading.document.kind == "page":
        frame = Frame(reading.document, reading.spans, static("labels.css", "frame.css"))
    return render(
        "report.html",
        ("labels.css", "base.css", "report.css", "dark.css"),
        ("report.js",),
        more_styles=frame.styles if frame is not None else (),
        name=name or article.headline or "an input",
        article=article,
        reading=reading,
        parts=parts,
        left_out=any(part.left_out for part in parts),
        labels=[(str(label), labels.count(label)) for label in Label if label in labels],
        doubtful=sum("doubtful" in span for span in spans),
        traces=found,
        facts={"spans": spans, "fields": traces.facts_of(found)},
        frame=frame,
        missing=[field for field in WANTED if not getattr(article, field)],
        up=up,
    )
