"""Global News, Toronto."""

from newsparse import Source, css, pattern, register


@register
class GlobalNews(Source):
    """Global News, Toronto: videos and tabs with other headlines within the text."""

    name = "global-news"
    publisher = "Global News"
    domains = ("globalnews.ca",)
    country = "CA"
    languages = ("en",)
    timezone = "America/Toronto"
    signs = (
        pattern(r"^©2\d{3} Global News, a division of Corus\b"),
        pattern(r"^Add Global News (?:to Home Screen|as a Preferred Source)\b|Global News' Terms and Conditions"),
    )
    related_headline = css(".c-posts__headline, .c-video__data")
    boilerplate = pattern(
        r"^(?:Story continues below advertisement|[\d,]+ Read|Add Global News .+|Stick to the Facts"
        r"|.+ Alerts from Global News|Get (?:daily|breaking|weekly) .+|By providing your email address, .+"
        r"|Sign up for .+ newsletter)$"
    )
