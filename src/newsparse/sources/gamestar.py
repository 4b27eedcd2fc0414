"""GameStar, Munich."""

from newsparse import Source, pattern, register


@register
class GameStar(Source):
    """GameStar, Munich."""

    publisher = "GameStar"
    domains = ("gamestar.de",)
    country = "DE"
    languages = ("de",)
    timezone = "Europe/Berlin"
    signs = (
        pattern(r"^GameStar \| GamePro \| Mein MMO"),
        pattern(r"^Kommentar-Regeln von GameStar$"),
        pattern(r"^Copyright © Webedia - alle Rechte vorbehalten$"),
    )
    boilerplate = (
        pattern(
            r"^(?:Empfohlener redaktioneller Inhalt$|An dieser Stelle findest du |Du kannst ihn dir mit einem Klick ).*"
        ),
        pattern(
            r"^(?:Kommentar-Regeln von GameStar|Nur angemeldete .+ bewerten\.|GameStar \| GamePro .+|Twitter \| .+)$"
        ),
    )
