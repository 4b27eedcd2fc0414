"""Reuters, London."""

from newsparse import Source, css, pattern, register

KICKER = r"^[A-Z][\w&, ]{2,40}category(?=[^a-z])"
STAMP = r"(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4})?(?: · )?(?:\d{1,2}:\d\d [AP]M [A-Z]{3}(?:[+-]\d+)?)?"
AGO = r" · (?:Updated )?(?:.{0,16}) ?ago"
"""As in "World category Headline March 7, 2024 · 11:32 AM UTC · Updated 2 hours ago"."""


@register
class Reuters(Source):
    """Reuters, London."""

    publisher = "Reuters"
    domains = ("reuters.com",)
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    agency = "Reuters"
    signs = (
        pattern(r"^© \d+ Reuters\. All [Rr]ights [Rr]eserved"),
        pattern(r"^All quotes delayed a minimum\b"),
        pattern(r"^Our Standards: ?The Thomson Reuters Trust\b"),
        pattern(rf"{KICKER}.+$"),
        pattern(r"\d{4}\d{1,2}:\d\d [AP]M (?:UTC|GMT)\S*(?:Last )?Updated\b.*$"),
    )
    related_headline = css("[data-testid=MediaStoryCard] [data-testid=Heading]")
    related_timestamp = pattern(rf"{KICKER}.*?({STAMP})(?:{AGO})?$")
    boilerplate = (
        pattern(rf"{KICKER}|{AGO}$"),
        pattern(r"^Advertisement · Scroll to continue$|, opens new tab$|^All quotes delayed a minimum\b.*$"),
    )
