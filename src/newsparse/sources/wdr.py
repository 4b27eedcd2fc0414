"""Westdeutscher Rundfunk, Cologne."""

from newsparse import Source, css, pattern, register


@register
class WDR(Source):
    """Westdeutscher Rundfunk, Cologne."""

    publisher = "WDR"
    domains = ("wdr.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^© WDR \d{4}$"), pattern(r"^WDRforyou$"), pattern(r"^Die WDR-Apps$"), pattern(r"^WDR Text$"))
    boilerplate = (css(".hideTeasertext, .highlight .teaser"), pattern(r"\| (?:audio|mehr|video)$"))
