"""The signs of an outlet's dumps: lines that all its inputs have, and that name it."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.addresses import site_of
from newsparse.kit.about import About
from newsparse.kit.elements import fold, holds
from newsparse.kit.patterns import literal
from newsparse.labellers import Pattern, pattern
from newsparse.samples import Sample
from newsparse.signs import NEEDED, WORD, Sign, apart

LONGEST = 60
"""Characters of a line that's a sign; longer ones are sentences, which others may quote."""

LEAST_WORDS = 3
"""Words of a line that's a sign; fewer may be the name of anything."""

MOST = 3
"""Signs that are stated at most."""


def find_signs(samples: Sequence[Sample], about: About) -> tuple[Pattern, ...]:
    """Lines that every input has, whatever their numbers, and that hold the outlet's name or domain: at least as many
    as a dump is known by, else none. Without a dump one can't see what's left in them, and one article doesn't tell
    what the others have."""
    if all(sample.is_page for sample in samples):
        return ()
    names = [fold(name) for name in (about.publisher, *map(site_of_domain, about.domains)) if name]
    lines = [line for line in shared_lines(samples) if any(holds(fold(line), name) for name in names)]
    lines = [line for line in lines if len(WORD.findall(line)) >= LEAST_WORDS]
    signs: list[Pattern] = []
    for line in sorted(lines, key=lambda line: (not line.startswith(("©", "(c)", "(C)")), len(line))):
        one = pattern(f"^{literal(line)}$")
        tried = [Sign(sign.regex, sign.flags) for sign in (*signs, one)]
        if len(signs) < MOST and all(apart(sample.reading.document.text, tried) == len(tried) for sample in samples):
            signs.append(one)
    return tuple(signs) if len(signs) >= NEEDED else ()


def shared_lines(samples: Sequence[Sample]) -> list[str]:
    """The lines of the first input that, but for their numbers, all others have; none where there's one article."""
    if len({sample.article.headline for sample in samples}) < 2:
        return []
    first, *others = (lines_of(sample) for sample in samples)
    return [line for shape, line in first.items() if all(shape in other for other in others)]


def lines_of(sample: Sample) -> dict[str, str]:
    """An input's short lines by the pattern that they make."""
    texts = (block.text for block in sample.reading.document.blocks)
    return {literal(text): text for text in texts if len(text) <= LONGEST}


def site_of_domain(domain: str) -> str:
    return site_of(f"https://{domain}/")
