"""Stuttgarter Zeitung."""

from newsparse import Source, css, pattern, register


@register
class StuttgarterZeitung(Source):
    """Stuttgarter Zeitung."""

    name = "stuttgarter-zeitung"
    publisher = "Stuttgarter Zeitung"
    domains = ("stuttgarter-zeitung.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^Meine StZ$"),
        pattern(r"^StZ[ -]On ?line ?[Ss]ervice$"),
        pattern(r"^StZ-Abonnements$"),
        pattern(r"^© NPG Digital GmbH \d{4}$"),
    )
    boilerplate = (
        css("#stellenfeed, .art-tags, .to-image-slider-wrapper"),
        pattern(r"^Jetzt in der App anhören$|^:(?= )"),
    )
