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
    boilerplate = pattern(r"^Themen: .+$|^Diese Audioversion wurde künstlich .+$")
