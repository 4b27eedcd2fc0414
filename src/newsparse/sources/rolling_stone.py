"""Rolling Stone, New York."""

from newsparse import Source, css, pattern, register


@register
class RollingStone(Source):
    """Rolling Stone, New York."""

    name = "rolling-stone"
    publisher = "Rolling Stone"
    domains = ("rollingstone.com",)
    country = "US"
    languages = ("en",)
    timezone = "America/New_York"
    signs = (
        pattern(r"^Rolling Stone is a part of Penske\b"),
        pattern(r"© 20\d\d Rolling Stone, LLC\b"),
    )
    published = css(".author-timestamp-outer time")
    related_headline = css(".author-details .o-nav__list-item")
    boilerplate = pattern(r"^View all posts by .+$")
