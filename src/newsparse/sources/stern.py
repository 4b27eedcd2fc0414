"""stern, Hamburg."""

from newsparse import Source, css, pattern, register


@register
class Stern(Source):
    """stern, Hamburg."""

    publisher = "stern"
    domains = ("stern.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^Die Newsletter von stern\.de$"), pattern(r"^© G\+J Medien GmbH$"))
    headline = css(".title h2")
    boilerplate = (
        css(".links--linkbox-category, .ws-gallery__headline-wrapper, .breadcrumb"),
        pattern(r"^(?:Dieser Artikel ist zuerst bei|Capital ist eine Partnermarke des stern).+"),
    )
