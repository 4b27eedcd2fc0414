"""The Standard, London."""

from newsparse import Source, css, pattern, register, xpath


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
        pattern(r"^Get our award-winning daily news email\b"),
    )
    related_label = css("aside > div > a:first-child")
    related_headline = css("aside a[href*='/shopping/esbest/']")
    boilerplate = (
        xpath("//*[contains(@class, 'related')][.//div = 'Sponsored']"),
        pattern(r"^.+ (?:discount|promo) code$|^.{0,60}All Authors.{0,60}Modern Slavery Act.*$"),
    )
