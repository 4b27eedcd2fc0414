"""Turan, Baku."""

from newsparse import Source, pattern, register

NAME = r"(?:TURAN|Turan|ТУРАН|Туран)"

CREDIT = (
    rf",[\"'”’»]? {NAME}['’]s(?: \S+){{0,3}} correspondent(?: \S+){{0,3}} reports(?: from \S+)?\."
    rf"|, {NAME}-ın(?: \S+){{0,2}} müxbiri xəbər verir\."
    rf"|, (?:переда[её]т|сообщает)(?: \S+)? корреспондент {NAME}(?: (?:из|в) \S+)?\."
)
"""The agency's own reporter, credited at the end of a sentence: ", TURAN's Washington correspondent reports."."""

DATELINE = rf"^(?:Baku|Bakı|Баку) ?/ ?\d\d\.\d\d\.(?:\d\d)?\d\d ?/ ?{NAME} ?:"
"""As in "Baku/04.02.25/Turan:"."""

QUESTION = rf"\basked by {NAME}\b(?! (?:news|agency))|\b{NAME}-ın sual(?:ına|larına) cavab\w*|\bвопросы? {NAME}\b"
"""The agency's own question to a source."""

STAMP = r"\d{1,2} [^\W\d_]+ \d{4} / \d\d:\d\d"
LIST = rf"^{STAMP}\s+\S.*\n\s*{STAMP}"
"""Two timestamps with a headline between them, in the notation of the list below an article."""


@register
class Turan(Source):
    """Turan, Baku: a wire service whose reports go round as text dumps, in English, Azerbaijani and Russian.

    Its name is no sign, as others cite it: "TURAN reports", "told TURAN". Its questions and the notation of its list
    are one sign and not two, as an outlet that cites it may have both.
    """

    publisher = "Turan"
    domains = ("turan.az", "contact.az")
    country = "AZ"
    languages = ("en", "az", "ru")
    timezone = "Asia/Baku"
    agency = "TURAN"
    signs = (pattern(CREDIT), pattern(DATELINE), pattern(f"{QUESTION}|{LIST}"))
