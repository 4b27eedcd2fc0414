"""NRK, Oslo: the Norwegian broadcaster."""

from newsparse import Source, css, pattern, register


@register
class NRK(Source):
    """NRK, Oslo: an author's role is printed twice, once for those who listen."""

    publisher = "NRK"
    domains = ("nrk.no",)
    country = "NO"
    languages = ("nb", "nn")
    timezone = "Europe/Oslo"
    signs = (
        pattern(r"Opphavsrett NRK © 2\d{3}"),
        pattern(r"^Vi rapporterer fra [A-ZÆØÅ]\w+|\b[\w.]+@nrk\.no$"),
    )
    standfirst = css(".article-lead")
    byline = pattern(r"^([^–.]+) – (?:Journalist|Reporter|Kommentator)\b")
    caption = pattern(r"^[A-ZÆØÅ][A-ZÆØÅ ]{2,}: .+$")
    boilerplate = css(".author__body .sr-only, [class*=sportsbanner]")
