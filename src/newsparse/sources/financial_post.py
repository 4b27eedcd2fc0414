"""Financial Post, Toronto."""

from newsparse import pattern, register
from newsparse.sources._postmedia import HOUSE, Postmedia


@register
class FinancialPost(Postmedia):
    """Financial Post, Toronto."""

    name = "financial-post"
    publisher = "Financial Post"
    domains = ("financialpost.com",)
    signs = (pattern(r"^© 2\d{3} Financial Post, a division of Postmedia"), HOUSE)
