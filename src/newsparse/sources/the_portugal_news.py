"""The Portugal News, Lagoa."""

from newsparse import Source, css, pattern, register

STAMP = r"\d\d \w{3} \d{4}, \d\d:\d\d"


@register
class ThePortugalNews(Source):
    """The Portugal News, Lagoa: sections stand before the time of the article, and of each item in its lists."""

    name = "the-portugal-news"
    publisher = "The Portugal News"
    domains = ("theportugalnews.com",)
    country = "PT"
    languages = ("en",)
    timezone = "Europe/Lisbon"
    signs = (
        pattern(r"^© 2\d{3} The Portugal News - Established 1977|^All content and design is copyright Anglopress"),
        pattern(rf"^By .+, in .+ · {STAMP} · \d+ Comments?$"),
        pattern(rf"^In News, Portugal\b.* - {STAMP}$"),
    )
    published = pattern(rf"^By .+ · ({STAMP}) · \d+ Comments?$")
    related_timestamp = pattern(rf"^In .+ - ({STAMP})$")
    boilerplate = (
        css(".main-heading .active"),
        pattern(rf"^(?:By [^,]+(?=,))?(,? ?[iI]n .+ [-·] )(?={STAMP})"),
        pattern(r"^View all \w+ articles$| · \d+ Comments?$"),
    )
