"""Le Figaro, Paris."""

from newsparse import Source, css, pattern, register


@register
class LeFigaro(Source):
    """Le Figaro, Paris: boxes for its own services look like lists of articles."""

    name = "le-figaro"
    publisher = "Le Figaro"
    domains = ("lefigaro.fr",)
    country = "FR"
    languages = ("fr",)
    timezone = "Europe/Paris"
    signs = (
        pattern(r"^(?:Les sites du Groupe|Rubriques et services du) Figaro$"),
        pattern(r"^Suivez l’actu .+ l’application Le Figaro$"),
    )
    boilerplate = (
        css(".fig-crosslinking, .fig-seo-footer"),
        pattern(r"^(?:Passer la publicité|Les sites du Groupe Figaro|(?:PODCAST - Écoutez|Suivez) .+ Figaro.*)$"),
    )
