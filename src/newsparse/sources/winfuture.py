"""WinFuture, Berlin."""

from newsparse import Source, css, pattern, register, xpath


@register
class WinFuture(Source):
    """WinFuture, Berlin."""

    publisher = "WinFuture"
    domains = ("winfuture.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (pattern(r"^Jobs bei WinFuture$"), pattern(r"^❤ WinFuture unterstützen$"))
    related_headline = xpath("//div[@class = 'rightBxHead'][. = 'Neue Nachrichten']/following-sibling::div//li")
    boilerplate = (css(".neueste_screenshots"), pattern(r"^In diesem Artikel sind Affiliate-Links enthalten.+|^❤ .+"))
