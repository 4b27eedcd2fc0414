"""How Sphinx builds the documentation: `make docs`."""

from importlib.metadata import version as version_of
from pathlib import Path
from shutil import copytree
from typing import Any

import attrs
from sphinx.application import Sphinx

project = "newsparse"
author = "The newsparse authors"
copyright = "The newsparse authors"
version = release = version_of("newsparse")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_click"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"newsparse {version}"

default_role = "py:obj"  # docstrings put code in single backticks; what has a page becomes a link
toc_object_entries_show_parents = "hide"
autodoc_default_options = {"members": True, "undoc-members": True, "member-order": "bysource"}
autodoc_typehints_format = "short"
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3


def setup(app: Sphinx) -> None:
    app.connect("autodoc-process-signature", leave_out_signature)
    app.connect("sphinx-click-process-epilog", show_examples)
    app.connect("build-finished", copy_reports)


def leave_out_signature(
    app: Sphinx, what: str, name: str, obj: Any, options: Any, signature: str | None, returns: str | None
) -> tuple[str, str] | None:
    """The arguments of a result class are its attributes, which are shown beneath."""
    return ("", "") if what == "class" and attrs.has(obj) else None


def show_examples(app: Sphinx, ctx: Any, lines: list[str]) -> None:
    """Commands that a help text gives as examples, as they are."""
    lines[:] = ["::", "", *(f"   {line.removeprefix('| ')}" for line in lines), ""] if lines else []


def copy_reports(app: Sphinx, error: Exception | None) -> None:
    """The reports as they are; a link to a page of its own would else become a download."""
    if error is None and app.builder.format == "html":
        copytree(Path(app.srcdir, "reports"), Path(app.outdir, "reports"), dirs_exist_ok=True)
