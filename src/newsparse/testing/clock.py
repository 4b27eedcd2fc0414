"""Local times as news in a language print them, to see whether a source's clock is right."""

from __future__ import annotations

from datetime import datetime

SEASONS = {"winter": datetime(2024, 1, 18, 14, 5), "summer": datetime(2024, 7, 18, 14, 5)}
"""A day in each half of the year, so that summer time shows."""

FORMS = {
    "cs": "{day}. {month} {year} {clock}",
    "da": "{day}. {month} {year} {clock}",
    "de": "{day}. {month} {year}, {clock} Uhr",
    "en": "{day} {month} {year}, {clock}",
    "es": "{day} de {month} de {year}, {clock}",
    "fi": "{day}. {month} {year} {clock}",
    "hu": "{year}. {month} {day}. {clock}",
    "is": "{day}. {month} {year} {clock}",
    "ja": "{year}年{number}月{day}日 {clock}",
    "ko": "{year}년 {number}월 {day}일 {clock}",
    "nb": "{day}. {month} {year} {clock}",
    "nn": "{day}. {month} {year} {clock}",
    "no": "{day}. {month} {year} {clock}",
    "pt": "{day} de {month} de {year}, {clock}",
    "sl": "{day}. {month} {year} {clock}",
    "vi": "{day}/{number}/{year} {clock}",
    "zh": "{year}年{number}月{day}日 {clock}",
}
NAMED, NUMBERED = "{day} {month} {year} {clock}", "{day:02}.{number:02}.{year} {clock}"
"""What other languages print, with the month's name where it's known here."""

MONTHS = {
    "af": ("Januarie", "Julie"),
    "ar": ("يناير", "يوليو"),
    "az": ("yanvar", "iyul"),
    "be": ("студзеня", "ліпеня"),
    "bg": ("януари", "юли"),
    "bn": ("জানুয়ারি", "জুলাই"),
    "ca": ("de gener", "de juliol"),
    "cs": ("ledna", "července"),
    "da": ("januar", "juli"),
    "de": ("Januar", "Juli"),
    "el": ("Ιανουαρίου", "Ιουλίου"),
    "en": ("January", "July"),
    "es": ("enero", "julio"),
    "et": ("jaanuar", "juuli"),
    "fa": ("ژانویه", "ژوئیه"),
    "fi": ("tammikuuta", "heinäkuuta"),
    "fr": ("janvier", "juillet"),
    "he": ("בינואר", "ביולי"),
    "hi": ("जनवरी", "जुलाई"),
    "hr": ("siječnja", "srpnja"),
    "hu": ("január", "július"),
    "hy": ("հունվարի", "հուլիսի"),
    "id": ("Januari", "Juli"),
    "is": ("janúar", "júlí"),
    "it": ("gennaio", "luglio"),
    "ka": ("იანვარი", "ივლისი"),
    "lv": ("janvāris", "jūlijs"),
    "mk": ("јануари", "јули"),
    "ms": ("Januari", "Julai"),
    "nb": ("januar", "juli"),
    "nl": ("januari", "juli"),
    "nn": ("januar", "juli"),
    "no": ("januar", "juli"),
    "pl": ("stycznia", "lipca"),
    "pt": ("janeiro", "julho"),
    "ro": ("ianuarie", "iulie"),
    "ru": ("января", "июля"),
    "sk": ("januára", "júla"),
    "sl": ("januar", "julij"),
    "sq": ("janar", "korrik"),
    "sr": ("јануар", "јул"),
    "sv": ("januari", "juli"),
    "sw": ("Januari", "Julai"),
    "ta": ("ஜனவரி", "ஜூலை"),
    "th": ("มกราคม", "กรกฎาคม"),
    "tr": ("Ocak", "Temmuz"),
    "uk": ("січня", "липня"),
    "ur": ("جنوری", "جولائی"),
}
"""The months of `SEASONS`."""


def printed(season: str, language: str) -> str:
    """A season's local time as news in a language print it: '18. Juli 2024, 14:05 Uhr'."""
    moment, spoken = SEASONS[season], language.partition("-")[0]
    form = FORMS.get(spoken, NAMED if spoken in MONTHS else NUMBERED)
    month = dict(zip(SEASONS, MONTHS.get(spoken, ("", "")), strict=True))[season]
    clock = f"{moment:%H:%M}"
    return form.format(day=moment.day, month=month, number=moment.month, year=moment.year, clock=clock)


def page_of(headline: str, printed: str, paragraphs: list[str], language: str) -> str:
    """A plain page with a time below its headline."""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html>
<html lang="{language}"><head><title>{headline}</title></head>
<body><article><h1>{headline}</h1><div><time>{printed}</time></div>
{body}
</article></body></html>"""
