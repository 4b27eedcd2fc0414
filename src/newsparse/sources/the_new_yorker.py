"""The New Yorker, New York."""

from newsparse import pattern, register
from newsparse.sources._conde_nast import CondeNast


@register
class TheNewYorker(CondeNast):
    """The New Yorker, New York."""

    name = "the-new-yorker"
    publisher = "The New Yorker"
    domains = ("newyorker.com",)
    signs = (
        pattern(r"^© 20\d\d Condé Nast\. All rights reserved\..* The New Yorker may earn"),
        pattern(r"^Sign up for our daily newsletter\b.* The New Yorker"),
        pattern(r"^The best of The New Yorker, every\b"),
    )
    boilerplate = pattern(r"^The best of The New Yorker, every\b.*$")
