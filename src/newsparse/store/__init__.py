"""The store: every address seen, every version of every article, and the links between them, in a database.

That's an SQLite file, or PostgreSQL for those who outgrow it, in the same way through SQLAlchemy. Each page's outcome
is one transaction, so a crawl that's killed at any moment goes on where it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from time import time
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from newsparse.errors import MissingExtra, StoreError

try:
    from sqlalchemy import Engine, create_engine, event, func, insert, select
    from sqlalchemy.exc import DBAPIError, NoSuchModuleError
except ImportError as error:
    raise MissingExtra("keeping articles", "crawl") from error

from newsparse import addresses
from newsparse.discovery.leads import Bounds, Lead
from newsparse.store import frontier, recording, shelves
from newsparse.store.frontier import Page
from newsparse.store.recording import Outcome, Recorded
from newsparse.store.shelves import Version
from newsparse.store.tables import VERSION, about, metadata

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

__all__ = ["Outcome", "Page", "Recorded", "Store", "Version"]

LOCK = 0x6E657773
"""Key of the lock in PostgreSQL, of which other programs may have some too."""


class Store:
    """A store, opened; made where there's none yet.

    `where` is a file's path, or the address of a PostgreSQL database: ``postgresql://user@host/name``. With `make`
    false, one that isn't there is an error. Raises `StoreError`, and `MissingExtra` for PostgreSQL without its driver.
    """

    def __init__(self, where: str | Path, *, make: bool = True) -> None:
        self.where = str(where)
        if not make and "://" not in self.where and not Path(self.where).is_file():
            raise StoreError(f"{self.where}: there is no such store")
        self._engine = open_engine(self.where)
        try:
            metadata.create_all(self._engine)
            with self._engine.begin() as connection:
                version = connection.execute(select(about.c.version)).scalar()
                if version is None:
                    connection.execute(insert(about).values(version=VERSION))
        except DBAPIError as error:
            self.close()
            raise StoreError(f"{self.where}: can't be opened as a store: {error.orig}") from error
        if version not in (None, VERSION):
            self.close()
            raise StoreError(f"{self.where}: of version {version}, while this newsparse writes version {VERSION}")

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Held by a crawl, so that no other one fetches the same pages. Raises `StoreError` where another holds it.

        It ends with the process, however that ends.
        """
        if self._engine.dialect.name == "sqlite":
            with closing(sqlite3.connect(f"{self.where}-lock", timeout=0.0, isolation_level=None)) as lock:
                try:
                    lock.execute("BEGIN EXCLUSIVE")
                except sqlite3.OperationalError as error:
                    raise StoreError(f"{self.where}: another crawl is at work on it") from error
                yield
            return
        with self._engine.connect() as connection:
            if not connection.execute(select(func.pg_try_advisory_lock(LOCK))).scalar():
                raise StoreError(f"{self.where}: another crawl is at work on it")
            try:
                yield
            finally:
                connection.execute(select(func.pg_advisory_unlock(LOCK)))

    def add(self, site: str, leads: Sequence[Lead]) -> None:
        """Keep addresses to be asked for."""
        with self._engine.begin() as connection:
            frontier.add(connection, site, leads, time())

    def refresh(self, sites: Sequence[str]) -> None:
        """Have lists wait again that may have changed."""
        with self._engine.begin() as connection:
            frontier.refresh(connection, sites, time())

    def hosts(self, sites: Sequence[str]) -> list[str]:
        """Hosts with pages to be asked for."""
        with self._engine.connect() as connection:
            return frontier.hosts(connection, sites)

    def next_page(self, host: str, sites: Sequence[str], bounds: Bounds) -> tuple[Page | None, float | None]:
        """The page to be asked for next at a host; where none is due, when one will be, in seconds since 1970."""
        which = frontier.waiting(sites, bounds)
        with self._engine.connect() as connection:
            page = frontier.next_page(connection, host, which, time())
            return page, None if page is not None else frontier.next_due(connection, host, which)

    def record(self, page: Page, outcome: Outcome) -> Recorded:
        """Write what became of a page, whole or not at all."""
        with self._engine.begin() as connection:
            return recording.record(connection, page, outcome, time())

    def states(self, sites: Sequence[str]) -> dict[str, int]:
        """How many addresses are in each state."""
        with self._engine.connect() as connection:
            return frontier.states(connection, sites)

    def history(self, url: str) -> list[Version]:
        """The versions of an article, the first one first; none where it isn't in the store."""
        with self._engine.connect() as connection:
            return shelves.history(connection, addresses.page_key(url))

    def articles(self, sites: Sequence[str] | None = None) -> Iterator[Version]:
        """Each article in its latest version, in the order in which they came; of all sites, or those named."""
        with self._engine.connect() as connection:
            yield from shelves.latest(connection, sites)


def open_engine(where: str) -> Engine:
    """What SQLAlchemy reaches a database by. Raises `StoreError` and `MissingExtra`."""
    if "://" not in where:
        engine = create_engine(f"sqlite:///{where}")
        event.listen(engine, "connect", set_up_sqlite)
        return engine
    if not where.startswith(("postgresql://", "postgres://")):
        raise StoreError(f"{where}: give a file, or a database as in postgresql://user@host/name")
    try:
        return create_engine(f"postgresql+psycopg://{where.partition('://')[2]}")
    except (ImportError, NoSuchModuleError) as error:
        raise MissingExtra("a store in PostgreSQL", "postgres") from error


def set_up_sqlite(connection: DBAPIConnection, _record: Any) -> None:
    """Readers don't wait for the writer, and what's committed outlives the process."""
    cursor = connection.cursor()
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "busy_timeout = 10000", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()
