"""il Giornale, Milan."""

from newsparse import Source, css, pattern, register


@register
class IlGiornale(Source):
    """il Giornale, Milan."""

    name = "il-giornale"
    publisher = "il Giornale"
    domains = ("ilgiornale.it",)
    country = "IT"
    languages = ("it",)
    timezone = "Europe/Rome"
    signs = (pattern(r"^il Giornale Digitale$"), pattern(r"^Vai al contenuto principale Vai al footer$"))
    body = css(".article__content .typography--content")
    related_headline = css(".card__title")
    related_label = css(".section-title__title")
