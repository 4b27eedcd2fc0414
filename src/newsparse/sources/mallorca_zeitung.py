"""Mallorca Zeitung, Palma."""

from newsparse import Source, pattern, register


@register
class MallorcaZeitung(Source):
    """Mallorca Zeitung, Palma: in German, on the pages of Prensa Ibérica."""

    name = "mallorca-zeitung"
    publisher = "Mallorca Zeitung"
    domains = ("mallorcazeitung.es",)
    country = "ES"
    languages = ("de",)
    timezone = "Europe/Madrid"
    signs = (
        pattern(r"^Verlag Editorial Paneurope S\.A\.$"),
        pattern(r"^Andere Websites von Prensa Ibérica Media:$|^Mallorca Zeitung$"),
    )
    boilerplate = pattern(r"^(?:Andere Websites von Prensa Ibérica Media:|RRSS \w+\b.*|Noticia guardada en tu perfil)$")
