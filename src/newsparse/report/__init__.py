"""What was understood of an input, as a page for people: its text coloured by label, beside the article.

Needs Jinja2, of the extra `view`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.report.rendering import render_report

if TYPE_CHECKING:
    from newsparse.fields.reading import Reading

__all__ = ["html_report"]


def html_report(reading: Reading, *, name: str | None = None) -> str:
    """A reading as one HTML file that needs nothing else, no network either. `name` is what the input is called.

    Raises `MissingExtra` where Jinja2 isn't installed; `FieldError` where a source fails on the input.
    """
    from newsparse.api import article_of

    return str(render_report(reading, article_of(reading), name=name))
