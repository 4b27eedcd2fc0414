"""Correctiv, Essen."""

from newsparse import Source, css, pattern, register


@register
class Correctiv(Source):
    """Correctiv, Essen."""

    publisher = "CORRECTIV"
    domains = ("correctiv.org",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^Kontoinhaber: CORRECTIV – "), pattern(r"^Publix c/o CORRECTIV$"))
    related_headline = css(".detail__list .tertiary-title")
    boilerplate = (
        pattern(r"^(?:Redaktion|Faktencheck|Mitarbeit|Text|Design|Kommunikation)[^:.]{0,60}: [^.]+$"),
        pattern(r"^(?:weiterlesen|Publix c/o CORRECTIV|Kontoinhaber: CORRECTIV .+)$"),
    )
