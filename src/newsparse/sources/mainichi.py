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
    byline = (css(".articletag-author"), pattern(r"(?<=。)【[^【】]+】$"))
    related_label = pattern(r"^【時系列で見る】$")
    tags = css(".articledetail-head-category-list li")
    boilerplate = css(".siderankinglist-tab")
