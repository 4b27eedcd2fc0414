"""Berliner Morgenpost, Berlin."""

from newsparse import pattern, register
from newsparse.sources._funke import Funke


@register
class Morgenpost(Funke):
    """Berliner Morgenpost, Berlin."""

    publisher = "Berliner Morgenpost"
    domains = ("morgenpost.de",)
    signs = (
        pattern(r"^Aktuelle Nachrichten und Hintergründe .+ aus Berlin,"),
        pattern(r"Jetzt Morgenpost testen$"),
    )
