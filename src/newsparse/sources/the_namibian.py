"""The Namibian, Windhoek."""

from newsparse import Source, css, pattern, register


@register
class TheNamibian(Source):
    """The Namibian, Windhoek."""

    name = "the-namibian"
    publisher = "The Namibian"
    domains = ("namibian.com.na",)
    country = "NA"
    languages = ("en",)
    timezone = "Africa/Windhoek"
    signs = (
        pattern(r"^Stay informed with The Namibian\b"),
        pattern(r"\bThe Free Press of Namibia \(Proprietary\)"),
    )
    standfirst = css(".tdb_single_subtitle h1")
    boilerplate = pattern(r"^(?:Stay informed with The Namibian|Save my name, email, and website) .+")
