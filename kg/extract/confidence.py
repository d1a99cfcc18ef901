"""How sure a claim is: a prior of its frame's kind, lowered by every indirect step, then mapped to the share right.

The numbers are set by hand, from reading what the frames found: a direct verb with both arguments named beside it is
nearly always right; an argument reached through a list after a colon or a pronoun is wrong about one time in five.
The map, where data/calibration.json is there, is fitted to gold by `kg eval --calibrate`.
"""

import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.resources import resource

_PRIOR = {"verb": 0.92, "noun": 0.88, "adjective": 0.86, "title": 0.9, "list": 0.94}
_SECOND = 0.8
# Steps do not go wrong one by one. The power that fits the annotated development half is 0.45; half way to it, since
# frames were mended on those texts and are righter there than elsewhere.
_SOFT = 0.75
_STEP = {
    "direct": 1.0,
    "list": 0.98,
    "relative": 0.96,
    "shared": 0.95,
    "light": 0.98,
    "governor": 0.9,
    "control": 0.94,
    "speaker": 0.85,
    "attached": 0.88,
    "described": 0.92,
    "demonym": 0.9,
    "including": 0.92,
    "listed": 0.85,
    "stands for": 0.8,
    "nominal": 0.88,
    "pronoun": 0.82,
    "clause": 0.75,
    "issuer": 0.75,
    "office": 0.85,
    "headline": 0.9,
    "mutual": 0.95,
}


def confidence(kind: str, own: float | None, steps: Iterable[str]) -> float:
    """The prior of the kind, or the frame's own, times one factor a step, softened; always between 0 and 1."""
    value = own if own is not None else _PRIOR[kind]
    for step in steps:
        value *= _STEP.get(step, 0.9)
    return round(min(max(float(value**_SOFT), 0.01), 0.99), 4)


def understood(sure: float, likelihood: float) -> float:
    """How sure a claim is whose state was chosen with this likelihood."""
    return round(max(sure * likelihood, 0.01), 4)


def second_look(sure: float) -> float:
    """How sure a claim is that only the second reading has."""
    return understood(sure, _SECOND)


@dataclass(frozen=True, slots=True)
class Calibration:
    """From raw confidence to the share right: straight between breakpoints, level outside; without any, as it is.

    >>> Calibration(((0.5, 0.2), (0.9, 0.8)))(0.7)
    0.5
    """

    breakpoints: tuple[tuple[float, float], ...] = ()

    def __call__(self, raw: float) -> float:
        """The calibrated confidence, between 0.01 and 0.99."""
        if not self.breakpoints:
            return raw
        at = bisect_right(self.breakpoints, raw, key=lambda point: point[0])
        (x, y), (far_x, far_y) = self.breakpoints[max(at - 1, 0)], self.breakpoints[min(at, len(self.breakpoints) - 1)]
        value = y + (far_y - y) * (raw - x) / (far_x - x) if x <= raw < far_x else y
        return round(min(max(value, 0.01), 0.99), 4)


def load_calibration(path: Path | None = None) -> Calibration:
    """The map of data/calibration.json, or of `path`; one that changes nothing where none is there.

    Raises KgError where the file is no map.
    """
    try:
        path = path or resource("data", "calibration.json")
        record: Any = json.loads(path.read_text(encoding="utf-8"))
        found = tuple((float(x), float(y)) for x, y in record["breakpoints"])
    except FileNotFoundError:
        return Calibration()
    except (ValueError, TypeError, KeyError) as error:
        raise KgError(f"{path}: is no calibration; `kg eval GRAPH GOLD --calibrate FILE` writes one") from error
    rises = all(x < far_x and y <= far_y for (x, y), (far_x, far_y) in pairwise(found))
    if not found or not rises or not all(0 <= value <= 1 for point in found for value in point):
        raise KgError(f"{path}: breakpoints have to rise and to lie between 0 and 1")
    return Calibration(found)
