"""The web as the documentation's readers see it: any address is of the little outlet that lies in docs/tidemark."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from requests.adapters import HTTPAdapter

from tests.local_site import Answer, Handler, LocalSite, Page

FOLDER = Path(__file__).parents[1] / "docs" / "tidemark"

HOME = "http://localhost:8000"
"""Where the outlet's feed says that it is, as the tutorial's readers serve it."""

TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain"}


def answers() -> dict[str, Answer]:
    """By path. An article is there without its .html too, as most outlets have it."""
    pages: dict[str, Answer] = {}
    for file in FOLDER.rglob("*.*"):
        path = f"/{file.relative_to(FOLDER).as_posix()}"
        answer = partial(reply, text=file.read_text("utf-8"), type=TYPES[file.suffix])
        pages |= {path: answer, path.removesuffix(".html").removesuffix("index"): answer}
    return pages | {"/2024/ferry": pages["/2024/05/03/ferry"]}


def reply(handler: Handler, text: str, type: str) -> None:
    host = handler.headers["Host"]
    home = HOME if host == urlsplit(HOME).netloc else f"https://{host}"
    handler.send(Page(text.replace(HOME, home), type=type))


@contextmanager
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalSite]:
    """Until the end, what `requests` asks of any host is answered by a server on this machine."""
    send, plain = HTTPAdapter.send, HTTPAdapter()
    with LocalSite(answers()) as site:

        def answered(_: HTTPAdapter, request: requests.PreparedRequest, **options: Any) -> requests.Response:
            asked = urlsplit(str(request.url))
            there = request.copy()
            there.url = f"{site.home}{asked.path}"
            there.headers["Host"] = asked.netloc
            answer = send(plain, there, **options)
            answer.url, answer.request = str(request.url), request
            return answer

        monkeypatch.setattr(HTTPAdapter, "send", answered)
        yield site
    plain.close()
