"""Der Postillon, Fürth: satire in the form of news."""

from newsparse import Source, pattern, register


@register
class Postillon(Source):
    """Der Postillon, Fürth: satire in the form of news."""

    publisher = "Der Postillon"
    domains = ("der-postillon.com",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r" \(dpo\) - "),
        pattern(r"^(?:[a-z]{2,4}(?:, )?)+; Foto(?: \[M\])?: "),
        pattern(r"^Alle Texte auf Der Postillon stehen unter"),
    )
    byline = pattern(r"^((?:[a-z]{2,4}(?:, )?)+); Foto")
    boilerplate = pattern(
        r"^(?:Mail Abo \||Die neuesten Meldungen per Mail|CC BY-NC-SA|Alle Texte auf Der Postillon) .+$"
    )
