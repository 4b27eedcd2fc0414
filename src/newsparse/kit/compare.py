"""Inputs of one site held against each other: what the generic parser finds on some and misses on others, and what
it takes for text though every article has it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from newsparse.article import Article
from newsparse.declaration import as_labellers
from newsparse.kit.candidates import Stability
from newsparse.kit.derive import Derived, NotDerived, derive
from newsparse.kit.expected import base_with
from newsparse.kit.patterns import literal
from newsparse.kit.redaction import redact
from newsparse.labellers import Pattern, pattern
from newsparse.samples import Sample
from newsparse.segment.labels import Label
from newsparse.source import Source

COMPARED = {
    "headline": (Label.HEADLINE,),
    "standfirst": (Label.STANDFIRST,),
    "byline": (Label.BYLINE,),
    "published": (Label.TIMESTAMP,),
    "related": (Label.RELATED_HEADLINE,),
}
"""Attributes that may be found on some inputs and missed on others, with the labels of what's printed."""

OPENING = 6
"""Words by which a line is known again."""

TEMPLATES = 5
"""Texts of the site's template, taken for body, for which a selector is looked for at most."""


def improvements(samples: Sequence[Sample], base: type[Source]) -> Iterator[Derived]:
    """What the source should state, as the inputs themselves show: each changes some article."""
    for attribute in COMPARED:
        if getattr(base, attribute) is None:
            derived = missed(attribute, samples, base)
            if derived is not None:
                yield derived
    if base.boilerplate is None:
        yield from templates(samples, base)


def missed(attribute: str, samples: Sequence[Sample], base: type[Source]) -> Derived | None:
    """A selector made where the generic parser finds something, which finds it where that misses it, too."""
    found = {sample.name: values for sample in samples if (values := found_by(sample, attribute))}
    without = [sample for sample in samples if sample.name not in found]
    if not found or not without:
        return None
    try:
        derived = derive(attribute, samples, found, base, least=Stability.OTHER)
    except NotDerived:
        return None
    source = base_with(base, attribute, derived.labellers)
    gained = [sample for sample in without if getattr(parsed(sample, source), attribute) and sample.is_page]
    kept = all(titles(sample.article) <= titles(parsed(sample, source)) for sample in samples)
    return derived if gained and kept else None


def titles(article: Article) -> set[str]:
    """The other headlines of an article: where a source says where they are, none is looked for elsewhere."""
    return {item.headline for item in article.related}


def found_by(sample: Sample, attribute: str) -> list[str]:
    """What the generic parser read in print for an attribute; of lists, the first one's ends."""
    spans = sample.reading.labelled(*COMPARED[attribute])
    if attribute == "related":
        first = [sample.reading.text(span) for span in spans if span.item is not None and span.item[0] == 0]
        return [first[0], first[-1]] if len(first) > 1 else []
    if attribute == "published":
        origin = sample.article.origin.get("published")
        return [origin.raw] if origin is not None and origin.via == "span" and origin.raw else []
    texts = list(dict.fromkeys(map(sample.reading.text, spans)))
    return [" ".join(texts)] if attribute == "headline" and texts else texts


def templates(samples: Sequence[Sample], base: type[Source]) -> Iterator[Derived]:
    """Selectors for what different articles have in common within their bodies, word for word."""
    repeated = in_common(samples)
    source = base
    for text in [*repeated][:TEMPLATES]:
        wanted = {sample.name: [text] for sample in samples if text in paragraphs(parsed(sample, source))}
        if not wanted:  # what was stated before has it
            continue
        try:
            derived = derive("boilerplate", samples, wanted, base, least=Stability.OTHER)
        except NotDerived:
            continue
        opening = opening_of(text)
        if opening is not None and any(
            has(sample.as_dump().article, text) for sample in samples if sample.name in wanted
        ):
            derived = Derived("boilerplate", (opening,))  # which serves pages and dumps
        stated = (*as_labellers(source.boilerplate), *derived.labellers)
        better = base_with(base, "boilerplate", stated)
        if all(lost(sample, base, better) <= repeated.keys() for sample in samples):
            source = better
            yield derived


def in_common(samples: Sequence[Sample]) -> Mapping[str, int]:
    """The paragraphs that most of the articles have, and at least two; a page and its dump are one article."""
    texts: dict[str, set[str]] = {}
    for sample in samples:
        texts.setdefault(sample.article.headline or sample.name, set()).update(paragraphs(sample.article))
    counts = Counter(text for held in texts.values() for text in held)
    return {text: count for text, count in counts.items() if count > 1 and 2 * count > len(texts)}


def opening_of(text: str) -> Pattern | None:
    """A pattern for a line that opens with a text's first words; `None` where there are none before personal data,
    which no case keeps."""
    words = text.split()
    pairs = zip(words, redact(text).split(), strict=False)
    kept = [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], pairs)]
    if len(kept) == len(words) <= OPENING:
        return pattern(f"^{literal(text)}$")
    return pattern(f"^{literal(' '.join(kept[:OPENING]))} .+$") if kept else None


def lost(sample: Sample, base: type[Source], better: type[Source]) -> set[str]:
    """The paragraphs that an article has no more with a source that states more."""
    return paragraphs(parsed(sample, base)) - paragraphs(parsed(sample, better))


def paragraphs(article: Article) -> set[str]:
    return {paragraph.text for paragraph in article.body}


def has(article: Article, text: str) -> bool:
    """Whether an article takes a line for text of its own, or for another headline."""
    return text in paragraphs(article) | titles(article)


def is_idle(attribute: str, source: type[Source], samples: Sequence[Sample]) -> bool:
    """Whether every article is the same without what a source states for a label."""
    without = base_with(source, attribute, ())
    return all(parsed(sample, source) == parsed(sample, without) for sample in samples)


def parsed(sample: Sample, source: type[Source]) -> Article:
    """An input's article as a source has it."""
    return sample.parse(source())
