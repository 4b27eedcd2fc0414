"""Voice of America, Washington."""

from newsparse import Source, pattern, register


@register
class VoiceOfAmerica(Source):
    """Voice of America, Washington."""

    name = "voice-of-america"
    publisher = "Voice of America"
    domains = ("voanews.com",)
    country = "US"
    languages = ("en",)
    timezone = "America/New_York"
    signs = (pattern(r"^VOA Pronunciation Guide$"), pattern(r"^(?:All About America|The Day in Photos)$"))
