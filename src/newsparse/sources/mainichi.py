"""Mainichi Shimbun, Tokyo."""

from newsparse import Source, css, pattern, register


@register
class Mainichi(Source):
    """Mainichi Shimbun, Tokyo."""

    publisher = "毎日新聞"
    domains = ("mainichi.jp",)
    country = "JP"
    languages = ("ja",)
    timezone = "Asia/Tokyo"
    signs = (
        pattern(r"^毎日新聞 \d{4}/\d{1,2}/\d{1,2} .+文字$"),
        pattern(r"^【時系列で見る】$"),
        pattern(r"^Copyright THE MAINICHI NEWSPAPERS\."),
    )
    byline = pattern(r"(?<=。)【[^【】]+】$")
    boilerplate = css(".siderankinglist-tab")
