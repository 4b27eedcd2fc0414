"""A picture's caption and its credit, which stand on one line or on two."""

from __future__ import annotations

import re

from newsparse.bylines import agency_of, is_capital, is_person
from newsparse.lexicon import phrases

LONGEST = 100
"""Characters of the longest credits."""

LONGEST_MARK = 80
"""Characters of what says that it's one, and of brackets after it."""

MOST_WORDS = 4
"""Words of the longest names in them."""

AGENCIES = frozenset(
    "getty images|getty|getty images via afp|istock|istockphoto|getty images/istockphoto|shutterstock|alamy|"
    "alamy stock photo|imago|imago images|picture alliance|picture-alliance|keystone|unsplash|pexels|pixabay|epa|"
    "epa-efe|efe-epa|zuma|zuma press|zuma wire|magnum|magnum photos|nurphoto|adobe stock|stock.adobe.com|"
    "depositphotos|dreamstime|wireimage|filmmagic|pa wire|ddp|sipa|sipa usa|abaca|abacapress|scanpix|lehtikuva|"
    "wikimedia|wikimedia commons|xinhua|zumapress|usa today sports|reuters connect|ap photo|afp photo|file|archiv|"
    "archivo|archive|handout|pool|supplied|uncredited|dpa-zentralbild|dpa picture alliance|laif|ullstein bild|"
    "corbis|bettmann|hulton archive|rex|rex features|action press|action images|sputnik|"
    "скан-фото".split("|")
)
"""Who pictures are credited to beside wire services, and what stands in a photographer's place; case-folded."""

APART = re.compile(r"\s*[/|,;]\s*|\s+(?:via|für|for|pour|by|/)\s+|\s[–—-]\s")
"""What stands between photographer and agency."""

MORE_NOUNS = "screenshot", "collage", "montage", "grafik", "коллаж", "источник", "источник фото"
NOUNS = "|".join(sorted(map(re.escape, {*MORE_NOUNS, *phrases("credit")} - AGENCIES), key=len, reverse=True))
BY = r"(?:by|von|de|par|por|di|av|af|door|courtesy of|[:：=＝／])"
BEFORE = r"(?:^|(?<=\W)|(?<=[a-zß-ÿ])(?=[A-Z]))"
MARKED = re.compile(
    rf"{BEFORE}(?P<mark>"
    rf"(?i:{NOUNS}|[^\W\d_]{{2,12}}(?:foto|bild))(?i:s| credit)?(?: ?\[\w\])?\s?(?i:{BY})(?:\s|(?<=\W))"
    rf"|©(?: ?Copyright)?:?|\(c\)|Copyright(?= [A-Z])|(?i:courtesy of|credits?:)\s)"
    rf"\s*(?P<credit>[^()\[\]（）]{{2,{LONGEST}}}(?:\([^()]{{2,40}}\))?)[)\]）]?[\s.;]*$"
)
"""A credit that says what it is, at the end of a caption or alone: 'Photo: Ana Roe/AP', '(Foto: dpa)', '© Reuters'."""

IN_BRACKETS = re.compile(r"[(\[（](?P<credit>[^()\[\]（）]{2,80})[)\]）][\s.]*$")
"""What may be a credit in brackets at the end: '(AP Photo/Ana Roe)'."""

BREAK = re.compile(r"^|(?<=[.!?…。])\s*|\s[/|–—-]\s|\s(?=[A-Z]{2,6} (?i:photo|image)s? ?/)")
"""Before what may be one after the last sentence or a bar: '. REUTERS/Ana Roe', ' | Ana Roe / Getty Images'; and before
an agency's acronym that says it: ' AP Photo/Ana Roe'."""

OF_PICTURES = re.compile(r"\s(?:photo|image)s?$", re.I)
"""After an agency's name in its credits: 'AAP Image'."""

PROVIDED = re.compile(r"[（(](?P<giver>[^（）()＝=]{2,30})(?:提供|撮影)[）)]$|[＝=](?P<agency>[^（）()＝=]{2,20})$")
"""'（県警提供）', '＝ロイター'."""


def split_credit(text: str) -> tuple[str | None, str | None]:
    """Caption and credit of a line; `None` for what it doesn't hold."""
    start, credit = find_credit(text)
    if credit is None:
        return text or None, None
    return text[:start].strip(" |–—-/([（") or None, credit


def find_credit(text: str) -> tuple[int, str | None]:
    """Where a credit begins in a line, and what it says; `None` where there is none."""
    if match := MARKED.search(text, max(0, len(text) - LONGEST - LONGEST_MARK)):
        credit = match["credit"]
        if inner := MARKED.match(credit):  # 'Foto: Bild: …'
            credit = inner["credit"]
        credit = credit.strip(" .;,")
        if match["mark"].startswith(("©", "(c)")) or names_someone(credit):
            return match.start(), credit
    match = IN_BRACKETS.search(text)
    if match is not None and is_credit(match["credit"]):
        return match.start(), match["credit"].strip()
    for place in BREAK.finditer(text, max(0, len(text) - LONGEST - 20)):
        tail = text[place.end() :].rstrip(" .")
        barred = place[0].strip() in ("/", "|") and bool(place[0].strip())
        if len(tail) <= LONGEST and (is_credit(tail) or (barred and is_person(tail))):
            return place.start(), tail
    match = PROVIDED.search(text)
    if match is not None and (match["giver"] or is_agency(match["agency"])):
        return match.start(), match["giver"] or match["agency"]
    return len(text), None


def names_someone(text: str) -> bool:
    """Whether what follows a word such as 'Photo:' is a name rather than a description of the picture."""
    small = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower() and len(word) > 3]
    return bool(text) and (
        "/" in text or is_credit(text) or (len(small) < 2 and not re.match(r"[a-zß-ÿ]+ [a-zß-ÿ]", text))
    )


def is_credit(text: str) -> bool:
    """Whether nothing but photographers and agencies are named, among them at least one agency."""
    parts = [part.strip() for part in APART.split(text) if part.strip()]
    known = [is_agency(part) for part in parts]
    return any(known) and all(own or is_titled(part) for own, part in zip(known, parts, strict=True))


def is_titled(name: str) -> bool:
    """Whether all its words begin with capitals, and they're few."""
    words = name.split()
    return len(words) <= MOST_WORDS and all(map(is_capital, words))


def is_agency(name: str) -> bool:
    """Whether a name is that of a wire service or a picture agency."""
    plain = OF_PICTURES.sub("", name)
    return name.casefold() in AGENCIES or agency_of(plain) is not None or agency_of(plain.title()) is not None
