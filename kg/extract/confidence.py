"""How sure a claim is, before calibration: a prior of its frame's kind, lowered by every indirect step.

The numbers are set by hand, from reading what the frames found: a direct verb with both arguments named beside it is
nearly always right; an argument reached through a list after a colon or a pronoun is wrong about one time in five.
"""

from collections.abc import Iterable

_PRIOR = {"verb": 0.92, "noun": 0.88, "title": 0.9}
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
    "headline": 0.9,
    "mutual": 0.95,
}


def confidence(kind: str, own: float | None, steps: Iterable[str]) -> float:
    """The prior of the kind, or the frame's own, times one factor a step; always between 0 and 1."""
    value = own if own is not None else _PRIOR[kind]
    for step in steps:
        value *= _STEP.get(step, 0.9)
    return round(min(max(value, 0.01), 0.99), 4)
