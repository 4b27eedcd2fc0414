"""Build the index of the bundled sources, and in a checkout their page in the docs: ``python -m newsparse.sources``."""

from pathlib import Path

from newsparse.registry import build_index

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[2]
"""Where the repository is, if the package lies in one."""

if __name__ == "__main__":
    (HERE / "index.json").write_text(build_index(), "utf-8")
    if (CHECKOUT / "docs").is_dir() and (CHECKOUT / "fixtures").is_dir():
        from newsparse.kit.overview import overview

        (CHECKOUT / "docs" / "sources.md").write_text(overview(CHECKOUT / "fixtures"), "utf-8")
