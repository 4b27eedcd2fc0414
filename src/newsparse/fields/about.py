"""What's known about the article as a whole: section, topics, language, address, publisher, access, its being one."""

from __future__ import annotations

import re
from collections import Counter

from newsparse.fields.reading import Reading
from newsparse.segment.labels import BODY_LABELS, Label, Span
from newsparse.segment.stats import count_words

ARTICLE_KINDS = frozenset(
    "article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle blogposting "
    "liveblogposting reviewnewsarticle report socialmediaposting askpublicnewsarticle satiricalarticle "
    "advertisercontentarticle scholarlyarticle techarticle".split()
)
"""Types of schema.org and OpenGraph that an article's page declares."""

INDEX_KINDS = frozenset("website collectionpage searchresultspage profilepage itemlist profile".split())
"""Types that home, section and author pages declare."""

LEAST_BODY = 25
"""Words of the shortest items that a page declares nothing about; briefs have 30 or more."""

LINKED = 0.9
"""Share of a line that's a link, from which it is one as a whole."""

LEAST_LINKED = 5
"""Lines of the body that are links as a whole, from which it may be an index."""

MANY, WORDS_AN_ITEM = 15, 10
"""Other headlines of a page from which it may be an index, and words of body for each below which it is one."""

SCRIPTS = (
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7af", "ko"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0530", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0370", "\u03ff", "el"),
    ("\u1780", "\u17ff", "km"),
    ("\u0e80", "\u0eff", "lo"),
)
"""Scripts that news is written in by one language only, or nearly so (Hebrew letters: Hebrew, seldom Yiddish)."""

SAMPLE = 2000
"""Characters of the body by which the script is told."""

TAGS_TITLE = re.compile(r"^[^\W\d_]{3,20}\s?:\s*")
"""'Tags: ' before the tags of a line."""

TAGS_TITLES = frozenset(
    "tags|tag|topics|topic|themen|thema|schlagwörter|schlagworte|stichworte|temas|etiquetas|thèmes|sujets|mots-clés|"
    "temi|argomenti|onderwerpen|tagi|tematy|теги|темы|теми|тема|etiketler|konular|タグ|トピックス|标签|標籤|태그".split(
        "|"
    )
)
"""What stands above tags, and may be linked too."""

INTERNAL = re.compile(
    r"_|[\w ]*Category: |[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|https?:|(?-i:[a-z_]+[:=]\w)"
    r"|(?:sections?|topics?|organi[sz]ations?|persons?|places?|tags?|categor(?:y|ies))/",
    re.I,
)
"""How newsrooms mark what's for their programs: '_prio', 'Category: Economy', '98be933f-38cf-…', 'type:article',
'topic/ferries'."""

BETWEEN_TAGS = re.compile(r"\s*[,;|•、]\s*|\s+(?=#)")


def read_section(reading: Reading) -> str | None:
    """The desk, as the metadata names it; neither the outlet nor the article, as breadcrumbs name them too."""
    said = reading.metadata
    outlets = [letters(value.text) for value in (*said.publishers, *said.site_names)]
    heads = [letters(text) for text in (*reading.texts(Label.HEADLINE), *(value.text for value in said.headlines))]
    for value in said.sections:
        name = letters(value.text)
        if (
            name
            and name not in outlets
            and not any(head.startswith(name) and 2 * len(name) > len(head) for head in heads)
        ):
            reading.from_metadata("section", value)
            return value.text
    return None


def read_topics(reading: Reading) -> tuple[str, ...]:
    """Printed tags; where none are, the metadata's keywords."""
    spans = reading.labelled(Label.TAG)
    if spans:
        reading.from_span("topics", spans[0])
        printed = (text.lstrip("#").rstrip(",; ") for span in spans for text in tags_in(reading, span))
        authors = {author.text.casefold() for author in reading.metadata.authors}
        return tuple(dict.fromkeys(text for text in printed if is_topic(text) and text.casefold() not in authors))
    keywords = [value for value in reading.metadata.keywords if is_topic(value.text)]
    if keywords:
        reading.from_metadata("topics", keywords[0])
    return tuple(dict.fromkeys(value.text for value in keywords))


def is_topic(text: str) -> bool:
    """Whether a tag tells a reader something: numbers and names of internal use don't, nor do the tags' titles."""
    return any(map(str.isalpha, text)) and not INTERNAL.match(text) and text.casefold().rstrip(":") not in TAGS_TITLES


def letters(text: str) -> str:
    """A name's letters and digits, for comparing."""
    return "".join(filter(str.isalnum, text.casefold()))


def tags_in(reading: Reading, span: Span) -> list[str]:
    """A span's tags: its links, where it has any; else what marks part in its text."""
    block = reading.document.blocks[span.block]
    links = [mark for mark in block.marks if mark.tag == "a" and span.start <= mark.start and mark.end <= span.end]
    if links:
        return [block.text[mark.start : mark.end].strip() for mark in links]
    return BETWEEN_TAGS.split(TAGS_TITLE.sub("", reading.text(span)))


def read_language(reading: Reading) -> str | None:
    """As the page declares it; else by the script, where only one language writes it; else the source's only one."""
    if reading.metadata.languages:
        reading.from_metadata("language", reading.metadata.languages[0])
        return reading.metadata.languages[0].text
    by_script = script_language("".join(reading.texts(*BODY_LABELS))[:SAMPLE])
    if by_script is not None:
        reading.derived("language", "script")
        return by_script
    if len(reading.source.languages) == 1:
        reading.derived("language", f"{reading.source.name}.languages")
        return reading.source.languages[0]
    return None


def script_language(text: str) -> str | None:
    """The language of a script that no other language writes; a fifth of the letters must be of it."""
    if text.isascii():
        return None
    counts = Counter(text)
    letters = sum(count for char, count in counts.items() if char.isalpha())
    for first, last, language in SCRIPTS:
        if letters and sum(count for char, count in counts.items() if first <= char <= last) > letters / 5:
            return language
    return None


def read_url(reading: Reading) -> str | None:
    """The canonical address; where the page names none, the one it was given with."""
    if reading.metadata.canonicals:
        reading.from_metadata("url", reading.metadata.canonicals[0])
        return reading.metadata.canonicals[0].text
    return reading.url


def read_publisher(reading: Reading) -> str | None:
    """As the source names it, else as the page names itself."""
    if reading.source.publisher:
        reading.derived("publisher", f"{reading.source.name}.publisher")
        return reading.source.publisher
    for value in (*reading.metadata.publishers, *reading.metadata.site_names):
        reading.from_metadata("publisher", value)
        return value.text
    return None


def read_free(reading: Reading) -> bool | None:
    """Declared access."""
    return reading.metadata.free


def read_is_article(reading: Reading) -> bool:
    """False for what declares itself an index of articles, and for what holds hardly any text."""
    kinds = {value.text.casefold().replace(":", "") for value in reading.metadata.kinds}
    body = sum(count_words(text) for text in reading.texts(*BODY_LABELS))
    if kinds & ARTICLE_KINDS:
        return body > 0 or bool(reading.metadata.article_body)
    if body < LEAST_BODY and not reading.metadata.article_body:
        return False
    if kinds & (INDEX_KINDS - {"website"}):
        return False
    if reading.document.kind == "text":
        return True
    others = sum(span.label is Label.RELATED_HEADLINE for span in reading.spans)
    return not (leads_elsewhere(reading) or (others >= MANY and body < WORDS_AN_ITEM * others))


def leads_elsewhere(reading: Reading) -> bool:
    """Whether many lines of the body are links as a whole, as headlines above teasers are; sub-headings aren't."""
    blocks = [reading.document.blocks[span.block] for span in reading.labelled(*BODY_LABELS)]
    linked = sum(block.link_chars >= LINKED * len(block.text) for block in blocks)
    return linked >= LEAST_LINKED and linked >= len(blocks) / 5
