"""Jyllands-Posten, Aarhus."""

from newsparse import Source, pattern, register


@register
class JyllandsPosten(Source):
    """Jyllands-Posten, Aarhus."""

    name = "jyllands-posten"
    publisher = "Jyllands-Posten"
    domains = ("jyllands-posten.dk", "jp.dk")
    country = "DK"
    languages = ("da",)
    timezone = "Europe/Copenhagen"
    signs = (
        pattern(r"^© Alt materiale på denne side\b"),
        pattern(r"^Kontakt Jyllands-Posten$|^Grundlagt i 1871$"),
    )
