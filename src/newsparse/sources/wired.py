"""WIRED, San Francisco."""

from newsparse import pattern, register
from newsparse.sources._conde_nast import CondeNast


@register
class Wired(CondeNast):
    """WIRED, San Francisco."""

    publisher = "WIRED"
    domains = ("wired.com",)
    signs = (
        pattern(r"^© 20\d\d Condé Nast\..* WIRED may earn"),
        pattern(r"^Special offer for Gear readers\b|^Get WIRED\b"),
        pattern(r"^If you buy something using links\b"),
    )
    boilerplate = pattern(
        r"^\$[\d,.]+ at .{2,60}$|^(?:Special offer for Gear readers|If you buy something using links):?.+"
    )
