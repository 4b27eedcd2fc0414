"""Deutsche Welle, Bonn."""

from newsparse import Source, css, pattern, register


@register
class DW(Source):
    """Deutsche Welle, Bonn: one kind of page until spring 2023, and the present one."""

    publisher = "Deutsche Welle"
    domains = ("dw.com",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"© 2\d{3} Deutsche Welle.*$"),
        pattern(r"^(?:Angebote der DW|DW im Unterricht)$"),
        pattern(r"^Autorin/Autor .+$"),
        pattern(r"^Datum \d\d\.\d\d\.\d{4}$"),
    )
    caption = css(".picBox p")
    published = pattern(r"^Datum (\d\d\.\d\d\.\d{4})$")
    tags = (css("#related-topics aside"), pattern(r"^Themenseiten .+$"))
    related_label = pattern(r"^Audio und Video zum Thema$")
    related_headline = css(".vjs-wrapper .headline")
