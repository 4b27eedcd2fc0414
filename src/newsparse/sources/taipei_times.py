"""Taipei Times."""

from newsparse import Source, css, pattern, register


@register
class TaipeiTimes(Source):
    """Taipei Times."""

    name = "taipei-times"
    publisher = "Taipei Times"
    domains = ("taipeitimes.com",)
    country = "TW"
    languages = ("en",)
    timezone = "Asia/Taipei"
    signs = (pattern(r"^Copyright © 1999-\d{4} The Taipei Times\."), pattern(r"^Bilingual Pages$"))
    caption = (css(".imgboxa"), pattern(r"^Photo: .+"))
    boilerplate = pattern(r"^Bilingual Pages$")
