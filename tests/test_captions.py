"""Captions that a page's elements don't call so."""

import pytest

from newsparse.document import read
from newsparse.metadata import Metadata
from newsparse.segment.captions import label_captions
from newsparse.segment.draft import Draft
from newsparse.segment.labels import Label
from newsparse.segment.view import Hints


def label_of(line: str, label: Label = Label.BODY) -> Label | None:
    """The label of a page's line that was taken for another, and for which the forest sees no caption."""
    draft = Draft(read(f"<!doctype html><body><p>{line}</p></body>"), Metadata(), Hints())
    draft.take("caption", [0.0])
    draft.put(0, label, "body:forest", 0.9)
    label_captions(draft)
    return draft.label(0)


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Lena Marsh",
        "Photo credit: Lena Marsh",
        "Titelbild: Lena Marsch/picture-alliance",
        "Crédits photos : Bestimage",
        "© AFP / LENA MARSH",
        "The ferry at the Ostrey quay, seen from the mill. © AFP / LENA MARSH",
    ],
)
def test_a_credit_amid_the_text_of_a_page_is_a_caption(line: str) -> None:
    assert label_of(line) is Label.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "(Quelle: APA/dpa)",
        "(NTB)",
        "Photo: the yard keeps one of the old engine.",
        "The ferry took a photo of every passenger",
    ],
)
def test_what_may_be_the_texts_own_is_none(line: str) -> None:
    assert label_of(line) is Label.BODY


def test_headings_and_items_that_end_in_a_credit_are_none() -> None:
    assert label_of("© and what it means for Ostrey", Label.HEADING) is Label.HEADING
    assert label_of("Animals, with illustrations by Lena Marsh", Label.LIST_ITEM) is Label.LIST_ITEM
