"""Ilanga, Durban."""

from newsparse import Source, pattern, register, xpath


@register
class Ilanga(Source):
    """Ilanga, Durban."""

    publisher = "Ilanga"
    domains = ("ilanganews.co.za",)
    country = "ZA"
    languages = ("zu",)
    timezone = "Africa/Johannesburg"
    signs = (
        pattern(r"^Ilanga subscribes to the Code of\b"),
        pattern(r"^Sithumelele izindaba nezithombe$"),
    )
    byline = xpath("//*[contains(@class, 'et_pb_post_content')]//p[1][normalize-space(strong) = normalize-space(.)]")
    boilerplate = pattern(r"^(?:Ilanga subscribes to the Code|Sithumelele izindaba).*$")
