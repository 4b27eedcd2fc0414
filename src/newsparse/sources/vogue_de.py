"""VOGUE Germany, Munich."""

from newsparse import Source, css, pattern, register


@register
class VogueGermany(Source):
    """VOGUE Germany, Munich."""

    name = "vogue-de"
    publisher = "Vogue Germany"
    domains = ("vogue.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^Vogue Lese-Empfehlungen$"), pattern(r"^Mehr Themen auf VOGUE\.de:$"))
    caption = pattern(r"^(?:Fotos?|Styling|Haare|Make-up|Produktion|(?:[\w-]+ )+(?:Assistant|Content|Director)): .+")
    related_headline = css("[data-testid='SummaryItemHed']")
    related_label = pattern(r"^Mehr Themen auf VOGUE\.de:$")
    boilerplate = pattern(r"^(?:Lesen Sie mehr|Vogue Lese-Empfehlungen)$")
