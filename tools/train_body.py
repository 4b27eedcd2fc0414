"""Train the forest that tells body blocks from the rest, and check it by publisher.

    python tools/train_body.py CORPUS                # cross-validated figures only
    python tools/train_body.py CORPUS --write        # and write src/newsparse/data/body_{page,text}.json

CORPUS holds sets as folders: `blocks` (lines labelled by hand), `fundus` and `wcxb` (the body's text), `trafilatura`
(segments that must and must not appear). Needs the extra `train` (scikit-learn). The same corpus gives the same files.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from newsparse import metadata
from newsparse.document import Document, read
from newsparse.errors import InputError
from newsparse.segment.features import NAMES, TEXT_FEATURES, Features
from newsparse.segment.stats import Stats

DATA = Path(__file__).parents[1] / "src/newsparse/data"
WEIGHTS = {"blocks": 3.0, "fundus": 2.0, "wcxb": 1.0, "trafilatura": 1.0}
"""Hand labels count most; news more than blogs."""

SETTINGS = {
    "page": {"max_iter": 60, "learning_rate": 0.14, "max_leaf_nodes": 14},
    "text": {"max_iter": 60, "learning_rate": 0.14, "max_leaf_nodes": 14},
}
COMMON = {"min_samples_leaf": 40, "l2_regularization": 2.0, "random_state": 0, "early_stopping": False}
FOLDS = 5


class Page(NamedTuple):
    name: str
    site: str
    x: np.ndarray[Any, Any]
    y: np.ndarray[Any, Any]
    """1 body, 0 not, -1 unknown."""
    texts: list[str]


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


def labels_of(name: str, row: dict[str, Any], texts: list[str]) -> list[int] | None:
    if name == "blocks":
        if texts != row["lines"]:
            return None
        body = {n for a, b in row["labels"]["body"] for n in range(a, b + 1)}
        return [int(n in body) for n in range(len(texts))]
    truth = row["truth"]
    if truth.get("body"):
        return by_body(texts, truth["body"])
    if truth.get("with"):
        return by_segments(texts, truth["with"], truth.get("without") or [])
    return None


def article_lines(row: dict[str, Any]) -> list[int]:
    """The lines of a labelled page that make a dump of the article and what trails it."""
    labels = row["labels"]
    keep = {labels["headline"], labels["published"], labels["updated"]}
    keep |= {*labels["standfirst"], *labels["byline"], *labels["captions"]}
    keep |= {n for a, b in labels["body"] for n in range(a, b + 1)}
    for block in labels["related"]:
        if block["place"] == "trailing":
            keep |= {block["label"]} | {item[key] for item in block["items"] for key in ("h", "t")}
    return sorted(n for n in keep if n is not None)


def vectors(document: Document, title: str | None) -> np.ndarray[Any, Any]:
    features = Features(Stats(document), title)
    return np.array([features.vector(block) for block in document.blocks], dtype=np.float32)


def site_of(row: dict[str, Any]) -> str:
    host = urlsplit(row["url"] or "").hostname or row["id"]
    return ".".join(host.split(".")[-2:])


def load(corpus: Path, kind: str) -> Iterator[Page]:
    seen: set[str] = set()
    for name in WEIGHTS:
        for line in (corpus / name / "pages.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["url"] in seen:
                continue
            seen.add(row["url"])
            try:
                page = read(gzip.decompress((corpus / name / row["html"]).read_bytes()), kind="page")
            except InputError:
                continue
            texts = [block.text for block in page.blocks]
            labels = labels_of(name, row, texts)
            if labels is None or not texts or page.tree is None:
                continue
            if kind == "page":
                headlines = metadata.read(page.tree, url=row["url"]).headlines
                yield Page(name, site_of(row), vectors(page, headlines[0].text if headlines else None), np.array(labels), texts)
                continue
            cuts = [list(range(len(texts)))]
            if name == "blocks":
                cuts.append(article_lines(row))
            for cut in cuts:
                lines = [texts[n] for n in cut]
                dump = read("\n".join(lines), kind="text")
                if [block.text for block in dump.blocks] == lines:
                    yield Page(name, site_of(row), vectors(dump, None), np.array([labels[n] for n in cut]), lines)


def weights(page: Page) -> np.ndarray[Any, Any]:
    words = np.array([max(1, len(text.split())) for text in page.texts])
    return np.sqrt(words) * WEIGHTS[page.name]


def fit(pages: list[Page], kind: str) -> HistGradientBoostingClassifier:
    x = np.vstack([page.x for page in pages])
    y = np.concatenate([page.y for page in pages])
    w = np.concatenate([weights(page) for page in pages])
    model = HistGradientBoostingClassifier(**SETTINGS[kind], **COMMON)
    return model.fit(x[y >= 0], y[y >= 0], sample_weight=w[y >= 0])


def export(model: HistGradientBoostingClassifier, names: list[str]) -> dict[str, Any]:
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
    return {"names": names, "base": round(float(model._baseline_prediction.ravel()[0]), 6), "trees": trees}


def word_f1(page: Page, chosen: np.ndarray[Any, Any]) -> float:
    size = np.array([len(text.split()) for text in page.texts])
    known = page.y >= 0
    hit = size[(page.y == 1) & chosen].sum()
    want, got = size[page.y == 1].sum(), size[chosen & known].sum()
    return float(2 * hit / (want + got)) if want + got else 1.0


def folds(pages: list[Page]) -> list[set[str]]:
    sites = sorted({page.site for page in pages})
    random.Random(0).shuffle(sites)
    return [set(sites[start::FOLDS]) for start in range(FOLDS)]


def cross_validate(pages: list[Page], kind: str) -> None:
    """Mean F1 over lines' words a set, each page scored by a model that has seen no page of its publisher."""
    scores = defaultdict(list)
    for held_out in folds(pages):
        model = fit([page for page in pages if page.site not in held_out], kind)
        for page in pages:
            if page.site in held_out:
                scores[page.name].append(word_f1(page, model.predict_proba(page.x)[:, 1] >= 0.5))
    for name, values in scores.items():
        print(f"{kind}: {name}: word F1 of labelled lines {np.mean(values):.4f} over {len(values)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--write", action="store_true")
    options = arguments.parse_args()
    for kind, names in (("page", NAMES), ("text", TEXT_FEATURES)):
        pages = list(load(options.corpus, kind))
        cross_validate(pages, kind)
        if options.write:
            text = json.dumps(export(fit(pages, kind), list(names)), separators=(",", ":"))
            (DATA / f"body_{kind}.json").write_text(text + "\n", "utf-8")
            print(f"{kind}: {len(text):,} bytes")


if __name__ == "__main__":
    main()
