"""Habertürk, Istanbul."""

from newsparse import Source, css, pattern, register


@register
class Haberturk(Source):
    """Habertürk, Istanbul."""

    publisher = "Habertürk"
    domains = ("haberturk.com",)
    country = "TR"
    languages = ("tr",)
    timezone = "Europe/Istanbul"
    signs = (
        pattern(r"habertürk uygulamasını indirin$"),
        pattern(r"^“Günün manşetlerini ve en çok okunan\b"),
        pattern(r"^GÜNÜN ÖNEMLİ MANŞETLERİ$"),
        pattern(r"^Giriş: \d\d\.\d\d\.\d{4} - \d\d:\d\d\b"),
    )
    caption = pattern(r"^Fotoğraf.+ servis edilmiştir\.$")
    related_headline = css("[data-type='headlinesOfTheDay'] figcaption, [data-type='authors'] figcaption")
    boilerplate = pattern(r"^“Günün manşetlerini ve en çok okunan .+")
