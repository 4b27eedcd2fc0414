"""`newsparse view`: reports of many inputs, made when asked for, on an address of this machine.

Only pages of its own can use it. A name that leads here by a trick of the DNS isn't answered, as the `Host` header must
be this machine's; and what another page in the browser sends is refused, as it knows neither the origin nor the token.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from newsparse.errors import NewsparseError
from newsparse.report.rendering import environment, render, render_parts, render_report
from newsparse.report.table import Row, comparisons, digest, row_of, told
from newsparse.report.watching import Watch

if TYPE_CHECKING:
    from newsparse.report.rendering import Page
    from newsparse.report.subjects import Subject

HOST = "127.0.0.1"

MOST_SENT = 100_000
"""Bytes of the longest form that is read."""

STYLES = ("base.css", "view.css", "dark.css")


class Refused(Exception):
    """A request that isn't answered as it was meant."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


class Views:
    """The pages of `newsparse view`."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        environment()  # which tells at once what isn't installed
        self.subjects = subjects
        self.token = secrets.token_urlsafe(24)
        """What forms must bring along; no other page can know it."""
        self.watch = Watch()
        self._rows: dict[int, tuple[object, Row]] = {}

    def index(self) -> Page:
        """The table, row by row, as the inputs are read."""
        troubles = self.watch.refresh()
        cases = any(subject.is_case for subject in self.subjects)
        values: dict[str, Any] = {
            "count": len(self.subjects),
            "cases": cases,
            "troubles": troubles,
            "rows": self.rows(),
        }
        return render_parts("view.html", STYLES, ("view.js",), **values)

    def rows(self) -> Iterator[Row]:
        """All rows; those whose input has changed, or whose source has, are made anew."""
        for number, subject in enumerate(self.subjects):
            try:
                state: object = (subject.changed, self.watch.changes)
            except OSError as error:
                yield Row(number, subject, told(error))
                continue
            if self._rows.get(number, (None,))[0] != state:
                self._rows[number] = state, row_of(number, subject)
            yield self._rows[number][1]

    def report(self, number: int) -> Page:
        """An input's report."""
        from newsparse.api import article_of

        subject = self.subjects[number]
        self.watch.refresh()
        reading = subject.read()
        up: tuple[tuple[str, str], ...] = (("/", "All inputs"),)
        if subject.is_case:
            up = (*up, (f"/case/{number}", "Expected and got"))
        return render_report(reading, article_of(reading), name=subject.name, up=up)

    def case(self, number: int) -> Page:
        """Expected and got, side by side."""
        subject = self.subjects[number]
        troubles = self.watch.refresh()
        case = subject.case()
        if case is None:
            raise Refused(HTTPStatus.NOT_FOUND, f"{subject.name} is no case, so nothing is expected of it")
        found = comparisons(case.expected or {}, case.parse().to_dict())
        values = {"subject": subject, "number": number, "meta": case.meta, "token": self.token, "troubles": troubles}
        differing = [each for each in found if each.tested and not each.same]
        untested = [each for each in found if not each.tested]
        agreeing = [each.field for each in found if each.same]
        values |= {"differing": differing, "untested": untested, "agreeing": agreeing}
        return render("case.html", STYLES, (), form=True, **values)

    def accept(self, form: dict[str, list[str]]) -> str:
        """Record fields of a case as they are now; gives the address of what shows it."""
        from newsparse.cases import mark_reviewed, record

        if not secrets.compare_digest("".join(form.get("token", ())).encode(), self.token.encode()):
            raise Refused(HTTPStatus.FORBIDDEN, "this form isn't of this run of newsparse view: load the page again")
        number, fields = self.number("".join(form.get("case", ()))), form.get("field", [])
        case = self.subjects[number].case()
        whole = form.get("whole") == ["yes"]
        if case is None or not (fields or whole):
            raise Refused(HTTPStatus.BAD_REQUEST, "nothing to accept")
        self.watch.refresh()
        got = case.parse().to_dict()
        if [digest([got.get(field)]) for field in fields] != form.get("seen", []):
            raise Refused(HTTPStatus.CONFLICT, "what the parser gives has changed since you saw it: look again")
        record(case.folder, {field: got[field] for field in fields if field in got})
        if whole:
            mark_reviewed(case.folder)
        return f"/case/{number}"

    def number(self, text: str) -> int:
        """A subject's number, as an address gives it."""
        if not text.isascii() or not text.isdigit() or int(text) >= len(self.subjects):
            raise Refused(HTTPStatus.NOT_FOUND, "there is no such input")
        return int(text)


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: Server
    server_version = "newsparse"
    sys_version = ""

    def do_GET(self) -> None:
        self.attempt(self.get)

    def do_POST(self) -> None:
        self.attempt(self.post)

    def attempt(self, action: Any) -> None:
        """Answer, be it with an error."""
        try:
            self.check()
            action()
        except Refused as refused:
            self.fail(refused.status, str(refused))
        except (NewsparseError, OSError) as error:
            if not isinstance(error, ConnectionError):  # the reader has gone
                self.fail(HTTPStatus.INTERNAL_SERVER_ERROR, told(error))
        except Exception as error:  # a fault in newsparse or in a source shall not end the server
            self.fail(HTTPStatus.INTERNAL_SERVER_ERROR, told(error))

    def check(self) -> None:
        """Refuse what no page of this server asks for."""
        if self.headers.get("Host") not in self.server.hosts:
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, f"newsparse view answers at {self.server.address} only")
        origin = self.headers.get("Origin")
        if origin is not None and origin not in {f"http://{host}" for host in self.server.hosts}:
            raise Refused(HTTPStatus.FORBIDDEN, "newsparse view answers no other site's pages")

    def get(self) -> None:
        views, (_, first, *rest) = self.server.views, urlsplit(self.path).path.split("/")
        if not first and not rest:
            self.send(views.index())
        elif first == "report" and len(rest) == 1:
            self.send(views.report(views.number(rest[0])))
        elif first == "case" and len(rest) == 1:
            self.send(views.case(views.number(rest[0])))
        else:
            raise Refused(HTTPStatus.NOT_FOUND, "there is no such page")

    def post(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.path != "/accept" or not length.isdigit() or int(length) > MOST_SENT:
            raise Refused(HTTPStatus.BAD_REQUEST, "there is no such form")
        if self.headers.get("Origin") is None:
            raise Refused(HTTPStatus.FORBIDDEN, "a form must say where it's from")
        where = self.server.views.accept(parse_qs(self.rfile.read(int(length)).decode("utf-8", "replace")))
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def send(self, page: Page, status: HTTPStatus = HTTPStatus.OK) -> None:
        """A page, as its parts are made."""
        self.send_response(status)
        for name, value in {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Security-Policy": f"{page.policy}; frame-ancestors 'none'",
            "Cache-Control": "no-store",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "same-origin",  # with none at all, forms wouldn't tell their origin
            "X-Content-Type-Options": "nosniff",
        }.items():
            self.send_header(name, value)
        self.end_headers()
        for part in page.parts:
            self.wfile.write(part.encode("utf-8", "replace"))

    def fail(self, status: HTTPStatus, message: str) -> None:
        self.send(render("error.html", STYLES, (), status=status, message=message), status)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal shows the address."""


class Server(ThreadingHTTPServer):
    """Serves views at an address of this machine; at port 0, at any free one. Raises `OSError` where it's in use."""

    daemon_threads = True

    def __init__(self, subjects: Sequence[Subject], port: int = 0) -> None:
        self.views = Views(subjects)
        super().__init__((HOST, port), Handler)
        self.hosts = frozenset((f"{HOST}:{self.server_port}", f"localhost:{self.server_port}"))

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.server_port}/"
