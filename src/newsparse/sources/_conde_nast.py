"""Condé Nast's titles, whose pages are made alike."""

from newsparse import Source, css, pattern


class CondeNast(Source):
    """What the pages of Condé Nast's titles have in common."""

    country = "US"
    languages = ("en",)
    timezone = "America/New_York"
    related_headline = css("[data-testid=LinkStackBullet], [data-testid=SummaryItemHed]")
    tags = pattern(r"^(?:More:|Topics)[A-Z].+$")
