"""TimesLIVE, Johannesburg."""

from newsparse import Source, register


@register
class TimesLive(Source):
    """TimesLIVE, Johannesburg."""

    publisher = "TimesLIVE"
    domains = ("timeslive.co.za",)
    country = "ZA"
    languages = ("en",)
    timezone = "Africa/Johannesburg"
