"""The Mirror, London."""

from newsparse import Source, css, pattern, register


@register
class TheMirror(Source):
    """The Mirror, London."""

    name = "the-mirror"
    publisher = "The Mirror"
    domains = ("mirror.co.uk",)
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    signs = (
        pattern(r"^© ?20\d\d (?:a Reach plc subsidiary|MGN Limited)"),
        pattern(r"^Subscribe to Daily Mirror and Sunday Mirror\b"),
        pattern(r"^(?:Follow ?(?:Daily ?)?|Sign up to FREE email alerts from )Mirror\b"),
    )
    boilerplate = (
        css(".live-event-key-events, .more-on"),
        pattern(r"^\d\d:\d\d(?:KEY EVENT|[A-Z][\w' -]+)$|^Article continues below$"),
        pattern(
            r"^(?:Invalid Email|Thank you for subscribing|Do you have a story|Keep up to date|Get email updates).*"
        ),
    )
