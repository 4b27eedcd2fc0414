"""Nature, London."""

from newsparse import Source, css, pattern, register


@register
class Nature(Source):
    """Nature, London."""

    publisher = "Nature"
    domains = ("nature.com",)
    country = "GB"
    languages = ("en",)
    timezone = "Europe/London"
    signs = (
        pattern(r"^© 20\d\d Springer Nature Limited"),
        pattern(r"^Sign up (?:to|for the) Nature Briefing"),
        pattern(r"^doi: https://doi\.org/10\.1038/d\d+-\S+$"),
        pattern(r"^Latest on:$"),
        pattern(r"^[A-Z][A-Za-z&' ]{2,30} \d\d [A-Z]{3} \d\d$"),
    )
    boilerplate = (
        css(".js-jobs-career-wrapper"),
        pattern(r"^(?:You have full access|Access (?:the most recent|through your)|Explore the latest features) .+$"),
        pattern(r"^[A-Z][^\W\d]+(?:[ -][^\W\d]+){1,3}(\d(?:,| &)?)$"),
    )
