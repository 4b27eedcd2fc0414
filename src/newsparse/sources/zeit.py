"""Die Zeit, Hamburg."""

from newsparse import Source, pattern, register


@register
class Zeit(Source):
    """Die Zeit, Hamburg: its news, largely of the agencies, and its own pieces."""

    publisher = "ZEIT ONLINE"
    domains = ("zeit.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^ZEIT ONLINE hat diese Meldung\b"),
        pattern(r"^Danke, dass Sie ZEIT ONLINE nutzen\.$"),
    )
    byline = pattern(r"^Quelle: .+$")
    related_label = pattern(r"^Aktuelles: Schlagzeilen$")
    boilerplate = pattern(r"^ZEIT ONLINE hat diese Meldung\b.*")
