"""Ukrainska Pravda, Kyiv."""

from newsparse import Source, css, pattern, register

STAMP = r"\d{1,2} [^\W\d_]+, \d\d:\d\d"
"""As in "14 жовтня, 08:10"; in a list the author stands before it."""


@register
class UkrainskaPravda(Source):
    """Ukrainska Pravda, Kyiv."""

    name = "pravda-ua"
    publisher = "Українська правда"
    domains = ("pravda.com.ua",)
    country = "UA"
    languages = ("uk", "ru", "en")
    timezone = "Europe/Kyiv"
    caption = pattern(r"^(?:колаж|коллаж): .+$")
    byline = (css(".post_author_name"), pattern(r"^[^.!?]+, (?:для )?УП$"))
    published = css(".post_author_date")
    related_label = (
        css(".section_other_news .section_title"),
        pattern(r"^(?:Головне на Українській правді|Усі публікації)$"),
    )
    related_timestamp = pattern(rf"^[^,]+, ({STAMP})$")
    boilerplate = pattern(rf"^[^,]+,(?= {STAMP}$)")
