"""Salzburger Nachrichten, Salzburg."""

import re

from newsparse import Source, css, pattern, register


@register
class SalzburgerNachrichten(Source):
    """Salzburger Nachrichten, Salzburg: pictures within the text come with their captions twice."""

    name = "salzburger-nachrichten"
    publisher = "Salzburger Nachrichten"
    domains = ("sn.at",)
    country = "AT"
    languages = ("de",)
    timezone = "Europe/Vienna"
    signs = (
        pattern(r"^@ 1997 - 2\d{3} Salzburger Nachrichten Medien GmbH"),
        pattern(r"^SN-Digitalabo$|^Salzburger Verlagshaus$"),
        pattern(r"\bBild: SN/", re.I),
        pattern(r"^\d\d\. \d\d\. \d{4}, \d\d:\d\d Uhr\b"),
    )
    standfirst = css(".vorspann, .article-leadtext")
    caption = css(".pswp-caption-content, .figcaption")
    boilerplate = pattern(r"^Maximale Anzahl von Themen gewählt\b.*$")
