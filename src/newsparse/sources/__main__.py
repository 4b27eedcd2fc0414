"""Build the index of the bundled sources: ``python -m newsparse.sources``."""

from pathlib import Path

from newsparse.registry import build_index

if __name__ == "__main__":
    Path(__file__).with_name("index.json").write_text(build_index(), "utf-8")
