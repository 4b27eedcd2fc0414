"""Postmedia, Toronto: what its papers share."""

from newsparse import Source, pattern

HOUSE = pattern(r"^Notice for the Postmedia Network$|^By signing up you consent to .+ Postmedia Network Inc")
"""In the footer, and below the form for a newsletter."""

OFFERS = (
    r"^(?:Article content|Story continues below|Advertisement \d+|This advertisement has not loaded yet\b.*"
    r"|(?:THIS CONTENT IS|THIS ARTICLE IS|SUBSCRIBE|REGISTER|Subscribe now|Register to unlock)\b.*"
    r"|(?:Exclusive articles|Daily (?:content|puzzles)|Unlimited \w+ access|Access articles)\b.*"
    r"|(?:Opportunity to engage|Create an account or|Share your thoughts|Enjoy (?:additional|the latest))\b.*"
    r"|.+ ePaper, an electronic replica\b.*|(?:Try refreshing your browser|tap here to see)\b.*|.+ Back to video"
    r"|(?:Get email updates|Thanks for signing|A welcome email|The next issue of .+ your inbox|Interested in more)\b.*"
    r"|We encountered an issue\b.*|By signing up you\b.*|Author of the article:|You can save this article\b.*"
    r"|There was an error, please\b.*|Notice for the Postmedia Network|\d+ [\w ]+, (?:Toronto|Ottawa), Ontario\b.*"
    r"|Support local journalism\b.*|Our website is (?:the place|your destination) for\b.*)$"
)
"""What stands between the paragraphs: labels of advertisements, offers, and the newsletter's form."""


class Postmedia(Source):
    """A Postmedia paper: offers and advertisements between the paragraphs, cards with teasers below them."""

    country = "CA"
    languages = ("en",)
    timezone = "America/Toronto"
    boilerplate = pattern(OFFERS)
