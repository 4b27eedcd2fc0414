"""The store in PostgreSQL: on a server that's started for the test, where its programs are installed."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from socket import AF_INET, SOCK_STREAM, socket
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from newsparse import Store, api, crawl, errors
from tests.local_site import LocalSite, Page, sitemap, story
from tests.test_faults import large_site, quick_parse

pytestmark = pytest.mark.block_network(allowed_hosts=["127.0.0.1"])


def programs() -> Path | None:
    """Where the server's programs are: on the path, or where Debian puts them."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return next((folder for folder in reversed(folders) if (folder / "initdb").exists()), None)


def not_root() -> str | None:
    """The user to run as where we're root, as whom the server doesn't run."""
    if os.geteuid() != 0:
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server that runs as long as these tests."""
    folder = programs()
    if folder is None:
        pytest.skip("PostgreSQL's server isn't installed: no initdb on the path, nor below /usr/lib/postgresql")
    home, user = mkdtemp(prefix="newsparse-pg-"), not_root()
    if user is not None:
        shutil.chown(home, user)
    with socket(AF_INET, SOCK_STREAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options: dict[str, Any] = {"user": user, "cwd": home, "check": True, "capture_output": True}
    data = f"{home}/data"
    set_up = ["--auth=trust", "--username=ana", "--encoding=UTF8", "--no-locale", "--no-sync"]
    subprocess.run([str(folder / "initdb"), "-D", data, *set_up], **options)
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c fsync=off"
    start = [str(folder / "pg_ctl"), "-D", data, "-w", "-l", f"{home}/log", "-o", settings, "start"]
    subprocess.run(start, **options)
    try:
        yield f"postgresql://ana@127.0.0.1:{port}"
    finally:
        subprocess.run([str(folder / "pg_ctl"), "-D", data, "-m", "immediate", "stop"], **options)
        shutil.rmtree(home)


@pytest.fixture
def database(server: str) -> str:
    """The address of a new database."""
    name = f"news_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
    return f"{server}/{name}"


def test_the_same_as_in_sqlite(database: str, site: LocalSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "parse", quick_parse)
    site.pages = large_site(100)
    site.pages["/feed"] = Page("", 404)
    site.pages["/harbour"] = '<a href="/an-old-story-of-a-rope">Old</a>'
    site.pages["/an-old-story-of-a-rope"] = Page("", 301, {"Location": "/2024/01/01/rope-0"})
    summaries, kept = [], []
    for where in (database, str(tmp_path / "news.db")):
        summaries.append(crawl(site.home, store=where, pause=0, allow_private=True))
        with Store(where) as store:
            kept.append([(version.url, version.number, version.article) for version in store.articles()])
            assert store.states(["127.0.0.1"]) == {"read": 105, "moved": 1, "failed": 1}
    assert summaries[0].total == summaries[1].total
    assert kept[0] == kept[1]
    assert len(kept[0]) == 100


def test_versions_and_links(database: str, site: LocalSite) -> None:
    site.pages["/sitemap.xml"] = sitemap([("/2024/05/03/gull", "")])
    site.pages["/2024/05/03/gull"] = story(1, related=[("/2024/05/01/tide", "The tide of the harbour is late again")])
    site.pages["/2024/05/01/tide"] = story(2)
    with Store(database) as store:
        crawl(site.home, store=store, pause=0, allow_private=True)
        (version,) = store.history(f"{site.home}/2024/05/03/gull")
        assert version.article.related[0].headline == "The tide of the harbour is late again"
        assert len(store.history(f"{site.home}/2024/05/01/tide")) == 1


def test_one_crawl_at_a_time(database: str, site: LocalSite) -> None:
    with Store(database) as other, other.alone(), pytest.raises(errors.StoreError, match="another crawl"):
        crawl(site.home, store=database, pause=0, allow_private=True)
    assert site.asked == []


def test_no_server_there() -> None:
    with pytest.raises(errors.StoreError, match="can't be opened"):
        Store("postgresql://ana@127.0.0.1:1/news")
