"""20 Minuten, Zürich."""

from newsparse import Source, pattern, register


@register
class ZwanzigMinuten(Source):
    """20 Minuten, Zürich: class names mean nothing here, so it's known by the shape of its boxes."""

    name = "zwanzig-minuten"
    publisher = "20 Minuten"
    domains = ("20min.ch",)
    country = "CH"
    languages = ("de",)
    timezone = "Europe/Zurich"
    signs = (
        pattern(r"^Karriere ?Impressum & \w+"),
        pattern(r"^(?:Folgst du schon 20 Minuten auf Whatsapp\?|Hol dir die 20 Minuten App!)$"),
    )
    headline = pattern(r"^.+$", below=r"^Publiziert ?\d.+$")
    boilerplate = pattern(
        r"^(?:Folgst du schon .+|.+ 20 Minuten und du bekommst\b.+|.+ Teile dein.+ mit der Community\."
        r"|Karriere ?Impressum\b.*|(?:[\w &]+\|){2,})$"
    )
