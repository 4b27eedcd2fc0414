"""A web server on this machine, whose paths misbehave in the ways that `newsparse.fetch` has to bear."""

import threading
import zlib
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

PAGE = "<html><head><title>Bridge opens</title></head><body><p>The café bridge opened.</p></body></html>"
BOMB_SIZE = 50_000_000
"""What `/bomb` comes to, in bytes, once it's decompressed; it's about a thousandth of that on the wire."""


def gzipped(data: bytes, repeat: int = 1) -> bytes:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(data) for _ in range(repeat)) + packer.flush()


BOMB = gzipped(bytes(1_000_000), BOMB_SIZE // 1_000_000)


class LocalServer:
    """Serves in a thread of its own, until the `with` block ends. `port` 0 takes any free one."""

    def __init__(self, port: int = 0) -> None:
        self._server = _Server(("127.0.0.1", port), _Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def hits(self) -> Counter[str]:
        """How often each path was asked for."""
        return self._server.hits

    @property
    def connections(self) -> int:
        """How many connections were opened."""
        return self._server.connections

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._server.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, address: tuple[str, int], handler: type[BaseHTTPRequestHandler]) -> None:
        self.hits: Counter[str] = Counter()
        self.connections = 0
        self.closing = threading.Event()
        super().__init__(address, handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5.0
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def handle(self) -> None:
        with suppress(ConnectionError):  # the client had enough
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def parse_request(self) -> bool:
        whole = super().parse_request()
        self.command = self.command and self.command.lower()  # so that the method below has a name in lower case
        return whole

    def do_get(self) -> None:
        """Calls the method named for the path: `get_busy_once` for `/busy-once`."""
        path = urlsplit(self.path).path
        self.server.hits[path] += 1
        getattr(self, "get_" + path[1:].replace("-", "_"), self.get_missing)()

    def answer(self, body: bytes | str = b"", status: int = 200, **headers: str | None) -> None:
        """Sends a whole answer; a header that is `None` is left out."""
        data = body.encode() if isinstance(body, str) else body
        self.head(status, **{"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(data)), **headers})
        self.wfile.write(data)

    def head(self, status: int = 200, **headers: str | None) -> None:
        self.send_response_only(status)  # without Date and Server, so that a new recording is the same
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def query(self, name: str) -> str | None:
        return parse_qs(urlsplit(self.path).query).get(name, [None])[0]

    def get_ok(self) -> None:
        self.answer(PAGE)

    def get_missing(self) -> None:
        self.answer("nothing here", 404)

    def get_declared(self) -> None:
        self.answer(PAGE.encode("cp1251", "replace"), Content_Type="Text/HTML; charset=windows-1251")

    def get_typed(self) -> None:
        self.answer(PAGE, Content_Type=self.query("type"))

    def get_status(self) -> None:
        self.answer("no", int(self.query("code") or 200), Retry_After=self.query("retry_after"))

    def get_redirect(self) -> None:
        self.answer("moved", 302, Location=self.query("to"), Set_Cookie="consent=given")

    def get_loop(self) -> None:
        self.answer("moved", 302, Location="/loop")

    def get_cookies(self) -> None:
        self.answer(self.headers.get("Cookie", "none"), Set_Cookie="visit=1")

    def get_headers_sent(self) -> None:
        self.answer("\n".join(f"{name}: {value}" for name, value in self.headers.items()), Content_Type="text/plain")

    def get_busy_once(self) -> None:
        if self.server.hits["/busy-once"] == 1:
            self.answer("slow down", 429, Retry_After="2")
        else:
            self.answer(PAGE)

    def get_gzip(self) -> None:
        self.answer(gzipped(PAGE.encode()), Content_Encoding="gzip")

    def get_broken_gzip(self) -> None:
        self.answer(b"\x1f\x8b\x08" + bytes(range(100)), Content_Encoding="gzip")

    def get_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def get_bomb_redirect(self) -> None:
        self.answer(BOMB, 302, Location="/ok", Content_Encoding="gzip")

    def get_bomb_failure(self) -> None:
        self.answer(BOMB, 503, Content_Encoding="gzip")

    def get_silent(self) -> None:
        self.server.closing.wait(self.timeout)
        self.close_connection = True

    def get_drip(self) -> None:
        self.head(Content_Type="text/html", Content_Length="100000")
        for _ in range(500):
            self.wfile.write(b"x")
            if self.server.closing.wait(0.01):
                break
        self.close_connection = True

    def get_cut(self) -> None:
        self.head(Content_Type="text/html", Content_Length="100000")
        self.wfile.write(b"x" * 100)
        self.close_connection = True

    def get_cut_once(self) -> None:
        if self.server.hits["/cut-once"] == 1:
            self.get_cut()
        else:
            self.answer(PAGE)

    def get_cut_chunks(self) -> None:
        self.head(Content_Type="text/html", Transfer_Encoding="chunked")
        self.wfile.write(b"5\r\nhello\r\n20\r\nonly this")
        self.close_connection = True

    def get_cut_at_once(self) -> None:
        self.close_connection = True

    def get_chunks(self) -> None:
        self.head(Content_Type="text/html", Transfer_Encoding="chunked")
        for word in (b"one ", b"two ", b"three"):
            self.wfile.write(b"%x\r\n%s\r\n" % (len(word), word))
        self.wfile.write(b"0\r\n\r\n")

    def get_not_http(self) -> None:
        self.wfile.write(b"220 mail.example ready\r\n\r\n")
        self.close_connection = True

    def get_two_lengths(self) -> None:
        self.head(Content_Type="text/html", Content_Length="3, 4")
        self.close_connection = True
