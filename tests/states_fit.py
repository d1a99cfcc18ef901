"""Fit how a state is chosen for an office that the text leaves it unsaid of: `python -m tests.states_fit` writes it.

First the table of names (data/models/origins.npz) from the lists of data/gazetteer/origins.toml, then the weights of
kg/annotate/implied.py (data/gazetteer/states.toml) from data/annotated/train and the states that a reader gave to the
offices there (data/annotated/offices.tsv). It prints how right it is on documents that it was not fitted to.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from kg.annotate import implied, origins
from kg.annotate.document import annotate
from kg.annotate.gazetteer import table
from kg.annotate.pipeline import load_pipeline
from kg.annotate.titles import Title
from kg.examples import document_of
from kg.frames import Example
from kg.train.marked import documents

DATA = Path(__file__).resolve().parent.parent / "data"
SHRINK = 200  # pieces of names, as many as all countries together count for in each
STRENGTH, STEPS, FOLDS = 1.0, 2000, 8
LEAST = 0.75  # how likely a state must be
Array = NDArray[np.float64]
Case = tuple[str, dict[str, implied.Facts], str]  # document, facts by state, the right state or ""


def origins_table() -> tuple[list[str], NDArray[np.int8], float]:
    """The countries, the pieces of their names in one byte each, and what one step of it is worth."""
    lists = table("origins")
    names: dict[str, list[str]] = {state: text.split() for state, text in lists["names"].items()}
    names |= {gone: [name for state in states for name in names[state]] for gone, states in lists["gone"].items()}
    counts = np.zeros((len(names), origins.SIZE))
    for row, state in enumerate(sorted(names)):
        pieces = [p for name in names[state] for word in origins.words(name) for p in origins.columns_of(word)]
        np.add.at(counts[row], pieces, 1)
    whole = counts.sum(axis=0) + 0.5
    whole /= whole.sum()
    ratio = np.log((counts + SHRINK * whole) / (counts.sum(axis=1, keepdims=True) + SHRINK)) - np.log(whole)
    unit = float(np.abs(ratio).max()) / 127
    return sorted(names), np.round(ratio / unit).astype(np.int8), unit


def answers() -> dict[tuple[str, str, str], str]:
    """Document, title and holder → the state, empty where it is none."""
    with (DATA / "annotated" / "offices.tsv").open(encoding="utf-8") as stream:
        rows = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["document"], row["title"], row["holder"]): row["state"] for row in rows}


def cases() -> Iterator[Case]:
    """The offices of the training text that a reader gave a state."""
    language, known = load_pipeline("accurate"), answers()
    for document in documents(DATA / "annotated" / "train"):
        met: list[tuple[str, str, dict[str, implied.Facts]]] = []

        def noted(self: implied.States, title: Title, holder: str, met: Any = met) -> None:
            words = " ".join(self._doc[title.start : title.end].text.split())
            met.append((words, holder, self.candidates(title, holder)))

        with patch.object(implied.States, "of", noted):
            annotate(language, document_of(Example(document.text, published=document.head.get("published"))))
        for words, holder, facts in met:
            key = (document.head["id"], words, holder)
            if key in known and facts:
                yield document.head["id"], facts, known[key]


def fitted(found: list[Case], facts: list[str]) -> Array:
    """Weights by which the right state is likely, the last one that of none of them; small ones preferred."""
    held = [(matrix(options, facts), sorted(options), right) for _, options, right in found]
    weights: Array = np.zeros(len(facts) + 1)
    rate: Array = np.zeros_like(weights)
    for _ in range(STEPS):
        slope = STRENGTH * weights
        slope[-1] = 0.0
        for rows, states, right in held:
            share = shares(rows, weights)
            share[states.index(right) if right in states else -1] -= 1.0
            slope[:-1] += rows.T @ share[:-1]
            slope[-1] += share[-1]
        rate += slope**2
        weights = weights - 0.5 * slope / np.sqrt(rate + 1e-9)
    return weights


def matrix(options: Mapping[str, implied.Facts], facts: list[str]) -> Array:
    """A row a state, a column a fact."""
    return np.array([[options[state].get(fact, 0.0) for fact in facts] for state in sorted(options)])


def shares(rows: Array, weights: Array) -> Array:
    """The likelihood of each state, and last that of none."""
    raw = np.append(rows @ weights[:-1], weights[-1])
    shown: Array = np.exp(raw - raw.max())
    return shown / shown.sum()


def judged(found: list[Case], facts: list[str]) -> list[tuple[float, bool]]:
    """How likely the best state of each office was held by weights of other documents, and whether it is right."""
    folds: dict[int, list[Case]] = defaultdict(list)
    files = sorted({document.partition("-")[0] for document, _, _ in found})
    for case in found:
        folds[files.index(case[0].partition("-")[0]) % FOLDS].append(case)
    told = []
    for fold, cases_ in sorted(folds.items()):
        weights = fitted([case for other, rest in folds.items() if other != fold for case in rest], facts)
        for _, options, right in cases_:
            share = shares(matrix(options, facts), weights)[:-1]
            state = sorted(options)[int(share.argmax())]
            told.append((float(share.max()) * implied.may_be(options[state]), state == right))
    return sorted(told, reverse=True)


def main() -> None:
    """Write the table of names and the weights, and print what they are worth."""
    states, pieces, unit = origins_table()
    np.savez_compressed(DATA / "models" / "origins.npz", states=np.array(states), pieces=pieces, unit=np.float64(unit))
    origins._table.cache_clear()
    found = list(cases())
    counts = Counter(fact for _, options, _ in found for of in options.values() for fact in of)
    facts = sorted(fact for fact, count in counts.items() if count >= 5)
    told = judged(found, facts)
    for least in (0.9, 0.8, 0.75, 0.7, 0.65, 0.6, 0.5):
        taken = [right for share, right in told if share >= least]
        print(f"least {least}: {len(taken)} of {len(found)} taken, {sum(taken) / max(len(taken), 1):.3f} of them right")
    weights = fitted(found, facts)
    head = (
        "# What speaks for a state as that of an office: facts of kg/annotate/implied.py, fitted by tests.states_fit.\n"
    )
    rows = "".join(f'"{fact}" = {weight:.3f}\n' for fact, weight in zip(facts, weights, strict=False))
    text = f"{head}# `least`: how likely it must be; `none`: the weight of none of them.\n"
    text += f"least = {LEAST}\nnone = {weights[-1]:.3f}\n\n[weights]\n{rows}"
    (DATA / "gazetteer" / "states.toml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
