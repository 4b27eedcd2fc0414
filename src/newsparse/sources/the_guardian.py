"""The Guardian, London."""

from newsparse import Source, css, pattern, register


@register
class TheGuardian(Source):
    """The Guardian, London."""

    name = "the-guardian"
    publisher = "The Guardian"
    domains = ("theguardian.com",)
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    signs = (
        pattern(r"^© 20\d\d Guardian News & Media Limited\b"),
        pattern(r"^(?:Original reporting and incisive analysis\b|Available for everyone, funded by readers$)"),
        pattern(r"^(?:skip past|after) newsletter promotion$"),
    )
    related_headline = css(".rich-link__title")
    caption = pattern(r"^.+ – video(?: \w+)?$")
    boilerplate = (
        pattern(
            r"^(?:(?:skip past|after) newsletter promotion|Sign up to .{3,40}|Free \w+ newsletter|\d\d:\d\d:\d\d)$"
        ),
        pattern(r"^(?:Privacy Notice: Newsletters may contain|Original reporting and incisive analysis).+"),
    )
