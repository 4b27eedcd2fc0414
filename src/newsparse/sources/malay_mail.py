"""Malay Mail, Kuala Lumpur."""

from newsparse import Source, pattern, register


@register
class MalayMail(Source):
    """Malay Mail, Kuala Lumpur."""

    name = "malay-mail"
    publisher = "Malay Mail"
    domains = ("malaymail.com",)
    country = "MY"
    languages = ("en",)
    timezone = "Asia/Kuala_Lumpur"
    signs = (
        pattern(r"^© \d{4}, Malay Mail, All Rights Reserved"),
        pattern(r"^ARCHIVES ABOUT US PRIVACY POLICY"),
        pattern(r"^[A-Z][a-z]+day, \d\d [A-Z][a-z]{2} \d{4} +\d{1,2}:\d\d [AP]M MYT$"),
        pattern(r"^[A-Z][\w& ]{2,20} / \d+ ?[mhd] ago$"),
    )
