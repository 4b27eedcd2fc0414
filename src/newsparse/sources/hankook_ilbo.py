"""Hankook Ilbo, Seoul."""

from newsparse import Source, pattern, register


@register
class HankookIlbo(Source):
    """Hankook Ilbo, Seoul."""

    name = "hankook-ilbo"
    publisher = "한국일보"
    domains = ("hankookilbo.com",)
    country = "KR"
    languages = ("ko",)
    timezone = "Asia/Seoul"
    signs = (pattern(r"^세상을 보는 균형, "), pattern(r"[©ⓒ] Hankookilbo"))
    byline = pattern(r"^[가-힣]{2,4} 기자(?: 외 \d+명)?$")
