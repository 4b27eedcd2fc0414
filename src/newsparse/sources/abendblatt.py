"""Hamburger Abendblatt, Hamburg."""

from newsparse import pattern, register
from newsparse.sources._funke import Funke


@register
class Abendblatt(Funke):
    """Hamburger Abendblatt, Hamburg."""

    publisher = "Hamburger Abendblatt"
    domains = ("abendblatt.de",)
    signs = (pattern(r"^Nachrichten aus Hamburg - Aktuelle Nachrichten"), pattern(r"Jetzt Abendblatt testen$"))
