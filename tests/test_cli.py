"""The command line, run within the test where that does, else as a process of its own."""

import gzip
import json
import os
import pty
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import Any

import attrs
import click
import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from newsparse import api, http, registry
from newsparse.article import Article
from newsparse.catalogue import SourceInfo
from newsparse.cli import COMMANDS, main
from newsparse.cli.inputs import progress
from newsparse.cli.sinks import open_sink
from newsparse.errors import HTTPStatus
from newsparse.output import json_schema, to_html, to_markdown, to_text
from newsparse.segment.labels import Label

DUMP = """Ferry sails again after nine months

By Ines Falk

ORLA - The ferry between Orla and Vestby sailed again on Friday, with every seat of its first crossing taken.

The harbour office said that the boat would cross six times a day, and that tickets would cost four crowns.

Read also
Bridge at Vestby closed for repairs until the autumn
3 May 2024, 10:15
"""

PAGE = """<!DOCTYPE html><html lang="sv"><head><meta charset="windows-1252"><title>Färjan går igen</title></head><body>
<article><h1>Färjan går igen</h1>
<p>Färjan mellan Orla och Vestby gick igen på fredagen, och varje plats på den första turen var tagen.</p>
<p>Hamnkontoret sade att båten ska gå sex gånger om dagen, och att en biljett kostar fyra kronor.
<a href="/hamn">Mer om hamnen</a> finns att läsa.</p></article></body></html>
"""

PROGRAM = (sys.executable, "-c", "from newsparse.cli import main; main()")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(DUMP, encoding="utf-8")
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "farja.html"
    path.write_bytes(PAGE.encode("windows-1252"))
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.txt"
    path.write_text(" \n", encoding="utf-8")
    return path


def run(*arguments: str | Path, **options: Any) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], prog_name="newsparse", **options)


def process(*arguments: str | Path, **options: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, **options)


# --- the program


def test_version() -> None:
    result = run("--version")
    assert result.exit_code == 0
    assert result.output == f"newsparse {version('newsparse')}\n"


def test_help_lists_the_commands() -> None:
    result = run("--help")
    assert result.exit_code == 0
    listed = [line.split()[0] for line in result.output.partition("Commands:\n")[2].splitlines()]
    assert listed == list(COMMANDS)
    assert "..." not in result.output.partition("Commands:\n")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_states_its_meaning(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.help
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.name for each in options if not each.help] == []


def test_an_unknown_command_is_wrong_usage() -> None:
    result = run("prase")
    assert result.exit_code == 2
    assert "prase" in result.stderr


def test_help_loads_nothing_heavy() -> None:
    heavy = {"lxml", "bs4", "requests", "cattrs", "newsparse.article", "newsparse.registry"}
    script = (
        "import sys\nfrom newsparse.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"sys.exit(repr({heavy!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "Commands:" in done.stdout
    assert done.stderr == "set()\n"


def test_ctrl_c_ends_it_with_130(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Article:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "parse", interrupted)
    result = run("parse", dump, "--output", dump.with_name("out.json"))
    assert result.exit_code == 130
    assert result.output == "\n"
    assert [*dump.parent.iterdir()] == [dump]


@pytest.mark.parametrize("command", [("parse",), ("explain",), ("schema",)])
def test_a_closed_pipe_ends_it_quietly(dump: Path, command: tuple[str, ...]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    inputs = [] if command == ("schema",) else [str(dump)]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run([*PROGRAM, *command, *inputs], stdout=closed, stderr=subprocess.PIPE, check=False)
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_full_disk_is_told_without_a_traceback(dump: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "parse", str(dump)], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("closed", "status", "told"),
    [("<&-", 1, "EmptyInput"), (">&-", 0, ""), ("2>&-", 0, "")],
)
def test_closed_streams_lead_to_no_traceback(dump: Path, closed: str, status: int, told: str) -> None:
    inputs = [] if closed == "<&-" else [str(dump)]
    for command in ("parse", "clean", "explain"):
        arguments = inputs or (["-"] if command == "explain" else [])
        shell = ["sh", "-c", f'"$@" {closed}', "sh", *PROGRAM, command, *arguments]
        done = subprocess.run(shell, capture_output=True, text=True, check=False)
        assert done.returncode == status
        assert told in done.stderr
        assert "Traceback" not in done.stderr


# --- parse: inputs


def test_one_input_gives_indented_json(dump: Path) -> None:
    result = run("parse", dump)
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert result.stdout == json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    assert data["headline"] == "Ferry sails again after nine months"
    assert data == api.parse_file(dump).to_dict()


def test_several_inputs_give_json_lines_in_order(dump: Path, page: Path) -> None:
    result = run("parse", page, dump, page)
    assert result.exit_code == 0
    headlines = [json.loads(line)["headline"] for line in result.stdout.splitlines()]
    assert headlines == ["Färjan går igen", "Ferry sails again after nine months", "Färjan går igen"]


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input(arguments: tuple[str, ...]) -> None:
    result = run("parse", *arguments, input=PAGE.encode("windows-1252"))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["headline"] == "Färjan går igen"


def test_no_input_at_a_terminal_is_wrong_usage() -> None:
    ours, theirs = pty.openpty()
    done = process("parse", stdin=theirs)
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 2
    assert "no input" in done.stderr


def test_gzipped_file(dump: Path) -> None:
    packed = dump.with_name("ferry.txt.gz")
    packed.write_bytes(gzip.compress(DUMP.encode()))
    assert run("parse", packed).stdout == run("parse", dump).stdout


@pytest.mark.parametrize(
    "data", [b"", b"no gzip", gzip.compress(DUMP.encode())[:-20], gzip.compress(b"x")[:10] + b"~" * 9]
)
def test_broken_gzip_data_is_named(tmp_path: Path, data: bytes) -> None:
    packed = tmp_path / "ferry.txt.gz"
    packed.write_bytes(data)
    result = run("parse", packed)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"newsparse: {packed}: error: ")
    assert "unexpected" not in result.stderr


def response(url: str) -> http.Response:
    return http.Response(
        url=url + "?final",
        requested_url=url,
        status=200,
        content=PAGE.encode("windows-1252"),
        headers={"Content-Type": "text/html; charset=windows-1252"},
        fetched=datetime(2024, 5, 3, 12, 0, tzinfo=UTC),
    )


def test_an_address_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "fetch", response)
    result = run("parse", "https://nova.example/farja")
    assert result.exit_code == 0
    expected = api.parse(
        PAGE.encode("windows-1252"),
        url="https://nova.example/farja?final",
        encoding="cp1252",
        captured=datetime(2024, 5, 3, 12, 0, tzinfo=UTC),
    )
    assert json.loads(result.stdout) == expected.to_dict()


def test_an_address_that_fails_is_named_once(monkeypatch: pytest.MonkeyPatch, dump: Path) -> None:
    def gone(url: str) -> http.Response:
        raise HTTPStatus(url, "the server answered 410", 410)

    monkeypatch.setattr(http, "fetch", gone)
    result = run("parse", "http://nova.example/gone", dump)
    assert result.exit_code == 1
    assert (
        result.stderr
        == "newsparse: http://nova.example/gone: error: the server answered 410 (newsparse help HTTPStatus)\n"
    )
    assert json.loads(result.stdout)["headline"] == "Ferry sails again after nine months"


def test_what_fails_is_named_while_the_others_go_on(dump: Path, empty: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    result = run("parse", empty, tmp_path / "nowhere.txt", dump, picture, tmp_path, dump)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    told = result.stderr.splitlines()
    assert [line.split(": ")[:3] for line in told] == [
        ["newsparse", str(empty), "error"],
        ["newsparse", str(tmp_path / "nowhere.txt"), "error"],
        ["newsparse", str(picture), "error"],
        ["newsparse", str(tmp_path), "error"],
    ]
    assert "empty" in told[0]
    assert told[1].endswith("No such file or directory")
    assert "PNG" in told[2]


def test_a_fault_in_the_program_spares_the_other_inputs(
    dump: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parse = api.parse

    def faulty(data: bytes, **known: Any) -> Article:
        if data.startswith(b"<"):
            raise ZeroDivisionError("by nought")
        return parse(data, **known)

    monkeypatch.setattr(api, "parse", faulty)
    result = run("parse", page, dump)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert f"{page}: error: unexpected ZeroDivisionError: by nought (" in result.stderr
    assert len(result.stderr.splitlines()) == 1


# --- parse: options


def test_what_is_known_reaches_the_parser(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, Any] = {}

    def recorded(data: bytes, **known: Any) -> Article:
        seen.update(known)
        return Article()

    monkeypatch.setattr(api, "parse", recorded)
    run("parse", dump)
    assert seen == {}
    options = ["--source=generic", "--kind=text", "--encoding=cp1252", "--url=https://nova.example/ferry"]
    assert run("parse", dump, *options, "--captured=2024-05-03T14:30+04:00").exit_code == 0
    captured = seen.pop("captured")
    assert captured.isoformat() == "2024-05-03T14:30:00+04:00"
    assert seen == {"source": "generic", "kind": "text", "encoding": "cp1252", "url": "https://nova.example/ferry"}
    run("parse", dump, "--captured=2024-05-03")
    assert type(seen["captured"]).__name__ == "date"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--captured=noon"], "ISO 8601"),
        (["--encoding=klingon"], "klingon"),
        (["--source=nowhere"], "nowhere"),
        (["--kind=pdf"], "pdf"),
        (["--format=xml"], "xml"),
        (["--format=text", "--origin"], "--origin"),
        (["--url=https://nova.example/", "-"], "--url"),
        (["--url=nova.example/ferry"], "address in full"),
        (["--min-confidence=nan"], "nan"),
        (["--output=/nowhere/at/all.json"], "--output"),
        (["--unheard-of"], "--unheard-of"),
    ],
)
def test_wrong_usage(dump: Path, options: list[str], message: str) -> None:
    result = run("parse", dump, *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stdout == ""


def test_json_lines_for_one_input(dump: Path) -> None:
    result = run("parse", dump, "--format", "jsonl")
    assert len(result.stdout.splitlines()) == 1
    assert json.loads(result.stdout) == json.loads(run("parse", dump).stdout)


def test_written_forms(dump: Path) -> None:
    article = api.parse_file(dump)
    assert run("parse", dump, "--format", "markdown").stdout == to_markdown(article)
    assert run("parse", dump, "--format", "html").stdout == to_html(article)
    assert run("parse", dump, "--format", "text").stdout == to_text(article)


def test_written_forms_of_several(dump: Path, page: Path) -> None:
    one, other = api.parse_file(dump), api.parse_file(page)
    markdown = run("parse", dump, page, "--format", "markdown").stdout
    assert markdown == to_markdown(one) + "\n---\n\n" + to_markdown(other)
    text = run("parse", dump, page, "--format", "text").stdout
    assert text.split("\n\n\n") == [to_text(one).rstrip("\n"), to_text(other)]
    html = run("parse", dump, page, "--format", "html").stdout
    assert html == to_html(one) + to_html(other, fragment=True)


def test_origin_is_added_when_asked_for(dump: Path) -> None:
    data = json.loads(run("parse", dump, "--origin").stdout)
    assert data["origin"]["headline"]["raw"] == "Ferry sails again after nine months"
    assert "origin" not in json.loads(run("parse", dump).stdout)


def test_output_keeps_to_the_schema(dump: Path, page: Path) -> None:
    validator = Draft202012Validator(json_schema())
    for line in run("parse", dump, page, "--origin").stdout.splitlines():
        assert [error.message for error in validator.iter_errors(json.loads(line))] == []


def test_warnings_are_told_by_name_unless_quiet(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "parse", lambda data, **known: Article(warnings=("two dates differ", "no body")))
    result = run("parse", dump)
    assert result.exit_code == 0
    assert result.stderr == (f"newsparse: {dump}: warning: two dates differ\nnewsparse: {dump}: warning: no body\n")
    assert run("parse", dump, "--quiet").stderr == ""


def test_colour_only_where_wanted(empty: Path) -> None:
    assert "\033[31m" in run("parse", empty, color=True).stderr
    assert "\033[" not in run("parse", empty, color=True, env={"NO_COLOR": "1"}).stderr
    assert "\033[" not in run("parse", empty).stderr


def test_text_that_has_no_utf_8_is_written_all_the_same(dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "parse", lambda data, **known: Article(headline="a\ud800b"))
    result = run("parse", dump)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["headline"] == "a?b"


# --- parse: output


def test_output_to_a_file(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    result = run("parse", dump, "--output", target)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text("utf-8") == run("parse", dump).stdout
    assert {path.name for path in tmp_path.iterdir()} == {"ferry.txt", "out.json"}


def test_output_is_left_as_it_was_where_all_fails(empty: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")
    assert run("parse", empty, "--output", target).exit_code == 1
    assert target.read_text("utf-8") == "old"
    assert {path.name for path in tmp_path.iterdir()} == {"empty.txt", "out.json"}


def test_output_holds_what_succeeded(dump: Path, empty: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("parse", dump, empty, "--output", target).exit_code == 1
    assert len(target.read_text("utf-8").splitlines()) == 1


def test_output_appears_only_when_done(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with open_sink(str(target)) as sink:
        sink.write("half")
        assert not target.exists()
    assert target.read_text("utf-8") == "half"


def test_output_is_left_as_it_was_where_an_error_ends_it(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")

    def break_off() -> None:
        with open_sink(str(target)) as sink:
            sink.write("new")
            raise RuntimeError("broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        break_off()
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_output_through_a_link_keeps_the_link(dump: Path, tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    run("parse", dump, "--output", link)
    assert link.is_symlink()
    assert target.read_text("utf-8") == run("parse", dump).stdout


def test_output_to_what_is_no_file_is_written_directly(dump: Path) -> None:
    assert run("parse", dump, "--output", "-").stdout == run("parse", dump).stdout
    assert run("parse", dump, "--output", "/dev/null").exit_code == 0
    assert Path("/dev/null").is_char_device()


def test_output_to_standard_output_by_its_path(dump: Path) -> None:
    assert process("parse", dump, "--output", "/dev/stdout").stdout == run("parse", dump).stdout


@pytest.mark.parametrize("command", ["parse", "clean"])
def test_output_over_an_input_is_refused(dump: Path, page: Path, tmp_path: Path, command: str) -> None:
    (tmp_path / "link.txt").symlink_to(dump)
    for output in (dump, tmp_path / "link.txt"):
        result = run(command, page, dump, "--output", output)
        assert result.exit_code == 2
        assert "is an input too" in result.stderr
    assert run("explain", dump, "--html", dump).exit_code == 2
    assert dump.read_text("utf-8") == DUMP


def test_an_address_that_is_no_web_page_is_named(tmp_path: Path) -> None:
    result = run("parse", "ftp://nova.example/ferry")
    assert result.exit_code == 1
    assert "BadURL" in result.stderr


def on_a_terminal(*arguments: str | Path, columns: int = 100, stdout: int | None = None) -> str:
    """What a process shows on a terminal, where its standard error goes, and its output unless it goes elsewhere."""
    ours, theirs = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"COLUMNS": str(columns)}
    command = [*PROGRAM, *map(str, arguments)]
    running = subprocess.Popen(command, stdout=stdout or theirs, stderr=theirs, stdin=theirs, env=environment)
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 65536):
            shown += chunk
    except OSError:  # how Linux tells that the other side is closed
        pass
    os.close(ours)
    running.wait()
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_bar_shows_progress_over_many_inputs(dump: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert "12/12" in on_a_terminal("parse", *[dump] * 12, "--output", target)
    assert len(target.read_text("utf-8").splitlines()) == 12
    assert "parsing" not in run("parse", *[dump] * 12, "--output", target).output


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("count", "output", "quiet", "shown"),
    [
        (12, "out.jsonl", False, True),
        (12, "out.jsonl", True, False),
        (2, "out.jsonl", False, False),
        (12, None, False, False),
        (12, "-", False, False),
    ],
)
def test_a_bar_stands_where_it_is_in_nobodys_way(
    monkeypatch: pytest.MonkeyPatch, count: int, output: str | None, quiet: bool, shown: bool
) -> None:
    for stream in ("stdout", "stderr"):
        monkeypatch.setattr(sys, stream, Terminal())
    assert isinstance(progress(("ferry.txt",) * count, output, quiet), nullcontext) is not shown


# --- sources, schema


def test_schema() -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == json_schema()


def test_sources_as_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    infos = [
        SourceInfo("nova", "Nova News", ("nova.example", "nova.test"), ("en", "sv"), "SE", "Europe/Stockholm"),
        SourceInfo("orla_times"),
    ]
    monkeypatch.setattr(registry, "list_sources", lambda: infos)
    assert run("sources").stdout.splitlines() == [
        "name        publisher  country  languages  domains",
        "nova        Nova News  SE       en sv      nova.example nova.test",
        "orla_times",
    ]
    assert json.loads(run("sources", "--json").stdout) == json.loads(json.dumps([attrs.asdict(info) for info in infos]))


def test_sources_without_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "list_sources", list)
    assert run("sources").stdout == "name  publisher  country  languages  domains\n"
    assert json.loads(run("sources", "--json").stdout) == []


# --- explain


def test_explain_for_machines(dump: Path) -> None:
    result = run("explain", dump, "--json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert (data["kind"], data["encoding"], data["url"]) == ("text", "utf-8", None)
    assert data["spans"][0]["label"] == "headline"
    for span in data["spans"]:
        assert DUMP[span["start"] : span["end"]] == span["text"]
        assert span["label"] in set(Label)
        assert span["rule"]
        assert span["reason"]
        assert span["confidence"] is None or 0 <= span["confidence"] <= 1
    assert "".join("".join(span["text"].split()) for span in data["spans"]) == "".join(DUMP.split())


def test_explain_shows_all_of_the_input_in_columns(dump: Path) -> None:
    result = run("explain", dump)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    spans = json.loads(run("explain", dump, "--json").stdout)["spans"]
    assert len(lines) == len(spans)
    column = lines[0].index(spans[0]["text"])
    for line, span in zip(lines, spans, strict=True):
        assert line.split()[0] == span["label"]
        assert span["reason"] in line[:column]
        assert line[column:] == span["text"]


def test_explain_on_a_terminal_is_coloured_and_wrapped(dump: Path) -> None:
    shown = on_a_terminal("explain", dump, columns=80)
    assert "\033[32m" in shown
    plain = click.unstyle(shown)
    assert max(map(len, plain.splitlines())) <= 80
    words = set(plain.split())
    assert set(DUMP.split()) <= words
    assert "\033[" not in process("explain", dump).stdout


def test_explain_names_what_fails(empty: Path) -> None:
    result = run("explain", empty)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith(f"newsparse: {empty}: error: ")


def test_explain_takes_the_options_of_an_input(page: Path) -> None:
    result = run("explain", page, "--kind=text", "--encoding=cp1252", "--url=https://nova.example/", "--json")
    assert result.exit_code == 0
    data = json.loads(result.stdout)
    assert (data["kind"], data["encoding"], data["url"]) == ("text", "cp1252", "https://nova.example/")


def test_explain_hands_no_control_characters_to_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "escape.html"
    path.write_text("<html><body><h1>Harbour</h1><p>red \u009b31m text</p></body></html>", encoding="utf-8")
    assert "\u009b" not in run("explain", path).stdout
