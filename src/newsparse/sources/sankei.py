"""Sankei Shimbun, Tokyo."""

from newsparse import Source, pattern, register


@register
class Sankei(Source):
    """Sankei Shimbun, Tokyo."""

    publisher = "産経新聞"
    domains = ("sankei.com",)
    country = "JP"
    languages = ("ja",)
    timezone = "Asia/Tokyo"
    signs = (pattern(r"^©\d{4}-\d{4} The Sankei Shimbun\."), pattern(r"^産経新聞をフォローして.+$"))
    boilerplate = pattern(r"^産経新聞(?:電子版のお申し込み|をフォローして).*")
