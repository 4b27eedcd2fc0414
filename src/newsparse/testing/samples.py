"""The inputs that a source is held against: those of its cases, and the dump of each page."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse import document, metadata
from newsparse.api import article_of, source_of, understand
from newsparse.errors import FieldError
from newsparse.files import load
from newsparse.metadata import Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.article import Article
    from newsparse.cases import Case
    from newsparse.document import Document
    from newsparse.fields.reading import Reading
    from newsparse.source import Source

DUMP = "-dump"
PAGE = "-page"


def dump_of(page: bytes | str, *, encoding: str | None = None) -> str:
    """The dump of a page: its visible lines, as whoever copies its text gets them. Raises `InputError`."""
    return document.read(page, kind="page", encoding=encoding).text


class Sample:
    """A case's input, or the dump of its page, parsed in several ways but read once."""

    def __init__(self, case: Case, named: str | None, page: Sample | None = None) -> None:
        self.case = case
        self.named = named
        """The source that it's parsed with; `None` where the input tells."""
        self.page = page
        """The page that it's the dump of; `None` for an input that stands in a file of its own."""
        self._held: tuple[Document, Metadata] | None = None

    @property
    def name(self) -> str:
        """The input as messages name it: its path from the current folder."""
        path = self.case.input.resolve()
        path = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
        return f"{path}, as a dump" if self.page else str(path)

    @property
    def kind(self) -> document.Kind:
        return self.document.kind

    @property
    def document(self) -> Document:
        """The input, cut into blocks."""
        return self._read()[0]

    @cached_property
    def text(self) -> str:
        """Its visible lines, as they were before any parse."""
        return self.document.text

    @cached_property
    def chosen(self) -> Source:
        """The source that is told from the input, or that is named."""
        return source_of(*self._read(), self.named)

    @cached_property
    def article(self) -> Article:
        """The article as the source that is chosen has it. Raises what `newsparse.parse` raises."""
        return self.parse(self.chosen)

    def parse(self, source: Source) -> Article:
        """The article as a source has it."""
        return self.reading(source)[1]

    def reading(self, source: Source) -> tuple[Reading, Article]:
        """The input as a source understands it, and its article."""
        held = self._read()
        text = self.text
        try:
            reading = understand(*held, source, captured=self.case.meta.captured)
            article = article_of(reading)
        except FieldError as error:
            error.input = self.name
            raise
        if held[0].text != text:  # the page got text that it held unseen: it isn't what it was
            self._held = None
        return reading, article

    def _read(self) -> tuple[Document, Metadata]:
        if self._held is None:
            meta = self.case.meta
            if self.page is not None:
                made = document.read(self.page.text, kind="text")
            else:
                made = document.read(load(self.case.input), kind=meta.kind, url=meta.url, encoding=meta.encoding)
            said = metadata.read(made.tree, url=made.url) if made.tree is not None else Metadata()
            self._held = made, said
        return self._held


def samples_of(source: Source, cases: Sequence[Case]) -> list[Sample]:
    """The inputs of a source's cases, each page followed by its dump where that isn't a case as well.

    A page's dump is the case ``ferry-dump`` beside ``ferry-page`` or ``ferry``, else it's derived. A derived one is
    told from the source's signs; only where the source has none, its name is given.
    """
    written = {case.folder for case in cases}
    samples = []
    for case in cases:
        sample = Sample(case, case.meta.source)
        samples.append(sample)
        if sample.kind == "page" and dump_folder(case.folder) not in written:
            samples.append(Sample(case, None if source.signs else source.name, sample))
    return samples


def dump_folder(page: Path) -> Path:
    """Where a page's dump stands, if it's written and not derived."""
    return page.with_name(page.name.removesuffix(PAGE) + DUMP)


def pairs(samples: Sequence[Sample]) -> list[tuple[Sample, Sample]]:
    """Each page with its dump."""
    derived = {id(sample.page): sample for sample in samples if sample.page is not None}
    written = {sample.case.folder: sample for sample in samples if sample.page is None}
    return [
        (page, derived.get(id(page)) or written[dump_folder(page.case.folder)])
        for page in samples
        if page.page is None and page.kind == "page"
    ]
