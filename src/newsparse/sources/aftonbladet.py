"""Aftonbladet, Stockholm."""

from newsparse import Source, pattern, register


@register
class Aftonbladet(Source):
    """Aftonbladet, Stockholm: captions end with the photographer's name."""

    publisher = "Aftonbladet"
    domains = ("aftonbladet.se",)
    country = "SE"
    languages = ("sv",)
    timezone = "Europe/Stockholm"
    signs = (
        pattern(r"^Dagens namn: [A-ZÅÄÖ]\w+"),
        pattern(r"^StartSportPlus\w*|\btipsa@aftonbladet\.se\w*|^OmAftonbladet\w*"),
    )
    boilerplate = pattern(r"^(?:Tjänstgörande redaktörer\w*.*|helskärm)$")
