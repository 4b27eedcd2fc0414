"""Expressen, Stockholm."""

from newsparse import Source, css, pattern, register


@register
class Expressen(Source):
    """Expressen, Stockholm: its preamble has several paragraphs."""

    publisher = "Expressen"
    domains = ("expressen.se",)
    country = "SE"
    languages = ("sv",)
    timezone = "Europe/Stockholm"
    signs = (
        pattern(r"^Detta är en \w+\. Expressen granskar, avslöjar"),
        pattern(r"^© Expressen AB$|^Expressen är en del av Bonnier News$"),
    )
    standfirst = css(".article__preamble p")
    boilerplate = pattern(r"^(?:Anmäl text- och faktafel\b.*|Expressen är en del av Bonnier News)$")
