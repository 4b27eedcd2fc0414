"""Münchner Merkur, Munich."""

from newsparse import Source, pattern, register


@register
class Merkur(Source):
    """Münchner Merkur, Munich."""

    publisher = "Münchner Merkur"
    domains = ("merkur.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^MerkurBlog$"), pattern(r"^Projekt KLASSE$"))
