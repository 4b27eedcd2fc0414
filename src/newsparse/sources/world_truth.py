"""WorldTruth.TV, Miami."""

from newsparse import Source, pattern, register


@register
class WorldTruth(Source):
    """WorldTruth.TV, Miami."""

    name = "world-truth"
    publisher = "WorldTruth.TV"
    domains = ("worldtruth.tv",)
    country = "US"
    languages = ("en",)
    timezone = "America/New_York"
    signs = (
        pattern(r"^Eddie is the founder\b"),
        pattern(r"^Dear friends, do not believe\b"),
        pattern(r"^https?://www\.worldtruth\.tv$"),
    )
    related_headline = pattern(r"^(?:Previous|Next) article(.+)$")
    related_label = pattern(r"^(?:Previous|Next) article(?=\S)")
    boilerplate = pattern(r"^(?:This site is protected by|Eddie is the founder|Dear friends, do not believe).+$")
