"""Everything newsparse raises, under one root.

::

    NewsparseError
    ├── InputError            the input can't be read as a page or a text dump
    │   ├── EmptyInput        nothing but white space
    │   └── BinaryInput       a PDF, an image, an archive, noise
    ├── SourceError           a source class is wrong, or can't be used
    │   ├── UnknownSource     no source of that name
    │   ├── SourceClash       two sources claim one name or domain
    │   └── SelectorError     a selector or pattern that doesn't compile
    ├── FieldError            a source's own field method failed or gave a wrong type
    ├── DateError             a text that should be a date is none
    └── FetchError            see `newsparse.http` for its kinds

Each message names what it is about (source, field, input) and says what to do next.
"""


class NewsparseError(Exception):
    """Root of all errors that newsparse raises on purpose."""


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


class SourceError(NewsparseError):
    """A source class is wrong, or can't be used."""


class UnknownSource(SourceError, LookupError):
    """No source of that name is registered."""


class SourceClash(SourceError):
    """Two sources claim one name or domain, and neither says that it replaces the other."""


class SelectorError(SourceError, ValueError):
    """A selector or pattern of a source doesn't compile."""


class FieldError(NewsparseError):
    """A source's own field method failed, or gave a value of the wrong type."""


class DateError(NewsparseError, ValueError):
    """A text that should be a date or a time is none."""


class FetchError(NewsparseError):
    """A page couldn't be fetched. `url` is the address asked for; the cause is chained."""

    def __init__(self, url: str, message: str) -> None:
        self.url = url
        super().__init__(f"{url}: {message}")
