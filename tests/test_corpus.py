"""Every page of a corpus parses, in every set; lines labelled by hand are the blocks that newsparse cuts.

The corpus isn't part of the project: `NEWSPARSE_CORPUS` names its folder, each set in a folder with `pages.jsonl`.
"""

import os
from pathlib import Path

import pytest

from newsparse import Article, document
from newsparse.api import article_of, read
from newsparse.layout import apply, unseen
from tests.partition import assert_spans_add_up
from tests.scoring import bytes_of, pages

SETS = ("blocks", "fundus", "wcxb", "trafilatura", "mediacloud")


@pytest.fixture(scope="module")
def corpus() -> Path:
    named = os.environ.get("NEWSPARSE_CORPUS")
    if not named:
        pytest.skip("no corpus: NEWSPARSE_CORPUS names none")
    return Path(named)


@pytest.mark.parametrize("name", SETS)
def test_every_page_parses(corpus: Path, name: str) -> None:
    failed = []
    listed = pages(corpus / name)
    assert listed
    for page in listed:
        try:
            reading = read(bytes_of(corpus / name, page), url=page["url"])
            assert_spans_add_up(reading)
            article = article_of(reading)
            assert Article.from_dict(article.to_dict()) == article
        except Exception as error:  # whatever it is: the pages are named together
            failed.append((page["id"], repr(error)))
    assert not failed


def test_blocks_are_the_lines_labelled_by_hand(corpus: Path) -> None:
    differing = []
    for page in pages(corpus / "blocks"):
        found = document.read(bytes_of(corpus / "blocks", page)).blocks
        dump = document.read("\n".join(page["lines"]), kind="text").blocks
        lines = [line for line in map(seen, page["lines"]) if line]
        if not [block.text for block in found] == [block.text for block in dump] == lines:
            differing.append(page["id"])
    assert not differing


def seen(line: str) -> str:
    """A line without the characters that nobody sees, which the labelled lines still hold."""
    return apply(line, unseen(line)).text.strip()
