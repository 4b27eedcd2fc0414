"""Rules in words, for `newsparse explain`."""

from __future__ import annotations

REASONS = {
    "body:forest": "reads and stands like running text",
    "body:amid": "text, a list, a table or code among paragraphs that are body",
    "body:brief": "a sentence of a dump that holds little else",
    "body:between": "stands amid running text",
    "body:question": "a question set as the interview's others are",
    "body:again": "text that stands there already",
    "body:card": "a hidden card amid the text",
    "article:other": "text of another article on the page",
    "standfirst:forest": "reads and stands like the article's introduction",
    "headline:forest": "reads and stands like the article's headline",
    "headline:title": "what the page's title names",
    "headline:below": "the heading below the page's title for search engines",
    "headline:heading": "the main heading right above the text",
    "headline:kicker": "stands beside the headline that the source points at",
    "headline:marked": "the dump's only main heading",
    "headline:twice": "printed twice at the top",
    "headline:ranked": "weighs most among the lines above the text",
    "byline:forest": "reads and stands like a byline",
    "byline:name": "says 'By', or names the metadata's author",
    "byline:agency": "little but the name of a wire service",
    "byline:introduced": "names after 'Written by', or beside others",
    "byline:alone": "nothing but names, above the text",
    "byline:signed": "tells who reported",
    "byline:sign-off": "a name or initials alone at the text's end",
    "byline:beside": "stands beside the byline that the source points at",
    "timestamp:line": "a time beside the headline or the text's end",
    "timestamp:byline": "a time within the byline",
    "caption:forest": "reads and stands like a picture's caption",
    "caption:element": "the text of a picture",
    "caption:credit": "ends in a picture's credit",
    "correction:words": "opens like a note on what was corrected",
    "correction:below": "goes on with the correction above",
    "tag:element": "a link among those that the page names tags",
    "tag:keyword": "a link that is one of the page's keywords",
    "related:forest": "reads and stands like another article's headline",
    "related:beside": "stands among headlines of other articles",
    "related:titled": "a link below the title of a list of other articles",
    "related:inline": "names another article after words such as 'Read also'",
    "related:own": "the article itself, in a list of others",
    "related:timestamps": "alternates with timestamps after the text",
    "related:timestamp": "a time beside another article's headline",
    "related:teaser": "stands between another article's headline and its time",
    "related:zone": "a link where the source says that a list is",
    "related:dated": "a heading with a time, in an element like others, that leads elsewhere",
    "related:card": "leads where the headline beside it leads",
    "related:label": "titles a list of other articles",
    "tail:text": "a line of the text in a dump that holds nothing of the site's own",
    "tail:list": "stands below the text, in a dump that holds nothing of the site's own",
    "listing:times": "one time of day after the other, as in a programme",
    "listing:addresses": "an address that a number in the text refers to",
    "listing:points": "points below a line of the text that ends in a colon",
    "rest": "nothing says that it belongs to the article",
}
"""Rule to reason. What isn't listed is a source's own statement, which speaks for itself."""


def explain(rule: str) -> str:
    """Why a span has its label."""
    return REASONS.get(rule, rule)
