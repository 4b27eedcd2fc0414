"""Files and folders, on this machine or at any address that fsspec knows, as in `s3://bucket/2024/*.warc.gz`."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import attrs

from newsparse.errors import InputError
from newsparse.extras import need


@attrs.frozen
class File:
    """A file that was found."""

    name: str
    """Path or address."""
    size: int | None
    """Bytes; `None` where the server doesn't tell, or the file can't be looked at."""


def is_remote(name: str) -> bool:
    """Whether a name is an address for fsspec rather than a path."""
    return "://" in name or "::" in name


@contextmanager
def open_file(name: str) -> Iterator[BinaryIO]:
    """The file, to be read in binary. Raises `OSError`, and `MissingExtra` for addresses where fsspec isn't there."""
    if not is_remote(name):
        with Path(name).open("rb") as file:
            yield file
        return
    with need("fsspec", "archives").open(name, "rb").open() as remote:
        if getattr(remote, "size", 0) is not None:
            yield remote
            return
        with TemporaryFile() as on_disk:  # the server sends it in one go, and there's no going back in that
            copyfileobj(remote, on_disk)
            yield cast(BinaryIO, on_disk)


def list_files(names: Iterable[str]) -> Iterator[File]:
    """The files of that name, in folders of that name, and those that fit a pattern such as `news/*.warc.gz`; in the
    order of the names, and sorted within each. What is hidden, as `.cache`, is left out of folders, and so are pipes
    and devices; files and folders that can't be read are not.

    Raises `OSError` for a name that nothing has, or that can't be reached, and `InputError` for that of a pipe or
    device, for a pattern that can't be read, and for a protocol that fsspec can't speak.
    """
    for name in names:
        found = False
        for found_file in list_remote(name) if is_remote(name) else list_local(name):
            found = True
            yield found_file
        if not found:
            raise FileNotFoundError(f"{name or repr(name)}: no such file or folder, or nothing in it")


def list_local(name: str) -> Iterator[File]:
    path = Path(name)
    if not name:  # a shell's variable that isn't set
        return
    if path.is_dir():
        yield from files_below(name)
    elif path.is_file():
        yield File(name, size_of(path))
    elif path.exists():
        raise InputError(f"{name} is a pipe or a device, in which there's no going back: save what it gives to a file")
    else:
        try:
            found = sorted(Path(path.anchor).glob(str(path.relative_to(path.anchor))))
        except ValueError as error:  # a pattern that isn't one
            raise InputError(f"{name}: {error}") from error
        for match in found:
            yield from list_local(str(match)) if match.exists() else [File(str(match), None)]


def files_below(folder: str) -> Iterator[File]:
    closed: list[str] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(each for each in names if not each.startswith(".")):
            path = Path(place, name)
            if path.is_file() or not path.exists():
                yield File(str(path), size_of(path))
    yield from (File(each, None) for each in closed)


def size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:  # a link that leads nowhere, or round in a circle
        return None


def list_remote(name: str) -> list[File]:
    fsspec = need("fsspec", "archives")
    try:
        files, path = fsspec.url_to_fs(name)
        if glob.has_magic(path):
            found = sorted(files.glob(path))
        else:
            found = sorted(files.find(path)) if files.isdir(path) else [path]
        addresses = {each: name if each == path else files.unstrip_protocol(each) for each in found}
        return [File(address, files.info(each).get("size")) for each, address in addresses.items()]
    except OSError:
        raise
    except (ImportError, ValueError) as error:  # a protocol that isn't known, or needs a package of its own
        raise InputError(f"{name}: {error}") from error
    except Exception as error:  # such as for want of credentials: each service has its own
        raise OSError(f"{name} can't be reached: {type(error).__name__}: {error}") from error
