"""The days that exports state, as they print them."""

from __future__ import annotations

from functools import lru_cache

from newsparse.dates import Timestamp, find, whole

LONGEST = 120
"""Characters of a line that is a date."""


@lru_cache(maxsize=4096)  # an export's articles share their days, and are read more than once
def day_alone(text: str, language: str | None = None) -> Timestamp | None:
    """The day, with a time or not, that a text is nothing but; numbers are read in the language's order."""
    spoken = (language,) if language is not None else ()
    stamp = whole(text, languages=spoken) if len(text) <= LONGEST else None
    return stamp if stamp is not None and (stamp.complete or stamp.ambiguous) else None


@lru_cache(maxsize=4096)
def day_in(text: str, language: str | None = None) -> Timestamp | None:
    """The same, or the first day in a text that says more."""
    alone = day_alone(text, language)
    if alone is not None:
        return alone
    spoken = (language,) if language is not None else ()
    stamps = find(text[:LONGEST], languages=spoken)
    return next((stamp for stamp in stamps if stamp.complete and not stamp.ambiguous), None)
