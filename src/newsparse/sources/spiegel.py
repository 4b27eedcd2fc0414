"""Der Spiegel, Hamburg."""

from newsparse import Source, pattern, register


@register
class Spiegel(Source):
    """Der Spiegel, Hamburg."""

    publisher = "DER SPIEGEL"
    domains = ("spiegel.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^Sie haben noch kein SPIEGEL-Konto\?"), pattern(r"^SPIEGEL (?:Gruppe|EDITION|BESTSELLER)$"))
