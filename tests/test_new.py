"""`newsparse new`: what inputs tell of their outlet, and the files that are drafted from them."""

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import newsparse
from newsparse import registry
from newsparse.cases import find_cases
from newsparse.cli import main
from newsparse.errors import InputError, SourceError
from newsparse.kit.about import find_out
from newsparse.kit.new import Draft, class_name, draft
from newsparse.kit.samples import gather
from newsparse.kit.writing import Exists, in_checkout, in_package, write
from newsparse.registry import Registry
from newsparse.samples import Sample
from tests.outlet import FERRY, GULLS, Story, arabic, dump, hashed, microdata, page, promoted, samples, semantic


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "default", Registry())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plain folder with two pages and their dumps; the current one."""
    for name, story in (("ferry", FERRY), ("gulls", GULLS)):
        (tmp_path / f"{name}.html").write_text(promoted(story), encoding="utf-8")
        (tmp_path / f"{name}.txt").write_text(dump(story), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in ("new", *arguments)])


def stated(drafted: Draft) -> dict[str, Any]:
    return {
        name: repr(value) if name in newsparse.Source.__annotations__ else value
        for name, value in drafted.stated.items()
    }


# --- what inputs tell of their outlet


def about(head: str = "", *, url: str = "https://www.example.am/news/1", lang: str = "en") -> Any:
    markup = page(FERRY, f"<h1>{FERRY.headline}</h1>", lang=lang, head=head).replace(
        "https://www.example.am/news/8", url
    )
    return find_out([Sample("a.html", markup.encode())])


def stamp(moment: str) -> str:
    return f'<meta property="article:published_time" content="{moment}">'


def test_domain_language_country_zone_and_publisher() -> None:
    found = about()
    assert (found.publisher, found.domains, found.languages) == ("The Example", ("example.am",), ("en",))
    assert (found.country, found.timezone) == ("AM", "Asia/Yerevan")
    assert found.notes == ()


def test_json_ld_names_the_publisher_before_the_site() -> None:
    ld = {
        "@type": "NewsArticle",
        "headline": FERRY.headline,
        "publisher": {"@type": "Organization", "name": "Quay Media"},
    }
    assert about(f'<script type="application/ld+json">{json.dumps(ld)}</script>').publisher == "Quay Media"


UNSURE = (None, "Australia/Sydney", "America/Los_Angeles")
"""Zones that are unknown, or beside which others fit."""


@pytest.mark.parametrize(
    ("url", "lang", "moment", "zone"),
    [
        ("https://example.co.uk/1", "en", "2024-07-03T10:00:00+01:00", "Europe/London"),
        ("https://example.com.au/1", "en", "2024-01-03T10:00:00+08:00", "Australia/Perth"),
        ("https://example.com.au/1", "en", "2024-01-03T10:00:00Z", "Australia/Sydney"),
        ("https://example.com/1", "en-US", "2024-07-03T10:00:00-07:00", "America/Los_Angeles"),
        ("https://example.com/1", "pl", "2024-07-03T10:00:00+02:00", "Europe/Warsaw"),
        ("https://example.io/1", "hy", "2024-07-03T10:00:00+04:00", "Asia/Yerevan"),
        ("https://example.com/1", "pl", "2024-07-03T10:00:00-05:00", None),
        ("https://example.com/1", "en", "2024-07-03T10:00:00+02:00", None),
        ("https://example.com/1", "en-US", "2024-07-03T10:00:00Z", None),
        ("https://example.com/1", "en-GB", "2024-07-03T10:00:00+02:00", None),
    ],
)
def test_zone_by_country_and_offset(url: str, lang: str, moment: str, zone: str | None) -> None:
    found = about(stamp(moment), url=url, lang=lang)
    assert found.timezone == zone
    assert any(note.startswith("timezone") for note in found.notes) is (zone in UNSURE)


def test_a_title_names_the_publisher_where_nothing_else_does() -> None:
    markup = page(FERRY, f"<h1>{FERRY.headline}</h1>").replace('property="og:site_name"', 'name="x"')
    titled = markup.replace(" - The Example</title>", " | Quay Times</title>").replace("example.am", "quaytimes.am")
    assert find_out([Sample("a.html", titled.encode())]).publisher == "Quay Times"
    assert find_out([Sample("a.html", markup.encode())]).publisher is None


def test_what_most_inputs_say_counts() -> None:
    two = [page(story, f"<h1>{story.headline}</h1>").encode() for story in (FERRY, GULLS)]
    odd = page(FERRY, f"<h1>{FERRY.headline}</h1>", lang="hy").replace("example.am/news/8", "sport.example.am/3")
    found = find_out(
        [Sample("a", two[0]), Sample("b", odd.replace("The Example", "Sport").encode()), Sample("c", two[1])]
    )
    assert (found.publisher, found.domains, found.languages) == ("The Example", ("example.am",), ("en", "hy"))


def test_what_cannot_be_known_is_said() -> None:
    found = find_out([Sample("a.txt", dump(FERRY).encode())])
    assert found.stated() == {}
    assert [note.partition(":")[0] for note in found.notes] == [
        "domains",
        "publisher",
        "languages",
        "timezone, country",
    ]


# --- the draft


def test_only_what_changes_something_is_stated() -> None:
    drafted = draft("example", samples(semantic))
    assert list(drafted.stated) == ["publisher", "domains", "country", "languages", "timezone"]
    assert drafted.notes == ()


def test_what_repeats_amid_the_text_is_boilerplate() -> None:
    drafted = draft("example", samples(promoted))
    assert repr(drafted.stated["boilerplate"]) == "(pattern('^Our app tells you when it .+$'),)"


def test_a_page_and_its_dump_repeat_nothing() -> None:
    given = [*samples(semantic, FERRY), *samples(dump, FERRY)]
    assert "boilerplate" not in draft("example", given).stated


def test_what_pages_repeat_is_a_pattern_where_a_dump_takes_it_for_another_headline() -> None:
    contact = '<p class="sig">Contact: newsroom@example.am, telephone 12 34 56</p>'
    others = [("Two ferries meet", "3 April 2025, 10:15"), ("The harbour clock is late", "2 April 2025, 9:05")]
    rest = "".join(f'<p><a href="/{at}">{title}</a></p><p>{day}</p>' for at, (title, day) in enumerate(others))
    given = samples(lambda story: promoted(story).replace("</article>", f"{contact}</article>{rest}"))
    assert "Contact" in given[0].article.text
    dump = Sample("a.txt", given[0].text)
    assert "Contact" not in dump.article.text
    assert dump.article.related[0].headline.startswith("Contact")
    drafted = draft("example", given)
    assert "pattern('^Contact: .+$')" in repr(drafted.stated["boilerplate"])
    written = [data.decode() for path, data in in_package(drafted).items() if path.suffix in (".html", ".py")]
    assert not any("newsroom@" in text for text in written)


def test_what_is_missed_on_one_page_and_found_on_another_is_pointed_at() -> None:
    pens = {8: f"By {FERRY.byline}", 9: "the harbour desk"}
    given = samples(
        lambda story: page(story, f'<h1>{story.headline}</h1><p><i class="pen">{pens[story.number]}</i></p>')
    )
    assert [sample.article.byline for sample in given] == [pens[8], None]
    drafted = draft("example", given)
    assert repr(drafted.stated["byline"]) == "(css('.pen'),)"
    assert newsparse.api.article_of(given[1].read(drafted.source())).byline == pens[9]


def test_what_is_asked_for_is_stated_and_said_to_be_idle() -> None:
    drafted = draft("example", samples(semantic), {"headline": FERRY.headline})
    assert repr(drafted.stated["headline"]) in ("(css('h1'),)", "(css('.story__title'),)")
    assert any(note.startswith("headline: these inputs give the same without it") for note in drafted.notes)


def test_expectations_of_other_inputs() -> None:
    given = [*samples(semantic, FERRY), *samples(microdata, GULLS)]
    drafted = draft("example", given, {"byline": {"8.html": FERRY.byline, "9.html": [GULLS.byline]}})
    assert len(drafted.stated["byline"]) == 2
    assert any("it takes 2 selectors" in note for note in drafted.notes)


def test_signs_are_lines_that_all_inputs_have_and_that_name_the_outlet() -> None:
    drafted = draft("example", [*samples(semantic), *samples(dump)])
    assert "signs" not in drafted.stated
    assert any(note.startswith("signs") for note in drafted.notes)
    street = "<p>The Example, 4 Quay Street, Yerevan</p>"
    pages = [
        Sample(story.headline, page(story, f"<h1>{story.headline}</h1>", end=street).encode())
        for story in (FERRY, GULLS)
    ]
    signs = draft("example", [*pages, *samples(dump)]).stated["signs"]
    assert [sign.regex for sign in signs] == [r"^\(c\) \d+ The Example$", r"^The Example, \d+ Quay Street, Yerevan$"]


def test_one_article_has_no_signs() -> None:
    assert "signs" not in draft("example", samples(semantic, FERRY)).stated


@pytest.mark.parametrize("name", ["Example", "generic", "exa mple", ""])
def test_names_that_no_source_can_have(name: str) -> None:
    with pytest.raises(SourceError, match="can't be a source's name"):
        draft(name, samples(semantic))


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        ({"bylines": "x"}, "no label of a source is named 'bylines'"),
        ({"byline": {"c.html": "x"}}, "'c.html' is none of the inputs: 8.html, 9.html"),
        ({"byline": " "}, "nothing is expected of 8.html"),
    ],
)
def test_expectations_of_nothing(expected: Any, message: str) -> None:
    with pytest.raises(InputError, match=message):
        draft("example", samples(semantic), expected)


def test_a_domain_that_another_source_has_is_taken_over() -> None:
    given = [
        Sample(one.name, one.document.source_text.replace("www.example.am", "turan.az")) for one in samples(semantic)
    ]
    drafted = draft("example", given)
    assert drafted.stated["replaces"] == "turan"
    assert "replaces" not in draft("turan", given).stated


def test_a_name_that_another_outlet_has_is_refused() -> None:
    with pytest.raises(SourceError, match=r"'mainichi' is the source of mainichi\.jp already \(bundled\)"):
        draft("mainichi", samples(semantic))


def test_class_names() -> None:
    assert [class_name(name) for name in ("harbour", "harbour-daily", "20-min")] == [
        "Harbour",
        "HarbourDaily",
        "Source20Min",
    ]


# --- the module


MODULE = '''"""The Example."""

from newsparse import Source, css, pattern, register


@register
class HarbourDaily(Source):
    """The Example: pages of 2025."""

    name = "harbour-daily"
    publisher = "The Example"
    domains = ("example.am",)
    country = "AM"
    languages = ("en",)
    timezone = "Asia/Yerevan"
    byline = css(".story__author")
    boilerplate = pattern("^Our app tells you when it .+$")
'''


def test_module_is_as_one_would_write_it() -> None:
    assert draft("harbour-daily", samples(promoted), {"byline": FERRY.byline}).module() == MODULE


@pytest.mark.parametrize("make", [semantic, hashed, microdata, arabic, dump, promoted])
def test_modules_pass_ruff_and_mypy(make: Callable[[Story], str], tmp_path: Path) -> None:
    given = samples(make)
    wanted = given[1].article.byline
    expected = {"byline": {given[1].name: wanted.splitlines()[-1]}} if wanted and make is not dump else {}
    drafted = draft("quay-20-min", given, expected)
    path = tmp_path / "quay_20_min.py"
    path.write_text(drafted.module(), encoding="utf-8")
    for tool in (["ruff", "format", "--isolated", "--check"], ["ruff", "check", "--isolated", "--select=E,F,I,UP"]):
        done = subprocess.run([sys.executable, "-m", *tool, str(path)], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    assert len(drafted.module().partition('."""\n\n    ')[2].splitlines()) <= 12


def test_odd_texts_are_python() -> None:
    given = samples(semantic)
    odd = [
        Sample(one.name, one.document.source_text.replace('"The Example"', "'The \"Odd\" \\ Example'")) for one in given
    ]
    module = draft("odd", odd).module()
    space: dict[str, Any] = {"__name__": "odd"}
    exec(compile(module, "odd.py", "exec"), space)
    assert space["Odd"].publisher == 'The "Odd" \\ Example'


# --- files


def test_cases_of_one_headline_have_numbers() -> None:
    given = [Sample(f"{number}.html", promoted(FERRY).encode()) for number in range(3)]
    folders = {path.parts[2] for path in in_package(draft("example", given)) if path.parts[0] == "cases"}
    assert folders == {"night-ferry-to-page", "night-ferry-to-2-page", "night-ferry-to-3-page"}


def test_cases_are_made_small_and_hold_no_personal_data(site: Path) -> None:
    waste = "<script>window.visitor = 4711</script><style>p { color: red }</style><!-- rendered in 12 ms -->"
    asked = "<p>Ask ines.falk@example.am for a berth, or come to the quay before the ship leaves on Friday.</p>"
    (site / "ferry.html").write_text(promoted(FERRY).replace("</article>", f"{waste}{asked}</article>"), "utf-8")
    assert waste in (site / "ferry.html").read_text("utf-8")
    write(in_package(draft("example", ["ferry.html"])), site / "example")
    (case,) = find_cases(site / "example")
    small = case.input.read_text("utf-8")
    assert not [gone for gone in ("4711", "color: red", "rendered", "ines.falk") if gone in small]
    assert case.expected is not None
    assert case.parse().text.count("name@mail.example") == 1
    assert case.expected["body"] == case.parse().to_dict()["body"]


def test_inputs_are_files_folders_and_patterns(site: Path) -> None:
    assert [sample.name for sample in gather(["ferry.html", "ferry.html"])] == ["ferry.html"]
    assert [Path(sample.name).name for sample in gather(["*.html"])] == ["ferry.html", "gulls.html"]
    assert len(gather([site])) == len(gather([f"{site}/*"])) == 4
    for missing in ("none.html", "none/*.html"):
        with pytest.raises(InputError, match="none"):
            gather([missing])


def test_nothing_is_written_over_or_by_halves(site: Path) -> None:
    files = in_package(draft("example", ["ferry.html"]))
    first = write(files, site / "example")
    before = sorted(site.rglob("*"))
    with pytest.raises(Exists, match=r"pyproject\.toml and 7 more exists already"):
        write(files, site / "example")
    (site / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="file"):
        write(files, site / "file")
    (site / "file").unlink()
    assert sorted(site.rglob("*")) == before
    assert write(files, site / "example", force=True) == first


def test_cases_hold_input_and_article_and_are_not_reviewed(site: Path) -> None:
    write(in_package(draft("example", ["ferry.html", "ferry.txt"])), site / "example")
    page_case, dump_case = sorted(find_cases(site / "example"), key=lambda case: case.input.suffix)
    assert page_case.folder == site / "example/cases/example/night-ferry-to-page"
    assert [case.input.name for case in (page_case, dump_case)] == ["input.html", "input.txt"]
    assert dump_case.input.read_bytes() == (site / "ferry.txt").read_bytes()
    assert (page_case.meta.url, page_case.meta.source) == ("https://www.example.am/news/8", None)
    assert (dump_case.meta.url, dump_case.meta.source) == (None, "example")
    assert not page_case.meta.reviewed
    assert not dump_case.meta.reviewed
    assert page_case.expected is not None
    assert (page_case.expected["headline"], page_case.expected["source"]) == (FERRY.headline, "example")
    assert page_case.expected["published"] == "2025-04-04T12:30:00+04:00"


def test_large_inputs_are_compressed(site: Path) -> None:
    menu = '<a href="/news">News</a> ' * 4_500
    (site / "ferry.html").write_text(promoted(FERRY).replace("</header>", f"{menu}</header>"), encoding="utf-8")
    write(in_package(draft("example", ["ferry.html"])), site / "example")
    (case,) = find_cases(site / "example")
    assert case.input.name == "input.html.gz"
    assert newsparse.parse_file(case.input).headline == FERRY.headline


def test_a_checkout_gets_a_bundled_source(site: Path) -> None:
    drafted = draft("harbour-daily", ["ferry.html"])
    paths = [str(path) for path in in_checkout(drafted)]
    assert paths[0] == "src/newsparse/sources/harbour_daily.py"
    assert set(paths[1:]) == {
        f"fixtures/harbour-daily/night-ferry-to-page/{name}" for name in ("input.html", "meta.json", "expected.json")
    }


# --- the command


def test_command_writes_a_package_and_tells_what_next(site: Path) -> None:
    result = run("example", "ferry.html", "gulls.html", "--expect", f"byline={FERRY.byline}")
    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("wrote example/pyproject.toml\n")
    assert '    byline = css(".story__author")\n' in result.stdout
    assert "note: byline: these inputs give the same without it" in result.stdout
    assert result.stdout.rstrip().splitlines()[-5:-3] == ["  cd example", "  python -m pip install -e '.[test]'"]
    assert (site / "example/newsparse_example/__init__.py").read_text("utf-8").count("\n") == 16


def test_command_takes_expectations_of_other_inputs(site: Path) -> None:
    (site / "gulls.html").write_text(microdata(GULLS), encoding="utf-8")
    expect = [f"--expect=byline={FERRY.byline}", f"--expect=gulls.html:byline={GULLS.byline}"]
    result = run("example", "ferry.html", "gulls.html", *expect)
    assert 'byline = (css(".story__author"), css(\'[itemprop="author"]\'))' in result.stdout


def test_command_works_in_a_checkout(site: Path) -> None:
    (site / "src/newsparse/sources").mkdir(parents=True)
    result = run("example", "ferry.html")
    assert "wrote src/newsparse/sources/example.py" in result.stdout
    assert "python -m newsparse.sources" in result.stdout
    assert (site / "fixtures/example/night-ferry-to-page/expected.json").is_file()


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["example"], 2, "Missing argument 'INPUT...'"),
        (["Example", "ferry.html"], 2, "can't be a source's name"),
        (["example", "none.html"], 1, "none.html: No such file or directory"),
        (["example", "ferry.html", "--expect=byline"], 2, "has no text"),
        (["example", "ferry.html", "--expect=bylin=x"], 2, "'bylin' is no label of a source"),
        (["example", "ferry.html", "--expect=byline=Ani Towmasjan"], 1, "the closest text is 'Ani Tovmasyan'"),
    ],
)
def test_command_says_what_is_wrong_and_writes_nothing(
    site: Path, arguments: list[str], status: int, message: str
) -> None:
    before = sorted(site.rglob("*"))
    result = run(*arguments)
    assert (result.exit_code, message in " ".join(result.stderr.split())) == (status, True), result.stderr
    assert sorted(site.rglob("*")) == before


def test_command_overwrites_only_by_force(site: Path) -> None:
    assert run("example", "ferry.html").exit_code == 0
    result = run("example", "ferry.html")
    assert result.exit_code == 2
    assert "--force overwrites" in result.stderr
    assert run("example", "gulls.html", "--force", f"--expect=byline={GULLS.byline}").exit_code == 0


# --- the package


@pytest.fixture
def package(site: Path) -> Iterator[Path]:
    """A drafted package, read by a person, with its inputs' source made known by its entry point."""
    assert run("example", "ferry.html", "gulls.html").exit_code == 0
    folder = site / "example"
    for meta in folder.rglob("meta.json"):
        meta.write_text(meta.read_text("utf-8").replace('"reviewed": false', '"reviewed": true'), encoding="utf-8")
    yield folder
    sys.modules.pop("newsparse_example", None)
    importlib.invalidate_caches()


def in_process(folder: Path, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python in a process of its own, for which a folder's packages are installed."""
    home = Path(newsparse.__file__).parents[1]
    code = f"import sys; sys.path[:0] = {[str(path), str(home)]!r}; import runpy; sys.argv = sys.argv[1:]; "
    code += "runpy.run_module(sys.argv[0], run_name='__main__', alter_sys=True)"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )


def test_package_installs_and_passes_its_own_tests(package: Path, tmp_path: Path) -> None:
    target = tmp_path / "installed"
    if find_spec("hatchling") is not None:
        pip = ["install", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--no-index"]
        done = subprocess.run(
            [sys.executable, "-m", "pip", *pip, "--target", str(target), str(package)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    else:
        info = target / "newsparse_example-0.1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: newsparse-example\nVersion: 0.1.0\n")
        (info / "entry_points.txt").write_text("[newsparse.sources]\nexample = newsparse_example\n")
        (package / "newsparse_example").rename(target / "newsparse_example")
    (target / "newsparse_example_parse.py").write_text(
        "import sys\nfrom newsparse.cli import main\nmain(['parse', *sys.argv[1:]])\n", encoding="utf-8"
    )
    tested = in_process(package, target, "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")
    assert tested.returncode == 0, tested.stdout + tested.stderr
    parsed = in_process(tmp_path, target, "newsparse_example_parse", "gulls.html")
    assert json.loads(parsed.stdout)["source"] == "example"
