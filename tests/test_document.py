"""Input to visible lines: what a reader sees, where it stands, and in what encoding it came."""

import codecs
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.document import Document, Kind, read


def page(inner: str) -> Document:
    return read(f"<!doctype html><html><head><title>Ferry</title></head><body>{inner}</body></html>")


def lines(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


# --- page or dump ---


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><p>It sails.</p>",
        "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'><p>It sails.</p>",
        "<html><body>It sails.</body></html>",
        "\n  <HTML><BODY><P>It sails.</P>",
        "<!-- made by hand --><div><p>It sails.</p></div>",
        "<?xml version='1.0'?><html><body><p>It sails.</p></body></html>",
        "<article><h1>Ferry</h1><p>It sails.</p></article>",
        "<p>It sails.</p>",
        "Cached copy\n<html><body><p>It sails.</p></body></html>",
    ],
)
def test_pages_are_told_from_dumps(text: str) -> None:
    assert read(text).kind == read(text.encode()).kind == "page"


@pytest.mark.parametrize(
    "text",
    [
        "It sails.",
        "The <p> tag marks a paragraph.",
        "Write <b>bold</b> to shout.\nIt sails.",
        "a < b and b > c",
        "{'headline': 'Ferry'}",
    ],
)
def test_dumps_are_told_from_pages(text: str) -> None:
    assert read(text).kind == "text"


@pytest.mark.parametrize(("kind", "expected"), [("page", ["It sails."]), ("text", ["<p>It sails.</p>"])])
def test_what_the_caller_says_goes_first(kind: Kind, expected: list[str]) -> None:
    assert lines(read("<p>It sails.</p>", kind=kind)) == expected


# --- a dump's lines ---


def test_a_dumps_lines_stand_where_the_text_has_them() -> None:
    text = "Ferry sails again\r\n\n\n  By Ana Roe \t\nIt   sails.\rIt is new."
    document = read(text)
    assert lines(document) == ["Ferry sails again", "By Ana Roe", "It   sails.", "It is new."]
    assert [block.blank_before for block in document.blocks] == [0, 2, 0, 0]
    assert all(text[block.start : block.end] == block.text for block in document.blocks)
    assert document.blocks[0].box is None
    assert (document.boxes, document.tree) == ([], None)


@given(st.text())
def test_a_dumps_offsets_lead_back_to_it(text: str) -> None:
    document = read(f"It sails.\n{text}", kind="text")
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks)
    assert len(document.source_text) == len(text) + 10


# --- a page's lines ---


def test_a_pages_lines_break_where_a_reader_sees_a_break() -> None:
    document = page(
        "<h1>Ferry <em>sails</em>\n again</h1>By <a>Ana</a>   Roe<p>One<br>two<b>three</b></p><ul><li>a<li>b</ul>"
    )
    assert lines(document) == ["Ferry sails again", "By Ana Roe", "One", "twothree", "a", "b"]
    assert document.text == "\n".join(lines(document))
    assert all(document.text[block.start : block.end] == block.text for block in document.blocks)


@pytest.mark.parametrize("tag", ["script", "style", "noscript", "template", "svg", "iframe", "select", "textarea"])
def test_what_no_reader_sees_is_no_line(tag: str) -> None:
    assert lines(page(f"<p>It <{tag}>hidden</{tag}>sails.</p><{tag}>more</{tag}>")) == ["It sails."]


def test_comments_and_the_head_are_no_lines() -> None:
    assert lines(page("<p>It <!-- never --> sails.</p>")) == ["It sails."]


def test_entities_and_white_space_of_a_page() -> None:
    assert lines(page("<p>Fish&nbsp;&amp;\n\t chips&#8217;s &lt;b&gt;</p><p> \u00a0 </p>")) == ["Fish & chips’s <b>"]


def test_the_boxes_around_a_line() -> None:
    document = page("<article><section><h2>Ferry</h2><p>It sails.</p></section></article>")
    heading, text = document.blocks
    assert heading.box is not None
    assert text.box is not None
    assert (heading.box.tag, text.box.tag) == ("h2", "p")
    section = text.box.parent
    assert section is not None
    assert (section, section.first, section.last) == (heading.box.parent, 0, 2)
    assert [box.tag for box in document.boxes] == ["body", "article", "section", "h2", "p"]
    assert text.box.depth == section.depth + 1


def test_links_times_and_emphasis_within_a_line() -> None:
    (block,) = page(
        '<p>The <a href="/yard">old  yard</a>, <time datetime="2024-07-19">Friday</time>, <b>shut</b>.</p>'
    ).blocks
    assert [(block.text[mark.start : mark.end], mark.tag, mark.value) for mark in block.marks] == [
        ("old yard", "a", "/yard"),
        ("Friday", "time", "2024-07-19"),
        ("shut", "b", None),
    ]


def test_a_link_over_two_lines_marks_both() -> None:
    blocks = page('<a href="/ferry"><h2>Ferry sails</h2><p>It is new.</p></a>').blocks
    assert [[mark.value for mark in block.marks] for block in blocks] == [["/ferry"], ["/ferry"]]


def test_pictures_stand_before_the_line_that_follows_them() -> None:
    document = page('<img src="/a.jpg"><p>One</p><p>Two</p><img src="/b.jpg"><p>Three</p><img src="/c.jpg">')
    assert [(place, element.get("src")) for place, element in document.pictures] == [
        (0, "/a.jpg"),
        (2, "/b.jpg"),
        (3, "/c.jpg"),
    ]


def test_a_picture_within_a_line_stands_after_it() -> None:
    document = page('<p>One <img src="/a.jpg"> more</p><p>Two</p>')
    assert [place for place, _ in document.pictures] == [1]


def test_the_soup_and_the_tree_are_of_the_page() -> None:
    document = page('<p class="x">It sails.</p>')
    assert document.tree is not None
    assert document.tree.findtext(".//p") == "It sails."
    found = document.soup.find(class_="x")
    assert found is not None
    assert found.get_text() == "It sails."
    assert document.soup is document.soup


# --- encodings ---

WORDS = "Körfəzdə gəmi – паром – 港"
LATIN = "Die Fähre fährt über den Fluss, und die Möwen schreien: Größe zählt."
CYRILLIC = "Паром снова ходит между Острей и Вестби после четырёх месяцев ремонта."
JAPANESE = "渡し船は四カ月ぶりに運航を再開した。港の事務所が月曜日に発表した。"


@pytest.mark.parametrize(
    ("bom", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(bom: bytes, codec: str) -> None:
    document = read(bom + WORDS.encode(codec), encoding="windows-1251")
    assert lines(document) == [WORDS]
    assert document.warnings == []


def test_valid_utf_8_is_utf_8_whatever_is_declared() -> None:
    document = read(WORDS.encode(), encoding="windows-1251")
    assert (lines(document), document.encoding) == ([WORDS], "utf-8")


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        (LATIN, "cp1252", "windows-1252"),
        (LATIN, "cp1252", "ISO-8859-1"),
        (CYRILLIC, "cp1251", "windows-1251"),
        (CYRILLIC, "koi8-r", "KOI8-R"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc_jp", "EUC-JP"),
    ],
)
def test_the_declared_encoding_counts(text: str, codec: str, declared: str) -> None:
    data = text.encode(codec)
    assert lines(read(data, encoding=declared)) == [text]
    for meta in (
        f'<meta charset="{declared}">',
        f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">',
    ):
        markup = f"<!doctype html><html><head>{meta}</head><body><p>".encode() + data + b"</p></body></html>"
        assert lines(read(markup)) == [text]
        assert read(markup).warnings == []


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark(codec: str) -> None:
    assert lines(read("The ferry sails again.".encode(codec))) == ["The ferry sails again."]


def test_text_that_was_encoded_twice_is_repaired() -> None:
    text = "“It’s the ferry’s pier”, said Zoë – and so it is…"
    document = read(text.encode().decode("latin-1").encode())
    assert document.text == text
    assert "twice" in document.warnings[0]


def test_a_quoted_slip_of_encoding_stays() -> None:
    text = "The pier’s old sign said “Orlaâ\x80\x99s ferry”, and nobody knew what Ã© or â€™ meant."
    assert read(text.encode()).text == text


def test_text_from_the_start_has_no_encoding() -> None:
    assert read("\ufeffIt sails.").encoding is None
    assert lines(read("\ufeffIt sails.")) == ["It sails."]


def test_dirt_becomes_spaces_and_offsets_stay() -> None:
    document = read("It\x00sails.\n\ud800New.", kind="text")
    assert lines(document) == ["It sails.", "New."]
    assert len(document.text) == len("It\x00sails.\n\ud800New.")
    assert any("control characters" in warning for warning in document.warnings)


def test_a_page_without_visible_text_says_so() -> None:
    document = page("<script>let a = 1</script>")
    assert document.blocks == []
    assert any("no visible text" in warning for warning in document.warnings)


MARKS = [chr(code) for code in range(0xFDD0, 0xFDF0)]


@pytest.mark.parametrize("form", ["{}", "&#{:d};", "&#x{:x};", "&#X0{:X}"])
def test_noncharacters_in_a_page_are_blanks(form: str) -> None:
    """They stand for tags while a page is cut; none that a page holds may pass for one."""
    marks = "".join(form.format(mark if form == "{}" else ord(mark)) for mark in MARKS)
    page = f"<html><body><p title='{marks}'>Ferry {marks} sails</p><p class='a{marks}b'>again</p></body></html>"
    document = read(page, kind="page")
    assert [block.text for block in document.blocks] == ["Ferry sails", "again"]
    assert [block.box.tag for block in document.blocks if block.box] == ["p", "p"]


def test_elements_of_boxes_and_pictures() -> None:
    """Hidden parts hold elements too, which no box or picture stands for."""
    page = (
        "<html><body><noscript><div>x</div><img src='h.png'></noscript><section id='s'><p hidden>One</p></section>"
        "<template><p>no</p></template><amp-img src='a.png'><div>load<img src='b.png'></div></amp-img>"
        "<p id='two'>Two <b>bold</b></p></body></html>"
    )
    document = read(page, kind="page")
    assert [(box.tag, element.tag) for box, element in zip(document.boxes, document.elements, strict=True)] == [
        (tag, tag) for tag in ("body", "section", "p", "div", "p")
    ]
    assert [(place, element.get("src")) for place, element in document.pictures] == [(1, "a.png"), (2, "b.png")]
    assert document.boxes[2].names.hidden
    assert document.boxes[4].names.id == "two"
    assert document.blocks[2].bold_chars == 4


def test_what_follows_a_pages_end_is_read_too() -> None:
    """A page glued to another, as servers do with their messages."""
    page = "<html><body><p>One</p></body></html><html><head></head><body><p>Two<img src='b.png'></p></body></html>"
    document = read(page, kind="page")
    assert [block.text for block in document.blocks] == ["One", "Two"]
    assert len(document.elements) == len(document.boxes)
    assert len(document.pictures) == 1


def test_pages_in_threads() -> None:
    """The transformation that flattens pages is shared; each thread gets its own page back."""
    pages = [f"<html><body>{'<p>Ferry</p>' * n}<p>Page {n}</p></body></html>" for n in range(40)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda page: read(page, kind="page"), pages))
    assert [document.blocks[-1].text for document in found] == [f"Page {n}" for n in range(40)]
    assert [len(document.blocks) for document in found] == list(range(1, 41))


# --- characters without width ---


@pytest.mark.parametrize("kind", ["text", "page"])
def test_what_has_no_width_is_no_part_of_a_line(kind: Kind) -> None:
    text = "Ferry\u200b sails\u2060 again\ufeff\n\u200b\nBy Ana Roe\u200c"
    markup = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    document = read(text if kind == "text" else f"<html><body>{markup}</body></html>", kind=kind)
    assert lines(document) == ["Ferry sails again", "By Ana Roe"]


def test_what_has_no_width_and_means_something_stays() -> None:
    kept = "می\u200cماند", "ท่าเรือ\u200bเหนือ", "Hafen\u00adrat", "क्\u200dष", "a \u200eb\u200e c"
    assert lines(read("\n".join(kept), kind="text")) == [*kept]


def test_marks_of_direction_at_a_lines_ends_are_none_of_it() -> None:
    document = read("\u202bבמאי יפליג\u202c\r\n\u200fالعبارة تبحر\u200f \n", kind="text")
    assert lines(document) == ["במאי יפליג", "العبارة تبحر"]


def test_places_lead_back_to_a_dump_with_such_characters() -> None:
    text = "Ferry \u200bsails\n\u200eBy Ana\u200b Roe"
    document = read(text, kind="text")
    assert [text[document.in_source(block.start)] for block in document.blocks] == ["F", "B"]
    assert document.in_source(document.text.index("Roe")) == text.index("Roe")
