"""ABC, Madrid."""

from newsparse import Source, css, pattern, register


@register
class ABC(Source):
    """ABC, Madrid: sponsored offers stand among the articles of its lists, and related ones beside the headline."""

    name = "abc-es"
    publisher = "ABC"
    domains = ("abc.es",)
    country = "ES"
    languages = ("es",)
    timezone = "Europe/Madrid"
    signs = (
        pattern(r"^Copyright © DIARIO ABC, S\.L\.$"),
        pattern(r"^(?:Ventajas ABC suscriptor|Máster ABC|MI ABC|Club ABC Premium)$"),
    )
    related_headline = css(".voc-article--swiss .voc-title, h2.voc-subtitle > a, aside.v-a-s-n a")
    boilerplate = (
        css(".c-text, [href*=oferplan], [class*=c-related-news] .voc-p"),
        pattern(r"^(?:Ventajas ABC suscriptor|Esta funcionalidad es exclusiva para .+|Report(?:a|ar) un error\b.*)$"),
    )
