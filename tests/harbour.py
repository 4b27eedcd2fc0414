"""A source that does harm, as a package of its own: what a page can do to the process that parses it."""

import os
from pathlib import Path

HARBOUR = """
import os, signal, time
from newsparse import Source, field, register

@register
class Harbour(Source):
    domains = ("harbour.example",)

    @field("section")
    def does_harm(self, reading):
        text = reading.document.text
        if "SLEEPS" in text:
            time.sleep(60)
        if "HANGS" in text:
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
            time.sleep(60)
        if "DIES" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "DEVOURS" in text:
            return str(len(bytes(4_000_000_000)))
        if "FAILS" in text:
            raise ValueError("no section")
        return "Harbour"
"""


def install(folder: Path) -> dict[str, str]:
    """Puts the package into a folder; the environment in which Python finds it."""
    (folder / "harbour.py").write_text(HARBOUR)
    info = folder / "harbour-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[newsparse.sources]\nharbour = harbour\n")
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths)}
