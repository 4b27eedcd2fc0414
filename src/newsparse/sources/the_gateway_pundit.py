"""The Gateway Pundit, St. Louis."""

from newsparse import Source, css, pattern, register


@register
class TheGatewayPundit(Source):
    """The Gateway Pundit, St. Louis."""

    name = "the-gateway-pundit"
    publisher = "The Gateway Pundit"
    domains = ("thegatewaypundit.com",)
    country = "US"
    languages = ("en",)
    timezone = "America/Chicago"
    signs = (
        pattern(r"^© 20\d\d The Gateway Pundit"),
        pattern(r"^You can email .+ here, and read more of"),
        pattern(r"^Trending (?:Now )?on TGP$"),
    )
    caption = css(".entry-content p > img ~ em")
    boilerplate = pattern(
        r"^[\d.,]+k views:"
        r"|^(?:You can email|Visit \w+\.(?:com|org)|Check out TGP|As the mainstream|Please Donate|Ad block users:).+"
    )
