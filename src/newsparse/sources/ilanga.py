"""Ilanga, Durban."""

from newsparse import Source, pattern, register


@register
class Ilanga(Source):
    """Ilanga, Durban."""

    publisher = "Ilanga"
    domains = ("ilanganews.co.za",)
    country = "ZA"
    languages = ("zu",)
    timezone = "Africa/Johannesburg"
    signs = (
        pattern(r"^Ilanga subscribes to the Code of Ethics and Conduct for South African"),
        pattern(r"^Sithumelele izindaba nezithombe$"),
    )
    byline = pattern(r"^[A-Z]{3,} [A-Z]{3,}$")
    boilerplate = pattern(r"^(?:Ilanga subscribes to the Code|Sithumelele izindaba).*$")
