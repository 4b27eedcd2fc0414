"""Taking over what was got as what's expected: where a case and its article differ, and the record of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from newsparse.cases import case_fields, mark_reviewed, record
from newsparse.comparison import same

if TYPE_CHECKING:
    from newsparse.cases import Case

UNRECORDED = object()


class Difference(NamedTuple):
    """A field that isn't what its case expects."""

    field: str
    expected: Any
    """`UNRECORDED` where the case doesn't expect any value of the field yet."""
    got: Any


def differences(case: Case, field: str | None = None) -> Iterator[Difference]:
    """Where a case's article isn't what is expected, in all fields that the case tests, or in one. A case without
    `expected.json` tests all. Raises what `newsparse.parse` raises."""
    got = case.parse().to_dict()
    expected = case.expected if case.expected is not None else dict.fromkeys(case_fields(), UNRECORDED)
    for name in [field] if field else expected:
        value = expected.get(name, UNRECORDED)
        if value is UNRECORDED or not same(value, got.get(name)):
            yield Difference(name, value, got.get(name))


def accept(case: Case, found: list[Difference], *, whole: bool = True) -> None:
    """Record what was got. The case counts as read by a person where the whole of it was looked at."""
    record(case.folder, {difference.field: difference.got for difference in found})
    if whole:
        mark_reviewed(case.folder)
