"""WIRED, San Francisco."""

from newsparse import pattern, register
from newsparse.sources._conde_nast import CondeNast


@register
class Wired(CondeNast):
    """WIRED, San Francisco."""

    publisher = "WIRED"
    domains = ("wired.com",)
    signs = (
        pattern(r"^© 20\d\d Condé Nast\. All rights reserved\. WIRED may earn"),
        pattern(r"^Special offer for Gear readers: Get WIRED for just|^Get WIRED\b"),
        pattern(r"^If you buy something using links in our stories, we may earn a commission"),
    )
    boilerplate = pattern(
        r"^\$[\d,.]+ at .{2,60}$|^(?:Special offer for Gear readers|If you buy something using links):?.+"
    )
