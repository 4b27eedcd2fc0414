"""kicker, Nuremberg."""

from newsparse import Source, css, pattern, register


@register
class Kicker(Source):
    """kicker, Nuremberg."""

    publisher = "kicker"
    domains = ("kicker.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^auf kicker\.de bleiben$"), pattern(r"^Weitere Angebote des Olympia-Verlags:$"))
    related_headline = css(".kick__article__picture--medias__info-text h2")
    boilerplate = pattern(r"^(?:auf kicker\.de bleiben|(?:\.\.\.[A-ZÄÖÜ]|Werbung und Tracking: |Hinweis zur Daten).+)$")
