"""Names out of bylines: who is credited, as what, for whom, and what is no name."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsparse.article import Author
from newsparse.bylines import agency_of, is_person
from newsparse.names import fold, parse_names, unique

OUTLETS = frozenset(["the harbour post", "quay today"])


def names(text: str) -> list[str]:
    return [author.name for author in parse_names(text, outlets=OUTLETS)]


def one(text: str) -> Author:
    """The only author of a byline."""
    (author,) = parse_names(text, outlets=OUTLETS)
    return author


# --- who ---


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roe",
        "By Ana Roe",
        "ByAna Roe",
        "by Ana Roe",
        "By: Ana Roe",
        "Written by Ana Roe",
        "Story by Ana Roe",
        "Opinion by Ana Roe",
        "A commentary by Ana Roe",
        "Von Ana Roe",
        "Kommentar von Ana Roe",
        "Eine Analyse von Ana Roe",
        "Par Ana Roe",
        "Propos recueillis par Ana Roe",
        "Por Ana Roe",
        "Di Ana Roe",
        "A cura di Ana Roe",
        "Door Ana Roe",
        "Av Ana Roe",
        "Tekst: Ana Roe",
        "Oleh Ana Roe",
        "Yazan: Ana Roe",
        "Szerző: Ana Roe",
        "Piše: Ana Roe",
        "Автор: Ana Roe",
        "Müəllif: Ana Roe",
        "Ana Roe Ana Roe",
        "Ana Roe, Lyon",
        "Ana Roe in Lyon",
        "Ana Roe • 3 min read",
        "Ana Roe 2 minutes read",
        "Ana Roe0",
        "Ana RoePublished",
        "Ana Roe on",
        "Ana Roe (@anaroe)",
        "Ana Roe and agencies",
        "Text: Ana Roe Foto: Bo Lind",
        "Ana Roe; Photos: Bo Lind",
        "Written by Ana Roe. Edited by Bo Lind and Cy Dahl",
        "Ana Roe | Fact-checked by Bo Lind",
        "Politics | Published: 5 hours ago | Written by Ana Roe",
        "Guide by Ana Roe",
        "This post was written by Ana Roe",
        "Veröffentlicht vonAna Roe",
        "von Ana Roe Erstellt",
        "Escribe Ana Roe en Puerto",
        "Autorin Ana Roe",
        "Auteur : Ana Roe",
        "Ana Roe ● 6 min read",
        "Ana Roe 2–3 minutes",
        "By Ana Roe View In Digital Edition",
    ],
)
def test_one_name_out_of_many_wordings(text: str) -> None:
    assert names(text) == ["Ana Roe"]


@pytest.mark.parametrize(
    "text",
    [
        "By Ana Roe and Bo Lind",
        "By Ana Roe And Bo Lind",
        "ByAna Roe & Bo Lind",
        "Ana Roe, Bo Lind",
        "Ana Roe, and Bo Lind",
        "Ana Roe | Bo Lind",
        "Ana Roe / Bo Lind",
        "Ana Roe; Bo Lind",
        "Ana Roe • Bo Lind",
        "Ana Roe + Bo Lind",
        "Ana Roe\nBo Lind",
        "Von Ana Roe und Bo Lind",
        "Par Ana Roe et Bo Lind",
        "Por Ana Roe y Bo Lind",
        "Di Ana Roe e Bo Lind",
        "Di Ana Roe ed Bo Lind",
        "Door Ana Roe en Bo Lind",
        "Ana Roe og Bo Lind",
        "Ana Roe och Bo Lind",
        "Ana Roe ja Bo Lind",
        "Ana Roe és Bo Lind",
        "Ana Roe a Bo Lind",
        "Ana Roe i Bo Lind",
        "Ana Roe ve Bo Lind",
        "Ana Roe və Bo Lind",
        "Ana Roe и Bo Lind",
        "Ana Roe та Bo Lind",
        "Ana Roe και Bo Lind",
        "Ana Roe dan Bo Lind",
        "Ana Roe და Bo Lind",
        "Ana Roe և Bo Lind",
        "By Ana Roe in Lyon and Bo Lind in Nice",
        "Ana Roe, additional reporting by Bo Lind",
        "Reporting by Ana Roe in Lyon; Writing by Bo Lind; Editing by Cy Dahl and Di Ek",
        "(Reporting by Ana Roe, writing by Bo Lind, editing by Cy Dahl)",
        "Ana Roe, Bo Lind and Ana Roe",
    ],
)
def test_two_names_are_parted(text: str) -> None:
    assert names(text) == ["Ana Roe", "Bo Lind"]


@pytest.mark.parametrize(
    "name",
    [
        "ANA ROE",
        "Ana ROE",
        "Jean-Luc Besson-Roy",
        "Mary O'Hara",
        "Mary O’Hara",
        "Ian McKay",
        "Ludwig van der Berg",
        "LUDWIG VAN DER BERG",
        "Cy du Pont",
        "Ana De La Roe",
        "María del Carmen Ruiz y Soto",
        "João da Silva e Souza",
        "Fatima al-Hadid",
        "Abd al-Rahman bin Salim",
        "D'Angelo Russo",
        "Gianna dell'Orto",
        "J.K. Roe",
        "J. K. Roe",
        "Bo T. Lind",
        "Bo Lind Jr.",
        "Bo Lind III",
        "St. John Roe",
        "Max Read",
        "Eva zur Nieden",
        "Dr. Ana Roe",
        "Nguyễn Thị Ánh",
        "Łucja Żak",
        "Анна Ро",
        "Άννα Ρώη",
        "Անի Ռոեան",
        "ანა როე",
        "أحمد علي",
        "מרים לוי",
        "आशा राव",
        "王小明",
        "山田太郎",
        "山田 太郎",
        "김철수",
        "マイケル・ロウ",
    ],
)
def test_names_of_many_forms_stay_whole(name: str) -> None:
    assert is_person(name)
    assert names(name) == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("記者王小明／台北報導", ["王小明"]),
        ("【記者王小明／台北報導】", ["王小明"]),
        ("新华社记者 王小明", ["王小明"]),
        ("作者：王小明", ["王小明"]),
        ("取材・文＝山田太郎", ["山田太郎"]),
        ("文・山田太郎", ["山田太郎"]),
        ("文・山田太郎 写真＝佐藤花子", ["山田太郎"]),
        ("山田太郎記者", ["山田太郎"]),
        ("【エルサレム山田大地、カイロ佐藤淳】", ["山田大地", "佐藤淳"]),
        ("김철수 기자", ["김철수"]),
        ("김철수·이영희 기자", ["김철수", "이영희"]),
        ("김철수 기자 외 1명", ["김철수"]),
        ("순천, 광양 김철수 기자", ["김철수"]),
        ("(서울=연합뉴스) 김철수 기자", ["연합뉴스", "김철수"]),
    ],
)
def test_east_asian_bylines(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ,;| ",
        "By",
        "Read more",
        "About the author",
        "@anaroe",
        "https://example.com/ana-roe",
        "3 min read",
        "19 July 2024",
        "Political editor",
        "Print Managing Editor",
        "News",
        "Local Politics",
        "Geingo's Funeral",
        "View all articles",
        "The ferry sank in the harbour on Monday, and nobody was hurt.",
        "Ana Roe is a senior writer.",
        "Photo by Ana Roe",
        "Edited by Ana Roe",
        "Foto: Ana Roe/dpa",
        "i Paris",
        "社会",
        "メールで送る",
        "時系列で見る",
        "会員限定記事",
        "Weitere Beiträge",
        "Zur Übersicht",
        "In Local Harbours",
        "Kolumne Von",
        "Quayside Holding GmbH",
        "印刷する",
        "새로운 소식을 받아 보기",
        "More Ferries",
    ],
)
def test_what_credits_no_writer(text: str) -> None:
    assert names(text) == []


def test_a_single_name_counts_only_after_by() -> None:
    assert names("By Ana") == ["Ana"]
    assert names("Written by Ana and Bo") == ["Ana"]  # 'Bo' is shorter than any name taken so
    assert names("Ana") == []
    assert names("By HomePageHelper") == []


def test_degrees_are_no_part_of_a_name_and_no_other_author() -> None:
    assert names("Ana Roe, MD, and Bo Lind, Ph.D.") == ["Ana Roe", "Bo Lind"]
    assert names("By Ana Roe PhD") == ["Ana Roe"]
    assert names("Bo Lind, Jr.") == ["Bo Lind Jr."]


# --- as what, and for whom ---


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("By Ana Roe, Political editor", "Political editor"),
        ("Ana Roe | Political Correspondent", "Political Correspondent"),
        ("Ana Roe - Correspondent", "Correspondent"),
        ("Ana Roe Political Editor", "Political Editor"),
        ("Ana Roe Parliamentary editor", "Parliamentary editor"),
        ("Ana RoeNews Reporter", "News Reporter"),
        ("Ana Roe Deputy Content Hub Director", "Deputy Content Hub Director"),
        ("Ana Roe Harbour Post reporter", "Harbour Post reporter"),
        ("Senior Reporter Ana Roe", "Senior Reporter"),
        ("Von Ana Roe, Redakteurin", "Redakteurin"),
        ("Ana Roe Redakteurin", "Redakteurin"),
        ("Von Ana Roe, Volontärin (Sport)", "Volontärin"),
        ("Ana Roe (Content Manager)", "Content Manager"),
        ("Ana Roe, corresponsal en París", "corresponsal en París"),
        ("Ana Roe, journaliste", "journaliste"),
        ("Ana Roe, корреспондент", "корреспондент"),
        ("—Associated Press writer Ana Roe in Paris contributed to this report.", "Associated Press writer"),
    ],
)
def test_roles_go_to_the_name(text: str, role: str) -> None:
    author = one(text)
    assert (author.name, author.role, author.kind) == ("Ana Roe", role, "person")


def test_author_is_no_role() -> None:
    assert one("Autorin/Autor Ana Roe") == Author("Ana Roe")


def test_each_has_its_own_role() -> None:
    ana, bo = parse_names("Ana Roe, Political editor, and Bo Lind, Home Security Expert")
    assert (ana.role, bo.role) == ("Political editor", "Home Security Expert")


def test_a_role_of_several_is_no_name() -> None:
    found = parse_names("By Ana Roe and Bo Lind / Quay Gazette Staff Writers")
    assert [author.name for author in found] == ["Ana Roe", "Bo Lind"]
    assert found[1].role == "Quay Gazette Staff Writers"


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("By Ana Roe for The Harbour Post", "The Harbour Post"),
        ("By Ana Roe For Quayside.Example", "Quayside.Example"),
        ("Ana Roe, Special to The Harbour Post", "The Harbour Post"),
        ("Ana Roe of Quay News", "Quay News"),
        ("Ana Roe/Quay News", "Quay News"),
        ("Ana Roe, QTV News, Lyon", "QTV News"),
        ("Ana Roe The Harbour Post", "The Harbour Post"),
        ("Ana Roe, Quay Today", "Quay Today"),
        ("Ana Roe Gear Team", "Gear Team"),
    ],
)
def test_affiliations_go_to_the_name(text: str, affiliation: str) -> None:
    author = one(text)
    assert (author.name, author.affiliation, author.role) == ("Ana Roe", affiliation, None)


@pytest.mark.parametrize(
    "text",
    ["By Ana Roe, ana.roe@example.com", "Ana Roe ana.roe@example.com", "Ana Roe (ana.roe@example.com)"],
)
def test_the_email_goes_to_the_name(text: str) -> None:
    assert one(text) == Author("Ana Roe", email="ana.roe@example.com")


@pytest.mark.parametrize("text", ["By Ana Roe / The Harbour Staff Writer", "ANA ROE, The Harbour Staff Writer"])
def test_an_outlet_before_a_role_is_no_author(text: str) -> None:
    (ana,) = parse_names(text, outlets=frozenset(("the harbour",)))
    assert (ana.kind, ana.role, ana.affiliation) == ("person", "Staff Writer", "The Harbour")


@pytest.mark.parametrize("text", ["Ana Roe, Harbour Post reporter", "Ana Roe / Harbour Post reporter"])
def test_what_is_called_like_an_outlet_before_a_role_is_no_author(text: str) -> None:
    assert one(text) == Author("Ana Roe", role="reporter", affiliation="Harbour Post")


def test_emails_go_to_whose_names_they_hold_and_the_rest_in_order() -> None:
    ana, bo, cy = parse_names("Ana Roe desk@example.com, Bo Lind, lind@example.com, Cy Dahl dahl@example.com")
    assert (ana.email, bo.email, cy.email) == ("desk@example.com", "lind@example.com", "dahl@example.com")


# --- agencies and organizations ---


@pytest.mark.parametrize(
    ("text", "person", "agency"),
    [
        ("Ana Roe/Reuters", "Ana Roe", "Reuters"),
        ("Ana Roe (dpa)", "Ana Roe", "dpa"),
        ("Ana Roe, AP", "Ana Roe", "AP"),
        ("By Ana Roe - Associated Press -", "Ana Roe", "Associated Press"),
        ("ANA ROE The Associated Press", "ANA ROE", "The Associated Press"),
        ("Par Ana Roe avec AFP", "Ana Roe", "AFP"),
        ("Von Ana Roe mit dpa", "Ana Roe", "dpa"),
        ("Ana Roe and Reuters", "Ana Roe", "Reuters"),
        ("sak/Reuters", "sak", "Reuters"),
    ],
)
def test_an_agency_beside_a_name_is_an_author(text: str, person: str, agency: str) -> None:
    assert parse_names(text) == [Author(person), Author(agency, "agency")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dpa", ["dpa"]),
        ("By Associated Press", ["Associated Press"]),
        ("Associated Press in Valencia", ["Associated Press"]),
        ("AFP, MANILA", ["AFP"]),
        ("(Quelle: APA/sda/dpa)", ["APA", "sda", "dpa"]),
        ("Bron: BELGA", ["BELGA"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("AFP Deutschland", ["AFP Deutschland"]),
        ("(ČTK)", ["ČTK"]),
    ],
)
def test_agencies_alone(text: str, expected: list[str]) -> None:
    assert parse_names(text) == [Author(name, "agency") for name in expected]


@pytest.mark.parametrize(
    "text", ["The Harbour Post", "Staff", "Redaktion", "QTV News", "Le Phare", "La Rédaction", "The Local", "編集部"]
)
def test_outlets_and_desks_are_organizations(text: str) -> None:
    assert one(text) == Author(text, "organization")


def test_an_outlet_and_an_agency_are_two_authors() -> None:
    assert parse_names("Par Le Phare et AFP") == [Author("Le Phare", "organization"), Author("AFP", "agency")]


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("Agence France-Presse", "AFP"),
        ("associated press", "AP"),
        ("The Associated Press", "AP"),
        ("AP", "AP"),
        ("ap", None),
        ("reuters", "Reuters"),
        ("新華社", "Xinhua"),
        ("РИА Новости", "RIA Novosti"),
        ("Harbour Post", None),
        ("", None),
    ],
)
def test_agencies_under_their_usual_names(text: str, usual: str | None) -> None:
    assert agency_of(text) == usual


def test_the_name_that_the_metadata_gives_counts_whatever_its_form() -> None:
    known = frozenset(["ask the pilots", "ana maria roe", "jroe_42"])
    assert parse_names("By Ask the Pilots", known=known) == [Author("Ask the Pilots", "organization")]
    assert [author.name for author in parse_names("Ana (Maria) Roe |", known=known)] == ["Ana (Maria) Roe"]
    assert parse_names("Ask the Pilots today", known=known) == []
    assert parse_names("by jroe_42", known=known) == []


@pytest.mark.parametrize("word", ["and", "bis", "fr", "von", "page"])
def test_words_are_no_initials(word: str) -> None:
    assert names(word) == names(f"{word}.") == []


def test_initials_in_a_list() -> None:
    assert names("ssi, dan") == ["ssi", "dan"]
    assert names("sak/Reuters") == ["sak", "Reuters"]


# --- comparing ---


def test_unique_keeps_the_longer_of_two_forms() -> None:
    authors = [Author("Ana Roe"), Author("Bo Lind"), Author("Dr. Ana Roe"), Author("BO LIND"), Author("Lind")]
    assert [author.name for author in unique(authors)] == ["Bo Lind", "Dr. Ana Roe"]


def test_unique_takes_a_letter_doubled_by_mistake_for_the_same_name() -> None:
    assert unique([Author("Ana Roely"), Author("Ana Roelly")]) == [Author("Ana Roely")]


def test_unique_knows_an_agency_by_all_its_names() -> None:
    authors = [Author("Anadolu Ajansı", "agency"), Author("AA", "agency"), Author("Ana Roe"), Author("AP", "agency")]
    assert [author.name for author in unique(authors)] == ["Anadolu Ajansı", "Ana Roe", "AP"]


@pytest.mark.parametrize(("one_form", "other"), [("Ana  ROE", "ana roe"), ("O'Hara", "o’hara"), ("Ana-Roe", "ana roe")])
def test_names_are_folded_for_comparing(one_form: str, other: str) -> None:
    assert fold(one_form) == fold(other)


GIVEN = st.sampled_from(["Ana", "Bo", "Jean-Luc", "Łucja", "Анна", "Mary", "Þóra"])
FAMILY = st.sampled_from(["Roe", "Lind", "O'Hara", "van der Berg", "Żak", "Иванова", "al-Hadid", "McKay", "du Pont"])
PEOPLE = st.lists(st.builds("{} {}".format, GIVEN, FAMILY), min_size=1, max_size=4, unique=True)


@given(PEOPLE, st.sampled_from([", ", " | ", "; ", " & ", " and ", "\n"]), st.sampled_from(["", "By ", "Von "]))
def test_whatever_the_people_all_are_found_in_order(people: Sequence[str], between: str, by: str) -> None:
    assert names(by + between.join(people)) == list(people)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert all(author.name.strip() for author in parse_names(text))


@pytest.mark.parametrize(
    "unit",
    ["Ana ", "By ", "(", "Ana Roe and ", "記者", "가나 ", "a.", "@a ", "Foto: ", "for In ", "  ", "王", "外1名", "=a"],
)
@pytest.mark.parametrize("known", [frozenset(), frozenset(["ana"])], ids=["no name known", "a name known"])
def test_long_texts_take_no_long_time(unit: str, known: frozenset[str]) -> None:
    start = time.process_time()
    parse_names(unit * 20_000, known=known)
    parse_names(f"{unit * 30}\n a", known=known)
    assert time.process_time() - start < 5
