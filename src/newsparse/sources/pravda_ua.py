"""Ukrainska Pravda, Kyiv."""

from newsparse import Source, css, pattern, register


@register
class UkrainskaPravda(Source):
    """Ukrainska Pravda, Kyiv."""

    name = "pravda-ua"
    publisher = "Українська правда"
    domains = ("pravda.com.ua",)
    country = "UA"
    languages = ("uk", "ru", "en")
    timezone = "Europe/Kyiv"
    signs = (
        pattern(r"^(?:Головне на Українській правді|Главное на Украинськой правде)$"),
        pattern(r"^(?:Усі публікації|Все публикации)(?: УП)?$"),
        pattern(r"^© 2000-\d{4}, (?:Українська|Украинская) правда\b"),
    )
    byline = (css(".post_author_name"), pattern(r"^[^.!?]+, (?:для )?УП$"))
    related_label = pattern(
        r"^(?:Головне на Українській правді|Главное на Украинськой правде|Усі публікації|Все публикации)$"
    )
