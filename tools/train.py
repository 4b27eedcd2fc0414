"""Train the forests that label blocks, and check them by publisher.

    python -m tools.train CORPUS                # cross-validated figures only
    python -m tools.train CORPUS --write        # and write src/newsparse/data/<label>_{page,text}.json and the weights
                                                # of headline_ranks.json
    python -m tools.train CORPUS --folds DIR    # and write the forests of each fold to DIR, with sites_*.json: which
                                                # sites each fold's forests have not seen

CORPUS holds sets as folders: `blocks` (lines labelled by hand), `fundus` and `wcxb` (the body's text), `trafilatura`
(segments that must and must not appear). Needs the extra `train` (scikit-learn). The same corpus gives the same files.

The body's forest comes first, then the headline's. The others see their answers, as they are for publishers that these
have not seen.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from newsparse import metadata
from newsparse.document import Document, read
from newsparse.errors import InputError
from newsparse.metadata import Metadata
from newsparse.segment.draft import Draft
from newsparse.segment.titles import likeness
from newsparse.segment.view import CONTEXT_LABELS, Hints
from tests.scoring import bytes_of, pages
from tools import ranks
from tools.corpus import article_lines, site_of
from tools.labels import SAME_HEADLINE, brief_lines, by_hand, by_truth

Array = Any  # numpy.ndarray, which is not installed where types are checked

DATA = Path(__file__).parents[1] / "src/newsparse/data"
WEIGHTS = {"blocks": 3.0, "fundus": 2.0, "wcxb": 1.0, "trafilatura": 1.0}
"""Hand labels count most; news more than blogs."""

SETTINGS: dict[str, dict[str, Any]] = {
    "body": {"max_iter": 60, "learning_rate": 0.14, "max_leaf_nodes": 14, "min_samples_leaf": 40},
    "rest": {"max_iter": 50, "learning_rate": 0.14, "max_leaf_nodes": 12, "min_samples_leaf": 15},
}
COMMON: dict[str, Any] = {"l2_regularization": 2.0, "random_state": 0, "early_stopping": False}
FOLDS = 5
HEADLESS = 0.03
"""Weight of a dump that lacks its headline, among those that are ranked: such are rare."""


@attrs.define(eq=False)
class Sample:
    """A document with what is known of its lines: 1 yes, 0 no, -1 unknown, by label."""

    name: str
    site: str
    view: Draft
    known: dict[str, Array]
    asked: list[int] = attrs.field(init=False)
    x: Array = attrs.field(init=False)

    def read_features(self, label: str) -> None:
        """Of the blocks that the label's forest is asked about, in `x`."""
        self.asked = self.view.asked(label)
        self.x = self.view.columns(label).T

    @property
    def kind(self) -> str:
        return self.view.kind


def load(corpus: Path, kind: str) -> Iterator[Sample]:
    """All documents of one kind that something is known of, each address once.

    A page gives dumps of several shapes: all lines, also below the page's title as crawls keep them; the article and
    what trails it; a brief.
    """
    seen: set[str] = set()
    for name in WEIGHTS:
        for row in pages(corpus / name):
            if row["url"] in seen:
                continue
            seen.add(row["url"])
            try:
                page = read(bytes_of(corpus / name, row), kind="page", url=row["url"])
            except InputError:
                continue
            site = site_of(row["url"] or row["id"])
            texts = [block.text for block in page.blocks]
            if not texts or page.tree is None or row.get("lines", texts) != texts:
                continue
            known = by_hand(row["labels"], len(texts)) if "labels" in row else by_truth(row["truth"], texts)
            if not known:
                continue
            if kind == "page":
                said = metadata.read(page.tree, url=row["url"])
                yield Sample(name, site, view_of(page, said), known)
                continue
            cuts = [list(range(len(texts)))] + ([article_lines(row["labels"])] if "labels" in row else [])
            cuts += [brief] if (brief := brief_lines(known, len(seen) % 4 + 1)) else []
            for cut in cuts:
                part = {label: values[cut] for label, values in known.items()}
                yield from dump_of(name, site, [texts[n] for n in cut], part)
            if "labels" in row and (title := page.tree.findtext(".//title")):
                part = {label: np.concatenate([[0], values]) for label, values in known.items()}
                yield from dump_of(name, site, [" ".join(title.split()), *texts], part)


def dump_of(name: str, site: str, lines: list[str], known: dict[str, Array]) -> Iterator[Sample]:
    """A dump of these lines; none where reading would part them in another way."""
    dump = read("\n".join(lines), kind="text")
    if [block.text for block in dump.blocks] == lines:
        yield Sample(name, site, view_of(dump, Metadata()), known)


def view_of(document: Document, said: Metadata) -> Draft:
    return Draft(document, said, Hints(tuple(value.text for value in said.languages[:1])))


def weights(sample: Sample, label: str) -> Array:
    if label != "body":
        return np.full(len(sample.asked), WEIGHTS[sample.name])
    words: Array = np.array(sample.view.stats.words)[sample.asked]
    return np.sqrt(np.maximum(words, 1)) * WEIGHTS[sample.name]


def fit(samples: list[Sample], label: str) -> HistGradientBoostingClassifier:
    samples = [sample for sample in samples if label in sample.known]
    x = np.vstack([sample.x for sample in samples])
    y = np.concatenate([sample.known[label][sample.asked] for sample in samples])
    w = np.concatenate([weights(sample, label) for sample in samples])
    model = HistGradientBoostingClassifier(**SETTINGS["body" if label == "body" else "rest"], **COMMON)
    return model.fit(x[y >= 0], y[y >= 0], sample_weight=w[y >= 0])


def predict(model: HistGradientBoostingClassifier, sample: Sample) -> Array:
    """How likely each block is what the label says; 0 for those that the forest isn't asked about."""
    likely = np.zeros(len(sample.view.blocks))
    if sample.asked:
        likely[sample.asked] = model.predict_proba(sample.x)[:, 1]
    return likely


def export(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The model in the form of segment/trees.py."""

    def node(nodes: Any, index: int) -> Any:
        here = nodes[index]
        if here["is_leaf"]:
            return round(float(here["value"]), 4)
        return [
            int(here["feature_idx"]),
            float(f"{here['num_threshold']:.6g}"),
            node(nodes, here["left"]),
            node(nodes, here["right"]),
        ]

    trees = [node(predictor.nodes, 0) for (predictor,) in model._predictors]
    return {"base": round(float(model._baseline_prediction.ravel()[0]), 6), "trees": trees}


def write(models: dict[str, HistGradientBoostingClassifier], kind: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for label, model in models.items():
        text = json.dumps(export(model), separators=(",", ":"))
        (folder / f"{label}_{kind}.json").write_text(text + "\n", "utf-8")


def split(samples: list[Sample]) -> list[set[str]]:
    """Sites that are held out together."""
    sites = sorted({sample.site for sample in samples})
    random.Random(0).shuffle(sites)
    return [set(sites[start::FOLDS]) for start in range(FOLDS)]


def report(samples: list[Sample], label: str, likely: dict[int, Array], kind: str) -> None:
    """By set: the share of pages whose likeliest line is the headline, or else the labelled lines' mean F1 by words."""
    for name in WEIGHTS:
        scores: list[float] = []
        for sample in samples:
            if sample.name != name or label not in sample.known:
                continue
            y, p = sample.known[label], likely[id(sample)]
            size = np.array(sample.view.stats.words) if label == "body" else np.ones(len(y))
            if label == "headline":
                texts = [block.text for block in sample.view.blocks]
                want = [texts[n] for n in np.flatnonzero(y)]
                scores += [float(likeness(texts[int(p.argmax())], want[0]) > SAME_HEADLINE)] if want else []
                continue
            hit, want_, got = (size[mask].sum() for mask in ((y == 1) & (p >= 0.5), y == 1, (p >= 0.5) & (y >= 0)))
            scores.append(float(2 * hit / (want_ + got)) if want_ + got else 1.0)
        if scores:
            print(f"{kind}: {label}: {name}: {np.mean(scores):.4f} over {len(scores)}")


def train(corpus: Path, kind: str, folds: Path | None, *, final: bool) -> None:
    samples = list(load(corpus, kind))
    parts = split(samples)
    by_fold: list[dict[str, HistGradientBoostingClassifier]] = [{} for _ in parts]
    of_all: dict[str, HistGradientBoostingClassifier] = {}
    for label in ("body", *CONTEXT_LABELS):
        for sample in samples:
            sample.read_features(label)
        if final:
            of_all[label] = fit(samples, label)
        likely = held_out(samples, parts, by_fold, label)
        report(samples, label, likely, kind)
        for sample in samples:
            sample.view.take(label, [float(p) for p in likely[id(sample)]])
    if final:
        write(of_all, kind, DATA)
    if final and kind == "text":
        (DATA / "headline_ranks.json").write_text(json.dumps(rank(samples), indent=1) + "\n", "utf-8")
    if folds is not None:
        for number, (part, models) in enumerate(zip(parts, by_fold, strict=True)):
            write(models, kind, folds / str(number))
            (folds / str(number) / f"sites_{kind}.json").write_text(json.dumps(sorted(part)), "utf-8")


def rank(samples: list[Sample]) -> dict[str, float]:
    """Weights of headline_ranks.json."""
    known = [sample for sample in samples if "headline" in sample.known]
    made = [ranks.choice(sample.view, sample.known["headline"].tolist(), WEIGHTS[sample.name]) for sample in known]
    choices = [one for one in made if one is not None]
    return ranks.fit([*choices, *(ranks.headless(one, HEADLESS * one.weight) for one in choices)])


def held_out(
    samples: list[Sample],
    parts: list[set[str]],
    by_fold: list[dict[str, HistGradientBoostingClassifier]],
    label: str,
) -> dict[int, Array]:
    """What forests that have not seen a sample's publisher say of it, by the sample's identity."""
    likely = {}
    for part, models in zip(parts, by_fold, strict=True):
        models[label] = fit([sample for sample in samples if sample.site not in part], label)
        for sample in samples:
            if sample.site in part:
                likely[id(sample)] = predict(models[label], sample)
    return likely


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--folds", type=Path)
    options = arguments.parse_args()
    for kind in ("page", "text"):
        train(options.corpus, kind, options.folds, final=options.write)


if __name__ == "__main__":
    main()
