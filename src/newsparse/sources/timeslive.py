"""TimesLIVE, Johannesburg."""

from newsparse import Source, css, register


@register
class TimesLive(Source):
    """TimesLIVE, Johannesburg."""

    publisher = "TimesLIVE"
    domains = ("timeslive.co.za",)
    country = "ZA"
    languages = ("en",)
    timezone = "Africa/Johannesburg"
    related_teaser = css(".related-container .synopsis, .related-container .section")
    boilerplate = css(".most-read .section-link, .tl-marquee-home")
