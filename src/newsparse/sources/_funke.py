"""Funke Mediengruppe, Essen: the pages that its regional papers share."""

from newsparse import Source, css, pattern, xpath

LINKS = "//*[contains(@class, 'article-body')]//li[string-length(a) > 20 and string-length(a) > .6 * string-length()]"
"""Within the text, a list of links alone leads to other articles; a short word may stand before each."""


class Funke(Source):
    """A regional paper of the Funke Mediengruppe."""

    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    related_headline = (xpath(LINKS), css(".julep-sticky-player-gradient h3"))
    boilerplate = (
        css("[data-test='teaser-labels'], .article-body-infobox"),
        pattern(r"^(?:>> .+|Kennen Sie schon unsere PLUS-Inhalte\?(?: Jetzt .+)?|Jetzt .+ testen)$"),
        pattern(r"^.*Aktuelle Nachrichten und Hintergründe .+$"),
    )
