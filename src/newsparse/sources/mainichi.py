"""Mainichi Shimbun, Tokyo."""

from newsparse import Source, register


@register
class Mainichi(Source):
    """Mainichi Shimbun, Tokyo."""

    publisher = "毎日新聞"
    domains = ("mainichi.jp",)
    country = "JP"
    languages = ("ja",)
    timezone = "Asia/Tokyo"
