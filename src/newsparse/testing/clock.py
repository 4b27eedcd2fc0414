"""Whether a source's clock is right: a local time, printed in its main language, is the right instant."""

from __future__ import annotations

from datetime import datetime

from newsparse.dates.words import lexicon

SEASONS = {"summer": datetime(2024, 7, 18, 14, 5), "winter": datetime(2024, 1, 18, 14, 5)}
"""A day in each half of the year, so that summer time shows."""


def printed(moment: datetime, language: str) -> str:
    """A local time as news in a language print it: '18 July 2024 14:05', '2024年7月18日 14:05'. In numbers where no
    name of the month is known."""
    clock = f"{moment:%H:%M}"
    marks = [word_of(f"{part}_mark", language) for part in ("year", "month", "day")]
    if marks[1]:
        parts = zip((moment.year, moment.month, moment.day), marks, strict=True)
        return "".join(f"{number}{mark}" for number, mark in parts) + f" {clock}"
    month = word_of("month", language, str(moment.month))
    return f"{moment.day} {month} {moment.year} {clock}" if month else f"{moment:%Y-%m-%d} {clock}"


def word_of(category: str, language: str, value: str | None = None) -> str:
    """The longest word of a category that a language has; empty where it has none."""
    spoken = language.partition("-")[0]
    found = [
        phrase
        for phrase, word in lexicon().words.items()
        for held, languages in word.values.get(category, ())
        if spoken in languages and value in (None, held)
    ]
    return max(found, key=len, default="")


def page_of(headline: str, printed: str, paragraphs: list[str], language: str) -> str:
    """A plain page with a time below its headline."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html>
<html lang="{language}"><head><title>{headline}</title></head>
<body><article><h1>{headline}</h1><div><time>{printed}</time></div>
{body}
</article></body></html>"""
