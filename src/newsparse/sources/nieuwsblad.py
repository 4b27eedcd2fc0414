"""Het Nieuwsblad, Brussels."""

from newsparse import Source, pattern, register


@register
class Nieuwsblad(Source):
    """Het Nieuwsblad, Brussels: captions end with their owner, offers for subscribers stand between the paragraphs."""

    publisher = "Het Nieuwsblad"
    domains = ("nieuwsblad.be",)
    country = "BE"
    languages = ("nl",)
    timezone = "Europe/Brussels"
    signs = (
        pattern(r"^© 2\d{3} MEDIAHUIS N\.V\.$"),
        pattern(r"^Nieuwsbladshop$|^Nieuwsblad op facebook$|\babonnee van het Nieuwsblad\b"),
    )
    boilerplate = pattern(r"^(?:TIP Als abonnee|Als abonnee lees je|Ontdek je voordeel|Aangeboden door onze)\b.*$")
