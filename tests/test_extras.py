"""What only some users need: imported when it's used, with an error that says what to install."""

import re
import tomllib
from pathlib import Path

import pytest

import newsparse
from newsparse.errors import MissingExtra
from newsparse.extras import need

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r'(?:need\("[\w.]+"|MissingExtra\("[^"]+"), "(\w+)"')


def test_a_module_that_is_there_is_given() -> None:
    assert need("re", "crawl") is re


@pytest.mark.parametrize(("use", "said"), [(None, "what uses no_such_ferry"), ("crossing the bay", "crossing the bay")])
def test_one_that_is_missing_is_an_error_that_says_what_to_install(use: str | None, said: str) -> None:
    with pytest.raises(MissingExtra) as caught:
        need("no_such_ferry.engine", "crawl", use)
    assert str(caught.value) == f"{said} needs packages that aren't installed: pip install 'newsparse[crawl]'"


def test_the_extras_that_are_named_can_be_installed() -> None:
    known = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    modules = (path.read_text("utf-8") for path in Path(newsparse.__file__).parent.rglob("*.py"))
    named = {extra for text in modules for extra in NAMED.findall(text)}
    assert {"archives", "browser", "crawl", "dask", "parquet", "postgres", "test", "view"} == named
    assert named <= known.keys()
