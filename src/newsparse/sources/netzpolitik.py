"""netzpolitik.org, Berlin."""

from newsparse import Source, pattern, register


@register
class Netzpolitik(Source):
    """netzpolitik.org, Berlin."""

    publisher = "netzpolitik.org"
    domains = ("netzpolitik.org",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^Wir berichten über aktuelle netzpolitische Entwicklungen"),
        pattern(r"^Lizenz: Die von uns verfassten Inhalte stehen"),
    )
    boilerplate = (
        pattern(r"^(?:Deine Spende für digitale Freiheitsrechte|Wir berichten über aktuelle netzpolitische .+)$"),
        pattern(r"^Lizenz: Die von uns verfassten Inhalte .+$"),
    )
