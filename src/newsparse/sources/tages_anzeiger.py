"""Tages-Anzeiger, Zürich."""

from newsparse import Source, css, pattern, register


@register
class TagesAnzeiger(Source):
    """Tages-Anzeiger, Zürich: a summary in a list may stand above the text."""

    name = "tages-anzeiger"
    publisher = "Tages-Anzeiger"
    domains = ("tagesanzeiger.ch",)
    country = "CH"
    languages = ("de",)
    timezone = "Europe/Zurich"
    signs = (
        pattern(r"^© 2\d{3} Tamedia\. All Rights Reserved$"),
        pattern(r"\A(?:.*\n){0,3}Tages-Anzeiger$|^Tages-Anzeiger Spiele App$"),
    )
    related_headline = css("[class*=Teaser_titlewrapper], .TeaserHeader")
    standfirst = css("[class*=ContentHead] p.lead, [class*=ContentHead_lead], .SummaryList li")
    boilerplate = pattern(r"^(?:In Kürze:$|Abo ?(?=[A-ZÄÖÜ«]))")
