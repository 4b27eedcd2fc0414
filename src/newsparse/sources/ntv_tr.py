"""NTV, Istanbul."""

from newsparse import Source, css, pattern, register


@register
class NTV(Source):
    """NTV, Istanbul."""

    name = "ntv-tr"
    publisher = "NTV"
    domains = ("ntv.com.tr",)
    country = "TR"
    languages = ("tr",)
    timezone = "Europe/Istanbul"
    signs = (
        pattern(r"^NTV uygulamasını indirin, gelişmelerden haberdar olun$"),
        pattern(r"^NTV RADYO$"),
        pattern(r"^NTV\.COM\.TR’ye geri dön$"),
        pattern(r"^Copyright \d{4}\|Tüm Hakları Saklıdır\.$"),
    )
    byline = pattern(r"^Haberler - .+")
    related_headline = css(".detail-related-news-content-text")
    boilerplate = pattern(
        r"^.*HaberleriTürkiye HaberleriDünya Haberleri.*|^NTV uygulamasını indirin, .+|^NTV\.COM\.TR’ye .+"
    )
