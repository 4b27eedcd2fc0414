"""Ruhr Nachrichten, Dortmund."""

from newsparse import Source, pattern, register


@register
class RuhrNachrichten(Source):
    """Ruhr Nachrichten, Dortmund."""

    name = "ruhr-nachrichten"
    publisher = "Ruhr Nachrichten"
    domains = ("ruhrnachrichten.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^©\s?2\d{3} Verlag Lensing-Wolff"), pattern(r"Besuch auf ruhrnachrichten\.de\?$"))
    boilerplate = (
        pattern(r"^\d+ Min Lesezeit$"),
        pattern(r"^(?:Wie zufrieden sind Sie heute|Sie möchten persönlich mit uns sprechen).*\?$"),
    )
