"""The inputs that a source is drafted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from glob import has_magic
from pathlib import Path

from newsparse.errors import InputError
from newsparse.files import load as load_file
from newsparse.samples import Sample

ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".html.gz", ".htm.gz", ".txt.gz")
"""Names of a folder's files that are taken for pages and dumps."""


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
    try:
        return fetched(name) if is_address(name) else Sample(name, load_file(name))
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    except OSError as error:
        raise InputError(f"{name}: {error.strerror or error}") from error


def fetched(url: str) -> Sample:
    from newsparse.http import fetch

    response = fetch(url)
    return Sample(url, response.content, url=response.url, encoding=response.encoding, captured=response.fetched)


def is_address(name: str) -> bool:
    return name.lower().startswith(("http://", "https://"))
