"""ABC, Madrid."""

from newsparse import Source, css, register


@register
class ABC(Source):
    """ABC, Madrid."""

    name = "abc-es"
    publisher = "ABC"
    domains = ("abc.es",)
    country = "ES"
    languages = ("es",)
    timezone = "Europe/Madrid"
    boilerplate = css(".c-text")
