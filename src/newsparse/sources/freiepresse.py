"""Freie Presse, Chemnitz."""

from newsparse import Source, pattern, register


@register
class FreiePresse(Source):
    """Freie Presse, Chemnitz."""

    publisher = "Freie Presse"
    domains = ("freiepresse.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^© Copyright Chemnitzer Verlag und Druck GmbH"),
        pattern(r"^© 2\d{3} Chemnitzer Verlag und Druck GmbH"),
    )
