"""Público, Madrid."""

from newsparse import Source, pattern, register


@register
class Publico(Source):
    """Público, Madrid: the form for comments looks like an item of the list beside it."""

    publisher = "Público"
    domains = ("publico.es",)
    country = "ES"
    languages = ("es",)
    timezone = "Europe/Madrid"
    signs = (
        pattern(r"^DISPLAY CONNECTORS, SL\.?$"),
        pattern(r"^(?:Las banderas de Público|Únete a Público|Vídeos de 'Público')$"),
    )
    boilerplate = pattern(r"^(?:Escribe tu comentario\b.*|Comentarios de nuestros suscriptores/as)$")
