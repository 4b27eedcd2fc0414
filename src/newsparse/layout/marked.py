"""Marks of Markdown, and of programs that make text of HTML: taken out of the text, kept as elements and links."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsparse.blocks import Mark
from newsparse.layout.edits import Edit, apply

LINK = re.compile(
    r"(?P<image>!)?\[(?P<text>(?:!\[[^\[\]\n]{0,500}+\]\([^()\s]{0,2000}+\)|[^\[\]\n])*+)\]"
    r"(?:\([ ]?<?(?P<url>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?(?:[ ]+\"[^\"\n]*+\")?[ ]?\)"
    r"|\[(?P<key>[^\[\]\n]{0,200}+)\])"
)
"""`[text](url)`, `![caption](url)`, `[![](url)](url)` and `[text][key]`."""

INNER_IMAGE = re.compile(r"!\[[^\[\]\n]*+\]\([^()\s]*+\)\s*+")
DEFINITION = re.compile(r"^ {0,3}\[(?P<key>[^\[\]\n]{1,200}+)\]:[ \t]++<?(?P<url>[^\s>]++).*+$", re.M)
ESCAPE = re.compile(r"\\[\\`*_{}\[\]()#+.!|<>~-]")
STRONG = re.compile(
    r"(?<![\w*])\*\*(?P<stars>[^\s*][^*\n]*+(?:\*(?!\*)[^*\n]++)*+)\*\*(?!\*)|(?<!\w)__(?P<bars>[^\s_][^_\n]*+)__(?!\w)"
)
EM = re.compile(
    r"(?<![\w*])\*(?P<stars>[^\s*][^*\n]*+)(?<!\s)\*(?![\w*])|(?<![\w/])_(?P<bars>[^\s_][^_\n]*+)(?<!\s)_(?!\w)"
)
LINE = re.compile(r"^[^\S\n]*+(?P<text>\S.*+)$", re.M)
HEADING = re.compile(r"(?P<level>#{1,6})[ \t]++(?=\S)")
HASHES = re.compile(r"(?<=\S)[ \t]++#++[ \t]*+$", re.M)
UNDERLINE = re.compile(r"(?:=++|-{3,}+)\s*+\Z")
RULE = re.compile(r"(?:(?:-\s*+){3,}+|(?:_\s*+){3,}+|(?:\*\s*+){3,}+|(?:=\s*+){3,}+|\|[\s|:-]++)\Z")
"""A line drawn from side to side, or the one below a table's head."""

BULLET = re.compile(r"[*+•◦▪-][ \t]++(?=\S)")
NUMBER = re.compile(r"\d{1,3}[.)][ \t]++(?=\S)")
QUOTE = re.compile(r"(?:>[ \t]?)++(?=\S)")
PICTURE = re.compile(r"\[(?:IMG|INLINE|IMAGE)\][ \t]*+")
SPACES = re.compile(r"(?<=\S)[ \t]{2,}+(?=\S)")

REFERENCE = re.compile(
    r"^[ \t]*+(?:\[(?P<one>\d{1,4})\]:?|(?P<other>\d{1,4})\.)[ \t]++"
    r"<?(?P<url>(?:https?|ftp|file|mailto):[^\s>]++)>?[ \t]*+$",
    re.M,
)
"""A line of the addresses at the end: `[1] https://…`, `   1. https://…`."""

NUMBERED = re.compile(r"\[(?P<number>\d{1,4})\]")
"""A mark in the text that refers to one."""

CITED = 0.5
"""Share of the addresses that marks in the text refer to, at least."""

MOST_LINKED = 25
"""Words of a line with one mark, at its beginning or its end, that's a link as a whole. Where a link in running text
begins, or ends, such marks don't say."""

FILLER = "\x1a"
"""Stands for what's no text while other marks are looked for. `decoding.scrub` leaves none in a text."""

SURE = 2
"""Signs from which a dump is in Markdown: bold words, headings of the second level or lower, or one at the top. Amid
the text, '# Orla' is a tag."""

STOPS = (".", "。")
"""How a paragraph ends, and hardly any headline."""


class Marked(NamedTuple):
    """What the marks of a dump say, by offsets in the text that still holds them."""

    edits: list[Edit]
    """What takes the marks away."""
    elements: dict[int, str]
    """The tag of what a line is, by where its text begins."""
    marks: list[Mark]
    """Links and emphasis."""


def find_marks(text: str) -> Marked | None:
    """The marks of a dump in Markdown, or of one with numbered links; `None` where it's neither."""
    found = Marked([], {}, [])
    addresses = references(text)
    if addresses:
        read_numbered(text, addresses, found)
    elif is_markdown(text):
        read_escapes(text, found)
        read_links(covered(text, found), text, found)
    else:
        return None
    plain = covered(text, found)
    read_emphasis(plain, found)
    read_lines(plain, found)
    found.edits.extend(Edit(*match.span(), " ") for match in SPACES.finditer(text))
    return found


def covered(text: str, found: Marked) -> str:
    """The text with filler where marks were found, so that they are no part of others."""
    return apply(text, [Edit(edit.start, edit.end, FILLER * (edit.end - edit.start)) for edit in found.edits]).text


def is_markdown(text: str) -> bool:
    """Whether a dump holds links, headings or bold words as Markdown writes them, more than by chance."""
    if "](" in text and any(match["url"] and "/" in match["url"] for match in LINK.finditer(text)):
        return True
    signs = sum(1 for _ in STRONG.finditer(text)) if "**" in text or "__" in text else 0
    if "# " in text:
        headings = [(at, HEADING.match(line["text"])) for at, line in enumerate(LINE.finditer(text))]
        signs += sum(SURE if at == 0 else len(found["level"]) > 1 for at, found in headings if found)
    return signs >= SURE


def read_escapes(text: str, found: Marked) -> None:
    """Letters after a backslash are no marks: they stay as they are, and the backslash goes."""
    for match in ESCAPE.finditer(text):
        start, end = match.span()
        found.edits.extend((Edit(start, start + 1), Edit(start + 1, end, text[start + 1])))


def read_links(plain: str, text: str, found: Marked) -> None:
    """Links and pictures. A picture by itself leaves its caption, one within a line or a link nothing."""
    definitions = {match["key"].casefold(): match["url"] for match in DEFINITION.finditer(plain)}
    found.edits.extend(Edit(*match.span()) for match in DEFINITION.finditer(plain))
    for match in LINK.finditer(plain):
        key = match["key"]
        url = (
            definitions.get((key or match["text"]).casefold())
            if match["url"] is None
            else text[slice(*match.span("url"))]
        )
        if url is None:
            continue
        start, end = match.span("text")
        inner = [Edit(start + image.start(), start + image.end()) for image in INNER_IMAGE.finditer(match["text"])]
        alone = is_line(plain, *match.span())
        if not INNER_IMAGE.sub("", match["text"]).strip() or (match["image"] and not alone):
            found.edits.append(Edit(*match.span()))
            continue
        found.edits.extend((Edit(match.start(), start), *inner, Edit(end, match.end())))
        if match["image"]:
            found.elements[match.start()] = "figcaption"
        else:
            found.marks.append(Mark(start, end, "a", url))


def is_line(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line."""
    before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not text[before:start].strip() and not text[end : after if after >= 0 else len(text)].strip()


def read_emphasis(plain: str, found: Marked) -> None:
    """Bold and italic words."""
    for tag, pattern in (("strong", STRONG), ("em", EM)):
        for match in pattern.finditer(plain):
            start, end = match.span("stars" if match["stars"] else "bars")
            found.edits.extend((Edit(match.start(), start), Edit(end, match.end())))
            found.marks.append(Mark(start, end, tag, None))


def read_lines(plain: str, found: Marked) -> None:
    """Headings, items, quotes, tables' rows, pictures and rules, by what their lines begin with."""
    below_picture = False
    last: re.Match[str] | None = None
    for line in LINE.finditer(plain):
        start, text = line.start("text"), line["text"]
        close = last is not None and "\n" not in plain[last.end() + 1 : start]
        if last is not None and close and UNDERLINE.match(text) and last.start("text") not in found.elements:
            found.elements[last.start("text")] = "h1" if text[0] == "=" else "h2"
            found.edits.append(Edit(start, line.end()))
        elif RULE.match(text):
            found.edits.append(Edit(start, line.end()))
        elif below_picture and EM.fullmatch(text):
            found.elements[start] = "figcaption"
        else:
            read_line(text, start, found)
        below_picture = found.elements.get(start) == "figcaption"
        last = line
    found.edits.extend(Edit(*match.span()) for match in HASHES.finditer(plain))


def read_line(text: str, start: int, found: Marked) -> None:
    """What a line begins with."""
    if opening := HEADING.match(text):
        tag = f"h{len(opening['level'])}"
    elif opening := BULLET.match(text):
        tag = "li"
    elif NUMBER.match(text):
        found.elements.setdefault(start, "li")
        return
    elif opening := QUOTE.match(text):
        tag = "blockquote"
    elif opening := PICTURE.match(text):
        tag = "figcaption"
    elif text[0] == "|":
        found.elements[start] = "td"
        found.edits.append(Edit(start, start + 1))
        if len(text.rstrip()) > 1 and text.rstrip()[-1] == "|":
            found.edits.append(Edit(start + len(text.rstrip()) - 1, start + len(text)))
        return
    else:
        return
    found.elements.setdefault(start, tag)
    found.edits.append(Edit(start, start + opening.end()))


def references(text: str) -> dict[int, re.Match[str]]:
    """The addresses that marks in the text refer to, by number; nothing where they aren't counted from 1, or hardly any
    mark refers to them."""
    if "://" not in text or "[1]" not in text:
        return {}
    found: dict[int, re.Match[str]] = {}
    for match in REFERENCE.finditer(text):
        if int(match["one"] or match["other"]) == len(found) + 1:
            found[len(found) + 1] = match
    if len(found) < SURE:
        return {}
    cited = {int(match["number"]) for match in NUMBERED.finditer(text, 0, found[1].start())}
    return found if len(cited & found.keys()) >= CITED * len(found) else {}


def read_numbered(text: str, addresses: dict[int, re.Match[str]], found: Marked) -> None:
    """Numbers in the text that refer to addresses at its end, and these."""
    top = addresses[1].start()
    for line in LINE.finditer(text, 0, top):
        marks = [match for match in NUMBERED.finditer(line["text"]) if int(match["number"]) in addresses]
        start = line.start("text")
        for match in marks:
            before = match.start() - (
                match.end() == len(line["text"].rstrip()) and line["text"][match.start() - 1] == " "
            )
            found.edits.append(Edit(start + max(before, 0), start + match.end()))
        bare = NUMBERED.sub("", line["text"]).strip()
        if len(marks) == 1 and len(bare.split()) <= MOST_LINKED and not bare.endswith(STOPS):
            read_whole_link(line["text"], start, marks[0], addresses[int(marks[0]["number"])]["url"], found)
    title = text[:top].rstrip()
    found.elements[len(title) - len(title.rpartition("\n")[2].lstrip())] = "footer"
    for match in addresses.values():
        found.elements[match.start() + len(match[0]) - len(match[0].lstrip())] = "footer"


def read_whole_link(line: str, start: int, mark: re.Match[str], url: str, found: Marked) -> None:
    """A line that's a link as a whole: its mark stands at one of its ends."""
    opening = BULLET.match(line) or PICTURE.match(line) or NUMBER.match(line)
    begins = opening.end() if opening else 0
    if mark.start() == begins:
        found.marks.append(Mark(start + mark.end(), start + len(line.rstrip()), "a", url))
    elif mark.end() == len(line.rstrip()):
        found.marks.append(Mark(start + begins, start + mark.start(), "a", url))
