"""Words as the numbers that the small transformer reads: pieces of a closed vocabulary, and how each is capitalised.

The pieces are those of uncased BERT (greedy longest match, "##" inside a word); the capitals that they lose are told
beside them as one of CASES.
"""

import re
import unicodedata
from collections.abc import Sequence

CASES = 8  # how a word is written: see casing()
_UNKNOWN, _OPEN, _CLOSE = "[UNK]", "[CLS]", "[SEP]"
_MOST = 8  # pieces of one word; the rest of a longer one is not read
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "…": "."})
_PARTS = re.compile(r"\w+|[^\w\s]")


class Wordpieces:
    """The vocabulary; `pieces` remembers the words that it has cut.

    >>> Wordpieces(["[UNK]", "[CLS]", "[SEP]", "met", "##al"]).pieces("Metal")
    (3, 4)
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown, self.open, self.close = (self._numbers[mark] for mark in (_UNKNOWN, _OPEN, _CLOSE))
        self._seen: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        known = self._seen.get(word)
        if known is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            known = self._seen[word] = self._cut(word) or (self.unknown,)
        return known

    def _cut(self, word: str) -> tuple[int, ...]:
        bare = unicodedata.normalize("NFD", word[:100].translate(_PLAIN).lower())
        bare = "".join(letter for letter in bare if unicodedata.category(letter) != "Mn").replace("_", " _ ")
        return tuple(number for part in _PARTS.findall(bare) for number in self._part(part))[:_MOST]

    def _part(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            opening = "##" if start else ""
            end = next((end for end in range(len(part), start, -1) if opening + part[start:end] in self._numbers), 0)
            if not end:
                return [self.unknown]
            found.append(self._numbers[opening + part[start:end]])
            start = end
        return found


def casing(word: str) -> int:
    """How a word is capitalised.

    >>> [casing(word) for word in ("and", "NATO", "I", "Oslo", "7th", "McKay", "al-Bashir", "…")]
    [1, 2, 3, 4, 5, 6, 7, 0]
    """
    if word[:1].isdigit():
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) > 1 else 3
    if word[:1].isupper():
        return 4 if word[1:].islower() else 6
    return 7 if any(letter.isalpha() for letter in word) else 0
