"""Where links, times and emphasis stand in lines whose white space was folded."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.document import read

PARTS = st.lists(st.tuples(st.sampled_from(["a", "b", "i", "time", ""]), st.text(" \nxyü", max_size=5)), max_size=20)


@settings(deadline=None)
@given(PARTS)
def test_marks_hold_the_words_of_their_elements(parts: list[tuple[str, str]]) -> None:
    inner = "".join(f"<{tag}>{text}</{tag}>" if tag else text for tag, text in parts)
    document = read(f"<!DOCTYPE html><html><body><p>{inner}</p></body></html>")
    text = " ".join("".join(text for _, text in parts).split())
    assert [block.text for block in document.blocks] == ([text] if text else [])
    for block in document.blocks:
        marked = [(mark.tag, block.text[mark.start : mark.end]) for mark in block.marks]
        assert marked == [(tag, " ".join(text.split())) for tag, text in parts if tag and text.split()]
        assert 0 <= block.link_chars <= len(text)
        assert (block.link_chars > 0) == any(tag == "a" for tag, _ in marked)


def test_an_element_left_open_marks_every_line_that_follows() -> None:
    document = read("<!DOCTYPE html><html><body><div>one<b>two<div>three<div>four</body></html>")
    marked = [[block.text[mark.start : mark.end] for mark in block.marks] for block in document.blocks]
    assert marked == [["two"], ["three"], ["four"]]
