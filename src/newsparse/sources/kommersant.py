"""Kommersant, Moscow."""

from newsparse import Source, css, pattern, register


@register
class Kommersant(Source):
    """Kommersant, Moscow."""

    publisher = "Коммерсантъ"
    domains = ("kommersant.ru",)
    country = "RU"
    languages = ("ru",)
    timezone = "Europe/Moscow"
    signs = (pattern(r"^(?:Газета|Журнал) «Коммерсантъ[^»]*» №"), pattern(r"^© АО «Коммерсантъ»\."))
    boilerplate = (css(".ba__list"), pattern(r"^(?:Развернуть на весь экран|Выйти из полноэкранного режима)$"))
