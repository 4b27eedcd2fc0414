"""What an `Article` is written as, beside the JSON of `Article.to_json`: Markdown, HTML, plain text; and the schema of
that JSON."""

from newsparse.output.markdown import to_markdown
from newsparse.output.markup import to_html
from newsparse.output.plain import to_text
from newsparse.output.schema import json_schema

__all__ = ["json_schema", "to_html", "to_markdown", "to_text"]
