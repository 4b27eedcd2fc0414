"""Focus Online, Munich."""

from newsparse import Source, css, pattern, register


@register
class Focus(Source):
    """Focus Online, Munich."""

    publisher = "FOCUS online"
    domains = ("focus.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^FOCUS Online Community$"),
        pattern(r"^Weitere Online-Angebote sowie Partner der BurdaForward\b"),
    )
    headline = css(".articleIdentH1")
    boilerplate = (
        css(".teaserItem h3"),
        pattern(
            r"^(?:Bitte markieren Sie|Aber keine Sorge: Gentechnish|Die mit einem Symbol oder Unterstreichung) .+$"
        ),
    )
