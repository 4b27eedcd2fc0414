"""What every source must keep, as tests that any package can run on its own sources.

::

    from pathlib import Path

    from newsparse.testing import SourceConformance


    class TestSources(SourceConformance):
        sources = ("example",)
        cases = Path(__file__).parent / "cases"

pytest then holds the sources against the rules: each test of `SourceConformance` states one.
"""

from newsparse.samples import Sample
from newsparse.testing.conformance import SourceConformance
from newsparse.testing.idle import idle_statements
from newsparse.testing.samples import CaseSample, dump_of, samples_of

__all__ = ["CaseSample", "Sample", "SourceConformance", "dump_of", "idle_statements", "samples_of"]
