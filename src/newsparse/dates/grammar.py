"""What a timestamp looks like, as a pattern over shapes (see `shapes.Shape`).

One character stands for one number, word or mark, so the pattern is short, knows no language, and can't run away on
long digit strings. `<day>` names what is read; `{month}` stands for any word of that category.
"""

import re
from functools import cache

from newsparse.dates.words import lexicon

_ANY = "[abcefgyntjx]"
_DAY = "<day>[abce]>"
_MONTH = r"<month_name>{month}>\.?"
_YEAR = r"<year>[yt]>(?:[.\-]? ?{year_mark}\.?)?"
# A year of two digits, as in '05 FEB 26'; not the hour of '5 Nov 10:38', nor a count as in '5 Nov 20 people'
_SHORT_YEAR = r"'?<short_year>[bcefg]>(?![:.]?[abcefg]| ?{am}| ?{pm}| ?{clock_end}| ?{hour_mark}| ?{unit}| ?\?)"
_JOIN = r" ?[,.\-/·|']? ?(?:{of} ?'?){0,2} ?"  # '5. Mai', '5 de mayo', '05-Nov'
_ORDINAL = r"(?:\.?[-' ]?{ordinal}(?![a-z]))?"
_WEEKDAY = r"<weekday>{weekday}>\.?"

# --- dates ---
_YMD_NUMBERS = "|".join(
    f"<year>[yt]>{mark}<month>[ab]>{mark}<day>[abce]>(?!{mark}?{_ANY}(?!:))" for mark in ("-", "/", r"\. ?", "·")
)
_DMY_NUMBERS = "|".join(
    f"<one>[abce]><mark>{mark}>{space}<two>[abce]>{mark}{space}(?:<year>[yt]>|<short_year>[bcefg]>(?!:))"
    rf"(?: ?{{year_mark}}\.?)?(?![./]{_ANY})"
    for mark, space in ((r"\.", " ?"), ("/", ""), (" / ", ""), ("-", ""))
)
_CJK_YEAR = r"(?:<year>[yt]>|<era>{era}> ?<era_year>[abcefgn]>) ?{year_mark}\.? ?"
_CJK = rf"(?:{_CJK_YEAR})?<month>[ab]> ?{{month_mark}} ?<day>[abce]>(?: ?{{day_mark}})"
_MONGOLIAN = rf"{_CJK_YEAR}<month>[ab]>{_ORDINAL} ?{{month_mark}} <day>[abce]>{_ORDINAL}(?: ?{{day_mark}})?"
_VIETNAMESE = rf"(?:{{of}} )?{_DAY},?/? ?{{month_lead}} ?<month>[ab]>(?:[ ,/\-]+(?:{{of}} )?{_YEAR})?"
_FOREIGN = (  # the years, months and days of the Persian and the Islamic calendar
    r"<foreign><other_year>j>[-/]<other_month>[ab]>[-/]<other_day>[abce]>>"
    r"|<foreign><other_day>[abce]>[-/]<other_month>[ab]>[-/]<other_year>j>>"
    r"|<foreign><other_day>[abce]> <other_name>{foreign_month}>,?(?: <other_year>j>)?>"
    r"|<foreign><other_name>{foreign_month}> <other_day>[abce]>,? <other_year>j>>"
)
_TWIN = "(?: ?/ ?{month})?"  # Arabic papers name a month twice, as in '24 نيسان / أبريل'
_DMY = rf"{_DAY}{_ORDINAL}{_JOIN}{_MONTH}{_TWIN}{_JOIN}(?:{_YEAR}|{_SHORT_YEAR})"
_MDY = rf"{_MONTH} ?[-/.]? ?{_DAY}{_ORDINAL}(?: ?[,.\-/·] ?| )?(?:{{of}} )?(?:{_YEAR}|'<short_year>[bcefg]>)"
_YMD = rf"{_YEAR}[ ,.\-/]{{0,2}}(?:{{of}} )?{_MONTH} ?[-/.]? ?{_DAY}{_ORDINAL}(?: ?{{day_mark}}\.?)?"
# '2024. gada 3. maijs', '2024-жыл, 3-май'
_YDM = rf"<year>y>[.\-]? ?{{year_mark}}\.?,? {_DAY}{_ORDINAL}(?:\.? |-){_MONTH}"
_DM = rf"{_DAY}{_ORDINAL}{_JOIN}{_MONTH}"
_MD = rf"<leading>{_MONTH}> ?{_DAY}{_ORDINAL}(?![:.]?{_ANY})(?! ?{{unit}})(?! ?- ?{_ANY})"  # not 'May 5-7'
_DOTTED_DM = rf"<one>[abce]><mark>\.> ?<two>[ab]>\.(?! ?{_ANY})(?=.?)"
_MONTH_YEAR = rf"{_MONTH},? ?(?:{{of}} )?[-/]?<year>[y]>"
_NUMBERS = f"{_YMD_NUMBERS}|{_DMY_NUMBERS}"
_DATE = (
    f"(?:{_FOREIGN}|{_CJK}|{_MONGOLIAN}|{_VIETNAMESE}|{_NUMBERS}|{_DMY}|{_MDY}|{_YMD}|{_YDM}|{_DM}|{_MD}|{_DOTTED_DM})"
)

# --- times ---
_COLON = rf"<hour>[abc]>:<minute>[bcef]>(?::<second>[bcef]>(?:\.{_ANY})?)?(?![:.,]?{_ANY})(?! ?{{length}})"
_LOOSE = rf"<hour>[abc]>: <minute>[bcef]>(?![:.,]?{_ANY})"  # as Bengali papers space it, after a date
_POINT = rf"<hour>[abc]>\.<minute>[bcef]>(?:\.<second>[bcef]>)?(?!\.?{_ANY})(?! ?{{length}})"
_MARKED = (
    r"<hour>[abc]> ?{hour_mark} ?"
    r"(?:<minute>[abcef]> ?{minute_mark}(?: ?<second>[abcef]> ?{second_mark})?|<minute>[bcef]>(?!:))"
)
_FULL_HOUR = r"<hour>[abc]> ?{hour_mark}"
_HALF = "<half>{half}>"
_HALVED_HOUR = rf"(?:{_HALF} ?<hour>[abc]> ?{{hour_mark}}|<hour>[ab]> ?{_HALF}\.?)"  # not German 'am 7.'
_ZONE = (
    r" ?[,(]? ?(?:<zone>{zone}>(?: ?<sign>[+\-]><offset_hour>[ab]>(?::?<offset_minute>[bef]>)?)?"
    r"|<sign>[+]><offset_hour>[bc]>:<offset_minute>[bef]>|<sign>[+\-]><offset>n>)\)?"  # '10:00-11:30' is a range
)
_AT = r"(?:{at}[.:]{0,2} ?)"
_BEFORE = rf"{_AT}{{0,2}}(?:{_HALF} ?)?"
_AFTER = rf"(?: ?{_HALF}\.?)?(?: ?{{clock_end}})?"
_TIME = rf"(?:{_BEFORE}(?:{_COLON}|{_POINT}|{_MARKED}|{_FULL_HOUR}){_AFTER}|{_AT}?{_HALVED_HOUR})(?:{_ZONE})?"
_LONE_TIME = (
    rf"(?:{_BEFORE}(?:{_COLON}|{_MARKED}){_AFTER}"
    rf"|{_AT}<dotted>{_POINT}>{_AFTER}|{_POINT}(?: ?{_HALF}\.?| ?{{clock_end}})|{_AT}?{_HALVED_HOUR})(?:{_ZONE})?"
    rf"|(?:(?<={{label}} )|(?<={{label}}: )){_POINT}|<bare>{_POINT}>"
)
_ISO = (
    rf"<year>y>-<month>b>-<day>[bce]>{{at}}<hour>[bc]>:<minute>[bcef]>(?::<second>[bcef]>(?:\.{_ANY})?)?"
    r"<sign>[+\-]><offset_hour>[bc]>:?<offset_minute>[bef]>"
)
_BETWEEN = r"\.? ?[,|/·\-;:@(]{0,2} ?"
# After a date, a brief word is rather the text's next one, as German 'kam', unless marks set it apart
_AFTER_DATE = rf"(?:\.?[ ,(·]{{0,2}}(?!{{brief}}){_WEEKDAY}\)?| ?[,(] ?{_WEEKDAY}\)?| {_WEEKDAY}(?= ?(?:$|[|,)])))?"
_BEFORE_DATE = rf"(?:(?:{_WEEKDAY}|{{day_word}}) ?[,(·\-]?\)? ?(?:{{of}} )?)?"

# --- relative ---
_COUNT = "(?:<count>[abcefgn]>|<count_word>{count}>)"
_AGO = (
    rf"{{before}} ?~? ?{_COUNT} ?<unit>{{unit}}>\.?(?:,? ?<more>[abcef]> ?<more_unit>{{unit}}>\.?)?"
    rf"|~? ?(?:{{around}} )?<count>[abcef]> ?<unit>{{unit}}>\.?,? ?<more>[abcef]> ?<unit_ago>{{unit_ago}}>"
    rf"|~? ?(?:{{around}} )?{_COUNT} ?<unit_ago>{{unit_ago}}>"
    rf"|<before_unit>{{before_unit}}> ?{_COUNT} ?{{ago}}"
    rf"|<phrase>{{ago_phrase}}>"
)
_DAY_WORD = "<day_word>{day_word}>"

# --- no timestamps, but read lest their parts be taken for some ---
_DATED = (  # what shows that a time of day stands before it, as in '14:01:33 19/07/2024'
    r" ?[,|/·\-;@(]{0,2} ?(?:{weekday}\.?,? ?)?(?:{of} )?(?:{month}\.? ?[abce]|[yt](?:[./\-]| ?{year_mark})"
    r"|[abce](?:[./\-][abce][./\-]|\.?{ordinal}? ?(?:{of} )?(?:{month}|{month_lead})))"
)
_LENGTH = (
    r"{clip}[ :(.\-]{0,3}[abc]:[bcef](?::[bcef])?(?! ?{clock_end})"  # 'Video 02:53'
    r"|[abcef]:[bcef](?::[bcef])? ?{length}"  # '01:43 min'
    r"|[abcef]:[bcef] ?/ ?[abcef]:[bcef]"  # '00:00 / 03:15'
    r"|[abc][:.][bcef](?: ?(?:{half}|{clock_end}))? ?- ?[abc][:.][bcef](?![:.])"  # '10:00-11:30'
    r"|\( ?[abcef]:[bcef](?::[bcef])? ?\)"  # '(1:07)'
    r"|(?:a|[bcef](?!:[bcef]:[bcef]" + _DATED + r")):[bcef]:[bcef](?! ?{half}| ?{zone}| ?{clock_end})"  # '1:02:33'
)

_TIMESTAMP = (
    f"<skip>{_LENGTH}>|{_ISO}"
    f"|{_TIME}(?:{_BETWEEN}(?:(?:{{of}}|{{lead}}) )?{_BEFORE_DATE}{_DATE}| ?,? ?(?:{{of}} )?{_DAY_WORD})"
    rf"|{_BEFORE_DATE}{_MONTH} ?{_DAY} {_TIME} <year>[y]>"  # 'Wed May 3 14:05:00 +0200 2024'
    f"|{_BEFORE_DATE}{_DATE}{_AFTER_DATE}(?:{_BETWEEN}(?:{_TIME}|{_LOOSE}))?"
    f"|(?:<one>[abce]><mark>[/.\\-]><two>[abce]>,?{_AFTER_DATE} "
    f"|(?:{_DAY_WORD}|(?<!{_ANY}){_WEEKDAY}){_BETWEEN}){_TIME}"
    f"|{_AGO}|{_LONE_TIME}|{_MONTH_YEAR}|<bare_day>{_DAY_WORD}>"
)
# Where a timestamp may begin. Most pieces don't pass, so the long pattern is tried seldom. Inside a longer row of
# numbers, as in '1.2.3.2024' or '10-12:30', nothing begins.
_BEGINNING = (
    rf"{{beginning}}(?<!{_ANY}[./:,\-].)"
    rf"(?:(?<=[abcefgyjt])(?! ?(?:[?!()+n]|{_ANY}|$))|(?<=n)(?= ?{{unit_ago}})|(?<={{count}})(?= ?{{unit_ago}})"
    rf"|(?<={{at}})(?=[.:]{{0,2}} ?(?:{{at}}|{{half}}|[abc]))|(?<={{of}})(?= [abce])|(?<=\()(?= ?[abcef]:)"
    rf"|(?<={{beginning_word}}))"
)
_BEGINNING_WORDS = (
    "month", "weekday", "foreign_month", "era", "half", "clip", "before", "around", "before_unit", "ago_phrase",
    "day_word",
)  # fmt: skip

_BEFORE_WHOLE = r"(?:[ (|·,:/~\-]|{label}|(?:{lead}|{of}|{at})\.?)*"
_AFTER_WHOLE = r"(?:[ ().|·,:/\-]|{label})*"


class Grammar:
    """The patterns over shapes, compiled."""

    __slots__ = ("_beginning", "_timestamp", "after", "before", "fields", "label")

    def __init__(self) -> None:
        words = lexicon()
        inner = {name: shapes[1:-1] for name, shapes in words.classes.items()}
        inner["half"] = inner["am"] + inner["pm"]
        clock = "".join(inner[name] for name in ("clock_end", "hour_mark", "of", "at", "day_mark"))
        inner["length"] = "".join(shape for shape in inner["unit"] if shape not in clock)
        inner["beginning_word"] = "~" + "".join(inner[name] for name in _BEGINNING_WORDS)
        inner["beginning"] = "abcefgyjtn(" + inner["beginning_word"] + inner["count"] + inner["at"] + inner["of"]
        words.classes |= {name: f"[{shapes}]" for name, shapes in inner.items()}
        pattern, self.fields = _numbered(_TIMESTAMP)
        self._timestamp = words.compile(pattern)
        self._beginning = words.compile(_BEGINNING)
        self.before = words.compile(_BEFORE_WHOLE)
        self.after = words.compile(_AFTER_WHOLE)
        self.label = words.compile(r"{label}(?:[ .:|,·\-(]|{lead}|{of}|{at})*$")

    def search(self, chars: str, at: int) -> re.Match[str] | None:
        """The first timestamp, by its shape, from there on."""
        for beginning in self._beginning.finditer(chars, at):
            match = self._timestamp.match(chars, beginning.start())
            if match is not None:
                return match
        return None


def _numbered(pattern: str) -> tuple[str, tuple[str, ...]]:
    """`<name>...>` as plain groups, and the names by group number; a name may come back, as groups may not."""
    names: list[str] = []

    def opening(match: re.Match[str]) -> str:
        names.append(match[1])
        return "("

    pattern = re.sub(r"<([a-z_]+)>", opening, pattern)
    return pattern.replace(">", ")"), tuple(names)


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    return Grammar()
