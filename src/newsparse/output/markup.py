"""`Article` to HTML."""

from html import escape

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


def to_html(article: Article, *, fragment: bool = False) -> str:
    """A page with headline, standfirst, byline, dates, the body with its links and emphasis, corrections, and the
    related headlines.

    It holds no script, style or image, all text is escaped, and links other than web and mail addresses are plain
    text. With `fragment` it is the `article` element alone. The page leaves out the closing tags of `body` and `html`,
    as HTML allows: so further fragments can be put after it.
    """
    return _article(article) if fragment else _head(article) + _article(article)


def _head(article: Article) -> str:
    url = safe_url(article.url)
    head = [
        "<!DOCTYPE html>",
        f"<html{_attribute('lang', article.language)}>",
        '<head><meta charset="utf-8">',
        f"<title>{_escaped(article.headline or article.url or 'Article')}</title>",
        *([f'<link rel="canonical" href="{escape(url)}">'] if url else []),
        "</head>",
        "<body>",
    ]
    return "\n".join(head) + "\n"


def _article(article: Article) -> str:
    written = [f'<article{_attribute("lang", article.language)} dir="auto">', *_header(article)]
    for time, kind, run in timed_runs(article):
        written += [f'<p class="time">{_escaped(time)}</p>'] if time else []
        written.append(_block(kind, run))
    for note in article.corrections:
        written.append(f'<p class="correction">{"<br>".join(map(escape, lines(note.text)))}</p>')
    for title, items in related_lists(article):
        written += ['<aside class="related">', f"<h2>{_escaped(title)}</h2>", "<ul>", *map(_related, items)]
        written += ["</ul>", "</aside>"]
    return "\n".join([*written, "</article>"]) + "\n"


def _header(article: Article) -> list[str]:
    inner = [f"<h1>{_escaped(article.headline)}</h1>"] if article.headline else []
    if article.standfirst:
        inner.append(f'<p class="standfirst">{"<br>".join(map(escape, lines(article.standfirst)))}</p>')
    if article.byline:
        inner.append(f'<p class="byline">{"<br>".join(map(escape, lines(article.byline)))}</p>')
    if article.published:
        when = article.published.isoformat()
        inner.append(f'<p class="published"><time datetime="{when}">{when}</time></p>')
    return ["<header>", *inner, "</header>"] if inner else []


def _block(kind: ParagraphKind, run: list[Paragraph]) -> str:
    match kind:
        case "heading":
            level = min(run[0].level or 2, 6)
            return f"<h{level}>{_inline(stretches(run[0]))}</h{level}>"
        case "quote":
            inner = "\n".join(f"<p>{_inline(stretches(each))}</p>" for each in run)
            return f"<blockquote>\n{inner}\n</blockquote>"
        case "list_item":
            return _list(run)
        case "table_row":
            rows = ["".join(f"<td>{_inline(cell)}</td>" for cell in cells(row)) for row in run]
            return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"
        case _:
            return f"<p>{_inline(stretches(run[0]))}</p>"


def _list(items: list[Paragraph]) -> str:
    """Nested lists: a deeper item stands within the item before it."""
    written = []
    depth = 0
    for item, next_depth in zip(items, nest([item.level for item in items]), strict=True):
        if next_depth > depth:
            written.append("\n<ul>\n" if depth else "<ul>\n")
        else:
            written.append("</li>\n" + "</ul></li>\n" * (depth - next_depth))
        written.append(f"<li>{_inline(stretches(item))}")
        depth = next_depth
    return "".join(written) + "</li>\n</ul>" * depth


def _related(item: RelatedHeadline) -> str:
    headline = _inline([Stretch(item.headline, safe_url(item.url))])
    stamp = timestamp(item)
    if stamp is None:
        return f"<li>{headline}</li>"
    machine = _attribute("datetime", item.published.isoformat() if item.published else None)
    return f"<li>{headline} <time{machine}>{_escaped(stamp)}</time></li>"


def _inline(parts: list[Stretch]) -> str:
    return "".join(map(_stretch, parts)).strip()


def _stretch(part: Stretch) -> str:
    text = escape(flat(part.text))
    if part.emphasized:
        text = f"<em>{text}</em>"
    if part.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(part.url)}">{text}</a>' if part.url else text


def _escaped(text: str) -> str:
    return escape(flat(text).strip())


def _attribute(name: str, value: str | None) -> str:
    return f' {name}="{escape(flat(value))}"' if value else ""
