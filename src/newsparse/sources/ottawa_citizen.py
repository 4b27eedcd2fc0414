"""Ottawa Citizen, Ottawa."""

from newsparse import pattern, register
from newsparse.sources._postmedia import HOUSE, Postmedia


@register
class OttawaCitizen(Postmedia):
    """Ottawa Citizen, Ottawa."""

    name = "ottawa-citizen"
    publisher = "Ottawa Citizen"
    domains = ("ottawacitizen.com",)
    signs = (pattern(r"^© 2\d{3} Ottawa Citizen, a division of Postmedia"), HOUSE)
