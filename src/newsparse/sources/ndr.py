"""Norddeutscher Rundfunk, Hamburg."""

from newsparse import Source, css, pattern, register


@register
class NDR(Source):
    """Norddeutscher Rundfunk, Hamburg."""

    publisher = "NDR"
    domains = ("ndr.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^zur NDR Homepage"),
        pattern(r"^© Norddeutscher Rundfunk$"),
        pattern(r"^Stand: \d\d\.\d\d\.2\d{3} \d\d:\d\d Uhr$"),
        pattern(
            r"^(?:Mehr )?Nachrichten aus (?:Hamburg|Niedersachsen|Schleswig-Holstein|Mecklenburg-\S+|der Region .+)$"
        ),
    )
    related_label = pattern(r"^(?:Mehr |Aktuelle )?(?:Nachrichten|Videos) aus .+$")
    related_teaser = (css(".teasertext"), pattern(r"^.+[.?!] mehr$"))
    boilerplate = (
        pattern(r"^(?:Dieses Thema im Programm:|Schlagwörter zu diesem Artikel|NDR .+ \| .+ Uhr)$"),
        pattern(r"^Dieser Artikel wurde ausgedruckt\b.+$"),
    )
