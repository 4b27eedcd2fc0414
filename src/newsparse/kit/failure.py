"""Why no selector was found, what came closest, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from newsparse.api import article_of
from newsparse.kit.elements import fold, holds
from newsparse.kit.expected import ONE, base_with
from newsparse.kit.judging import Judged, Jury
from newsparse.kit.patterns import values_of
from newsparse.labellers import CSS, Labeller, Pattern

SIMILAR = 0.6
"""How alike a text must be to be shown as the closest one."""

SHOWN, LONGEST = 3, 160
"""Texts that are shown of those that a selector matches, and characters of what an article has."""


def failure(jury: Jury, at: int, tried: Sequence[tuple[Labeller, int]], closest: Judged | None) -> str:
    """What to tell of an input for which nothing was found.

    `tried` are selectors that parsing refuted, each with the input where it did; `closest` is right here, but wrong on
    others.
    """
    name, value = jury.samples[at].name, " ".join(jury.stated[at])
    for labeller, refuted in tried:
        return (
            f"no selector yields {value!r} from {name}. The closest is {labeller!r}, with which "
            f"{jury.samples[refuted].name} gives {got(jury, labeller, refuted)}. Expect that text if it's right, or "
            "write a selector by hand."
        )
    if closest is not None:
        wrong = closest.wrong[0]
        other = jury.samples[wrong].name
        return (
            f"no selector for {value!r} in {name} is right on all inputs. The closest is {closest.labeller!r}, which "
            f"matches {matched(jury, closest.labeller, wrong)} in {other}. If that's right, say so with --expect "
            f"{other}:{jury.attribute}='...'; else leave that input out, or write a selector by hand."
        )
    return unseen(jury, at)


def got(jury: Jury, labeller: Labeller, at: int) -> str:
    """What an input gives with a labeller."""
    reading = jury.samples[at].read(base_with(jury.base, jury.attribute, (labeller,))())
    held = getattr(article_of(reading), jury.attribute, None)
    if held is None or jury.attribute not in ONE:
        held = [reading.text(span) for span in reading.spans if span.field == jury.attribute]
    return repr(held.isoformat() if hasattr(held, "isoformat") else held)[:LONGEST]


def matched(jury: Jury, labeller: Labeller, at: int) -> str:
    """What a labeller matches on an input."""
    texts: list[str] = []
    if isinstance(labeller, Pattern):
        texts = values_of(labeller, jury.samples[at].reading.document)
    elif isinstance(labeller, CSS):
        elements = jury.elements[at]
        texts = [elements.texts[element] or "..." for element in elements.select(labeller.expression)]
    return " and ".join(repr(text[:60]) for text in texts[:SHOWN]) + (", and more" if len(texts) > SHOWN else "")


def unseen(jury: Jury, at: int) -> str:
    """Why a value wasn't even found, or found where nothing tells it from others."""
    sample, value = jury.samples[at], " ".join(jury.stated[at])
    lines = texts_of(jury, at)
    around = min((text for text in lines if holds(fold(text), fold(value))), key=len, default="")
    if around:
        return (
            f"{sample.name} prints {value!r}, but no id, class or words tell its place ({around[:80]!r}) from others. "
            "Leave it out where the generic parser gets it right, or write an xpath() or pattern() by hand."
        )
    if fold(value) in fold(sample.reading.document.source_text):
        return (
            f"{sample.name} holds {value!r} in its markup or metadata, but doesn't show it, so no selector can label "
            "it. Leave it out where the generic parser reads it from there, or write a @field method."
        )
    near = max(lines, key=lambda text: likeness(text, value), default="")
    close = f"; the closest text is {near[:120]!r}" if likeness(near, value) >= SIMILAR else ""
    return f"{sample.name} holds no {value!r}{close}. Give the text as `newsparse explain {sample.name}` shows it."


def texts_of(jury: Jury, at: int) -> list[str]:
    """The texts of an input's elements and lines."""
    lines = (block.text for block in jury.samples[at].reading.document.blocks)
    return [*filter(None, jury.elements[at].texts.values()), *lines]


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; 0 below `SIMILAR`, which is quickly told for most."""
    matcher = SequenceMatcher(None, fold(one), fold(other), autojunk=False)
    quick = matcher.real_quick_ratio() >= SIMILAR and matcher.quick_ratio() >= SIMILAR
    return matcher.ratio() if quick else 0.0
