"""A source of an invented outlet, with a page and the case made of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from newsparse import registry
from newsparse.source import Source, pattern

PAGE = """<!doctype html><html lang="en"><head><title>Ferry sails again after nine months</title></head><body>
<article><h1>Ferry sails again after nine months</h1>
<p class="who">By Ines Falk</p>
<time>18 July 2024 14:01</time>
<p>The ferry between Orla and Vestby sailed again on Friday, with every seat of its first crossing taken.</p>
<p>"We had nearly forgotten the timetable," its captain told the Quay's harbour desk before he blew the horn.</p>
<p class="promo">Our app tells you when it rains, and when it will stop, so that you may leave the umbrella at home.</p>
<p>The harbour office said that the boat would cross six times a day, and that tickets would cost four crowns.</p>
<p>A second ship will follow in May, the port said, and a third one when the pier has been mended.</p>
</article>
<section><h2>More news</h2>
<ul><li><a href="/2">Orla pier to close for repairs in autumn</a> <time>17 July 2024 18:20</time></li>
<li><a href="/3">Two lighthouses on the coast change colours</a> <time>16 July 2024 09:05</time></li></ul></section>
<footer>© 2024 Quay Media. All rights reserved.</footer></body></html>"""

APP = r"^Our app tells you .*"

Declare = Callable[..., Source]


def declare_quay(**changed: Any) -> Source:
    """Register a source named `quay`, with what it's given changed."""
    body = {
        "__doc__": "The Quay, Orla.",
        "name": "quay",
        "publisher": "The Quay",
        "domains": ("quay.example",),
        "country": "NO",
        "timezone": "Europe/Oslo",
        "languages": ("en",),
        "signs": (pattern(r"^© 2\d{3} Quay Media"), pattern(r"told the Quay's harbour desk")),
        "boilerplate": pattern(APP),
    }
    registry.register(cast("type[Source]", type("Quay", (Source,), body | changed)))
    return registry.get_source("quay")


def make_case(folder: Path, page: str = PAGE, name: str = "input.html", **meta: Any) -> Path:
    """Write a case of it that expects its name alone."""
    folder.mkdir(parents=True)
    (folder / name).write_text(page, encoding="utf-8")
    address = {"url": "https://quay.example/1"} if name == "input.html" else {}
    (folder / "meta.json").write_text(json.dumps(address | meta), encoding="utf-8")
    (folder / "expected.json").write_text(json.dumps({"source": "quay"}), encoding="utf-8")
    return folder
