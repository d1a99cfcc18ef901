"""Fit the weights of kg/annotate/likelihood.py to annotated text: `python -m tests.coreference_fit` writes them.

Candidates are collected with the weights of the round before, so that what earlier pronouns were taken for is as right
and as wrong as it will be. A pronoun whose meaning nobody names, or that means nobody, is to have no candidate.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from kg.annotate import likelihood
from kg.annotate.following import Following
from kg.annotate.gazetteer import table
from kg.annotate.likelihood import Candidate
from kg.annotate.pipeline import load_pipeline, shipped
from tests.coreference import Held
from tests.coreference_gold import SETS, Gold

WEIGHTS = Path(__file__).resolve().parent.parent / "data" / "gazetteer" / "references.toml"
ROUNDS, STEPS, LEAST = 2, 400, 5  # a word that stands at fewer pronouns gets no weight
Example = tuple[list[Candidate], list[bool]]


def examples(name: str, language: Any) -> Iterator[Example]:
    """The candidates of every reference of a set, and which of them are right."""
    original = Following.candidates
    for gold in SETS[name]():
        met: list[tuple[int, list[Candidate]]] = []

        def noted(self: Following, token: Any, group: str, phrase: Any = None, met: Any = met) -> list[Candidate]:
            met.append((token.idx + len(token) - 1, original(self, token, group, phrase)))
            return met[-1][1]

        with patch.object(Following, "candidates", noted):
            held = Held(gold, language)
        yield from judged(gold, held, met)


def judged(gold: Gold, held: Held, met: Iterable[tuple[int, list[Candidate]]]) -> Iterator[Example]:
    """The candidates for the references that end at a character, and which of them are right."""
    marks = {mark.head: mark for mark in gold.marks if mark.kind in {"pro", "nom"}}
    for at, candidates in met:
        mark = marks.get(at)
        asked = set(mark.ids) if mark and (mark.counts or mark.also_counts) else set()
        right = [bool(asked) and _means(c, asked, held) for c in candidates]
        if not any(right):
            right = [not c.entity or min(c.entity) < 0 for c in candidates]
        yield candidates, right


def _means(candidate: Candidate, asked: set[str], held: Held) -> bool:
    """Whether the chains of a candidate are those that the gold has."""
    if not candidate.entity or min(candidate.entity) < 0:
        return False
    got = [held.ids.get(number, set()) & asked for number in candidate.entity]
    return all(got) and set().union(*got) == asked


def fitted(found: list[Example], strength: float) -> dict[str, float]:
    """Weights by which the right candidates are likely, small ones preferred."""
    counts: dict[str, int] = {}
    for candidates, _ in found:
        for word in set().union(*(c.words for c in candidates)):
            counts[word] = counts.get(word, 0) + 1
    place = {word: at for at, word in enumerate(sorted(word for word, n in counts.items() if n >= LEAST))}
    rows, columns, starts, right = [], [], [0], []
    for candidates, truth in found:
        for candidate, true in zip(candidates, truth, strict=True):
            for word in candidate.words & place.keys():
                rows.append(len(right))
                columns.append(place[word])
            right.append(true)
        starts.append(len(right))
    weights = _descend(np.array(rows), np.array(columns), np.array(starts), np.array(right), (len(place), strength))
    return {word: float(weights[at]) for word, at in place.items()}


def _descend(rows: Any, columns: Any, starts: Any, right: Any, size: tuple[int, float]) -> Any:
    """Adam on the likelihood of the right candidates."""
    weights, first, second = np.zeros(size[0]), np.zeros(size[0]), np.zeros(size[0])
    owner = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    for step in range(1, STEPS + 1):
        score = np.bincount(rows, weights[columns], len(right))
        score -= np.maximum.reduceat(score, starts[:-1])[owner]
        share = np.exp(score)
        share /= np.bincount(owner, share)[owner]
        good = share * right
        wanted = good / np.maximum(np.bincount(owner, good), 1e-9)[owner]
        slope = np.bincount(columns, (share - wanted)[rows], size[0]) + size[1] * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights -= 0.1 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8) * (1 - step / STEPS)
    return weights


def write(weights: dict[str, float]) -> None:
    """Put the weights into the file."""
    rows = [f'"{word}" = {value:.2f}' for word, value in sorted(weights.items()) if abs(value) >= 0.02]
    text = WEIGHTS.read_text(encoding="utf-8")
    new = re.sub(r"(?<=\[weights\]\n).*?(?=\n\[|\Z)", lambda _: "\n".join(rows) + "\n", text, flags=re.S)
    WEIGHTS.write_text(new, encoding="utf-8")


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strength", type=float, default=8.0)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("names", nargs="*", default=["train", "gum-train"])
    options = parser.parse_args()
    languages = [load_pipeline(name) for name in shipped()]
    for turn in range(options.rounds):
        found = [one for language in languages for name in options.names for one in examples(name, language)]
        weights = fitted(found, options.strength)
        write(weights)
        table.cache_clear()
        likelihood.weights.cache_clear()
        sure = sum(any(true for true in truth) for _, truth in found)
        print(f"round {turn + 1}: {len(found)} pronouns, {sure} with an answer, {len(weights)} words")


if __name__ == "__main__":
    main()
