"""`Article` to Markdown: CommonMark, with GitHub's tables."""

import re
from unicodedata import category

from newsparse.article import Article, Paragraph, ParagraphKind, RelatedHeadline
from newsparse.output.runs import (
    Stretch,
    cells,
    flat,
    lines,
    nest,
    related_lists,
    safe_url,
    stretches,
    timed_runs,
    timestamp,
)

ANYWHERE = re.compile(r"[\\`*_\[\]<~]|&(?=#?\w+;)|!(?=\[)")
"""What begins code, emphasis, a link, markup, a strike-through, a character reference or an image."""

AT_START = re.compile(r"(?:[#>+=|:-]|[0-9]{1,9}(?=[.)](?:\s|$)))")
"""What makes a line a heading, quote, list item, rule or table, if it begins with it."""

IN_ADDRESS = re.compile(r"[\\()<>&]")
"""What ends a link's address, or is read as a character reference in it."""


def to_markdown(article: Article) -> str:
    """Headline, standfirst, byline, dates, the body with its links and emphasis, corrections, and the related headlines
    with their timestamps.

    Characters that Markdown would misread are escaped. Links other than web and mail addresses are plain text; images
    are left out. A table's first row becomes its header, as Markdown has no table without one.
    """
    blocks = [f"# {_close_heading(_line(article.headline))}"] if article.headline else []
    blocks += [f"**{_line(line)}**" for line in lines(article.standfirst)]
    credit = [_line(line) for line in lines(article.byline)]
    if article.published:
        credit.append(article.published.isoformat())
    if credit:
        blocks.append(" · ".join(credit))
    for time, kind, run in timed_runs(article):
        blocks += [f"**{_line(time)}**"] if time else []
        blocks.append(_block(kind, run))
    blocks += [f"*{_line(line)}*" for note in article.corrections for line in lines(note.text)]
    if article.related:
        blocks.append("---")
    for title, items in related_lists(article):
        blocks += [f"## {_close_heading(_line(title))}", "\n".join(map(_related, items))]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(kind: ParagraphKind, run: list[Paragraph]) -> str:
    match kind:
        case "heading":
            return f"{'#' * min(run[0].level or 2, 6)} {_close_heading(_start(_inline(stretches(run[0]))))}"
        case "quote":
            return "\n>\n".join(f"> {_start(_inline(stretches(paragraph)))}" for paragraph in run)
        case "list_item":
            depths = nest([paragraph.level for paragraph in run])
            texts = [_start(_inline(stretches(paragraph))) for paragraph in run]
            return "\n".join(f"{'  ' * (depth - 1)}- {text}" for depth, text in zip(depths, texts, strict=True))
        case "table_row":
            return _table([[_cell(cell) for cell in cells(row)] for row in run])
        case _:
            return _start(_inline(stretches(run[0])))


def _table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    rows.insert(1, ["---"] * width)
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _cell(cell: list[Stretch]) -> str:
    # With a backslash it would be read twice: by the table, and by the text.
    return _inline(cell).replace("|", "&#124;")


def _related(item: RelatedHeadline) -> str:
    line = f"- {_start(_inline([Stretch(item.headline, safe_url(item.url))]))}"
    stamp = timestamp(item)
    return f"{line} — {_line(stamp)}" if stamp else line


def _inline(parts: list[Stretch]) -> str:
    """The stretches on one line, escaped but for what counts only at its start."""
    written = ""
    for number, part in enumerate(parts):
        next_part = parts[number + 1] if number + 1 < len(parts) else Stretch("")
        text = flat(part.text)
        if part.url:
            address = IN_ADDRESS.sub(r"\\\g<0>", part.url)
            written += f"[{_emphasized(text, part, '[', ']')}]({address})"
        else:
            written += _emphasized(text, part, written[-1:], flat(next_part.text)[:1])
            if next_part.url and written.endswith("!"):  # else the link would be an image
                written = f"{written[:-1]}\\!"
    return written.strip()


def _emphasized(text: str, part: Stretch, before: str, after: str) -> str:
    """A text between asterisks, where Markdown takes them for emphasis: what stands `before` and `after` decides."""
    core = text.strip()
    sign = "*" * (2 * part.strong + part.emphasized)
    escaped = ANYWHERE.sub(r"\\\g<0>", text)
    if not sign or not core:
        return escaped
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    opens = not _is_sign(core[0]) or _is_apart(lead or before)
    closes = not _is_sign(core[-1]) or _is_apart(trail or after)
    if not opens or not closes or (not lead and before == "*"):
        return escaped
    return f"{lead}{sign}{escaped.strip()}{sign}{trail}"


def _is_sign(char: str) -> bool:
    """Whether a character is what CommonMark calls punctuation."""
    return category(char)[0] in "PS"


def _is_apart(char: str) -> bool:
    """Whether a character, or the line's end, stands for a space."""
    return not char or char[-1].isspace() or _is_sign(char[-1])


def _start(text: str) -> str:
    return AT_START.sub(_escape_start, text, count=1) if AT_START.match(text) else text


def _escape_start(match: re.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def _line(text: str) -> str:
    return _start(_inline([Stretch(text)]))


def _close_heading(text: str) -> str:
    """A heading's text; number signs at its end would be dropped."""
    return f"{text[:-1]}\\#" if text.endswith("#") and not text.endswith("\\#") else text
