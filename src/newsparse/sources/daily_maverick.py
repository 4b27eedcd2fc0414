"""Daily Maverick, Johannesburg."""

from newsparse import Source, css, pattern, register, xpath


@register
class DailyMaverick(Source):
    """Daily Maverick, Johannesburg."""

    name = "daily-maverick"
    publisher = "Daily Maverick"
    domains = ("dailymaverick.co.za",)
    country = "ZA"
    languages = ("en",)
    timezone = "Africa/Johannesburg"
    signs = (
        pattern(r"^Daily Maverick © All rights reserved"),
        pattern(r"^Don't want to see this\?|^Help us fund independent journalism\b"),
    )
    byline = css(".author-info > a")
    related_label = css(".top-reads-block h3")
    boilerplate = (
        css("#summary, .titles h4, .sponsored-content"),
        xpath("//*[contains(@class, 'article-contents')]//p[em and normalize-space(.) = normalize-space(em)]"),
        pattern(r"^(?:advertisement|Don't want to see this\?.*)$"),
    )
