"""t-online, Berlin."""

from newsparse import Source, css, pattern, register, xpath


@register
class TOnline(Source):
    """t-online, Berlin."""

    name = "t-online"
    publisher = "t-online"
    domains = ("t-online.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^Frag t-online$"),
        pattern(r"^Über t-online$"),
        pattern(r"^Von t-online(?:, \w+)?$"),
        pattern(r"\(Quelle: [^()]+\)$"),
    )
    headline = css("[data-external-article-headline]")
    caption = pattern(r"^Video \| .+|^.+ \(Quelle: .+\)$|^Quelle: .+$")
    related_headline = css("[data-testid='SubStageSchlagzeilen.ItemContainer'] > div")
    boilerplate = (
        css("[data-external-article-kicker]"),
        xpath("//details[summary/@data-testid = 'show-more-article-sources']/.."),
    )
