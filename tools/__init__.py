"""Programs for those who work on newsparse, run from the repository's folder as in ``python -m tools.train``."""
