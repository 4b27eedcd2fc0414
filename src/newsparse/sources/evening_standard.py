"""The Standard, London."""

from newsparse import Source, pattern, register, xpath


@register
class EveningStandard(Source):
    """The Standard, London."""

    name = "evening-standard"
    publisher = "The Standard"
    domains = ("standard.co.uk",)
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    signs = (
        pattern(r"^News ?Sport ?Business ?Lifestyle ?Culture ?Going Out.*$"),
        pattern(r"^.{0,60}All Authors.{0,60}Modern Slavery Act.*$"),
        pattern(r"^Get our award-winning daily news email featuring exclusive"),
    )
    boilerplate = (
        xpath("//*[contains(@class, 'related')][.//div = 'Sponsored']"),
        pattern(r"^.+ (?:discount|promo) code$|^.{0,60}All Authors.{0,60}Modern Slavery Act.*$"),
    )
