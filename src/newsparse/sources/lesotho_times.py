"""Lesotho Times, Maseru."""

import re

from newsparse import Source, css, pattern, register


@register
class LesothoTimes(Source):
    """Lesotho Times, Maseru."""

    name = "lesotho-times"
    publisher = "Lesotho Times"
    domains = ("lestimes.com",)
    country = "LS"
    languages = ("en",)
    timezone = "Africa/Maseru"
    signs = (
        pattern(r"^© Copyright 20\d\d - Lesotho Times|^© ?20\d\d - lestimes\.com\."),
        pattern(r"^Lesotho's (?:largest weekly|widely read) newspaper\b", re.I),
    )
    related_headline = css(".related-title h6, .nav-single a")
    boilerplate = pattern(r"^← ?| ?→$|^Lesotho's (?:largest weekly|widely read) newspaper\b.*$")
