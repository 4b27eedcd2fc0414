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
    byline = pattern(r"(?<=。)【[^【】]+】$")
    related_label = pattern(r"^【時系列で見る】$")
    boilerplate = css(".siderankinglist-tab")
