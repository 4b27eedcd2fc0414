"""Echo Eyethu, Pietermaritzburg."""

from newsparse import Source, pattern, register

EDITORIAL = (
    r"^(?:At Caxton, we employ humans|Facebook X LinkedIn) .+$|\d+ minutes? read$"
    r"|^[^.]{4,60} is (?:a|the) [^.]{0,60}[Jj]ournalist at Echo Eyethu.*$"
)
"""The house's lines around its reports."""


@register
class EyethuNews(Source):
    """Echo Eyethu, Pietermaritzburg."""

    name = "eyethu-news"
    publisher = "Echo Eyethu"
    domains = ("eyethunews.co.za",)
    country = "ZA"
    languages = ("zu", "en")
    timezone = "Africa/Johannesburg"
    signs = (
        pattern(r"^FUNDA OLUNYE UDABA LAPHA\b"),
        pattern(r"^(?:At Caxton, we employ humans|Copyright © 20\d\d Caxton)\b"),
    )
    related_label = pattern(r"^FUNDA OLUNYE UDABA LAPHA ?[|:]")
    related_headline = pattern(r"^FUNDA OLUNYE UDABA LAPHA ?[|:] ?(.+)$")
    boilerplate = pattern(EDITORIAL)
