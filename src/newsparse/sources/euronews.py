"""Euronews, Lyon."""

from newsparse import Source, css, pattern, register


@register
class Euronews(Source):
    """Euronews, Lyon."""

    publisher = "Euronews"
    domains = ("euronews.com",)
    country = "FR"
    languages = ("en",)
    timezone = "Europe/Paris"
    day_first = True
    signs = (
        pattern(r"^Copyright © euronews 20\d\d"),
        pattern(r"^Browse today's tags$"),
        pattern(r"^Published on \d\d/\d\d/\d{4} - \d{1,2}:\d\d"),
    )
    boilerplate = (css(".c-navigation-bar"), pattern(r"^Browse today's tags$"))
