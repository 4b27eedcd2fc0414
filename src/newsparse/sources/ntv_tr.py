"""NTV, Istanbul."""

from newsparse import Source, pattern, register


@register
class NTV(Source):
    """NTV, Istanbul."""

    name = "ntv-tr"
    publisher = "NTV"
    domains = ("ntv.com.tr",)
    country = "TR"
    languages = ("tr",)
    timezone = "Europe/Istanbul"
    signs = (pattern(r"^NTV uygulamasını indirin, gelişmelerden haberdar olun$"), pattern(r"^NTV RADYO$"))
    boilerplate = pattern(r"^.*HaberleriTürkiye HaberleriDünya Haberleri.*|^NTV uygulamasını indirin, .+")
