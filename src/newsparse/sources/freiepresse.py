"""Freie Presse, Chemnitz."""

from newsparse import Source, css, pattern, register


@register
class FreiePresse(Source):
    """Freie Presse, Chemnitz."""

    publisher = "Freie Presse"
    domains = ("freiepresse.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    caption = pattern(r"^.+ Bild: .{2,60}$")
