"""Take the documentation's pictures of `newsparse explain --html` and `newsparse view`.

    python -m tools.screenshots

Needs the extras `browser`, `view` and `docs`, and Chromium. The pictures are docs/images/report-*.png and view-*.png.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import TYPE_CHECKING, Any

from PIL import Image

from newsparse import api
from newsparse.browser import PROGRAMS
from newsparse.files import load
from newsparse.report import html_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
FIXTURES = ROOT / "fixtures"

DUMP = "turan/weather-dump/input.txt"
PAGE = "turan/weather-page/input.html"

CASES = (
    "turan/weather-dump",
    "turan/weather-page",
    "turan/library-dump",
    "le-figaro/reverberes-page",
    "timeslive/railway-page",
    "zeit/lighthouse-page",
    "kommersant/airship-dump",
)
"""What the table of `newsparse view` shows."""

OUTDATED: dict[str, dict[str, Any]] = {
    "turan/library-dump": {"byline": "Sabina Aslanli"},
    "turan/weather-page": {"headline": "Senate Panel Backs Fund for Weather Stations", "section": "Society"},
}
"""What some cases expect in the pictures, so that there's something to accept."""

COLOURS = 256
"""Of a picture: as many as it takes to look like the page."""

WIDE, NARROW = (1280, 800), (390, 780)


class Camera:
    """Opens addresses, and keeps what the window shows."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser

    def take(
        self,
        name: str,
        address: str,
        act: Callable[[Page], object] = lambda page: None,
        *,
        size: tuple[int, int] = WIDE,
        dark: bool = False,
    ) -> None:
        """`act` brings the page to what shall be seen."""
        scheme: Any = "dark" if dark else "light"
        page = self.browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        page.goto(address)
        act(page)
        path = IMAGES / f"{name}.png"
        picture = Image.open(BytesIO(page.screenshot()))
        picture.convert("RGB").quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE).save(
            path, optimize=True
        )
        page.close()
        print(path.relative_to(ROOT), f"{path.stat().st_size / 1000:.0f} kB")


def report_pictures(camera: Camera, folder: Path) -> None:
    """The report of a dump and that of a page."""
    for name, path in ("dump", DUMP), ("page", PAGE):
        report = html_report(api.read(load(FIXTURES / path)), name=path.rpartition("/")[0])
        (folder / f"{name}.html").write_text(report, encoding="utf-8")
    dump, page = ((folder / f"{name}.html").as_uri() for name in ("dump", "page"))
    camera.take("report-light", dump, lambda page: page.click('[data-path="related/0"] .pick'))
    camera.take("report-dark", dump, lambda page: page.hover(".span >> nth=1"), dark=True)
    camera.take("report-narrow", dump, lambda page: page.click('.chip[data-n="0"]'), size=NARROW)
    camera.take("report-page", page, show_page)


def show_page(page: Page) -> None:
    page.click("#as-page")
    page.click('[data-path="related/0"] .pick')


def view_pictures(camera: Camera, folder: Path) -> None:
    """The table of `newsparse view`, and a case with what it expects beside what it gets."""
    for case in CASES:
        shutil.copytree(FIXTURES / case, folder / case)
    for case, fields in OUTDATED.items():
        path = folder / case / "expected.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | fields), encoding="utf-8")
    (folder / "menu.txt").write_text("Home\nNews\nContact\n", encoding="utf-8")
    with chdir(folder), served() as address:
        camera.take("view-light", address, by_case)
        camera.take("view-dark", address, by_case, dark=True)
        camera.take("view-narrow", address, size=NARROW)
        camera.take("view-case", address, lambda page: page.click("text=2 differ"))


def by_case(page: Page) -> None:
    page.get_by_role("button", name="case").click()


@contextmanager
def served() -> Iterator[str]:
    """`newsparse view` of this folder; gives its address."""
    from newsparse.report.serving import Server
    from newsparse.report.subjects import find_subjects

    with Server(find_subjects(["."])) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.address
        server.shutdown()


def main() -> None:
    from playwright.sync_api import sync_playwright

    program = next(filter(None, map(shutil.which, PROGRAMS)))
    with sync_playwright() as playwright, TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=os.geteuid() != 0)
        report_pictures(Camera(browser), Path(name))
        view_pictures(Camera(browser), Path(name, "cases"))
        browser.close()


if __name__ == "__main__":
    main()
