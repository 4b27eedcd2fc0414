"""Ukrainska Pravda, Kyiv."""

from newsparse import Source, register


@register
class UkrainskaPravda(Source):
    """Ukrainska Pravda, Kyiv."""

    name = "pravda-ua"
    publisher = "Українська правда"
    domains = ("pravda.com.ua",)
    country = "UA"
    languages = ("uk", "ru", "en")
    timezone = "Europe/Kyiv"
