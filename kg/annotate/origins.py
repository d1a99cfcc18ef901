"""How much a personal name looks like those of a country: by the letters of its words, against lists of names.

The table (data/models/origins.npz) is made of data/gazetteer/origins.toml by `python -m tests.states_fit`. It only
tells apart states that a text names anyway; of nobody is it said where they are from.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.resources import resource

SIZE = 1 << 13  # columns of the table
_LENGTHS = (2, 3, 4)
_PARTICLES = frozenset(
    ["al", "el", "bin", "ben", "de", "da", "di", "van", "von", "der", "del", "la", "le", "dos", "ibn", "bint", "ould"]
)
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ə": "a", "’": "'"})
Scores = NDArray[np.float64]


@cache
def _table() -> tuple[tuple[str, ...], Scores]:
    """The countries, and of each how much more often than elsewhere its names have each piece, in logarithms."""
    with np.load(resource("data", "models", "origins.npz"), allow_pickle=False) as stored:
        return tuple(map(str, stored["states"])), stored["pieces"].astype(np.float64) * float(stored["unit"])


@lru_cache(maxsize=2_000)
def likeness(name: str) -> dict[str, float]:
    """Country → score of a personal name; higher is likelier, only the order and the distances mean something.

    >>> max((score, state) for state, score in likeness("Kazimierz Wrona").items())[1]
    'Poland'
    """
    states, pieces = _table()
    scores: Scores = np.zeros(len(states))
    for word in words(name):
        columns = list(columns_of(word))
        scores += pieces[:, columns].sum(axis=1) / len(columns) ** 0.5
    return dict(zip(states, scores.tolist(), strict=True))


def words(name: str) -> list[str]:
    """The words of a name in lower case without accents; initials and particles are none."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS)).replace(".", "")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word for word in re.split(r"[\s-]+", plain) if len(word) > 1 and word not in _PARTICLES]


def columns_of(word: str) -> Iterator[int]:
    """The columns of the table for the pieces of a word, and twice for the whole of it."""
    framed = f"^{word}$"
    for length in _LENGTHS:
        for at in range(len(framed) - length + 1):
            yield crc32(framed[at : at + length].encode()) % SIZE
    yield from [crc32(framed.encode()) % SIZE] * 2
