"""TimesLIVE, Johannesburg."""

from newsparse import Source, css, pattern, register


@register
class TimesLive(Source):
    """TimesLIVE, Johannesburg."""

    publisher = "TimesLIVE"
    domains = ("timeslive.co.za",)
    country = "ZA"
    languages = ("en",)
    timezone = "Africa/Johannesburg"
    signs = (pattern(r"^About TimesLIVE$"), pattern(r"^(?:© 20\d\d|20\d\d ©) Arena Holdings"))
    related_teaser = css(".related-container .synopsis, .related-container .section")
    boilerplate = css(".most-read .section-link, .tl-marquee-home")
