"""The inputs that a source is drafted from: read once, and parsed again with what the source states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.errors import InputError, NewsparseError

if TYPE_CHECKING:
    from newsparse.article import Article
    from newsparse.document import Document
    from newsparse.fields.reading import Reading
    from newsparse.metadata import Metadata
    from newsparse.source import Source

ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz")
"""Names of a folder's files that are taken for pages and dumps."""


class Sample:
    """An input, and how it's understood without a source of its own."""

    def __init__(
        self,
        name: str,
        data: bytes,
        *,
        url: str | None = None,
        encoding: str | None = None,
        captured: datetime | date | None = None,
    ) -> None:
        self.name = name
        """What messages call it: its path or address."""
        self.data = data
        self.given_url = url
        self.encoding = encoding
        self.captured = captured
        self._held: tuple[Document, Metadata] | None = None

    @cached_property
    def reading(self) -> Reading:
        """As the generic parser reads it."""
        from newsparse.source import Generic

        return self.read(Generic())

    @cached_property
    def article(self) -> Article:
        """The generic parser's article."""
        from newsparse.api import article_of

        return article_of(self.reading)

    @property
    def url(self) -> str | None:
        """The address that it was given with, else the one that the page says is its own."""
        return self.given_url or self.article.url

    @property
    def is_page(self) -> bool:
        return self.reading.document.kind == "page"

    def read(self, source: Source) -> Reading:
        """The input as the source has it read. Raises what `newsparse.parse` raises, with the input's name."""
        from newsparse.api import understand

        made, said = self._held or self._made()
        text = made.text
        reading = understand(made, said, source, captured=self.captured)
        self._held = (made, said) if made.text == text else None  # a page may get text that it held unseen
        return reading

    def _made(self) -> tuple[Document, Metadata]:
        from newsparse import document, metadata

        try:
            made = document.read(self.data, url=self.given_url, encoding=self.encoding)
        except InputError as error:
            raise InputError(f"{self.name}: {error}") from error
        return made, metadata.read(made.tree, url=made.url) if made.tree is not None else metadata.Metadata()

    def __repr__(self) -> str:
        return f"<sample {self.name}>"


def gather(inputs: Iterable[str | Path | Sample]) -> list[Sample]:
    """The samples of files, folders, patterns and addresses, in order, each once.

    Raises `InputError` where one can't be read or a pattern matches nothing, and `FetchError`.
    """
    samples: dict[str, Sample] = {}
    for given in inputs:
        if isinstance(given, Sample):
            samples.setdefault(given.name, given)
            continue
        for name in expand(str(given)):
            if name not in samples:
                samples[name] = load(name)
    if not samples:
        raise InputError("there's no input: give saved pages, dumps or addresses of one site")
    return [*samples.values()]


def expand(name: str) -> Iterator[str]:
    """The inputs that a name stands for: a folder's pages and dumps, a pattern's matches, else itself."""
    if is_address(name):
        yield name
    elif Path(name).is_dir():
        found = sorted(str(path) for path in Path(name).iterdir() if path.name.lower().endswith(ENDINGS))
        if not found:
            raise InputError(f"{name}: the folder holds no file that ends in {', '.join(ENDINGS)}")
        yield from found
    elif has_magic(name) and not Path(name).exists():
        root = Path(name).anchor or "."
        found = sorted(map(str, Path(root).glob(str(Path(name).relative_to(root if root != "." else "")))))
        if not found:
            raise InputError(f"{name}: no file matches")
        yield from found
    else:
        yield name


def load(name: str) -> Sample:
    """The sample of a file or an address."""
    if is_address(name):
        from newsparse.http import fetch

        response = fetch(name)
        return Sample(name, response.content, url=response.url, encoding=response.encoding, captured=response.fetched)
    from newsparse.files import load as load_file

    try:
        return Sample(name, load_file(name))
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from error
    except NewsparseError as error:
        raise InputError(f"{name}: {error}") from error


def is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))
