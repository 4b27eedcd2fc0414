"""Mitteldeutsche Zeitung, Halle."""

from newsparse import Source, css, pattern, register


@register
class MZ(Source):
    """Mitteldeutsche Zeitung, Halle."""

    publisher = "Mitteldeutsche Zeitung"
    domains = ("mz.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"Abo@MZ Werben@MZ"), pattern(r"^Youtube-Kanal Hiya!$"))
    related_headline = css(".fp-article__title")
    boilerplate = css(".fp-article__catchline")
