"""The inputs that a source is held against: those of its cases, and the dump of each page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsparse import document
from newsparse.files import load
from newsparse.samples import Sample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.cases import Case
    from newsparse.source import Source

DUMP = "-dump"
PAGE = "-page"


def dump_of(page: bytes | str, *, encoding: str | None = None) -> str:
    """The dump of a page: its visible lines, as whoever copies its text gets them. Raises `InputError`."""
    return document.read(page, kind="page", encoding=encoding).text


class CaseSample(Sample):
    """A case's input, or the dump of its page."""

    def __init__(self, case: Case, named: str | None, page: Sample | None = None) -> None:
        """`named` is the source that it's parsed with; `None` where the input tells."""
        path, meta = case.input.resolve(), case.meta
        name = str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
        if page is None:
            told: dict[str, Any] = {"url": meta.url, "kind": meta.kind, "encoding": meta.encoding}
            super().__init__(name, load(case.input), captured=meta.captured, source=named, **told)
        else:
            super().__init__(f"{name}, as a dump", page.text, kind="text", captured=meta.captured, source=named)
        self.case = case
        self.page = page
        """The page that it's the dump of; `None` for an input that stands in a file of its own."""


def samples_of(source: Source, cases: Sequence[Case]) -> list[CaseSample]:
    """The inputs of a source's cases, each page followed by its dump where that isn't a case as well.

    A page's dump is the case ``ferry-dump`` beside ``ferry-page`` or ``ferry``, else it's derived. A derived one is
    told from the source's signs; only where the source has none, its name is given.
    """
    written = {case.folder for case in cases}
    samples = []
    for case in cases:
        sample = CaseSample(case, case.meta.source)
        samples.append(sample)
        if sample.kind == "page" and dump_folder(case.folder) not in written:
            samples.append(CaseSample(case, None if source.signs else source.name, sample))
    return samples


def dump_folder(page: Path) -> Path:
    """Where a page's dump stands, if it's written and not derived."""
    return page.with_name(page.name.removesuffix(PAGE) + DUMP)


def pairs(samples: Sequence[CaseSample]) -> list[tuple[CaseSample, CaseSample]]:
    """Each page with its dump."""
    derived = {id(sample.page): sample for sample in samples if sample.page is not None}
    written = {sample.case.folder: sample for sample in samples if sample.page is None}
    return [
        (page, derived.get(id(page)) or written[dump_folder(page.case.folder)])
        for page in samples
        if page.page is None and page.kind == "page"
    ]
