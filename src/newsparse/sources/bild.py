"""Bild, Berlin."""

from newsparse import Source, css, pattern, register


@register
class Bild(Source):
    """Bild, Berlin."""

    publisher = "BILD"
    domains = ("bild.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^Infos zu BILDplus$"), pattern(r"^BILD Gutscheine$"), pattern(r"^BILDconnect$"))
    related_headline = css(".video-heading")
    boilerplate = pattern(r"^Hier geht'?s zum Video$")
