"""The Sun, London."""

from newsparse import Source, pattern, register


@register
class TheSun(Source):
    """The Sun, London."""

    name = "the-sun"
    publisher = "The Sun"
    domains = ("thesun.co.uk",)
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    signs = (
        pattern(r"^© ?News Group Newspapers Limited in England\b"),
        pattern(r"\"The Sun\", \"Sun\", \"Sun Online\" are\b"),
        pattern(r"^NEW STORIES ON THE SUN$"),
    )
    boilerplate = pattern(r"^(?!(?:MOST|MORE|READ|RELATED|LATEST)\b)(?:[A-Z'’!?-]+ ){1,3}[A-Z'’!?-]+$")
