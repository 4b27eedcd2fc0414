"""A dump's headline where another line weighs most: one that stands beside it."""

from collections.abc import Callable

import pytest

from newsparse.document import read
from newsparse.metadata import Metadata
from newsparse.segment.beside import headline_by
from newsparse.segment.draft import Draft
from newsparse.segment.view import Hints

HEADLINE = "Ferry sails again after months in the yard"
TEXT = "The ferry between Ostrey and Vestby sails again, the harbour office said on Monday."

Make = Callable[..., int]


@pytest.fixture(name="headline_of")
def fixture_headline_of() -> Make:
    """The headline of some lines, of which the one at `best` weighs most: how much lighter the others are, and how like
    a standfirst, by line."""

    def headline_of(lines: list[str], best: int, lighter: dict[int, float], standfirst: dict[int, float]) -> int:
        draft = Draft(read("\n".join([*lines, TEXT]), kind="text"), Metadata(), Hints())
        draft.take("standfirst", [standfirst.get(index, 0.0) for index in range(len(draft.blocks))])
        return headline_by(draft, best, {best: 0.0, **lighter})

    return headline_of


@pytest.mark.parametrize(
    ("lines", "lighter", "found"),
    [
        (["Coast", "BACK AT SEA", HEADLINE], 1.0, 2),
        (["Coast", "BACK AT SEA", HEADLINE], 3.0, 1),
        (["Coast", "Back at sea", HEADLINE], 1.0, 1),
        (["COAST", "BACK AT SEA", HEADLINE.upper()], 1.0, 1),
        (["Coast", "BACK AT SEA", "Photo gallery"], 1.0, 1),
        (["Home > Coast > Ports & Piers", "Ports & Piers", HEADLINE], 1.8, 2),
        (["Home > Coast > Ports & Piers", "Ports & Piers", HEADLINE], 3.0, 1),
        (["Home > Coast > Ports", "Ports & Piers", HEADLINE], 1.8, 1),
    ],
)
def test_a_kicker_or_a_sections_name_leads_to_the_headline(
    headline_of: Make, lines: list[str], lighter: float, found: int
) -> None:
    assert headline_of(lines, 1, {2: lighter}, {}) == found


@pytest.mark.parametrize(
    ("above", "lighter", "found"),
    [
        (HEADLINE, 1.0, 0),
        (HEADLINE, 2.0, 1),
        ("19 July 2024, 14:01", 1.0, 1),
        ("Home / Coast / Ports and piers", 1.0, 1),
        ("BACK AT SEA", 1.0, 1),
        ("ARCHIVE ABOUT US CONTACT TERMS SUBSCRIBE", 1.0, 1),
        ("Press Enter to search the whole site.", 1.0, 1),
    ],
)
def test_the_headline_stands_above_its_standfirst(headline_of: Make, above: str, lighter: float, found: int) -> None:
    lines = [above, "New engines and a new deck bring the old boat back to the harbour of Ostrey"]
    assert headline_of(lines, 1, {0: lighter}, {1: 0.5}) == found


@pytest.mark.parametrize(("lighter", "standfirst", "found"), [(0.3, 0.9, 0), (0.8, 0.9, 2), (0.3, 0.5, 2)])
def test_of_two_as_heavy_the_one_with_a_standfirst(
    headline_of: Make, lighter: float, standfirst: float, found: int
) -> None:
    lines = [HEADLINE, "It has new engines and a new deck", "Bakers call off their strike", "Ana Roe"]
    assert headline_of(lines, 2, {0: lighter}, {1: standfirst}) == found


def test_a_short_line_below_the_sites_name_is_no_standfirst(headline_of: Make) -> None:
    lines = ["The Harbour News", "Ferry sails again on Monday"]
    assert headline_of(lines, 1, {0: 0.3}, {1: 0.9}) == 1
