"""Train the forests that label blocks, and check them by publisher.

    python tools/train.py CORPUS                # cross-validated figures only
    python tools/train.py CORPUS --write        # and write src/newsparse/data/<label>_{page,text}.json and the weights
                                                # of headline_ranks.json
    python tools/train.py CORPUS --folds DIR    # and write the forests of each fold to DIR, with sites_*.json: which
                                                # sites each fold's forests have not seen

CORPUS holds sets as folders: `blocks` (lines labelled by hand), `fundus` and `wcxb` (the body's text), `trafilatura`
(segments that must and must not appear). Needs the extra `train` (scikit-learn). The same corpus gives the same files.

The body's forest comes first, then the headline's. The others see their answers, as they are for publishers that these
have not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
import numpy as np
import ranks
from sklearn.ensemble import HistGradientBoostingClassifier

from newsparse import metadata
from newsparse.document import Document, read
from newsparse.errors import InputError
from newsparse.metadata import Metadata
from newsparse.segment.draft import Draft
from newsparse.segment.titles import likeness
from newsparse.segment.view import CONTEXT_LABELS, Hints

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
BYLINE = 100
"""Characters of a line that holds a known author's name and is the byline for it."""
HEADLESS = 0.03
"""Weight of a dump that lacks its headline, among those that are ranked: such are rare."""
SAME_HEADLINE = 0.85
"""Likeness from which a line is the known headline of a page whose lines are not labelled."""


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


def normal(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def by_body(texts: list[str], body: str) -> list[int]:
    """Labels of lines from the body's text: a line is body where its five-word runs are mostly in it."""
    whole = f" {normal(body)} "
    paragraphs = {normal(line) for line in body.split("\n")}
    labels = []
    for text in texts:
        words = normal(text).split()
        line = " ".join(words)
        if not words:
            labels.append(-1)
        elif line in paragraphs:
            labels.append(1)
        elif len(words) < 8:
            labels.append((1 if len(words) >= 5 else -1) if f" {line} " in whole else 0)
        else:
            runs = [" ".join(words[i : i + 5]) for i in range(len(words) - 4)]
            found = sum(f" {run} " in whole for run in runs) / len(runs)
            labels.append(1 if found >= 0.6 else 0 if found <= 0.2 else -1)
    return labels


def by_segments(texts: list[str], inside: list[str], outside: list[str]) -> list[int]:
    """Labels of the lines that hold segments known to be in the body, or out of it."""

    def label(text: str) -> int:
        if any(segment in text for segment in inside):
            return 1
        return 0 if any(segment in text for segment in outside) else -1

    return [label(text) for text in texts]


def by_hand(labels: dict[str, Any], count: int) -> dict[str, Array]:
    """Labels of a page whose lines were labelled by hand."""
    lines = {
        "body": [n for first, last in labels["body"] for n in range(first, last + 1)],
        "headline": [labels["headline"]],
        "byline": labels["byline"],
        "standfirst": labels["standfirst"],
        "caption": labels["captions"],
        "related": [item["h"] for block in labels["related"] for item in block["items"]],
    }
    known = {label: np.zeros(count, dtype=np.int8) for label in lines}
    for label, numbers in lines.items():
        known[label][[n for n in numbers if n is not None]] = 1
    return known


def by_truth(truth: dict[str, Any], texts: list[str]) -> dict[str, Array]:
    """Labels of a page of which body or segments, and the headline, are known."""
    known = {}
    if truth.get("body"):
        known["body"] = np.array(by_body(texts, truth["body"]), dtype=np.int8)
    elif truth.get("with"):
        known["body"] = np.array(by_segments(texts, truth["with"], truth.get("without") or []), dtype=np.int8)
    if truth.get("title"):
        same = [len(text) < 300 and likeness(text, truth["title"]) >= SAME_HEADLINE for text in texts]
        if any(same):
            known["headline"] = np.array(same, dtype=np.int8)
    names = [normal(name) for name in truth.get("authors") or [] if " " in name.strip()]
    if names:
        named = [len(text) < BYLINE and any(f" {name} " in f" {normal(text)} " for name in names) for text in texts]
        if any(named):
            known["byline"] = first_of(named)
    return known


def first_of(named: list[bool]) -> Array:
    """1 for the first line with an author's name; what follows may be a box about the author, and is unknown."""
    known = np.array([-1 if value else 0 for value in named], dtype=np.int8)
    known[named.index(True)] = 1
    return known


def article_lines(labels: dict[str, Any]) -> list[int]:
    """The lines of a labelled page that make a dump of the article and what trails it."""
    keep = {labels["headline"], labels["published"], labels["updated"]}
    keep |= {*labels["standfirst"], *labels["byline"], *labels["captions"]}
    keep |= {n for first, last in labels["body"] for n in range(first, last + 1)}
    for block in labels["related"]:
        if block["place"] == "trailing":
            keep |= {block["label"]} | {item[key] for item in block["items"] for key in ("h", "t")}
    return sorted(n for n in keep if n is not None)


def brief_lines(known: dict[str, Array], paragraphs: int) -> list[int]:
    """The lines of a brief made of a page: headline, byline, the first paragraphs, a few related headlines.

    Real briefs are rare in the corpus, and a model that has seen none takes them for no article. Empty where it isn't
    known which lines are headline and body.
    """
    if "headline" not in known or "body" not in known:
        return []
    body = np.flatnonzero(known["body"] == 1)[:paragraphs]
    headline = np.flatnonzero(known["headline"] == 1)
    if not len(body) or not len(headline):
        return []
    keep = {int(headline[0]), *body.tolist()}
    keep.update(n for n in np.flatnonzero(known.get("byline", np.zeros(1)) == 1).tolist()[:1] if n < body[-1] + 3)
    if "related" in known:
        after = np.flatnonzero(known["related"] == 1)
        after = after[after > body[-1]][: paragraphs - 1]
        keep.update(n for at in after.tolist() for n in (at, at + 1) if n < len(known["body"]) and not known["body"][n])
    return sorted(keep)


def site_of(row: dict[str, Any]) -> str:
    host = urlsplit(row["url"] or "").hostname or row["id"]
    return ".".join(host.split(".")[-2:])


def load(corpus: Path, kind: str) -> Iterator[Sample]:
    """All documents of one kind that something is known of, each address once.

    A page gives dumps of several shapes: all lines, also below the page's title as crawls keep them; the article and
    what trails it; a brief.
    """
    seen: set[str] = set()
    for name in WEIGHTS:
        for line in (corpus / name / "pages.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["url"] in seen:
                continue
            seen.add(row["url"])
            try:
                page = read(gzip.decompress((corpus / name / row["html"]).read_bytes()), kind="page", url=row["url"])
            except InputError:
                continue
            texts = [block.text for block in page.blocks]
            if not texts or page.tree is None or row.get("lines", texts) != texts:
                continue
            known = by_hand(row["labels"], len(texts)) if "labels" in row else by_truth(row["truth"], texts)
            if not known:
                continue
            if kind == "page":
                said = metadata.read(page.tree, url=row["url"])
                yield Sample(name, site_of(row), view_of(page, said), known)
                continue
            cuts = [list(range(len(texts)))] + ([article_lines(row["labels"])] if "labels" in row else [])
            cuts += [brief] if (brief := brief_lines(known, len(seen) % 4 + 1)) else []
            for cut in cuts:
                part = {label: values[cut] for label, values in known.items()}
                yield from dump_of(name, site_of(row), [texts[n] for n in cut], part)
            if "labels" in row and (title := page.tree.findtext(".//title")):
                part = {label: np.concatenate([[0], values]) for label, values in known.items()}
                yield from dump_of(name, site_of(row), [" ".join(title.split()), *texts], part)


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
