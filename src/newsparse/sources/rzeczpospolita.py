"""Rzeczpospolita, Warsaw."""

from newsparse import Source, css, pattern, register


@register
class Rzeczpospolita(Source):
    """Rzeczpospolita, Warsaw: sponsored tiles stand among the articles of its lists."""

    publisher = "Rzeczpospolita"
    domains = ("rp.pl",)
    country = "PL"
    languages = ("pl",)
    timezone = "Europe/Warsaw"
    signs = (
        pattern(r"^© Licencja na publikację$|^© Copyright by GREMI MEDIA SA$"),
        pattern(r"^Źródło: rp\.pl$"),
    )
    standfirst = css(".blog--subtitle, .article--lead")
    related_headline = css(".latest--block [class*=line-clamp-4]")
    boilerplate = css("[class*=commercialComponent], .content--excerpt .lead, #tagsTab")
