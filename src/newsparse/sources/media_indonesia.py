"""Media Indonesia, Jakarta."""

from newsparse import Source, css, pattern, register


@register
class MediaIndonesia(Source):
    """Media Indonesia, Jakarta."""

    name = "media-indonesia"
    publisher = "Media Indonesia"
    domains = ("mediaindonesia.com",)
    country = "ID"
    languages = ("id",)
    timezone = "Asia/Jakarta"
    signs = (pattern(r"WhatsApp channel mediaindonesia\.com"), pattern(r"^Copyright @ \d{4} Media Group\b"))
    boilerplate = pattern(r"^Cek berita dan artikel yg lain.+")
    related_headline = css(".newsticker-slider .item, .card-1-title")
