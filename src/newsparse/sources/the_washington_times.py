"""The Washington Times, Washington."""

from newsparse import Source, pattern, register, xpath


@register
class TheWashingtonTimes(Source):
    """The Washington Times, Washington."""

    name = "the-washington-times"
    publisher = "The Washington Times"
    domains = ("washingtontimes.com",)
    country = "US"
    languages = ("en",)
    timezone = "America/New_York"
    signs = (
        pattern(r"^Copyright © 20\d\d The Washington Times, LLC"),
        pattern(r"^All site contents © Copyright 20\d\d\b.* The Washington Times, LLC"),
    )
    published = pattern(r"(?<= - )\w+day, [A-Z]\w+ \d{1,2}, \d{4}$")
    related_headline = xpath("//h2[span[@class='podcasthed']]")
    boilerplate = pattern(r"^(?:Click to Read More and View Comments|The Front Page Podcast.*)$| -(?= \w+day, \w+ \d)")
