"""AFP Faktencheck, Berlin."""

from newsparse import Source, pattern, register


@register
class AFPFaktencheck(Source):
    """AFP Faktencheck, Berlin: the German fact checks of the agency."""

    name = "afp-faktencheck"
    publisher = "AFP Faktencheck"
    domains = ("faktencheck.afp.com",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    agency = "AFP"
    signs = (
        pattern(r"^Übersetzung und Adaptierung: AFP Deutschland$"),
        pattern(r"^Veröffentlicht am \d{1,2}\. \w+ \d{4} um \d\d:\d\d$"),
        pattern(r"^Haben Sie eine Behauptung gefunden, die AFP\b"),
        pattern(r"^Copyright © AFP 2017-2\d{3}\. Für die kommerzielle\b"),
    )
    caption = pattern(r"^.+ \(AFP / .+\)$")
    boilerplate = pattern(r"^Haben Sie eine Behauptung gefunden\b.*$")
