"""junge Welt, Berlin."""

from newsparse import Source, css, pattern, register


@register
class JungeWelt(Source):
    """junge Welt, Berlin: its pages until 2025, and those since."""

    name = "junge-welt"
    publisher = "junge Welt"
    domains = ("jungewelt.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^(?:Aus:|Erschienen in der) Ausgabe vom \d\d\.\d\d\.2\d{3}, Seite \d+"),
        pattern(r"^Ich möchte einen Leserbrief zu(?:m| diesem)\b"),
        pattern(r"^→ mehr aus dem Ressort .+$"),
        pattern(r"^© junge Welt\b"),
    )
    standfirst = pattern(r"^.+$", below=r"(?:^Aus: Ausgabe vom .+|^\d\d\.\d\d\.\d{4}\n→ .+)\n.+\n.+$")
    related_label = pattern(r"^→ (?:siehe auch|mehr aus dem Ressort .+)$")
    related_headline = css(".glider .slide h3")
    boilerplate = pattern(
        r"^(?:Aus:|Erschienen in der) Ausgabe vom .+$|^.+die (?:Tageszeitung )?junge Welt(?: über|:) .+$"
    )
