"""How bylines are worded: the patterns that part names from what stands around them, and the form of names.

Words stand in data/people.json and data/agencies.json; phrases such as 'by' in data/words.json.
"""

from __future__ import annotations

import json
import re
from functools import cache
from operator import or_
from unicodedata import category

from newsparse.files import data_text
from newsparse.lexicon import phrases

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
HANDLE = re.compile(r"(?:^|\s)@\w+|https?://\S+|www\.\S+")
BRACKETS = re.compile(r"([(\[（【])([^()\[\]（）【】]*)[)\]）】]")
IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")

RUN = re.compile(r"\s{2,}")

LINES = re.compile(r"\s*(?:[;|&+•●·⋅；\n\t]|(?<![ァ-ヶー])・|・(?![ァ-ヶー])|\s\.\s)\s*")
"""What stands between two names. The dot within a foreign name in Japanese doesn't: マイケル・ロウ."""

SEPARATOR = re.compile(r"\s*(?:[,/、，：／\n\t]|\s[–—-]\s)\s*")
"""What stands between two names, or between a name and what's said of it."""

GENERATION = re.compile(r",\s+(?=(?:Jr|Sr|II|III|IV)\b\.?\s*(?:$|[,;|\n)]))")
"""Before what is still the name: 'John Roe, Jr.'"""

INITIALS = re.compile(r"[a-zäöü]{2,4}")
"""How German papers sign briefs, as in 'sak/Reuters'."""

NAME_SIGNS = " .'’‘`´ʻʿ-‐・\u00ad\u200c"
"""What names hold beside letters and the marks that combine with them."""

ELIDED = frozenset(("d", "o", "l", "t", "dell", "dall", "sant"))
"""What stands before an apostrophe within a name: d'Angelo, dell'Orto."""

ENDS_NO_NAME = frozenset(("by", "von", "par", "por", "and", "und"))
"""What a name on the next line follows: 'Kolumne Von'."""

MOST_WORDS = 5
"""Words of the longest names."""

ARTICLE = re.compile(r"(?:Le|La|El|Los|Las|Les|Il|Lo|Der|Die|Das|De|Het|LE|LA|EL|IL|DER|DIE|DAS|The|THE) \S+")
"""An article and one word, as outlets are named: 'Le Phare'. As a person's, such a name has a given name before it."""

NUMBERED = re.compile(r"(?<=[^\W\d_])\d+$|\s+\d{1,2}(?:[–-]\d{1,2})?[ -][^\W\d_].*$")
"""A footnote's mark or a reading time after a name: 'Ana Roe0', 'Ana Roe 2 minutes read'."""

DOTTED = re.compile(r"\b(?:Jr|Sr|[A-Z])\.[\s\"'”|*]*$")
"""A dot that ends a name and no sentence."""

CAPITAL = r"[^\W\d_a-z]"
"""As good as a capital: the scripts without any pass."""

EAST_ASIAN = "\u3400-\u4dbf\u4e00-\u9fff\u3040-\u30ff\uac00-\ud7af々"
EAST_ASIAN_LETTER = re.compile(f"[{EAST_ASIAN}]")
FAMILY_FIRST = re.compile(
    f"(?![\u3040-\u30ff])[{EAST_ASIAN}]{{2,7}}(?: [{EAST_ASIAN}]{{1,5}})?|[ァ-ヶー]+(?:・[ァ-ヶー]+)+"
)
"""A Chinese, Japanese or Korean name, which has neither capitals nor always a space to go by; or a foreign one in kana,
with a dot between its words."""

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff々 ]{3,6}")
"""Such a name in Han characters alone, as most are; shorter ones are words as often."""

LINE_OF_PAGE = re.compile("[をで]|(?:記事|一覧|情報|速報|新聞|通信|する|です|ます)$")
"""What such names hold no more than Western ones hold 'the'."""

BEFORE_NAME = re.compile(
    f"^.*?(?:記者|记者|特派員)\\s*[:：]?\\s*(?=[{EAST_ASIAN} ]{{2,6}}$)|^[ァ-ヶー]+(?=[\u4e00-\u9fff]{{3,5}}$)"
)
"""The role before such a name, as in 記者王小明, or the place that is written on to it: カイロ金子淳."""

SUFFIX = re.compile(
    r"(?:\s*(?:外\s*\d+名|외\s*\d+명|記者|记者|編集委員|論説委員|特派員|기자|특파원|인턴기자|객원기자|선임기자|=.*+))+$"
)
"""Roles that are written on to such a name."""

KOREAN = re.compile("기자|특파원")
PLACE_BEFORE = re.compile(r"^.*[가-힣]{2}\s+(?=[가-힣]{2,4}\s*(?:기자|특파원))")
"""A place before a Korean reporter's name."""

FILED = re.compile("(?:報導|报道|報道|電|电|讯|訊)$")
"""What ends the place beside a Chinese reporter's name: 台北報導."""


@cache
def people() -> dict[str, frozenset[str]]:
    """Words that part names, name roles and desks, and are no names; case-folded."""
    data: dict[str, list[str]] = json.loads(data_text("people.json"))
    return {use: frozenset(word.casefold() for word in words) for use, words in data.items()}


def one_of(words: frozenset[str]) -> str:
    """A pattern for one of the words, in any case; the longest first."""
    return rf"(?i:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def joined() -> re.Pattern[str]:
    """'and' between names: it stands before a capital, as no name's own word does, before an agency, or 'agencies'.

    What may stand within a name too ('Ruiz y Soto'), or before a place, must stand before a name of several words.
    """
    small = frozenset(name for name in agencies() if name.islower() and " " not in name and len(name) < 5)
    noun = rf"{one_of(people()['noise'] | small)}\b"
    name = rf"{CAPITAL}[^\s,;/|]*\s+{CAPITAL}|[A-Z]{{2,5}}\b|{CAPITAL}[^\s,;/|]*(?:\s+(?:de|di|da)\b)"
    words = people()["and"]
    spelled = "|".join(
        (*words, *map(str.upper, words), "And", "Und", "Et", "With", "և")
    )  # 'Dan' is a name, 'և' folds to two letters
    within = "|".join(people()["and_in_names"])
    return re.compile(rf"\s+(?:(?:{spelled})\s+(?={CAPITAL}|{noun})|(?:{within})\s+(?={name}))")


@cache
def opening() -> re.Pattern[str]:
    """'By', 'Kolumne von', 'Written by' and the like before a name; 'By' may be glued to it."""
    by = phrases("by")
    return re.compile(
        rf"(?:{one_of(people()['genres'])}\s+)?(?:{one_of(by)}(?:\s*[:：]\s*|\s+|$)(?:[οη]\s+)?|By(?=[A-Z]))"
        rf"|{one_of(people()['genres'])}\s+(?:by|von|par|por)(?=[A-Z])"
        rf"|(?:文|記者|记者|作者|取材・文)\s*[=＝/／:：]\s*"
    )


READING_TIME = re.compile(r"(?<=[^\W\d_])\s+\d{1,2}\W\w+(?: \w+)?$")
"""'2 min', '2 minutes read', '5-minütige Lesezeit' after a name."""


def says_who(text: str) -> bool:
    """Whether a text is nothing but persons' names after 'By', or before a reading time."""
    by = opening().match(text)
    names = READING_TIME.sub("", text[by.end() if by is not None else 0 :])
    return names != text and all(map(is_person, joined().split(names)))


@cache
def written_by() -> re.Pattern[str]:
    """The same amid a line, where what stands before it is no name: 'Politics | Written by'."""
    plain = frozenset(phrase for phrase in phrases("by") if " " in phrase or phrase in ("by", "oleh", "автор"))
    return re.compile(rf"(?<!\w){one_of(plain)}\s*:?\s+(?={CAPITAL})")


@cache
def reporting_by() -> re.Pattern[str]:
    """The same where names may stand before it: 'Ana Roe, additional reporting by'."""
    return re.compile(rf"[\s,(–—-]{{0,3}}(?<!\w){one_of(people()['more'])}\s*:?\s")


@cache
def contributed() -> re.Pattern[str]:
    """What follows the names of those who helped: 'contributed to this report'."""
    return re.compile(rf"\b{one_of(people()['contributed'])}")


@cache
def signed() -> re.Pattern[str]:
    """What only those who reported are credited with, as a line of its own."""
    return re.compile(rf"^[\W_]*{one_of(people()['more'])}\s|{contributed().pattern}|(?:기자|특파원)\s*\S+@\S+$")


@cache
def by_others() -> re.Pattern[str]:
    """Credits of those who didn't write it: 'Editing by …', 'Photos: …', up to the next credit or bar."""
    verbs, nouns = one_of(people()["others"]), one_of(people()["other_parts"])
    next_one = rf"[;|\n•]|{one_of(people()['more'])}\s|{written_by().pattern}"
    return re.compile(rf"(?<!\w)(?:{verbs}(?!\w)|{nouns}\s*(?:\[\w*\]\s*)?[:：=＝／])(?:(?!{next_one}).)*")


@cache
def glued_role() -> re.Pattern[str]:
    """Where a role is written on to a name: 'Ana RoeNews Reporter'."""
    words = (word.title() for word in people()["roles"] | people()["beats"] if word.isalpha() and word.isascii())
    return re.compile(rf"(?<=[a-zß-öø-ÿ])(?=(?:{'|'.join(sorted(words))})\b)")


@cache
def stamp_words() -> re.Pattern[str]:
    """'Published' and the like after a name, to which it may be glued."""
    return re.compile(rf"(?:(?<=[^\W\d_])|(?<=\W)){one_of(people()['stamps'])}\s*(?:on|at|am)?\s*:?\s*$")


@cache
def beyond_name() -> re.Pattern[str]:
    """' for The Herald', ' in Valencia': what follows a name and is none of it. The rest may be missing."""
    return re.compile(
        rf"(?:^|\s+)(?:(?P<for>{one_of(people()['for'])})|{one_of(people()['places'])})(?:\s+(?P<rest>.+))?$"
    )


MOST_ACRONYM = 4
"""Letters of a wire service's name that's an acronym."""


@cache
def agencies() -> dict[str, str]:
    """Wire services' names as written, case-folded where they're longer than an acronym, to the usual one."""
    data: dict[str, list[str]] = json.loads(data_text("agencies.json"))
    return {key(name): usual for usual, names in data.items() for name in names}


def key(name: str) -> str:
    """Acronyms count by their case ('AP', not 'ap'), as they'd be words otherwise."""
    name = name.strip(" .")
    return name if len(name) <= MOST_ACRONYM else name.casefold()


def agency_of(name: str) -> str | None:
    """The wire service of that name, under its usual one; `None` for all else."""
    return agencies().get(key(name))


@cache
def agency_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words that wire services' names begin with: those written as acronyms are, and those that are case-folded."""
    acronyms = frozenset(name for name in agencies() if len(name) <= MOST_ACRONYM)
    return acronyms, frozenset(name.partition(" ")[0] for name in agencies().keys() - acronyms)


def may_name_agency(text: str) -> bool:
    """Whether a text holds letters that a wire service's name begins with; most texts don't."""
    acronyms, words = agency_words()
    return any(map(text.__contains__, acronyms)) or any(map(text.casefold().__contains__, words))


def said_in(text: str) -> set[str]:
    """Its words, case-folded; of plurals the singular too."""
    words = re.findall(r"[^\W\d_]+(?:[-/][^\W\d_]+)*", text.casefold())
    return {*words, *(word.removesuffix("s") for word in words)}


def is_person(text: str) -> bool:
    """Whether a text has the form of a person's name."""
    if FAMILY_FIRST.fullmatch(text):
        return not LINE_OF_PAGE.search(text)
    words = text.split()
    if (
        EAST_ASIAN_LETTER.search(text)
        or not 2 <= len(words) <= 2 * MOST_WORDS
        or not all(map(is_of_name, text))
        or ARTICLE.fullmatch(text)
    ):
        return False
    folded = [word.casefold().strip(".'’") for word in words]
    small = [word in people()["particles"] for word in folded]
    if (
        folded[0] in people()["never_first"]
        or folded[-1] in ENDS_NO_NAME
        or not (people()["never"] | people()["companies"]).isdisjoint(folded)
    ):
        return False
    if len(words) - sum(small) > MOST_WORDS:
        return False
    capitals = [is_capital(word) for word in words]
    begins = capitals[0] or folded[0] in people()["first_particles"]
    return begins and capitals[-1] and sum(capitals) > 1 and all(map(or_, capitals, small))


def is_initials(text: str, *, listed: bool = False) -> bool:
    """Whether a word may be a writer's initials, as in 'sak/Reuters'; 'dan' is a word for 'and', but not where it's
    `listed` after other initials."""
    uses = ("never", "noise", "particles") if listed else ("and", "never", "noise", "particles")
    return bool(INITIALS.fullmatch(text)) and not any(text in people()[use] for use in uses)


def is_of_name(char: str) -> bool:
    return char.isalpha() or char in NAME_SIGNS or category(char)[0] == "M"


def is_capital(word: str) -> bool:
    """Whether a word begins as a name does; scripts without capitals pass."""
    if word.endswith(("'s", "’s")):  # 'Ana Roe's Blog'
        return False
    word = word.lstrip("'’‘ʻʿ\"“„«(")
    elided, _, rest = word.replace("’", "'").partition("'")
    if rest and elided.casefold() in ELIDED:
        word = rest
    head, _, rest = word.partition("-")
    if rest and head.casefold() in people()["particles"]:
        word = rest.lstrip("'’‘ʻʿ")
    return bool(word) and word[0].isalpha() and (not word[0].islower() or word[0].title() == word[0])


def is_titled(text: str) -> bool:
    """Whether all long words begin with capitals, and nothing but words."""
    words = text.split()
    plain = all(char.isdigit() or char in "&" or is_of_name(char) for char in text)
    return plain and all(is_capital(word) for word in words if len(word) > 3) and len(words) <= MOST_WORDS + 1
