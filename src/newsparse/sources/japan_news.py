"""The Japan News, Tokyo."""

from newsparse import Source, css, pattern, register


@register
class JapanNews(Source):
    """The Japan News, Tokyo."""

    name = "japan-news"
    publisher = "The Japan News"
    domains = ("japannews.yomiuri.co.jp",)
    country = "JP"
    languages = ("en",)
    timezone = "Asia/Tokyo"
    signs = (
        pattern(r"/ Yomiuri Shimbun (?:Correspondent|Staff Writer)s?$"),
        pattern(r"^JN ACCESS RANKING$"),
        pattern(r"^© \d{4} The Japan News - by"),
    )
    related_headline = css(".ranking li")
    related_label = pattern(
        r"^(?:JN ACCESS RANKING|[A-Z][\w& ]{2,30} Latest Articles|\"[A-Z][\w& ]+\" POPULAR ARTICLE)$"
    )
    boilerplate = (
        pattern(r"^The Japan News / Weekly Edition$|^Add TheJapanNews to .+"),
        pattern(r" / Yomiuri Shimbun (?:Correspondent|Staff Writer)s?$"),
    )
