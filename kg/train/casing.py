"""Which capitalised words say nothing: the first word of a sentence that is otherwise written small."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_OFTEN = 3


class Casing:
    """How often words are written small, and how often with a capital inside a sentence.

    >>> Casing([["The", "Congress", "met", "the", "press"]]).is_plain("The")
    True
    """

    def __init__(self, sentences: Iterable[list[str]]) -> None:
        self._small: Counter[str] = Counter()
        self._capital: Counter[str] = Counter()
        for words in sentences:
            for before, word in pairwise(words):
                if word.islower():
                    self._small[word] += 1
                elif word[:1].isupper() and before not in {".", "?", "!", "“", '"', ":"}:
                    self._capital[word.lower()] += 1

    def is_plain(self, word: str) -> bool:
        """Whether the word is much more often small than capital, so that a capital at a sentence start is no name."""
        lower = word.lower()
        return self._small[lower] > _OFTEN * self._capital[lower]
