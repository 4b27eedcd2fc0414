"""Dagbladet, Oslo."""

from newsparse import Source, css, pattern, register, xpath


@register
class Dagbladet(Source):
    """Dagbladet, Oslo: a second article may follow the first, and summaries made by machine stand above both."""

    publisher = "Dagbladet"
    domains = ("dagbladet.no",)
    country = "NO"
    languages = ("nb",)
    timezone = "Europe/Oslo"
    signs = (
        pattern(r"^© 2\d{3} Dagbladet \| Powered by Labrador CMS"),
        pattern(r"^Sammendraget er laget av .{1,40} av Dagbladet"),
        pattern(r"^dagbladet er en del av Aller Media$|^Les mer om kunstig intelligens\b.* Dagbladets"),
    )
    standfirst = xpath("//ul[../p[contains(@class, 'ai-disclaimer')]] | //*[@id = 'aiSummaryContent']")
    related_headline = css("article[class*=preview] .headline")
    boilerplate = (
        xpath("//*[contains(@class, 'preview')][.//*[@class='content-marketing-ribbon']]"),
        css(".lab-hidden-byline-name, aside.factbox, .ai-disclaimer-link-wrapper, #second-article .articleHeader"),
        pattern(
            r"^(?:Kort fortalt|Vis mer(?: Vis mindre)?|Sammendraget er laget av .+|Les mer om kunstig intelligens .+)$"
        ),
        pattern(
            r"^(?:Hvorfor ser du denne annonsen|Aller Media eier .+|(?:.+ er en del av|Les mer om) Aller Media\b.*)$"
        ),
    )
