"""Whether confidence means what it says, and the map that makes it so.

Of claims with confidence 0.8 four in five should be right. The map goes from the raw confidence to the share that was
right, and never falls: pool-adjacent-violators. kg/extract/confidence.py applies it.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from kg.errors import KgError
from kg.evaluate.score import Evaluation
from kg.extract.confidence import Calibration

BINS = 10
LEAST = 30  # claims that a map needs
FOLDS = 5

Point = tuple[float, bool]  # the confidence of a claim, and whether it is right


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of like confidence."""

    low: float
    high: float
    confidence: float  # their mean
    right: int
    claims: int


def points(found: Evaluation) -> list[Point]:
    """Every judged claim's confidence, and whether it is right."""
    return [(one.confidence, one.kind == "right") for one in found.findings if one.kind != "missed"]


def bins(claims: Sequence[Point]) -> list[Bin]:
    """The claims by confidence in BINS bins of one width, those without claims left out."""
    groups: dict[int, list[Point]] = {}
    for confidence, right in claims:
        groups.setdefault(min(int(confidence * BINS + 1e-9), BINS - 1), []).append((confidence, right))
    return [
        Bin(at / BINS, (at + 1) / BINS, sum(c for c, _ in group) / len(group), sum(r for _, r in group), len(group))
        for at, group in sorted(groups.items())
    ]


def expected_error(claims: Sequence[Point]) -> float:
    """The expected calibration error: how far confidence and share right lie apart, a bin weighing as its claims."""
    apart = sum(abs(one.confidence * one.claims - one.right) for one in bins(claims))
    return apart / len(claims) if claims else 0.0


def isotonic(claims: Iterable[Point]) -> Calibration:
    """The map that never falls and is nearest to the claims, by pooling neighbours that would make it fall.

    >>> isotonic([(0.5, False), (0.6, True), (0.7, False), (0.9, True)]).breakpoints
    ((0.5, 0.0), (0.65, 0.5), (0.9, 1.0))
    """
    blocks: list[tuple[float, int, int]] = []  # sum of confidences, number right, number of claims
    for confidence, group in groupby(sorted(claims), itemgetter(0)):
        said = [right for _, right in group]
        block = (confidence * len(said), sum(said), len(said))
        while blocks and blocks[-1][1] * block[2] >= block[1] * blocks[-1][2]:  # no smaller share right
            last = blocks.pop()
            block = (last[0] + block[0], last[1] + block[1], last[2] + block[2])
        blocks.append(block)
    return Calibration(tuple((round(total / size, 6), round(right / size, 6)) for total, right, size in blocks))


def held_out_error(found: Evaluation) -> float:
    """The calibration error after the map, each fifth of the documents mapped by what the others give."""
    parts = [points(Evaluation(found.documents[at::FOLDS])) for at in range(FOLDS)]
    mapped: list[Point] = []
    for at, part in enumerate(parts):
        others = [point for number, other in enumerate(parts) if number != at for point in other]
        fitted = isotonic(others)
        mapped += [(fitted(confidence), right) for confidence, right in part]
    return expected_error(mapped)


def write(found: Evaluation, gold: str, stream: BinaryIO) -> Calibration:
    """Fit the map and write it as data/calibration.json is; `gold` is the digest of what it was fitted to.

    Raises KgError where too few claims were judged.
    """
    claims = points(found)
    if len(claims) < LEAST:
        raise KgError(f"{len(claims)} judged claims are too few for a calibration; it needs {LEAST}")
    fitted = isotonic(claims)
    record = {"breakpoints": [list(pair) for pair in fitted.breakpoints], "claims": len(claims), "gold": gold}
    stream.write(json.dumps(record, indent=1).encode() + b"\n")
    return fitted
