"""`Article` to plain text."""

from newsparse.article import Article, Paragraph, ParagraphKind
from newsparse.output.runs import flat, nest, runs


def to_text(article: Article) -> str:
    """The body alone, for reading; its blocks are parted by a blank line.

    Headings and paragraphs are as they are, quotes begin with `> `, list items with `- ` below the item they belong
    to, and the cells of a table row are parted by a tab. Link addresses are left out. `Article.text` is the same
    without these signs. Empty where there is no body, else it ends in a line break.
    """
    blocks = [_block(kind, run) for kind, run in runs(article.body)]
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _block(kind: ParagraphKind, run: list[Paragraph]) -> str:
    texts = ["\t".join(flat(cell).strip() for cell in paragraph.text.split("\t")) for paragraph in run]
    match kind:
        case "quote":
            return "\n>\n".join(f"> {text}" for text in texts)
        case "list_item":
            depths = nest([paragraph.level for paragraph in run])
            return "\n".join(f"{'  ' * (depth - 1)}- {text}" for depth, text in zip(depths, texts, strict=True))
        case _:
            return "\n".join(texts)
