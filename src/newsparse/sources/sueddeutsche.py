"""Süddeutsche Zeitung, Munich."""

from newsparse import Source, css, pattern, register


@register
class Sueddeutsche(Source):
    """Süddeutsche Zeitung, Munich."""

    publisher = "Süddeutsche Zeitung"
    domains = ("sueddeutsche.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^© SZ\S* - Rechte am Artikel können Sie"), pattern(r"^Zur SZ-Startseite$"))
    related_headline = css("article article h3 > span:last-child, .more-on-the-subject-teaser-headline")
    boilerplate = pattern(
        r"^(?:Detailansicht öffnen|:?Entdecken Sie attraktive Jobs|In anspruchsvollen Berufsfeldern .+)$"
    )
