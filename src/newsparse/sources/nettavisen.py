"""Nettavisen, Oslo."""

from newsparse import Source, css, pattern, register


@register
class Nettavisen(Source):
    """Nettavisen, Oslo: "Tips meg" stands beside each author."""

    publisher = "Nettavisen"
    domains = ("nettavisen.no",)
    country = "NO"
    languages = ("no",)
    timezone = "Europe/Oslo"
    signs = (
        pattern(r"^Nettavisen\. © Mediehuset Nettavisen AS 2\d{3}"),
        pattern(r"^Tips oss 02060 02060@nettavisen\.no$"),
    )
    standfirst = css(".lead-text")
    byline = pattern(r"^(.+) Tips meg$")
    boilerplate = pattern(r"(?<=\w) (Tips meg)$")
