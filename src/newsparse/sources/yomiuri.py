"""Yomiuri Shimbun, Tokyo."""

from newsparse import Source, pattern, register


@register
class Yomiuri(Source):
    """Yomiuri Shimbun, Tokyo."""

    publisher = "読売新聞"
    domains = ("yomiuri.co.jp",)
    country = "JP"
    languages = ("ja",)
    timezone = "Asia/Tokyo"
    signs = (pattern(r"^© The Yomiuri Shimbun\.$"), pattern(r"^読売新聞オンラインに掲載している.+$"))
    boilerplate = pattern(r"^読売新聞オンラインに掲載している.+")
