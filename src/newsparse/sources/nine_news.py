"""9News, Sydney: on nine.com.au since 2025."""

from newsparse import Source, pattern, register


@register
class NineNews(Source):
    """9News, Sydney: captions end with the agency."""

    name = "nine-news"
    publisher = "9News"
    domains = ("9news.com.au", "nine.com.au")
    country = "AU"
    languages = ("en",)
    timezone = "Australia/Sydney"
    signs = (
        pattern(r"^© 2\d{3} Nine Entertainment Co\.$"),
        pattern(r"^(?:9News|About 9News|9Now)$|\bcontact@9news\.com\.au$"),
    )
    caption = pattern(r"^.+[.?] (?:\([A-Z][^()]*\)|AP)$|^.+ AP Photo/.+$")
