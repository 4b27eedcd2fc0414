"""National Post, Toronto."""

from newsparse import pattern, register
from newsparse.sources._postmedia import HOUSE, Postmedia


@register
class NationalPost(Postmedia):
    """National Post, Toronto."""

    name = "national-post"
    publisher = "National Post"
    domains = ("nationalpost.com",)
    signs = (pattern(r"^© 2\d{3} National Post, a division of Postmedia"), HOUSE)
