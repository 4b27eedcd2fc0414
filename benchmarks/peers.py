"""newsparse and what it's compared with, each as a function that takes a page's bytes."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from typing import NamedTuple

URL = "https://news.example/"
"""Stands for the pages' addresses, which aren't known; none is asked for."""

Parser = Callable[[bytes], object]

BARE = "lxml"
"""What others are reckoned against: the tree, and nothing read of it."""


class Peer(NamedTuple):
    """A parser that may be installed."""

    distribution: str
    module: str
    make: Callable[[], Parser]
    gives: str


def bare_parser() -> Parser:
    from lxml.html import fromstring

    return fromstring


def newsparse_parser() -> Parser:
    from newsparse import parse

    return lambda page: parse(page, source="generic")


def trafilatura_parser() -> Parser:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page, url=URL, with_metadata=True)


def trafilatura_fast_parser() -> Parser:
    from trafilatura import bare_extraction

    return lambda page: bare_extraction(page, url=URL, with_metadata=True, fast=True)


def newspaper_parser() -> Parser:
    from newspaper import Article

    def parse(page: bytes) -> object:
        article = Article(URL, fetch_images=False)
        article.download(input_html=decoded(page))
        return article.parse()

    return parse


def readability_parser() -> Parser:
    from readability import Document

    def parse(page: bytes) -> object:
        document = Document(decoded(page))
        return document.title(), document.summary()

    return parse


def resiliparse_parser() -> Parser:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: extract_plain_text(decoded(page), main_content=True)


def decoded(page: bytes) -> str:
    """For parsers that take text."""
    from newsparse.decoding import decode

    return decode(page)[0]


PEERS: dict[str, Peer] = {
    BARE: Peer("lxml", "lxml.html", bare_parser, "tree"),
    "newsparse": Peer("newsparse", "newsparse", newsparse_parser, "the whole article"),
    "trafilatura": Peer("trafilatura", "trafilatura", trafilatura_parser, "body, metadata"),
    "trafilatura-fast": Peer("trafilatura", "trafilatura", trafilatura_fast_parser, "body, metadata"),
    "newspaper4k": Peer("newspaper4k", "newspaper", newspaper_parser, "body, metadata"),
    "readability-lxml": Peer("readability-lxml", "readability", readability_parser, "body, title"),
    "resiliparse": Peer("resiliparse", "resiliparse.extract.html2text", resiliparse_parser, "body"),
}


def installed(names: list[str]) -> dict[str, Parser]:
    """The parsers that can be imported; standard error names the others."""
    parsers = {}
    for name in names:
        try:
            importlib.import_module(PEERS[name].module)
            parsers[name] = PEERS[name].make()
        except ImportError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
    return parsers
