"""Krautreporter, Berlin."""

from newsparse import Source, pattern, register


@register
class Krautreporter(Source):
    """Krautreporter, Berlin."""

    publisher = "Krautreporter"
    domains = ("krautreporter.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"Mehr über Krautreporter$"), pattern(r"^Über Krautreporter$"))
    boilerplate = pattern(r"^(?:Übersetzung|Redaktion|Schlussredaktion|Bildredaktion|Audioversion)[^.:]{0,30}: [^.]+$")
