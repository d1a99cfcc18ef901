"""From scores to structure: the best names that BIO tags allow, and trees with one root.

Both are exact: the best sequence under the constraint (Viterbi), the best tree (Chu-Liu and Edmonds; see
https://aclanthology.org/H05-1066). Where taking the best of every word obeys already, that is the answer, at once.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[Any]]
_NEVER = -1e9


_OPEN = frozenset({"of", "the", "for", "to", "and", "in", "at", "on", "with", "by", "from", "a", "an"})
_WORD = re.compile(r"[^\W_]|[).!?]$")


class Names:
    """Decodes tags such as O, B-ORG, I-ORG: an I- follows only its own B- or I-."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.tags = tuple(tags)
        inside = [tag.startswith("I-") for tag in tags]
        self._first = np.where(inside, _NEVER, 0.0)
        self._allowed = np.array([[not b.startswith("I-") or a[1:] == b[1:] for b in tags] for a in tags])
        self._cost = np.where(self._allowed, 0.0, _NEVER)

    def best(self, scores: Array) -> list[int]:
        """The tag numbers of (words, tags) scores: logits, since what all tags of a word share changes nothing."""
        chosen = scores.argmax(1)
        if self._first[chosen[0]] == 0 and self._allowed[chosen[:-1], chosen[1:]].all():
            return [int(tag) for tag in chosen]
        return self._viterbi(scores)

    def _viterbi(self, scores: Array) -> list[int]:
        total = scores[0] + self._first
        came: list[Array] = []
        for row in scores[1:]:
            through = total[:, None] + self._cost
            came.append(through.argmax(0))
            total = through.max(0) + row
        path = [int(total.argmax())]
        for back in reversed(came):
            path.append(int(back[path[-1]]))
        return path[::-1]

    def spans(self, chosen: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Start, end and label of the names in a sequence of tag numbers."""
        start, label = 0, ""
        for index, tag in enumerate([*(self.tags[number] for number in chosen), "O"]):
            if label and tag != f"I-{label}":
                yield start, index, label
                label = ""
            if tag.startswith("B-"):
                start, label = index, tag[2:]


def trimmed(words: Sequence[str], start: int, end: int) -> int:
    """Where a name ends that has lost its last words: "Chief | of the", "Inc. | -".

    >>> trimmed(["Chief", "of", "the", "Division"], 0, 3)
    1
    """
    while end > start + 1 and (words[end - 1].lower() in _OPEN or not _WORD.search(words[end - 1])):
        end -= 1
    return end


def tree(scores: Array) -> list[int]:
    """The heads of the best tree: scores (words, 1 + words), column 0 is the root; heads count from 1, 0 is the root.

    >>> tree(np.array([[1.0, 0, 5], [2, 3, 0]]))  # each the other's head: the root takes the one that loses less
    [2, 0]
    """
    size = len(scores)
    scores = scores.astype(np.float64)
    scores[np.arange(size), np.arange(1, size + 1)] = _NEVER
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and _cycle(heads) is None:
        return [int(head) for head in heads]
    root = _one_root(scores, heads)
    alone = scores.copy()
    alone[:, 0] = _NEVER
    alone[root, 0] = 0.0
    return [int(head) for head in _arborescence(alone)]


def _one_root(scores: Array, heads: Array) -> int:
    """The word under the root: of those that chose it the surest; of all, where none did."""
    rest = scores[:, 1:].max(1)
    margin = scores[:, 0] - rest
    chosen = np.flatnonzero(heads == 0)
    return int(chosen[margin[chosen].argmax()] if len(chosen) else margin.argmax())


def _cycle(heads: Array) -> list[int] | None:
    """The words of one cycle, from 0; heads count from 1."""
    seen = [0] * len(heads)
    for start in range(len(heads)):
        word = start
        while word >= 0 and not seen[word]:
            seen[word] = start + 1
            word = int(heads[word]) - 1
        if word >= 0 and seen[word] == start + 1:
            ring = [word]
            while (word := int(heads[word]) - 1) != ring[0]:
                ring.append(word)
            return ring
    return None


def _arborescence(scores: Array) -> Array:
    """Heads of the best tree below the root, cycles contracted one after the other."""
    heads = scores.argmax(1)
    ring = _cycle(heads)
    if ring is None:
        return np.asarray(heads)
    size = len(scores)
    outer = [word for word in range(size) if word not in set(ring)]
    kept = sum(scores[word, heads[word]] for word in ring)
    # One word, the last, stands for the ring.
    small = np.full((len(outer) + 1, len(outer) + 2), _NEVER)
    columns = [0, *(word + 1 for word in outer)]
    small[:-1, :-1] = scores[np.ix_(outer, columns)]
    inside = [word + 1 for word in ring]
    leaving = scores[np.ix_(outer, inside)]
    small[:-1, -1] = leaving.max(1) if outer else 0.0
    entering = np.array([scores[word, columns] - scores[word, heads[word]] + kept for word in ring])
    small[-1, :-1] = entering.max(0)
    solved = _arborescence(small)
    result = heads.copy()
    for place, word in enumerate(outer):
        head = int(solved[place])
        result[word] = inside[int(leaving[place].argmax())] if head == len(columns) else columns[head]
    entry = int(solved[-1])
    broken = ring[int(entering[:, entry].argmax())]
    result[broken] = columns[entry]
    return np.asarray(result)
