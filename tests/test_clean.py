"""Cleaning: what is kept, what is removed, and that nothing is lost between the two."""

import json
from pathlib import Path
from textwrap import fill

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from newsparse import Cleaned, clean, parse
from newsparse.cli import main
from newsparse.errors import EmptyInput

ROOT = Path(__file__).parents[1]
DUMP = ROOT / "fixtures/turan/weather-dump/input.txt"
PAGE = ROOT / "fixtures/turan/weather-page/input.html"

LINES = st.sampled_from(
    [
        "The night ferry to Orla sailed on Friday for the first time in two years, with all 212 of its berths taken.",
        "A second ship will follow in May, the port said on Monday, and a third one when the old pier is mended.",
        "Night ferry to Orla sails again",
        "By Ana Roe",
        "Most read",
        "19 July 2024 / 14:01",
        "Harbour masters count the seals of Orla",
        "© 2024 The Harbour",
        "Share",
        "",
        "  ",
    ]
)


def rest_of(made: Cleaned) -> str:
    """What lies between the pieces."""
    pieces = sorted((piece.start, piece.end) for piece in (*made.kept, *made.removed))
    ends = [0, *(end for _, end in pieces)]
    starts = [*(start for start, _ in pieces), len(made.source)]
    assert all(end <= start for end, start in zip(ends, starts, strict=True))
    return "".join(made.source[end:start] for end, start in zip(ends, starts, strict=True))


@given(st.lists(LINES, min_size=1, max_size=20), st.booleans())
def test_kept_and_removed_add_up_to_the_input(lines: list[str], headline: bool) -> None:
    text = "\n".join(lines)
    try:
        made = clean(text, kind="text", headline=headline, source="generic")
    except EmptyInput:
        assert not text.strip()
        return
    assert made.source == text
    assert not rest_of(made).strip()


@pytest.mark.parametrize("path", [DUMP, PAGE], ids=["dump", "page"])
def test_what_is_kept_is_the_articles_text(path: Path) -> None:
    data = path.read_bytes()
    made, article = clean(data), parse(data)
    assert made.text == article.text
    assert [made.source[piece.start : piece.end] for piece in made.kept] == [one.text for one in article.body]
    assert {piece.label for piece in made.removed} >= {"headline", "byline", "related_headline", "related_timestamp"}
    assert all(piece.reason for piece in made.removed)


def test_with_the_headline() -> None:
    made, article = clean(DUMP.read_bytes(), headline=True), parse(DUMP.read_bytes())
    assert made.text == f"{article.headline}\n\n{article.text}"
    assert made.kept[0].label == "headline"


def test_offsets_lead_back_to_a_dump_that_was_wrapped_and_quoted() -> None:
    article = parse(DUMP.read_bytes())
    wrapped = "\n>\n".join(fill(one.text, 60, initial_indent="> ", subsequent_indent="> ") for one in article.body)
    made = clean(f"> {article.headline}\n>\n{wrapped}\n", source="turan")
    assert made.text == article.text
    assert made.source.startswith(f"> {article.headline}")
    first = made.source[made.kept[0].start : made.kept[0].end]
    assert first.replace("\n> ", " ") == article.body[0].text


def test_what_holds_no_article_has_no_text() -> None:
    assert clean("Subscribe to our newsletter", kind="text").text == ""


def test_the_command_prints_the_texts() -> None:
    done = CliRunner().invoke(main, ["clean", str(DUMP), str(PAGE)])
    assert done.exit_code == 0
    assert done.output == f"{clean(DUMP.read_bytes()).text}\n\n\n{clean(PAGE.read_bytes()).text}\n"


def test_the_command_prints_offsets() -> None:
    done = CliRunner().invoke(main, ["clean", "--offsets", "-"], input=DUMP.read_bytes())
    told = json.loads(done.output)
    assert (told["input"], told["text"]) == ("-", clean(DUMP.read_bytes()).text)
    text = DUMP.read_text("utf-8")
    assert text[told["kept"][0]["start"] : told["kept"][0]["end"]] == told["text"].partition("\n")[0]
    assert told["removed"][0] == {
        "start": 0,
        "end": text.index("\n"),
        "label": "headline",
        "reason": told["removed"][0]["reason"],
    }


def test_the_command_tells_of_what_fails_and_goes_on(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["clean", str(tmp_path / "none.txt"), str(DUMP)])
    assert done.exit_code == 1
    assert "none.txt" in done.stderr
    assert done.stdout == f"{clean(DUMP.read_bytes()).text}\n"
