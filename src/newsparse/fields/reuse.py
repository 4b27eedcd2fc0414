"""Uses that the page reserves."""

from __future__ import annotations

from newsparse.fields.reading import Reading


def read_reuse(reading: Reading) -> tuple[str, ...]:
    """As headers and `<meta>` elements say."""
    return tuple(reading.metadata.reuse)
