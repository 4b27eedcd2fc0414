"""Der Standard, Vienna."""

from newsparse import Source, pattern, register


@register
class DerStandard(Source):
    """Der Standard, Vienna: authors and date in brackets end the text."""

    name = "der-standard"
    publisher = "Der Standard"
    domains = ("derstandard.at", "derstandard.de")
    country = "AT"
    languages = ("de",)
    timezone = "Europe/Vienna"
    signs = (
        pattern(r"^© STANDARD Verlagsgesellschaft m\.b\.H\. 2\d{3}$"),
        pattern(r"^Die Kommentare im Forum geben nicht\b"),
    )
    byline = pattern(r"(?<=[.!?\"“]) (\([A-ZÄÖÜ][^()]+, \d{1,2}\.\d{1,2}\.20\d\d\))$")
    caption = pattern(
        r"^(?:(?:APA|AFP|AP|EPA|Getty|IMAGO|Imago|REUTERS|Reuters)/|Fotos?: |Screenshots? )\S[^:!?]{1,60}$"
    )
