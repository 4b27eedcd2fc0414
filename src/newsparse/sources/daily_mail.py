"""Daily Mail, London."""

import re

from newsparse import Source, pattern, register


@register
class DailyMail(Source):
    """Daily Mail, London."""

    name = "daily-mail"
    publisher = "Daily Mail"
    domains = ("dailymail.co.uk", "dailymail.com")
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    signs = (
        pattern(r"^Published by Associated Newspapers Ltd"),
        pattern(r"^Part of the Daily Mail, The Mail\b"),
        pattern(r"^By .+ For (?:Dailymail\.Com|Mailonline|The Daily Mail)\b", re.I),
        pattern(r"^Published: \d\d:\d\d [A-Z]{3,4}, \d{1,2} \w+ \d{4}"),
    )
    boilerplate = pattern(r"^(?:Part of the Daily Mail|Daily Mail Mail on Sunday|Metro Newzit)\b.*")
