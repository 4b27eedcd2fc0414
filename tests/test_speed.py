"""The benchmark runs, and its figures say what they should."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_benchmark(tmp_path: Path) -> None:
    for name in ("one.html", "deep/two.html"):
        page = tmp_path / name
        page.parent.mkdir(exist_ok=True)
        page.write_text(
            f"<!DOCTYPE html><html><body><h1>Ferry {name}</h1><p>It sails again.</p></body></html>", "utf-8"
        )
    out = tmp_path / "out.json"
    command = [sys.executable, str(ROOT / "benchmarks/speed.py"), str(tmp_path), "--parsers", "newsparse", "lxml"]
    done = subprocess.run(
        [*command, "--repeats", "2", "--no-growth", "--json", str(out)], capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "2 of 2" in done.stdout
    rows = {row["parser"]: row for row in json.loads(out.read_text("utf-8"))["parsers"]}
    assert {name: row["pages"] for name, row in rows.items()} == {"newsparse": 2, "lxml": 2}
    assert 0 < rows["newsparse"]["median"] <= rows["newsparse"]["p95"]
    assert rows["lxml"]["ratio"] == 1 < rows["newsparse"]["ratio"]
    assert rows["newsparse"]["memory"] > 10
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = subprocess.run([*command[:2], str(empty)], capture_output=True, encoding="utf-8")
    assert refused.returncode == 2
    assert "holds no .html" in refused.stderr


def test_benchmark_of_batches(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<!DOCTYPE html><html><body><h1>Ferry</h1><p>It sails again.</p></body></html>", "utf-8"
    )
    out = tmp_path / "out.json"
    command = [sys.executable, str(ROOT / "benchmarks/batch.py"), str(tmp_path), "--pages", "20", "--json", str(out)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    figures = json.loads(out.read_text("utf-8"))
    assert figures["pages"] == 20
    assert 0 < figures["reading, share of processor time"] < 1
    assert figures["WET, MB of text a processor second"] > 0
    assert figures["pages a second, two workers"] > 0


def test_crawl_of_a_small_site() -> None:
    command = [sys.executable, str(ROOT / "benchmarks/crawl.py"), "--pages", "20", "--only", "newsparse"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1].split()[:2] == ["newsparse", "20"]
