"""Corriere della Sera, Milan."""

from newsparse import Source, css, pattern, register


@register
class Corriere(Source):
    """Corriere della Sera, Milan."""

    publisher = "Corriere della Sera"
    domains = ("corriere.it",)
    country = "IT"
    languages = ("it",)
    timezone = "Europe/Rome"
    signs = (pattern(r"^Abbonati a Corriere della Sera \|"), pattern(r"© RCS Mediagroup S\.p\.a\."))
    headline = pattern(r"^.+$", below=r"^Trovi tutti gli articoli salvati\b.*$")
    related_headline = css(".bck-tabs .title-art-hp")
    boilerplate = pattern(
        r"^Hai salvato un nuovo articolo$|^.*Corriere\.it.* dispositivo.*"
        r"|^(?:Trovi tutti gli articoli salvati|Cosa succede se|Come posso smettere) .+"
    )
