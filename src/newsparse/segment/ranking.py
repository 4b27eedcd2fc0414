"""Which line of a dump is its headline: the lines above the body, weighed one against another.

A forest sees each line by itself. Here the lines compete: by what the forest says, by how many of the text's own words
they hold, and by what stands around them. The weights, made by tools/train.py, stand in data/headline_ranks.json; the
line of most weight is the headline, unless having none weighs more.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsparse.files import data_text
from newsparse.lexicon import is_menu, is_notice, opens_with
from newsparse.segment.labels import BODY_LABELS
from newsparse.segment.stamped import ends_sentence
from newsparse.segment.stats import UNSPACED
from newsparse.segment.titles import words

if TYPE_CHECKING:
    from newsparse.segment.draft import Draft

FEATURES = (
    "none forest forest_above words short long ends_sentence prose body standfirst stamp bars credit label "
    "words_above words_before words_next ends_next prose_next body_next like_next like_below byline_below "
    "stamp_below stamp_above said said_count held holds trail_end below_trail"
).split()
"""Names of what is weighed, in order. `none` is 1 for having no headline, which has nothing else."""

ABOVE, INTO = 45, 4
"""Lines above the body, and of what was taken for its first lines, among which the headline stands."""

LEAST_LIKELY = 0.05
"""Likeliness from which the two likeliest lines are weighed wherever they stand."""

GAP = 8
"""Lines of no body that part two texts: the longest is the article's, the others teasers and notices."""

LEAD = 5
"""Paragraphs that repeat what the headline says."""

NEAR, BESIDE = 5, 3
"""Lines around the headline in which title, trail and date stand, and of those the nearest."""

SHORTEST, LONGEST = 4, 25
"""Words below which a line says little, and above which it's no headline."""

MOST_WORDS = 50
"""Words of the longest headlines by far."""

TITLE_WORDS = (3, 22)
"""Words of a line that could be a headline by its looks."""

LEAST_CHARS = 13
"""Characters of a line whose repetition in another is no chance."""

STEM, SYLLABLES = 5, 2
"""Letters of a word that stay the same when it's inflected; in Korean, syllables."""

ALIKE = 0.25
"""Share of its stems from which a line says much the same as another."""

HANGUL = re.compile("[\uac00-\ud7a3]")
BARS = re.compile(r"[|>»›/]|\s[-–]\s")
"""What parts the places of a trail, or a headline and the outlet."""

CREDIT = re.compile(r"©|\b(?:foto|photo|bild|image|fot|фото|photograph|credit|imago|getty|reuters)\b|写真", re.I)
"""What stands in a picture's caption."""


class Lead(NamedTuple):
    """Where the article's text begins, and the stems of its first paragraphs."""

    first: int
    stems: frozenset[str]


class Ranked(NamedTuple):
    """The line of most weight, how sure it is the headline, and by how much each line is lighter."""

    best: int
    sure: float
    lighter: dict[int, float]


@cache
def weights() -> list[float]:
    """Weights of `FEATURES`, in order."""
    listed: dict[str, float] = json.loads(data_text("headline_ranks.json"))
    return [listed[name] for name in FEATURES]


def rank_headline(draft: Draft) -> Ranked | None:
    """The line of most weight in a dump; `None` where having no headline weighs more."""
    lead = read_lead(draft)
    lines = candidates(draft, lead)
    if not lines:
        return None
    rows = [none_vector(), *vectors(draft, lines, lead)]
    scores = [sum(map(float.__mul__, weights(), row)) for row in rows]
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    best = max(range(len(lines)), key=lambda at: shares[at + 1])
    if shares[best + 1] < shares[0]:
        return None
    lighter = {line: scores[best + 1] - score for line, score in zip(lines, scores[1:], strict=True)}
    return Ranked(lines[best], shares[best + 1] / sum(shares), lighter)


def read_lead(draft: Draft) -> Lead:
    """The lead of the longest text in the dump; its end and no stems where there's no text."""
    body = [i for i in range(len(draft.blocks)) if draft.label(i) in BODY_LABELS]
    texts = [body[:1]] if body else []
    for one, other in pairwise(body):
        if other - one > GAP:
            texts.append([])
        texts[-1].append(other)
    if not texts:
        return Lead(len(draft.blocks), frozenset())
    longest = max(texts, key=lambda text: sum(draft.stats.words[i] for i in text))
    return Lead(longest[0], frozenset(stem for i in longest[:LEAD] for stem in stems(draft.blocks[i].text)))


def stems(text: str) -> set[str]:
    """The text's longer words without their endings; in scripts without spaces, pairs of letters."""
    found = set()
    before = ""
    for word in words(text):
        spaced = word.isascii() or not UNSPACED.match(word)
        if not spaced and before:
            found.add(before + word)
        elif spaced and HANGUL.match(word):
            found.add(word[:SYLLABLES])
        elif spaced and len(word) > STEM - 2:
            found.add(word[:STEM])
        before = "" if spaced else word
    return found


def candidates(draft: Draft, lead: Lead) -> list[int]:
    """The lines that may be the headline."""
    likely = draft.likely("headline")
    lines = set(range(max(0, lead.first - ABOVE), min(len(draft.blocks), lead.first + INTO)))
    best_first = sorted(range(len(likely)), key=likely.__getitem__, reverse=True)
    lines |= {i for i in best_first[:2] if likely[i] >= LEAST_LIKELY}
    free = (i for i in lines if not draft.claimed(i) and draft.stats.words[i] <= MOST_WORDS)
    found = sorted(i for i in free if not is_menu(draft.blocks[i].text))
    prose, ends = draft.stats.prose, draft.stats.ends
    return [] if all(prose[i] and ends[i] for i in found) else found  # nothing but sentences is left of the article


def none_vector() -> list[float]:
    """What is weighed of having no headline."""
    return [1.0] + [0.0] * (len(FEATURES) - 1)


def vectors(draft: Draft, lines: list[int], lead: Lead) -> list[list[float]]:
    """What is weighed of each line, in the order of `FEATURES`."""
    logits = {i: logit(draft.likely("headline")[i]) for i in lines}
    near = {i for line in lines for i in around(draft, line)}
    sayings = {i: stems(draft.blocks[i].text) for i in near}
    folded = [text.casefold() for text in draft.stats.texts]
    return [
        [
            0.0,
            logits[i],
            max((logits[j] for j in range(i - BESIDE, i) if j in logits), default=logit(0.0)),
            *own_part(draft, i),
            *near_part(draft, i),
            *said_part(draft, i, lead, sayings, folded),
        ]
        for i in lines
    ]


def around(draft: Draft, i: int) -> range:
    """A line and those beside it."""
    return range(max(0, i - BESIDE), min(len(draft.blocks), i + 2 * BESIDE + 1))


def own_part(draft: Draft, i: int) -> list[float]:
    """What a line is by itself."""
    text, count = draft.blocks[i].text, draft.stats.words[i]
    return [
        math.log1p(count),
        float(count < SHORTEST),
        float(count > LONGEST),
        float(ends_sentence(text)),
        float(draft.stats.prose[i] > 0),
        draft.p_body[i],
        draft.likely("standfirst")[i],
        float(bool(draft.stamps(i))),
        float(BARS.search(text) is not None),
        float(CREDIT.search(text) is not None),
        float(opens_with("related", text) > 0 or is_notice(text)),
    ]


def near_part(draft: Draft, i: int) -> list[float]:
    """What stands above and below a line."""
    counts, n = draft.stats.words, len(draft.blocks)
    below = range(i + 1, min(n, i + NEAR))
    next_text = draft.blocks[i + 1].text if i + 1 < n else ""
    return [
        sum(counts[max(0, i - NEAR) : i]) / 20,
        math.log1p(counts[i - 1]) if i else 0.0,
        math.log1p(counts[i + 1]) if next_text else 0.0,
        float(ends_sentence(next_text)),
        float(bool(next_text) and draft.stats.prose[i + 1] > 0),
        draft.p_body[i + 1] if next_text else 0.0,
        max((draft.likely("byline")[j] for j in below), default=0.0),
        float(any(draft.stamps(j) for j in range(i + 1, min(n, i + NEAR + 1)))),
        float(any(draft.stamps(j) for j in range(max(0, i - NEAR + 1), i))),
    ]


def said_part(draft: Draft, i: int, lead: Lead, sayings: dict[int, set[str]], folded: list[str]) -> list[float]:
    """What a line shares with the text, and with the lines near it."""
    own, text = sayings[i], folded[i]
    shares = {j: share(own, sayings[j]) for j in range(i + 1, min(len(draft.blocks), i + BESIDE + 1))}
    longer = folded[: min(NEAR, i)] + folded[max(NEAR, i - NEAR) : i]
    below = folded[i + 1 : i + NEAR + 1]
    shared = len(own & lead.stems)
    return [
        shares.get(i + 1, 0.0),
        max((value for j, value in shares.items() if is_title(draft, j)), default=0.0),
        share(own, lead.stems),
        min(shared, 10) / 5,
        float(len(text) >= LEAST_CHARS and any(len(other) > len(text) and text in other for other in longer)),
        float(any(LEAST_CHARS <= len(other) < len(text) and other in text for other in below)),
        float(ends_trail(draft, i, sayings)),
        float(any(ends_trail(draft, j, sayings) for j in range(i - BESIDE, i) if j in sayings)),
    ]


def ends_trail(draft: Draft, i: int, sayings: dict[int, set[str]]) -> bool:
    """Whether a line is the title that ends the trail of sections above the headline: short lines, or one with bars,
    stand above it, and a line that says much the same below it."""
    counts, texts = draft.stats.words, draft.blocks
    if not i or not (BARS.search(texts[i - 1].text) or (i > 1 and counts[i - 1] < SHORTEST > counts[i - 2])):
        return False
    below = range(i + 1, min(len(texts), i + BESIDE + 1))
    return is_title(draft, i) and any(is_title(draft, j) and share(sayings[i], sayings[j]) >= ALIKE for j in below)


def is_title(draft: Draft, i: int) -> bool:
    """Whether a line looks like a headline."""
    text = draft.blocks[i].text
    return (
        TITLE_WORDS[0] <= draft.stats.words[i] <= TITLE_WORDS[1]
        and not draft.stats.prose[i]
        and not ends_sentence(text)
        and not draft.is_stamp(i)
        and not draft.is_label(i)
    )


def share(own: set[str], others: frozenset[str] | set[str]) -> float:
    """The share of stems that others have too."""
    return len(own & others) / len(own) if own else 0.0


def logit(p: float) -> float:
    """A likeliness on a scale where evidence adds up."""
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p)) / 4
