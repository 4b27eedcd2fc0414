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
    signs = (pattern(r"^Meine StZ$"), pattern(r"^StZ(?:-Abonnements|[ -]On ?line ?[Ss]ervice)$"))
    boilerplate = (
        css("#stellenfeed, .art-tags, .to-image-slider-wrapper"),
        pattern(r"^Jetzt in der App anhören$|^:(?= )|^.+ (?:\(m/w/d\).*|GmbH(?: & Co\. KG)?$)"),
    )
