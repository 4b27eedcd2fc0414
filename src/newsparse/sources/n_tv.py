"""ntv, Cologne."""

from newsparse import Source, css, pattern, register


@register
class NTV(Source):
    """ntv, Cologne: its pages until 2024, and those since."""

    name = "n-tv"
    publisher = "ntv.de"
    domains = ("n-tv.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^© ntv\.de Alle Rechte vorbehalten$"), pattern(r"^Quelle: ntv\.de\b"))
    headline = css(".article__headline, [class^=article-detail-head_headlines] > span + span")
    byline = pattern(r"^Quelle: ntv\.de.*$")
    standfirst = css("[class*=storyline_lead_text]")
    related_label = pattern(r"^(?:Videos|Bilderserien)$")
    boilerplate = (css(".header__nav__teasers"), pattern(r"^Themen: .+$|^Diese Audioversion wurde künstlich .+$"))
