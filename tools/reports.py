"""Make the reports that the documentation shows: `make drawn`."""

from pathlib import Path

from newsparse import api
from newsparse.files import load
from newsparse.report import html_report

ROOT = Path(__file__).parent.parent

SHOWN = {"turan/weather-dump": "input.txt"}
"""Cases of which the documentation holds a report, with their inputs."""


def main() -> None:
    for case, name in SHOWN.items():
        report = html_report(api.read(load(ROOT / "fixtures" / case / name)), name=case)
        path = ROOT / "docs/reports" / f"{case.replace('/', '-')}.html"
        path.write_text(report, encoding="utf-8", newline="\n")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
