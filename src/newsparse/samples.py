"""An input that is read once and parsed in several ways: by different sources, or by one before and after a change."""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from newsparse import document, metadata
from newsparse.api import article_of, source_of, understand
from newsparse.errors import FieldError

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.document import Document, Kind
    from newsparse.fields.reading import Reading
    from newsparse.metadata import Metadata
    from newsparse.source import Source


class Sample:
    """A page or dump with what is known of it, as `newsparse.parse` is told it. Raises what that raises."""

    def __init__(
        self,
        name: str,
        data: bytes | str,
        *,
        url: str | None = None,
        kind: Kind | None = None,
        encoding: str | None = None,
        captured: datetime | date | None = None,
        source: str | None = "generic",
    ) -> None:
        self.name = name
        """What messages call it: its path or address."""
        self._data = data
        self.given_url = url
        self.given_kind = kind
        self.encoding = encoding
        self.captured = captured
        self.named = source
        """The source that it's parsed with, unless another is asked for; `None` where the input tells."""
        self._held: tuple[Document, Metadata] | None = None
        self._read()

    @property
    def document(self) -> Document:
        """The input, cut into blocks."""
        return self._read()[0]

    @property
    def kind(self) -> Kind:
        return self.document.kind

    @property
    def is_page(self) -> bool:
        return self.kind == "page"

    @property
    def url(self) -> str | None:
        """The address that it was given with, else the one that the page says is its own."""
        return self.given_url or self.article.url

    @cached_property
    def text(self) -> str:
        """Its visible lines, as they were before any parse."""
        return self.document.text

    @cached_property
    def chosen(self) -> Source:
        """The source that is named, or that is told from the input."""
        return source_of(*self._read(), self.named)

    @cached_property
    def reading(self) -> Reading:
        """As the source that is chosen reads it."""
        return self.read(self.chosen)

    @cached_property
    def article(self) -> Article:
        """The article as the source that is chosen has it."""
        return self._named(self.reading)

    def read(self, source: Source) -> Reading:
        """The input as a source has it read."""
        made, said = self._read()
        text = self.text
        reading = understand(made, said, source, captured=self.captured)
        if made.text != text:  # the page got text that it held unseen: it isn't what it was
            self._held = None
        return reading

    def parse(self, source: Source) -> Article:
        """The article as a source has it. Raises `FieldError`, which names the input."""
        return self._named(self.read(source))

    def as_dump(self) -> Sample:
        """The dump of a page: its visible lines, as whoever copies its text gets them. It has no address."""
        return Sample(f"{self.name}, as a dump", self.text, kind="text", captured=self.captured, source=self.named)

    def _named(self, reading: Reading) -> Article:
        try:
            return article_of(reading)
        except FieldError as error:
            error.input = self.name
            raise

    def _read(self) -> tuple[Document, Metadata]:
        if self._held is None:
            made = document.read(self._data, kind=self.given_kind, url=self.given_url, encoding=self.encoding)
            said = metadata.read(made.tree, url=made.url) if made.tree is not None else metadata.Metadata()
            self._held = made, said
        return self._held

    def __repr__(self) -> str:
        return f"<sample {self.name}>"
