"""Tokyo Shimbun."""

from newsparse import Source, css, pattern, register


@register
class TokyoShimbun(Source):
    """Tokyo Shimbun."""

    name = "tokyo-shimbun"
    publisher = "東京新聞"
    domains = ("tokyo-np.co.jp",)
    country = "JP"
    languages = ("ja",)
    timezone = "Asia/Tokyo"
    signs = (pattern(r"^東京新聞社会事業団$"), pattern(r"^Copyright © The Chunichi Shimbun, All Rights Reserved\.$"))
    related_headline = (css(".cmp-m-catelst001 .detail-ttl, ol .detail-ttl"), pattern(r"^【関連記事】(.+)$"))
    boilerplate = pattern(r"^【関連記事】")
