"""What holds of the labelled spans of any input."""

from itertools import groupby

from newsparse.fields import Reading


def assert_spans_add_up(reading: Reading) -> None:
    """Each character stands in exactly one span, in order, but for white space between blocks."""
    document = reading.document
    reached = 0
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
        assert not document.text[reached : block.start].strip()
        reached = block.end
    assert not document.text[reached:].strip()
    held = []
    for index, spans in groupby(reading.spans, key=lambda span: span.block):
        at = 0
        for span in spans:
            assert span.start == at < span.end
            at = span.end
        assert at == len(document.blocks[index].text)
        held.append(index)
    assert held == [block.index for block in document.blocks] == [*range(len(document.blocks))]
