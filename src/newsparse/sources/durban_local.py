"""DurbanLocal, Durban."""

from newsparse import Source, css, pattern, register


@register
class DurbanLocal(Source):
    """DurbanLocal, Durban."""

    name = "durban-local"
    publisher = "DurbanLocal"
    domains = ("durbanlocal.co.za",)
    country = "ZA"
    languages = ("en",)
    timezone = "Africa/Johannesburg"
    signs = (pattern(r"^Your DurbanLocal is the voice of\b"), pattern(r"^Sections on Your eThekwini$"))
    caption = (css("[class*=image_image-widget] p"), pattern(r"^Pictured (?:at|from|in|right|left|with)\b.+$"))
    tags = pattern(r"^[a-z]{30,}$")
    boilerplate = pattern(r"^Your DurbanLocal is the voice of .+")
