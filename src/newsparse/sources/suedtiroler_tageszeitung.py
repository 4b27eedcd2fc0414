"""Die Neue Südtiroler Tageszeitung, Bolzano."""

from newsparse import Source, css, pattern, register


@register
class SuedtirolerTageszeitung(Source):
    """Die Neue Südtiroler Tageszeitung, Bolzano."""

    name = "suedtiroler-tageszeitung"
    publisher = "Die Neue Südtiroler Tageszeitung"
    domains = ("tageszeitung.it",)
    country = "IT"
    languages = ("de",)
    timezone = "Europe/Rome"
    signs = (
        pattern(r"© Archiv Die Neue Südtiroler Tageszeitung"),
        pattern(r"^erstellt: \d\d\. \w+ \d{4}, [\d:]+ in: "),
    )
    related_headline = css(".related_item")
