"""The seed dump, a wire report with a list of other headlines below it, comes out exactly as its lines stand.

It isn't part of the project: `NEWSPARSE_SEED` names the file; without it, it's looked for beside `NEWSPARSE_CORPUS`.
"""

import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsparse import Article, Author, Paragraph, RelatedHeadline, parse, parse_file

BAKU = timezone(timedelta(hours=4))
NOTATION = "%d %B %Y / %H:%M"

Dump = tuple[Path, list[str]]


def find_seed() -> Path | None:
    """The dump's file; `None` where neither variable leads to it."""
    if named := os.environ.get("NEWSPARSE_SEED"):
        return Path(named)
    if corpus := os.environ.get("NEWSPARSE_CORPUS"):
        return next(iter(sorted((Path(corpus).parent / "seed").glob("*.txt"))), None)
    return None


@pytest.fixture(scope="module")
def dump() -> Dump:
    path = find_seed()
    if path is None:
        pytest.skip("no seed dump: NEWSPARSE_SEED names none, and none stands beside NEWSPARSE_CORPUS")
    return path, path.read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def article(dump: Dump) -> Article:
    return parse_file(dump[0])


def test_headline_body_and_author(dump: Dump, article: Article) -> None:
    lines = dump[1]
    assert article.headline == lines[0]
    assert article.standfirst is None
    assert len(article.body) == 17
    assert article.body == tuple(Paragraph(line) for line in lines[1:18])
    assert article.byline == "Alex Raufoglu"
    assert article.authors == (Author("Alex Raufoglu"),)
    assert article.is_article


def test_source(article: Article) -> None:
    assert (article.source, article.agency) == ("turan", "TURAN")


def test_its_own_date_is_not_printed(article: Article) -> None:
    assert article.published is None
    assert article.modified is None


def test_related(dump: Dump, article: Article) -> None:
    lines = dump[1]
    expected = tuple(
        RelatedHeadline(headline, stamp, datetime.strptime(stamp, NOTATION).replace(tzinfo=BAKU))
        for headline, stamp in zip(lines[19::2], lines[20::2], strict=True)
    )
    assert len(expected) == 15
    assert article.related == expected
    assert [item.published.utcoffset() for item in article.related if isinstance(item.published, datetime)] == [
        timedelta(hours=4)
    ] * 15


def test_nothing_is_left_over(dump: Dump, article: Article) -> None:
    taken = [article.headline, *(part.text for part in article.body), article.byline]
    taken += [text for item in article.related for text in (item.headline, item.timestamp)]
    assert taken == dump[1]
    assert article.warnings == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_the_same_by_other_line_ends_and_encodings(dump: Dump, article: Article, end: str, encoding: str) -> None:
    assert parse(end.join(dump[1]).encode(encoding)) == article
