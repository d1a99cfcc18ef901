"""Intervals of 95 %: by drawing documents again (bootstrap), and of a simple share (Wilson)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.evaluate.score import Score

DRAWS = 1_000
SEED = 1
LEAST = 3  # documents below which drawing them again says nothing
_Z = 1.959964  # of the standard normal distribution, for 95 %

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """A score and the intervals of its figures; None where too few documents, or nothing said or meant, give none."""

    score: Score
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


def wilson(right: int, total: int) -> Interval:
    """The interval of a share of a random sample.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    """
    if not total:
        return 0.0, 1.0
    share, spread = right / total, _Z * _Z / total
    middle = share + spread / 2
    reach = _Z * math.sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


class Bootstrap:
    """Intervals by drawing as many documents again, with replacement, DRAWS times; the same every time."""

    def __init__(self, documents: int) -> None:
        self._documents = documents

    def of(self, scores: Sequence[Score]) -> Measured:
        """The figures of one measure, given its score in each document."""
        import numpy as np

        total = sum(scores, Score())
        if self._documents < LEAST:
            return Measured(total, None, None, None)
        counts = np.array([(s.right, s.right + s.wrong, s.found, s.gold) for s in scores], dtype=float)
        right, said, found, gold = (self._weights @ counts).T
        with np.errstate(divide="ignore", invalid="ignore"):
            precision, recall = right / said, found / gold
            f1 = 2 * precision * recall / (precision + recall)
        f1[(precision == 0) & (recall == 0)] = 0.0
        return Measured(total, *(_middle(values) for values in (precision, recall, f1)))

    @cached_property
    def _weights(self) -> Any:
        """How often each document is drawn: one row a draw."""
        import numpy as np

        size = self._documents
        return np.random.default_rng(SEED).multinomial(size, np.full(size, 1 / size), DRAWS)


def _middle(values: Any) -> Interval | None:
    """The middle 95 % of the values that are numbers."""
    import numpy as np

    there = values[np.isfinite(values)]
    return (float(np.percentile(there, 2.5)), float(np.percentile(there, 97.5))) if len(there) else None
