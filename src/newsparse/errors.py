"""Everything newsparse raises, under one root.

::

    NewsparseError
    ├── InputError            the input can't be read as a page or a text dump
    │   ├── EmptyInput        nothing but white space
    │   ├── BinaryInput       a PDF, an image, an archive, noise
    │   └── NotAnExport       no file of many articles that a press database exported
    ├── SourceError           a source class is wrong, or can't be used
    │   ├── UnknownSource     no source of that name
    │   ├── SourceClash       two sources claim one name or domain
    │   └── SelectorError     a selector or pattern that doesn't compile
    ├── FieldError            a source's own field method failed or gave a wrong type
    ├── MissingExtra          a part of newsparse that isn't installed
    ├── StoreError            a store can't be opened, or is in use
    └── FetchError            a page couldn't be fetched
        ├── BadURL            no address of a web page, or a redirect to none
        ├── PrivateAddress    a host within a private network, which pages may not lead to
        ├── Disallowed        robots.txt asks to stay away
        ├── ConnectionFailed  no connection, or one that broke off, or a broken answer
        ├── TimedOut          the server kept the fetch waiting
        ├── TooManyRedirects  redirects without an end
        ├── TooLarge          the body is over the size limit
        ├── WrongContentType  a PDF, an image or another type that can't be news
        └── HTTPStatus        the server answered with an error, such as 404

Each message names what it is about (source, field, input) and says what to do next; `help` names the section of
'When something goes wrong' in the documentation, which `newsparse help` prints. `NewsparseWarning` is what
newsparse warns of by Python's `warnings`: a plug-in that can't be loaded, sources that clash.
"""

from typing import Any, ClassVar


class NewsparseError(Exception):
    """Root of all errors that newsparse raises on purpose."""

    help: ClassVar[str] = "NewsparseError"
    """The topic that `newsparse help` tells about, the error's name; another package's error has that of its base."""

    def __init_subclass__(cls, **told: Any) -> None:
        super().__init_subclass__(**told)
        if cls.__module__.startswith("newsparse."):
            cls.help = cls.__name__


class NewsparseWarning(UserWarning):
    """Something of the set-up that's wrong, while the parsing goes on."""


class InputError(NewsparseError, ValueError):
    """The input can't be read as a page or a text dump."""


class EmptyInput(InputError):
    """The input holds nothing but white space."""


class BinaryInput(InputError):
    """The input is no text: a PDF, an image, an archive or noise.

    `format` is what its first bytes say it is, as in ``"PDF"``, or ``"binary data"``.
    """

    def __init__(self, format: str, advice: str = "") -> None:
        self.format = format
        super().__init__(f"input is {format}, not a page or text{': ' + advice if advice else ''}")


class NotAnExport(InputError):
    """The input is no export of a press database that `parse_many` knows."""


class SourceError(NewsparseError):
    """A source class is wrong, or can't be used."""


class UnknownSource(SourceError, LookupError):
    """No source of that name is registered."""


class SourceClash(SourceError):
    """Two sources claim one name or domain, and neither says that it replaces the other."""


class SelectorError(SourceError, ValueError):
    """A selector or pattern of a source doesn't compile."""


class FieldError(NewsparseError):
    """A source's own field method failed, or gave a value of the wrong type.

    `field` is the source's name and the attribute, as in ``turan.published``; `input` the input's address or path.
    """

    def __init__(self, field: str, message: str, input: str) -> None:
        self.field = field
        self.message = message
        self.input = input
        super().__init__(field, message, input)

    def __str__(self) -> str:
        return f"{self.field}: {self.message} ({self.input})"


class MissingExtra(NewsparseError, ImportError):
    """A part of newsparse needs packages that aren't installed. `extra` is what to install: ``newsparse[crawl]``."""

    def __init__(self, what: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{what} needs packages that aren't installed: pip install 'newsparse[{extra}]'")
        self.args = (what, extra)


class StoreError(NewsparseError):
    """A store can't be opened: no such place, no database of newsparse, or another crawl is at work on it."""


class FetchError(NewsparseError):
    """A page couldn't be fetched. `url` is the address asked for; the cause is chained."""

    def __init__(self, url: str, message: str) -> None:
        self.url = url
        self.message = message
        super().__init__(url, message)

    def __str__(self) -> str:
        return f"{self.url}: {self.message}"


class BadURL(FetchError, ValueError):
    """The address, or one that it redirects to, is malformed or neither http nor https."""


class PrivateAddress(FetchError):
    """The host's name leads into a private network, or the redirect to it does. `allow_private` permits that."""


class Disallowed(FetchError):
    """The site's robots.txt asks to stay away from the address."""


class ConnectionFailed(FetchError):
    """The server couldn't be reached, the connection broke off, or what came is no valid HTTP."""


class TimedOut(FetchError):
    """The server didn't answer in time, or sent too slowly."""


class TooManyRedirects(FetchError):
    """The redirects go on past the session's limit, or in a circle."""


class TooLarge(FetchError):
    """The body, decompressed, is over the size limit."""


class WrongContentType(FetchError):
    """The declared content type can't be news."""


class HTTPStatus(FetchError):
    """The server answered with an error, after the retries where they apply.

    `status` is the HTTP status code; `retry_after` the wait that the server asks for, in seconds, `None` where it
    asks for none.
    """

    def __init__(self, url: str, message: str, status: int, retry_after: float | None = None) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(url, message)
        self.args = (url, message, status, retry_after)  # what unpickling calls it with
