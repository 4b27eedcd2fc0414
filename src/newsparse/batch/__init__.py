"""Articles by the million: archives to JSON Lines or Parquet, on this machine or on a cluster.

`parse_batch` is the core that engines with Arrow batches call: Spark, Ray, Dask and others.
"""

from newsparse.batch.arrow import input_schema, output_schema, parse_batch
from newsparse.batch.plan import Failure
from newsparse.batch.rows import article_of
from newsparse.batch.running import Progress, Report, run
from newsparse.batch.summary import Counts, Drift

__all__ = [
    "Counts",
    "Drift",
    "Failure",
    "Progress",
    "Report",
    "article_of",
    "input_schema",
    "output_schema",
    "parse_batch",
    "run",
]
